#!/bin/sh
# backends.t - a registry keeps its promises in SQLite and in PostgreSQL.
# shellcheck disable=SC2317	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"
# shellcheck source=tests/town.sh
. "${top_srcdir:-.}/tests/town.sh"
# shellcheck source=tests/postgres.sh
. "${top_srcdir:-.}/tests/postgres.sh"

rows=2000

# Another empty registry: $db.
fresh() {
	case $kind in
	SQLite)
		n=$((n + 1))
		db=$tmp/codes$n.db
		;;
	*)
		# A database of its own costs 300 files.
		db=$pg && psql -qAt "$pg" -c 'DROP SCHEMA IF EXISTS menpai CASCADE' 2>/dev/null
		;;
	esac
}

ask() { # SQL: what the database says
	case $kind in
	SQLite) sqlite3 "$db" "$1" ;;
	*) pg_sql "SET search_path TO menpai; $1" ;;
	esac
}

codes() { fresh && all_rows "$db" "$tmp/codes" && consistent "$tmp/codes"; }

# The same codes as SQLite gives, in every order of batches.
the_same() {
	fresh && "$addr_code" -q --registry "$db" --batch 77 "$tmp/town.tsv" >"$tmp/seventy" &&
	"$addr_code" -q --registry "$tmp/plain.db" "$tmp/town.tsv" | same - "$tmp/seventy"
}

writers() {
	fresh || return 1
	pids=
	for i in 0 1 2 3 4 5 6 7; do
		"$addr_code" -q --registry "$db" --batch 100 "$tmp/order.$i" \
			>"$tmp/many.$i" 2>"$tmp/many.$i.err" &
		pids="$pids $!"
	done
	for pid in $pids; do
		wait "$pid" || { cat "$tmp"/many.*.err; return 1; }
	done
	for i in 0 1 2 3 4 5 6 7; do
		printed "$tmp/many.$i" >"$tmp/many.$i.pairs"
	done
	all_rows "$db" "$tmp/final" && consistent "$tmp/final" "$tmp"/many.?.pairs &&
	[ "$(wc -l <"$tmp/pairs")" -eq "$rows" ] && sound "$db"
}

# Killed while eight others write.
killed() {
	fresh || return 1
	: >"$tmp/printed"
	for i in 0 1 2 3 4 5 6 7; do
		(exec "$addr_code" -q --registry "$db" --batch 50 "$tmp/order.$i" >"$tmp/out.$i") &
		pid=$!
		sleep "0.0$i"
		kill -9 "$pid" 2>/dev/null
		wait "$pid" 2>/dev/null
		printed "$tmp/out.$i" >"$tmp/now"
		stored "$db" "$tmp/now" || return 1
		cat "$tmp/now" >>"$tmp/printed"
	done
	all_rows "$db" "$tmp/final" && consistent "$tmp/final" "$tmp/printed" && sound "$db"
}

# Whoever tries to change what is stored is stopped.
kept() {
	fresh && all_rows "$db" "$tmp/codes" || return 1
	for sql in 'DELETE FROM place' 'DELETE FROM event' "UPDATE place SET code = '1'" \
		'UPDATE event SET time = 1' "UPDATE place SET key = 'x'"; do
		! ask "$sql" 2>/dev/null || { echo "allowed: $sql"; return 1; }
	done
	[ "$(ask 'SELECT count(*) FROM event')" -eq "$(ask 'SELECT count(*) FROM place')" ]
}

newer() {
	fresh && all_rows "$db" "$tmp/codes" || return 1
	case $kind in
	SQLite) ask 'PRAGMA user_version = 3' ;;
	*) ask "UPDATE meta SET value = '3' WHERE name = 'schema'" ;;
	esac
	status 2 "$addr_code" -q --registry "$db" "$tmp/town.tsv" >"$tmp/out" 2>"$tmp/err" &&
	[ ! -s "$tmp/out" ] && grep -q 'schema 3' "$tmp/err"
}

