# town.sh - houses whose numbers collide as they do in a town, and what must hold of
# their codes.  Sourced behind tap.sh by the tests of the registry.
# shellcheck shell=sh

: "${tmp:?}" "${addr_code:=${top_builddir:?}/addr-code}"

# Every street has a 1号, every estate a 1号楼, and there are names among the numbers.  The
# rows are wide, so that each batch is more than the output is buffered for.
town() { # ROWS WIDTH
	awk -v n="$1" -v width="$2" 'BEGIN {
		OFS = "\t"
		print "id", "province", "city", "county", "devzone", "township", "community",
			"group", "road", "segment", "lane", "door", "estate", "building", "unit",
			"floor", "room", "assist", "note", "division", "pad"
		pad = sprintf("%" width "s", "")
		for (i = 0; i < n; i++) {
			b = int(i / 12) % 9 + 1
			print i, "河南省", "信阳市", "浉河区", "", "老城街道", "义阳社区", "",
				"路" int(i / 1500), "", "", int(i / 108) % 7 + 1 "号",
				int(i / 756) % 2 ? "小区" int(i / 756) : "",
				b == 9 ? "东楼" : b "号楼", int(i / 4) % 3 + 1 "单元", "",
				i % 4 ? i % 4 + 100 "室" : "东户", "", "", "411502001001", pad
		}
	}'
}

shuffle() { # SEED FILE
	awk -v seed="$1" 'BEGIN { srand(seed) } NR > 1 { printf "%.9f\t%s\n", rand(), $0 }' \
		"$2" | sort -n | cut -f2- | { head -n 1 "$2"; cat; }
}

# id and code of what a run has printed; the last line may be half a line.
printed() { # FILE
	awk -F '\t' 'NR > 1 && held != "" { print held }
		{ held = NR > 1 && $22 != "" ? $1 "\t" $22 : "" }' "$1"
	[ "$(tail -c 1 "$1" | wc -l)" -eq 0 ] || tail -n 1 "$1" | cut -f1,22 | grep -v '^id'
}

# The files hold id and code: no id with two codes, no code with two ids.
consistent() { # FILE...
	cat "$@" | sort -u >"$tmp/pairs" && [ -s "$tmp/pairs" ] &&
	[ -z "$(cut -f1 "$tmp/pairs" | uniq -d | head)" ] &&
	[ -z "$(cut -f2 "$tmp/pairs" | sort | uniq -d | head)" ]
}

all_rows() { # REGISTRY FILE [TABLE]: run to the end; all rows have codes, which go to FILE
	"$addr_code" -q --registry "$1" "${3:-$tmp/town.tsv}" >"$tmp/all" && printed "$tmp/all" >"$2" &&
	[ "$(grep -c '	..............................$' "$2")" -eq \
		$(($(wc -l <"${3:-$tmp/town.tsv}") - 1)) ]
}

# Each code of the file is one that the registry has given.
stored() { # REGISTRY FILE
	[ ! -s "$2" ] || "$addr_code" -q --check --registry "$1" --columns id,code "$2" >/dev/null
}

# What the registry says of itself.
sound() { # REGISTRY
	! "$addr_code" --list-options | grep -q -e --verify ||
		"$addr_code" -q --registry "$1" --verify >/dev/null
}
