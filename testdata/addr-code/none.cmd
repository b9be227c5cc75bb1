addr-code rows.tsv