# --- lives ------------------------------------------------------------------------

sample=$top_srcdir/testdata/addr-code

# A registry to which everything has happened.
lived() {
	fresh && "$addr_code" -q --registry "$db" --operator 李四 "$sample/rows.tsv" >/dev/null &&
	status 1 "$addr_code" -q --registry "$db" --operator 张三 --events "$sample/events.tsv"
}

export_to() { "$addr_code" -q --registry "$db" --export >"$1"; }

# The same answers and codes as they were read by a person for SQLite.
lives() {
	lived >"$tmp/answers" &&
	head -n "$(wc -l <"$tmp/answers")" "$sample/events.out" | same - "$tmp/answers" &&
	"$addr_code" -q --registry "$db" --verify >"$tmp/faults" && [ "$(wc -l <"$tmp/faults")" -eq 1 ]
}

# A merger is undone, and two houses change their numbers (tests/registry-life.t has more).
undone() {
	lived >/dev/null && {
		printf 'event\tcode\telement\tnew\n'
		printf '恢复\t411502001001419999800000000007\t\t\n'
		printf 'rename\t411502001001419999900000000005\tdoor\t14号\n'
		printf 'rename\t411502001001410001400000000001\tdoor\t18号\n'
	} >"$tmp/events.tsv" && "$addr_code" -q --registry "$db" --events "$tmp/events.tsv" >"$tmp/answers" &&
	[ "$(grep -c '	ok	' "$tmp/answers")" -eq 3 ] &&
	export_to "$tmp/one.tsv" && [ "$(grep -c '^name.*	taken	' "$tmp/one.tsv")" -gt 0 ] &&
	"$addr_code" -q --registry "$db" --verify >"$tmp/faults" && [ "$(wc -l <"$tmp/faults")" -eq 1 ] &&
	"$addr_code" -q --registry "$db" "$sample/rows.tsv" >"$tmp/again" &&
	grep -q '411502001001419999800000000007' "$tmp/again"
}

# Out, in and out again, also by way of the other database.
moves() {
	lived >/dev/null && export_to "$tmp/one.tsv" && [ "$(wc -l <"$tmp/one.tsv")" -gt 40 ] || return 1
	here=$kind
	for kind in SQLite $others; do
		fresh && "$addr_code" -q --registry "$db" --import "$tmp/one.tsv" &&
		export_to "$tmp/two.tsv" && same "$tmp/one.tsv" "$tmp/two.tsv" || return 1
	done
	kind=$here
	status 2 "$addr_code" -q --registry "$db" --import "$tmp/one.tsv" 2>"$tmp/err" &&
	grep -q 'not empty' "$tmp/err"
}

# An import that is not as it was exported is refused, and leaves nothing.
broken_imports() {
	lived >/dev/null && export_to "$tmp/one.tsv" || return 1
	for edit in '5s/1/2/' '7d' '/	merge	/s/重复/单独/' '/^counter/s/99999/99990/' '/^name/s/d18	/d19	/' \
		'/	retire	/d' '3s/key form/layout/' '9s/^event/thing/' '/^name/d' '12s/	[^	]*$//' \
		'/	issue	3	/s/	0	0	/	0	1	/' '$d' '30,$d' '/^counter/d' '$s/$/0/' '$p'; do
		sed "$edit" "$tmp/one.tsv" >"$tmp/broken.tsv"
		! cmp -s "$tmp/one.tsv" "$tmp/broken.tsv" || { echo "no change: $edit"; return 1; }
		fresh && status 2 "$addr_code" -q --registry "$db" --import "$tmp/broken.tsv" 2>"$tmp/err" ||
			{ echo "imported: $edit"; return 1; }
		[ "$(ask 'SELECT count(*) FROM place')" -eq 0 ] || { echo "left over: $edit"; return 1; }
	done
	"$addr_code" -q --registry "$db" --import "$tmp/one.tsv"
}

