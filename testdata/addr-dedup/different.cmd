addr-dedup -q different.tsv | cut -f1,2,24-
