# learn.awk - what the names of a place are worth: elements that a text does not say,
# elements that it says wrongly, rows right, each before and after.
#
#	awk -f columns.awk -f learn.awk TRUTH.tsv BEFORE.tsv AFTER.tsv
#
# TRUTH is what synth wrote, BEFORE and AFTER what addr-normalize made of its id and
# raw without and with --names; all in one order.  Left out: what was dropped and is
# not in any of the columns below.  A row is corrupted where a name that the text says
# is not the true one in BEFORE; it is found where AFTER mends it or flags it with the
# true value.  A false alarm is a flag with another value, or where nothing is wrong.
# With -v show=N also the first N of each kind of error.

BEGIN {
	FS = "\t"
	n = split("province city county devzone township community group road segment lane " \
		"door estate building unit floor room", name, " ")
	m = split("county devzone township community road door estate", filled, " ")
	k = split("township community group road lane estate", named, " ")
	for (i = 11; i <= 16; i++)
		numeric[i] = i != 12
	split("before after", when, " ")
}

function number(s) {
	gsub(/号(附|付|之)/, "-", s)
	gsub(/号楼|号院|号商铺|商铺|单元|号|楼|栋|幢|座|层|室|户|房|院|铺/, "", s)
	return s
}

function same(a, b, numeric) {
	return a == b || (numeric && number(a) == number(b))
}

function show_row(what) {
	if (shown[what]++ < show)
		print what "\t" raw[FNR] "\t" $at["address"] "\t" $at["expected"]
}

file == 1 {
	raw[FNR] = $at["raw"]
	dropped[FNR] = "," $at["dropped"] ","
	kind[FNR] = $at["kind"]
	for (i = 1; i <= n; i++)
		truth[FNR, name[i]] = $at["true_" name[i]]
	if (truth[FNR, "county"] ~ /高新技术产业开发区$/) {	# counted as a county
		truth[FNR, "county"] = ""
		truth[FNR, "devzone"] = "高新区"
		dropped[FNR] = ","
	}
	next
}

{
	w = when[file - 1]
	right = true = 1
	for (i = 1; i <= n; i++) {
		want = truth[FNR, name[i]]
		got = $at[name[i]]
		if (!same(got, want, numeric[i]))
			right = 0
	}
	all[w]++
	good[w] += right
	sure[w] += $at["confidence"] >= 0.95
	if ($at["confidence"] >= 0.95 && $at["status"] != "review" && $at["status"] != "wrong") {
		clear[w]++
		clear_good[w] += right
	}

	# What the text does not say.
	for (i = 1; i <= m; i++) {
		e = filled[i]
		if (index(dropped[FNR], "," e ",") == 0)
			continue
		if ($at[e] == "")
			left[w, e]++
		else if (same($at[e], truth[FNR, e], e == "door"))
			found[w, e]++
		else {
			bad[w, e]++
			show_row(w " filled in wrongly: " e)
		}
	}

	# What it says wrongly.
	flags = file == 3 ? split($at["expected"], flag, ",") : 0
	delete says
	for (i = 1; i <= flags; i++)
		says[substr(flag[i], 1, index(flag[i], "=") - 1)] = \
			substr(flag[i], index(flag[i], "=") + 1)
	alarm = 0
	for (i = 1; i <= k; i++) {
		e = named[i]
		want = truth[FNR, e]
		if (file == 2) {
			corrupt[FNR, e] = $at[e] != "" && $at[e] != want
			continue
		}
		if (corrupt[FNR, e]) {
			corrupted[e]++
			mended[e] += $at[e] == want
			flagged[e] += $at[e] != want && (e in says) && says[e] == want
		}
		if ((e in says) && (says[e] != want || $at[e] == want))
			alarm = 1
	}
	if (("door" in says) && !same(says["door"], truth[FNR, "door"], 1))
		alarm = 1
	if (alarm) {
		alarms++
		show_row("false alarm")
	}
	flagged_rows += flags > 0
}

function share(part, whole) {
	return whole ? sprintf("%7d %5.1f %%", part, 100 * part / whole) : \
		sprintf("%7d        ", 0)
}

END {
	print "elements that the text does not say"
	printf "%-12s %8s %31s %32s\n", "", "", "before", "after"
	printf "%-12s %8s %15s %7s %7s  %15s %7s %7s\n", "", "dropped", "right", "wrong",
		"left", "right", "wrong", "left"
	for (i = 1; i <= m + 1; i++) {
		e = i > m ? "all" : filled[i]
		for (j = 1; j <= 2; j++) {
			w = when[j]
			if (i <= m) {
				found[w, "all"] += found[w, e]
				bad[w, "all"] += bad[w, e]
				left[w, "all"] += left[w, e]
			}
			sum = found[w, e] + bad[w, e] + left[w, e]
			if (j == 1)
				printf "%-12s %8d", e, sum
			printf "%s %s %7d %7d", (j > 1 ? " " : ""), share(found[w, e], sum),
				bad[w, e], left[w, e]
		}
		print ""
	}
	print "\nnames that the text says wrongly (before: none is seen)"
	printf "%-12s %8s %15s %15s %15s\n", "", "wrong", "mended", "flagged", "not seen"
	for (i = 1; i <= k; i++) {
		e = named[i]
		printf "%-12s %8d %s %s %s\n", e, corrupted[e], share(mended[e], corrupted[e]),
			share(flagged[e], corrupted[e]),
			share(corrupted[e] - mended[e] - flagged[e], corrupted[e])
		C += corrupted[e]; M += mended[e]; L += flagged[e]
	}
	printf "%-12s %8d %s %s %s\n", "all", C, share(M, C), share(L, C), share(C - M - L, C)
	printf "rows flagged %d, false alarms %s\n", flagged_rows, share(alarms, flagged_rows)
	print "\nrows"
	printf "%-28s %15s %15s\n", "", "before", "after"
	printf "%-28s %s %s\n", "right in all elements", share(good["before"], all["before"]),
		share(good["after"], all["after"])
	printf "%-28s %s %s\n", "at 0.95 and nothing to ask", share(clear["before"], all["before"]),
		share(clear["after"], all["after"])
	printf "%-28s %s %s\n", "  of these right", share(clear_good["before"], clear["before"]),
		share(clear_good["after"], clear["after"])
}
