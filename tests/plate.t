#!/bin/sh
# plate.t - plates as a printer gets them: sizes, places, fonts, and QR codes that
# two independent decoders read.
# shellcheck disable=SC2317,SC2094	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

command -v pdftoppm >/dev/null || skip_all 'no poppler-utils'

plate=$top_builddir/plate-render
data=$top_srcdir/testdata/plate-render/contract.tsv
pdf=$tmp/plates.pdf
dpi=300

"$plate" -q -o "$pdf" "$data" >"$tmp/manifest" || exit 99

# The types in the order of the sample; millimetres from the rules (type.c).
# type width height rim pad-x pad-y pad
cat >"$tmp/types" <<END
large 600 400 15 435 125 120
medium 300 200 15 198 98 75
small 170 110 10 113 53 40
building 950 550 15 695 295 200
unit 360 150 10 255 37.5 75
room 120 80 5 70 30 40
rural 210 150 10 136 76 55
END

px() { awk -v mm="$1" -v dpi="${2:-$dpi}" 'BEGIN { printf "%d", mm * dpi / 25.4 }'; }

# picture PDF PAGE X Y W H: that part of the page (mm) as PPM.
picture() {
	pdftoppm -r "$dpi" -f "$2" -l "$2" -x "$(px "$3")" -y "$(px "$4")" \
		-W "$(px "$5")" -H "$(px "$6")" "$1" 2>/dev/null
}

# The payload of a row of the manifest.
payload() { awk -F '\t' -v n="$1" 'NR == n + 1 { print $9 }' "${2:-$tmp/manifest}"; }

page_size() { # PDF PAGE WIDTH HEIGHT
	pdfinfo -f "$2" -l "$2" "$1" | awk -v w="$3" -v h="$4" '
	function off(pt, mm) { d = pt - mm * 72 / 25.4; return d < 0 ? -d : d }
	/^Page .* size:/ { print; good = off($4, w) < 0.006 && off($6, h) < 0.006 }
	END { exit !good }'
}

# Along a line through the pad: the plate reaches to its end, the face begins and
# ends where the rim does, and the pad stands in its place.
edges() { # LENGTH RIM PAD PAD-LENGTH <RUNS
	awk -v all="$1" -v rim="$2" -v pad="$3" -v size="$4" -v dpi="$dpi" '
	function near(got, mm) { d = got - mm * dpi / 25.4; return d < 1.5 && d > -1.5 }
	{ print; end = $2 + $3 }
	NR == 1 { first = $1 }
	$1 == "white" { from = $2; if (++white == 1) face = end }
	$1 == "white" && near($2, pad) && near($3, size) { found = 1 }
	END {
		exit !(first == "blue" && $1 == "blue" && near(end, all) &&
		    near(face, rim) && near(from, all - rim) && found)
	}'
}
across() { # PAGE WIDTH HEIGHT RIM X Y PAD
	picture "$pdf" "$1" 0 "$(awk -v y="$6" 'BEGIN { print y + 1 }')" "$2" 0.2 |
		"$top_builddir/tests/raster" row 0 | edges "$2" "$4" "$5" "$7"
}
down() {
	picture "$pdf" "$1" "$(awk -v x="$5" 'BEGIN { print x + 1 }')" 0 0.2 "$3" |
		"$top_builddir/tests/raster" column 0 | edges "$3" "$4" "$6" "$7"
}

# The upper left finder pattern, 7 modules, begins 4 modules inside the pad; the
# codes of the sample have 29 modules.
quiet() { # PAGE X Y PAD
	picture "$pdf" "$1" "$2" "$(awk -v y="$3" -v size="$4" \
		'BEGIN { print y + 4.5 * size / 37 }')" "$4" 0.2 |
	"$top_builddir/tests/raster" row 0 | awk -v size="$4" -v dpi="$dpi" '
	function near(got, modules) {
		d = got - modules * size / 37 * dpi / 25.4
		return d < 2 && d > -2
	}
	{ print }
	$1 == "black" && !n++ { left = near($2, 4) && near($3, 7) }
	$1 == "black" { right = near($2, 26) && near($3, 7) }
	END { exit !(left && right) }'
}

