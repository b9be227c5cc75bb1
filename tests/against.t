#!/bin/sh
# against.t - new rows beside an index give what all rows at once would give.
# shellcheck disable=SC2317	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

bin=$top_builddir
dedup=$bin/addr-dedup
columns=$(cat "$top_srcdir/tests/columns.awk")
"$bin/bench/synth" -n 12000 -s 23 "$top_srcdir/data/divisions" | cut -f1,2 >"$tmp/city" || exit 99
"$bin/addr-normalize" -q "$tmp/city" >"$tmp/clean" || exit 99
awk 'NR == 1 || NR % 5' "$tmp/clean" >"$tmp/old"
awk 'NR == 1 || NR % 5 == 0' "$tmp/clean" >"$tmp/new"
"$dedup" -q --survivors "$tmp/old" | cut -f "1-$(head -n 1 "$tmp/clean" | tr '\t' '\n' |
	wc -l)" >"$tmp/library.tsv" || exit 99

make_index() { # INDEX
	"$dedup" -q --index "$1" "$tmp/library.tsv" >"$tmp/marked"
}

indexed() { make_index "$tmp/library.idx" && [ -s "$tmp/library.idx" ]; }

same_bytes() {
	"$dedup" -q -j 4 --index "$tmp/again.idx" "$tmp/library.tsv" >/dev/null &&
	cmp "$tmp/library.idx" "$tmp/again.idx"
}

# What is joined with the library is what joins all at once, but for one row in a thousand
# whose name is nearly doubtful, or is read by the new rows' light: an estate as no hamlet.
as_at_once() {
	"$dedup" -q --against "$tmp/library.idx" "$tmp/new" >"$tmp/against" || return 1
	{ cat "$tmp/library.tsv"; tail -n +2 "$tmp/new"; } >"$tmp/all"
	"$dedup" -q "$tmp/all" >"$tmp/whole" || return 1
	awk -F '\t' "$columns"'
	file == 1 { library[$at["id"]]; next }
	file == 2 {
		c = $at["dup_cluster"] == "" ? "alone " $at["id"] : $at["dup_cluster"]
		of[$at["id"]] = c
		if ($at["id"] in library) mates[c] = mates[c] " " $at["id"] " "
		if ($at["dup_why"] ~ /条对|多出村民组/) learnt[c]
		next
	}
	{
		n++
		c = of[$at["id"]]
		have = $at["dup_of"] in library ? $at["dup_of"] : ""
		if (mates[c] == "" && have == "" || have != "" && index(mates[c], " " have " ")) {
			joined += have != ""
		} else if (have == "" ? c in learnt : $at["dup_why"] ~ /条对/) {
			edge++
		} else {
			print $at["id"], $at["raw"], "[" mates[c] "]", have
			bad = 1
		}
	}
	END {
		print n, joined, edge
		exit bad || joined < n / 5 || edge > n / 500
	}' "$tmp/library.tsv" "$tmp/whole" "$tmp/against"
}

# Of a library the texts as they came are not known, and nothing is said of them.
says_what_it_knows() {
	awk -F '\t' "$columns"'
	file == 1 { library[$at["id"]]; next }
	$at["dup_of"] in library { n += $at["dup_why"] ~ /^标准地址相同/; bad += $at["dup_why"] ~ /原文/ }
	$at["dup_of"] != "" && !($at["dup_of"] in library) { own += $at["dup_why"] ~ /原文/ }
	END { print n, own; exit bad || !n || !own }' "$tmp/library.tsv" "$tmp/against"
}

only_new() {
	cut -f 1 "$tmp/new" >"$tmp/want" && cut -f 1 "$tmp/against" >"$tmp/have" &&
	same "$tmp/want" "$tmp/have"
}

shuffled() {
	{ head -n 1 "$tmp/new"; tail -n +2 "$tmp/new" | sort -t '	' -k 2; } >"$tmp/other" &&
	"$dedup" -q --against "$tmp/library.idx" "$tmp/other" | sort >"$tmp/have" &&
	sort "$tmp/against" >"$tmp/want" && same "$tmp/want" "$tmp/have"
}

# What is left to be added to the library: all that is not in it, once.
left_over() {
	"$dedup" -q --survivors --against "$tmp/library.idx" "$tmp/new" >"$tmp/left" &&
	awk -F '\t' "$columns"'
	file == 1 { if ($at["dup_of"] == "") want[$at["id"]]; next }
	{ if (!($at["id"] in want)) { print; bad = 1 } delete want[$at["id"]] }
	END { for (id in want) { print id; bad = 1 } exit bad }' "$tmp/against" "$tmp/left"
}

refused() { # INDEX REASON
	echo before >"$tmp/out"
	status 2 "$dedup" --against "$1" -o "$tmp/out" "$tmp/new" 2>"$tmp/err" &&
	cat "$tmp/err" && grep -q "$2" "$tmp/err" && [ "$(cat "$tmp/out")" = before ]
}

