# Without ids the raw text names a row, without that the address does.
cut -f2- noid.tsv | addr-dedup -qs | cut -f1,11,22-
cut -f3- noid.tsv | addr-dedup -qs | cut -f10,21-
