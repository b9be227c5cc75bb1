addr-normalize -q --explain forms.tsv | cut -f 1,27
