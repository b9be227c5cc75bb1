# accuracy.awk - compare what addr-normalize made with what is true.
#
#	awk -f columns.awk -f accuracy.awk TRUTH.tsv OUTPUT.tsv
#
# Rows are matched by their first column.  A true value may be `*` (not compared),
# have alternatives (a|b), or stand in brackets: true, but not said by the text, so
# that empty is right too.  Numbers are compared as numbers (12号附3号 = 12-3).
# Prints for every row its id, confidence, and whether it is right in all (the wrong
# ones with their faults), then a line a field: field, rows that have it, of these
# right, and rows that should be empty and are not; last all fields and records.

BEGIN {
	FS = "\t"
	n = split("province city county devzone township community group road segment lane " \
		"door estate building unit floor room assist", name, " ")
	for (i = 11; i <= 16; i++)
		numeric[name[i]] = i != 12
}

function number(s) {
	gsub(/号(附|付|之)/, "-", s)
	gsub(/附|付|之/, "-", s)
	sub(/^负/, "-", s)
	gsub(/、/, ",", s)
	gsub(/号楼|号院|号商铺|商铺|门面|门市|单元|号|楼|栋|幢|座|层|室|户|房|排|院|铺/, "", s)
	gsub(/--/, "-", s)
	return s
}

# 1: right, 0: wrong, -1: nothing to compare
function judge(field, want, got,    k, i, option) {
	if (want == "*")
		return -1
	if (want ~ /^\(/)
		return got == "" || got == substr(want, 2, length(want) - 2) ? -1 : 0
	k = split(want, option, "|")
	for (i = 1; i <= k; i++)
		if (got == option[i] || (numeric[field] && number(got) == number(option[i])))
			return 1
	return want == got ? -1 : 0
}

file == 1 && $at["csv"] == "" {
	for (i = 1; i <= n; i++)
		truth[$1, name[i]] = $at[name[i]]
	raw[$1] = $2
}

file == 2 && ($1 in raw) {
	wrong = ""
	seen++
	for (i = 1; i <= n; i++) {
		field = name[i]
		want = truth[$1, field]
		verdict = judge(field, want, $at[field])
		if (verdict < 0)
			continue
		if (want == "")
			extra[field]++
		else
			have[field]++
		if (verdict)
			right[field]++
		else
			wrong = wrong " " field "=" $at[field] " (" want ")"
	}
	whole = wrong == "" || wrong ~ /^ (assist|segment)=[^ ]* \([^ ]*\)$/
	good += whole
	print "row\t" $1 "\tclerk\t" $at["confidence"] "\t" whole
	if (wrong != "")
		print "wrong\t" $1 "\t" raw[$1] "\t" substr(wrong, 2)
}

END {
	for (i = 1; i <= n; i++) {
		field = name[i]
		printf "field\t%s\t%d\t%d\t%d\n", field, have[field], right[field], extra[field]
		h += have[field]
		r += right[field]
		e += extra[field]
	}
	printf "fields\t%d\t%d\t%d\n", h, r, e
	printf "records\t%d\t%d\n", seen, good
}
