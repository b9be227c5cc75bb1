# labelled.awk - compare what addr-normalize made with testdata/labelled.
#
#	awk -f labelled.awk TRUTH.tsv... OUTPUT.tsv	(LC_ALL=C)
#
# The truth has a column `form`, the output has not; rows are matched by id.
# Compared are nine fields in their normal form (n_*: divisions and numbers; a|b
# where an old name and its successor are both right) and the other elements in the
# words of the text, as far as the toolkit keeps them: traditional characters, a 一
# typed as a dash, the same name twice, 居委会 and Chinese group numbers are written
# as DESIGN says, and a functional zone may come out with its full name.
# A division that the text alone does not settle is not judged; a number, road, lane,
# estate, community or group that the label does not have makes the record wrong.
#
# Prints lines of these kinds:
#	wrong	half	id	form	raw	field=got (want)...
#	row	id	half	confidence	1 or 0: the record is right
#	form	name	rows	records right
#	field	name	half	labelled	right	made up
#	total	half	fields	right	elements	right	given	records	right	invented
# The halves are for tuning and for checking; half() below divides them.

BEGIN {
	FS = "\t"
	norm = split("province city county township door building unit floor room", name, " ")
	all = norm + split("devzone community group road segment lane estate assist", more, " ")
	for (i = norm + 1; i <= all; i++)
		name[i] = more[i - norm]
	split("road lane estate community group", more, " ")
	for (i in more)
		core[more[i]] = 1
	pairs = split("０ 0 １ 1 ２ 2 ３ 3 ４ 4 ５ 5 ６ 6 ７ 7 ８ 8 ９ 9 Ａ A Ｂ B " \
		"陽 阳 縣 县 鎮 镇 鄉 乡 灣 湾 樓 楼 號 号 東 东 風 风 區 区 門 门 羅 罗 " \
		"園 园 橋 桥 廣 广 場 场 國 国 農 农 豐 丰 龍 龙 馬 马 興 兴 莊 庄 銀 银 " \
		"寶 宝 帶 带 " \
		"雙 双 樹 树 崗 岗 靈 灵 紅 红 濱 滨 漢 汉 錦 锦 黃 黄 黨 党 " \
		"⻄ 西 ⻓ 长 ⻘ 青 付 傅 塆 湾 ～ - － - 　 ", pair, " ")
	split("一 二 三 四 五 六 七 八 九 十", digit, " ")
}

# Knuth's multiplicative hash of the number in the id, 16 bits: neighbours, which
# are rows of one form, fall evenly into both halves.
function half(id) {
	gsub(/[^0-9]/, "", id)
	return (id * 40503) % 65536 < 32768 ? "tune" : "held"
}

function plain(s,    i) {
	for (i = 1; i < pairs; i += 2)
		gsub(pair[i], pair[i + 1], s)
	gsub(/[ ()]|（|）|，|、|“|”/, "", s)
	return s
}

# a|b|a or a、b、a as ab, so that a name said twice is one name.
function once(s,    k, i, part, seen, out) {
	gsub(/、/, "|", s)
	k = split(s, part, "|")
	for (i = 1; i <= k; i++)
		if (!(part[i] in seen)) {
			seen[part[i]] = 1
			out = out part[i]
		}
	return out
}

function text(field, s,    i) {
	s = plain(field == "assist" ? s : once(s))
	if (field == "road" || field == "estate" || field == "assist")
		gsub(/-/, "一", s)
	if (field == "assist")
		gsub(/\|/, "", s)
	if (field == "community") {
		sub(/村(村民委员会|村委会)$/, "村", s)
		sub(/(村民委员会|村委会|行政村)$/, "村", s)
		sub(/社区(居民委员会|居委会)$/, "社区", s)
		sub(/(居民委员会|居委会)$/, "社区", s)
	}
	if (field == "group") {
		sub(/^第/, "", s)
		sub(/村民(小)?组$/, "组", s)
		for (i = 1; i <= 10; i++)
			if (index(s, digit[i] "组") == 1)
				sub(digit[i] "组", i "组", s)
	}
	return s
}

function number(s) {
	gsub(/、|\|/, ",", s)
	s = toupper(plain(s))
	gsub(/附|之|付/, "-", s)
	sub(/^(负|地下)/, "-", s)
	gsub(/号铺|商铺|店铺|门面房|门面|门市|摊位|车库|宿舍楼|公寓楼|公寓|厂房|航站楼|单元|单位/, "", s)
	gsub(/号|楼|栋|幢|座|层|室|户|房|排|院|弄|铺|档|F|#/, "", s)
	gsub(/--/, "-", s)
	return s
}

# Every character of `part` occurs in `whole`, in that order: 高新区, 高新技术产业开发区.
function within(part, whole,    c) {
	while (part != "") {
		match(part, /^[\300-\377][\200-\277]*/)
		c = RLENGTH > 0 ? substr(part, 1, RLENGTH) : substr(part, 1, 1)
		part = substr(part, length(c) + 1)
		if (!index(whole, c))
			return 0
		whole = substr(whole, index(whole, c) + length(c))
	}
	return 1
}

function same(i, want, got,    k, j, option) {
	if (i > norm)
		return name[i] == "devzone" ? within(want, got) || within(got, want) : text(name[i], want) == text(name[i], got)
	if (i > 4)
		return number(want) == number(got)
	k = split(want, option, "|")
	for (j = 1; j <= k; j++)
		if (option[j] == got)
			return 1
	return 0
}

FNR == 1 {
	delete at
	for (i = 1; i <= NF; i++)
		at[$i] = i
	labels = "form" in at
	next
}

labels {
	raw[$1] = $2
	form[$1] = $at["form"]
	for (i = 1; i <= all; i++)
		truth[$1, i] = $at[(i > norm ? "" : "n_") name[i]]
	next
}

$1 in raw {
	wrong = ""
	good = 1
	h = half($1)
	for (i = 1; i <= all; i++) {
		want = truth[$1, i]
		got = name[i] in at ? $at[name[i]] : ""
		counted = i <= norm || name[i] in core
		given[h] += i > norm && got != ""
		if (want == "" && (got == "" || i <= 4))
			continue
		if (want == "")
			extra[i, h]++
		else
			have[i, h]++
		if (want != "" && same(i, want, got)) {
			right[i, h]++
			continue
		}
		wrong = wrong " " name[i] "=" got " (" want ")"
		if (counted)
			good = 0
	}
	rows[h]++
	whole[h] += good
	rows[form[$1]]++
	whole[form[$1]] += good
	names[form[$1]] = 1
	print "row\t" $1 "\t" h "\t" ("confidence" in at ? $at["confidence"] : "") "\t" good
	if (wrong != "")
		print "wrong\t" h "\t" $1 "\t" form[$1] "\t" raw[$1] "\t" substr(wrong, 2)
}

END {
	for (f in names)
		printf "form\t%s\t%d\t%d\n", f, rows[f], whole[f]
	split("tune held", halves, " ")
	for (k = 1; k <= 2; k++) {
		h = halves[k]
		n = r = en = er = invented = 0
		for (i = 1; i <= all; i++) {
			printf "field\t%s\t%s\t%d\t%d\t%d\n", name[i], h, have[i, h], right[i, h], extra[i, h]
			if (i <= norm) {
				n += have[i, h]
				r += right[i, h]
				invented += extra[i, h]
			} else {
				en += have[i, h]
				er += right[i, h]
			}
		}
		printf "total\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\n", h, n, r, en, er, given[h],
			rows[h], whole[h], invented
	}
}
