#!/bin/sh
# report.t - reports as PDF, HTML and XLSX: sound, readable, the same every time.
# shellcheck disable=SC2317,SC2016	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

show=$top_builddir/tests/showcase

for kind in city empty wide evil; do
	for end in pdf html xlsx; do
		"$show" $kind "$tmp/$kind.$end" 2>"$tmp/err" || cat "$tmp/err"
	done
done
again() {
	sleep 1
	for file in city.pdf city.html city.xlsx evil.tsv; do
		"$show" "${file%.*}" "$tmp/first.${file##*.}" &&
		"$show" "${file%.*}" "$tmp/again.${file##*.}" &&
		same "$tmp/first.${file##*.}" "$tmp/again.${file##*.}" || return 1
	done
}
ok 'the same report, the same bytes' again

# Another font would be taken in silence.
without_font() {
	echo '<fontconfig></fontconfig>' >"$tmp/fonts.conf" &&
	FONTCONFIG_FILE=$tmp/fonts.conf status 1 "$show" empty "$tmp/none.pdf" 2>"$tmp/err" &&
	grep -q 'Noto Sans CJK SC' "$tmp/err" && [ ! -e "$tmp/none.pdf" ]
}
ok 'PDF: without its font there is none' without_font

# --- PDF -----------------------------------------------------------------------------
if [ ! -s "$tmp/city.pdf" ]; then
	skip 'PDF' 'no Noto Sans CJK SC'
elif command -v pdftotext >/dev/null; then
	pages=$(pdfinfo "$tmp/city.pdf" | sed -n 's/^Pages: *//p')
	fonts() {
		pdffonts "$tmp/city.pdf" | awk 'NR > 2 { print; n++
			bad += !/NotoSansCJKsc/ || $(NF - 4) != "yes" } END { exit !(n && !bad) }'
	}
	page() { pdftotext -layout -f "$1" -l "$1" "$2" -; }
	numbers() {
		for i in $(seq "$pages"); do
			page "$i" "$tmp/city.pdf" | grep -q "page $i of $pages\$" || return 1
		done
	}
	heads() { # running head and the head of the table, on the second page
		page 2 "$tmp/city.pdf" >"$tmp/text"
		head -n 1 "$tmp/text" | grep '信阳市标准地址质量报告.*总体情况' &&
		grep -q '乡镇街道 *区划代码' "$tmp/text"
	}
	rows() { # each of the 224 once, all its cells on one page
		pdftotext -layout "$tmp/city.pdf" - | grep -o '411502[0-9][0-9][0-9] .*passed\|411502[0-9][0-9][0-9] .*failed\|411502004 .*—' |
			cut -c1-9 | sort >"$tmp/codes"
		[ "$(wc -l <"$tmp/codes")" -eq 224 ] && [ -z "$(uniq -d "$tmp/codes")" ]
	}
	# A heading, and the title of a chart or table, is never the last of a page.
	stranded() {
		for n in $(seq 18 3 45); do
			"$show" push="$n" "$tmp/push.pdf" || return 1
			for i in 1 2 3; do
				page "$i" "$tmp/push.pdf" 2>/dev/null | tr -d '\f' | grep -v '^ *$' | tail -n 2 | head -n 1 |
					grep -E '^ *(标题[^ ]*|各乡镇街道的采集率|限期改正清单|地址编码.*)$' &&
					return 1
			done
		done
		return 0
	}
	directions() {
		pdfinfo -l 2 "$tmp/wide.pdf" >"$tmp/info" &&
		grep -q 'Page *1 size: *841.89 x 595.28' "$tmp/info" &&
		grep -q 'Page *2 size: *595.28 x 841.89' "$tmp/info"
	}
	no_date() { ! pdfinfo "$tmp/city.pdf" | grep -i date; }
	nothing_lost() {
		pdftotext "$tmp/evil.pdf" - >"$tmp/text" && grep -q '=1+1' "$tmp/text" &&
		grep -q "<script>document.title='broken'</script>" "$tmp/text"
	}
	ok 'PDF: one family of fonts, embedded' fonts
	ok 'PDF: every page tells its number and how many there are' numbers
	ok 'PDF: running heads, and the head of a table on every page' heads
	ok 'PDF: every row once and whole' rows
	ok 'PDF: no heading is left behind' stranded
	ok 'PDF: wide tables lie across' directions
	ok 'PDF: without the time of the clock' no_date
	ok 'PDF: names that look like markup are there' nothing_lost
