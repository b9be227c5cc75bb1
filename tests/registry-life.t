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

# --- numbers ---------------------------------------------------------------------------

street='1 解放路 1号 1号楼 101室
3 解放路 3号 1号楼 101室
5 解放路 5号 - -
7 解放路 7号 - -
11 解放路 1号 - -
33 解放路 3号 - -'

built() {
	rm -f "$db"*
	echo "$street" | give >"$tmp/first" && [ "$(sort -k2 -u "$tmp/first" | wc -l)" -eq 6 ]
}

shift_by_two='11 1号 3号
33 3号 5号
5 5号 7号
7 7号 9号'

# ID OLD NEW, one a line, as events.
renumber() {
	while read -r id old new; do
		echo "rename $(code "$id") - door $old $new"
	done | live
}

# A street moves by two numbers: each house keeps its code, and so does what lies in it.
shifted() {
	built && echo "$shift_by_two" | gives 'ok;ok;ok;ok;' renumber &&
	echo '11 解放路 3号 - -
1 解放路 3号 1号楼 101室
33 解放路 5号 - -
3 解放路 5号 1号楼 101室
5 解放路 7号 - -
7 解放路 9号 - -' >"$tmp/new" && give <"$tmp/new" | sort >"$tmp/now" &&
	sort "$tmp/first" | same - "$tmp/now" && sound
}

# The number that nobody has now still leads to the house that had it; the history tells
# whose number it got, and who got its own.
its_old_number() {
	shifted && echo '11 解放路 1号 - -' | gives "11 $(code 11);" give &&
	gives "issue ;rename $(code 33);" history "$(code 11)" &&
	gives "issue ;rename $(code 33);rename $(code 5);" history "$(code 33)"
}

# In whatever order they are written, and back again.
any_order() {
	built && echo "$shift_by_two" | sort -r | gives 'ok;ok;ok;ok;' renumber && sound &&
	printf '%s\n' '11 3号 1号' '7 9号 7号' '5 7号 5号' '33 5号 3号' | gives 'ok;ok;ok;ok;' renumber &&
	echo "$street" | give | same - "$tmp/first" && sound &&
	printf '%s\n' '11 1号 3号' '33 3号 1号' | gives 'ok;ok;' renumber &&
	printf '%s\n' '11 解放路 3号 - -' '3 解放路 1号 1号楼 101室' |
		gives "11 $(code 11);3 $(code 3);" give && sound
}

taken='refused the name exists or existed 名称已有或曾用'

# A house outside bears the number: who waits for it does not get his, either.
borne() {
	built && printf '%s\n' '11 1号 3号' '33 3号 5号' '5 5号 7号' | gives "$taken;$taken;$taken;" renumber &&
	echo "$street" | give | same - "$tmp/first" &&
	printf '%s\n' '33 3号 9号' '11 1号 3号' '5 5号 3号' | gives "ok;ok;$taken;" renumber && sound
}

# One after the other, as it was: what a house had is not another's.
had() {
	built && echo "rename $(code 7) - door 7号 9号
restore $(code 7)
rename $(code 5) - door 5号 7号" | gives "ok;refused not retired 未注销;$taken;" live && sound
}

# The number of a house that was pulled down is that of the one that gets it, by an event; it
# cannot come back while it is.
pulled_down_number() {
	built && echo "retire $(code 33)
rename $(code 5) - door 5号 3号" | gives 'ok;ok;' live &&
	printf '%s\n' '5 解放路 3号 - -' '5 解放路 5号 - -' | gives "5 $(code 5);5 $(code 5);" give && sound &&
	echo "restore $(code 33)" | gives "$taken;" live &&
	echo "rename $(code 5) - door 3号 5号
retire $(code 7)
restore $(code 33)" | gives "ok;ok;$taken;" live && sound
}

# A street may be longer than a batch.
long() {
	rm -f "$db"*
	awk 'BEGIN { for (i = 1; i <= 1200; i++) print i, "长路", 2 * i "号 - -" }' >"$tmp/long" &&
	give <"$tmp/long" >"$tmp/first" &&
	awk '{ print "rename", $2, "- door -", 2 * $1 + 2 "号" }' "$tmp/first" | live | sort | uniq -c |
		grep -q '^ *1200 ok$' && awk '{ $3 = 2 * $1 + 2 "号"; print }' "$tmp/long" | give |
		same - "$tmp/first" && sound
}

# The house that was pulled down has had that number, but is not meant by it any more.
old_number_looked_up() {
	built && echo "retire $(code 33)
rename $(code 5) - door 5号 3号" | gives 'ok;ok;' live &&
	printf 'raw\n浉河区老城街道解放路3号\n%s\n' "$(code 33)" >"$tmp/queries" &&
	"$top_builddir/addr-lookup" -q --registry "$db" "$tmp/queries" | cut -f3,5,6 >"$tmp/found" &&
	gives "partial $(code 5) live;code $(code 33) retired;" sed '1d; s/	/ /g' "$tmp/found"
}

shift_looked_up() {
	shifted && printf 'raw\n浉河区老城街道解放路3号\n浉河区老城街道解放路3号1号楼101室\n' >"$tmp/queries" &&
	"$top_builddir/addr-lookup" -q --registry "$db" "$tmp/queries" >"$tmp/found" &&
	sed -n 2p "$tmp/found" | grep -q "$(code 11)" && sed -n 3p "$tmp/found" | grep -q "$(code 1)"
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
ok 'a street is numbered anew: every house keeps its code' shifted
ok 'a number that nobody has now leads where it led; the history tells' its_old_number
ok 'in any order, back again, and two change places' any_order
ok 'a house outside bears the number: refused, and who waits for it as well' borne
ok 'what another house had is refused' had
ok 'the number of a house that was pulled down is free for an event' pulled_down_number
ok 'a street that is longer than a batch' long
ok 'addr-lookup finds the house that bears the number now' shift_looked_up
ok 'and not the one that was pulled down, but by its code' old_number_looked_up
if command -v sqlite3 >/dev/null; then
	ok 'what look-ups rely on is verified' noted
else
	skip 'what look-ups rely on is verified' 'no sqlite3'
fi
done_testing
