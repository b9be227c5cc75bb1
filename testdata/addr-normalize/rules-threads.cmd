# The same for every -j, also where a rule is stopped on every fourth row.
awk 'NR == 1; NR > 1 { row[NR] = $0 }
	END { for (i = 0; i < 5000; i++) for (k = 2; k <= NR; k++) print row[k] }' rules.tsv >many.tsv
for threads in 1 2 5; do
	addr-normalize -j "$threads" --rules clerk.rules --explain many.tsv | cksum >"sum.$threads"
done
cmp sum.1 sum.2 && cmp sum.1 sum.5 && wc -l <many.tsv
