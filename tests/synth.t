#!/bin/sh
# synth.t - the made-up city keeps its own truth.
# shellcheck disable=SC1091,SC2154,SC2317
. "${top_srcdir:-.}/tests/tap.sh"

rows=60000
columns=$(cat "$top_srcdir/tests/columns.awk")
make_city() {
	"$top_builddir/bench/synth" -n $rows -s "$1" "$top_srcdir/data/divisions"
}

make_city 5 >"$tmp/city" || exit 99

as_many_as_asked() { [ "$(wc -l <"$tmp/city")" -eq $((rows + 1)) ]; }

again_the_same() { make_city 5 >"$tmp/again" && same "$tmp/city" "$tmp/again"; }

another_seed() { make_city 6 >"$tmp/other" && ! cmp -s "$tmp/city" "$tmp/other"; }

# one_cluster KEY: rows of the same elements, or texts that decide, are one place; but
# not where two houses have one number.
one_cluster() {
	awk -F '\t' -v want="$1" "$columns"'
	$at["kind"] ~ /(^|,)far/ { next }
	want == "elements" { key = ""; for (i = at["true_province"]; i <= NF; i++) key = key "\t" $i }
	want == "raw" { key = $at["decides"] ? $at["raw"] : "\t" NR }
	key in cluster && cluster[key] != $at["cluster"] { print; bad = 1 }
	{ cluster[key] = $at["cluster"] }
	END { exit bad }' "$tmp/city"
}

duplicates() {
	awk -F '\t' "$columns"'
	{ n++; if (k[$at["cluster"]]++) d++ }
	END { print d / n; exit d / n < .27 || d / n > .33 }' "$tmp/city"
}

# Two houses of one number: the same elements, a kilometre apart, two certificates.
two_houses() {
	awk -F '\t' "$columns"'
	$at["kind"] !~ /(^|,)far/ { next }
	{ key = ""; for (i = at["true_province"]; i <= NF; i++) key = key "\t" $i }
	!($at["cluster"] in seen) { seen[$at["cluster"]]; houses[key]++ }
	$at["lon"] != "" && key in lon && where[key] != $at["cluster"] {
		d = $at["lon"] - lon[key]
		if (d < .01 && d > -.01) { print; bad = 1 }
	}
	$at["lon"] != "" && !(key in lon) { lon[key] = $at["lon"]; where[key] = $at["cluster"] }
	END { for (key in houses) { n++; if (houses[key] != 2) { print key; bad = 1 } }
		exit bad || !n }' "$tmp/city"
}

# The names of element COLUMN in one county that differ by a character: there are some.
near_names() {
	awk -F '\t' -v column="true_$1" "$columns"'
	{ name = $at[column]; county = $at["true_county"] }
	name == "" || (county, name) in seen { next }
	{
		seen[county, name]
		for (i = 1; i + 2 <= length(name); i += 3) {
			key = county SUBSEP substr(name, 1, i - 1) "." substr(name, i + 3)
			if (n[key]++ == 1)
				found++
		}
	}
	END { print found + 0; exit !found }' "$tmp/city"
}

every_kind() {
	for kind in plain form numeral chain floor drop-top drop-township drop-county \
		drop-community drop-many drop-road drop-unit drop-estate alias alias-road \
		alias-estate county typo-alike typo-other typo-omit typo-extra typo-exchange \
		digit repeat note gap order width traditional far; do
		cut -f7 "$tmp/city" | grep -q -e "\(^\|,\)$kind\(,\|\$\)" || { echo "no $kind"; return 1; }
	done
}

ok 'as many rows as asked for' as_many_as_asked
ok 'the same seed makes the same bytes' again_the_same
ok 'another seed makes another city' another_seed
ok 'two clusters never have the same elements' one_cluster elements
ok 'a text that decides never stands for two places' one_cluster raw
ok 'about three rows in ten are written again' duplicates
ok 'every kind of change occurs' every_kind
ok 'two houses of one number are far apart' two_houses
for element in road group; do
	ok "names of $element that differ by a character are two" near_names $element
done
done_testing
