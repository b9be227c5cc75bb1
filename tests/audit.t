#!/bin/sh
# audit.t - what an audit tells does not depend on how the rows come, and tells of nobody.
# shellcheck disable=SC2317	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

audit=$top_builddir/audit-report
data=$top_srcdir/testdata/audit-report
lib=$data/contract.tsv

# --- the rows ------------------------------------------------------------------------

form=tsv pdf=	# of the lists; and a report more
all() { # FOLDER OPTION... : everything that a run writes
	out=$1
	shift
	mkdir -p "$out"
	"$audit" --by county,county/township,station,collector,date --date 2026-06-10 \
		--expected "$data/expected.tsv" --links "$data/links.tsv" \
		--manifest "$data/manifest.tsv" --installed "$data/installed.tsv" \
		--holidays "$data/holidays.tsv" --not-found "$data/not-found.tsv" \
		--judged "$data/verdict.tsv" \
		--civil-affairs "$out/civil.$form" --snapshot "$out/snapshot.tsv" \
		--report "$out/report.tsv,$out/report.html,$out/report.xlsx$pdf" \
		--summary "$out/summary.tsv" "$@" >"$out/figures.tsv" 2>"$out/err"
}
lists() { # FOLDER OPTION... : the same with the lists of single addresses
	out=$1
	shift
	all "$out" --correct "$out/correct.$form" --cancel "$out/cancel.tsv" "$@"
}
lists "$tmp/plain" "$lib" || cat "$tmp/plain/err"

threads() { lists "$tmp/j" -j 5 "$lib" && diff -r "$tmp/plain" "$tmp/j"; }
ok 'the same bytes on five threads' threads

# --by in Chinese, where the header is English: the same units, and collectors masked.
by_in_chinese() {
	"$audit" -q --by county,collector,county/township "$lib" | cut -f2- >"$tmp/a" &&
	"$audit" -q --by 区县,采集人,区县/乡镇街道 "$lib" >"$tmp/b" && grep -q '^区县/乡镇街道' "$tmp/b" &&
	cut -f2- "$tmp/b" | cmp - "$tmp/a"
}
ok '--by takes Chinese names of English columns' by_in_chinese

what_there_is() {
	for option in --by --responsible; do
		status 2 "$audit" -q "$option" villige --date 2026-06-10 --correct "$tmp/x.tsv" "$lib" 2>"$tmp/err" &&
		grep -q -e "$option: no column 'villige'; there are: .*county, .*station, " "$tmp/err" || return 1
	done
}
ok 'who asks for a column that is not there is told which are' what_there_is

