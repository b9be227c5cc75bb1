# The same tables as the departments export them: CSV in GB 18030 with Chinese headers.
export_table() { # NAME HEADER
	{ echo "$2"; tail -n +2 "$1.tsv" | tr '\t' ,; } | sed 's/$/\r/' | iconv -f UTF-8 -t GB18030 >"$1.csv"
}
export_table houses 房屋编号,房屋地址,地址编码,房屋用途,产权人,产权证号,是否出租,使用情况,面积,派出所,采集人,采集日期
export_table organisations 单位编号,单位名称,统一社会信用代码,实际地址,注册地址,地址编码,法定代表人,联系电话,经营状态,派出所,采集人,采集日期
export_table people 人员编号,姓名,证件类型,证件号码,性别,出生日期,现住址,现住址编码,户籍地址,户籍地址编码,与户主关系,联系电话,居住状态,居住起始日期,离开日期,重点标志,派出所,采集人,采集日期
link() {
	link-house-person -q --library library.tsv --today 2199-01-01 --houses "houses.$1" \
		--organisations "organisations.$1" --people "people.$1"
}
link tsv >tsv.links
link csv | cmp - tsv.links && wc -l <tsv.links
