addr-code --registry codes.db rows.tsv | cut -f1,22-
