#!/bin/sh
# census.t - the people of the made-up city do not exist, and keep their own truth.
# shellcheck disable=SC1091,SC2154,SC2317
. "${top_srcdir:-.}/tests/tap.sh"

rows=20000
columns=$(cat "$top_srcdir/tests/columns.awk")
people() { # FOLDER OPTION...
	mkdir "$tmp/$1" && folder=$tmp/$1 && shift &&
		"$top_builddir/bench/synth" -n $rows "$@" -p "$folder" \
		"$top_srcdir/data/divisions" >"$folder/raw"
}
people a -s 5 || exit 99

again_the_same() { people b -s 5 && diff -r "$tmp/a" "$tmp/b"; }

another_seed() { people c -s 6 && ! cmp -s "$tmp/a/people.tsv" "$tmp/c/people.tsv"; }

# The same rows as the departments export them: values by awk, which no value's comma or
# quote may part; so those rows are left out on both sides.
exported() {
	people d -s 5 -z || return 1
	for table in houses people organisations; do
		iconv -f GB18030 -t UTF-8 "$tmp/d/$table.csv" | tr -d '\r' | sed 1d |
			grep -v '"' | tr , '\t' >"$tmp/plain"
		sed 1d "$tmp/a/$table.tsv" | grep -v '[",]' | grep -v '	 ' >"$tmp/want"
		same "$tmp/want" "$tmp/plain" || return 1
		iconv -f GB18030 -t UTF-8 "$tmp/d/$table.csv" | head -n 1 | grep -q '编号' || return 1
	done
	same "$tmp/a/truth.tsv" "$tmp/d/truth.tsv"
}

# Each row of the departments has one of the truth.
all_told() {
	for table in houses people organisations; do sed 1d "$tmp/a/$table.tsv"; done |
		cut -f1 | sort >"$tmp/ids"
	sed 1d "$tmp/a/truth.tsv" | cut -f2 | sort >"$tmp/told"
	[ -s "$tmp/ids" ] && [ -z "$(uniq -d "$tmp/ids")" ] && same "$tmp/ids" "$tmp/told"
}

# Codes are right, each once, and the truth knows no others.
codes() {
	awk -F '\t' "$columns"'
	function check(code,	i, p) {
		p = 10
		for (i = 1; i < length(code); i++) {
			p = (p + substr(code, i, 1)) % 10
			p = (p ? p : 10) * 2 % 11
		}
		return substr(code, length(code)) == (11 - p) % 10
	}
	file == 1 {
		if ($at["code"] in id || length($at["code"]) != 30 || !check($at["code"])) { print; bad = 1 }
		id[$at["code"]] = $at["id"]
		next
	}
	file == 2 { if ($at["code"] != "") { print; bad = 1 } missing[$at["id"]]; next }
	{
		n = split($at["within"] ($at["within"] == "" || $at["code"] == "" ? "" : ",") $at["code"], code, ",")
		for (i = 1; i <= n; i++)
			if (!(code[i] in id)) { print; bad = 1 }
		if ($at["code"] == "" && !($at["cluster"] in missing) ||
		    $at["code"] != "" && id[$at["code"]] != $at["cluster"]) { print; bad = 1 }
	}
	END { exit bad || !length(missing) }' "$tmp/a/library.tsv" "$tmp/a/missing.tsv" \
		"$tmp/a/truth.tsv"
}

# A code that was given is the one the truth says it is.
given() {
	awk -F '\t' "$columns"'
	file == 1 { code[$at["id"]] = $at["code"]; how[$at["id"]] = $at["given"]; next }
	file == 2 { now[$at["old"]] = $at["code"]; next }
	file == 3 { library[$at["code"]]; next }
	{
		have = $at["code"] ""; want = code[$at["id"]] ""; h = how[$at["id"]]; n[h]++
		if (h == "none" && have != "" || h == "right" && have != want ||
		    h == "old" && now[have] "" != want ||
		    h == "wrong" && (have == want || !(have in library)) ||
		    h == "mistyped" && have in library) { print h, $0; bad = 1 }
	}
	END { exit bad || !n["none"] || !n["right"] || !n["old"] || !n["wrong"] || !n["mistyped"] }' \
		"$tmp/a/truth.tsv" "$tmp/a/recoded.tsv" "$tmp/a/library.tsv" "$tmp/a/houses.tsv"
}

