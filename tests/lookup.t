#!/bin/sh
# lookup.t - what addr-lookup promises of every library.
# shellcheck disable=SC2317	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

bin=$top_builddir
lookup=$bin/addr-lookup
columns=$(cat "$top_srcdir/tests/columns.awk")
"$bin/bench/synth" -n 9000 -s 31 "$top_srcdir/data/divisions" >"$tmp/city" || exit 99
awk -F '\t' -v OFS='\t' 'NR == 1 { print "id", "raw"; next } $7 == "plain" { print $6, $2 }' \
	"$tmp/city" >"$tmp/raw"
"$bin/addr-normalize" -q "$tmp/raw" | "$bin/addr-dedup" -q --survivors >"$tmp/deduped" || exit 99
"$bin/addr-code" -q --registry "$tmp/codes.db" "$tmp/deduped" >"$tmp/library.tsv" || exit 99

indexed() {
	"$lookup" --make-index "$tmp/library.idx" "$tmp/library.tsv" 2>"$tmp/err" &&
	[ -s "$tmp/library.idx" ] && grep -q "indexed $(($(wc -l <"$tmp/library.tsv") - 1))" "$tmp/err"
}

same_bytes() {
	"$lookup" -q -j 4 --make-index "$tmp/again.idx" <"$tmp/library.tsv" || return 1
	"$lookup" -q -j 4 --library "$tmp/again.idx" "$tmp/raw" >"$tmp/again" &&
	"$lookup" -q -j 1 --library "$tmp/library.idx" "$tmp/raw" >"$tmp/once" &&
	"$lookup" -q --library "$tmp/library.tsv" "$tmp/raw" >"$tmp/table" &&
	cmp "$tmp/again" "$tmp/once" && cmp "$tmp/again" "$tmp/table"
}

# Every address that has a code is found by its own text, surely and alone.
finds_itself() {
	cut -f1,2 "$tmp/library.tsv" >"$tmp/own"
	"$lookup" -q --library "$tmp/library.idx" "$tmp/own" >"$tmp/found" || return 1
	awk -F '\t' "$columns"'
	file == 1 { code[$at["id"]] = $at["code"]; next }
	code[$at["id"]] == "" { next }
	{
		n++
		if ($at["code"] != code[$at["id"]] || $at["lookup"] != "exact" ||
		    $at["score"] != "1.000") {
			print
			bad++
		}
	}
	END { print n; exit bad || n < 5000 }' "$tmp/library.tsv" "$tmp/found"
}

# The same with another number in it is never that address, nor any but what has that number.
never_another() {
	awk -F '\t' -v OFS='\t' "$columns"'
	BEGIN { print "id", "raw", "asked" }
	{
		# 101 becomes 105, 101A, 1011: the last digits of a door, building or room.
		if (match($at["raw"], /[0-9]+(号|号楼|室)$/)) {
			head = substr($at["raw"], 1, RSTART - 1)
			tail = substr($at["raw"], RSTART)
			number = tail; gsub(/[^0-9]/, "", number)
			word = tail; gsub(/[0-9]/, "", word)
			split((number + 4) " " number "7 8" number, other, " ")
			for (i = 1; i <= 3; i++)
				print $at["id"], head other[i] word, other[i]
		}
	}' "$tmp/library.tsv" >"$tmp/changed"
	"$lookup" -q --library "$tmp/library.idx" "$tmp/changed" >"$tmp/found" || return 1
	awk -F '\t' "$columns"'
	$at["lookup"] == "none" || $at["lookup"] == "building" { none++; next }
	$at["lookup"] == "ambiguous" && $at["missing"] != "" { next }
	{
		n++
		if (index($at["address"], $at["asked"]) == 0) { print; bad++ }
	}
	END { print n, none; exit bad || n < 100 || none < 1000 }' "$tmp/found"
}

