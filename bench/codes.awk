# codes.awk - made-up homes of a city, taken apart, one after another in every community.
#
#	awk -v from=0 -v to=1000000 -v step=1 -f codes.awk COMMUNITIES
#
# COMMUNITIES has county, township, community and 12-digit code.  Home n is in the community
# n mod their number, so that neighbouring rows lie far apart, as in a night's rows; in
# each there are estates of 8 buildings, 3 units and 12 homes, and every fourth estate is
# a street with its doors.
BEGIN { FS = OFS = "\t" }
{
	county[k] = $1
	township[k] = $2
	community[k] = $3
	code[k++] = $4
}
END {
	print "id", "province", "city", "county", "devzone", "township", "community", "group", "road",
		"segment", "lane", "door", "estate", "building", "unit", "floor", "room", "assist",
		"note", "division", "status", "issues"
	for (i = from; i < to; i += step) {
		c = i % k
		j = int(i / k)
		estate = int(j / 288)
		street = estate % 4 == 3
		print i, "河南省", "信阳市", county[c], "", township[c], community[c], "",
			street ? "建设路" estate : "", "", "", street ? int(j / 36) % 8 + 1 "号" : "",
			street ? "" : "湖光小区" estate, street ? "" : int(j / 36) % 8 + 1 "号楼",
			int(j / 12) % 3 + 1 "单元", "", int(j / 2) % 6 + 1 "0" j % 2 + 1 "室", "", "",
			code[c], "ok", ""
	}
}
