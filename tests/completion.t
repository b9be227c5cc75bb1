#!/bin/sh
# completion.t - bash completes the options of the commands.
# shellcheck disable=SC2317
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

command -v bash >/dev/null || skip_all 'no bash'

# offered WORD...: what bash offers for the last word.
offered() {
	bash -c '. "$1"; shift; COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
	_menpai "$1"; printf "%s\n" "${COMPREPLY[@]}"' bash \
		"$top_builddir/completion/menpai" "$@"
}

pass=$top_builddir/tests/pass
option() { offered "$pass" --rej | grep -qx -e '--reject='; }
flag() { offered "$pass" --qu | grep -qx -e '--quiet '; }
value() { offered "$pass" --from = c | grep -qx csv; }
other_value() { offered "$pass" --encoding = gb | grep -qx gb18030; }
file() { cd "$top_srcdir" && offered "$pass" test | grep -qx testdata; }
registered() {
	for cmd in $commands; do
		grep -q "^complete .*\\<$cmd\\>" "$top_builddir/completion/menpai" || return 1
	done
}
ok 'an option with a value' option
ok 'an option without' flag
ok 'the words an option takes' value
ok 'also of --encoding' other_value
ok 'files' file
ok 'every command is registered' registered
done_testing