else
	skip 'PDF' 'no poppler-utils'
fi
if command -v qpdf >/dev/null && [ -s "$tmp/city.pdf" ]; then
	sound() { for kind in city empty wide evil; do qpdf --check "$tmp/$kind.pdf" || return 1; done; }
	ok 'PDF: qpdf finds nothing wrong' sound
	bookmarks() { qpdf --json "$tmp/city.pdf" | grep -q '"title": "总体情况"'; }
	ok 'PDF: headings are bookmarks' bookmarks
else
	skip 'PDF: qpdf' 'no qpdf'
fi

# --- HTML ----------------------------------------------------------------------------
alone() { ! grep -nE '(src|href|url)(=|\()"?(https?:|//)' "$tmp/city.html"; }
ok 'HTML: it asks for no other file' alone
if command -v xmllint >/dev/null; then
	well_formed() {
		for kind in city empty wide evil; do
			xmllint --noout "$tmp/$kind.html" || return 1
		done
	}
	at() { xmllint --xpath "string($1)" "$tmp/evil.html"; }
	escaped() {
		[ "$(at '//title')" = "</title>&\"'<" ] && [ "$(at '//h2')" = '</h2><h1>' ] &&
		[ "$(at '//tbody/tr[2]/th')" = '"><img src=x onerror=alert(1)>' ] &&
		[ "$(at 'count(//*[local-name()="script"])')" = 1 ] &&
		[ "$(at '//*[local-name()="svg"]/*[local-name()="title"]')" = '</title>&' ]
	}
	spoken() { # every picture has a name and words instead
		[ "$(xmllint --xpath 'count(//*[local-name()="svg"])' "$tmp/city.html")" = \
			"$(xmllint --xpath 'count(//*[local-name()="svg"][@role="img"]/*[local-name()="desc"][string-length() > 0])' "$tmp/city.html")" ] &&
		[ "$(xmllint --xpath 'count(//*[local-name()="th"][not(@scope)])' "$tmp/city.html")" = 0 ] &&
		[ "$(xmllint --xpath 'string(/*/@lang)' "$tmp/city.html")" = zh-CN ]
	}
	ok 'HTML: it is well-formed' well_formed
	ok 'HTML: nothing in a name is markup' escaped
	ok 'HTML: heads of rows and columns, language, and words for pictures' spoken
else
	skip 'HTML: well-formed' 'no xmllint (libxml2-utils)'
fi

browse() { # OPTION... : Chromium of a new user each time
	folder=$(mktemp -d "$tmp/user.XXXXXX")
	HOME=$folder timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-quic \
		--no-first-run --disable-background-networking --disable-component-update \
		--disable-sync --enable-logging=stderr --user-data-dir="$folder" "$@" 2>"$tmp/said"
	browsed=$?
	rm -rf "$folder"
	return "$browsed"
}
quiet() {
	for kind in city evil; do
		browse --dump-dom "file://$tmp/$kind.html" >"$tmp/dom" || return 1
		grep CONSOLE "$tmp/said" && return 1
		# the script ran: its hash is the one that the policy names
		grep -q 'role="button"' "$tmp/dom" && ! grep -q '<title>broken' "$tmp/dom" || return 1
	done
}
# The policy would keep a second script out; this copy has none.
sorts() { # COLUMN CLICKS WANT... : first cells of the first rows
	column=$1 clicks=$2
	shift 2
	sed -e '/Content-Security-Policy/d' -e 's|</body>|<script>\
		var t = document.querySelector("table"), i;\
		for (i = 0; i < '"$clicks"'; i++) { t.tHead.rows[0].cells['"$column"'].firstChild.click(); }\
		document.title = [].map.call(t.tBodies[0].rows, function (r) {\
			return r.cells['"$column"'].firstChild.textContent; }).join("\|");\
		</script></body>|' "$tmp/city.html" >"$tmp/sort.html"
	browse --dump-dom "file://$tmp/sort.html" | sed -n 's/.*<title>\(.*\)<\/title>.*/\1/p' >"$tmp/order"
	tr '|' '\n' <"$tmp/order" | head -n $# >"$tmp/got"
	printf '%s\n' "$@" | same - "$tmp/got"
}
last_is() { tr '|' '\n' <"$tmp/order" | tail -n 1 | grep -qx -e "$1"; }
by_rate() { sorts 2 1 91.10% 91.20% && last_is — && sorts 2 2 99.90% && last_is —; }
by_count() {
	sorts 6 1 '*' && sorts 6 2 2,997 &&
	tr '|' '\n' <"$tmp/order" | sed 's/,//; s/[*]/0/' | sort -c -r -n
}
prints() {
	browse --print-to-pdf="$tmp/printed.pdf" --no-pdf-header-footer "file://$tmp/city.html" &&
	[ "$(pdfinfo "$tmp/printed.pdf" | sed -n 's/^Pages: *//p')" -gt 5 ] &&
	pdfinfo "$tmp/printed.pdf" | grep 'A4' &&
	pdftotext -f 2 -l 2 "$tmp/printed.pdf" - | head -n 3 | grep 乡镇街道
}
if command -v chromium >/dev/null; then
	ok 'HTML: Chromium opens it, and has nothing to say' quiet
	ok 'HTML: tables sort by rates, what is not there last' by_rate
	ok 'HTML: and by counts' by_count
	if command -v pdftotext >/dev/null; then
		ok 'HTML: it prints to A4, with the head on every page' prints
	else
		skip 'HTML: it prints' 'no poppler-utils'
	fi
