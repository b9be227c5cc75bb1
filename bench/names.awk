# names.awk - are the aliases that addr-learn tells right, and as often as their scores say?
#
#	awk -f columns.awk -f names.awk TABLE.tsv NORMAL.tsv TABLE.tsv
#
# TABLE is what addr-learn made of NORMAL, the rows of addr-normalize with the truth of
# synth beside them.  An alias is right where most rows with its name and most rows with
# the name that it stands for have the same true name.  "mended" counts the rows whose
# name is not the true one and becomes it by an alias at 0.95 and more, "spoilt" those
# whose name was right.

BEGIN {
	FS = "\t"
	n = split("community group road lane estate", element, " ")
	nbins = split("0.25 0.5 0.8 0.9 0.95 0.99 1.01", bin, " ")
}

function place(e) {
	if (e == "community")
		return $at["township"]
	return e == "group" ? $at["township"] $at["community"] : ""
}

function key(county, within, e, name) {
	return county SUBSEP within SUBSEP e SUBSEP name
}

# The variant characters of keys, as far as the city has them.
function plain(s) {
	gsub(/村民委员会|村委会|行政村/, "村", s)
	gsub(/社区居委会|社区居民委员会|居委会|居民委员会/, "社区", s)
	return s
}

file == 1 && $at["kind"] == "alias" {
	wanted[key($at["county"], $at["within"], $at["element"], $at["name"])] = 1
	wanted[key($at["county"], $at["within"], $at["element"], $at["means"])] = 1
	if ($at["score"] >= 0.95)
		means[key($at["county"], $at["within"], $at["element"], $at["name"])] = $at["means"]
}

file == 2 {
	county = $at["province"] $at["city"] $at["county"]
	for (i = 1; i <= n; i++) {
		e = element[i]
		if ($at[e] == "")
			continue
		k = key(county, place(e), e, $at[e])
		right = plain($at["true_" e])
		if (plain($at[e]) != right)
			otherwise[e]++
		if (!(k in wanted))
			continue
		truths = ++count[k, right]
		if (truths > most[k]) {
			most[k] = truths
			truth[k] = right
		}
		if (!(k in means))
			continue
		if (plain($at[e]) == right && plain(means[k]) != right)
			spoilt[e]++
		else if (plain($at[e]) != right && plain(means[k]) == right)
			mended[e]++
	}
}

file == 3 && $at["kind"] == "alias" {
	e = $at["element"]
	name = key($at["county"], $at["within"], e, $at["name"])
	other = key($at["county"], $at["within"], e, $at["means"])
	if (!(name in truth) || !(other in truth))
		next	# every row has another spelling of the township or village
	same = truth[name] == truth[other]
	for (b = 1; $at["score"] >= bin[b + 1] + 0; b++)
		;
	pairs[b]++
	good[b] += same
	sum[b] += $at["score"]
	sure[e] += $at["score"] >= 0.95
	sure_good[e] += same && $at["score"] >= 0.95
}

END {
	print "score\taliases\tmean score\tright"
	for (b = 1; b < nbins; b++)
		if (pairs[b])
			printf "%s-\t%d\t%.3f\t%.4f\n", bin[b], pairs[b], sum[b] / pairs[b], good[b] / pairs[b]
	print "\nelement\tat 0.95\tright\trows misspelt\tmended\tspoilt"
	for (i = 1; i <= n; i++) {
		e = element[i]
		share = sure[e] ? sure_good[e] / sure[e] : 1
		part = otherwise[e] ? mended[e] / otherwise[e] : 0
		printf "%s\t%d\t%.4f\t%d\t%.3f\t%d\n", e, sure[e], share, otherwise[e], part, spoilt[e]
		all += sure[e]
		all_good += sure_good[e]
	}
	printf "of %d aliases at 0.95 and more %.2f %% are right\n", all, 100 * all_good / (all ? all : 1)
	exit all_good < 0.95 * all
}