# The QR code of a page, decoded from the pad and 3 mm around it.
code_picture() { # PDF PAGE X Y SIZE
	pdftoppm -r "$dpi" -png -f "$2" -l "$2" -x "$(px $(($3 - 3)))" -y "$(px $(($4 - 3)))" \
		-W "$(px $(($5 + 6)))" -H "$(px $(($5 + 6)))" "$1" >"$tmp/code.png" 2>/dev/null
}
zbar() { [ "$(zbarimg --nodbus --raw -q "$tmp/code.png")" = "$1" ]; }
zxing() { [ "$(ZXingReader -bytes -format QRCode "$tmp/code.png")" = "$1" ]; }
decoders() { # WHAT PAYLOAD
	for decoder in zbarimg:zbar ZXingReader:zxing; do
		if command -v ${decoder%:*} >/dev/null; then
			ok "$1: ${decoder#*:} reads the QR code" ${decoder#*:} "$2"
		else
			skip "$1: ${decoder#*:}" "no ${decoder%:*}"
		fi
	done
}

page=0
while read -r type w h rim x y pad; do
	page=$((page + 1))
	ok "$type: the page is $w x $h mm" page_size "$pdf" $page "$w" "$h"
	ok "$type: edges, face and pad across" across $page "$w" "$h" "$rim" "$x" "$y" "$pad"
	ok "$type: edges, face and pad down" down $page "$w" "$h" "$rim" "$x" "$y" "$pad"
	ok "$type: a quiet zone of 4 modules" quiet $page "$x" "$y" "$pad"
	code_picture "$pdf" $page "${x%.*}" "${y%.*}" "$pad"
	decoders "$type" "$(payload $page)"
done <"$tmp/types"

# Fonts and texts.
fonts() {
	pdffonts "$1" | awk 'NR > 2 { print; n++; bad += $(NF - 4) != "yes" || $(NF - 2) != "yes" ||
		!/NotoSansCJKsc/ } END { exit !(n == 1 && bad == 0) }'
}
no_pictures() { [ "$(pdfimages -list "$pdf" | wc -l)" -eq 2 ]; }
texts() {
	pdftotext "$pdf" - | tr -d ' \n\f' >"$tmp/text"
	for text in 东方红大道 88 邮政编码464000 12 号附3号 湖光小区3号楼2单元 黄凃村塆上组 \
		MENPAI.EXAMPLE 411502001001420008800000000000; do
		grep -q "$text" "$tmp/text" || { echo "no $text"; return 1; }
	done
	! grep -q 河南省 "$tmp/text"
}
ok 'one font, embedded, with its characters named' fonts "$pdf"
ok 'nothing is a raster picture' no_pictures
ok 'the texts can be searched, and are those of the plates only' texts

# Every character of Xinyang's names that GB 2312 does not have.
rare() {
	awk -F '\t' 'BEGIN { OFS = FS }
	NR == 1 { for (i = 1; i <= NF; i++) col[$i] = i; print; next }
	$col["group"] != "" {
		n = split("浉 塆 堽 塝 枊 凃 衕 杮 嶅 溮", c, " ")
		for (k = 1; k <= n; k++) { $col["group"] = c[k] "家组"; print }
	}' "$data" >"$tmp/rare.tsv"
	status 0 "$plate" -q -o "$tmp/rare.pdf" "$tmp/rare.tsv" >"$tmp/out" &&
	[ "$(wc -l <"$tmp/out")" -eq 11 ] && fonts "$tmp/rare.pdf" || return 1
	pdftotext "$tmp/rare.pdf" - | tr -d ' \n\f' >"$tmp/text"
	for c in 浉 塆 堽 塝 枊 凃 衕 杮 嶅 溮; do
		grep -q "村${c}家组" "$tmp/text" || { echo "no $c"; return 1; }
	done
}
ok 'rare characters of place names are there' rare

# The same rows, the same bytes.
again() {
	sleep 1
	"$plate" -q -j 3 -o "$tmp/again.pdf" "$data" >"$tmp/out" && same "$pdf" "$tmp/again.pdf" &&
	same "$tmp/manifest" "$tmp/out"
}
no_time() { ! pdfinfo "$pdf" | grep Date; }
dated() {
	for file in a b; do
		SOURCE_DATE_EPOCH=1700000000 "$plate" -q -o "$tmp/$file.pdf" "$data" \
			>"$tmp/out" || return 1
	done
	same "$tmp/a.pdf" "$tmp/b.pdf" &&
	TZ=UTC pdfinfo -isodates "$tmp/a.pdf" | grep 'CreationDate: *2023-11-14T22:13:20'
}
checked() {
	"$plate" -q "$data" >"$tmp/out" && same "$tmp/manifest" "$tmp/out"
}
ok 'a second run, on three threads, gives the same bytes' again
ok 'the file holds no time' no_time
ok 'but that of SOURCE_DATE_EPOCH' dated
ok 'without -o the manifest is the same' checked

