#!/bin/sh
# accuracy.t - how much of the clerk's file and of the labelled forms comes out as it is.
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
awk -f "$top_srcdir/tests/columns.awk" -f "$top_srcdir/tests/accuracy.awk" \
	"$truth" "$tmp/normal" >"$tmp/score"
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

# The labelled forms, each half for itself: what was tuned on one must hold on the other.
labelled=$top_srcdir/testdata/labelled
forms_fields=995	# per mille of the divisions and numbers that are there
forms_elements=976	# per mille of the other elements, found and given
forms_records=962	# per mille of the rows that are right
forms_invented=4	# numbers that are not there and came out all the same

(printf 'id\traw\n' && tail -q -n +2 "$labelled"/*.tsv | cut -f1,2) |
	"$top_builddir/addr-normalize" -q >"$tmp/normal" || exit 99
awk -f "$top_srcdir/tests/labelled.awk" "$labelled"/*.tsv "$tmp/normal" >"$tmp/score"
awk -F '\t' '$1 == "form" && $3 > $4 { print "# " $2 ": " $4 " of " $3 " rows are right" }' \
	"$tmp/score" | sort

per_mille() { # AT-LEAST RIGHT ALL HALF
	echo "$2 of $3, expected $1 per mille"
	grep "^wrong	$4" "$tmp/score"
	[ $((1000 * $2)) -ge $(($1 * $3)) ]
}

few_invented() { # AT-MOST INVENTED HALF
	grep "^wrong	$3" "$tmp/score" | grep ' ()'
	[ "$2" -le "$1" ]
}

for half in tune held; do
	# shellcheck disable=SC2046 # the numbers of one line
	set -- $(sed -n "s/^total	$half	//p" "$tmp/score")
	ok "$half: $2 of $1 fields are right" per_mille $forms_fields "$2" "$1" $half
	ok "$half: $4 of $3 elements are found" per_mille $forms_elements "$4" "$3" $half
	ok "$half: $4 of $5 elements given are right" per_mille $forms_elements "$4" "$5" $half
	ok "$half: $7 of $6 records are right" per_mille $forms_records "$7" "$6" $half
	ok "$half: $8 numbers are made up" few_invented $forms_invented "$8" $half
done
done_testing
