# The room tells its floor: 5层 says nothing new, 4层 contradicts it and is reported.
addr-normalize -q floor.tsv >clean.tsv
cut -f1,16-18,24,25 clean.tsv
addr-dedup -q clean.tsv | cut -f1,24,25,28-
addr-dedup -q --survivors clean.tsv | cut -f1,16-18,24,25
