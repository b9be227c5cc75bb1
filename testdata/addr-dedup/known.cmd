# Words of position are the same in a library as among the rows: of each pair the second
# is in the library as the first, and each row as itself.
addr-normalize -q known.tsv >library.tsv
addr-dedup -q library.tsv | cut -f1,2,24-
addr-dedup -q --against library.tsv library.tsv | cut -f1,2,24-
