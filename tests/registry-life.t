#!/bin/sh
# registry-life.t - mergers that are undone, streets that are numbered anew.
# shellcheck disable=SC2317	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

addr_code=$top_builddir/addr-code
db=$tmp/codes.db

# ID ROAD DOOR BUILDING ROOM, one a line, as rows that addr-normalize has taken apart.
rows() {
	awk 'BEGIN {
		OFS = "\t"
		print "id", "province", "city", "county", "devzone", "township", "community", "group",
			"road", "segment", "lane", "door", "estate", "building", "unit", "floor",
			"room", "assist", "note", "division"
	}
	{
		for (i = 2; i <= 5; i++)
			if ($i == "-")
				$i = ""
		print $1, "河南省", "信阳市", "浉河区", "", "老城街道", "义阳社区", "", $2, "", "",
			$3, "", $4, "", "", $5, "", "", "411502001001"
	}'
}

# id and code of such lines.
give() {
	rows | "$addr_code" -q --registry "$db" | awk -F '\t' 'NR > 1 { print $1 " " $21 }'
}

code() { awk -v id="$1" '$1 == id { print $2 }' "$tmp/first"; }

# EVENT CODE [INTO ELEMENT OLD NEW], one a line with "-" for nothing: what is answered.
live() {
	awk 'BEGIN { print "event\tcode\tinto\telement\told\tnew\treason" }
	{
		for (i = 1; i <= 6; i++)
			printf "%s\t", $i == "-" ? "" : $i
		print "批复"
	}' | "$addr_code" -q --registry "$db" --events | awk -F '\t' 'NR > 1 { print $8 " " $9 }' |
		sed 's/ $//'
}

# What is expected of the command's output, in one line.
gives() { # WANT COMMAND...
	want=$1
	shift
	got=$("$@" | tr '\n' ';')
	[ "$got" = "$want" ] || { echo "got:  $got"; echo "want: $want"; return 1; }
}

# Nothing is wrong, and what is exported is all of it.
sound() {
	"$addr_code" -q --registry "$db" --verify | tail -n +2 >"$tmp/faults"
	[ ! -s "$tmp/faults" ] || { cat "$tmp/faults"; return 1; }
	rm -f "$tmp"/copy.db*
	"$addr_code" -q --registry "$db" --export >"$tmp/one.tsv" &&
	"$addr_code" -q --registry "$tmp/copy.db" --import "$tmp/one.tsv" &&
	"$addr_code" -q --registry "$tmp/copy.db" --export | cmp - "$tmp/one.tsv" &&
	"$addr_code" -q --registry "$tmp/copy.db" --verify | tail -n +2 >"$tmp/faults" &&
	[ ! -s "$tmp/faults" ]
}

# --- mergers ---------------------------------------------------------------------------

houses='1 新华路 12号 1号楼 101室
2 新华路 12号 1号楼 102室
3 新华路 14号 1号楼 101室
4 新华路 14号 2号楼 301室
5 新华路 16号 - -
12 新华路 12号 - -
14 新华路 14号 - -'

fresh() {
	rm -f "$db"*
	echo "$houses" | give >"$tmp/first" && [ "$(sort -k2 -u "$tmp/first" | wc -l)" -eq 7 ]
}

as_before() { echo "$houses" | give | same - "$tmp/first"; }

history() { "$addr_code" -q --registry "$db" --history "$1" | cut -f3,5 | tail -n +2 | tr '\t' ' '; }

merged() {
	fresh && echo "merge $(code 12) $(code 14)" | gives 'ok;' live &&
	echo '12 新华路 12号 - -
1 新华路 12号 1号楼 101室
2 新华路 14号 1号楼 102室' | gives "12 $(code 14);1 $(code 3);2 $(code 2);" give && sound
}

undone() {
	merged && echo "restore $(code 12)" | gives 'ok;' live && as_before && sound &&
	gives "issue ;merge $(code 14);restore $(code 14);" history "$(code 12)" &&
	gives "issue ;merge $(code 12);restore $(code 12);" others
}

# What the survivor's history tells of it; the codes are those of the other.
others() {
	"$addr_code" -q --registry "$db" --history "$(code 14)" | cut -f3,4,5 | tail -n +2 |
		awk -v code="$(code 14)" '{ print $1 " " ($2 "" == code "" ? $3 : $2) }'
}

