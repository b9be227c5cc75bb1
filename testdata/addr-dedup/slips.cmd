# A county before its township, a class word, a hamlet: misspelt, and read as something else.
addr-dedup -q slips.tsv | cut -f1,20-