# Somebody who is stronger than triggers changes a row; it is found, and named.
tampered() { # EVENT SQL
	lived >/dev/null || return 1
	case $kind in
	SQLite) ask 'DROP TRIGGER place_fixed; DROP TRIGGER place_kept; DROP TRIGGER event_kept;
		DROP TRIGGER event_fixed; DROP TRIGGER name_kept; DROP TRIGGER name_fixed' ;;
	*) ask 'DROP FUNCTION kept() CASCADE' 2>/dev/null ;;
	esac
	ask "$2" && status 1 "$addr_code" -q --registry "$db" --verify >"$tmp/faults" &&
	[ "$(sed -n '2s/	.*//p' "$tmp/faults")" = "$1" ] || { cat "$tmp/faults"; echo "after: $2"; return 1; }
}

tampering() {
	tampered 7 'UPDATE event SET time = time - 86400 WHERE seq = 7' &&
	tampered 9 "DELETE FROM event WHERE seq = 9" &&
	tampered 17 "UPDATE event SET operator = '王五' WHERE kind = 'merge'" &&
	tampered 14 "UPDATE event SET reason = '' WHERE seq = 14" &&
	tampered 5 "UPDATE place SET code = '411502001001419999600000000002' WHERE issued = 5" &&
	tampered 4 "UPDATE place SET written = '|h502室' WHERE issued = 4" &&
	tampered 3 "UPDATE place SET key = key || '1' WHERE issued = 3" &&
	tampered 13 'DELETE FROM place WHERE issued = 13' &&
	tampered 17 'UPDATE place SET successor = 1 WHERE state = 2' &&
	tampered '' 'UPDATE place SET state = 0 WHERE state = 2' &&
	tampered '' 'UPDATE place SET state = 1 WHERE issued = 1' &&
	tampered 30 "UPDATE name SET key = replace(key, '民权街道', '老城街道') WHERE seq = 30" &&
	tampered 30 "UPDATE name SET key = replace(key, 'd18', 'd19') WHERE seq = 30" &&
	tampered 30 "UPDATE name SET written = '|d21号' WHERE seq = 30 AND old = 0" &&
	tampered 14 'DELETE FROM name WHERE seq = 14' &&
	tampered '' 'UPDATE counter SET serial = serial - 1 WHERE parent < 0' &&
	tampered '' 'UPDATE counter SET serial = 0' &&
	tampered 14 'UPDATE name SET place = 0' &&
	tampered 22 'UPDATE event SET hash = (SELECT hash FROM event WHERE seq = 1) WHERE seq = 22'
}

suite() {
	kind=$1
	ok "$kind: all houses of a town get codes, no two the same" codes
	ok "$kind: small batches give the codes that one gives" the_same
	ok "$kind: eight writers at once: no code twice, none lost" writers
	ok "$kind: writers that are killed: what was printed is stored" killed
	ok "$kind: places and history cannot be changed" kept
	ok "$kind: the registry of a newer release is refused" newer
	ok "$kind: what happens to addresses is answered as it should be" lives
	ok "$kind: a merger is undone, and numbers change places" undone
	ok "$kind: exported, imported and exported again: the same bytes" moves
	ok "$kind: a broken export is refused" broken_imports
	ok "$kind: what was changed behind its back is found, and named" tampering
}

# --- PostgreSQL alone ------------------------------------------------------------------

fails() { # WORD: with $db, exit 2, nothing printed, the word is said, and no password
	status 2 "$addr_code" -q --registry "$db" "$tmp/town.tsv" >"$tmp/out" 2>"$tmp/err" || return 1
	if [ -s "$tmp/out" ] || ! grep -q "$1" "$tmp/err" || grep -q geheim "$tmp/err"; then
		cat "$tmp/err"
		return 1
	fi
}

no_server() {
	db='postgresql://menpai:geheim@/codes?host=%2Fnowhere' && fails 'menpai@/codes' &&
	db='postgres://menpai:geheim@localhost:1/codes?connect_timeout=5' && fails 'localhost'
}

