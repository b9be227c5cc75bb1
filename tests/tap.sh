# tap.sh - say what holds, in the Test Anything Protocol.
#
# Sourced by tests/*.t, which make runs with these set: top_srcdir,
# top_builddir (absolute), commands (the installed commands).  A test writes only
# to $tmp, which is removed at the end.
# shellcheck shell=sh

: "${top_srcdir:=$(cd "$(dirname "$0")/.." && pwd)}"
: "${top_builddir:=$PWD}" "${commands:=}"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
trap 'exit 99' HUP INT TERM
tap_n=0
tap_failed=0

# The language is chosen by the tests that are about it.
unset LANGUAGE LC_MESSAGES LANG
export LC_ALL=C

# ok WHAT COMMAND...: the command succeeds.  What it prints is shown if not.
ok() {
	tap_what=$1
	shift
	tap_n=$((tap_n + 1))
	if "$@" >"$tmp/.said" 2>&1; then
		echo "ok $tap_n - $tap_what"
	else
		echo "not ok $tap_n - $tap_what"
		head -n 30 "$tmp/.said" | tr -d '\000' | sed 's/^/# /'
		tap_failed=1
	fi
}

skip() { # WHAT WHY
	tap_n=$((tap_n + 1))
	echo "ok $tap_n - $1 # SKIP $2"
}

skip_all() { # WHY
	echo "1..0 # SKIP $1"
	exit 0
}

# Has the build what configure calls HAVE_THIS?
has() { # THIS
	grep -q "^#define HAVE_$1 1" "$top_builddir/config.h"
}

done_testing() {
	echo "1..$tap_n"
	exit $tap_failed
}

# status N COMMAND...: the command exits with N.
status() {
	want_status=$1
	shift
	"$@"
	got_status=$?
	[ $got_status -eq "$want_status" ] && return 0
	echo "exit status $got_status, expected $want_status: $*" >&2
	return 1
}

# same FILE FILE: the bytes are the same; shows where they are not.
same() {
	cmp -s "$1" "$2" && return 0
	diff -a "$1" "$2" | head -n 10
	return 1
}
