# postgres.sh - a PostgreSQL server for one test, from Debian's package.
#
#	pg_start || ...		# sets $pg, the URL of an empty database; or says why not
#	pg_new			# sets $pg to another empty database
#	pg_sql SQL		# asks the database of $pg
#	pg_drop			# drops it
#	pg_crash		# kills the server, and starts it again
#	pg_stop
#
# The cluster lies in $tmp, listens on a socket there and nowhere else, and is gone with
# it.  The server does not run as root.
# shellcheck shell=sh disable=SC2154

pg_bin() {
	for pg_dir in $(pg_config --bindir 2>/dev/null) /usr/lib/postgresql/*/bin; do
		[ -x "$pg_dir/initdb" ] && [ -x "$pg_dir/pg_ctl" ] && return 0
	done
	return 1
}

# Run as somebody who may run a server.
pg_as() {
	if [ "$(id -u)" -ne 0 ]; then
		"$@"
	elif command -v setpriv >/dev/null; then
		setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	else
		runuser -u nobody -- "$@"
	fi
}

pg_run() {
	pg_as "$pg_dir/pg_ctl" -D "$tmp/pg/data" -l "$tmp/pg/log" -w -t 60 -o \
		"-k '$tmp/pg' -c listen_addresses='' -c unix_socket_permissions=0777" start
}

pg_start() {
	pg_dir=
	pg_bin || { echo 'no PostgreSQL server: install postgresql'; return 1; }
	chmod 755 "$tmp" && mkdir "$tmp/pg" || return 1
	[ "$(id -u)" -ne 0 ] || chown 65534:65534 "$tmp/pg"
	{
		pg_as "$pg_dir/initdb" -D "$tmp/pg/data" -U menpai -A trust -E UTF8 --locale=C &&
		pg_run
	} >"$tmp/pg.said" 2>&1 </dev/null || { cat "$tmp/pg.said" "$tmp/pg/log"; return 1; }
	pg_n=0
	trap 'pg_stop; rm -rf "$tmp"' EXIT
	pg_new
}

pg_new() {
	pg_n=$((pg_n + 1))
	pg="postgresql://menpai@/codes$pg_n?host=$(echo "$tmp/pg" | sed 's|/|%2F|g')"
	psql -qAt "postgresql://menpai@/postgres?host=$(echo "$tmp/pg" | sed 's|/|%2F|g')" \
		-c "CREATE DATABASE codes$pg_n"
}

pg_drop() {
	psql -qAt "postgresql://menpai@/postgres?host=$(echo "$tmp/pg" | sed 's|/|%2F|g')" \
		-c "DROP DATABASE codes$pg_n WITH (FORCE)"
}

pg_sql() {
	psql -qAt -v ON_ERROR_STOP=1 "$pg" -c "$1"
}

# The server is gone in the middle of what it does, and recovers from its log.
pg_crash() {
	{
		pg_as "$pg_dir/pg_ctl" -D "$tmp/pg/data" -m immediate -w stop && pg_run
	} >"$tmp/pg.said" 2>&1 </dev/null || { tail -n 20 "$tmp/pg.said" "$tmp/pg/log"; return 1; }
}

pg_stop() {
	[ -z "$pg_dir" ] || [ ! -d "$tmp/pg/data" ] ||
		pg_as "$pg_dir/pg_ctl" -D "$tmp/pg/data" -m immediate -w stop >/dev/null 2>&1
}
