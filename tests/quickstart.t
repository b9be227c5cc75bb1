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

# A house that is built, whose commands copy their input; the one called $1 fails.
job_where_fails() {
	house="$tmp/built house"
	rm -rf "$house"
	mkdir -p "$house/build" "$house/build-aux" "$house/testdata" "$house/out"
	cp "$top_srcdir/quickstart" "$house/"
	: >"$house/configure"
	: >"$house/build-aux/install-sh"
	: >"$house/build/Makefile"
	stub make :
	stub dpkg-query 'echo installed'
	printf 'status\tcode\nok\t1\n' >"$house/testdata/xinyang-raw.csv"
	echo before >"$house/out/clean.tsv"
	for name in addr-normalize addr-dedup addr-code plate-render; do
		# shellcheck disable=SC2016
		stub "$name" 'for arg; do
			[ "$last" != -o ] || : >"$arg"
			last=$arg
		done
		[ -f "$last" ] && [ "$last" = testdata/xinyang-raw.csv ] && cat "$last" || cat
		echo "${0##*/}: done" >&2'
		mv "$tmp/bin/$name" "$house/build/"
	done
	[ -z "$1" ] || echo "echo broken >&2; exit 2" >>"$house/build/$1"
	"$house/quickstart" >"$tmp/out" 2>&1
}

the_job_ends_well() {
	job_where_fails '' && grep -q 'out/clean.tsv *1 addresses' "$tmp/out" &&
	[ "$(wc -l <"$tmp/built house/out/clean.tsv")" -eq 2 ]
}

each_failure_is_seen() {
	for sick in addr-normalize addr-dedup addr-code plate-render; do
		status 2 job_where_fails "$sick" &&
		grep -q "$sick ended with status 2" "$tmp/out" && grep -q broken "$tmp/out" &&
		grep -qx before "$tmp/built house/out/clean.tsv" || return 1
	done
}

ok 'a package that is missing and cannot be installed is named' says_what_is_missing
ok 'only what is missing is installed' installs_the_missing
ok 'a build that fails is counted' counts_a_failed_build
ok 'an unknown word is refused' usage
ok 'the job ends well when all its stages do' the_job_ends_well
ok 'a stage that fails is named, and old results stay' each_failure_is_seen
done_testing
