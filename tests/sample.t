#!/bin/sh
# sample.t - a sample is bound, drawn and judged; nobody can choose it.
# shellcheck disable=SC2317,SC2016,SC2015	# called by name; awk in quotes
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

audit=$top_builddir/audit-report
number='2026140: 03 09 17 22 28 31 + 07'

library() { # ROWS
	awk -v n="$1" 'BEGIN {
		OFS = "\t"
		split("浉河区 平桥区 罗山县", county, " ")
		print "code", "county", "station", "road", "address"
		for (i = 1; i <= n; i++) {
			c = county[i % 3 + 1]
			s = c "派出所" int(i / 3) % 4
			r = "路" int(i / 12) % 9
			print sprintf("4115020010014200%012dX", i), c, s, r, "信阳市" c r i "号"
		}
	}'
}
library 3000 >"$tmp/lib.tsv"
"$audit" -q --commit --plan aql=2.5 --by county --seed 'a secret of the test' \
	-o "$tmp/com.tsv" "$tmp/lib.tsv" 2>"$tmp/err"
draw() { "$audit" -q --draw "$tmp/com.tsv" --number "$number" "$@"; }
draw --form "$tmp/form.tsv,$tmp/form.csv,$tmp/form.pdf" -o "$tmp/sample.tsv" "$tmp/lib.tsv" 2>"$tmp/err" ||
	cat "$tmp/err"

# The same rows: in another order, on several threads, from CSV, read in two files.
order() {
	{ head -n 1 "$tmp/lib.tsv" && tail -n +2 "$tmp/lib.tsv" | sort -r; } >"$tmp/back.tsv" &&
	draw -j 3 -o "$tmp/again.tsv" "$tmp/back.tsv" && same "$tmp/sample.tsv" "$tmp/again.tsv" &&
	{ head -n 1001 "$tmp/lib.tsv"; } >"$tmp/one.tsv" &&
	{ head -n 1 "$tmp/lib.tsv" && tail -n +1002 "$tmp/lib.tsv"; } >"$tmp/two.tsv" &&
	draw -o "$tmp/again.tsv" "$tmp/two.tsv" "$tmp/one.tsv" && same "$tmp/sample.tsv" "$tmp/again.tsv" &&
	tr '\t' ',' <"$tmp/lib.tsv" >"$tmp/lib.csv" &&
	draw --from csv -o "$tmp/again.tsv" "$tmp/lib.csv" && same "$tmp/sample.tsv" "$tmp/again.tsv"
}
ok 'the same rows are drawn in every order, on threads, and from CSV' order

# What sample.h says about the draw, done with openssl's hashes by hand.
by_hand() {
	setting() { awk -F '\t' -v name="$1" '$1 == "setting" && $2 == name { print $3 }' "$tmp/sample.tsv"; }
	sha() { openssl dgst -sha256 -r | cut -c1-64; }
	{
		printf 'menpai sample 1 commitment\n'
		for name in library rows identity by plan secret; do setting "$name"; done
	} | sha >"$tmp/commitment"
	[ "$(cat "$tmp/commitment")" = "$(setting commitment)" ] || { echo commitment; return 1; }
	key=$({ printf 'menpai sample 1 key\n'; setting commitment; setting secret; setting public; } | sha)
	awk -F '\t' '$2 == "罗山县" { print $1 }' "$tmp/lib.tsv" | head -n 200 >"$tmp/ids"
	while read -r id; do
		printf 'row\n%s' "$id" | openssl dgst -sha256 -mac HMAC -macopt hexkey:"$key" -r |
			sed "s/ .*/ $id/"
	done <"$tmp/ids" | sort | cut -d ' ' -f2 >"$tmp/by-hand"
	# of these 200, those that were drawn are the first, in this order
	awk -F '\t' '$1 == "row" && $4 == "罗山县" { print $3 }' "$tmp/sample.tsv" |
		grep -Fxf "$tmp/ids" >"$tmp/drawn"
	[ -s "$tmp/drawn" ] && head -n "$(wc -l <"$tmp/drawn")" "$tmp/by-hand" | cmp - "$tmp/drawn"
}
if command -v openssl >/dev/null; then
	ok 'a second person draws the same by hand' by_hand
else
	skip 'drawn by hand' 'no openssl'
fi

