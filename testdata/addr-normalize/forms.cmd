addr-normalize -q forms.tsv
