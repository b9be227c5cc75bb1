# The order of the rows and the number of threads change nothing.
addr-learn --quiet contract.tsv >a.tsv
{ head -n 1 contract.tsv; tail -n +2 contract.tsv | sort -t '	' -k 12; } >sorted.tsv
addr-learn --quiet -j 3 sorted.tsv >b.tsv
cmp a.tsv b.tsv && wc -l <a.tsv
