#!/bin/sh
# manual.t - the manual pages are sound, and their examples run.
#
# An example is a line that starts with "$ " (.Dl or a literal display); "> "
# continues it.  The examples of a page run in order in one folder, which holds
# copies of testdata/manual/ and of testdata/xinyang-raw.csv.  An example exits 0,
# or as a comment at its end says: "# exit status 1".  In a build without libzbar
# nothing can be proved: a page's examples are skipped from the first with --prove on,
# as the later ones may need its files.
# shellcheck disable=SC2317	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

command -v mandoc >/dev/null || skip_all 'no mandoc'

lint() {
	mandoc -T lint -W warning "$1" >"$tmp/lint"
	cat "$tmp/lint"
	[ ! -s "$tmp/lint" ]
}

# The examples of a page, one a line.
examples() {
	mandoc -T utf8 -O width=1000 "$1" | sed 's/.\x08//g; s/^ *//' | awk '
		/^> / && line != "" { sub(/\\$/, "", line); line = line " " substr($0, 3); next }
		line != "" { print line; line = "" }
		/^\$ / { line = substr($0, 3) }
		END { if (line != "") print line }'
}

example() { # COMMAND
	want=$(echo "$1" | sed -n 's/.*# exit status \([0-9]*\)$/\1/p')
	cd "$tmp/work" && PATH=$top_builddir:$PATH status "${want:-0}" sh -c "$1" </dev/null
}

for page in "$top_srcdir"/man/*.[157]; do
	name=${page##*/}
	ok "$name: mandoc finds nothing wrong" lint "$page"
	rm -rf "$tmp/work"
	mkdir "$tmp/work"
	cp -R "$top_srcdir/testdata/manual/." "$top_srcdir/testdata/xinyang-raw.csv" "$tmp/work"
	chmod -R u+w "$tmp/work"
	examples "$page" >"$tmp/examples"
	possible=true
	while IFS= read -r line; do
		case $line in
		*--prove*) has ZBAR || possible=false ;;
		esac
		if $possible; then
			ok "$name: $line" example "$line"
		else
			skip "$name: $line" 'built without ZBAR'
		fi
	done <"$tmp/examples"
done
done_testing
