/* issue.c - what can be wrong with an address: the one closed vocabulary. */
#include "address/issue.h"

#include "row/cli.h"

const struct mp_issue_info mp_issues[MP_NISSUE] = {
	[MP_MISSING_UPPER] = { "missing.upper", MP_MENDED,
		"a province, city, county or township was not written and was filled in",
		"未写省、市、区县或乡镇街道，已补全",
		"nothing", "无需处理" },
	[MP_MISSING_INFERRED] = { "missing.inferred", MP_MENDED,
		"an element was not written and follows from what --names knows; it was "
		"filled in",
		"有要素未写，已由本地名录推出并补全",
		"nothing", "无需处理" },
	[MP_MISSING_COUNTY] = { "missing.county", MP_WRONG,
		"the county is not written and does not follow from the rest",
		"缺区县，且无法由其余内容推出",
		"add the county", "补写区县" },
	[MP_MISSING_TOWNSHIP] = { "missing.township", MP_REVIEW,
		"the town, township or subdistrict is missing",
		"缺乡镇街道",
		"add the town, township or subdistrict", "补写乡镇或街道" },
	[MP_MISSING_GROUP] = { "missing.group", MP_REVIEW,
		"there is a village but no group, hamlet or door number",
		"有村而无村民组、自然村或门牌号",
		"add the group or the hamlet", "补写村民组或自然村" },
	[MP_MISSING_ROAD] = { "missing.road", MP_REVIEW,
		"no road, estate, village or group says where the place is; a community "
		"alone does not",
		"缺街路巷、小区或村组（仅有社区不算）",
		"add the road, estate, village or group", "补写街路巷、小区或村组" },
	[MP_MISSING_DOOR] = { "missing.door", MP_REVIEW,
		"there is a road, or a hamlet without its village, but neither a door number "
		"nor an estate",
		"有街路巷（或无村名的自然村）而无门牌号、小区",
		"read the door plate, or ask for a number", "查看门牌或申请编号" },
	[MP_MISSING_BUILDING] = { "missing.building", MP_REVIEW,
		"there is a unit but no building",
		"有单元而无楼牌号",
		"add the building number", "补写楼牌号" },
	[MP_MISSING_ROOM] = { "missing.room", MP_REVIEW,
		"there is a unit but no room",
		"有单元而无户室号",
		"add the room, if a home is meant", "如指住户，补写户室号" },
	[MP_MISSING_ALL] = { "missing.all", MP_WRONG,
		"nothing was found that belongs to an address",
		"未识别出任何地址要素",
		"collect the address again", "重新采集地址" },
	[MP_MISSING_CODE] = { "missing.code", MP_REVIEW,
		"the address is too poor for a code, or no number was left for one",
		"地址不完整，无法赋码，或号段已用尽",
		"settle the other issues of the row and ask again",
		"先解决本行其他问题，再重新赋码" },
	[MP_WRONG_SPELLING] = { "wrong.spelling", MP_MENDED,
		"a name was misspelt and was corrected",
		"名称有错字，已订正",
		"nothing", "无需处理" },
	[MP_WRONG_OLDNAME] = { "wrong.oldname", MP_REVIEW,
		"a division is called by a name that is no longer in use",
		"使用了行政区划旧名",
		"decide which of today's divisions the place belongs to",
		"核定现属行政区划" },
	[MP_WRONG_REPEATED] = { "wrong.repeated", MP_MENDED,
		"something was written twice and was kept once",
		"内容重复书写，已保留一处",
		"nothing", "无需处理" },
	[MP_WRONG_NUMERAL] = { "wrong.numeral", MP_MENDED,
		"a character inside a number or a numbered name was mistyped and was corrected",
		"号码或序数名中有误打字符，已订正",
		"nothing", "无需处理" },
	[MP_WRONG_DIVISION] = { "wrong.division", MP_WRONG,
		"the divisions contradict each other",
		"行政区划前后矛盾",
		"find out which division is right", "核实所属行政区划" },
	[MP_WRONG_AMBIGUOUS] = { "wrong.ambiguous", MP_REVIEW,
		"several divisions bear this name and the rest does not decide",
		"行政区划同名，无法判定",
		"add the division above", "补写上级行政区划" },
	[MP_WRONG_UNLISTED] = { "wrong.unlisted", MP_REVIEW,
		"the town, township or subdistrict is not in the official list of the county",
		"乡镇街道不在该区县的区划名单内",
		"check the name and the county", "核对乡镇街道名称与所属区县" },
	[MP_WRONG_SEVERAL] = { "wrong.several", MP_REVIEW,
		"the row holds more than one address",
		"一行含多个地址",
		"make it one row for each address", "拆成一址一行" },
	[MP_WRONG_CONFLICT] = { "wrong.conflict", MP_REVIEW,
		"an element is another one than --names knows of this road, estate or village",
		"与本地名录中该路、小区或村的记录不符",
		"look at the column expected and decide which is right",
		"对照“名录值”列核实" },
	[MP_WRONG_NUMBER] = { "wrong.number", MP_REVIEW,
		"a number cannot be told for certain (door, building, unit or room)",
		"号码层级不明（门牌、楼、单元或户室）",
		"write the number with its kind", "写明号码类别" },
	[MP_WRONG_FLOOR] = { "wrong.floor", MP_REVIEW,
		"the floor and the room number contradict each other",
		"楼层与房号矛盾",
		"check the floor and the room", "核对楼层与房号" },
	[MP_WRONG_RELATIVE] = { "wrong.relative", MP_REVIEW,
		"the place is only described by what is near it",
		"仅有参照物描述，无具体位置",
		"replace the description by road and door or village and group",
		"改写为路名门牌或村组" },
	[MP_WRONG_UNREAD] = { "wrong.unread", MP_REVIEW,
		"a part of the text is not part of any element and was kept as a note",
		"部分内容未能归入地址要素，已存入备注",
		"look at the note", "查看备注" },
	[MP_WRONG_DOUBTFUL] = { "wrong.doubtful", MP_REVIEW,
		"the text can be read in two ways that are nearly as good",
		"存在两种相近的读法",
		"compare the elements with the text", "对照原文核对要素" },
	[MP_WRONG_PERSONAL] = { "wrong.personal", MP_REVIEW,
		"the text says who lives there or how to reach them; it is in the note",
		"含电话、证件号码、人名或收件说明，已存入备注",
		"mask or remove the note before it goes to others", "对外提供前脱敏或删除备注" },
	[MP_WRONG_REWRITTEN] = { "wrong.rewritten", MP_MENDED,
		"a rule of --rules changed the text before it was read",
		"已按自定义规则改写后解析",
		"nothing", "无需处理" },
	[MP_WRONG_RULE] = { "wrong.rule", MP_REVIEW,
		"a rule of --rules was stopped on this text and was not applied",
		"自定义规则在本行超出限度，未执行",
		"make the pattern of the rule simpler, or mend the text by hand",
		"简化该规则的模式，或人工订正" },
	[MP_WRONG_RETIRED] = { "wrong.retired", MP_REVIEW,
		"the registry says that this address is retired: demolished, or false",
		"地址库中此地址已注销（拆除或虚假）",
		"go and see; have the address restored if it is there",
		"实地核查，确实存在的申请恢复" },
	[MP_UNNAMED_ROAD] = { "unnamed.road", MP_REVIEW,
		"the road has no official name",
		"道路未命名",
		"report it to the civil affairs office", "报民政部门命名" },
	[MP_TEMPORARY_DOOR] = { "temporary.door", MP_REVIEW,
		"the door number is a temporary one",
		"临时门牌号",
		"ask for a permanent number", "申请正式门牌号" },
	[MP_DUP_NUMBER] = { "dup.number", MP_REVIEW,
		"two houses bear the same number: they are far apart or have different certificates",
		"重号：同一门牌对应两处房屋（坐标相距过远或产权证号不同）",
		"look at both and give one of them a new number", "实地核查，为其中一处重新编号" },
	/* These are found by audit-report. */
	[MP_MISSING_COORDINATES] = { "missing.coordinates", MP_REVIEW,
		"the table has coordinates, and this row has none",
		"未标注坐标",
		"take the coordinates at the door plate", "在门牌处采集坐标" },
	[MP_WRONG_COORDINATES] = { "wrong.coordinates", MP_REVIEW,
		"the coordinates are no decimal degrees, or lie outside of China or of the "
		"box that is set for the division",
		"坐标不是十进制度数，或超出中国范围、超出所设区划范围",
		"take the coordinates again", "重新采集坐标" },
	[MP_WRONG_SWAPPED] = { "wrong.swapped", MP_REVIEW,
		"longitude and latitude stand in each other's place",
		"经度与纬度颠倒",
		"change the two places", "将经度与纬度对调" },
	[MP_WRONG_ENVELOPE] = { "wrong.envelope", MP_REVIEW,
		"the coordinates lie far outside of where the other rows of the county are",
		"坐标远离本区县其余记录的分布范围",
		"compare the coordinates and the county", "核对坐标与所属区县" },
	[MP_WRONG_DISTANCE] = { "wrong.distance", MP_REVIEW,
		"the coordinates are far from the rest of the same road or hamlet",
		"坐标远离同一街路巷或同一村组的其余记录",
		"compare the coordinates with the road", "核对坐标与街路巷" },
};

