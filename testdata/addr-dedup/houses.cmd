# One number, two houses: far apart, or with other certificates. Twice is once.
addr-dedup -q houses.tsv >marked.tsv
cut -f1,20,21,26- marked.tsv
addr-dedup -q marked.tsv | cmp - marked.tsv
addr-dedup -q --far=2000 houses.tsv | cut -f1,20,21,26- | head -n 5
addr-dedup -qs houses.tsv | cut -f1,20,21,26-
