# words.awk - the words that addresses are built with, from a table to a C header.
#
#	awk -f words.awk words.tsv >words_table.h
#
# words.tsv: word; its roles, and the kind of name that it ends or of what it counts
# (parse_lexicon.h); score and cut.  What these headers do not know does not compile.

BEGIN { FS = "\t" }

function fail(why) {
	print FILENAME ":" FNR ": " why >"/dev/stderr"
	failed = 1
	exit 1
}

function number(s) {
	if (s !~ /^-?[0-9]+$/ || s + 0 < -128 || s + 0 > 127)
		fail("'" s "' is not a number from -128 to 127")
	return s + 0
}

FNR == 1 || /^# / { next }

NF != 5 { fail(NF " fields, expected word, role, kind, score, cut") }

$1 == "" || $1 ~ /["\\]/ { fail("'" $1 "' is no word") }

{
	roles = toupper($2)
	gsub(/,/, " | MP_W_", roles)
	kind = $3 == "" ? "MP_NSORT" : ($2 == "unit" ? "MP_U_" : "MP_S_") toupper($3)
	words = words " \\\n\t{ \"" $1 "\", MP_W_" roles ", " kind ", " number($4) ", " number($5) ", 0 },"
}

END {
	if (failed)
		exit 1
	print "/* Made from data/weights/words.tsv by data/compile/words.awk. */"
	print "#define MP_WORDS" words
}
