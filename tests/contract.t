#!/bin/sh
# contract.t - what every command promises (menpai-tsv(5)).
#
# A command joins by being in bin_PROGRAMS.  It gives testdata/CMD/contract.tsv,
# some good rows, and if need be contract.args (shell words; $tmp is a temporary
# folder of the run) and contract.skip: lines of a check's name and, behind a
# space, why it does not apply.
# shellcheck disable=SC2317,SC2094,SC2016	# the checks are called by name; contract.args are shell words
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

pass=$top_builddir/tests/pass

# Run the command under test with its arguments; "$@" follows.
run() {
	eval "set -- $args \"\$@\""
	"$bin" "$@"
}

has_option() { "$bin" --list-options | grep -q "^$1	"; }

# The sample with what is printed appended as one more line.
sample_and() {
	cat "$in"
	"$@"
}

last_row() { tail -n 1 "$in"; }

c_help() {
	for option in --help -h; do
		"$bin" "$option" >"$tmp/out" 2>"$tmp/err" || return 1
		[ -s "$tmp/out" ] && [ ! -s "$tmp/err" ] || return 1
		grep -q -e --list-options "$tmp/out" || return 1
	done
}

c_version() {
	"$bin" --version >"$tmp/out" && "$bin" -V >"$tmp/out2" &&
	same "$tmp/out" "$tmp/out2" && grep -q "^$cmd .*[0-9]" "$tmp/out"
}

c_help_full() { status 2 "$bin" --help >/dev/full && status 2 "$bin" --help >&-; }

c_unknown_option() {
	status 2 "$bin" --no-such-option 2>"$tmp/err" &&
	grep -q -e "--no-such-option" "$tmp/err" && status 2 "$bin" -@ 2>/dev/null
}

# Of two files for one option none is left out in silence; flags and numbers may be said again.
c_file_twice() {
	"$bin" --list-options | grep -E '	(FILES?|TABLE|LIBRARY|SNAPSHOT|COMMITMENT|SAMPLE)$' |
		while IFS='	' read -r long _; do
			status 2 "$bin" "$long" "$tmp/one.tsv" "$long" "$tmp/two.tsv" 2>"$tmp/err" </dev/null &&
			grep -q -e "'$long'.*one.tsv.*two.tsv" "$tmp/err" ||
				{ echo "$long"; cat "$tmp/err"; exit 1; }
		done &&
	run -q -q -j 2 -j 1 --summary "$tmp/s" --summary "$tmp/s" "$in" >"$tmp/out" &&
	same "$tmp/out" "$good"
}

c_unique_options() {
	"$bin" --list-options >"$tmp/options" &&
	[ -z "$(cut -f1 "$tmp/options" | sort | uniq -d)" ] &&
	[ -z "$(cut -f2 "$tmp/options" | grep -v '^-$' | sort | uniq -d)" ]
}

c_manual() {
	page=$top_srcdir/man/$cmd.1
	[ -s "$page" ] || { echo "no $page"; return 1; }
	"$bin" --list-options | while IFS='	' read -r long short _; do
		name=${long#--}
		grep -q -e "^\.It.*$name" "$page" ||
			{ echo "$long is not in $page"; exit 1; }
		[ "$short" = - ] || grep -q -e "^\.It Fl ${short#-} " "$page" ||
			{ echo "$short is not in $page"; exit 1; }
	done
}

c_good() {
	run "$in" >"$tmp/out" 2>"$tmp/err" && same "$tmp/out" "$good" &&
	[ "$(wc -l <"$good")" -gt 1 ]
}

c_quiet() { run --quiet "$in" 2>"$tmp/err" >"$tmp/out" && [ ! -s "$tmp/err" ]; }

c_full() { status 2 run "$in" >/dev/full 2>"$tmp/err" && [ -s "$tmp/err" ]; }

c_closed_output() { status 2 run "$in" >&- 2>"$tmp/err" && [ -s "$tmp/err" ]; }

# Messages must not end up in the file that got their descriptor.
c_closed_error() {
	printf 'x\n' | cat "$in" - >"$tmp/bad.tsv"
	case $args in
	*'-o "$tmp/plates.pdf"'*) ln -sf plates.pdf "$tmp/out" && set -- ;;
	*) rm -f "$tmp/out" && set -- -o "$tmp/out" ;;
	esac
	run "$@" -r "$tmp/rejected" "$tmp/bad.tsv" 2>&- >"$tmp/stdout" &&
	if has_option --output; then
		! grep -a "$cmd:" "$tmp/out" "$tmp/rejected" "$tmp/stdout"
	fi
	result=$?
	rm -f "$tmp/out"
	return "$result"
}

