#!/bin/sh
# quickstart.t - what quickstart says when it cannot go on.
# shellcheck disable=SC1091,SC2154,SC2317
. "${top_srcdir:-.}/tests/tap.sh"

# A copy in a folder of its own, on a machine that lacks one package and where
# nobody may install it.
mkdir -p "$tmp/bin" "$tmp/a house"
cp "$top_srcdir/quickstart" "$tmp/a house/"
stub() {
	printf '#!/bin/sh\n%s\n' "$2" >"$tmp/bin/$1"
	chmod +x "$tmp/bin/$1"
}
# shellcheck disable=SC2016 # the stub's own variables
stub dpkg-query 'for last; do :; done; [ "$last" != libcsv-dev ] && echo installed'
stub id 'echo 1000'
stub sudo 'exit 1'
# shellcheck disable=SC2016
stub apt-get 'echo "$@" >>"$0.ran"'
PATH=$tmp/bin:$PATH

says_what_is_missing() {
	status 2 "$tmp/a house/quickstart" >"$tmp/out" 2>&1 &&
	grep -q 'libcsv-dev' "$tmp/out" && ! grep -q 'libcairo2-dev' "$tmp/out" &&
	[ ! -e "$tmp/bin/apt-get.ran" ]
}

installs_the_missing() {
	stub id 'echo 0'
	"$tmp/a house/quickstart" >"$tmp/out" 2>&1	# there is nothing here to build
	grep -q 'install libcsv-dev' "$tmp/bin/apt-get.ran"
}

counts_a_failed_build() {
	status 1 "$tmp/a house/quickstart" check >"$tmp/out" 2>&1 &&
	[ "$(tail -n 1 "$tmp/out")" = '0 passed, 1 failed' ]
}

usage() { status 2 "$tmp/a house/quickstart" chekc; }

ok 'a package that is missing and cannot be installed is named' says_what_is_missing
ok 'only what is missing is installed' installs_the_missing
ok 'a build that fails is counted' counts_a_failed_build
ok 'an unknown word is refused' usage
done_testing
