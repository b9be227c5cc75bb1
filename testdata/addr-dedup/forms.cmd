addr-dedup -q forms.tsv | cut -f1,2,24-
