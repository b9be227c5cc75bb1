#!/bin/sh
# faults.t - a registry on a disk that fails or forgets.
#
# tests/faults.so goes between the command and the disk.  Every call that writes or syncs
# the files of the registry goes wrong once, in turn; of the many writes, one in so many
# does, unless MENPAI_FAULTS is `all`.  A build with ASan needs its runtime loaded first.
# shellcheck disable=SC2317	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"
# shellcheck source=tests/town.sh
. "${top_srcdir:-.}/tests/town.sh"

[ -n "$(ldd "$addr_code" 2>/dev/null)" ] || skip_all 'nothing can be preloaded here'
preload=$(ldd "$addr_code" | awk '$1 ~ /^lib[at]san/ { print $3 }')
if [ -z "$preload" ] && grep -q -a __asan_init "$addr_code"; then
	skip_all 'ASan is linked into the command: nothing can be preloaded behind it'
fi
preload=${preload:+$preload:}$top_builddir/tests/faults.so

faulty() { # FAULT [VARIABLE=VALUE]...: run on order.1; sets rc
	fault=$1
	shift
	rm -f "$tmp/log"
	env "MENPAI_FAULT_FILES=$tmp/disk/" MENPAI_FAULT_LOG="$tmp/log" ${fault:+"MENPAI_FAULT=$fault"} "$@" \
		LD_PRELOAD="$preload" \
		"$addr_code" -q --registry "$tmp/disk/codes.db" --batch 40 "$tmp/order.1" \
		>"$tmp/out" 2>"$tmp/err"
	rc=$?
	printed "$tmp/out" >"$tmp/printed"
}

begin() { # [BASE]: a folder with the registry to begin with; none: without one
	rm -rf "$tmp/disk" "$tmp/shadow"
	mkdir "$tmp/disk" "$tmp/shadow"
	[ -z "$1" ] || cp "$1" "$tmp/disk/codes.db"
}

# What was printed is stored; and a run without faults gives every row its code.
lives() { # REGISTRY
	stored "$1" "$tmp/printed" || { echo 'a code was printed, not stored'; return 1; }
	all_rows "$1" "$tmp/final" || { echo 'the registry is lost'; return 1; }
	consistent "$tmp/printed" "$tmp/final" || { echo 'the codes are others'; return 1; }
	sound "$1" || { echo 'the registry is not sound'; return 1; }
}

# Every CALL in turn fails as HOW says.  A failure that does no harm (the log is not
# emptied at the end) may pass; then all rows are there.
sweep() { # BASE STEP CALL HOW [VARIABLE=VALUE]...
	base=$1
	step=$2
	call=$3
	how=$4
	shift 4
	n=1
	harmless=0
	while :; do
		begin "$base"
		faulty "$call:$n:$how" "$@"
		grep -q failed "$tmp/log" || break
		case $rc in
		0)
			[ "$(wc -l <"$tmp/printed")" -eq "$rows" ] ||
				{ echo "$call $n: status 0, and rows without codes"; return 1; }
			harmless=$((harmless + 1))
			;;
		2)
			grep -q 'registry.*codes.db' "$tmp/err" ||
				{ echo "$call $n: no clear message"; cat "$tmp/err"; return 1; }
			;;
		*)
			echo "$call $n: exit status $rc"
			cat "$tmp/err"
			return 1
			;;
		esac
		lives "$tmp/disk/codes.db" || { echo "after $call $n: $how"; return 1; }
		tried=$((tried + 1))
		n=$((n + step))
	done
	[ "$n" -gt 1 ] || { echo "no $call was made"; return 1; }
	echo "$((n - 1)) $call: $how, $harmless without harm"
}

new_and_grown() { # STEP CALL HOW [VARIABLE=VALUE]...
	sweep '' "$@" && sweep "$tmp/grown.db" "$@"
}

# The power fails before each sync: the disk holds what was synced, and of the rest
# nothing, or what the seed says.
power() { # BASE SEED
	n=1
	while :; do
		begin "$1"
		[ -z "$1" ] || cp "$1" "$tmp/shadow/codes.db"
		faulty "sync:$n:kill" "MENPAI_SHADOW=$tmp/shadow" "MENPAI_SHADOW_SEED=${2:+$((n * 100 + $2))}"
		grep -q failed "$tmp/log" || break
		[ "$rc" -eq 137 ] || { echo "sync $n: exit status $rc"; return 1; }
		if [ -s "$tmp/printed" ] || [ -e "$tmp/shadow/codes.db" ]; then
			lives "$tmp/shadow/codes.db" || { echo "power lost at sync $n, seed $2"; return 1; }
		fi
		tried=$((tried + 1))
		n=$((n + 1))
	done
	[ "$n" -gt 5 ] || { echo 'hardly a sync was made'; return 1; }
}

power_all() {
	tried=0
	power '' '' && power "$tmp/grown.db" '' || return 1
	for seed in $seeds; do
		power '' "$seed" && power "$tmp/grown.db" "$seed" || return 1
	done
}

# The tools themselves: without a sync, the disk forgets.
forgets() {
	begin
	faulty '' "MENPAI_SHADOW=$tmp/shadow"
	[ "$rc" -eq 0 ] && grep -q '^calls [0-9]* [1-9]' "$tmp/log" &&
	same "$tmp/disk/codes.db" "$tmp/shadow/codes.db" &&
	begin || return 1
	faulty 'write:30:kill' "MENPAI_SHADOW=$tmp/shadow"
	[ "$rc" -eq 137 ] && ! cmp -s "$tmp/disk/codes.db-wal" "$tmp/shadow/codes.db-wal"
}

seeds='1 2'
writes=23
rows=240
if [ "$MENPAI_FAULTS" = all ]; then
	seeds='1 2 3 4 5 6 7 8 9 10'
	writes=1
	rows=1200
fi
town "$rows" 1500 >"$tmp/town.tsv"
shuffle 1 "$tmp/town.tsv" >"$tmp/order.1"
head -n $((rows / 2)) "$tmp/town.tsv" >"$tmp/half.tsv"
"$addr_code" -q --registry "$tmp/grown.db" "$tmp/half.tsv" >/dev/null || exit 99

ok 'what is not synced is forgotten by the disk of this test' forgets
tried=0
ok 'a sync fails' new_and_grown 1 sync EIO
ok 'every sync fails from then on' new_and_grown 3 sync EIO MENPAI_FAULT_LASTS=1
ok 'a file cannot be cut or made longer' new_and_grown 1 truncate EIO
ok 'a write fails' new_and_grown "$writes" write EIO
ok 'no space is left for a write' new_and_grown "$writes" write ENOSPC
ok 'no space is left from then on' new_and_grown "$writes" write ENOSPC MENPAI_FAULT_LASTS=1
ok 'half of a write, and then no space' new_and_grown "$writes" write short
echo "# $tried faults"
ok 'the power fails before a sync' power_all
echo "# $tried times"
done_testing