# A room that only the duplicate had was found under the survivor, which may have one, too.
its_own_room() {
	undone || return 1
	new=$(echo '9 新华路 14号 1号楼 102室' | give)
	case $new in
	"9 $(code 2)" | '9 ') echo "$new"; return 1 ;;
	esac
	as_before && sound &&
	echo "merge $(code 12) $(code 14)" | gives 'ok;' live &&
	echo '9 新华路 12号 1号楼 102室' | gives "$new;" give && sound &&
	echo "恢复 $(code 12)" | gives 'ok;' live && as_before && sound
}

in_chinese() { merged && echo "撤销合并 $(code 12)" | gives 'ok;' live && as_before; }

# What was merged because the house was can only come back with it.
not_alone() {
	merged && echo "restore $(code 1)
restore $(code 14)" | gives 'refused it lies in a retired or merged place 上级已注销或并入;refused not retired 未注销;' live && sound
}

# A merger of a merger: nothing is lost on the way.
chain() {
	merged && echo "merge $(code 14) $(code 5)" | gives 'ok;' live &&
	echo '1 新华路 12号 1号楼 101室
2 新华路 12号 1号楼 102室
2 新华路 16号 1号楼 102室
3 新华路 14号 1号楼 101室' | gives "1 $(code 3);2 $(code 2);2 $(code 2);3 $(code 3);" give && sound &&
	echo "restore $(code 14)" | gives 'ok;' live &&
	echo '12 新华路 12号 - -
1 新华路 12号 1号楼 101室
2 新华路 14号 1号楼 102室' | gives "12 $(code 14);1 $(code 3);2 $(code 2);" give && sound &&
	echo "restore $(code 12)" | gives 'ok;' live && as_before && sound
}

# The second first: the alias comes out of the middle of the chain.
chain_first() {
	merged && echo "merge $(code 14) $(code 5)
restore $(code 12)
restore $(code 14)" | gives 'ok;ok;ok;' live && as_before && sound
}

# A room that got another number meanwhile keeps it.
renamed() {
	merged && echo "rename $(code 2) - room 102室 103室" | gives 'ok;' live &&
	echo "restore $(code 12)" | gives 'ok;' live && as_before && sound &&
	echo '2 新华路 12号 1号楼 103室' | gives "2 $(code 2);" give && sound
}

# Its name there may be another's.
renamed_away() {
	merged && echo "rename $(code 2) - room 102室 103室
rename $(code 2) - room 103室 101A室
rename $(code 3) - room 101室 104室" | gives 'ok;ok;ok;' live && echo "restore $(code 12)" |
		gives 'ok;' live && as_before && sound
}

# What lies in the survivor, lies in it for all that happens to it.
pulled_down() {
	merged && echo "retire $(code 14)" | gives 'ok;' live &&
	printf '%s\n' "$(code 2)" | "$addr_code" -q --registry "$db" --check --columns code |
		grep -q retired && sound &&
	echo "restore $(code 14)" | gives 'ok;' live &&
	echo "restore $(code 12)" | gives 'ok;' live && as_before && sound
}

# Look-ups rely on a note that names went to others; --verify misses it.
noted() {
	undone && sqlite3 "$db" "DELETE FROM meta WHERE name = 'names passed on'" &&
	"$addr_code" -q --registry "$db" --verify | grep -q 'passed on'
}

looked_up() {
	undone || return 1
	printf 'raw\n浉河区老城街道新华路12号\n浉河区老城街道新华路12号1号楼102室\n' >"$tmp/queries" &&
	"$top_builddir/addr-lookup" -q --registry "$db" "$tmp/queries" >"$tmp/found" &&
	cut -f2- "$tmp/found" | grep -q "$(code 12)" && grep -q "$(code 2)" "$tmp/found"
}

ok 'a duplicate leads to the survivor, and what lies in it goes along' merged
ok 'a merger is undone: every address has the code that it had, and the history tells' undone
ok 'then the other may have a room of that number, too' its_own_room
ok 'in Chinese, too' in_chinese
ok 'what was merged with its house comes back with it, not alone' not_alone
ok 'a merger of a merger, undone from the end' chain
ok 'and from the beginning' chain_first
ok 'a name that was changed meanwhile stays' renamed
ok 'several of them' renamed_away
ok 'what went over is pulled down with the survivor' pulled_down
ok 'addr-lookup finds what lives again' looked_up
if command -v sqlite3 >/dev/null; then
	ok 'what look-ups rely on is verified' noted
else
	skip 'what look-ups rely on is verified' 'no sqlite3'
fi
done_testing
