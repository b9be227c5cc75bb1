# The misspelt name of a row that also says the floor of its room is not the one that
# survives; among rows of the right name the floor is.
addr-dedup -q --survivors named.tsv | cut -f1,14,15,17,18,26-
