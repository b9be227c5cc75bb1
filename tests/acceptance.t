#!/bin/sh
# acceptance.t - the worked example: from three departments' files to a report that is signed
# off, night after night, whole or not at all, and nobody in it.
# shellcheck disable=SC1091,SC2154,SC2317
. "${top_srcdir:-.}/tests/tap.sh"

example=$top_srcdir/testdata/acceptance
for command in addr-normalize addr-dedup addr-code plate-render link-house-person audit-report; do
	[ -x "$top_builddir/$command" ] || skip_all "$command is not built"
done
command -v flock >/dev/null || skip_all 'there is no flock'
PATH=$top_builddir:$PATH
export PATH
mkdir "$tmp/in" "$tmp/out"
cp "$example"/*.csv "$tmp/in"
printf 'date\tday\tremark\n2026-10-01\t休\t国庆节\n' >"$tmp/in/holidays.tsv"

night() { "$example/run" "$tmp/in" "${2:-$tmp/out}" "$1" >"$tmp/said" 2>&1; }
last=$tmp/out/last

# All files of the newest night, by name and content.
state() { (cd "$tmp/out/last/" && cksum ./*); }

one_night() { # no other folder, no half-made one
	[ "$(find "$tmp/out" -mindepth 1 -maxdepth 1 -type d | wc -l)" -eq 1 ] && [ -d "$last/" ]
}

short() { [ "$(wc -l <"$example/run")" -lt 40 ]; }

first_night() {
	night 2026-06-30 || { cat "$tmp/said"; return 1; }
	[ ! -s "$tmp/said" ] || { cat "$tmp/said"; return 1; }
	for file in coded.tsv links.tsv missing.csv gaps.csv figures.tsv report.pdf report.html \
		report.xlsx correct.csv civil-affairs.csv snapshot.tsv; do
		[ -s "$last/$file" ] || { echo "no $file"; return 1; }
	done
	one_night && cp "$last/coded.tsv" "$tmp/first-coded" && cp "$last/links.tsv" "$tmp/first-links"
}

# Every house, organisation and person has a link row, and most hang.
all_linked() {
	for file in housing commerce police; do
		iconv -f GB18030 -t UTF-8 "$example/$file.csv" | sed 1d | cut -d, -f1
	done | sort >"$tmp/ids"
	sed 1d "$last/links.tsv" | cut -f2 | sort >"$tmp/linked"
	same "$tmp/ids" "$tmp/linked" || return 1
	awk -F '\t' 'NR > 1 && $3 != "" { n++ } END { print n, NR - 1; exit n < .8 * (NR - 1) }' \
		"$last/links.tsv"
}

second_night() {
	: >"$tmp/in/plates"
	mkdir "$tmp/out/2026-06-29.Abc123"	# of a night whose machine went down
	night 2026-07-01 || { cat "$tmp/said"; return 1; }
	one_night && same "$tmp/first-coded" "$last/coded.tsv" && same "$tmp/first-links" "$last/links.tsv" &&
		head -n 1 "$last/figures.tsv" | grep -q before_numerator && [ -s "$last/plates.pdf" ] &&
		[ "$(wc -l <"$last/manifest.tsv")" -gt 200 ] || return 1
	rm "$tmp/in/plates"
}

another_office() {
	mkdir "$tmp/other"
	night 2026-07-01 "$tmp/other" || { cat "$tmp/said"; return 1; }
	for file in coded.tsv links.tsv missing.csv gaps.csv snapshot.tsv correct.csv; do
		same "$last/$file" "$tmp/other/last/$file" || { echo "$file"; return 1; }
	done
}

# A step that fails: which, with what status, and last night's results stay.
fails() { # STEP STATUS
	state >"$tmp/before"
	status "$2" night 2026-07-02 || return 1
	grep -q "^run: 2026-07-02: step $1 failed with status $2\$" "$tmp/said" || { cat "$tmp/said"; return 1; }
	state >"$tmp/after"
	one_night && same "$tmp/before" "$tmp/after"
}

no_police() {
	mv "$tmp/in/police.csv" "$tmp/kept" && fails links 2 && grep -q police.csv "$tmp/said"
	result=$?
	mv "$tmp/kept" "$tmp/in/police.csv"
	return "$result"
}

no_column() {
	mv "$tmp/in/housing.csv" "$tmp/kept"
	printf 'a,b\r\n1,2\r\n' >"$tmp/in/housing.csv"
	fails addresses 2
	result=$?
	mv "$tmp/kept" "$tmp/in/housing.csv"
	return "$result"
}

broken_registry() {
	mv "$tmp/out/codes.db" "$tmp/kept" && echo 'this is no registry' >"$tmp/out/codes.db"
	fails codes 2
	result=$?
	mv "$tmp/kept" "$tmp/out/codes.db"
	return "$result"
}

# Folders that are not there are never taken for the root of the disk.
no_folder() {
	for folders in '' "$tmp/in" "$tmp/nowhere $tmp/out" "$tmp/in $tmp/nowhere"; do
		# shellcheck disable=SC2086 # none, one or two words
		"$example/run" $folders >"$tmp/said" 2>&1
		[ $? -eq 2 ] && [ "$(wc -l <"$tmp/said")" -eq 1 ] && ! grep -q step "$tmp/said" &&
			grep -q -e usage: -e nowhere "$tmp/said" || { cat "$tmp/said"; return 1; }
	done
}

two_runs() {
	state >"$tmp/before"
	flock "$tmp/out/lock" "$example/run" "$tmp/in" "$tmp/out" 2026-07-02 >"$tmp/said" 2>&1
	[ $? -eq 75 ] && grep -q 'another run is at work' "$tmp/said" || return 1
	state >"$tmp/after"
	one_night && same "$tmp/before" "$tmp/after"
}

# Killed at any moment: last is a whole night, and the next one goes on, once what the
# killed one had started is over.
killed() {
	"$example/run" "$tmp/in" "$tmp/out" 2026-07-02 >"$tmp/said" 2>&1 &
	pid=$!
	sleep "$1"
	kill -9 "$pid" 2>/dev/null
	wait "$pid" 2>/dev/null
	same "$tmp/first-links" "$last/links.tsv" && same "$tmp/first-coded" "$last/coded.tsv" || return 1
	flock "$tmp/out/lock" true
	night 2026-07-02 || { cat "$tmp/said"; return 1; }
	one_night && same "$tmp/first-links" "$last/links.tsv" && same "$tmp/first-coded" "$last/coded.tsv"
}

# The acceptance: a commitment, a draw, forms that come back.
commitment() {
	echo aql=2.5 >"$tmp/in/plan"
	night 2026-07-03 && [ -s "$last/commitment.tsv" ] && [ ! -e "$last/sample.tsv" ] &&
		grep -q 'hand it over' "$tmp/said"
}

drawn() {
	cp "$last/commitment.tsv" "$tmp/commitment"
	echo '03 09 17 22 28 31 + 07' >"$tmp/in/number"
	night 2026-07-04 && same "$tmp/commitment" "$last/commitment.tsv" &&
		[ -s "$last/form.pdf" ] && [ "$(wc -l <"$last/form.csv")" -gt 50 ]
}

# fill WORD N: the form with a result in each row, N of the first lot wrong.
fill() {
	awk -v wrong="$1" -v first=2 'NR == 1 { print; next }
	{ sub(/,,,\r?$/, NR < first + wrong ? ",错,," : ",对,,"); print }' "$last/form.csv" >"$tmp/in/form.csv"
}

accepted() {
	fill 0
	night 2026-07-05 && [ -s "$last/verdict.pdf" ] && [ -s "$last/verdict.tsv" ] &&
		! grep -q 'rejected\|reject' "$last/verdict.tsv"
}

not_accepted() {
	fill 5
	status 1 night 2026-07-06 && one_night && [ ! -s "$tmp/said" ] && grep -q reject "$last/verdict.tsv"
}

# What is known of people, as it was exported and as a reader would write it; the texts of
# all that was written, with what is packed in PDF, XLSX and the registry.
rows() { addr-normalize -q --no-header --from csv --encoding auto -c raw="$2" "$example/$1.csv"; }
secrets() {
	rows police 现住址 >"$tmp/police"
	cut -f 2,4,12 "$tmp/police" | tr '\t' '\n'
	cut -f 4,12 "$tmp/police" | tr -d " '-" | tr '\t' '\n'
	rows commerce 实际地址 | cut -f 7,8 | tr '\t' '\n'
	rows housing 房屋地址 | cut -f 5
}

written() {
	for file in "$last"/* "$tmp"/said; do
		case $file in
		*.pdf) pdftotext -layout "$file" - ;;
		*.xlsx) unzip -p "$file" ;;
		*) cat "$file" ;;
		esac || return 1
	done
	cat "$tmp/out"/codes.db*
}

nobody_in_clear() {
	secrets | sort -u | awk 'length >= 6 && !/^不详$/' >"$tmp/secrets"
	written >"$tmp/written" || return 1
	wc "$tmp/secrets" "$tmp/written"
	[ "$(wc -l <"$tmp/secrets")" -gt 1500 ] && [ "$(wc -c <"$tmp/written")" -gt 500000 ] || return 1
	grep -a -o -F -f "$tmp/secrets" "$tmp/written" >"$tmp/found" || :
	sort "$tmp/found" | uniq -c
	[ ! -s "$tmp/found" ]
}

# The same search finds what is there: a name among the links.
search_works() {
	head -n 1 "$tmp/secrets" >>"$tmp/written" && grep -a -q -F -f "$tmp/secrets" "$tmp/written"
}

ok 'one script of less than 40 lines' short
ok 'a night from the exports to the report' first_night
ok 'every row of the departments has its link' all_linked
ok 'the next night has the same codes and links, plates, and tells what has changed' second_night
ok 'another office gets the same from the same files' another_office
ok 'a file that is missing' no_police
ok 'a file with other columns' no_column
ok 'a registry that is broken' broken_registry
ok 'folders that are not there' no_folder
ok 'two runs at once' two_runs
ok 'a run that is killed' killed 0.2
ok 'a run that is killed later' killed 0.7
ok 'the acceptance begins with a commitment' commitment
ok 'the sample is drawn from what was committed to' drawn
ok 'forms that came back, all right' accepted
ok 'forms with faults: not accepted' not_accepted
if command -v pdftotext >/dev/null && command -v unzip >/dev/null; then
	ok 'no name, number or telephone in all that is written' nobody_in_clear
	ok 'and the search would find one' search_works
else
	skip 'no name, number or telephone in all that is written' 'there is no pdftotext or unzip'
fi
done_testing
