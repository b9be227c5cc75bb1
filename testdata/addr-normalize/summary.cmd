addr-normalize forms.tsv >/dev/null
