#!/bin/sh
# learn.t - a library teaches its names, a clerk accepts them, and they are used: all
# of bench/learn on a small city, then what must hold of its files.
# shellcheck disable=SC1091,SC2154,SC2317
. "${top_srcdir:-.}/tests/tap.sh"

PATH=$top_builddir:$top_builddir/bench:$PATH
divisions=$top_srcdir/data/divisions

whole() {
	BENCH_ROWS=20000 BENCH_DIR=$tmp "$top_srcdir/bench/learn" "$top_builddir" \
		"$divisions" >"$tmp/told" 2>"$tmp/accepted"
}

# figure LINE FIELD: a number of the table.
figure() { awk -v line="$1" -v field="$2" '$0 ~ line { print $field; exit }' "$tmp/told"; }

# Of what was left out, twice as much is there, and hardly anything is made up.
recovers() {
	grep '^all' "$tmp/told"
	[ "$(figure '^all' 8)" -gt $((2 * $(figure '^all' 3))) ] &&
	[ "$(figure '^all' 11)" -le $(($(figure '^all' 6) + $(figure '^all' 8) / 200)) ]
}

flags() {
	grep '^rows flagged' "$tmp/told"
	awk '/^rows flagged/ { exit !($3 > 10 && $6 * 20 <= $3) }' "$tmp/told"
}

more_rows_right() {
	grep '^right in all' "$tmp/told"
	[ "$(figure '^right in all' 8)" -gt "$(figure '^right in all' 5)" ]
}

# column NAME FILE: its values, under the header raw.
column() {
	awk -F '\t' -v want="$1" '
	NR == 1 { for (i = 1; i <= NF; i++) if ($i == want) at = i; print "raw"; next }
	{ print $at }' "$2"
}

# What was written is read as itself, and nothing more follows from it.
reads_back() {
	column address "$tmp/after" >"$tmp/standard" &&
	addr-normalize -q --names "$tmp/names" "$tmp/standard" >"$tmp/again" &&
	column address "$tmp/again" >"$tmp/standard2" && same "$tmp/standard" "$tmp/standard2"
	! grep missing.inferred "$tmp/again"
}

same_on_threads() {
	addr-normalize -q -j 3 --names "$tmp/names" "$tmp/second" >"$tmp/threads" &&
	same "$tmp/after" "$tmp/threads"
}

same_without_answers() {
	addr-normalize -q --names "$tmp/proposed" "$tmp/second" |
		column address - >"$tmp/undecided" &&
	column address "$tmp/before" >"$tmp/plain" && same "$tmp/plain" "$tmp/undecided"
}

# No row says less than without the names.
keeps() {
	awk -F '\t' '
	FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; file++; next }
	file == 1 { level[FNR] = $at["level"]; next }
	$at["level"] ~ /^(|county)$/ && level[FNR] != $at["level"] { print; lost = 1 }
	END { exit lost }' "$tmp/before" "$tmp/after"
}

# More records of one address come together, and no two addresses more than before.
# It finds by itself what was learnt; names that were accepted must not part anything.
joins_as_much() {
	grep -h '^rows that decide  ' "$tmp/pairs.before" "$tmp/pairs.after"
	awk 'FNR == 3 { joined[++n] = $(NF - 4); wrong[n] = $(NF - 3) }
	END { exit !(joined[2] * 1000 >= joined[1] * 998 && wrong[2] <= wrong[1]) }' \
		"$tmp/pairs.before" "$tmp/pairs.after"
}

ok 'learn from one half, accept, read the other half' whole
sed 's/^/# /' "$tmp/accepted"
ok 'elements that are not written are found' recovers
ok 'elements that are wrong are flagged, others are not' flags
ok 'more rows are right' more_rows_right
ok 'no row loses its address' keeps
ok 'a standard address is read back as itself' reads_back
ok 'as many threads as one likes' same_on_threads
ok 'what nobody accepted is as if it were not there' same_without_answers
names_stay() {
	cp "$tmp/names" "$tmp/mine" &&
	status 2 addr-normalize -q --names "$tmp/mine" -o "$tmp/mine" "$tmp/second" 2>"$tmp/err" &&
	grep -q 'is an input' "$tmp/err" && same "$tmp/names" "$tmp/mine"
}
ok 'no output replaces the names' names_stay
ok 'addr-dedup joins as much of one address, and no others' joins_as_much
done_testing