# Lists keep the order of the rows in each unit, all else is sorted.
order() {
	{ head -n 1 "$lib" && tail -n +2 "$lib" | sort -r; } >"$tmp/contract.tsv" &&
	lists "$tmp/o" "$tmp/contract.tsv" || return 1
	for list in correct cancel; do
		sort "$tmp/plain/$list.tsv" >"$tmp/a" && sort "$tmp/o/$list.tsv" >"$tmp/b" &&
		same "$tmp/a" "$tmp/b" || return 1
		rm "$tmp/o/$list.tsv"
		mkdir -p "$tmp/p" && cp "$tmp/plain"/* "$tmp/p" && rm "$tmp/p/correct.tsv"
		rm -f "$tmp/p/cancel.tsv"
	done
	diff -r "$tmp/p" "$tmp/o"
}
ok 'and in another order of the rows' order

# Every unit of a grouping together makes the total.
sums() {
	awk -F '\t' '
		NR == 1 || $3 == "accurate" { next }
		$1 == "total" { n[$3] = $4; of[$3] = $5; next }
		{ sn[$1, $3] += $4; so[$1, $3] += $5; by[$1] }
		$4 == "" || $5 == "" { print "no number: " $0; bad = 1 }
		END {
			for (b in by)
				for (m in n)
					if ((b, m) in sn && (sn[b, m] != n[m] || so[b, m] != of[m])) {
						print b, m, sn[b, m], n[m], so[b, m], of[m]
						bad = 1
					}
			exit bad
		}' "$tmp/plain/figures.tsv"
}
ok 'units add up to the total' sums

# --- coordinates -----------------------------------------------------------------------

# The same places in GCJ-02, some 500 m to the east in Xinyang: a box that ends just behind
# the last of them holds them only if they are brought back.
crs() {
	echo '范围 @ 信阳市 = 113.75 30.38 114.5005 32.45' >"$tmp/box.thresholds"
	awk -F '\t' -v OFS='\t' '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
		NR > 1 && $(at["lon"]) ~ /^11/ && $(at["lat"]) ~ /^3/ {
			$(at["lon"]) = sprintf("%.6f", $(at["lon"]) + 0.0055)
			$(at["lat"]) = sprintf("%.6f", $(at["lat"]) - 0.0022)
		}
		{ print }' "$lib" >"$tmp/gcj.tsv"
	for datum in wgs84 gcj02; do
		"$audit" -q --by county --thresholds "$tmp/box.thresholds" --crs "$datum" \
			"$tmp/gcj.tsv" >"$tmp/$datum" || return 1
	done
	"$audit" -q --by county --thresholds "$tmp/box.thresholds" "$lib" >"$tmp/plain.wgs" &&
	same "$tmp/plain.wgs" "$tmp/gcj02" && ! cmp -s "$tmp/wgs84" "$tmp/gcj02" &&
	status 2 "$audit" -q --crs mars "$lib" 2>"$tmp/err" && grep -q mars "$tmp/err"
}
ok 'coordinates are read in their datum' crs

# --- measured or not -------------------------------------------------------------------

# without COLUMN... : the library without these columns
without() {
	awk -F '\t' -v OFS='\t' -v drop=" $* " '
		NR == 1 { for (i = 1; i <= NF; i++) if (!index(drop, " " $i " ")) keep[++n] = i }
		{ for (i = 1; i <= n; i++) printf "%s%s", $(keep[i]), (i < n ? OFS : "\n") }' "$lib"
}
has_measure() { cut -f3 "$tmp/few" | grep -qx "$1"; }
not_measured() {
	without lon lat labelled dup_of issues status >"$tmp/few.tsv" &&
	"$audit" -q "$tmp/few.tsv" >"$tmp/few" && [ "$(wc -l <"$tmp/few")" -eq 1 ] &&
	without lon lat >"$tmp/few.tsv" && "$audit" -q "$tmp/few.tsv" >"$tmp/few" &&
	has_measure faulty && has_measure duplicates && ! has_measure mapped &&
	! has_measure missing.coordinates && ! has_measure collected && ! has_measure installed &&
	without lat >"$tmp/few.tsv" && status 2 "$audit" -q "$tmp/few.tsv" 2>/dev/null
}
ok 'what cannot be measured has no row' not_measured

# Where more was found than expected, the report says so.
surplus() {
	sed 's/车站街道	5/车站街道	3/' "$data/expected.tsv" >"$tmp/expected.tsv" &&
	"$audit" -q --by county/township --expected "$tmp/expected.tsv" --report "$tmp/s.html" \
		"$lib" >"$tmp/out" && grep -q 'more rows than expected: 1;' "$tmp/s.html" &&
	"$audit" -q --by county/township --expected "$data/expected.tsv" --report "$tmp/s.html" \
		"$lib" >"$tmp/out" && ! grep -q 'more rows than expected' "$tmp/s.html"
}
ok 'what is too much is told' surplus

# --- houses, people and organisations ------------------------------------------------

# Every issue of the links is counted by kind and station, and stands in the list.
findings() {
	awk -F '\t' -v OFS='\t' '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		{
			whose = $1 == "person" ? "people" : $1 "s"
			of[whose]++; of[whose, $(at["station"])]++
			n = split($(at["issues"]), issue, ",")
			for (i = 1; i <= n; i++) {
				all[whose "." issue[i]]++
				by[whose "." issue[i] OFS $(at["station"])]++
			}
			if (n) { all["faulty." whose]++; by["faulty." whose OFS $(at["station"])]++ }
		}
		END {
			for (m in all) { w = m; sub(/\..*/, "", w); if (w == "faulty") { w = m; sub(/.*\./, "", w) }
				print "total", "", m, all[m], of[w] }
			for (k in by) { split(k, p, OFS); w = p[1]; sub(/\..*/, "", w)
				if (w == "faulty") { w = p[1]; sub(/.*\./, "", w) }
				print "station", p[2], p[1], by[k], of[w, p[2]] }
		}' "$data/links.tsv" | sort >"$tmp/want" && [ "$(wc -l <"$tmp/want")" -gt 20 ] &&
	awk -F '\t' -v OFS='\t' '($3 ~ /^faulty\./ || $3 ~ /\..*\./) && $4 > 0 &&
		($1 == "total" || $1 == "station") { print $1, $2, $3, $4, $5 }' \
		"$tmp/plain/figures.tsv" | sort >"$tmp/got" && same "$tmp/want" "$tmp/got"
}
ok 'what is wrong with houses, people and organisations is counted by kind and station' findings
to_correct() {
	awk -F '\t' -v OFS='\t' 'NR > 1 && $8 != "" { print $9, $1, $2, $8 }' "$data/links.tsv" |
		sort >"$tmp/want" &&
	awk -F '\t' -v OFS='\t' 'NR > 1 && $2 != "address" && $7 != "" && $8 != "" && $9 != "" {
		print $1, $2, $3, $6 }' "$tmp/plain/correct.tsv" | sort >"$tmp/got" &&
	same "$tmp/want" "$tmp/got"
}
ok 'and stands in the list to correct' to_correct
findings_due() {
	{ echo '限期 = 20'; echo '限期 @ id.check = 2'; echo '人口问题率 = 10%'
		echo 'people.id.check @ 老城派出所 = 30%'; } >"$tmp/f.thresholds"
	"$audit" -q --by station --thresholds "$tmp/f.thresholds" --links "$data/links.tsv" \
		--date 2026-06-10 --correct "$tmp/due.csv" "$lib" >"$tmp/out" 2>"$tmp/err" &&
	grep -q '^老城派出所,person,p0,.*"=""2026-06-12"""' "$tmp/due.csv" &&
	grep -q '^老城派出所,person,p4,.*"=""2026-07-08"""' "$tmp/due.csv" &&
	grep -q '^total		faulty.people	4	10	0.4000			0.1000	no$' "$tmp/out" &&
	grep -q '^station	老城派出所	people.id.check	.*	0.3000	yes$' "$tmp/out"
}
ok 'with times and pass marks of their own' findings_due
# Links count where the address of their code is, and without one as 无.
where_it_hangs() { # LINKS BY COLUMN...: the figures that awk works out
	links=$1 by=$2
	shift 2
	awk -F '\t' -v OFS='\t' -v by="$by" -v columns="$*" '
		BEGIN { n = split(columns, column, " "); for (i = 1; i <= n; i++) none = none (i > 1 ? "/" : "") "无" }
		FNR == 1 { split("", at); for (i = 1; i <= NF; i++) at[$i] = i; next }
		NR == FNR {
			if ($(at["code"]) == "" || $(at["code"]) in unit) next
			u = ""
			for (i = 1; i <= n; i++)
				u = u (i > 1 ? "/" : "") ($(at[column[i]]) == "" ? "无" : $(at[column[i]]))
			unit[$(at["code"])] = u
			next
		}
		{
			u = $(at["code"]) in unit ? unit[$(at["code"])] : none
			of[u, $1]++
			good[u, $1] += $(at["code"]) != "" && $(at["match"]) != "none" && $(at["match"]) != "building"
		}
		END { for (k in of) { split(k, p, SUBSEP)
			print by, p[1], p[2] == "person" ? "linked.people" : "linked." p[2] "s", good[k] + 0, of[k] } }' \
		"$lib" "$links" | sort
}
by_code() {
	for by in county county/township 区县; do
		columns=county
		[ "$by" = county/township ] && columns='county township'
		# shellcheck disable=SC2086	# columns
		where_it_hangs "$data/links.tsv" "$by" $columns >"$tmp/want"
		"$audit" -q --by "level,county/township,county,区县" --links "$data/links.tsv" -j 3 "$lib" \
			2>"$tmp/err" | awk -F '\t' -v OFS='\t' -v by="$by" '
				$1 == by && $3 ~ /^linked/ && $5 > 0 { print $1, $2, $3, $4, $5 }' |
			sort >"$tmp/got"
		[ "$(wc -l <"$tmp/want")" -gt 4 ] && same "$tmp/want" "$tmp/got" || return 1
	done
	# the two on a building, which is no row of this library
	grep -q 'links.tsv: rows that hang on codes which the library does not have: 2;' "$tmp/err"
}
ok 'links count by the township of their code' by_code
# Who collected the address did not collect its people.
not_by_code() {
	cut -f1-8 "$data/links.tsv" >"$tmp/few.links" &&
	"$audit" -q --by collector,station --links "$tmp/few.links" --date 2026-06-10 \
		--correct "$tmp/few.csv" "$lib" >"$tmp/out" 2>"$tmp/err" &&
	! grep -q '^collector.*linked' "$tmp/out" &&
	grep -q '^station	老城派出所	linked.people	9	9' "$tmp/out" &&
	grep -q '^老城派出所,person,p5' "$tmp/few.csv" && grep -q '^无,person,p4' "$tmp/few.csv"
}
ok 'by its station, too, and not by its collector' not_by_code
# Links that do not say what is wrong: that is not 0.
no_findings() {
	cut -f1-3,5 "$data/links.tsv" >"$tmp/few.links" &&
	"$audit" -q --by county --links "$tmp/few.links" "$lib" >"$tmp/few" &&
	has_measure linked.people && ! has_measure faulty.people
}
ok 'links without issues have no faults measured' no_findings
# A number that somebody has as the id, right or with a wrong check, is masked.
masked_id() {
	sed 's/^person	p0	/person	413026189809078684	/; s/^person	p5	/person	413026189809078685	/' \
		"$data/links.tsv" >"$tmp/ids.links"
	for how in '' --unmask; do
		"$audit" -q --by county --links "$tmp/ids.links" --date 2026-06-10 \
			${how:+--unmask --reason 核对 --operator 网格办 --log "$tmp/ids.log"} \
			--correct "$tmp/ids.tsv" "$lib" >"$tmp/out" 2>"$tmp/err" || return 1
		grep -c 41302618980907868 "$tmp/ids.tsv" >>"$tmp/ids.count"
	done
	[ "$(tr '\n' ' ' <"$tmp/ids.count")" = '0 2 ' ]
}
ok 'an identity number as id is masked, right or wrong' masked_id

