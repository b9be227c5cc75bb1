#!/bin/sh
# dedup.t - the clusters of a made-up city: right, without contradictions, the same in
# any order and cut by county; and that nothing hangs or grows out of bounds.
# shellcheck disable=SC2317	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

bin=$top_builddir
columns=$(cat "$top_srcdir/tests/columns.awk")
"$bin/bench/synth" -n 20000 -s 5 "$top_srcdir/data/divisions" >"$tmp/truth" || exit 99
cut -f1-5 "$tmp/truth" | "$bin/addr-normalize" -q >"$tmp/clean" || exit 99
"$bin/addr-dedup" -q "$tmp/clean" >"$tmp/marked" || exit 99
"$bin/bench/pairs" "$tmp/truth" "$tmp/marked" >"$tmp/score" || exit 99

# Of the pairs of rows whose text decides: floors, raised when more is reached.
scores() {
	cat "$tmp/score"
	awk '/^rows that decide / { exit !($8 >= 0.999 && $9 >= 0.965) }' "$tmp/score"
}

# Numbers are exact, and stay so however a cluster came together.
consistent() {
	awk -F '\t' "$columns"'
	$at["dup_cluster"] != "" && FNR > 1 {
		n = split("door building unit room", number, " ")
		for (i = 1; i <= n; i++) {
			v = $at[number[i]]
			k = $at["dup_cluster"] SUBSEP number[i]
			if (v == "") continue
			if (k in said && said[k] != v) { bad++; print $at["dup_cluster"], said[k], v }
			seen += !(k in said)
			said[k] = v
		}
	}
	END { exit bad > 0 || seen < 1000 }' "$tmp/marked"
}

sorted() { LC_ALL=C sort "$1"; }

shuffled() {
	{ head -n 1 "$tmp/clean"; tail -n +2 "$tmp/clean" | sort -t '	' -k 2,2r; } >"$tmp/mixed"
	"$bin/addr-dedup" -q "$tmp/mixed" | sorted - >"$tmp/a"
	sorted "$tmp/marked" >"$tmp/b"
	same "$tmp/a" "$tmp/b"
}

threads() {
	"$bin/addr-dedup" -q -j1 "$tmp/clean" >"$tmp/a" && same "$tmp/a" "$tmp/marked" &&
	"$bin/addr-dedup" -q -j5 "$tmp/clean" >"$tmp/a" && same "$tmp/a" "$tmp/marked"
}

twice() { "$bin/addr-dedup" -q "$tmp/marked" >"$tmp/a" && same "$tmp/a" "$tmp/marked"; }

