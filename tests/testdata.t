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
done_testing
