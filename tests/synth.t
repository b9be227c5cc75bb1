#!/bin/sh
# synth.t - the made-up city keeps its own truth.
# shellcheck disable=SC1091,SC2154,SC2317
. "${top_srcdir:-.}/tests/tap.sh"

rows=30000
make_city() {
	"$top_builddir/bench/synth" -n $rows -s "$1" "$top_srcdir/data/divisions"
}

make_city 5 >"$tmp/city" || exit 99

as_many_as_asked() { [ "$(wc -l <"$tmp/city")" -eq $((rows + 1)) ]; }

again_the_same() { make_city 5 >"$tmp/again" && same "$tmp/city" "$tmp/again"; }

another_seed() { make_city 6 >"$tmp/other" && ! cmp -s "$tmp/city" "$tmp/other"; }

# columns WHAT KEY: every value of the columns KEY belongs to one cluster.
one_cluster() {
	awk -F '\t' -v want="$1" '
	NR == 1 { next }
	want == "elements" { key = ""; for (i = 7; i <= NF; i++) key = key "\t" $i }
	want == "raw" { key = $6 == 1 ? $2 : "\t" NR }
	key in cluster && cluster[key] != $3 { print; bad = 1 }
	{ cluster[key] = $3 }
	END { exit bad }' "$tmp/city"
}

duplicates() {
	awk -F '\t' 'NR > 1 { n++; if (k[$3]++) d++ }
		END { print d / n; exit d / n < .27 || d / n > .33 }' "$tmp/city"
}

every_kind() {
	for kind in plain form numeral chain floor drop-top drop-middle drop-road drop-unit \
		drop-estate alias county typo omit digit repeat note gap order width traditional; do
		cut -f4 "$tmp/city" | grep -qw -e "$kind" || { echo "no $kind"; return 1; }
	done
}

ok 'as many rows as asked for' as_many_as_asked
ok 'the same seed makes the same bytes' again_the_same
ok 'another seed makes another city' another_seed
ok 'two clusters never have the same elements' one_cluster elements
ok 'a text that decides never stands for two places' one_cluster raw
ok 'about three rows in ten are written again' duplicates
ok 'every kind of change occurs' every_kind
done_testing
