# pairs.awk - compare the clusters of addr-dedup with the true ones, pair by pair.
#
#	awk -f columns.awk -f pairs.awk TRUTH.tsv MARKED.tsv
#
# Rows are matched by their first column.  TRUTH has `cluster` and the elements of
# accuracy.awk, MARKED has `dup_cluster`.  Pairs of rows that say the same elements
# (form duplicates) are counted on their own: those must be found.  Prints every
# wrongly merged pair, then
#	pairs	true pairs	of these merged
#	form	true pairs that say the same	of these merged
#	false	pairs merged that are two places

BEGIN { FS = "\t" }

file == 1 && $at["csv"] == "" {
	place[$1] = $at["cluster"]
	text[$1] = $2
	for (i = at["province"]; i <= at["assist"]; i++)
		said[$1] = said[$1] "\t" ($i ~ /^\(/ ? "" : $i)
}

file == 2 && ($1 in place) {
	id[++rows] = $1
	cluster[$1] = $at["dup_cluster"]
}

END {
	for (i = 1; i <= rows; i++)
		for (k = 1; k < i; k++) {
			a = id[i]
			b = id[k]
			merged = cluster[a] != "" && cluster[a] == cluster[b]
			if (place[a] == place[b]) {
				pairs++
				found += merged
				if (said[a] == said[b]) {
					form++
					form_found += merged
					if (!merged)
						print "missed\t" text[a] "\t" text[b]
				}
			} else if (merged) {
				false++
				print "false\t" text[a] "\t" text[b]
			}
		}
	printf "pairs\t%d\t%d\nform\t%d\t%d\nfalse\t%d\n", pairs, found, form, form_found, false
}
