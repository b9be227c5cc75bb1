cut -f1-15,17- forms.tsv | addr-dedup