# An answer that is not alone says so, and all that fit are there.
ambiguous() {
	printf 'raw\n%s\n' 湖光小区3号楼101 >"$tmp/q"
	{ head -n 1 "$tmp/library.tsv"; } >"$tmp/two"
	for county in 浉河区 平桥区; do
		printf 'raw\n%s\n' "信阳市$county湖光小区3号楼101室"
	done | awk 'NR == 1 || !/raw/' | "$bin/addr-normalize" -q >"$tmp/two"
	"$lookup" -q --library "$tmp/two" "$tmp/q" | cut -f2,3 >"$tmp/out" &&
	printf 'rank\tlookup\n1\tambiguous\n2\tambiguous\n' | cmp - "$tmp/out" &&
	"$lookup" -q --library "$tmp/two" --top 1 "$tmp/q" | cut -f2,3 >"$tmp/out" &&
	printf 'rank\tlookup\n1\tambiguous\n' | cmp - "$tmp/out"
}

# One row in, one row out, and a code where one address is meant and only there.
attaches() {
	cut -f1,2 "$tmp/city" >"$tmp/asked"
	"$lookup" -q --library "$tmp/library.idx" --attach "$tmp/asked" >"$tmp/attached" || return 1
	cut -f1,2 "$tmp/attached" | cmp - "$tmp/asked" || return 1
	awk -F '\t' "$columns"'
	file == 1 { code[$at["id"]] = $at["code"]; next }
	file == 2 { right[$at["id"]] = code[$at["cluster"]]; next }
	$at["code"] != "" {
		n++
		wrong += right[$at["id"]] != "" && $at["code"] != right[$at["id"]]
		if ($at["score"] < 0.95 || $at["lookup"] ~ /ambiguous|building|none/) bad++
	}
	END { print n, wrong; exit bad || n < 7000 || wrong > n / 1000 }' \
		"$tmp/library.tsv" "$tmp/city" "$tmp/attached"
}

# Nothing of a library but its addresses, codes and ids is in the index.
no_people() {
	awk -F '\t' -v OFS='\t' 'NR == 1 { print $0, "owner", "phone"; next }
		{ print $0, "王小明", "13800000000" }' "$tmp/two" >"$tmp/people"
	"$lookup" -q --make-index "$tmp/people.idx" "$tmp/people" &&
	! grep -a -c -e 王小明 -e 13800000000 "$tmp/people.idx" &&
	"$lookup" -q --library "$tmp/people.idx" "$tmp/q" >"$tmp/out" &&
	! grep -e 王小明 -e 13800000000 "$tmp/out"
}

signed() {
	(umask 077; printf 'A %064d\n' 7 >"$tmp/key"; printf 'A %064d\n' 8 >"$tmp/other")
	"$bin/plate-render" -q --key "$tmp/key" -r "$tmp/none" --base-url https://p.example \
		"$tmp/few" >"$tmp/manifest"
}

# What plates say is told from what was made up.
scans() {
	head -n 30 "$tmp/library.tsv" >"$tmp/few"
	signed || return 1
	awk -F '\t' "$columns"'{ print $at["payload"] }' "$tmp/manifest" >"$tmp/said"
	[ "$(wc -l <"$tmp/said")" -gt 20 ] || return 1
	verdicts() { # KEY: what is said of the payloads, each kind once
		"$lookup" -q --library "$tmp/library.idx" --key "$tmp/$1" --columns raw \
			--no-header "$tmp/said" | cut -f7 | sort -u
	}
	[ "$(verdicts key)" = valid ] || return 1
	[ "$(verdicts other)" = forged ] || return 1
	sed -i 's/\([0-9]\)\([0-9X]\.\)/\1\1\2/' "$tmp/said"
	[ "$(verdicts key)" = forged ]
}

refused() { # WHAT FILE
	status 2 "$lookup" --library "$2" "$tmp/q" >"$tmp/out" 2>"$tmp/err" &&
	grep -q "$1" "$tmp/err" && [ "$(wc -l <"$tmp/err")" -eq 1 ]
}

stale() {
	cp "$tmp/library.tsv" "$tmp/copy.tsv"
	"$lookup" -q --make-index "$tmp/copy.idx" "$tmp/copy.tsv" || return 1
	echo >>"$tmp/copy.tsv"
	refused 'has changed' "$tmp/copy.idx" && refused "copy.tsv" "$tmp/copy.idx"
}

broken() {
	head -c 100000 "$tmp/library.idx" >"$tmp/short.idx"
	refused 'cut short' "$tmp/short.idx" || return 1
	cp "$tmp/library.idx" "$tmp/bad.idx"
	printf x | dd of="$tmp/bad.idx" bs=1 seek=70000 conv=notrunc 2>/dev/null
	status 2 "$lookup" -q --library "$tmp/bad.idx" "$tmp/raw" >"$tmp/out" 2>"$tmp/err" &&
	grep -q damaged "$tmp/err"
}

