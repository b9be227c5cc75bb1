#!/bin/sh
# tune.t - the tuner of the parser's weights, on a few of the labelled rows.
# shellcheck disable=SC1091,SC2154,SC2317
. "${top_srcdir:-.}/tests/tap.sh"

# tune FOLDER OPTION... : what it says, and the tables in FOLDER.
tune() {
	folder=$tmp/$1
	shift
	mkdir -p "$folder"
	(cd "$top_builddir" && bench/tune/tune -e 20 -k 2 "$@" data/gazetteer.mpg "$top_srcdir" "$folder") >"$folder/said"
}

tune once -m 1 || exit 99

again_the_same() { tune again -m 1 && diff -r "$tmp/once" "$tmp/again"; }

tables_are_good() {
	awk -f "$top_srcdir/data/compile/weights.awk" "$tmp/once/steps.tsv" "$tmp/once/points.tsv" >"$tmp/table.h" &&
		awk -f "$top_srcdir/data/compile/words.awk" "$tmp/once/words.tsv" >"$tmp/words.h" || return 1
	cut -f1 "$tmp/once/steps.tsv" >"$tmp/names" && cut -f1 "$top_srcdir/data/weights/steps.tsv" >"$tmp/want"
	same "$tmp/want" "$tmp/names"
}

# A gain that no row can give leaves every weight as it is.
nothing_without_gain() {
	tune never -m 1000 && diff -r -x said "$top_srcdir/data/weights" "$tmp/never"
}

# Where doors hardly follow roads, rows are read wrong; with other weights they are not,
# and neither are rows that the tuner did not see.
wrong_weight_is_mended() {
	tune mended -w 'road to door=-7' && cat "$tmp/mended/said" &&
		awk '/^unseen/ || /^clerk/ { if ($(NF - 3) < $(NF - 4)) n++ }
			END { exit n != 2 }' "$tmp/mended/said"
}

unknown_weight() { status 2 tune none -w 'road to nowhere=1' 2>"$tmp/err" && grep -q nowhere "$tmp/err"; }

bad_table() {
	sed '2s/	[-0-9]*	/	many	/' "$top_srcdir/data/weights/points.tsv" >"$tmp/bad.tsv"
	status 1 awk -f "$top_srcdir/data/compile/weights.awk" "$top_srcdir/data/weights/steps.tsv" \
		"$tmp/bad.tsv" >"$tmp/table.h" 2>"$tmp/err" && grep -q "bad.tsv:2: 'many'" "$tmp/err"
}

bad_word() {
	sed 's/^大街	.*/大街	suffix	road	3/' "$top_srcdir/data/weights/words.tsv" >"$tmp/bad.tsv"
	status 1 awk -f "$top_srcdir/data/compile/words.awk" "$tmp/bad.tsv" >"$tmp/words.h" 2>"$tmp/err" &&
		grep -q 'bad.tsv:[0-9]*: 4 fields' "$tmp/err"
}

ok 'the same rows give the same weights' again_the_same
ok 'the tables that it writes can be compiled' tables_are_good
ok 'no gain, no change' nothing_without_gain
ok 'a weight that is wrong is mended' wrong_weight_is_mended
ok 'a weight that is not there is an error' unknown_weight
ok 'a table with a word for a number is an error' bad_table
ok 'a word without its cut is an error' bad_word
done_testing
