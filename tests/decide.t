#!/bin/sh
# decide.t - a clerk's decisions always win, hold for good, and are never asked again.
#
# The clerk of this test answers by a hash of the key, so that what she says never
# contradicts itself; half of her answers are 异.
# shellcheck disable=SC2317	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

bin=$top_builddir
columns=$(cat "$top_srcdir/tests/columns.awk")
"$bin/bench/synth" -n 8000 -s 11 "$top_srcdir/data/divisions" |
	cut -f1,2 >"$tmp/city" || exit 99
"$bin/addr-normalize" -q --from tsv "$tmp/city" >"$tmp/clean" || exit 99

dedup() { # DECISIONS REVIEW IN
	if [ -s "$1" ]; then
		"$bin/addr-dedup" -q --decisions "$1" --review "$2" "$3"
	else
		"$bin/addr-dedup" -q --review "$2" "$3"
	fi
}

# Fill in a review.
answer() {
	awk -F '\t' -v OFS='\t' '
	BEGIN { for (i = 1; i < 256; i++) code[sprintf("%c", i)] = i }
	function hash(s,	i, h) {
		for (i = 1; i <= length(s); i++)
			h = (h * 31 + code[substr(s, i, 1)]) % 10007
		return h % 2
	}
	NR > 1 { $1 = hash($10) == hash($11) ? "同" : "异" }
	{ print }' "$1"
}

pairs() { # FILE...: kind and keys, in one order
	cat "$@" | awk -F '\t' '$1 !~ /decision$/ {
		print $10 < $11 ? $2 "\t" $10 "\t" $11 : $2 "\t" $11 "\t" $10 }' | sort
}

rounds() {
	: >"$tmp/decided"
	for n in 1 2 3 4 5 6 7 8; do
		dedup "$tmp/decided" "$tmp/review" "$tmp/clean" >"$tmp/marked" || return 1
		pairs "$tmp/review" >"$tmp/asked"
		pairs "$tmp/decided" >"$tmp/known"
		[ -z "$(comm -12 "$tmp/asked" "$tmp/known")" ] || { echo "asked twice"; return 1; }
		echo "round $n: $(wc -l <"$tmp/asked") questions"
		[ "$n" -gt 1 ] || cp "$tmp/asked" "$tmp/first"
		[ -s "$tmp/asked" ] || return 0
		answer "$tmp/review" >>"$tmp/decided"
	done
	return 1
}

many() { [ "$(wc -l <"$tmp/first")" -gt 20 ]; }

# What a clerk reads are the names that rows write, and not those of the keys: 花园小区.
as_written() {
	awk 'BEGIN {
		print "raw"
		for (i = 1; i <= 20; i++) print "信阳市浉河区老城街道白山花园小区" i "号"
		print "信阳市浉河区老城街道白花园小区7号" }' | "$bin/addr-normalize" -q >"$tmp/gardens"
	"$bin/addr-dedup" -q --review "$tmp/review1" "$tmp/gardens" >"$tmp/marked1" &&
	grep -F '名称' "$tmp/review1" | cut -f3-6 | tee "$tmp/texts" &&
	grep -q '白花园小区（1条）.*白山花园小区（20条）.*白花园小区／白山' "$tmp/texts" &&
	! grep -q 元 "$tmp/texts"
}

# The keys of the rows: a decision about an address names one.
wins() {
	awk -F '\t' "$columns"'
	FNR == 1 && NR > 1 { next }
	FILENAME == ARGV[1] && NR > 1 {
		if ($at["address"] in of && of[$at["address"]] != $at["dup_cluster"])
			of[$at["address"]] = "several"
		else
			of[$at["address"]] = $at["dup_cluster"]
	}
	FILENAME == ARGV[2] && $2 == "地址" && of[$3] != "several" && of[$4] != "several" {
		n[$1]++
		if (($1 == "同") != (of[$3] == of[$4])) { print; bad = 1 }
	}
	END { print n["同"], n["异"]; exit bad || !n["同"] || !n["异"] }' \
		"$tmp/marked" "$tmp/decided"
}

shuffled() {
	{ head -n 1 "$tmp/decided"; grep -v '^[^	]*decision	' "$tmp/decided" |
		sort -t '	' -k 10; } >"$tmp/sorted"
	dedup "$tmp/sorted" "$tmp/review2" "$tmp/clean" >"$tmp/marked2" &&
	same "$tmp/marked" "$tmp/marked2" && same "$tmp/review" "$tmp/review2"
}