sharded() {
	"$bin/addr-dedup" -q --shard-key=county --review "$tmp/asked" "$tmp/clean" | sorted - >"$tmp/a"
	awk -F '\t' -v dir="$tmp" -v header="$(head -n 1 "$tmp/clean")" "$columns"'
	{
		key = $at["province"] "|" $at["city"] "|" $at["county"]
		if (!(key in part)) print header >(part[key] = dir "/shard." ++n)
		print >part[key]
	}' "$tmp/clean"
	for shard in "$tmp"/shard.*; do
		"$bin/addr-dedup" -q --shard-key=county --review "$shard.asked" "$shard" | tail -n +2
	done >"$tmp/b"
	tail -n +2 "$tmp/asked" | sorted - >"$tmp/questions"
	for shard in "$tmp"/shard.*.asked; do tail -n +2 "$shard"; done | sorted - >"$tmp/c"
	same "$tmp/questions" "$tmp/c" && [ -s "$tmp/c" ] || return 1
	rm "$tmp"/shard.*.asked
	{ head -n 1 "$tmp/marked" | sed 's/$/	dup_shard/'; cat "$tmp/b"; } | sorted - >"$tmp/c"
	set -- "$tmp"/shard.*
	same "$tmp/a" "$tmp/c" && [ $# -gt 3 ]
}

# Nothing that any row of a cluster said is lost: it is in the row, or an alternative.
nothing_lost() {
	"$bin/addr-dedup" -q --survivors "$tmp/clean" >"$tmp/merged" || return 1
	awk -F '\t' "$columns"'
	BEGIN { n = split("raw lon lat certificate province city county devzone township community group road segment lane door estate building unit floor room assist note", name, " ") }
	file == 1 {
		k = $at["dup_cluster"]
		for (i = 1; i <= n; i++) kept[k, name[i]] = $at[name[i]]
		other[k] = $at["alternatives"]
		next
	}
	$at["dup_cluster"] != "" {
		k = $at["dup_cluster"]
		for (i = 1; i <= n; i++) {
			v = $at[name[i]]
			if (v == "" || v == kept[k, name[i]]) continue
			gsub(/%/, "%25", v); gsub(/\|/, "%7C", v); gsub(/;/, "%3B", v); gsub(/=/, "%3D", v)
			seen++
			if (!index(";" other[k], ";" name[i] "=") || !index(other[k], v)) { print name[i], v; bad = 1 }
		}
	}
	END { exit bad || seen < 5000 }' "$tmp/merged" "$tmp/marked"
}

elements='id	province	city	county	devzone	township	community	group	road	segment	lane	door	estate	building	unit	floor	room	assist	note'
rows() { # N DOOR BUILDING UNIT ROOM : awk expressions of i
	echo "$elements"
	awk -v n="$1" "BEGIN { for (i = 1; i <= n; i++) printf \"%d\t河南省\t信阳市\t浉河区\t\t老城街道\t\t\t东方红大道\t\t\t%s\t大院\t%s\t%s\t\t%s\t\t\n\", i, $2, $3, $4, $5 }"
}

comparisons() { # FILE AT-MOST
	"$bin/addr-dedup" -q --summary "$tmp/summary" "$1" >"$tmp/out" || return 1
	awk -F '\t' -v most="$2" '{ print } $1 == "comparisons" { n = $2 + 1 }
		END { exit !(n > 0 && n <= most) }' "$tmp/summary"
}

identical() {
	rows 200000 '"12号"' '"3号楼"' '"2单元"' '"501室"' >"$tmp/rows"
	comparisons "$tmp/rows" 400000 && [ "$(cut -f20 "$tmp/out" | sort -u | wc -l)" -eq 2 ]
}

# Half of the rooms say no door and no unit.
giant() {
	rows 100000 '(i % 2 ? "12号" : "")' 'int(i / 2000) "号楼"' '(i % 2 ? "2单元" : "")' \
		'int(i / 2) "室"' >"$tmp/rows"
	comparisons "$tmp/rows" 1000000 && [ "$(cut -f20 "$tmp/out" | sort -u | wc -l)" -eq 50002 ]
}

# Every unit has a room 501, and many rows do not say which unit.
many_units() {
	rows 60000 '"12号"' '"3号楼"' '(i % 3 ? i "单元" : "")' '"501室"' >"$tmp/rows"
	comparisons "$tmp/rows" 1000000
}

no_folder() {
	status 2 "$bin/addr-dedup" --tmpdir "$tmp/none" "$tmp/clean" >"$tmp/out" 2>"$tmp/err" &&
	grep -q "$tmp/none.*--tmpdir" "$tmp/err" &&
	status 2 env TMPDIR="$tmp/none" "$bin/addr-dedup" "$tmp/clean" 2>"$tmp/err" >"$tmp/out"
}

# A file that may not grow is a full disk for whoever writes it.
in_full_folder() {
	(
		trap '' XFSZ
		ulimit -f 4
		"$bin/addr-dedup" -q --tmpdir "$tmp" "$@" 2>&1 | cat
	)
}

full_folder() {
	cat "$tmp/clean" | in_full_folder >"$tmp/said"
	head -n 3 "$tmp/said"
	grep -q "cannot keep the rows in '$tmp'" "$tmp/said"
}

# Rows of a file stay in it, and need no room elsewhere.
rows_stay() {
	in_full_folder "$tmp/clean" | cmp - "$tmp/marked" &&
	in_full_folder <"$tmp/clean" | cmp - "$tmp/marked"
}

# Whatever the file is like, its rows are what they are in a pipe: CRLF, a byte order mark,
# a last line without an end, a row longer than most, a broken one, no header, several files.
stays_like_a_pipe() {
	odd=$tmp/odd
	{
		printf '\357\273\277'
		head -n 300 "$tmp/clean" | sed 's/$/\r/'
		printf 'ragged\trow\r\n'
		sed -n 301p "$tmp/clean" | awk -F '\t' -v OFS='\t' '{
			while (length($2) < 70000) $2 = $2 "很长的一行"
			print
		}'
		sed -n 302,400p "$tmp/clean" | head -c -1
	} >"$odd"
	sed 1d "$tmp/clean" | head -n 500 >"$tmp/bare"
	head -n 1 "$tmp/clean" | tr '\t' , >"$tmp/names"
	{ head -n 1 "$tmp/clean" && tail -n 500 "$tmp/clean"; } >"$tmp/more"
	iconv -f UTF-8 -t GB18030 "$tmp/more" >"$tmp/more.gb"
	names=$(cat "$tmp/names")
	for how in "" -s; do
		alike 1 "$odd" $how && alike 0 "$tmp/bare" --columns "$names" $how || return 1
		"$bin/addr-dedup" -q $how "$tmp/more" "$tmp/clean" >"$tmp/one" &&
		"$bin/addr-dedup" -q --encoding auto $how "$tmp/more.gb" "$tmp/clean" | cmp - "$tmp/one" &&
		{ cat "$tmp/more" && sed 1d "$tmp/clean"; } |
		    "$bin/addr-dedup" -q $how | cmp - "$tmp/one" || return 1
	done
}

