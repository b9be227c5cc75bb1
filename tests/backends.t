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
		pg_new && db=$pg
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

suite() {
	kind=$1
	ok "$kind: all houses of a town get codes, no two the same" codes
	ok "$kind: small batches give the codes that one gives" the_same
	ok "$kind: eight writers at once: no code twice, none lost" writers
	ok "$kind: writers that are killed: what was printed is stored" killed
	ok "$kind: places and history cannot be changed" kept
	ok "$kind: the registry of a newer release is refused" newer
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

n=0
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
elif ! command -v psql >/dev/null || ! pg_start >"$tmp/why"; then
	skip 'PostgreSQL' "NO SERVER TO TEST WITH: $(head -n 1 "$tmp/why" 2>/dev/null)"
else
	suite PostgreSQL
	ok 'a server that is not there: exit 2, and no password is told' no_server
	ok 'another database with such a schema is refused' foreign
	ok 'a database that is not in UTF-8 is refused' latin
	ok 'the server is killed: what was printed is stored' server_dies
fi
done_testing