# What a printing press gets: inks by coverage of each page, and a separation of its own
# for a spot colour.
ink() { # OPTION... : C M Y K of every page
	"$plate" -q "$@" -o "$tmp/ink.pdf" "$data" >"$tmp/out" &&
	gs -q -o - -sDEVICE=inkcov "$tmp/ink.pdf" >"$tmp/inks"
}
cmyk() { # the blue is cyan and magenta; QR and marks, a twentieth of the page, are black
	ink --colour cmyk --bleed && cat "$tmp/inks" && awk '
	{ n++; bad += $1 < 0.5 || $1 != $2 || $3 > 0 || $4 < 0.01 || $4 > 0.06 }
	END { exit !(n == 7 && bad == 0) }' "$tmp/inks"
}
gray_black() { # black of an RGB file converts to black ink alone
	ink && gs -q -o - -sDEVICE=inkcov -dDeviceGrayToK "$tmp/ink.pdf" >"$tmp/inks" &&
	awk '{ n++; bad += $4 < 0.01 || $4 > 0.08 } END { exit !(n == 7 && bad == 0) }' "$tmp/inks"
}
spot() {
	"$plate" -q --colour spot -o "$tmp/spot.pdf" "$data" >"$tmp/out" &&
	gs -q -o "$tmp/sep-%d.tif" -sDEVICE=tiffsep -r20 -dLastPage=1 "$tmp/spot.pdf" &&
	[ -f "$tmp/sep-1(Plate Blue).tif" ] && ! grep -aq ' k$' "$tmp/spot.pdf" &&
	# separations without ink are the same picture
	same "$tmp/sep-1(Cyan).tif" "$tmp/sep-1(Yellow).tif" &&
	! cmp -s "$tmp/sep-1(Plate Blue).tif" "$tmp/sep-1(Yellow).tif"
}
if command -v gs >/dev/null; then
	ok 'cmyk: two inks for the blue, black ink alone for QR and marks' cmyk
	ok 'rgb: black is gray' gray_black
	ok 'spot: the blue is a separation, and its substitute prints nothing' spot
else
	skip 'inks' 'no Ghostscript'
fi

# Trim, bleed, cut marks; bookmarks and page labels by road.
boxes() {
	"$plate" -q --bleed -o "$tmp/bleed.pdf" "$data" >"$tmp/out" &&
	[ "$(sed -n 3p "$tmp/out" | cut -f4,5)" = '9	9' ] &&
	page_size "$tmp/bleed.pdf" 2 318 218 &&
	pdfinfo -box -f 2 -l 2 "$tmp/bleed.pdf" | tee "$tmp/boxes" &&
	grep -q 'BleedBox: *17.01 *17.01 *884.41 *600.94' "$tmp/boxes" &&
	grep -q 'TrimBox: *25.51 *25.51 *875.91 *592.44' "$tmp/boxes"
}
marked_page() { # the marks stand on the trim, 4 mm outside of it and 5 mm long
	dpi=1200
	picture "$tmp/bleed.pdf" 2 0 8.98 318 0.2 | "$top_builddir/tests/raster" row 0 |
	awk -v dpi="$dpi" '
	function near(got, mm) { d = got - mm * dpi / 25.4; return d < 1.5 && d > -1.5 }
	{ print }
	$1 == "black" && near($2, 0) && near($3, 5) { left = 1 }
	$1 == "black" && near($2, 313) { right = 1 }
	$1 == "blue" && near($2, 6) && near($3, 306) { ground = 1 }
	END { exit !(left && right && ground) }'
	marked=$?
	dpi=300
	return "$marked"
}
chapters() {
	awk 'NR == 1 || /126号|附3号/ { print } /126号/ { gsub(/126号/, "128号"); print }' \
		"$data" >"$tmp/road.tsv"
	"$plate" -q -o "$tmp/road.pdf" "$tmp/road.tsv" >"$tmp/out" &&
	qpdf --json "$tmp/road.pdf" >"$tmp/json" && grep -q '"title": "民权路"' "$tmp/json" &&
	[ "$(grep -c '"/Title": "u:民权路"' "$tmp/json")" -eq 1 ] &&
	grep -q 'u:民权路 "' "$tmp/json"
}
sound() { for file in "$@"; do qpdf --check "$tmp/$file" || return 1; done; }
ok 'bleed: the page is larger, and its boxes say where the plate is' boxes
ok 'bleed: cut marks stand outside, and the ground reaches to the bleed' marked_page
if command -v qpdf >/dev/null; then
	ok 'a road is a bookmark, once, and names its pages' chapters
else
	skip 'bookmarks' 'no qpdf'
fi

