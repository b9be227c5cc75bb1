# The misspelt name of a row that also says the floor of its room is not the one that
# survives; among rows of the right name the floor is.
addr-dedup -q --survivors named.tsv | cut -f1,14,15,17,18,26-
# A row is called by its id as it is; only in a list of names ";" means something.
addr-dedup -q named.tsv | cut -f1,22-24
addr-dedup -q --survivors named.tsv >library.tsv
addr-dedup -q --against library.tsv named.tsv | cut -f1,22
