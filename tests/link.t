#!/bin/sh
# link.t - what hangs on the addresses of a made-up city, and that nobody leaks.
# shellcheck disable=SC1091,SC2154,SC2317
. "${top_srcdir:-.}/tests/tap.sh"

rows=${LINK_ROWS:-3000}
columns=$(cat "$top_srcdir/tests/columns.awk")
"$top_builddir/bench/synth" -n "$rows" -s 11 -p "$tmp" "$top_srcdir/data/divisions" >"$tmp/raw" ||
	exit 99
link=$top_builddir/link-house-person
library=$tmp/library.tsv
link() { "$link" --library "$library" --today 2026-11-28 --crowded 10 "$@"; }
all() {
	link --houses "$tmp/houses.tsv" --organisations "$tmp/organisations.tsv" \
		--people "$tmp/people.tsv" "$@"
}
all -q --missing "$tmp/lacking.tsv" >"$tmp/links.tsv" || exit 99

# A link for each row, in the order of the tables.
one_each() {
	for kind in house organisation person; do
		case $kind in person) table=people ;; *) table=${kind}s ;; esac
		tail -n +2 "$tmp/$table.tsv" | cut -f1 | sed "s/^/$kind	/"
	done >"$tmp/want"
	tail -n +2 "$tmp/links.tsv" | cut -f1,2 >"$tmp/got"
	same "$tmp/want" "$tmp/got"
}

# Broken rows of every table are refused, told, and nothing else changes.
conserved() {
	for table in houses organisations people; do
		{ cat "$tmp/$table.tsv"; echo broken; } >"$tmp/$table-x.tsv"
	done
	link --houses "$tmp/houses-x.tsv" --organisations "$tmp/organisations-x.tsv" \
		--people "$tmp/people-x.tsv" -r "$tmp/refused" --summary "$tmp/summary" \
		>"$tmp/out" 2>/dev/null && same "$tmp/links.tsv" "$tmp/out" &&
	[ "$(grep -c 'broken$' "$tmp/refused")" -eq 3 ] &&
	[ "$(grep -c '^_file' "$tmp/refused")" -eq 3 ] &&
	awk -F '\t' '{ n[$1] = $2 } END {
		exit !(n["rejected"] == 3 && n["read"] == n["written"] + 3)
	}' "$tmp/summary"
}

threads() {
	for j in 2 5; do
		all -q -j "$j" --missing "$tmp/lacking-$j" >"$tmp/out" && same "$tmp/links.tsv" "$tmp/out" &&
		same "$tmp/lacking.tsv" "$tmp/lacking-$j" || return 1
	done
}

# Where a row counts: the county and township of its address, or else of its text.
divisions() {
	awk -F '\t' -v OFS='\t' '
		FNR == 1 { split("", at); for (i = 1; i <= NF; i++) at[$i] = i; next }
		NR == FNR { of[$(at["code"])] = $(at["county"]) OFS $(at["township"]); next }
		$(at["code"]) != "" { n++
			if (of[$(at["code"])] != $(at["county"]) OFS $(at["township"])) { print; bad = 1 } }
		END { exit bad || n < 1000 }' "$library" "$tmp/links.tsv" || return 1
	awk -F '\t' -v OFS='\t' '
		FNR == 1 { sub(/^\357\273\277/, ""); for (i = 1; i <= NF; i++) at[$i] = i; print "id", "kind", "raw"; next }
		$(at["lacks"]) == "address" { print $(at["id"]), $(at["kind"]), $(at["address"]) }' "$tmp/lacking.tsv" |
		"$top_builddir/addr-normalize" -q | awk -F '\t' -v OFS='\t' '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		{ print $(at["kind"]), $(at["id"]), $(at["county"]), $(at["township"]) }' | sort >"$tmp/want"
	awk -F '\t' -v OFS='\t' '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$(at["issues"]) ~ /address\.(none|uncertain|retired|differs)/ && $(at["code"]) == "" {
			print $1, $2, $(at["county"]), $(at["township"]) }' "$tmp/links.tsv" | sort >"$tmp/got"
	[ "$(wc -l <"$tmp/got")" -gt 20 ] && [ "$(cut -f3 "$tmp/got" | grep -c .)" -gt 20 ] &&
	same "$tmp/want" "$tmp/got"
}