c_closed_input() { status 2 run <&- 2>"$tmp/err" && [ -s "$tmp/err" ]; }

# The reader is gone before the first byte is written.
broken_pipe() {
	rm -f "$tmp/rc"
	{ sleep 0.2; "$@" 2>"$tmp/err"; echo $? >"$tmp/rc"; } | :
	echo "status $(cat "$tmp/rc")"
	[ "$(cat "$tmp/rc")" -eq 141 ] && ! grep -i pipe "$tmp/err"
}

c_closed_pipe() { broken_pipe run "$in"; }

ignoring() { (trap '' PIPE; run "$in"); }
c_ignored_sigpipe() { broken_pipe ignoring; }

c_missing_file() {
	status 2 run "$tmp/none" 2>"$tmp/err" >"$tmp/out" && grep -q "$tmp/none" "$tmp/err" &&
	status 2 run "$in" "$tmp/none" 2>"$tmp/err" >"$tmp/out" && [ ! -s "$tmp/out" ]
}

c_directory() { status 2 run "$tmp" 2>"$tmp/err" && grep -q "$tmp" "$tmp/err"; }

c_dash() { run - <"$in" >"$tmp/out" && same "$tmp/out" "$good"; }
c_stdin() { run <"$in" >"$tmp/out" && same "$tmp/out" "$good"; }

# A bad line behind the sample is refused and changes nothing else; without
# --reject the exit status says so; cut restores the line.
bad_line() { # COMMAND...: prints the bad line without a line end
	{ cat "$in"; "$@"; echo; } >"$tmp/bad.tsv"
	{ head -n 1 "$in"; "$@"; echo; } >"$tmp/want"
	status 0 run -r "$tmp/rejected" "$tmp/bad.tsv" >"$tmp/out" && same "$tmp/out" "$good" &&
	cut -f4- "$tmp/rejected" >"$tmp/back" && same "$tmp/back" "$tmp/want" &&
	status 1 run "$tmp/bad.tsv" >"$tmp/out" 2>"$tmp/err" && same "$tmp/out" "$good" &&
	grep -q "$cmd: $tmp/bad.tsv:$(wc -l <"$tmp/bad.tsv" | tr -d ' '): " "$tmp/err"
}

too_few() { printf x; }
too_many() { last_row | tr -d '\n'; printf '\tx\tx\tx'; }
with_nul() { last_row | tr -d '\n' | sed 's/\t/\x00\t/'; }
with_ff() { last_row | tr -d '\n' | sed 's/\t/\xff\t/'; }
c_ragged_row() { bad_line too_few && bad_line too_many && bad_line :; }
c_nul_byte() { bad_line with_nul; }
c_invalid_utf8() { bad_line with_ff; }

c_many_bad_rows() {
	{ cat "$in"; yes x | head -n 500; } >"$tmp/bad.tsv"
	dd bs=997 if="$tmp/bad.tsv" 2>/dev/null |
	status 1 run >"$tmp/out" 2>"$tmp/err" && same "$tmp/out" "$good" &&
	[ "$(wc -l <"$tmp/err")" -lt 30 ] && grep -q 480 "$tmp/err"
}

variant() { # COMMAND...: the input as changed by it gives the good output
	"$@" <"$in" >"$tmp/in.tsv" && run "$tmp/in.tsv" >"$tmp/out" && same "$tmp/out" "$good"
}

with_bom() { printf '\357\273\277'; cat; }
no_last_newline() { awk 'NR > 1 { printf "\n" } { printf "%s", $0 }'; }
c_crlf() { variant sed 's/$/\r/'; }
c_bom() { variant with_bom; }
c_no_last_newline() { variant no_last_newline; }

c_empty_file() {
	: >"$tmp/empty"
	status 2 run "$tmp/empty" >"$tmp/out" 2>"$tmp/err" && [ ! -s "$tmp/out" ] &&
	grep -q "$tmp/empty" "$tmp/err"
}

c_header_only() {
	head -n 1 "$in" >"$tmp/in.tsv" && head -n 1 "$good" >"$tmp/want" &&
	run "$tmp/in.tsv" >"$tmp/out" && same "$tmp/out" "$tmp/want"
}

c_duplicate_column() {
	sed 's/^\([^\t]*\)/\1\t\1/' "$in" >"$tmp/in.tsv"
	status 2 run "$tmp/in.tsv" >"$tmp/out" 2>"$tmp/err" && [ ! -s "$tmp/out" ]
}

c_missing_column() {
	printf 'q1\tq2\n1\t2\n' >"$tmp/in.tsv"
	status 2 run "$tmp/in.tsv" >"$tmp/out" 2>"$tmp/err" && grep -q 'q1, q2' "$tmp/err" &&
	grep -q -e '--column' "$tmp/err"
}