# --- change ----------------------------------------------------------------------------

row() { # FILE BY UNIT MEASURE: mended, new, remaining, gone
	awk -F '\t' -v by="$2" -v unit="$3" -v m="$4" \
		'$1 == by && $2 == unit && $3 == m { print $13, $14, $15, $16 }' "$1"
}
change() {
	"$audit" -q --by county --snapshot "$tmp/then.tsv" "$lib" >/dev/null &&
	grep -v '光山县' "$lib" >"$tmp/now.tsv" &&
	"$audit" -q --by county --since "$tmp/then.tsv" "$tmp/now.tsv" >"$tmp/change" &&
	[ "$(row "$tmp/change" county 光山县 faulty)" = '0 0 0 3' ] &&
	[ "$(row "$tmp/change" total '' faulty)" = '0 0 8 3' ] &&
	"$audit" -q --by county --snapshot "$tmp/then.tsv" "$tmp/now.tsv" >/dev/null &&
	"$audit" -q --by county --since "$tmp/then.tsv" "$lib" >"$tmp/change" &&
	[ "$(row "$tmp/change" total '' faulty)" = '0 3 8 0' ]
}
ok 'a county leaves the library, and comes back' change
other_by() {
	status 2 "$audit" -q --by station --since "$tmp/then.tsv" "$lib" 2>"$tmp/err" >"$tmp/out" &&
	grep -q 'then.tsv:.*county' "$tmp/err" && [ ! -s "$tmp/out" ]
}
ok 'a snapshot of another grouping is refused' other_by
no_snapshot() { status 2 "$audit" -q --since "$lib" "$lib" 2>"$tmp/err" && grep -q record "$tmp/err"; }
ok 'and what is none' no_snapshot

