#!/bin/sh
# resemble.t - pairs of addresses as clerks write them where there is no number: what is
# one is joined or asked about, and what is two is never joined.
#
# testdata/pairs.tsv: part, same (1 or 0), a, b.  The rules were written with a look at
# part 1; part 2 and part 3 were read only when they stood, 3 after what was learnt
# from 2.
# shellcheck disable=SC2317	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

bin=$top_builddir
columns=$(cat "$top_srcdir/tests/columns.awk")
pairs=$top_srcdir/testdata/pairs.tsv
awk -F '\t' -v OFS='\t' 'NR == 1 { print "id", "raw" }
	NR > 1 { print NR "a", $3; print NR "b", $4 }' "$pairs" |
	"$bin/addr-normalize" -q >"$tmp/clean" || exit 99
"$bin/addr-dedup" -q --review "$tmp/review" "$tmp/clean" >"$tmp/marked" || exit 99

answer() { # DECISION: of all questions
	awk -F '\t' -v OFS='\t' -v what="$1" 'NR > 1 { $1 = what } { print }' "$tmp/review"
}

# Are the two of pair N one, in a marked table?  Prints N, its part, same, and that.
judge() { # MARKED
	awk -F '\t' "$columns"'
	FILENAME == ARGV[1] { if (FNR > 1) { part[FNR] = $1; same[FNR] = $2 } next }
	FNR > 1 { cluster[$at["id"]] = $at["dup_cluster"] }
	END {
		for (i = 2; i in part; i++)
			print i, part[i], same[i], cluster[i "a"] == cluster[i "b"]
	}' "$pairs" "$1"
}

answer 同 >"$tmp/yes"
answer 异 >"$tmp/no"
"$bin/addr-dedup" -q --decisions "$tmp/yes" "$tmp/clean" >"$tmp/answered" || exit 99
judge "$tmp/marked" >"$tmp/joined"
judge "$tmp/answered" >"$tmp/found"

# Of the pairs of a part that are one: so many are joined, and so many also asked about.
finds() { # PART JOINED FOUND
	joined=$(grep -c " $1 1 1\$" "$tmp/joined")
	found=$(grep -c " $1 1 1\$" "$tmp/found")
	echo "$joined of $(grep -c " $1 1 .\$" "$tmp/joined") are joined, $found found"
	[ "$joined" -ge "$2" ] && [ "$found" -ge "$3" ]
}

none_wrong() { ! grep ' 0 1$' "$tmp/joined"; }
few_asked() { [ "$(grep -c ' 0 1$' "$tmp/found")" -le 1 ]; }

# What is asked does not depend on the order of the rows.
shuffled() {
	{ head -n 1 "$tmp/clean"; tail -n +2 "$tmp/clean" | LC_ALL=C sort -t '	' -k 2,2r; } >"$tmp/mixed"
	"$bin/addr-dedup" -q --review "$tmp/review2" "$tmp/mixed" >"$tmp/mixed2" &&
	same "$tmp/review" "$tmp/review2"
}

twice() {
	"$bin/addr-dedup" -q -j 4 --review "$tmp/review2" "$tmp/marked" >"$tmp/again" &&
	same "$tmp/review" "$tmp/review2" && same "$tmp/marked" "$tmp/again"
}

# No answer is asked for again, and 异 changes nothing.
answered() {
	"$bin/addr-dedup" -q --decisions "$tmp/no" --review "$tmp/review2" "$tmp/clean" >"$tmp/apart" &&
	[ "$(wc -l <"$tmp/review2")" -eq 1 ] && judge "$tmp/apart" >"$tmp/joined2" &&
	same "$tmp/joined" "$tmp/joined2" &&
	"$bin/addr-dedup" -q --decisions "$tmp/yes" --review "$tmp/review2" "$tmp/clean" >/dev/null &&
	[ "$(wc -l <"$tmp/review2")" -eq 1 ]
}

# What may be one of six is no question, nor is what 400 share; what may be one of two is.
common() {
	awk 'BEGIN { print "id\traw"
		n = split("浉河区 平桥区 罗山县 光山县 新县 商城县", county, " ")
		for (i = 1; i <= n; i++) print "c" i "\t信阳市" county[i] "新华路西50米老李饭店"
		print "c\t新华路西50米老李饭店有限公司"
		for (i = 1; i <= 2; i++) print "d" i "\t信阳市" county[i] "新华路西60米老李饭店"
		print "d\t新华路西60米老李饭店有限公司"
		for (i = 1; i <= 400; i++) print i "\t信阳市浉河区建设路" i "号院老王饭店"
		print "x\t民主路老王饭店" }' |
		"$bin/addr-normalize" -q | "$bin/addr-dedup" -q --review "$tmp/review2" >/dev/null &&
	cut -f3,4 "$tmp/review2" && [ "$(grep -c 西60米 "$tmp/review2")" -eq 2 ] &&
	[ "$(wc -l <"$tmp/review2")" -eq 3 ]
}

ok 'no two addresses are joined' none_wrong
ok 'pairs that were looked at are found' finds 1 20 36
ok 'half of the others, too' finds 2 16 36
ok 'and a third lot' finds 3 15 29
ok 'hardly a question is about two addresses' few_asked
ok 'the order of the rows changes no question' shuffled
ok 'nor do threads, and twice is once' twice
ok 'an answer holds, and is not asked for again' answered
ok 'what many share is not asked about' common
done_testing