c_input_is_output() {
	cp "$in" "$tmp/in.tsv"
	for option in $(has_option --output && echo -o) --reject --summary; do
		status 2 run "$option" "$tmp/in.tsv" "$tmp/in.tsv" 2>"$tmp/err" || return 1
		same "$tmp/in.tsv" "$in" || return 1
	done
	status 2 run "$tmp/in.tsv" >>"$tmp/in.tsv" 2>"$tmp/err" && same "$tmp/in.tsv" "$in"
}

# No file may grow: like a disk that is full, but for files that are put in place.
# (A faulty program run by root would replace /dev/full.)
cramped() { (trap '' XFSZ; ulimit -f 0; run "$@"); }

c_failed_write() {
	rm -rf "$tmp/dir"
	mkdir "$tmp/dir"
	echo old >"$tmp/dir/out"
	cramped -o "$tmp/dir/out" "$in" 2>&1 >/dev/null | grep -q "^$cmd: " &&
	[ "$(cat "$tmp/dir/out")" = old ] && [ "$(ls -A "$tmp/dir")" = out ]
}

c_output_file() {
	rm -rf "$tmp/dir"
	mkdir "$tmp/dir"
	status 0 run -o "$tmp/dir/out" "$in" >"$tmp/out" && [ ! -s "$tmp/out" ] &&
	same "$tmp/dir/out" "$good" && echo old >"$tmp/dir/out" &&
	status 2 run -o "$tmp/dir/out" "$tmp/none" 2>/dev/null &&
	[ "$(cat "$tmp/dir/out")" = old ] && [ "$(ls -A "$tmp/dir")" = out ] &&
	status 2 run -o "$tmp/no/dir" "$in" 2>"$tmp/err" && grep -q "$tmp/no/dir" "$tmp/err"
}

# Killed while it waits for more input: what was there stays, and nothing else is.
c_killed() {
	rm -rf "$tmp/dir" "$tmp/fifo"
	mkdir "$tmp/dir"
	echo old >"$tmp/dir/out"
	mkfifo "$tmp/fifo"
	eval "set -- $args"
	"$bin" "$@" -q -o "$tmp/dir/out" -r "$tmp/dir/rejected" <"$tmp/fifo" >"$tmp/out" &
	killed=$!
	exec 5>"$tmp/fifo"
	cat "$in" >&5
	sleep 0.1
	kill -9 "$killed"
	exec 5>&-
	wait "$killed" 2>/dev/null
	[ "$(cat "$tmp/dir/out")" = old ] && [ "$(ls -A "$tmp/dir")" = out ]
}

c_failed_side_files() {
	for option in --reject --summary; do
		rm -f "$tmp/side"
		cramped "$option" "$tmp/side" "$in" 2>&1 >/dev/null | grep -q "^$cmd: " &&
		[ ! -e "$tmp/side" ] || return 1
	done
}

c_two_files() {
	half=$(($(wc -l <"$in") / 2))
	head -n "$half" "$in" >"$tmp/a.tsv"
	{ head -n 1 "$in"; tail -n +$((half + 1)) "$in"; } >"$tmp/b.tsv"
	run "$tmp/a.tsv" "$tmp/b.tsv" >"$tmp/out" && same "$tmp/out" "$good" || return 1
	sed '1s/$/x/' "$tmp/b.tsv" >"$tmp/c.tsv"
	status 2 run "$tmp/a.tsv" "$tmp/c.tsv" >"$tmp/out" 2>"$tmp/err" &&
	grep -q "$tmp/c.tsv" "$tmp/err"
}

c_twice() { run "$good" >"$tmp/out" && same "$tmp/out" "$good"; }

# Enough rows for many batches; the same bytes and the same messages.
c_threads() {
	{ cat "$in"; for _ in 1 2 3 4 5 6 7 8 9; do tail -n +2 "$in"; echo x; done; } >"$tmp/big.tsv"
	run -j1 -r "$tmp/r1" "$tmp/big.tsv" >"$tmp/out1" 2>"$tmp/err1" || return 1
	for j in 2 7; do
		dd bs=997 if="$tmp/big.tsv" 2>/dev/null |
		run -j "$j" -r "$tmp/r2" - >"$tmp/out2" 2>"$tmp/err2" || return 1
		sed -i "s|$tmp/big.tsv|-|" "$tmp/err1" "$tmp/r1"
		same "$tmp/out1" "$tmp/out2" && same "$tmp/r1" "$tmp/r2" &&
		same "$tmp/err1" "$tmp/err2" || return 1
	done
}

