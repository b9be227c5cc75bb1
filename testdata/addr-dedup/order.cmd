# The order of the rows changes nothing but the order of the rows.
for f in forms merge coarse; do
	for option in -q -qs; do
		addr-dedup $option $f.tsv | LC_ALL=C sort >want
		{ head -n 1 $f.tsv; tail -n +2 $f.tsv | sort -r -t '	' -k 2,2; } |
			addr-dedup $option | LC_ALL=C sort | cmp - want
		{ head -n 1 $f.tsv; tail -n +2 $f.tsv | sort -t '	' -k 23,23; } |
			addr-dedup $option | LC_ALL=C sort | cmp - want
	done
done