truncated() {
	head -c 100000 "$tmp/library.idx" >"$tmp/cut.idx" && refused "$tmp/cut.idx" 'cut short'
}

damaged() {
	{ head -c 200000 "$tmp/library.idx"; printf x; tail -c +200002 "$tmp/library.idx"; } \
		>"$tmp/bad.idx" && refused "$tmp/bad.idx" damaged
}

# A table gives what its index gives, and leaves nothing behind.
# Somebody copies another index over this one, while the new rows are still on their way.
cut_while_used() {
	cp "$tmp/library.idx" "$tmp/used.idx" && rm -f "$tmp/fifo" && mkfifo "$tmp/fifo" || return 1
	"$dedup" -q -o "$tmp/never" --against "$tmp/used.idx" "$tmp/fifo" 2>"$tmp/err" &
	run=$!
	{
		head -n 1 "$tmp/new"
		until grep -q "used.idx" "/proc/$run/maps" 2>/dev/null; do
			kill -0 "$run" 2>/dev/null || break
			sleep 0.05
		done
		: >"$tmp/used.idx"
		tail -n +2 "$tmp/new"
	} >"$tmp/fifo"
	wait "$run"
	[ $? -eq 2 ] && grep -q 'was cut short while it was used' "$tmp/err" && [ ! -e "$tmp/never" ]
}

table() { # FILE OPTION...
	library=$1
	shift
	mkdir -p "$tmp/spill" &&
	"$dedup" -q -T "$tmp/spill" --against "$library" "$@" "$tmp/new" >"$tmp/have" &&
	same "$tmp/against" "$tmp/have" && [ -z "$(ls "$tmp/spill")" ]
}

as_csv() {
	"$bin/tests/pass" -q --to csv "$tmp/library.tsv" | tail -c +4 |
		iconv -f UTF-8 -t GB18030 >"$tmp/library.csv" && table "$tmp/library.csv" -j 2
}

# Fuller than its survivors: what is twice in the table is once in the index.
with_duplicates() {
	"$dedup" -q --index "$tmp/old.idx" "$tmp/old" >/dev/null &&
	"$dedup" -q --against "$tmp/old.idx" "$tmp/new" >"$tmp/want" &&
	"$dedup" -q --against "$tmp/old" "$tmp/new" >"$tmp/have" && same "$tmp/want" "$tmp/have"
}

# Every fault of the table is told with its place.
bad_table() {
	{ head -n 8 "$tmp/library.tsv"; echo ragged; } >"$tmp/ragged.tsv" &&
	refused "$tmp/ragged.tsv" 'ragged.tsv:9: ' &&
	cut -f 1-9 "$tmp/library.tsv" >"$tmp/less.tsv" &&
	refused "$tmp/less.tsv" 'less.tsv: no column' &&
	: >"$tmp/empty.tsv" && refused "$tmp/empty.tsv" 'empty.tsv' &&
	refused "$tmp/nowhere.tsv" 'nowhere.tsv' && refused "$tmp" 'directory' &&
	status 2 "$dedup" -T "$tmp/none" --against "$tmp/library.tsv" "$tmp/new" \
		2>"$tmp/err" >"$tmp/out" &&
	grep -q "$tmp/none" "$tmp/err" && [ ! -s "$tmp/out" ]
}

stale() {
	cp "$tmp/library.tsv" "$tmp/keep" &&
	tail -n 1 "$tmp/new" >>"$tmp/library.tsv" && refused "$tmp/library.idx" 'has changed' &&
	cp "$tmp/keep" "$tmp/library.tsv" &&
	"$dedup" -q --against "$tmp/library.idx" "$tmp/new" >"$tmp/have" &&
	same "$tmp/against" "$tmp/have"
}

full() {
	status 2 "$dedup" -q --index /dev/full "$tmp/library.tsv" 2>"$tmp/err" >"$tmp/out" &&
	grep -q /dev/full "$tmp/err"
}

both() {
	status 2 "$dedup" --index "$tmp/x" --against "$tmp/library.idx" "$tmp/new" \
		2>"$tmp/err" >"$tmp/out" && [ ! -e "$tmp/x" ]
}

ok 'an index is made' indexed
ok 'the same one for every -j' same_bytes
ok 'new rows are joined as if all were deduplicated at once' as_at_once
ok 'and what their texts are like is told where it is known' says_what_it_knows
ok 'the new rows are written, and no others' only_new
ok 'their order does not matter' shuffled
ok '--survivors leaves what the library does not have' left_over
ok 'an index that was cut short is refused' truncated
ok 'a damaged index is refused' damaged
ok 'so is one that is cut short while it is used' cut_while_used
ok 'a table does as well as its index' table "$tmp/library.tsv"
ok 'and so does CSV in GB 18030' as_csv
ok 'and a table with duplicates' with_duplicates
ok 'a table that is broken is refused' bad_table
ok 'a library that has changed makes the index stale' stale
ok 'a full disk is told' full
ok 'an index is not made against another' both
done_testing
