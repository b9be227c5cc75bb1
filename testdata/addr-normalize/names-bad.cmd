# A file, a line, a column, what was expected; nothing is written.
head='kind\tcounty\twithin\telement\tname\tthen\tmeans\tcount\texceptions\taccept\n'
here=河南省信阳市浉河区
try() { # ROW...
	{ printf "$head" && printf "$@"; } >bad.names
	addr-normalize --names bad.names names-raw.tsv
	echo $?
}
printf 'kind\tname\n' >none.names
addr-normalize --names none.names names-raw.tsv
addr-normalize --names missing.names names-raw.tsv
try "name\t$here\t\troad\t浉河路\t\t\t1\ty\n"
try "name\t$here\t\troad\t浉河路\t\t\t1\t\tperhaps\n"
try "street\t$here\t\troad\t浉河路\t\t\t1\t\ty\n"
try "name\t$here\t\tdoor\t12号\t\t\t1\t\ty\n"
try "name\t$here\t\troad\t路\t\t\t1\t\ty\n"
try "name\t浉川区\t\troad\t浉河路\t\t\t1\t\ty\n"
try "alias\t$here\t\troad\t浉河路\t\t浉河路\t1\t\ty\n"
try "alias\t$here\t\troad\t狮河路\t\t浉河路\t1\t\ty\nalias\t$here\t\troad\t狮河路\t\t申河路\t1\t\ty\n"
try "alias\t$here\t\troad\t狮河路\t\t浉河路\t1\t\ty\nalias\t$here\t\troad\t浉河路\t\t申河路\t1\t\ty\n"
try "rule\t$here\t\testate\t湖光小区\troom\t501室\t9\t0\ty\n"
try "rule\t$here\t\testate\t湖光小区\troad\t浉河路\tmany\t0\ty\n"
try "name\t$here\t\troad\t浉河路\t\t\t1\t\ty\nname\t$here\t\troad\t浉河路\t\t\t2\t\t否\n"
# What is not accepted is not looked at.
try "street\t$here\t\troad\t路\t\t\t1\t\tn\nstreet\t\t\t\t\t\t\t\t\t\n" | tail -n 1
# As Excel saves it: CSV in GB 18030, CRLF, a column of the clerk's own.
printf '备注,类别,区县,范围,要素,名称,推出要素,标准值,条数,例外,采用\r\n,alias,%s,,小区院落,万达,,万达广场,3,,"是"\r\n' "$here" |
	iconv -f utf-8 -t gb18030 >bad.csv
printf 'raw\n浉河区万达3栋\n' | addr-normalize -q --names bad.csv | cut -f13
