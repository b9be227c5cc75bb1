#!/bin/sh
# accuracy.t - how much of the clerk's file comes out as it is.
#
# The floors are what was reached when they were set; raise them, never lower them.
# The labels are true whatever the parser does: look at the rows, then mend the parser.
# shellcheck disable=SC1091,SC2154,SC2317
. "${top_srcdir:-.}/tests/tap.sh"

fields=99	# percent of the elements that are there
records=98	# percent of the rows that are right in all
extras=2	# elements that are not there and came out all the same

truth=$top_srcdir/testdata/xinyang-raw.tsv
cut -f1,2 "$truth" | "$top_builddir/addr-normalize" -q >"$tmp/normal" || exit 99
awk -f "$top_srcdir/tests/accuracy.awk" "$truth" "$tmp/normal" >"$tmp/score"
sed -n 's/^field[s]*	/# /p; s/^records	/# records	/p' "$tmp/score"

at_least() { # PERCENT ALL RIGHT
	echo "$3 of $2, expected $1 %"
	sed -n 's/^wrong	//p' "$tmp/score"
	[ $((100 * $3)) -ge $(($1 * $2)) ]
}

few_extras() {
	sed -n 's/^wrong	//p' "$tmp/score" | grep '='
	[ "$1" -le "$extras" ]
}

# shellcheck disable=SC2046 # the numbers of one line
set -- $(sed -n 's/^fields	//p; s/^records	//p' "$tmp/score")
ok "$2 of $1 elements are right" at_least "$fields" "$1" "$2"
ok "$5 of $4 rows are right in all elements" at_least "$records" "$4" "$5"
ok "$3 elements are made up" few_extras "$3"
done_testing
