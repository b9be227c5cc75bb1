#!/bin/sh
# pipeline.t - the whole way from a clerk's file to plates.
# shellcheck disable=SC1091,SC2154,SC2317
. "${top_srcdir:-.}/tests/tap.sh"

PATH=$top_builddir:$PATH
source=$top_srcdir/testdata/xinyang-raw.tsv
csv=$top_srcdir/testdata/xinyang-raw.csv

# stages FOLDER REGISTRY: step by step, so that each can be looked at.
stages() {
	mkdir -p "$1"
	addr-normalize -q --from csv --encoding gb18030 -r "$1/rejected" -o "$1/normal" "$csv" &&
	addr-dedup -q -o "$1/marked" "$1/normal" &&
	addr-dedup -q --survivors -o "$1/survivors" "$1/normal" &&
	addr-code -q --registry "$2" "$1/survivors" >"$1/coded" &&
	plate-render -q -r "$1/unplated" -o "$1/plates.pdf" "$1/coded" >"$1/manifest"
}

rows() { awk 'END { print (NR ? NR - 1 : 0) }' "$1"; }

# column NAME FILE: its values.
column() {
	awk -F '\t' -v want="$1" '
	NR == 1 { for (i = 1; i <= NF; i++) if ($i == want) at = i; next }
	{ print $at }' "$2"
}

conserved() {
	echo "$(rows "$1/normal") normal, $(rows "$1/rejected") rejected"
	[ $(($(rows "$1/normal") + $(rows "$1/rejected"))) -eq "$(rows "$source")" ] &&
	[ "$(rows "$1/marked")" -eq "$(rows "$1/normal")" ] &&
	[ "$(rows "$1/coded")" -eq "$(rows "$1/survivors")" ] &&
	echo "$(rows "$1/manifest") plates, $(rows "$1/unplated") without" &&
	[ $(($(rows "$1/manifest") + $(rows "$1/unplated"))) -eq "$(rows "$1/coded")" ]
}

# Every id that went in comes out once: in a survivor's sources or in the rejects.
no_id_lost() {
	column sources "$1/survivors" | tr ';' '\n' | sort >"$tmp/ids"
	awk -F '\t' 'NR > 1 && $7 != "ragged" { print $1 }' "$source" | sort >"$tmp/want"
	same "$tmp/want" "$tmp/ids"
}

one_ragged_row() {
	id=$(awk -F '\t' '$7 == "ragged" { print $1 }' "$source")
	[ "$(rows "$1/rejected")" -eq 1 ] && tail -n 1 "$1/rejected" | grep -q "	$id,"
}

same_files() { # FOLDER FOLDER FILE...
	a=$1 b=$2
	shift 2
	for file in "$@"; do
		same "$a/$file" "$b/$file" || { echo "$file differs"; return 1; }
	done
}

as_one_pipe() {
	mkdir -p "$tmp/pipe" && cd "$tmp/pipe" &&
	addr-normalize -q --from csv --encoding gb18030 -r rejected "$csv" |
		addr-dedup -q --survivors | addr-code -q --registry codes.db | tee coded |
		plate-render -q -r unplated -o plates.pdf >manifest &&
	same_files . "$tmp/1" coded manifest plates.pdf
}

same_again() {
	same_files "$tmp/1" "$tmp/2" normal marked survivors coded manifest plates.pdf
}

codes_are_good() {
	column code "$tmp/1/coded" | grep . | sort >"$tmp/codes"
	[ "$(wc -l <"$tmp/codes")" -ge 300 ] && [ -z "$(uniq -d <"$tmp/codes")" ] &&
	{ echo code; cat "$tmp/codes"; } | addr-code --check --registry "$tmp/1.db"
}

a_wrong_code_is_seen() {
	{ echo code; head -n 1 "$tmp/codes" | tr 0123456789 1234567890; } |
		status 1 addr-code --check --registry "$tmp/1.db"
}

pages() {
	pdfinfo "$tmp/1/plates.pdf" | sed -n 's/^Pages: *//p' >"$tmp/pages"
	echo "$(cat "$tmp/pages") pages, $(rows "$tmp/1/manifest") rows"
	[ "$(cat "$tmp/pages")" -eq "$(rows "$tmp/1/manifest")" ]
}

every_type() {
	column type "$tmp/1/manifest" | sort | uniq -c
	[ "$(column type "$tmp/1/manifest" | sort -u | wc -l)" -eq 7 ]
}

pairs() {
	awk -f "$top_srcdir/tests/columns.awk" -f "$top_srcdir/tests/pairs.awk" \
		"$source" "$tmp/1/marked" >"$tmp/pairs"
	grep -e '^pairs' -e '^form' -e '^false	[0-9]' "$tmp/pairs"
}

nothing_merged_wrongly() {
	grep '^false	' "$tmp/pairs"
	grep -qx 'false	0' "$tmp/pairs"
}

# Rows that say the same in another form are one address.  The floor is what was
# reached when it was set; raise it, never lower it.
forms_found() {
	grep '^missed' "$tmp/pairs"
	awk -F '\t' '$1 == "form" { exit 100 * $3 < 97 * $2 }' "$tmp/pairs"
}

# Plates of every type, and every 40th, must say what the manifest says.
plates_scan() {
	awk -F '\t' '
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	!seen[$at["type"]]++ || NR % 40 == 0 { print $at["page"], $at["payload"] }
	' "$tmp/1/manifest" >"$tmp/sample"
	while read -r page payload; do
		pdftoppm -r 150 -f "$page" -l "$page" -png "$tmp/1/plates.pdf" "$tmp/page" || return 1
		zbarimg -q --raw "$tmp"/page*.png >"$tmp/scanned"
		rm -f "$tmp"/page*.png
		[ "$(cat "$tmp/scanned")" = "$payload" ] || {
			echo "page $page says '$(cat "$tmp/scanned")', not '$payload'"
			return 1
		}
	done <"$tmp/sample"
	[ "$(wc -l <"$tmp/sample")" -ge 10 ]
}

# What a clerk noted about people goes on with the rows, never to a plate.
no_remarks() {
	cut -f6 "$source" | grep . | sort -u | grep -v 备注 >"$tmp/remarks"
	[ -s "$tmp/remarks" ] && ! grep -F -f "$tmp/remarks" "$tmp/1/manifest"
}

ok 'every stage ends well' stages "$tmp/1" "$tmp/1.db"
ok 'no row is lost on the way' conserved "$tmp/1"
ok 'no id is lost on the way' no_id_lost "$tmp/1"
ok 'the broken row, and no other, is in the rejects' one_ragged_row "$tmp/1"
ok 'one pipe writes what the stages write' as_one_pipe
ok 'the stages run again' stages "$tmp/2" "$tmp/1.db"
ok 'the same bytes and codes come out again' same_again
ok 'the codes are different, and good' codes_are_good
ok 'a code with wrong digits is seen' a_wrong_code_is_seen
ok 'a page for every row of the manifest' pages
ok 'all seven types of plates occur' every_type
pairs | sed 's/^/# /'
ok 'no two places are merged' nothing_merged_wrongly
ok 'other forms of one address are found' forms_found
ok 'plates scan' plates_scan
ok 'no remark about people leaves with the plates' no_remarks
done_testing