/* Most names are told from `s` by a letter or two: less than it takes to measure them. */
static bool
is(const char *name, mp_str s)
{
	size_t i;

	for (i = 0; i < s.n && name[i] && name[i] == s.p[i]; i++)
		;
	return i == s.n && !name[i];
}

mp_issue
mp_issue_find(mp_str id)
{
	int i;

	for (i = 0; i < MP_NISSUE; i++)
		if (is(mp_issues[i].id, id))
			break;
	return (mp_issue)i;
}

void
mp_issue_write(mp_buf *out, mp_issue_set set)
{
	bool first = true;
	int i;

	for (i = 0; set >> i; i++) {
		if (!(set & MP_ISSUE_BIT(i)))
			continue;
		if (!first)
			mp_buf_addc(out, ',');
		mp_buf_adds(out, mp_issues[i].id);
		first = false;
	}
}

mp_issue_set
mp_issue_read(mp_str column)
{
	mp_issue_set set = 0;
	size_t i, start = 0;

	for (i = 0; column.n && i <= column.n; i++) {
		mp_issue issue;

		if (i < column.n && column.p[i] != ',')
			continue;
		issue = mp_issue_find((mp_str){ column.p + start, i - start });
		if (issue < MP_NISSUE)
			set |= MP_ISSUE_BIT(issue);
		start = i + 1;
	}
	return set;
}

mp_gravity
mp_issue_gravity(mp_issue_set set)
{
	mp_gravity worst = MP_OK;
	int i;

	for (i = 0; set >> i; i++)
		if (set & MP_ISSUE_BIT(i) && mp_issues[i].gravity > worst)
			worst = mp_issues[i].gravity;
	return worst;
}

const char *
mp_gravity_name(mp_gravity g)
{
	static const char *const name[] = {
		[MP_OK] = N_("ok"), [MP_MENDED] = N_("mended"),
		[MP_REVIEW] = N_("review"), [MP_WRONG] = N_("wrong"),
	};

	return name[g];
}
