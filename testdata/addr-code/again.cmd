# The codes of a second run, in another order and in other batches, are the same.
addr-code -q --registry codes.db rows.tsv | sort >first
{ head -n 1 rows.tsv; tail -n +2 rows.tsv | sort -r; } >turned.tsv
addr-code -q --registry codes.db turned.tsv | sort >second
tail -n +2 rows.tsv | while IFS= read -r row; do
	echo "$row" | addr-code -q --registry codes.db --columns "$(head -n 1 rows.tsv | tr '\t' ,)" --no-header
done | sort >third
cmp first second && grep -v '^id' first | cmp - third && echo same
