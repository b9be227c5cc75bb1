#!/bin/sh
# readme.t - the sessions that the READMEs show are what happens.
#
# A session is the indented lines that begin with "    $ "; what follows a command is
# what it prints, on both outputs.  UPDATE=1 writes what happens into the READMEs.
# shellcheck disable=SC2317	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

# The commands of the sessions of a README, one a line.
commands_of() { sed -n 's/^    \$ //p' "$1"; }

# Run them in order and show the session as the README does.
session() {
	commands_of "$1" | while IFS= read -r line; do
		echo "    \$ $line"
		PATH=$top_builddir:$PATH sh -c "$line" </dev/null 2>&1 | sed 's/^/    /'
	done
}

# The README with its session as given on the standard input.
with_session() {
	awk -v new="$2" '
	BEGIN { while ((getline line < new) > 0) text = text line "\n" }
	/^    \$ / { if (!shown++) printf "%s", text; inside = 1; next }
	inside && /^    / { next }
	{ inside = 0; print }' "$1"
}

check() {
	rm -rf "$tmp/work"
	mkdir "$tmp/work"
	cp -R "$top_srcdir/testdata/manual/." "$tmp/work"
	chmod -R u+w "$tmp/work"
	(cd "$tmp/work" && session "$1") >"$tmp/session"
	with_session "$1" "$tmp/session" >"$tmp/readme"
	[ -z "${UPDATE:-}" ] || cat "$tmp/readme" >"$1"
	same "$tmp/readme" "$1"
}

src=$(cd "$top_srcdir" && pwd)
for readme in README README.zh_CN; do
	ok "$readme: has a session" [ -n "$(commands_of "$src/$readme")" ]
	ok "$readme: its session is what happens" check "$src/$readme"
done
done_testing
