# No column of issues or status: the one is added, the other is not.
cut -f1-20 rows.tsv | addr-code -q --registry codes.db | cut -f1,21-
# Without the divisions there are no codes.
cut -f1-19 rows.tsv | addr-code -q --registry codes.db
