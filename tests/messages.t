#!/bin/sh
# messages.t - the Chinese messages are complete, and are shown.
# shellcheck disable=SC2317	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

po=$top_srcdir/data/po/zh_CN.po
pass=$top_builddir/tests/pass
data=$top_srcdir/testdata/pass/contract.tsv

if command -v xgettext >/dev/null && command -v msgcmp >/dev/null; then
	sh "$top_srcdir/data/po/extract" "$top_srcdir" >"$tmp/menpai.pot"
	ok 'zh_CN has every message of the sources' msgcmp "$po" "$tmp/menpai.pot"
	ok 'and nothing fuzzy' test -z "$(msgattrib --only-fuzzy "$po")"
else
	skip 'zh_CN is complete' 'no gettext tools'
fi

# The test program is in a folder of its own: put the catalogue beside a copy.
mkdir "$tmp/bin"
cp "$pass" "$tmp/bin/pass"
ln -s "$top_builddir/locale" "$tmp/bin/locale"

# The system need not have this locale.
chinese() { LC_ALL=zh_CN.UTF-8 "$tmp/bin/pass" "$@"; }
by_language() { LC_ALL=C.UTF-8 LANGUAGE=zh_CN "$tmp/bin/pass" --help | grep -q '^用法：pass'; }
help_is_chinese() { chinese --help | grep -q '用法：pass'; }
message_is_chinese() {
	printf 'raw\tx\na\n' | status 1 chinese 2>&1 | grep -q '现有 1 个' &&
	status 2 chinese "$tmp/none" 2>&1 | grep -q '无法读取'
}
no_question_marks() { ! status 2 chinese "$tmp/none" 2>&1 | grep -q '?'; }
output_is_the_same() {
	chinese "$data" >"$tmp/zh" 2>/dev/null && "$tmp/bin/pass" "$data" >"$tmp/c" 2>/dev/null &&
	same "$tmp/zh" "$tmp/c"
}
english_without() { LC_ALL=C LANGUAGE=zh_CN "$tmp/bin/pass" --help | grep -q '^usage: pass'; }

ok '--help is Chinese' help_is_chinese
ok 'also by LANGUAGE' by_language
ok 'messages are Chinese' message_is_chinese
ok 'nothing is lost on the way to UTF-8' no_question_marks
ok 'the rows are the same' output_is_the_same
ok 'English in the C locale' english_without
for cmd in $commands; do
	ok "$cmd: --help is Chinese" sh -c \
		"LC_ALL=zh_CN.UTF-8 '$top_builddir/$cmd' --help | grep -q 用法"
done
done_testing