# A grid of 300 dots an inch: without smoothing every module is as wide as the others.
grid() { # OPTION...
	"$plate" -q --grid-dpi 300 "$@" -o "$tmp/grid.pdf" "$data" >"$tmp/out" &&
	pdftoppm -r 300 -aa no -aaVector no -f 3 -l 3 "$tmp/grid.pdf" >"$tmp/grid.ppm" &&
	"$top_builddir/tests/raster" row 840 <"$tmp/grid.ppm" | awk '
	$1 == "black" { print; bad += $3 % 12; n++ }
	END { exit !(n > 4 && bad == 0) }'
}
ok 'grid-dpi: modules are whole dots' grid
ok 'grid-dpi: also beside a bleed' grid --bleed

# The PDF is whole or not there.
atomic() {
	mkdir "$tmp/dir" && echo old >"$tmp/dir/p.pdf" &&
	status 2 "$plate" -q -o "$tmp/dir/p.pdf" "$data" >/dev/full 2>/dev/null &&
	[ "$(cat "$tmp/dir/p.pdf")" = old ] &&
	status 2 "$plate" -q -o /dev/full "$data" >"$tmp/out" 2>"$tmp/err" &&
	grep -q /dev/full "$tmp/err" &&
	status 2 "$plate" -q -o "$tmp/none/p.pdf" "$data" >"$tmp/out" 2>"$tmp/err" &&
	[ "$(ls "$tmp/dir")" = p.pdf ]
}
empty() {
	head -n 1 "$data" | "$plate" -q -o "$tmp/empty.pdf" >"$tmp/out" &&
	grep -aq '/Count 0' "$tmp/empty.pdf" && tail -n 1 "$tmp/empty.pdf" | grep -q '^%%EOF$'
}
ok 'the PDF is whole or what it was' atomic
ok 'no plates are a PDF of no pages' empty
if command -v qpdf >/dev/null; then
	cp "$tmp/plates.pdf" "$tmp/first.pdf"
	ok 'qpdf finds nothing wrong' sound first.pdf bleed.pdf road.pdf grid.pdf empty.pdf
fi

# Rows in = plates + rejects, and the rejects are the rows.
conserved() {
	status 0 "$plate" -q -r "$tmp/reject" -o "$tmp/bad.pdf" \
		"$top_srcdir/testdata/plate-render/bad.tsv" >"$tmp/out" &&
	[ "$(pdfinfo "$tmp/bad.pdf" | sed -n 's/^Pages: *//p')" -eq 1 ] &&
	[ $(($(wc -l <"$tmp/out") + $(wc -l <"$tmp/reject"))) -eq \
		$(($(wc -l <"$top_srcdir/testdata/plate-render/bad.tsv") + 1)) ] &&
	cut -f4- "$tmp/reject" >"$tmp/back" &&
	grep -Fxf "$tmp/back" "$top_srcdir/testdata/plate-render/bad.tsv" >"$tmp/rows" &&
	same "$tmp/back" "$tmp/rows"
}
ok 'a bad row is in the rejects, and all others are plates' conserved

# Many rows with a bad one in the middle: that one is told, and nothing else is lost.
many() {
	awk -F '\t' 'BEGIN { OFS = FS }
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print }
	NR == 4 { for (k = 1; k <= 5000; k++) {
		$at["door"] = k == 2500 ? "" : k "号"
		print
	} }' "$data" >"$tmp/many.tsv"
	status 0 "$plate" -q -j 2 -r "$tmp/reject" -o "$tmp/many.pdf" "$tmp/many.tsv" >"$tmp/out" &&
	[ "$(wc -l <"$tmp/out")" -eq 5000 ] && [ "$(wc -l <"$tmp/reject")" -eq 2 ] &&
	sed -n 2p "$tmp/reject" | cut -f2,3 | grep '^2501	door: empty' &&
	[ "$(pdfinfo "$tmp/many.pdf" | sed -n 's/^Pages: *//p')" -eq 4999 ] &&
	[ $(($(wc -c <"$tmp/many.pdf") / 4999)) -le 2500 ] &&
	"$plate" -q -j 1 -r "$tmp/reject" -o "$tmp/one.pdf" "$tmp/many.tsv" >"$tmp/again" &&
	same "$tmp/many.pdf" "$tmp/one.pdf" && same "$tmp/out" "$tmp/again"
}
ok 'one bad row among 5000: told, the rest is there, 2.5 KB a plate at most' many