# --- people ------------------------------------------------------------------------------

# Nobody has these: a person of 1898, and a number that no office gives.
name=孙癸戌 number=413026189809078684 phone=13800000000
# They are where a careless clerk writes them.
awk -F '\t' -v OFS='\t' -v name=$name -v number=$number -v phone=$phone '
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print $0, "raw", "owner", "phone"; next }
	{
		$(at["collector"]) = name
		$(at["note"]) = name " " phone
		if (NR % 3 == 0) $(at["address"]) = $(at["address"]) "电话" phone
		if (NR % 3 == 1) $(at["room"]) = $(at["room"]) number
		if (NR % 7 == 0) $(at["id"]) = number
		print $0, "电话" phone name, name, phone
	}' "$lib" >"$tmp/careless.tsv"

readable() { # FOLDER: what a person can read in all that was written there
	cat "$1"/*.tsv "$1"/*.html "$1"/err
	for file in "$1"/*.xlsx; do
		unzip -p "$file"
	done
	for file in "$1"/*.pdf; do
		[ -e "$file" ] && pdftotext "$file" -
	done
	:
}
clear() { readable "$1" >"$tmp/read" && grep -a -e "$name" -e "$number" -e "$phone" "$tmp/read"; }
full_run() { # FOLDER OPTION...
	out=$1
	shift
	mkdir -p "$out"
	for form in xlsx tsv; do
		pdf=,$out/report.pdf
		lists "$out" "$@" "$tmp/careless.tsv" || { cat "$out/err"; return 1; }
	done
	pdf=
}
masked() { full_run "$tmp/masked" && [ -s "$tmp/masked/report.pdf" ] && ! clear "$tmp/masked"; }
unmasked() {
	full_run "$tmp/clear" --unmask --reason '核对采集人' --operator '网格办' --log "$tmp/log" &&
	clear "$tmp/clear" >"$tmp/found" &&
	[ "$(grep -c '网格办.*audit.*核对采集人' "$tmp/log")" -eq 2 ] &&
	"$top_builddir/link-house-person" --verify-log --log "$tmp/log" >"$tmp/out" &&
	! grep -a -e "$name" -e "$number" -e "$phone" "$tmp/log"
}
if command -v unzip >/dev/null && command -v pdftotext >/dev/null; then
	ok 'nobody is named in all that a run writes' masked
	ok 'except on purpose, which is entered in the log' unmasked
else
	skip 'nobody is named' 'no unzip or pdftotext'
fi

# A chart of one or two rows is marked in whole ones.
whole_marks() {
	grep -q 'id="chart-chart_houses"' "$tmp/plain/report.html" &&
	! grep -o '<text[^>]*>[0-9]*\.[0-9]*</text>' "$tmp/plain/report.html"
}
ok 'nobody counts half a row' whole_marks

# --- paper -------------------------------------------------------------------------------

# cairo loses the glyph of 如 if it is taken as it is: count the ink of a line of them.
ink() { # CHARACTER LANGUAGE
	LC_ALL=C.UTF-8 LANGUAGE=$2 "$audit" -q --by county --unmask --operator 网格办 --log "$tmp/ink.log" \
		--reason "$1$1$1$1$1$1$1$1$1$1" --report "$tmp/ink.pdf" "$lib" >/dev/null &&
	pdftoppm -gray -r 72 -l 1 "$tmp/ink.pdf" | tail -c +16 | od -An -v -tu1 |
		awk '{ for (i = 1; i <= NF; i++) n += 255 - $i } END { print n }'
}
no_glyph_lost() {
	for language in en zh_CN; do
		none=$(ink 。 "$language") && some=$(ink 好 "$language") && lost=$(ink 如 "$language") &&
		echo "$none $some $lost" && [ "$some" -gt "$((none + 1000))" ] &&
		[ "$((lost - none))" -gt "$(((some - none) / 2))" ] &&
		pdftotext -l 1 "$tmp/ink.pdf" - | grep -q 如如如如如 || return 1
	done
}
if command -v pdftoppm >/dev/null; then
	ok 'no character is left out on paper' no_glyph_lost
else
	skip 'no character is left out on paper' 'no pdftoppm'
fi

# --- the public --------------------------------------------------------------------------

for_insiders() {
	for option in --correct --cancel --snapshot; do
		status 2 "$audit" -q --public --date 2026-06-10 "$option" "$tmp/x.tsv" "$lib" \
			2>"$tmp/err" && grep -q -e --public "$tmp/err" && [ ! -e "$tmp/x.tsv" ] ||
			return 1
	done
}
ok 'lists of single addresses and snapshots are not for the public' for_insiders

# A city of many small units: no small number is told, and none can be worked out from one
# total and its other parts.
small_city() {
	awk 'BEGIN {
		OFS = "\t"
		print "county", "township", "address", "issues", "dup_of", "lon", "lat"
		for (i = 1; i <= 4000; i++) {
			r = (r * 16807 + 12345 + i) % 2147483647
			c = r % 7; t = int(r / 7) % (3 + c); q = int(r / 991)
			issue = q % 97 < 3 ? "missing.door" : ""
			issue = q % 89 < c ? "unnamed.road" : issue
			print "县" c, "乡" t, "地址" i, issue, (q % 101 < 2 ? "x" : ""),
				(q % 41 ? "114.1" : ""), (q % 41 ? "32.1" : "")
		}
	}'
}
attack() { # FIGURES
	awk -F '\t' '
		NR == 1 { next }
		$4 ~ /^[1-4]$/ || $5 ~ /^[1-4]$/ { print "told: " $0; bad = 1 }
		$4 == "*" && $6 != "" { print "the rate tells: " $0; bad = 1 }
		{
			v[$1, $2, $3] = $4; stars += $4 == "*"
			if ($1 == "county") under["total", "", $3] = under["total", "", $3] " " $4
			if ($1 == "county/township") {
				split($2, part, "/")
				under["county", part[1], $3] = under["county", part[1], $3] " " $4
				under["total2", "", $3] = under["total2", "", $3] " " $4
			}
		}
		END {
			for (k in under) {
				n = split(under[k], parts, " ")
				hidden = 0
				for (i = 1; i <= n; i++)
					hidden += parts[i] == "*"
				whole = k
				sub(/^total2/, "total", whole)
				if (hidden == 1 && v[whole] != "*") {
					print "worked out: " k, under[k], v[whole]
					bad = 1
				}
				if (hidden == 0 && v[whole] == "*") {
					print "added up: " k, under[k]
					bad = 1
				}
			}
			print stars " hidden"
			exit bad || stars < 20
		}' "$1"
}
in_public() {
	small_city >"$tmp/small.tsv"
	"$audit" -q --public --by county,county/township --civil-affairs "$tmp/civil.tsv" \
		--report "$tmp/public.tsv,$tmp/public.html" "$tmp/small.tsv" >"$tmp/public" 2>"$tmp/err"
	[ $? -eq 2 ] && grep -q -e --civil-affairs "$tmp/err" || return 1	# it has no elements
	"$audit" -q --public --by county,county/township \
		--report "$tmp/public.tsv,$tmp/public.html" "$tmp/small.tsv" >"$tmp/public" &&
	attack "$tmp/public" && ! "$audit" -q --by county "$tmp/small.tsv" | attack - >"$tmp/found"
}
ok 'what is small is not told, and cannot be worked out' in_public
report_too() {
	! awk -F '\t' '$5 == "rate" && ($7 ~ /^[1-4]$/ || $8 ~ /^[1-4]$/)' "$tmp/public.tsv" | grep .
}
ok 'not in the report either' report_too

# --- the manual --------------------------------------------------------------------------

in_manual() {
	cut -f3 "$tmp/plain/figures.tsv" | tail -n +2 | grep -v -e '^missing' -e '^wrong' -e '^dup\.' \
		-e '^unnamed\.' -e '\..*\.' | sort -u >"$tmp/measures" &&
	sed -n 's/^\.It \([a-z.]*\) Ta .*/\1/p' "$top_srcdir/man/audit-report.1" |
		sort -u >"$tmp/told" && [ "$(wc -l <"$tmp/measures")" -ge 9 ] &&
	comm -23 "$tmp/measures" "$tmp/told" >"$tmp/missing" && cat "$tmp/missing" &&
	[ ! -s "$tmp/missing" ]
}
ok 'the manual has every measure' in_manual

