# Twice is once, marking or merging, and merging again keeps the sources.
addr-dedup -q merge.tsv >marked.tsv && addr-dedup -q marked.tsv | cmp - marked.tsv
addr-dedup -qs merge.tsv >merged.tsv && addr-dedup -qs merged.tsv | cmp - merged.tsv
addr-dedup -qs marked.tsv | cmp - merged.tsv