# An office's own numbers under the header code: how many are gone is told, those that are
# the codes already are not counted.
replaces() {
	awk -F '\t' -v OFS='\t' "$columns"'
	BEGIN { print "code", "raw" }
	$at["code"] != "" && n < 3 { print n++ ? $at["code"] : "GS-17", $at["address"] }' \
		"$tmp/library.tsv" >"$tmp/q"
	"$lookup" --library "$tmp/library.idx" --attach "$tmp/q" >"$tmp/once" 2>"$tmp/err" &&
	grep -q 'codes replaced 1$' "$tmp/err" &&
	"$lookup" --library "$tmp/library.idx" --attach "$tmp/once" >"$tmp/twice" 2>"$tmp/err" &&
	! grep -q replaced "$tmp/err" && cmp "$tmp/once" "$tmp/twice"
}

full_disk() {
	status 2 "$lookup" --make-index /dev/full "$tmp/library.tsv" 2>"$tmp/err" &&
	grep -q full "$tmp/err" && status 2 "$lookup" --library "$tmp/nowhere" "$tmp/q" 2>"$tmp/err" &&
	grep -q nowhere "$tmp/err"
}

one_library() {
	status 2 "$lookup" "$tmp/q" 2>/dev/null &&
	status 2 "$lookup" --library "$tmp/two" --registry "$tmp/codes.db" "$tmp/q" 2>/dev/null &&
	status 2 "$lookup" --make-index "$tmp/x" --library "$tmp/two" 2>/dev/null && [ ! -e "$tmp/x" ]
}

# What a road is that nobody has a code for, and what is not on it.
roads() {
	printf 'id\traw\n1\t河南省信阳市浉河区老城街道东方红大道218号湖光小区3号楼501室
2\t河南省信阳市浉河区民权街道东方红大道\n3\t河南省信阳市浉河区老城街道中山路湖光二小区
4\t河南省信阳市平桥区羊山街道解放路9号\n5\t河南省信阳市浉河区民权街道解放路7号\n' |
		"$bin/addr-normalize" -q | "$bin/addr-code" -q --registry "$tmp/roads.db" >"$tmp/on-roads" &&
	printf 'raw\n%s\n%s\n%s\n%s\n%s\n%s\n%s\n' 浉河区东方红大道 东方红大道 老城街道东方红大道 中山路 解放路 \
		浉河区东方红大道999号 浉河区东方红大道人民医院对面 >"$tmp/q" &&
	"$lookup" -q --library "$tmp/on-roads" "$tmp/q" | cut -f2-5,8-9 | tail -n +2 >"$tmp/out" &&
	printf '%b' '1\texact\t1.000\t\t河南省信阳市浉河区东方红大道\troad
1\tpartial\t0.990\t\t河南省信阳市浉河区东方红大道\troad
1\tpartial\t0.970\t\t河南省信阳市浉河区东方红大道\troad
1\tpartial\t0.990\t\t河南省信阳市浉河区中山路\troad
1\tambiguous\t0.495\t\t河南省信阳市平桥区解放路\troad
2\tambiguous\t0.495\t\t河南省信阳市浉河区解放路\troad
\tnone\t\t\t\t
1\tpartial\t0.800\t\t河南省信阳市浉河区东方红大道\troad\n' >"$tmp/want" &&
	same "$tmp/want" "$tmp/out" &&
	"$lookup" -q --attach --library "$tmp/on-roads" "$tmp/q" | cut -f4 | tail -n +2 >"$tmp/codes" &&
	! grep . "$tmp/codes"
}

