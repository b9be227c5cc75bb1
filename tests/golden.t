#!/bin/sh
# golden.t - commands on small files, compared with what a person has read.
#
# testdata/CMD/NAME.cmd is a piece of shell, run in a copy of its folder with the
# built commands first in PATH.  NAME.out is what it prints, NAME.err what it says
# (absent: nothing), NAME.rc its exit status (absent: 0).  UPDATE=1 rewrites the
# three; read the diff before it is committed.  A .cmd with a line "# needs ZBAR" is
# skipped where configure did not find it.
# shellcheck disable=SC2317	# the check is called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

# Keep what differs from the default, for UPDATE=1.
keep() { # FILE WHAT-IT-IS-BY-DEFAULT TARGET
	if [ "$(cat "$1")" = "$2" ]; then
		rm -f "$3"
	else
		cp "$1" "$3"
	fi
}

expected() { # FILE DEFAULT: the golden file, or the default
	if [ -e "$1" ]; then
		cat "$1"
	elif [ -n "$2" ]; then
		echo "$2"
	fi
}

golden() { # PATH/NAME
	rm -rf "$tmp/work"
	cp -R "$(dirname "$1")" "$tmp/work" && chmod -R u+w "$tmp/work" || return 1
	(cd "$tmp/work" && PATH=$top_builddir:$top_builddir/tests:$PATH \
		sh "./${1##*/}.cmd" >"$tmp/out" 2>"$tmp/err" </dev/null)
	echo $? >"$tmp/rc"
	if [ -n "$UPDATE" ]; then
		cp "$tmp/out" "$1.out"
		keep "$tmp/err" '' "$1.err"
		keep "$tmp/rc" 0 "$1.rc"
		return 0
	fi
	for part in out err rc; do
		default=
		[ "$part" = rc ] && default=0
		expected "$1.$part" "$default" >"$tmp/want"
		same "$tmp/want" "$tmp/$part" || { echo "in $part"; return 1; }
	done
}

for cmd in "$top_srcdir"/testdata/*/*.cmd; do
	[ -e "$cmd" ] || continue
	name=${cmd%.cmd}
	what=${name#"$top_srcdir"/testdata/}
	needs=$(sed -n 's/^# needs //p' "$cmd")
	if [ -n "$needs" ] && ! has "$needs"; then
		skip "$what" "built without $needs"
	else
		ok "$what" golden "$name"
	fi
done
done_testing