# What civil affairs get ends at the building.
no_room() {
	grep -q '3号楼' "$tmp/plain/civil.tsv" && ! grep -e 单元 -e 室 "$tmp/plain/civil.tsv"
}
ok 'civil affairs get no rooms' no_room

# --- to cancel ---------------------------------------------------------------------------

# Codes that were given before the duplicates were known: addr-code takes every event, and
# then says of them what they are.
events() {
	PATH=$top_builddir:$PATH
	addr-normalize -q --from csv --encoding gb18030 -r "$tmp/r" "$top_srcdir/testdata/xinyang-raw.csv" |
		addr-code -q --registry "$tmp/codes.db" | addr-dedup -q >"$tmp/marked.tsv" &&
	awk -F '\t' -v OFS='\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print "code"; next }
		$(at["code"]) != "" && $(at["dup_of"]) == "" && n++ == 7 { print $(at["code"]) }' \
		"$tmp/marked.tsv" >"$tmp/lost.tsv" &&
	audit-report -q --by county --cancel "$tmp/events.tsv" --not-found "$tmp/lost.tsv" \
		"$tmp/marked.tsv" >"$tmp/out" && [ "$(wc -l <"$tmp/events.tsv")" -gt 10 ] &&
	[ "$(grep -c '^retire' "$tmp/events.tsv")" -eq 1 ] &&
	addr-code -q --registry "$tmp/codes.db" --events --operator 测试 "$tmp/events.tsv" >"$tmp/done.tsv" &&
	! grep refused "$tmp/done.tsv"
}
ok 'addr-code takes the events' events

