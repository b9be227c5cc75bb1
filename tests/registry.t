#!/bin/sh
# registry.t - a code that was printed is in the registry, whatever happens.
#
# MENPAI_KILLS says how often a run is killed [60], MENPAI_KILL_ROWS how many rows
# it has [6000], MENPAI_KILL_PG=1 that it writes to a PostgreSQL server; `make check-kills`
# does it as it should be done once.
# shellcheck disable=SC2317	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"
# shellcheck source=tests/town.sh
. "${top_srcdir:-.}/tests/town.sh"
# shellcheck source=tests/postgres.sh
. "${top_srcdir:-.}/tests/postgres.sh"

kills=${MENPAI_KILLS:-60}
rows=${MENPAI_KILL_ROWS:-6000}
batch=$((rows / 20))
orders='0 1 2 3 4 5 6 7'

# --- killed at any moment --------------------------------------------------------

# In a subshell of its own, whose process it becomes.
killable() { exec "$addr_code" -q -j 2 --registry "$1" --batch "$batch" "$2" >"$tmp/out"; }

# How many milliseconds a run takes on this machine.
duration() { # REGISTRY
	from=$(date +%s%3N)
	(killable "$1" "$tmp/order.0")
	echo $(($(date +%s%3N) - from))
}

# Some moment of the run to come: what is known costs much less than what is new, and the
# more so with a server, so a share of the time that the rows still need is taken.
moment() { # SEED MS-NEW MS-KNOWN
	awk -F '\t' -v seed="$1" -v new="$2" -v known="$3" -v rows="$rows" '
		!($1 in seen) { seen[$1]; done++ }
		END {
			srand(seed * 7919)
			printf "%.3f", rand() * (known + (new - known) * (1 - done / rows)) / 1000
		}' "$tmp/printed"
}

