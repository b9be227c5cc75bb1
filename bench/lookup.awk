# lookup.awk - are the answers of addr-lookup the addresses that were meant?
#
#	awk -f columns.awk -f lookup.awk ASKED.tsv ANSWERS.tsv
#
# ASKED has id, kind, cluster, decides, true and held (1: the library does not have it);
# ANSWERS what addr-lookup made of it, in the same order: id and its columns; the library's
# ids are clusters.  With -v show=N also the first N of each kind of error.

BEGIN { FS = OFS = "\t" }

file == 1 {
	kind[$at["id"]] = $at["kind"]
	cluster[$at["id"]] = $at["cluster"]
	decides[$at["id"]] = $at["decides"]
	held[$at["id"]] = $at["held"]
	truth[$at["id"]] = $at["true"]
	next
}

$at["rank"] > 1 {
	if ($at["library_id"] == cluster[$at["id"]] && $at["lookup"] == "ambiguous")
		among++
	next
}

{
	id = $at["id"]
	how = $at["lookup"]
	# A place on the way to others has no id; its address is what was asked for, or not.
	right = how != "none" && ($at["library_id"] != "" ? $at["library_id"] == cluster[id] : \
		$at["address"] == truth[id])
	answered = how != "none" && how != "building" && how != "ambiguous"
	group = held[id] ? "not in the library" : decides[id] ? "decides" : "does not decide"
	all[group]++
	hit[group] += right && how != "building"
	found[group, how]++
	ok[group, how] += right
	if (answered && $at["score"] >= 0.95) {
		sure[group]++
		if (!right) {
			wrong[group]++
			if (shown[group, "sure"]++ < show)
				print "sure and wrong (" group ")", $at["raw"], $at["address"], $at["score"], how, kind[id]
		}
	}
	s = int($at["score"] * 50) / 50
	if (answered) {
		at_score[s]++
		right_at[s] += right
	}
	if (group == "decides") {
		n = split(kind[id], k, ",")
		for (i = 1; i <= n; i++) {
			kinds[k[i]]++
			kind_hit[k[i]] += right && how != "building"
		}
		if (!(right && how != "building") && shown[how]++ < show)
			print "not found (" how ")", $at["raw"], $at["address"], $at["score"], kind[id], cluster[id]
	}
}

function share(part, whole) {
	return sprintf("%8d of %8d  %.4f", part, whole, whole ? part / whole : 0)
}

END {
	m = split("decides,does not decide,not in the library", groups, ",")
	for (g = 1; g <= m; g++) {
		printf "%-20s right first    %s\n", groups[g], share(hit[groups[g]], all[groups[g]])
		printf "%-20s wrong at 0.95  %s\n", "", share(wrong[groups[g]], sure[groups[g]])
		h = split("exact partial typo building ambiguous none", hows, " ")
		for (i = 1; i <= h; i++)
			printf "    %-16s right          %s\n", hows[i], share(ok[groups[g], hows[i]], found[groups[g], hows[i]])
	}
	printf "\nwrong at 0.95, of all  %s\n", share(wrong["decides"] + wrong["does not decide"] + wrong["not in the library"], sure["decides"] + sure["does not decide"] + sure["not in the library"])
	print "\nby score"
	for (s = 0; s <= 50; s++)
		if (at_score[s / 50])
			printf "  %.2f  %s\n", s / 50, share(right_at[s / 50], at_score[s / 50])
	print "\nby what was done to the text (where it decides)"
	for (k1 in kinds)
		printf "  %-16s %s\n", k1, share(kind_hit[k1], kinds[k1]) | "sort"
}
