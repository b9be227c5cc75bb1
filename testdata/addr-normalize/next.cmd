# What the next best reading says otherwise; the scores are the weights' affair.
addr-normalize --explain next.tsv | awk -F '\t' '
NR > 1 { n = split($NF, part, "; 次选落后 [0-9]+："); print $2 "\t" (n > 1 ? part[2] : "") }'