# A row that lacks what a code needs is not better than one of the same address that has it.
without_code() {
	printf 'id\traw\n1\t河南省信阳市浉河区东方红大道12号
2\t河南省信阳市浉河区老城街道东方红大道12号\n' | "$bin/addr-normalize" -q |
		"$bin/addr-code" -q --registry "$tmp/less.db" >"$tmp/less" &&
	cut -f1,25- "$tmp/less" | grep -q '^1	.*missing.code' &&
	printf 'raw\n%s\n' 河南省信阳市浉河区东方红大道12号 >"$tmp/q" || return 1
	for _ in 1 2; do
		"$lookup" -q --library "$tmp/less" "$tmp/q" | cut -f3,5,6,8 | tail -n +2 >"$tmp/out" &&
		grep -q '^partial	4115[0-9X]*	live	河南省信阳市浉河区老城街道东方红大道12号$' "$tmp/out" &&
		[ "$(wc -l <"$tmp/out")" -eq 1 ] || { cat "$tmp/out"; return 1; }
		{ head -n 1 "$tmp/less"; tail -n +2 "$tmp/less" | tac; } >"$tmp/turned" &&
		mv "$tmp/turned" "$tmp/less"
	done
	# the very same address, with a code and without
	awk -F '\t' -v OFS='\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print; next }
		$at["code"] != "" { print; $at["code"] = ""; print }' "$tmp/less" >"$tmp/twice" &&
	printf 'raw\n%s\n' 河南省信阳市浉河区老城街道东方红大道12号 >"$tmp/q" &&
	for _ in 1 2; do
		"$lookup" -q --library "$tmp/twice" "$tmp/q" | cut -f3,5,6 | tail -n +2 >"$tmp/out" &&
		grep -q '^exact	4115[0-9X]*	live$' "$tmp/out" &&
		[ "$(wc -l <"$tmp/out")" -eq 1 ] || { cat "$tmp/out"; return 1; }
		{ head -n 1 "$tmp/twice"; tail -n +2 "$tmp/twice" | tac; } >"$tmp/turned" &&
		mv "$tmp/turned" "$tmp/twice"
	done
}

# The index of a registry, and the registry that it is to be of.
of_registry() {
	head -n 500 "$tmp/deduped" >"$tmp/some" && head -n 20 "$tmp/deduped" >"$tmp/few" &&
	"$bin/addr-code" -q --registry "$tmp/now.db" "$tmp/few" >/dev/null &&
	"$bin/addr-code" -q --registry "$tmp/other.db" "$tmp/some" >/dev/null &&
	"$lookup" -q --registry "$tmp/now.db" --make-index "$tmp/now.idx" &&
	head -n 5 "$tmp/raw" >"$tmp/q" &&
	"$lookup" -q --library "$tmp/now.idx" --registry "$tmp/now.db" "$tmp/q" >"$tmp/out" &&
	"$lookup" -q --registry "$tmp/now.db" "$tmp/q" | same - "$tmp/out" || return 1
	checked() { # WORDS INDEX REGISTRY
		status 2 "$lookup" -q --library "$2" --registry "$3" "$tmp/q" >"$tmp/out" 2>"$tmp/err" &&
		[ ! -s "$tmp/out" ] && grep -q "$1" "$tmp/err" || { cat "$tmp/err"; return 1; }
	}
	checked 'not made of the registry' "$tmp/now.idx" "$tmp/other.db" &&
	checked 'not made of the registry' "$tmp/library.idx" "$tmp/now.db" &&
	"$bin/addr-code" -q --registry "$tmp/now.db" "$tmp/some" >/dev/null &&
	checked 'stale' "$tmp/now.idx" "$tmp/now.db" &&
	"$lookup" -q --library "$tmp/now.idx" "$tmp/q" >/dev/null &&
	"$lookup" -q --registry "$tmp/now.db" --make-index "$tmp/now.idx" &&
	"$lookup" -q --library "$tmp/now.idx" --registry "$tmp/now.db" "$tmp/q" >/dev/null
}

ok 'a library is indexed' indexed
ok 'the answers are the same for every number of threads, of an index and of its table' same_bytes
ok 'every address finds itself' finds_itself
ok 'another number is another address' never_another
ok 'what is ambiguous is called so' ambiguous
ok 'codes are attached where they are sure' attaches
ok 'another column code is not replaced in silence' replaces
ok 'nothing of people is in an index' no_people
ok 'plates are told from forgeries' scans
ok 'a library that has changed makes the index stale' stale
ok 'an index that is cut or damaged is refused' broken
ok 'a full disk and a missing file are told' full_disk
ok 'exactly one library' one_library
ok 'a road is known by what is on it, without a code' roads
ok 'a row without a code is not better than one with it' without_code
ok 'the index of a registry is refused where that has gone on' of_registry
done_testing
