# Make the clerk's CSV from its source: the first six columns of xinyang-raw.tsv,
# quoted where CSV asks for it, CRLF.  A row marked `ragged` in the column csv is
# never quoted: the comma that a clerk typed into a hand-made file splits it.
#
#	awk -f xinyang-raw.awk xinyang-raw.tsv | iconv -f UTF-8 -t GB18030
BEGIN { FS = "\t" }
{
	line = ""
	for (i = 1; i <= 6; i++) {
		field = $i
		if ($7 != "ragged" && field ~ /[",]/) {
			gsub(/"/, "\"\"", field)
			field = "\"" field "\""
		}
		line = line (i > 1 ? "," : "") field
	}
	printf "%s\r\n", line
}
