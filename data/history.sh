#!/bin/sh
# history.sh - derive data/names/old-counties.tsv from the history of codes.
#
#   data/history.sh divisions-history.csv
#
# The CSV is that of github.com/yescallop/areacodes (CC0): code, province, city,
# name, level, state, first and last year, successors.  A name that is no longer
# in use becomes a row with the codes of what it is today, followed through every
# later change; parts that went elsewhere before the end (code[year]) do not
# count.  Left out are names that somebody in the same province bears today
# (信阳市 was once the county that is now 浉河区 and 平桥区), those that say
# nothing without their city (郊区), and prefectures that were cut into more than
# four.
set -eu
LC_ALL=C
export LC_ALL

[ $# -eq 1 ] || { echo "usage: $0 HISTORY.csv" >&2; exit 2; }
here=$(dirname "$0")
mkdir -p "$here/names"
{
	printf '# name\tkind\tcodes\tsource\n'
	awk -v nation="$here/divisions/nation.tsv" '
		BEGIN {
			while ((getline line <nation) > 0) {
				split(line, f, "\t")
				if (length(f[1]) <= 6) {
					today[f[1]] = f[2]
					taken[substr(f[1], 1, 2), f[2]] = 1
				}
			}
			FS = ","
		}
		{ sub(/\r$/, "") }
		FNR > 1 {
			n++
			code[n] = $1; name[n] = $4; level[n] = $5; now[n] = $6 == "在用"
			start[n] = $7; end[n] = $8; next_codes[n] = $9
			rows[$1] = rows[$1] " " n
		}
		# The row that code c had just after the year y, or 0.
		function after(c, y,   i, k, id, best) {
			k = split(rows[c], id, " ")
			for (i = 1; i <= k; i++)
				if (start[id[i]] <= y && (now[id[i]] || end[id[i]] > y) &&
				    (!best || start[id[i]] > start[best]))
					best = id[i]
			return best + 0
		}
		# Add what row r is today to the set found[].
		function follow(r, depth,   i, k, part, s) {
			if (depth > 20)
				return
			if (now[r]) {
				if (code[r] in today)
					found[code[r]] = 1
				return
			}
			k = split(next_codes[r], part, ";")
			for (i = 1; i <= k; i++)
				if (part[i] !~ /\[/ && (s = after(part[i], end[r])) && s != r)
					follow(s, depth + 1)
		}
		# A prefecture is what its counties have become the cities of.
		function follow_city(r,   c, i, p, before) {
			if ((c = after(code[r], end[r])) && c != r) {
				if (!now[c])
					follow_city(c)
				else if (substr(code[c], 1, 4) in today)
					found[substr(code[c], 1, 4)] = 1
				return
			}
			for (p in found)
				delete found[p]
			for (i = 1; i <= n; i++)
				if (level[i] == "县级" && end[i] == end[r] &&
				    substr(code[i], 1, 4) == substr(code[r], 1, 4))
					follow(i, 0)
			for (p in found)
				before[substr(p, 1, 4)] = 1
			for (p in found)
				delete found[p]
			for (p in before)
				if (p in today)
					found[p] = 1
		}
		function sorted(   p, s, i, j, k, list, t) {
			k = 0
			for (p in found)
				list[++k] = p
			for (i = 2; i <= k; i++)
				for (j = i; j > 1 && list[j] < list[j - 1]; j--) {
					t = list[j]; list[j] = list[j - 1]; list[j - 1] = t
				}
			for (i = 1; i <= k; i++)
				s = s (i > 1 ? ";" : "") list[i]
			count = k
			return s
		}
		END {
			for (r = 1; r <= n; r++) {
				if (now[r] || name[r] ~ /^(郊区|城区|矿区|市区|东区|西区|南区|北区|新区|老区|东郊区|西郊区|南郊区|北郊区)$/ ||
				    (substr(code[r], 1, 2), name[r]) in taken)
					continue
				for (p in found)
					delete found[p]
				if (level[r] == "县级")
					follow(r, 0)
				else if (level[r] == "地级")
					follow_city(r)
				codes = sorted()
				if (count == 0 || (level[r] == "地级" && count > 4))
					continue
				key = name[r] "\told\t" codes
				if (!(key in from) || start[r] < from[key])
					from[key] = start[r]
				if (end[r] > to[key])
					to[key] = end[r]
				was[key] = was[key] (was[key] ? " " : "") code[r]
			}
			for (key in from)
				printf "%s\tyescallop/areacodes (CC0): %s, %s-%s\n",
				    key, was[key], from[key], to[key]
		}
	' "$1" | sort -t "$(printf '\t')" -k 3,3 -k 1,1
} >"$here/names/old-counties.tsv.tmp"
mv "$here/names/old-counties.tsv.tmp" "$here/names/old-counties.tsv"