sizes() {
	awk -F '\t' '$1 == "stratum" { n++; bad += $5 != 1000 || $6 != 80 || $7 != 5 }
	$1 == "row" { rows++; count[$4]++; seen[$3]++ }
	END { for (s in count) bad += count[s] != 80
		for (c in seen) bad += seen[c] != 1
		exit !(n == 3 && rows == 240 && !bad) }' "$tmp/sample.tsv"
}
ok 'every lot has its plan and so many rows, each once' sizes

other_number() {
	"$audit" -q --draw "$tmp/com.tsv" --number "$number " -o "$tmp/other.tsv" "$tmp/lib.tsv" &&
	awk -F '\t' '$1 == "row" { print $3 }' "$tmp/sample.tsv" | sort >"$tmp/a" &&
	awk -F '\t' '$1 == "row" { print $3 }' "$tmp/other.tsv" | sort >"$tmp/b" &&
	# 240 of 3000: about 19 are in both by chance
	[ "$(comm -12 "$tmp/a" "$tmp/b" | wc -l)" -lt 60 ]
}
ok 'another number draws other rows' other_number

refused() { # WHAT COMMAND...: it ends with 2, says WHAT, and writes nothing
	want=$1
	shift
	rm -f "$tmp/no.tsv"
	status 2 "$@" -o "$tmp/no.tsv" 2>"$tmp/err" && grep -q -e "$want" "$tmp/err" &&
	[ ! -e "$tmp/no.tsv" ] || { cat "$tmp/err"; return 1; }
}
changed() {
	sed '77s/路/街/' "$tmp/lib.tsv" >"$tmp/changed.tsv" &&
	refused 'not that of the commitment' draw "$tmp/changed.tsv" &&
	sed 77d "$tmp/lib.tsv" >"$tmp/changed.tsv" &&
	refused 'not that of the commitment' draw "$tmp/changed.tsv" &&
	sed '1s/road/lane/' "$tmp/lib.tsv" >"$tmp/changed.tsv" &&
	refused 'not that of the commitment' draw "$tmp/changed.tsv" &&
	# a row twice is not a row once
	{ cat "$tmp/lib.tsv" && tail -n 1 "$tmp/lib.tsv"; } >"$tmp/changed.tsv" &&
	refused 'not that of the commitment' draw "$tmp/changed.tsv"
}
edited() {
	sed 's/aql=2.5/aql=4.0/' "$tmp/com.tsv" >"$tmp/edited.tsv" &&
	refused 'edited.tsv:.*commitment' "$audit" -q --draw "$tmp/edited.tsv" --number 1 "$tmp/lib.tsv" &&
	sed '/^row/d' "$tmp/sample.tsv" >"$tmp/edited.tsv" &&
	refused 'edited.tsv:.*seal' "$audit" --judge "$tmp/edited.tsv" "$tmp/form.tsv"
}
asked() {
	refused 'needs --number' "$audit" --draw "$tmp/com.tsv" "$tmp/lib.tsv" &&
	refused 'stand in the commitment' draw --plan 30 "$tmp/lib.tsv" &&
	refused 'needs --plan' "$audit" --commit "$tmp/lib.tsv" &&
	refused 'is no plan' "$audit" --commit --plan aql=3 "$tmp/lib.tsv" &&
	refused 'at least 16 characters' "$audit" --commit --plan 30 --seed short "$tmp/lib.tsv" &&
	refused 'expected a commitment' "$audit" --draw "$tmp/sample.tsv" --number 1 "$tmp/lib.tsv" &&
	refused 'nothing is drawn yet' "$audit" --judge "$tmp/com.tsv" "$tmp/form.tsv" &&
	refused 'belong to --commit' "$audit" --plan 30 "$tmp/lib.tsv" &&
	refused 'belong to --draw' "$audit" --form "$tmp/x.pdf" "$tmp/lib.tsv" &&
	refused 'no options about rows' "$audit" --judge "$tmp/sample.tsv" --to csv "$tmp/form.tsv" &&
	refused 'three steps' draw --judge "$tmp/sample.tsv" "$tmp/lib.tsv" &&
	refused "no column 'township'.*: code, county, station, road, address" "$audit" --commit --plan 30 --by township "$tmp/lib.tsv"
}
ok 'a library that was changed since is refused' changed
ok 'so is a commitment or a sample that somebody edited' edited
ok 'and what is asked for wrongly' asked