# What libpq says in Chinese, where it does, can be read.
no_server_in_chinese() (
	LC_ALL=C.UTF-8 LANGUAGE=zh_CN
	export LC_ALL LANGUAGE
	no_server && ! grep -F '??' "$tmp/err"
)

foreign() {
	kind=PostgreSQL
	fresh && ask 'CREATE SCHEMA menpai; CREATE TABLE menpai.meta(name text, value text)' &&
	fails 'not a registry'
}

latin() {
	psql -qAt "$pg" -c "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0" &&
	db=$(echo "$pg" | sed 's|/codes[0-9]*?|/latin?|') && fails UTF8
}

# The server dies, and comes back: what was printed is there.
server_dies() {
	kind=PostgreSQL
	fresh || return 1
	(exec "$addr_code" -q --registry "$db" --batch 20 "$tmp/town.tsv" >"$tmp/out" 2>"$tmp/err") &
	pid=$!
	sleep 0.15
	pg_crash || return 1
	wait "$pid"
	died=$?
	printed "$tmp/out" >"$tmp/printed"
	[ "$died" -eq 0 ] || [ "$died" -eq 2 ] || return 1
	stored "$db" "$tmp/printed" && all_rows "$db" "$tmp/final" &&
	consistent "$tmp/final" "$tmp/printed" && sound "$db"
}

# How many statements the server gets from a run: each is waited for, and it may be far away.
statements() {
	psql -qAt "$pg" -c "ALTER DATABASE $(pg_sql 'SELECT current_database()') SET log_statement = 'all'"
	before=$(wc -l <"$tmp/pg/log")
	"$addr_code" -q --registry "$db" "$@" >/dev/null || return 1
	psql -qAt "$pg" -c "ALTER DATABASE $(pg_sql 'SELECT current_database()') RESET log_statement"
	tail -n +$((before + 1)) "$tmp/pg/log" | grep -cE 'LOG: +(execute|statement:)'
}

# New places in an empty registry and in known places, then all of them known: whatever the
# number of rows.
few_statements() {
	kind=PostgreSQL
	fresh && awk 'NR == 1 || NR % 2' "$tmp/town.tsv" >"$tmp/half.tsv" || return 1
	set -- "$(statements "$tmp/half.tsv")" "$(statements "$tmp/town.tsv")" \
		"$(statements "$tmp/town.tsv")"
	echo "statements: $1 new, $2 new in known places, $3 known"
	[ "$1" -gt 10 ] && [ "$1" -lt 80 ] && [ "$2" -gt 10 ] && [ "$2" -lt 60 ] &&
	[ "$3" -gt 3 ] && [ "$3" -lt 20 ]
}

n=0
others=
! has LIBPQ || ! command -v psql >/dev/null || ! pg_start >"$tmp/why" || others=PostgreSQL
town "$rows" 100 >"$tmp/town.tsv"
for i in 0 1 2 3 4 5 6 7; do shuffle $i "$tmp/town.tsv" >"$tmp/order.$i"; done
if command -v sqlite3 >/dev/null; then
	suite SQLite
else
	skip 'SQLite' 'no sqlite3'
fi
if ! has LIBPQ; then
	db=postgresql:///codes
	ok 'a build without PostgreSQL says so' fails 'without PostgreSQL'
	skip 'PostgreSQL' 'built without libpq'
elif [ -z "$others" ]; then
	skip 'PostgreSQL' "NO SERVER TO TEST WITH: $(head -n 1 "$tmp/why" 2>/dev/null)"
else
	suite PostgreSQL
	ok 'a server that is not there: exit 2, and no password is told' no_server
	ok 'in Chinese, too: a server that is not there: exit 2, and no password is told' no_server_in_chinese
	ok 'a batch costs some tens of statements, not one a row' few_statements
	ok 'another database with such a schema is refused' foreign
	ok 'a database that is not in UTF-8 is refused' latin
	ok 'the server is killed: what was printed is stored' server_dies
fi
done_testing
