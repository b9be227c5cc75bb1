# audit.awk - a library as an audit gets it: who collected what and when, faults and
# duplicates.  Some coordinates are made wrong, and `planted` says which.
#
#	awk -v rows=N -f audit.awk LIBRARY LIBRARY : the second reading goes on behind the
#	first with other ids, until there are N rows.
#
# Rows lie where rows of a city do: townships in their county, roads of 1 to 4 km in their
# township, doors along the road, estates beside it, hamlets in their village.  Run it with
# LC_ALL=C.
BEGIN {
	FS = OFS = "\t"
	state = 1
	for (i = 1; i < 256; i++)
		ord[sprintf("%c", i)] = i
}
# draw(name, salt): from -1 to 1, the same for one name.
function draw(name, salt,	h, i, s) {
	s = salt ":" name
	if (s in drawn)
		return drawn[s]
	h = 7
	for (i = 1; i <= length(s); i++)
		h = (h * 31 + ord[substr(s, i, 1)]) % 2147483647
	h = (h * 16807) % 2147483647
	return drawn[s] = (h * 16807) % 2147483647 / 1073741823.5 - 1
}
# where(): the row's lon and lat, in x and y.
function where(	county, township, place, along) {
	county = $(at["county"])
	township = county $(at["township"])
	x = 114.8 + 0.7 * draw(county, "x") + 0.15 * draw(township, "x")
	y = 31.9 + 0.25 * draw(county, "y") + 0.12 * draw(township, "y")
	if ($(at["road"]) != "") {
		place = township $(at["road"])
		along = ($(at["door"]) + 0) / 400
		along = along > 1 ? 1 : along
		x += 0.01 * draw(place, "x") + along * 0.03 * draw(place, "east")
		y += 0.01 * draw(place, "y") + along * 0.02 * draw(place, "north")
		if ($(at["estate"]) != "") {
			x += 0.003 * draw($(at["estate"]), "x")
			y += 0.003 * draw($(at["estate"]), "y")
		}
	} else {
		place = township $(at["community"])
		x += 0.03 * draw(place, "x") + 0.008 * draw(place $(at["group"]), "x")
		y += 0.03 * draw(place, "y") + 0.008 * draw(place $(at["group"]), "y")
	}
	x += (below(401) - 200) / 1e6
	y += (below(401) - 200) / 1e6
}
# below(n): 0 to n - 1, the same on every machine.
function below(n) {
	state = (state * 16807) % 2147483647
	return int(state / 2147483647 * n)
}
FNR == 1 {
	for (i = 1; i <= NF; i++)
		at[$i] = i
	if (NR == 1)
		print $0, "status", "issues", "dup_of", "station", "collector", "date", "planted"
	next
}
++n > rows { exit }
{
	if (NR != FNR) {
		$(at["id"]) = "D" $(at["id"])
		$(at["code"]) = ""
	}
	status = "ok"; issues = dup = planted = ""
	p = below(1000)
	if (p < 20) { status = "review"; issues = "missing.door" }
	else if (p < 30) { status = "review"; issues = "unnamed.road" }
	else if (p < 60) dup = previous
	else if (p < 260) { status = "mended"; issues = "missing.upper" }
	where()
	$(at["lon"]) = lon = sprintf("%.6f", x)
	$(at["lat"]) = lat = sprintf("%.6f", y)
	p = below(1000)
	if (dup != "") p = 1000
	if (p < 5) { planted = "swapped"; $(at["lon"]) = lat; $(at["lat"]) = lon }
	else if (p < 10) { planted = "far"; $(at["lon"]) = sprintf("%.6f", lon + 0.05) }
	else if (p < 13) { planted = "away"; $(at["lat"]) = sprintf("%.6f", lat - 0.9) }
	else if (p < 23) { planted = "none"; $(at["lon"]) = $(at["lat"]) = "" }
	print $0, status, issues, dup, $(at["township"]) "派出所", "网格员" below(2000),
		sprintf("2026-%02d-%02d", 3 + below(3), 1 + below(28)), planted
	if (dup == "") previous = $(at["id"])
}
