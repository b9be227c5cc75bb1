#!/bin/sh
# score.t - bench/pairs counts what was joined rightly and wrongly, bench/links what hangs so.
# shellcheck disable=SC1091,SC2154,SC2317
. "${top_srcdir:-.}/tests/tap.sh"

# Nine rows of five addresses: two houses of 1号, a neighbour 2号, an estate 甲, and a
# row that no longer says its number.
elements='province city county devzone township community group road segment lane door'
elements="$elements estate building unit floor room assist note"
truth() {
	printf 'id\traw\tcluster\tkind\tdropped\tdecides'
	for element in $elements; do printf '\ttrue_%s' "$element"; done
	printf '\n'
	while read -r id cluster kind decides road door estate; do
		printf '%s\t%s%s%s\t%s\t%s\t\t%s' "$id" "$road" "$door" "$estate" "$cluster" "$kind" "$decides"
		printf '\t河南省\t信阳市\t新县\t\t\t\t\t%s\t\t\t%s\t%s\t\t\t\t\t\t\n' "$road" "$door" "$estate"
	done
}
truth >"$tmp/truth" <<-'EOF'
	S1 C1 plain 1 建设路 1号
	S2 C1 typo-alike 1 建设路 1号
	S3 C1 form,note 1 建设路 1号
	S4 C2 plain 1 建设路 2号
	S5 C2 drop-unit 0 建设路 2号
	S6 C3 plain,far 0 中山路 5号
	S7 C4 plain,far 0 中山路 5号
	S8 C5 plain 1 中山路 7号 甲小区
	S9 C5 typo-omit 1 中山路 7号 甲小区
EOF

# S2 is left alone, S3 and S4 are joined wrongly, S5 rightly, S6 with S7, S8 with S9.
printf 'id\tdup_cluster\tdup_of\tdup_score\n' >"$tmp/marked"
while read -r id cluster of score; do
	printf '%s\t%s\t%s\t%s\n' "$id" "$cluster" "$of" "$score"
done >>"$tmp/marked" <<-'EOF'
	S9 e S8 0.95
	S1 a
	S2 b
	S3 a S1 1.00
	S4 a S1 1.00
	S5 a S4 0.80
	S6 d
	S7 d S6 0.95
	S8 e
EOF

"$top_builddir/bench/pairs" "$tmp/truth" "$tmp/marked" >"$tmp/score" || exit 99

# says REGEX: a line of the report, its blanks squeezed.
says() {
	tr -s ' ' <"$tmp/score" | grep -q -x -e "$1" || { cat "$tmp/score"; return 1; }
}

not_asked() { ! grep -q '^drop-unit' "$tmp/score"; }

ok 'all rows' says 'all rows 9 5 8 5 0.375000 0.6000 0.4615'
ok 'rows that decide' says 'rows that decide 6 4 4 2 0.500000 0.5000 0.5000'
ok 'a typo alone that was missed, and one that was not' says 'typo-\* 2 0.5000 2 0.5000'
ok 'of one kind' says 'typo-alike 1 0.0000 1 0.0000'
ok 'of two kinds' says 'note 1 1.0000 0 1.0000'
ok 'a row that does not decide is not asked for' not_asked
ok 'wrong pairs that differ in one number are hard' says 'hard negatives joined: 4'
ok 'where no text says the other, too' says 'of these no text says the other address: 4'
ok 'and shown' says '	建设路[12]号	建设路[12]号'
ok 'what they differ in' says ' 4 pairs differ in door'
ok 'two houses of one number' says 'two houses of one number joined: 1'
ok 'the score is held to its word' says '0.95 2 0.5000'

# S3 says 2号, in another form.
slip_of_a_number() {
	sed '/^S3/s/建设路1号/建设路二号/' "$tmp/truth" >"$tmp/slip"
	"$top_builddir/bench/pairs" "$tmp/slip" "$tmp/marked" >"$tmp/again" &&
		grep -q '^hard negatives joined: 4$' "$tmp/again" &&
		grep -q '^of these no text says the other address: 0$' "$tmp/again"
}
ok 'a text that says the other address is told apart' slip_of_a_number