# alike STATUS FILE OPTIONS...: from the file as from a pipe, and that is something.
alike() {
	want=$1 file=$2
	shift 2
	status "$want" "$bin/addr-dedup" -q "$@" "$file" >"$tmp/one" &&
	cat "$file" | "$bin/addr-dedup" -q "$@" >"$tmp/two"
	cmp "$tmp/one" "$tmp/two" && [ "$(wc -l <"$tmp/one")" -gt 250 ]
}

# One who writes to the file while it is read, here while the run waits for another one.
changed_file() {
	cp "$tmp/clean" "$tmp/target" && rm -f "$tmp/fifo" && mkfifo "$tmp/fifo" || return 1
	"$bin/addr-dedup" -q -o "$tmp/never" "$tmp/target" "$tmp/fifo" 2>"$tmp/said" &
	run=$!
	{
		head -n 1 "$tmp/clean"
		"$@" "$tmp/target"
	} >"$tmp/fifo"
	wait $run
	[ $? -eq 2 ] && cat "$tmp/said" && [ ! -e "$tmp/never" ] &&
	    grep -q "'$tmp/target' was changed while it was read" "$tmp/said"
}

append() { echo more >>"$1"; }
shorten() { : >"$1"; }
scribble() { printf 'x\ty\n' | dd of="$1" bs=1 seek=2000 conv=notrunc 2>/dev/null; }

leaves_nothing() {
	mkdir "$tmp/waiting" && "$bin/addr-dedup" -q --tmpdir "$tmp/waiting" "$tmp/clean" >"$tmp/a" &&
	[ -z "$(ls -A "$tmp/waiting")" ] && same "$tmp/a" "$tmp/marked"
}

ok 'pairs are right, and most are found' scores
ok 'no cluster holds two numbers' consistent
ok 'the order of the rows changes nothing' shuffled
ok 'nor do threads' threads
ok 'twice is once' twice
ok 'nor does cutting by county' sharded
ok 'a merged row keeps what any of its rows said' nothing_lost
ok 'identical rows are compared once each' identical
ok 'an estate of 50,000 rooms' giant
ok 'rooms of the same number in 40,000 units' many_units
ok 'a folder that is not there' no_folder
ok 'a full folder' full_folder
ok 'rows of a file stay there' rows_stay
ok 'and are the same as those of a pipe' stays_like_a_pipe
ok 'a file that grows while it is read is told' changed_file append
ok 'so is one that is emptied' changed_file shorten
ok 'and one that somebody writes into' changed_file scribble
ok 'a folder is left as it was' leaves_nothing
done_testing