# Numbers: those that are right have a right check character; whatever became of them,
# nobody alive has one like it.
numbers() {
	sed "s/'//; s/０/0/g; s/１/1/g; s/２/2/g; s/３/3/g; s/４/4/g; s/５/5/g; s/６/6/g
		s/７/7/g; s/８/8/g; s/９/9/g" "$tmp/a/people.tsv" |
	awk -F '\t' "$columns"'
	BEGIN { split("7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2", weight, " ") }
	function check(id,	i, s) {
		for (i = 1; i <= 17; i++)
			s += substr(id, i, 1) * weight[i]
		return toupper(substr(id, 18)) == substr("10X98765432", s % 11 + 1, 1)
	}
	function dead(id) {
		year = substr(id, 7, 4); serial = substr(id, 15, 3)
		return year > 1896 && year < 1900 || year > 1996 && year < 2000 && serial > 995
	}
	file == 1 { number[$at["id"]] = $at["number"]; next }
	{
		is = number[$at["id"]]; id = $at["id_number"]; n[is]++
		good = 1
		if (is == "right") good = length(id) == 18 && check(id) && dead(id)
		if (is == "check") good = length(id) == 18 && !check(id)
		if (is == "fifteen") good = id ~ /99[6-9]$/ && length(id) == 15
		if (is == "excel") good = id ~ /^[34]\.[0-9]+E\+17$|^[0-9]+000$/
		if (is == "short") good = length(id) == 17
		if (is == "masked") good = id ~ /\*/
		if (!good) { print is, $0; bad = 1 }
		if ($at["phone"] !~ /^(100[0-9]*|100 [0-9]* [0-9]*|0376-0[0-9]*|)$/) { print; bad = 1 }
	}
	END {
		split("right check fifteen excel short masked none other", want, " ")
		for (i in want)
			if (!n[want[i]]) { print "no " want[i]; bad = 1 }
		exit bad
	}' "$tmp/a/truth.tsv" -
}

# Who has a number has it alone, but where the truth says otherwise.
one_each() {
	awk -F '\t' "$columns"'
	file == 1 { why[$at["id"]] = $at["why"]; is[$at["id"]] = $at["number"]; next }
	is[$at["id"]] == "right" && $at["id_number"] in has && why[$at["id"]] !~ /twice|two-homes|another/ &&
	    why[has[$at["id_number"]]] !~ /twice|two-homes|another/ { print; bad = 1 }
	is[$at["id"]] == "right" { has[$at["id_number"]] = $at["id"] }
	END { exit bad }' "$tmp/a/truth.tsv" "$tmp/a/people.tsv"
}

credit() {
	awk -F '\t' "$columns"'
	BEGIN { a = "0123456789ABCDEFGHJKLMNPQRTUWXY" }
	function check(code,	i, s, w) {
		w = 1
		for (i = 1; i <= 17; i++) {
			s += (index(a, substr(code, i, 1)) - 1) * w
			w = w * 3 % 31
		}
		return substr(code, 18) == substr(a, (31 - s % 31) % 31 + 1, 1)
	}
	file == 1 { number[$at["id"]] = $at["number"]; next }
	{
		is = number[$at["id"]]; code = $at["credit_code"]; n[is]++
		good = 1
		if (is == "right") good = code ~ /^9[12]4115..Y/ && length(code) == 18 && check(code)
		if (is == "check") good = length(code) == 18 && !check(code)
		if (is == "none") good = code == ""
		if (!good) { print is, $0; bad = 1 }
	}
	END { exit bad || !n["right"] || !n["check"] || !n["none"] }' \
		"$tmp/a/truth.tsv" "$tmp/a/organisations.tsv"
}

# As in a census: 2.6 in a household, most are registered where they live.
like_a_census() {
	awk -F '\t' "$columns"'
	$at["kind"] == "person" && $at["relation"] !~ /^户在/ && $at["why"] !~ /twice|crowded/ {
		n++; if (!home[$at["cluster"]]++) homes++; if ($at["relation"] == "人户一致") both++
	}
	END { print n / homes, both / n; exit n / homes < 2.5 || n / homes > 2.8 || both / n < .65 ||
		both / n > .8 }' "$tmp/a/truth.tsv"
}

every_kind() {
	for why in missing twice crowded two-homes misheard number-of-another; do
		cut -f18 "$tmp/a/truth.tsv" | grep -q -e "\(^\|,\)$why\(,\|\$\)" || { echo "no $why"; return 1; }
	done
	for relation in 人户一致 人在户不在 户在人不在 ''; do
		cut -f1,7 "$tmp/a/truth.tsv" | grep -q "^person	$relation\$" || { echo "no $relation"; return 1; }
	done
}

ok 'the same seed makes the same bytes' again_the_same
ok 'another seed makes other people' another_seed
ok 'what departments export has the same rows' exported
ok 'every row has its truth' all_told
ok 'codes are right, and those of the truth are in the library' codes
ok 'a code that was given is what the truth says it is' given
ok 'ID numbers are right where they are said to be, and nobody'\''s' numbers
ok 'two people have one number only where it is said' one_each
ok 'credit codes are right where they are said to be, and nobody'\''s' credit
ok 'households are as large as those of a census' like_a_census
ok 'every kind of trouble occurs' every_kind
done_testing
