addr-dedup -q coarse.tsv | cut -f1,2,24-