# Households: by number; who has none is counted by the heads; one where neither tells.
households() {
	four=$(awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$(at["level"]) == "room" || $(at["room"]) != "" { print $(at["code"]); if (++n == 4) exit }' "$library")
	# shellcheck disable=SC2086	# four codes
	set -- $four
	{ printf '人员编号\t现住址编码\t户籍地址编码\t户号\t与户主关系\n'
		# two numbers, one of them with two heads, and a head without a number: 3
		printf 'a1\t%s\t%s\t0001\t户主\na2\t%s\t%s\t0001\t户主\n' "$1" "$1" "$1" "$1"
		printf 'a3\t%s\t%s\t 0002\t子女\na4\t%s\t%s\t\t户主\n' "$1" "$1" "$1" "$1"
		printf 'a5\t%s\t%s\t0002\t子女\n' "$1" "$1"
		# the same number at another address is another household
		printf 'b1\t%s\t%s\t0002\t户主\n' "$2" "$2"
		# no numbers: two heads
		printf 'c1\t%s\t%s\t\t户主\nc2\t%s\t%s\t\t户主\n' "$3" "$3" "$3" "$3"
		# nothing tells
		printf 'd1\t%s\t%s\t\t其他\nd2\t%s\t%s\t\t\n' "$4" "$4" "$4" "$4"
	} >"$tmp/numbers.tsv"
	for j in 1 3; do
		link -q -j "$j" --people "$tmp/numbers.tsv" | awk -F '\t' '
			NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
			{ printf "%s=%s ", $2, $(at["households"]) }' >"$tmp/got" &&
		[ "$(cat "$tmp/got")" = 'a1=3 a2=3 a3=3 a4=3 a5=3 b1=1 c1=2 c2=2 d1=1 d2=1 ' ] || { cat "$tmp/got"; return 1; }
	done
}

# Of two tables for one option none is left out in silence.
one_table() {
	status 2 link -q --houses "$tmp/houses.tsv" --houses "$tmp/people.tsv" >"$tmp/out" 2>"$tmp/err" &&
	[ ! -s "$tmp/out" ] && grep -q "'--houses' takes one file.*houses.tsv.*people.tsv" "$tmp/err" &&
	all -q --houses "$tmp/houses.tsv" >"$tmp/out" && same "$tmp/links.tsv" "$tmp/out"
}

# The library as an index, and people from standard input, link the same.
ways() {
	"$top_builddir/addr-lookup" -q --make-index "$tmp/library.idx" "$library" &&
	"$link" -q --library "$tmp/library.idx" --today 2026-11-28 --crowded 10 \
		--houses "$tmp/houses.tsv" --organisations "$tmp/organisations.tsv" --kind person \
		<"$tmp/people.tsv" >"$tmp/out" &&
	same "$tmp/links.tsv" "$tmp/out"
}

# Nothing hangs on what does not exist.
exists() {
	awk -F '\t' "$columns"'
		file == 1 { code[$at["code"]]; next }
		file == 2 { house[$at["id"]]; next }
		($at["code"] != "" && !($at["code"] in code)) ||
		    ($at["house"] != "" && !($at["house"] in house)) ||
		    ($at["household_code"] != "" && !($at["household_code"] in code)) { print; bad = 1 }
		END { exit bad }' "$library" "$tmp/houses.tsv" "$tmp/links.tsv"
}

# Of what the text decides 98 in 100 are right, and of all 1 in 1,000 is wrong at most:
# a code that is not that of the truth, nor of what that lies in.
right() {
	awk -F '\t' "$columns"'
		file == 1 { code[$at["kind"], $at["id"]] = $at["code"]; next }
		{
			got = code[$at["kind"], $at["id"]]
			rows++
			decided = $at["code"] != "" && ($at["decides"] == 1 || $at["given"] == "right")
			n += decided
			good += decided && got == $at["code"]
			wrong += got != "" && got != $at["code"] &&
			    !index("," $at["within"] ",", "," got ",")
		}
		END {
			print good, n, wrong, rows
			exit !(good >= 0.98 * n && wrong <= 0.001 * rows && n > rows / 2)
		}' "$tmp/links.tsv" "$tmp/truth.tsv"
}

# The relation is that of the truth, or left open; and seldom wrong.
relations() {
	awk -F '\t' "$columns"'
		file == 1 { relation[$at["kind"], $at["id"]] = $at["relation"]; next }
		$at["kind"] == "person" {
			got = relation[$at["kind"], $at["id"]]
			n++
			good += got == $at["relation"]
			wrong += got != "" && got != $at["relation"]
		}
		END { print good, wrong, n; exit !(good > 0.95 * n && wrong <= 0.001 * n) }
		' "$tmp/links.tsv" "$tmp/truth.tsv"
}

# Who lives somewhere is counted there.
residents() {
	awk -F '\t' "$columns"'
		$at["kind"] == "person" && $at["match"] != "building" && $at["issues"] !~ /person.left/ &&
		    ($at["relation"] ~ /^人/ || ($at["relation"] == "" && $at["code"] != "")) {
			n[$at["code"]]++
		}
		$at["residents"] != "" { said[$at["code"]] = $at["residents"] }
		END {
			for (c in n)
				if (said[c] != n[c]) { print c, n[c], said[c]; bad = 1 }
			exit bad
		}' "$tmp/links.tsv"
}

# What was to be found out is found; of rows that are compared with others, where these
# have a number that can be read and hang somewhere.
findings() {
	awk -F '\t' "$columns"'
		file == 1 { issues[$at["kind"], $at["id"]] = $at["issues"]; next }
		function expect(why, issue) {
			if ((why == $at["number"] || $at["why"] ~ why)) {
				n[issue]++
				found[issue] += issues[$at["kind"], $at["id"]] ~ issue
			}
		}
		$at["kind"] == "person" {
			expect("excel", "id.damaged"); expect("check", "id.check")
			expect("none", "id.missing")
			expect("^twice", "id.twice"); expect("two-homes", "person.two-homes")
			expect("misheard", "id.names")
		}
		END {
			for (i in n) {
				print i, found[i], n[i]
				if (found[i] < 0.8 * n[i]) bad = 1
			}
			exit bad || !(n["id.damaged"] && n["id.check"] && n["id.missing"] &&
			    n["id.twice"] && n["person.two-homes"])
		}' "$tmp/links.tsv" "$tmp/truth.tsv"
}

# --- nobody leaks ----------------------------------------------------------------

# Every number, telephone and name of the tables, as they would be seen.
awk -F '\t' 'FNR == 1 { next }
	$4 ~ /^[0-9]+[0-9X]$/ && length($4) > 14 { print $4 }
	length($12) > 9 { print $12 }
	length($2) > 8 { print $2 }' "$tmp/people.tsv" | sort -u >"$tmp/secrets"

no_secret() { # FILE...
	[ -s "$tmp/secrets" ] || return 1
	for file; do
		[ -e "$file" ] || { echo "no $file"; return 1; }
		! grep -a -n -F -f "$tmp/secrets" "$file" || return 1
	done
}

links_hold_nobody() { no_secret "$tmp/links.tsv" "$tmp/lacking.tsv"; }

messages_hold_nobody() {
	{ cat "$tmp/people.tsv"; sed -n '2,9s/$/	more/p' "$tmp/people.tsv"; } >"$tmp/bad.tsv"
	link --people "$tmp/bad.tsv" >"$tmp/out" 2>"$tmp/err"
	[ "$(wc -l <"$tmp/err")" -gt 8 ] && no_secret "$tmp/err" "$tmp/out"
}

ask() {
	"$link" -q --houses "$tmp/houses.tsv" --people "$tmp/people.tsv" \
		--organisations "$tmp/organisations.tsv" --log "$tmp/access.log" \
		--operator 民警001 --purpose 核查 "$@" "$tmp/links.tsv"
}

# The home of a person, with all who live there, masked; and in clear, with a reason.
code=$(awk -F '\t' "$columns"'
	$at["kind"] == "person" && $at["residents"] > 2 && $at["match"] != "building" {
		print $at["code"]; exit
	}' "$tmp/links.tsv")
answers_are_masked() {
	ask --at "$code" >"$tmp/answer" && [ "$(wc -l <"$tmp/answer")" -gt 3 ] &&
	no_secret "$tmp/answer" && ask --at "$code" --unmask --reason 案件 >"$tmp/clear" &&
	! no_secret "$tmp/clear" >/dev/null &&
	[ "$(wc -l <"$tmp/answer")" -eq "$(wc -l <"$tmp/clear")" ]
}

# All who are linked to an address or registered there, and no others.
answer_is_whole() {
	ask --at "$code" | tail -n +2 | cut -f1,2 | sort >"$tmp/got" &&
	awk -F '\t' "$columns"'
		$at["code"] "" == code || $at["household_code"] "" == code { print $1 "\t" $2 }
		' code="$code" "$tmp/links.tsv" | sort >"$tmp/want" && same "$tmp/want" "$tmp/got"
}

# By the number as by the id.
by_number() {
	awk -F '\t' '$4 ~ /^[0-9]*$/ && length($4) == 18 { print $1, $4; exit }' "$tmp/people.tsv" |
	{
		read -r id number && ask --person "$number" | cut -f1,2 | grep -q "^person	$id$" &&
		ask --person "$id" | cut -f1,2 | grep -q "^person	$id$"
	}
}

log_holds_nobody() {
	no_secret "$tmp/access.log" && "$link" --verify-log --log "$tmp/access.log" >"$tmp/out" &&
	[ "$(sed -n '2s/	.*//p' "$tmp/out")" -eq "$(($(wc -l <"$tmp/access.log") - 1))" ]
}

# Many at once: every question is entered, and the chain holds.
at_once() {
	for n in 1 2 3 4 5 6 7 8; do
		ask --at "$code" >"$tmp/out.$n" &
	done
	wait
	before=$(($(wc -l <"$tmp/access.log") - 1))
	"$link" --verify-log --log "$tmp/access.log" >"$tmp/out" &&
	[ "$(sed -n '2s/	.*//p' "$tmp/out")" -eq "$before" ] && [ "$before" -gt 10 ]
}

# No answer without an entry.
unwritten() {
	status 2 ask --at "$code" --log /dev/full >"$tmp/out" 2>"$tmp/err" &&
	[ "$(wc -l <"$tmp/out")" -le 1 ] && status 2 ask --at "$code" --log "$tmp/no/log" \
		>"$tmp/out" 2>"$tmp/err" && [ "$(wc -l <"$tmp/out")" -le 1 ]
}

# --- the manual ------------------------------------------------------------------

manual_has_the_issues() {
	sed -n 's/^.*= { "\([a-z.-]*\)",$/\1/p' "$top_srcdir/lib/link/finding.c" >"$tmp/want"
	sed -n '/^\.Ss Issues/,/^\.Ss Identity/s/^\.It //p' "$top_srcdir/man/menpai-links.5" >"$tmp/got"
	[ "$(wc -l <"$tmp/want")" -gt 20 ] && same "$tmp/want" "$tmp/got"
}

ok 'every row has its link' one_each
ok 'broken rows are refused' conserved
ok 'every -j gives the same bytes' threads
ok 'links tell the county and township of the address, or of the text' divisions
ok 'households are counted by number, and without one by their heads' households
ok 'two tables for one option are refused' one_table
ok 'an index and a pipe give the same' ways
ok 'nothing hangs on what does not exist' exists
ok 'links are right' right
ok 'relations are right' relations
ok 'people are counted where they live' residents
ok 'numbers that are wrong are found' findings
ok 'links and lists hold nobody' links_hold_nobody
ok 'messages hold nobody' messages_hold_nobody
ok 'answers are masked' answers_are_masked
ok 'an answer is whole' answer_is_whole
ok 'a person is found by the number' by_number
ok 'the log holds nobody' log_holds_nobody
ok 'many ask at once' at_once
ok 'who cannot be entered is told nothing' unwritten
ok 'the manual has every issue' manual_has_the_issues
done_testing
