# areas.awk - the first four digits that identity numbers may begin with.
#
# Those of today's divisions (nation.tsv) and of what counties and prefectures had since
# 1981 (old-counties.tsv, in the source of each name).  A province's own counties are
# under 90 (GB/T 2260).  What is left are divisions whose name lives on under another
# code, so that no row of old names tells them; they, too, are of yescallop/areacodes
# (CC0): 3409 Huangshan 1983-1987, 4229 Shennongjia until 1994, 6324 Henan county of
# Qinghai until 1984, 6524 Yining and Kuytun until 1984.
BEGIN {
	FS = "\t"
	known["3409"] = known["4229"] = known["6324"] = known["6524"] = 1
}
/^#/ { next }
FILENAME ~ /nation/ {
	if (length($1) == 2)
		known[$1 "90"] = 1
	if (length($1) >= 4)
		known[substr($1, 1, 4)] = 1
	next
}
{
	rest = $4
	while (match(rest, /[0-9][0-9][0-9][0-9][0-9][0-9]/)) {
		known[substr(rest, RSTART, 4)] = 1
		rest = substr(rest, RSTART + 6)
	}
}
END {
	print "/* Written by areas.awk of data/divisions and data/names. */"
	print "static const unsigned short areas[] = {"
	for (i = 1000; i < 10000; i++)
		if (i in known)
			print "\t" i ","
	print "};"
}