# A registry lives through six kills; each run sees the rows in another order, and
# is quicker than the one before, because it finds more codes.
killed_rounds() {
	slow=$tmp/slow.db
	[ -z "$MENPAI_KILL_PG" ] || slow=$pg
	new=$(duration "$slow")
	known=$(duration "$slow")
	done=0
	hit=0
	: >"$tmp/out"
	: >"$tmp/printed.all"
	while [ "$done" -lt "$kills" ]; do
		if [ $((done % 6)) -eq 0 ]; then
			db=$tmp/kill.$done.db
			[ -z "$MENPAI_KILL_PG" ] || { pg_new && db=$pg; } || return 1
			: >"$tmp/printed"
		fi
		when=$(moment "$done" "$new" "$known")
		killable "$db" "$tmp/order.$((done % 6))" &
		pid=$!
		sleep "$when"
		kill -9 "$pid" 2>/dev/null
		done=$((done + 1))
		wait "$pid" 2>/dev/null
		[ $? -eq 137 ] && hit=$((hit + 1))
		printed "$tmp/out" >"$tmp/now"
		stored "$db" "$tmp/now" || { echo "kill $done: a code was printed, not stored"; return 1; }
		cat "$tmp/now" >>"$tmp/printed"
		[ $((done % 6)) -eq 0 ] || [ "$done" -eq "$kills" ] || continue
		all_rows "$db" "$tmp/final" || { echo "the registry is lost after kill $done"; return 1; }
		consistent "$tmp/printed" "$tmp/final" || { echo "codes differ after kill $done"; return 1; }
		sound "$db" || { echo "the registry is not sound after kill $done"; return 1; }
		cat "$tmp/printed" >>"$tmp/printed.all"
		case $db in
		/*) rm -f "$db"* ;;
		*) pg_drop ;;
		esac
	done
	echo "$hit of $kills runs were killed, $(wc -l <"$tmp/printed.all") codes were printed by them"
	[ "$hit" -ge $((kills / 6)) ] && [ "$(wc -l <"$tmp/printed.all")" -gt 0 ]
}

threads() {
	"$addr_code" -q -j 3 --registry "$tmp/threads.db" "$tmp/town.tsv" >"$tmp/threads" &&
	same "$tmp/all" "$tmp/threads"
}

# --- several writers --------------------------------------------------------------

writers() {
	pids=
	for i in $orders; do
		"$addr_code" -q --registry "$tmp/many.db" --batch $((rows / 12)) "$tmp/order.$i" \
			>"$tmp/many.$i" 2>"$tmp/many.$i.err" &
		pids="$pids $!"
	done
	for pid in $pids; do
		wait "$pid" || { cat "$tmp"/many.*.err; return 1; }
	done
	for i in $orders; do
		printed "$tmp/many.$i" >"$tmp/many.$i.pairs"
		[ "$(wc -l <"$tmp/many.$i.pairs")" -eq "$rows" ] || return 1
	done
	all_rows "$tmp/many.db" "$tmp/final" && consistent "$tmp/final" "$tmp"/many.?.pairs &&
	sound "$tmp/many.db"
}

# --- no space, no permission --------------------------------------------------------

# A limit on the size of files is a full disk that needs no root.  Pipes are not
# limited, so what is printed and said goes through them.
limited() { # BLOCKS
	rm -f "$tmp"/full.db*
	{
		{
			(
				trap '' XFSZ
				ulimit -f "$1"
				"$addr_code" -q --registry "$tmp/full.db" --batch 300 "$tmp/small.1" 2>&4
			)
			echo $? >"$tmp/rc"
		} 4>&1 >&3 | cat >"$tmp/err"
	} 3>&1 | cat >"$tmp/out"
	[ "$(cat "$tmp/rc")" -eq 2 ] && grep -q full.db "$tmp/err"
}

full_disk() {
	for blocks in 0 8 40 100 400 2000; do
		limited "$blocks" || { cat "$tmp/rc" "$tmp/err"; echo "with $blocks blocks"; return 1; }
		printed "$tmp/out" >"$tmp/printed"
		stored "$tmp/full.db" "$tmp/printed" || return 1
		all_rows "$tmp/full.db" "$tmp/final" "$tmp/small.tsv" || return 1
		consistent "$tmp/printed" "$tmp/final" || return 1
	done
	[ -s "$tmp/printed" ]	# the last limit lets some batches through
}

# root may write everywhere: be somebody else.
as_user() {
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	else
		"$@"
	fi
}

read_only() {
	mkdir "$tmp/ro" && "$addr_code" -q --registry "$tmp/ro/codes.db" "$tmp/town.tsv" >/dev/null &&
	cp "$addr_code" "$tmp/town.tsv" "$tmp/ro" && chmod 755 "$tmp" &&
	chmod a-w "$tmp/ro/codes.db" "$tmp/ro" || return 1
	status 2 as_user "$tmp/ro/addr-code" -q --registry "$tmp/ro/codes.db" "$tmp/ro/town.tsv" \
		>"$tmp/out" 2>"$tmp/err"
	failed=$?
	chmod u+w "$tmp/ro"
	[ "$failed" -eq 0 ] && grep -q codes.db "$tmp/err" && [ -z "$(printed "$tmp/out")" ]
}

not_a_file() {
	mkdir "$tmp/dir.db" &&
	status 2 "$addr_code" -q --registry "$tmp/dir.db" "$tmp/town.tsv" >"$tmp/out" 2>"$tmp/err" &&
	grep -q dir.db "$tmp/err" && [ ! -s "$tmp/out" ] &&
	status 2 "$addr_code" -q --registry "$tmp/none/x.db" "$tmp/town.tsv" >"$tmp/out" 2>"$tmp/err" &&
	[ ! -s "$tmp/out" ]
}

# A name that was mistyped is not a new registry, in which nothing can happen yet.
no_registry() {
	printf 'event\tcode\treason\nretire\t1\tx\n' >"$tmp/events" &&
	status 2 "$addr_code" -q --registry "$tmp/mistyped.db" --events "$tmp/events" >"$tmp/out" 2>"$tmp/err" &&
	grep -q mistyped.db "$tmp/err" && [ ! -s "$tmp/out" ] && [ ! -e "$tmp/mistyped.db" ]
}

# Whatever the number of rows, a batch is some 450 kB of output.
town "$rows" $((9000000 / rows)) >"$tmp/town.tsv"
for i in $orders; do shuffle "$i" "$tmp/town.tsv" >"$tmp/order.$i"; done
town 6000 1500 >"$tmp/small.tsv"
shuffle 1 "$tmp/small.tsv" >"$tmp/small.1"
ok 'all houses of a town get codes' all_rows "$tmp/plain.db" "$tmp/plain"
ok 'and no two the same' consistent "$tmp/plain"
ok 'new codes do not depend on the number of threads' threads
if [ -n "$MENPAI_KILL_PG" ]; then
	pg_start || exit 99
fi
ok "killed $kills times: what was printed is stored, and nothing given twice" killed_rounds
sed -n 's/^\([0-9]* of .*\)/# \1/p' "$tmp/.said"
ok 'eight writers at once: no code twice, none lost' writers
ok 'a full disk: exit 2, and nothing printed that is not stored' full_disk
if [ "$(id -u)" -eq 0 ] && ! command -v setpriv >/dev/null; then
	skip 'a registry that may not be written' 'root may write everything, and no setpriv'
else
	ok 'a registry that may not be written: exit 2 and no code' read_only
fi
ok 'a folder, or a folder that is not there, is no registry' not_a_file
ok 'events make no registry' no_registry
done_testing
