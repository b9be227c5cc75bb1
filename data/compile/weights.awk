# weights.awk - the parser's weights, from tables to a C header.
#
#	awk -f weights.awk steps.tsv points.tsv >weights_table.h
#
# steps.tsv: a row a sort of edge, a column a state, what the step between them is
# worth; points.tsv: name, points, and what a tuner may make of them (least, most).
# parse_weights.h says what sorts, states and points are; what it does not know, or
# misses, does not compile.

BEGIN { FS = "\t" }

function fail(why) {
	print FILENAME ":" FNR ": " why >"/dev/stderr"
	failed = 1
	exit 1
}

function number(s, least, most) {
	if (s !~ /^-?[0-9]+$/ || s + 0 < least || s + 0 > most)
		fail("'" s "' is not a number from " least " to " most)
	return s + 0
}

FNR == 1 {
	file++
	delete head
	for (i = 1; i <= NF; i++)
		head[i] = toupper($i)
	fields = NF
	next
}

NF != fields { fail(NF " fields, the header has " fields) }

# The last column of steps is an example.
file == 1 {
	row = ""
	for (i = 2; i < NF; i++)
		row = row (i > 2 ? ", " : "") "[MP_" (head[i] == "START" ? "STATE_" : "") head[i] "] = " \
			number($i, -128, 127)
	steps = steps " \\\n\t[MP_S_" toupper($1) "] = { " row " },"
	names = names " \\\n\t[MP_S_" toupper($1) "] = \"" $1 "\","
	sorts++
}

file == 2 {
	name = toupper($1)
	number($2, number($3, -1000, 1000), number($4, -1000, 1000))
	enum = enum "\tMP_POINT_" name ",\n"
	constants = constants "\tMP_WT_" name " = " $2 ",\t/* " $5 " */\n"
	variables = variables "#define MP_WT_" name " mp_weight[MP_POINT_" name "]\n"
	points = points " \\\n\t[MP_POINT_" name "] = { \"" $1 "\", " $2 ", " $3 ", " $4 " },"
}

END {
	if (failed)
		exit 1
	print "/* Made from data/weights by data/compile/weights.awk. */"
	print "#ifdef MP_TUNING\nenum {\n" enum "\tMP_NWEIGHT\n};\n" variables
	print "#define MP_SORT_NAMES" names "\n\n#define MP_WEIGHTS" points "\n\n#else\nenum {\n" constants "};\n#endif"
	print "\n#define MP_STEP_SORTS " sorts "\n#define MP_STEPS" steps
}