# --- trouble -----------------------------------------------------------------------------

no_table() {
	for option in --expected --links --installed --holidays --since --judged --thresholds; do
		status 2 "$audit" -q "$option" "$tmp/none.tsv" "$lib" 2>"$tmp/err" >"$tmp/out" &&
		grep -q none.tsv "$tmp/err" && [ ! -s "$tmp/out" ] || { echo "$option"; return 1; }
	done
}
ok 'a table that is not there is named' no_table
broken_table() {
	{ cat "$data/expected.tsv"; echo x; } >"$tmp/expected.tsv"
	status 2 "$audit" -q --expected "$tmp/expected.tsv" "$lib" 2>"$tmp/err" >"$tmp/out" &&
	grep -q expected.tsv "$tmp/err" && [ ! -s "$tmp/out" ]
}
ok 'a table with a broken row would give wrong figures' broken_table
# No list is put in place when one of them cannot be.
all_or_none() {
	mkdir "$tmp/dir"
	status 2 "$audit" -q --by county --date 2026-06-10 --correct "$tmp/dir/correct.tsv" \
		--cancel "$tmp/no/dir/cancel.tsv" "$lib" 2>"$tmp/err" >"$tmp/out" &&
	[ -z "$(ls -A "$tmp/dir")" ]
}
ok 'all lists or none' all_or_none

done_testing
