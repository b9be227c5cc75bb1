# pinyin.awk - write pinyin_table.h at build time: how Chinese characters are read.
#
#	bzip2 -dc Unihan_Readings.txt.bz2 | LC_ALL=C awk -f pinyin.awk data/pinyin.tsv - >pinyin_table.h
#
# Of Unicode's Han database (UAX #38) it takes kTGHZ2013, the readings of the official
# table of 8,105 characters; without tones, in capitals.  A character of several readings
# has none, but for those of data/pinyin.tsv.

function plain(s) {
	gsub(/ā|á|ǎ|à/, "a", s)
	gsub(/ē|é|ě|è|ế|ề|ê̄|ê̌|ê/, "e", s)
	gsub(/ī|í|ǐ|ì/, "i", s)
	gsub(/ō|ó|ǒ|ò/, "o", s)
	gsub(/ū|ú|ǔ|ù/, "u", s)
	gsub(/ǖ|ǘ|ǚ|ǜ|ü/, "Ü", s)
	gsub(/ń|ň|ǹ/, "n", s)
	gsub(/ḿ/, "m", s)
	return toupper(s)
}

BEGIN {
	FS = "\t"
	print "/* Written by data/compile/pinyin.awk. */"
	print "static const struct { const char *text, *pinyin; } words[] = {"
}

FILENAME != "-" {
	if ($0 !~ /^#/)
		printf "\t{ \"%s\", \"%s\" },\n", $1, $2
	next
}

!begun++ {
	print "};"
	print "static const struct character characters[] = {"
}

/^U/ && $2 == "kTGHZ2013" {
	n = split($3, entry, " ")
	reading = ""
	for (i = 1; i <= n; i++) {
		sub(/^[^:]*:/, "", entry[i])
		m = split(entry[i], one, ",")
		for (k = 1; k <= m; k++) {
			s = plain(one[k])
			if (reading == "")
				reading = s
			else if (reading != s)
				reading = "?"
		}
	}
	if (reading == "?" || reading !~ /^([A-Z]|Ü)*$/)
		reading = ""
	printf "\t{ 0x%s, \"%s\" },\n", substr($1, 3), reading
}

END { print "};" }