# What an editor on Windows makes of a commitment and a sample is no change.
crlf() {
	for file in com sample; do
		{ printf '\357\273\277'; sed 's/$/\r/' "$tmp/$file.tsv"; } >"$tmp/$file.crlf" || return 1
	done
	"$audit" -q --draw "$tmp/com.crlf" --number "$number" -o "$tmp/again.tsv" "$tmp/lib.tsv" &&
	same "$tmp/sample.tsv" "$tmp/again.tsv" &&
	"$audit" -q --judge "$tmp/sample.tsv" "$tmp/form.tsv" >"$tmp/want" 2>"$tmp/err"
	"$audit" -q --judge "$tmp/sample.crlf" "$tmp/form.tsv" >"$tmp/got" 2>"$tmp/err"
	[ "$(wc -l <"$tmp/want")" -eq 4 ] && same "$tmp/want" "$tmp/got" &&
	sed 's/平桥区/平桥\r区/' "$tmp/sample.crlf" >"$tmp/edited.crlf" &&
	status 2 "$audit" -q --judge "$tmp/edited.crlf" "$tmp/form.tsv" 2>"$tmp/err"
}
ok 'CRLF and a byte order mark are no change' crlf

secret() { # without --seed: another one each time
	for file in a b; do
		"$audit" -q --commit --plan 30 -o "$tmp/$file.com" "$tmp/lib.tsv" 2>"$tmp/err" || return 1
		grep -q 'commitment [0-9a-f]\{64\}:' "$tmp/err" || return 1
	done
	! cmp -s "$tmp/a.com" "$tmp/b.com" &&
	awk -F '\t' '$2 == "secret" && length($3) == 32 { n++ } END { exit !n }' "$tmp/a.com"
}
ok 'without --seed the secret is a random one' secret

# Stages: 2 stations of every county, 5 roads of each, all rows of these.
stages() {
	"$audit" -q --commit --plan station:2/road:5/all --by county --seed 'a secret of the test' \
		-o "$tmp/st.com" "$tmp/lib.tsv" 2>"$tmp/err" &&
	"$audit" -q --draw "$tmp/st.com" --number 7 -o "$tmp/st.tsv" "$tmp/lib.tsv" &&
	awk -F '\t' 'FNR == NR { county[$1] = $2; station[$1] = $3; road[$1] = $4
		all[$3, $4]++; next }
	$1 == "row" { s = station[$3]; r = s SUBSEP road[$3]; n[r]++; bad += $9 != s
		if (!((county[$3], s) in st)) { st[county[$3], s]; stations[county[$3]]++ }
		if (!(r in ro)) { ro[r]; roads[s]++ } }
	END { for (c in stations) { counties++; bad += stations[c] != 2 }
		for (s in roads) bad += roads[s] != 5
		for (r in n) bad += n[r] != all[r]
		exit !(counties == 3 && !bad) }' "$tmp/lib.tsv" "$tmp/st.tsv"
}
ok 'stages: so many stations, of each so many roads, and all of these' stages