# Which rows are one, whatever their order and numbers: a row and the first of its set.
sets() {
	awk -F '\t' "$columns"'
	{ of[++n] = $at["dup_cluster"]; raw[n] = $at["raw"]; c = of[n]
	  if (!(c in least) || raw[n] < least[c]) least[c] = raw[n] }
	END { for (i = 1; i <= n; i++) print raw[i] "\t" (of[i] == "" ? "" : least[of[i]]) }' \
		"$1" | sort
}

exported_again() {
	awk 'NR == 1 { print; next } { print | "sort -t\"	\" -k2" }' "$tmp/city" |
		awk -F '\t' -v OFS='\t' 'NR > 1 { $1 = "N" NR } { print }' |
		"$bin/addr-normalize" -q >"$tmp/clean2"
	dedup "$tmp/decided" "$tmp/review2" "$tmp/clean2" >"$tmp/marked2" || return 1
	sets "$tmp/marked" >"$tmp/sets"
	sets "$tmp/marked2" >"$tmp/sets2"
	same "$tmp/sets" "$tmp/sets2" && [ "$(wc -l <"$tmp/review2")" -eq 1 ]
}

contradiction() {
	awk -F '\t' -v OFS='\t' 'NR == 2 { $1 = "异"; print; $1 = "同" } { print }' \
		"$tmp/sorted" >"$tmp/bad"
	echo before >"$tmp/out"
	status 2 "$bin/addr-dedup" --decisions "$tmp/bad" --review "$tmp/none" \
		-o "$tmp/out" "$tmp/clean" 2>"$tmp/err" &&
	grep -q "bad:2: decision: .* 同 in line 3" "$tmp/err" &&
	[ ! -e "$tmp/none" ] && [ "$(cat "$tmp/out")" = before ]
}

excel() {
	dedup /dev/null "$tmp/review.csv" "$tmp/clean" >"$tmp/marked1" &&
	[ "$(head -c 3 "$tmp/review.csv")" = "$(printf '\357\273\277')" ] &&
	tail -c +4 "$tmp/review.csv" | sed 's/^,/异,/' | iconv -f utf-8 -t gb18030 >"$tmp/clerk.csv" &&
	dedup "$tmp/clerk.csv" "$tmp/review2" "$tmp/clean" >"$tmp/marked2" &&
	pairs "$tmp/review2" | comm -12 - "$tmp/first" >"$tmp/again" && [ ! -s "$tmp/again" ]
}

full() {
	status 2 "$bin/addr-dedup" -q --review /dev/full "$tmp/clean" 2>"$tmp/err" >"$tmp/out" &&
	grep -q /dev/full "$tmp/err"
}

overwrite() {
	for option in --review -o -r --index; do
		cp "$tmp/decided" "$tmp/mine" && ln -sf mine "$tmp/also.mine" &&
		refused "is an input; the output needs a file of its own" \
			--decisions "$tmp/mine" $option "$tmp/also.mine" &&
		same "$tmp/decided" "$tmp/mine" &&
		cp "$tmp/clean" "$tmp/mine" &&
		{ [ $option = --index ] || refused "is an input; the output needs a file of its own" \
			--against "$tmp/mine" $option "$tmp/mine"; } &&
		same "$tmp/clean" "$tmp/mine" || return 1
	done
}

refused() { # MESSAGE OPTIONS...
	message=$1
	shift
	status 2 "$bin/addr-dedup" -q "$@" "$tmp/clean" >"$tmp/out" 2>"$tmp/err" &&
		grep -q "mine' $message" "$tmp/err" || { cat "$tmp/err"; return 1; }
}

# One of the two would be gone.
outputs_apart() {
	rm -f "$tmp/mine"
	refused "is given for two outputs" -o "$tmp/mine" --review "$tmp/./mine" &&
	refused "is given for two outputs" -r "$tmp/mine" --index "$tmp/mine" && [ ! -e "$tmp/mine" ]
}

ok 'answers lead to an end, and nothing is asked twice' rounds
ok 'there was something to ask' many
ok 'names are asked about as they are written' as_written
ok 'what was decided is so' wins
ok 'the order of the decisions does not matter' shuffled
ok 'the rows may be exported again, in another order and with other ids' exported_again
ok 'a contradiction is refused, and nothing is written' contradiction
ok 'CSV for Excel, in GB 18030 back' excel
ok 'a full disk is told' full
ok 'no output replaces the decisions or the library' overwrite
ok 'nor another output' outputs_apart
done_testing