c_bad_threads() {
	status 2 run -j many "$in" 2>"$tmp/err" && status 2 run -j -1 "$in" 2>"$tmp/err"
}

c_pieces() {
	for size in 1 7 4093; do
		dd bs="$size" if="$in" 2>/dev/null | run >"$tmp/out" || return 1
		same "$tmp/out" "$good" || return 1
	done
}

c_summary() {
	{ cat "$in"; echo x; } >"$tmp/in.tsv"
	run -r "$tmp/rejected" --summary "$tmp/summary" "$tmp/in.tsv" >"$tmp/out" || return 1
	awk -F '\t' -v rows=$(($(wc -l <"$in"))) -v out=$(($(wc -l <"$tmp/out") - 1)) '
		NR == 1 && $0 != "name\tvalue" { exit 1 }
		{ n[$1] = $2 }
		END {
			print n["read"], n["written"], n["rejected"], n["dropped"], rows, out
			exit !(n["read"] == rows && n["rejected"] == 1 && n["written"] == out &&
			    n["read"] + n["made"] == n["written"] + n["rejected"] + n["dropped"])
		}' "$tmp/summary"
}

# The sample as a clerk's program writes it: all quoted, CRLF.
as_csv() {
	awk -F '\t' '{
		for (i = 1; i <= NF; i++) {
			gsub(/"/, "\"\"", $i)
			printf "%s\"%s\"", (i > 1 ? "," : ""), $i
		}
		printf "\r\n"
	}' "$in"
}

c_csv_in() {
	as_csv >"$tmp/in.csv"
	run --from csv "$tmp/in.csv" >"$tmp/out" && same "$tmp/out" "$good"
}

c_gb18030() {
	as_csv | iconv -f UTF-8 -t GB18030 >"$tmp/in.csv" || return 1
	for encoding in gb18030 auto; do
		run --from csv --encoding "$encoding" "$tmp/in.csv" >"$tmp/out" &&
		same "$tmp/out" "$good" || return 1
	done
	iconv -f UTF-8 -t GB18030 "$in" >"$tmp/in.tsv"
	run --encoding gb18030 "$tmp/in.tsv" >"$tmp/out" && same "$tmp/out" "$good"
}

c_csv_out() {
	run --to csv "$in" >"$tmp/out.csv" &&
	[ "$(head -c 3 "$tmp/out.csv" | od -An -tx1 | tr -d ' ')" = efbbbf ] &&
	"$pass" --plain --from csv "$tmp/out.csv" >"$tmp/out" && same "$tmp/out" "$good"
}

c_no_header() {
	run --no-header "$in" >"$tmp/out" && tail -n +2 "$good" >"$tmp/want" &&
	same "$tmp/out" "$tmp/want" && tail -n +2 "$in" >"$tmp/in.tsv" &&
	run --no-header --columns "$(head -n 1 "$in" | tr '\t' ,)" "$tmp/in.tsv" >"$tmp/out" &&
	same "$tmp/out" "$tmp/want" && : >"$tmp/in.tsv" &&
	run --no-header --columns "$(head -n 1 "$in" | tr '\t' ,)" "$tmp/in.tsv" >"$tmp/out" &&
	[ ! -s "$tmp/out" ]
}

c_locale() {
	for locale in zh_CN.UTF-8 de_DE.UTF-8 tr_TR.UTF-8 C.UTF-8; do
		LC_ALL=$locale LANGUAGE=zh_CN run "$in" >"$tmp/out" && same "$tmp/out" "$good" ||
			return 1
	done
}

checks='help version help_full unknown_option file_twice unique_options manual good quiet full
closed_output closed_error closed_input closed_pipe ignored_sigpipe missing_file directory dash stdin
ragged_row nul_byte invalid_utf8 many_bad_rows crlf bom no_last_newline empty_file
header_only duplicate_column missing_column input_is_output output_file failed_write
killed failed_side_files
two_files twice threads bad_threads pieces summary csv_in gb18030 csv_out no_header locale'

for cmd in ${CONTRACT_COMMANDS:-tests/pass $commands}; do
	bin=$top_builddir/$cmd
	cmd=${cmd##*/}
	data=$top_srcdir/testdata/$cmd
	in=$data/contract.tsv
	args=$(cat "$data/contract.args" 2>/dev/null)
	good=$tmp/good
	ok "$cmd: has sample rows" test -s "$in"
	[ -s "$in" ] || continue
	run "$in" >"$good" 2>/dev/null
	for check in $checks; do
		why=$(sed -n "s/^$check //p" "$data/contract.skip" 2>/dev/null)
		if [ -n "$why" ]; then
			skip "$cmd: $check" "$why"
		else
			ok "$cmd: $check" "c_$check"
		fi
	done
done
done_testing