# What the stages cost, by another way of working it out: a sample of 4 stations a county, of
# which one is bad; and where all is right nothing is known of it.
design() {
	awk -F '\t' -v OFS='\t' 'NR > 1 { $3 = $2 "所" NR % 10 } { print }' "$tmp/lib.tsv" >"$tmp/ten.tsv"
	"$audit" -q --commit --plan station:4/40,accept=50% --by county --seed 'a secret of the test' \
		-o "$tmp/de.com" "$tmp/ten.tsv" 2>"$tmp/err" &&
	"$audit" -q --draw "$tmp/de.com" --number 7 --form "$tmp/de.form" -o "$tmp/de.tsv" "$tmp/ten.tsv" &&
	awk -F '\t' -v OFS='\t' 'FNR == NR { if ($1 == "row") of[$3] = $9; next }
		FNR > 1 { id = $4; gsub(/[="]/, "", id); n[$2 of[id]]++
			if ($2 == "平桥区") $6 = 1
			else { if (!($2 in bad)) bad[$2] = of[id]
				$6 = (of[id] == bad[$2]) ? n[$2 of[id]] % 2 : n[$2 of[id]] % 20 != 0 } }
		{ print }' "$tmp/de.tsv" "$tmp/de.form" >"$tmp/de.filled" &&
	"$audit" -q --judge "$tmp/de.tsv" "$tmp/de.filled" >"$tmp/de.verdict" &&
	awk -F '\t' '
		FNR == NR { if ($1 == "row") of[$3] = $9; next }
		FILENAME ~ /filled/ && FNR > 1 { id = $4; gsub(/[="]/, "", id)
			m[$2 "\t" of[id]]++; y[$2 "\t" of[id]] += $6; M[$2]++; Y[$2] += $6; next }
		FILENAME ~ /verdict/ && FNR > 1 {
			rows++
			if ($11 != 4) { print "groups: " $0; bad = 1 }
			if ($1 == "平桥区") { if ($12 != "" || $7 != "1.0000") { print; bad = 1 }; next }
			p = Y[$1] / M[$1]; k = s = 0
			for (g in m) { split(g, part, "\t"); if (part[1] != $1) continue
				k++; d = y[g] - p * m[g]; s += d * d }
			deff = k / (k - 1) * s / M[$1] / (p * (1 - p))
			n = M[$1] / deff * (1.959964 / 3.182446) ^ 2; z = 1.959964
			c = (p + z * z / (2 * n)) / (1 + z * z / n)
			h = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
			if (k != 4 || deff < 3 || ($12 - deff) ^ 2 > 0.0001 || ($8 - c + h) ^ 2 > 0.000001 ||
				($9 - c - h) ^ 2 > 0.000001) { print deff, c - h, c + h, $0; bad = 1 }
		}
		END { exit bad || rows != 3 }' "$tmp/de.tsv" "$tmp/de.filled" "$tmp/de.verdict"
}
ok 'stages: the design effect, and an interval that allows for it' design
# And so it is told of the whole, and of each county.
design_told() {
	"$audit" -q --by county --judged "$tmp/de.verdict" "$tmp/ten.tsv" >"$tmp/out" &&
	awk -F '\t' 'FNR == NR { low[$1] = $8; high[$1] = $9; next }
		$3 == "accurate" && $1 == "county" { n++; if ($7 != low[$2] || $8 != high[$2]) { print; bad = 1 } }
		$3 == "accurate" && $1 == "total" { width = $8 - $7 }
		END { exit bad || n != 3 || width < 0.15 }' "$tmp/de.verdict" "$tmp/out" &&
	cut -f1-10 "$tmp/de.verdict" >"$tmp/narrow" &&	# as if they had come one by one
	"$audit" -q --by county --judged "$tmp/narrow" "$tmp/ten.tsv" | awk -F '\t' '
		$3 == "accurate" && $1 == "total" { w = $8 - $7 } END { exit !(w > 0 && w < 0.1) }' &&
	sed '2s/[^\t]*$/x1/' "$tmp/de.verdict" >"$tmp/broken" &&
	status 2 "$audit" -q --judged "$tmp/broken" "$tmp/ten.tsv" 2>"$tmp/err" >"$tmp/out" &&
	grep -q 'broken:2: design_effect' "$tmp/err"
}
ok 'and an audit tells of the whole with it' design_told

# Rows that cannot be told apart are told.
same_identity() {
	{ head -n 31 "$tmp/lib.tsv"; sed -n 31p "$tmp/lib.tsv" | sed 's/号/弄/'
		printf '\t平桥区\t\t\t没有编码\n'; } >"$tmp/twice.tsv"
	{ head -n 1 "$tmp/twice.tsv"; tail -n +2 "$tmp/twice.tsv" | sort -r; } >"$tmp/twice2.tsv"
	for file in twice twice2; do
		"$audit" --commit --plan all --seed 'a secret of the test' -o "$tmp/$file.com" \
			"$tmp/$file.tsv" 2>"$tmp/err" &&
		grep -q 'without an identity 1, rows of the same identity 1' "$tmp/err" &&
		"$audit" -q --draw "$tmp/$file.com" --number 7 -o "$tmp/$file.out" "$tmp/$file.tsv" || return 1
	done
	same "$tmp/twice.out" "$tmp/twice2.out" &&
	[ -z "$(awk -F '\t' '$1 == "row" { print $3 }' "$tmp/twice.out" | sort | uniq -d)" ] && grep -q '	30	30		' "$tmp/twice.out"
}
ok 'rows without an identity, or of the same, are counted and not drawn' same_identity

# Every row has the same chance: of 300 draws of 10 from 100, each about 30 times.
fair() {
	library 100 >"$tmp/small.tsv"
	"$audit" -q --commit --plan 10 --seed 'a secret of the test' -o "$tmp/small.com" \
		"$tmp/small.tsv" 2>"$tmp/err"
	for i in $(seq 300); do
		"$audit" -q --draw "$tmp/small.com" --number "$i" "$tmp/small.tsv" | awk -F '\t' '$1 == "row" { print $3 }'
	done | sort | uniq -c | awk '{ x += ($1 - 30) ^ 2 / 27; n++; rows += $1 }
	# chi-square with 99 degrees of freedom: between 57 and 160 but for 1 in 10,000
	END { print x, n, rows; exit !(n == 100 && rows == 3000 && x > 57 && x < 160) }'
}
ok 'every row has the same chance' fair

# --- the forms ---------------------------------------------------------------------------
fill() { # AWK-ACTION: the form with its results
	awk -F '\t' 'BEGIN { OFS = FS } NR > 1 { $6 = "合格"; '"$1"' } { print }' "$tmp/form.tsv"
}
judged() { # WANT-STATUS: the verdicts stand in $tmp/verdict
	status "$1" "$audit" --judge "$tmp/sample.tsv" -o "$tmp/verdict" "$tmp/filled.tsv" 2>"$tmp/err"
}
is() { # COUNTY COLUMNS: lot, drawn, checked, wrong, accept, accuracy ... verdict
	grep -q "^$1	$2\$" "$tmp/verdict" || { cat "$tmp/verdict"; return 1; }
}
accepted() { # 5 of 80 may be wrong
	fill 'if ($2 == "平桥区" && $3 <= 5) { $6 = "不合格"; $7 = "门牌缺失" }' >"$tmp/filled.tsv" &&
	judged 0 && is 平桥区 '1000	80	80	5	5	0.9375	0.8619	0.9730	accepted' &&
	is 浉河区 '1000	80	80	0	5	1.0000	0.9542	1.0000	accepted'
}
rejected() {
	fill 'if ($2 == "平桥区" && $3 <= 6) { $6 = 0 }' >"$tmp/filled.tsv" &&
	judged 1 && is 平桥区 '1000	80	80	6	5	0.9250	0.8459	0.9652	rejected' &&
	grep -q '2 accepted, 1 rejected, 0 open' "$tmp/err"
}
missing() { # told with its line; the lot is open
	fill 'if ($2 == "平桥区" && $3 == 3) { $6 = "" }' >"$tmp/filled.tsv" &&
	line=$(awk -F '\t' '$1 == "row" && $4 == "平桥区" && $2 == 3 { print NR }' "$tmp/sample.tsv") &&
	judged 1 && grep -q "sample.tsv:$line: .* has no result" "$tmp/err" &&
	is 平桥区 '1000	80	79	0	5	1.0000	0.9536	1.0000	open'
}
not_drawn() {
	fill 'if (NR == 9) { $4 = "\"4115\"" }' >"$tmp/filled.tsv" &&
	judged 1 && grep -q "filled.tsv:9: code: '4115' was not drawn" "$tmp/err" &&
	fill 'if (NR == 9) { print; $6 = "不合格" }' >"$tmp/filled.tsv" &&
	judged 1 && grep -q 'filled.tsv:10: result: .* another result in .*filled.tsv:9' "$tmp/err" &&
	fill 'if (NR == 5) { $6 = "也许" }' >"$tmp/filled.tsv" &&
	judged 1 && grep -q "filled.tsv:5: result: '也许' is no result" "$tmp/err"
}
foreign() { # the form of another draw
	fill 'if (NR == 4) { $1 = "0123456789ab" }' >"$tmp/filled.tsv" &&
	judged 2 && grep -q 'filled.tsv:4: sample: .*another sample' "$tmp/err"
}
as_saved() { # CSV as Excel saves it, in GB 18030, cut in two
	sed 's/,,,$/,合格,,/; s/,,,\r$/,合格,,\r/' "$tmp/form.csv" | sed '1s/^\xEF\xBB\xBF//' |
		iconv -f UTF-8 -t GB18030 >"$tmp/saved.csv" &&
	{ head -n 1 "$tmp/saved.csv"; tail -n +101 "$tmp/saved.csv"; } >"$tmp/saved2.csv" &&
	head -n 100 "$tmp/saved.csv" >"$tmp/saved1.csv" &&
	status 0 "$audit" -q --judge "$tmp/sample.tsv" "$tmp/saved2.csv" "$tmp/saved1.csv" >"$tmp/verdict" &&
	[ "$(grep -c 'accepted$' "$tmp/verdict")" -eq 3 ]
}
no_number() { # a file that is still empty, say
	refused '--number: nothing is given' "$audit" -q --draw "$tmp/com.tsv" --number '' "$tmp/lib.tsv"
}
rounded() { # opened twice by Excel, which has the codes as numbers now
	LC_ALL=C sed "2s/^\\([^,]*,[^,]*,[^,]*,\\)[^,]*/\\14.11502E+29/" "$tmp/saved.csv" >"$tmp/rounded.csv" &&
	status 1 "$audit" --judge "$tmp/sample.tsv" "$tmp/rounded.csv" >"$tmp/verdict" 2>"$tmp/err" &&
	grep -q "rounded.csv:2: code: '4.11502E+29' is what a spreadsheet has left" "$tmp/err"
}
ok 'a lot with as many faults as may be is accepted' accepted
ok 'with one more it is rejected' rejected
ok 'a missing result is told with its line, and the lot is open' missing
ok 'a row that was not drawn, a second result and a word that is none are told' not_drawn
ok 'the form of another sample is refused' foreign
ok 'forms come back as Excel saves them, in parts' as_saved
ok 'codes that Excel has rounded are told' rounded
ok 'an empty public number is called so' no_number

reports() {
	fill 'if ($2 == "平桥区" && $3 <= 6) { $6 = 0 }' >"$tmp/filled.tsv"
	status 1 "$audit" -q --judge "$tmp/sample.tsv" --report "$tmp/v.tsv,$tmp/v.html" \
		"$tmp/filled.tsv" >"$tmp/verdict" &&
	grep -q '^strata	1	平桥区	accuracy	rate	0.925000	74	80' "$tmp/v.tsv" &&
	[ "$(grep -c '^wrong	.*	code	' "$tmp/v.tsv")" -eq 6 ] && grep -q '平桥区' "$tmp/v.html" &&
	status 1 "$audit" -q --judge "$tmp/sample.tsv" --public --report "$tmp/v.tsv" \
		"$tmp/filled.tsv" >"$tmp/verdict" && ! grep -q '^wrong' "$tmp/v.tsv"
}
dated() { # SOURCE_DATE_EPOCH, and in the form that PDF wants
	SOURCE_DATE_EPOCH=1700000000 draw --form "$tmp/dated.pdf" "$tmp/lib.tsv" >"$tmp/out" &&
	grep -aq '/CreationDate (D:20231114221320Z)' "$tmp/dated.pdf" &&
	! grep -aq CreationDate "$tmp/form.pdf" || return 1
	! command -v qpdf >/dev/null || qpdf --check "$tmp/dated.pdf"
}
if [ -s "$tmp/form.pdf" ]; then
	ok 'paper has the date of SOURCE_DATE_EPOCH, or none' dated
else
	skip 'dates on paper' 'no Noto Sans CJK SC'
fi
ok 'the verdict as a report; in public without single addresses' reports

if [ -s "$tmp/form.pdf" ] && command -v pdftotext >/dev/null; then
	paper() {
		pdftotext "$tmp/form.pdf" "$tmp/text" &&
		awk -F '\t' 'FNR == NR { text = text $0; next }
			$1 == "row" { n++; bad += !index(text, $3) || !index(text, $8) }
			END { exit !(n == 240 && !bad) }' "$tmp/text" "$tmp/sample.tsv" &&
		[ "$(pdfinfo "$tmp/form.pdf" | sed -n 's/^Pages: *//p')" -ge 24 ]
	}
	ok 'the form on paper has every row' paper
	qr() {
		pdftoppm -r 150 -f 1 -l 1 -png "$tmp/form.pdf" "$tmp/page" &&
		zbarimg --nodbus --raw -q -Sdisable -Sqrcode.enable "$tmp"/page*.png | sort >"$tmp/codes" &&
		[ "$(wc -l <"$tmp/codes")" -ge 8 ] &&
		awk -F '\t' '$1 == "row" { print $3 }' "$tmp/sample.tsv" | head -n 12 | sort >"$tmp/want" &&
		[ -z "$(comm -23 "$tmp/codes" "$tmp/want")" ]
	}
	if command -v zbarimg >/dev/null; then
		ok 'the QR codes of the form are the codes' qr
	else
		skip 'QR codes of the form' 'no zbarimg'
	fi
else
	skip 'the form on paper' 'no poppler-utils'
fi
done_testing
