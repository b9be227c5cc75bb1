# reliability.awk - the share of rows that is right, by confidence.
#
#	awk -f reliability.awk ROWS
#
# ROWS, sorted by confidence, are what tests/labelled.awk and tests/accuracy.awk
# print: row, id, set (tune, held, clerk), confidence, 1 or 0.

BEGIN {
	FS = "\t"
	sets = split("tune held clerk", set, " ")
	floors = split("0 0.5 0.6 0.7 0.8 0.9 0.95 1 9", floor, " ")
}

{
	for (b = floors - 1; $4 + 0 < floor[b]; b--)
		;
	rows[b, $3]++
	good[b, $3] += $5
	rows[b]++
	good[b] += $5
	if ($4 >= 0.95) {
		sure[$3]++
		sure_good[$3] += $5
		sure["all"]++
		sure_good["all"] += $5
	}
	# Blocks of one confidence, for the monotone table.
	if ($3 == "tune") {
		if (blocks == 0 || top[blocks] != $4)
			top[++blocks] = $4
		n[blocks]++
		r[blocks] += $5
	}
	if ($3 == "held") {
		held[++helds] = $4
		held_good[helds] = $5
	}
}

function share(right, all) {
	return all ? sprintf("%5d %6.1f %%", all, 100 * right / all) : sprintf("%5d        ", 0)
}

# What the monotone table says to a confidence.
function mapped(c,    i) {
	for (i = 1; i < m && c > high[i]; i++)
		;
	return fit[i]
}

function pool(    i) {
	for (i = 1; i <= blocks; i++) {
		high[++m] = top[i]
		count[m] = n[i]
		right[m] = r[i]
		while (m > 1 && right[m - 1] / count[m - 1] >= right[m] / count[m]) {
			count[m - 1] += count[m]
			right[m - 1] += right[m]
			high[m - 1] = high[m]
			m--
		}
	}
	for (i = 1; i <= m; i++)
		fit[i] = right[i] / count[i]
}

END {
	printf "%-12s", "confidence"
	for (k = 1; k <= sets; k++)
		printf "  %14s", set[k]
	printf "  %14s\n", "all"
	for (b = 1; b < floors; b++) {
		if (floor[b] == 1)
			printf "%-12s", "1"
		else
			printf "%-12s", floor[b] " .. <" floor[b + 1]
		for (k = 1; k <= sets; k++)
			printf "  %s", share(good[b, set[k]], rows[b, set[k]])
		printf "  %s\n", share(good[b], rows[b])
	}
	printf "%-12s", ">= 0.95"
	for (k = 1; k <= sets; k++)
		printf "  %s", share(sure_good[set[k]], sure[set[k]])
	printf "  %s\n", share(sure_good["all"], sure["all"])

	pool()
	printf "\nmonotone, from the half for tuning (confidence up to: share right)\n"
	for (i = 1; i <= m; i++)
		printf "%s%s: %.3f (%d)", (i > 1 ? ", " : ""), high[i], fit[i], count[i]
	for (i = 1; i <= helds; i++) {
		c = mapped(held[i])
		if (c >= 0.95) {
			k95++
			g95 += held_good[i]
		}
		error += (c - held_good[i]) ^ 2
		error_now += (held[i] - held_good[i]) ^ 2
	}
	printf "\nheld out: %d rows would be at 0.95 and more, %s right; Brier score %.4f (now %.4f)\n",
		k95, k95 ? sprintf("%.1f %%", 100 * g95 / k95) : "none", error / helds, error_now / helds

	holds = sure["all"] > 0
	for (k = 1; k <= sets; k++)
		holds = holds && sure_good[set[k]] >= 0.95 * sure[set[k]]
	printf "\nof the rows at 0.95 and more at least 95 %% are right: %s\n", holds ? "yes" : "NO"
	exit !holds
}