# The character table of 2013, which is the level of GB 18030 for common use.
unihan=/usr/share/unicode/Unihan_Readings.txt.bz2
common() {
	bzip2 -dc "$unihan" | awk -F '\t' '
	function utf8(c) {
		if (c < 65536)
			return sprintf("%c%c%c", 224 + int(c / 4096), 128 + int(c / 64) % 64, 128 + c % 64)
		return sprintf("%c%c%c%c", 240 + int(c / 262144), 128 + int(c / 4096) % 64,
			128 + int(c / 64) % 64, 128 + c % 64)
	}
	/^U/ && $2 == "kTGHZ2013" {
		c = 0
		for (i = 3; i <= length($1); i++)
			c = c * 16 + index("0123456789ABCDEF", substr($1, i, 1)) - 1
		printf "%s%s", utf8(c), ++n % 4 ? "" : "\n"
	}' >"$tmp/common" &&
	awk -F '\t' 'BEGIN { OFS = FS }
	FNR == NR { name[n++] = $1; next }
	FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print }
	FNR == 4 { for (i = 0; i < n; i++) { $at["road"] = name[i] "路"; $at["lane"] = ""; print } }
	' "$tmp/common" "$data" >"$tmp/common.tsv" &&
	status 0 "$plate" -q -r "$tmp/reject" "$tmp/common.tsv" >"$tmp/out" &&
	wc -l "$tmp/out" && [ "$(wc -l <"$tmp/out")" -gt 2000 ] &&
	[ "$(wc -l <"$tmp/reject")" -eq 1 ]
}
if [ -f "$unihan" ]; then
	ok 'every character of the table of 2013 can be on a plate' common
else
	skip 'the table of 2013' 'no unicode-data'
fi

# Sheets: exact sizes, upright or turned, and marks where to cut.
"$plate" -q -s A4 -r "$tmp/reject" -o "$tmp/sheet.pdf" "$data" >"$tmp/sheets"
sheet_sizes() {
	pages=$(pdfinfo "$tmp/sheet.pdf" | sed -n 's/^Pages: *//p')
	[ "$pages" -eq "$(tail -n 1 "$tmp/sheets" | cut -f3)" ] || return 1
	for page in $(seq "$pages"); do
		page_size "$tmp/sheet.pdf" "$page" 210 297 || return 1
	done
}
# The small plate stands at 10, 10: its mark begins 1 mm outside and is 2 mm long.
marks() {
	cut -f2-6 "$tmp/sheets" | sed -n 2p | grep -qx 'small	1	10	10	0' || return 1
	dpi=1200	# the lines are 0.1 mm thin
	picture "$tmp/sheet.pdf" 1 0 9.98 210 0.2 | "$top_builddir/tests/raster" row 0 |
	awk -v dpi="$dpi" '
	function near(got, mm) { d = got - mm * dpi / 25.4; return d < 1.5 && d > -1.5 }
	{ print }
	$1 == "black" && near($2, 7) && near($3, 2) { left = 1 }
	$1 == "black" && near($2, 181) && near($3, 2) { right = 1 }
	END { exit !(left && right) }'
	marked=$?
	dpi=300
	return "$marked"
}
sticker() { # the plate on the sheet is as large as alone
	picture "$tmp/sheet.pdf" 1 0 65 210 0.2 | "$top_builddir/tests/raster" row 0 |
	awk -v dpi="$dpi" '
	function near(got, mm) { d = got - mm * dpi / 25.4; return d < 1.5 && d > -1.5 }
	{ print }
	$1 == "blue" { if (!n++) from = $2; to = $2 + $3 }
	END { exit !(near(from, 10) && near(to, 180)) }'
}
ok 'sheets are A4, as many as the manifest says' sheet_sizes
ok 'there are cut marks at the corners' marks
ok 'a sticker has the size of the plate' sticker
notes() {
	pdftotext -f 1 -l 1 "$tmp/sheet.pdf" - | tr -d ' ' | grep -x '第1张第1-2行先横切2条,再竖切' &&
	! grep -aq PageLabels "$tmp/sheet.pdf"
}
ok 'the margin tells sheet, rows and the order of cutting' notes
row=0
while IFS='	' read -r code type page x y turned rest; do
	[ "$code" = code ] && continue
	row=$((row + 1))
	pdftoppm -r "$dpi" -png -f "$page" -l "$page" -x "$(px "$x")" -y "$(px "$y")" \
		-W "$(px 210)" -H "$(px 150)" "$tmp/sheet.pdf" >"$tmp/code.png" 2>/dev/null
	[ "$turned" -eq 90 ] && pdftoppm -r "$dpi" -png -f "$page" -l "$page" -x "$(px "$x")" \
		-y "$(px "$y")" -W "$(px 150)" -H "$(px 212)" "$tmp/sheet.pdf" \
		>"$tmp/code.png" 2>/dev/null
	decoders "$type on a sheet" "$(payload $row "$tmp/sheets")"
done <"$tmp/sheets"
done_testing
