addr-dedup --survivors merge.tsv | cut -f1,2,13,15,17,18,21,24-27,32-
