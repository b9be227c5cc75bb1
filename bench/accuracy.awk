# accuracy.awk - how much of the made-up city is read right, by kind of change.
#
#	awk -f columns.awk -f accuracy.awk TRUTH.tsv NORMAL.tsv
#
# TRUTH is what synth wrote, NORMAL what addr-normalize made of its id and raw.
# Counted are the elements that the text says: those of `dropped` may be empty or
# true.  A name that the hand wrote otherwise (alias, typo, omit) is not judged;
# numbers always are.  Prints kind, rows, and the percentage that is right in all;
# with -v show=N also the first N wrong rows.

BEGIN {
	FS = "\t"
	n = split("province city county devzone township community group road segment lane " \
		"door estate building unit floor room", name, " ")
	for (i = 11; i <= 16; i++)
		numeric[i] = i != 12
}

function number(s) {
	gsub(/号(附|付|之)/, "-", s)
	gsub(/号楼|号院|号商铺|商铺|单元|号|楼|栋|幢|座|层|室|户|房|院|铺/, "", s)
	return s
}

# Both files are in one order; the truth waits for its row by id.
file == 1 {
	truth[$1] = $0
	kind_at = at["kind"]
	dropped_at = at["dropped"]
	true_at = at["true_province"] - 1
	next
}

{
	split(truth[$1], t, "\t")
	delete truth[$1]
	renamed = t[kind_at] ~ /alias|typo|omit/
	wrong = ""
	for (i = 1; i <= n; i++) {
		want = t[true_at + i]
		got = $at[name[i]]
		if (want == got || (numeric[i] && number(want) == number(got)))
			continue
		if (renamed && !numeric[i] && i > 3)
			continue
		if (got == "" && ("," t[dropped_at] ",") ~ ("," name[i] ","))
			continue
		# 5楼501室: the floor is said twice, and true.
		if (name[i] == "floor" && t[kind_at] ~ /floor/)
			continue
		wrong = wrong " " name[i] "=" got "(" want ")"
	}
	k = split(t[kind_at], kind, ",")
	for (i = 1; i <= k; i++) {
		rows[kind[i]]++
		right[kind[i]] += wrong == ""
	}
	all++
	good += wrong == ""
	if (wrong != "" && shown++ < show)
		print "wrong\t" t[kind_at] "\t" t[2] "\t" wrong
}

END {
	for (i in rows)
		printf "%-14s %9d %8.2f\n", i, rows[i], 100 * right[i] / rows[i] | "sort"
	close("sort")
	printf "%-14s %9d %8.2f\n", "all", all, 100 * good / all
}
