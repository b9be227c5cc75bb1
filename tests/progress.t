#!/bin/sh
# progress.t - a terminal shows how far a command is, and nothing else does.
# shellcheck disable=SC2317	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

script -qec true /dev/null </dev/null >/dev/null 2>&1 ||
	skip_all 'no script(1), or no terminal to be had here'

data=$top_srcdir/testdata/pass/contract.tsv
pass=$top_builddir/tests/pass
export data pass tmp
# shellcheck disable=SC2016 # for the shell inside, so that paths may have spaces
slow='(cat "$data"; sleep 0.3; tail -n 1 "$data"; sleep 0.1; tail -n 1 "$data")'
# What a terminal gets from a slow run with these options.
terminal() {
	script -qec "$slow | \"\$pass\" --each $* >\"\$tmp/out\"" /dev/null \
		</dev/null >"$tmp/screen"
}

shown() { terminal && grep -q 'rows/s' "$tmp/screen" && ! grep -q 'rows/s' "$tmp/out"; }
# The line is taken away before the summary is printed.
taken_away() { tr '\r' '\n' <"$tmp/screen" | grep -q "^$(printf '\033')\\[Kpass: read"; }
silent() { terminal --quiet && [ ! -s "$tmp/screen" ]; }
elsewhere() {
	sh -c "$slow" | "$pass" >/dev/null 2>"$tmp/err" &&
	! grep -q 'rows/s' "$tmp/err"
}
ok 'a terminal shows progress' shown
ok 'and then the summary in its place' taken_away
ok 'not with --quiet' silent
ok 'not in a file' elsewhere
done_testing
