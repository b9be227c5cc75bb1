#!/bin/sh
# testdata.t - the clerk's file is what its source says, and holds what it should.
#
# UPDATE=1 writes the CSV anew from the source.
# shellcheck disable=SC1091,SC2154,SC2317
. "${top_srcdir:-.}/tests/tap.sh"

source=$top_srcdir/testdata/xinyang-raw.tsv
csv=$top_srcdir/testdata/xinyang-raw.csv

if [ "${UPDATE:-}" = 1 ]; then
	awk -f "$top_srcdir/testdata/xinyang-raw.awk" "$source" |
		iconv -f UTF-8 -t GB18030 >"$csv"
fi

made_from_source() {
	awk -f "$top_srcdir/testdata/xinyang-raw.awk" "$source" |
		iconv -f UTF-8 -t GB18030 >"$tmp/csv" && same "$tmp/csv" "$csv"
}

# Characters of division names that GB 2312 lacks, and one that takes four bytes.
rare_characters() {
	for char in 浉 塆 堽 塝 枊 凃 衕 杮 嶅 㘵; do
		grep -q "$char" "$source" || { echo "no $char"; return 1; }
	done
}

same_columns() { [ "$(awk -F '\t' '{ print NF }' "$source" | sort -u)" = 26 ]; }
unique_ids() { [ -z "$(cut -f1 "$source" | sort | uniq -d)" ]; }

ok 'the CSV is made from its source' made_from_source
ok 'every character that breaks small fonts is in it' rare_characters
ok 'every row has the same columns' same_columns
ok 'no id comes twice' unique_ids

# Each form of writing comes at least three times; they are numbered to 100, without 86.
labelled=$top_srcdir/testdata/labelled
every_form() {
	awk -F '\t' 'FNR > 1 { n[$3]++; if ($3 ~ /^[0-9]/) seen[$3 + 0] = 1 }
		END {
			for (f in n) if (n[f] < 3) { print "few of " f; bad = 1 }
			for (i = 1; i <= 100; i++) if (i != 86 && !(i in seen)) { print "no form " i; bad = 1 }
			exit bad
		}' "$labelled"/*.tsv
}

# The parts are words of the text, number by number.
words_of_the_text() {
	awk -F '\t' 'FNR > 1 { for (i = 4; i <= 21; i++) { k = split($i, part, "|")
		for (j = 1; j <= k; j++) if (!index($2, part[j])) { print $1, part[j]; bad = 1 } } }
		END { exit bad }' "$labelled"/*.tsv
}

one_label_each() {
	[ -z "$(tail -q -n +2 "$labelled"/*.tsv | cut -f1 | sort | uniq -d)" ] &&
		[ -z "$(tail -q -n +2 "$labelled"/*.tsv | cut -f2 | sort | uniq -d)" ]
}

shared=${MENPAI_SHARED:-$top_srcdir/../shared}/data
not_copied() {
	tail -q -n +2 "$labelled"/*.tsv | cut -f2 | grep -v '^$' >"$tmp/mine"
	for file in gold-dev raw-unlabelled pairs-dev; do
		tr '\t' '\n' <"$shared/$file.tsv" >"$tmp/theirs"
		grep -Fxf "$tmp/theirs" "$tmp/mine" && return 1
	done
	return 0
}

ok 'every form is labelled, three times or more' every_form
ok 'the labels are words of the text' words_of_the_text
ok 'no row is labelled twice' one_label_each
if [ -d "$shared" ]; then
	ok 'no labelled row comes from the rows for measuring' not_copied
else
	skip 'no labelled row comes from the rows for measuring' 'the rows are not here'
fi
done_testing