without_a_row() {
	grep -v '^S2' "$tmp/marked" >"$tmp/less"
	"$top_builddir/bench/pairs" "$tmp/truth" "$tmp/less" >"$tmp/again" && same "$tmp/score" "$tmp/again"
}
ok 'a row that is missing is alone' without_a_row

unknown_row() {
	printf 'S10\ta\t\t\n' >>"$tmp/less"
	status 2 "$top_builddir/bench/pairs" "$tmp/truth" "$tmp/less" 2>"$tmp/err" >"$tmp/again"
}
ok 'an id that the truth does not know is an error' unknown_row
# Links: two houses, one of them at an address that is missing, and six people.
{
	printf 'kind\tid\tcode\twithin\trelation\ttext\tdecides\tgiven\tnumber\twhy\n'
	tr ' ' '\t' <<-'EOF'
		house H1 11 1,2 - plain 1 none - -
		house H2 - 1,2 - plain 1 none - missing
		person P1 11 1,2 人户一致 plain 1 none right -
		person P2 11 1,2 人户一致 typo-alike,note 1 none check -
		person P3 12 1,2 人在户不在 drop-unit 0 none right -
		person P4 12 1,2 人在户不在 drop-unit 0 right right two-homes
		person P5 13 1,2 人户一致 note 1 none excel -
		person P6 13 1,2 人户一致 plain 1 none right -
	EOF
} | sed 's/	-\(	\|$\)/	\1/g; s/	-\(	\|$\)/	\1/g' >"$tmp/truth"
{
	printf 'kind\tid\tcode\tmatch\trelation\tissues\n'
	tr ' ' '\t' <<-'EOF'
		house H1 11 exact - -
		house H2 2 building - address.coarse
		person P1 11 exact 人户一致 id.check
		person P2 12 typo 人户一致 id.check
		person P3 - none - address.none
		person P4 12 code 人户一致 -
		person P5 2 building - id.damaged
		person P6 13 exact 人户一致 id.birthday
	EOF
} | sed 's/	-\(	\|$\)/	\1/g; s/	-\(	\|$\)/	\1/g' >"$tmp/links"
status 1 "$top_builddir/bench/links" -e 1 "$tmp/truth" "$tmp/links" >"$tmp/score" 2>&1 || exit 99

ok 'links, all of them' says 'links right 0.66667 of 6 that tell, wrong 0.12500 of 8, lost 0'
ok 'of people that tell' says 'person, tells 5 60.00 20.00 0.00 1'
ok 'that say too little' says 'person, says too little 1 0.00 0.00 100.00 0'
ok 'the building of a room that is missing' says 'house, missing 1 0.00 100.00 0.00 0'
ok 'by what was done' says 'note 2 0.00 50.00 0.00 1'
ok 'by match' says 'exact 3 100.00 0.00 0.00 0'
ok 'a relation that is another' says '人在户不在	人户一致 1'
ok 'trouble that was found' says 'excel: id.damaged 1 100.00'
ok 'trouble that was not' says 'two-homes: person.two-homes 1 0.00'
ok 'a right number that was not believed' says 'right numbers, not believed 4 25.00'
ok 'an example' says 'wrong: P2 (tells; typo; typo-alike,note; code none)'

lost_link() {
	grep -v '^person	P6' "$tmp/links" >"$tmp/less"
	status 1 "$top_builddir/bench/links" "$tmp/truth" "$tmp/less" >"$tmp/score" &&
		says 'links right 0.50000 of 6 that tell, wrong 0.12500 of 8, lost 1'
}
ok 'a link that is lost' lost_link

all_right() {
	for file in truth links; do
		grep -e '^kind' -e '^house	H1' -e '^person	P1' "$tmp/$file" >"$tmp/few-$file"
	done
	"$top_builddir/bench/links" "$tmp/few-truth" "$tmp/few-links" >"$tmp/score"
}
ok 'good enough' all_right
done_testing