else
	skip 'HTML in a browser' 'no chromium: install it, or this is not tested'
fi

# --- XLSX ----------------------------------------------------------------------------
if command -v unzip >/dev/null && command -v xmllint >/dev/null; then
	for kind in city empty evil; do
		mkdir "$tmp/$kind" && unzip -q "$tmp/$kind.xlsx" -d "$tmp/$kind"
	done
	well_formed_parts() {
		find "$tmp/city" "$tmp/empty" "$tmp/evil" -type f -exec xmllint --noout {} +
	}
	# cell FILE REFERENCE: its text or number
	cell() {
		sheet=$tmp/$1
		kind=$(xmllint --xpath "string(//*[@r='$2']/@t)" "$sheet")
		value=$(xmllint --xpath "string(//*[@r='$2']/*)" "$sheet")
		if [ "$kind" = s ]; then
			xmllint --xpath "string(//*[local-name()='si'][$((value + 1))])" \
				"${sheet%/worksheets/*}/sharedStrings.xml"
		else
			printf '%s\n' "$value"
		fi
	}
	is() {
		got=$(cell "$1" "$2")
		[ "$got" = "$3" ] || { echo "$2 is '$got', not '$3'"; return 1; }
	}
	city=city/xl/worksheets/sheet2.xml
	evil=evil/xl/worksheets/sheet2.xml
	cells() {
		is "$city" A1 乡镇街道 && is "$city" B2 411502001 && is "$city" C1 采集率 &&
		is "$city" D1 '采集率: numerator' && is "$city" D2 30895 && is "$city" E2 31654 &&
		is "$city" C2 0.9760219877424654 && is "$city" C5 '' && is "$city" E5 0 &&
		is "$city" N7 '*' && is "$city" A226 合计 && is "$city" D226 2893771
	}
	texts() { # never a formula, a number or less than it was
		! grep -l '<f[ >]' "$tmp/evil/xl/worksheets"/*.xml || return 1
		is "$evil" A4 '=1+1' && is "$evil" B10 411502001001420008 && is "$evil" B11 001 &&
		is "$evil" A12 1-2 && is "$evil" A7 '@SUM(A1)'
		[ "$(xmllint --xpath 'count(//*[local-name()="c"][starts-with(@r, "A") or starts-with(@r, "B")][not(@t="s")])' "$tmp/$evil")" = 0 ]
	}
	comfort() {
		grep -q '<pane .*state="frozen"' "$tmp/$city" &&
		grep -q '<autoFilter ref="A1:P225"/>' "$tmp/$city" &&
		grep -q 'formatCode="0.00%"' "$tmp/city/xl/styles.xml" &&
		grep -q 'created[^>]*>1980-01-01' "$tmp/city/docProps/core.xml"
	}
	ok 'XLSX: all parts are well-formed' well_formed_parts
	ok 'XLSX: the cells are right' cells
	ok 'XLSX: text stays text' texts
	ok 'XLSX: frozen head, filter, percent, no clock' comfort
else
	skip 'XLSX' 'no unzip or xmllint'
fi
done_testing
