# A county before its township, a class word, a hamlet: misspelt, and read as something else.
# A village that no county has is one of its township, one that another has is not.
addr-dedup -q slips.tsv | cut -f1,20-
