/* finding.c - what can be wrong with a house, a person or an organisation. */
#include "link/finding.h"

const struct mp_finding_info mp_findings[MP_NFINDING] = {
	[MP_ADDRESS_NONE] = { "address.none",
		"the library has no such address",
		"地址库中没有该地址",
		"collect the address, or mend the text", "补采标准地址或订正地址文字" },
	[MP_ADDRESS_UNCERTAIN] = { "address.uncertain",
		"several addresses of the library fit the text",
		"文字对应多个标准地址，无法确定",
		"choose one of the candidates and enter its code", "在候选地址中选定并填入编码" },
	[MP_ADDRESS_COARSE] = { "address.coarse",
		"the library has the building, but not the room",
		"地址库中有楼栋而无该户室",
		"collect the rooms of the building", "补采该楼户室地址" },
	[MP_ADDRESS_CODE] = { "address.code",
		"the library does not know the code that the row gives; its text was looked up",
		"所填地址编码不在地址库中，已按文字查找",
		"correct the code", "订正地址编码" },
	[MP_ADDRESS_RETIRED] = { "address.retired",
		"the code that the row gives is retired and leads to no other",
		"所填地址编码已注销且无后继编码",
		"find out where the row belongs now", "核实现址" },
	[MP_ADDRESS_DIFFERS] = { "address.differs",
		"the code and the text of the row mean two addresses; it hangs on neither",
		"所填编码与文字指向不同地址，未予挂接",
		"decide which is right", "核定后订正其一" },
	[MP_HOUSE_NONE] = { "house.none",
		"no house is registered at the address",
		"该地址尚无房屋登记",
		"register the house first", "先登记房屋" },
	[MP_HOUSE_SEVERAL] = { "house.several",
		"more than one house is registered at the address",
		"同一地址登记了多处房屋",
		"merge them, or give each its own address", "合并登记或分别编址" },
	[MP_HOUSE_CROWDED] = { "house.crowded",
		"more people live at the address than the limit that was given",
		"居住人数超过设定上限",
		"look at the house", "入户核查" },
	[MP_PERSON_NOWHERE] = { "person.nowhere",
		"the person neither lives nor is registered at an address of the library",
		"现住址与户籍地址均不在地址库中",
		"find out where the person lives", "核实居住情况" },
	[MP_PERSON_LEFT] = { "person.left",
		"the residence has ended",
		"居住已终止",
		"enter the new residence, or cancel the record", "登记新住址或注销登记" },
	[MP_PERSON_TWO_HOMES] = { "person.two-homes",
		"the person lives at two addresses at once",
		"同一人同时登记在两个现住址",
		"find out which is current and end the other", "核实现住址，终止其余登记" },
	[MP_ID_MISSING] = { "id.missing",
		"there is no number of a document",
		"无证件号码",
		"enter the number", "补填证件号码" },
	[MP_ID_DAMAGED] = { "id.damaged",
		"a spreadsheet has damaged the number",
		"证件号码被电子表格损坏（科学计数、末位为零或缺前几位）",
		"take it from the source, as text", "按文本格式从原始资料重新导入" },
	[MP_ID_FORM] = { "id.form",
		"the number has a wrong length or wrong characters",
		"证件号码位数或字符不符",
		"correct the number", "订正证件号码" },
	[MP_ID_AREA] = { "id.area",
		"the number begins with a code that no division has or had",
		"证件号码前四位不是现行或曾用的行政区划代码",
		"compare the number with the document", "核对证件" },
	[MP_ID_BIRTH] = { "id.birth",
		"the birth date in the number is no date, lies ahead, or is 130 years ago",
		"证件号码中的出生日期无效、晚于当日或早于130年前",
		"compare the number with the document", "核对证件" },
	[MP_ID_CHECK] = { "id.check",
		"the check character of the number is wrong",
		"证件号码校验码不符",
		"compare the number with the document", "核对证件" },
	[MP_ID_SEX] = { "id.sex",
		"the sex in the number is not that of the row",
		"证件号码中的性别与登记不一致",
		"correct the one that is wrong", "核对并订正" },
	[MP_ID_BIRTHDAY] = { "id.birthday",
		"the birth date in the number is not that of the row",
		"证件号码中的出生日期与登记不一致",
		"correct the one that is wrong", "核对并订正" },
	[MP_ID_TWICE] = { "id.twice",
		"another row has the same number",
		"证件号码重复登记",
		"keep the row that is current", "核实后保留现行登记" },
	[MP_ID_NAMES] = { "id.names",
		"another row has the same number with another name",
		"同一证件号码登记了不同姓名",
		"find out whose number it is", "核实证件持有人" },
	[MP_CREDIT_MISSING] = { "credit.missing",
		"there is no credit code",
		"无统一社会信用代码",
		"enter the code, if there is one", "如有，补填统一社会信用代码" },
	[MP_CREDIT_DAMAGED] = { "credit.damaged",
		"a spreadsheet has damaged the credit code",
		"统一社会信用代码被电子表格损坏",
		"take it from the source, as text", "按文本格式从原始资料重新导入" },
	[MP_CREDIT_FORM] = { "credit.form",
		"the credit code has a wrong length or wrong characters",
		"统一社会信用代码位数或字符不符",
		"correct the code", "订正代码" },
	[MP_CREDIT_SUSPECT] = { "credit.suspect",
		"a check character of the credit code is wrong; some real ones are",
		"统一社会信用代码校验不符，存疑（个别真实代码亦如此）",
		"compare the code with the licence", "核对营业执照" },
	[MP_CREDIT_TWICE] = { "credit.twice",
		"another row has the same credit code",
		"统一社会信用代码重复登记",
		"keep one row for each place of business", "核实后合并或分别登记" },
};

mp_finding
mp_finding_find(mp_str id)
{
	int i;

	for (i = 0; i < MP_NFINDING; i++)
		if (mp_str_eq(id, mp_str_from(mp_findings[i].id)))
			break;
	return (mp_finding)i;
}

mp_finding_set
mp_finding_read(mp_str column)
{
	mp_finding_set set = 0;
	mp_finding finding;
	size_t i, start = 0;

	for (i = 0; i <= column.n; i++) {
		if (i < column.n && column.p[i] != ',')
			continue;
		finding = mp_finding_find((mp_str){ column.p + start, i - start });
		if (finding < MP_NFINDING)
			set |= MP_FINDING_BIT(finding);
		start = i + 1;
	}
	return set;
}

void
mp_finding_write(mp_buf *out, mp_finding_set set)
{
	bool first = true;
	int i;

	for (i = 0; set >> i; i++) {
		if (!(set & MP_FINDING_BIT(i)))
			continue;
		if (!first)
			mp_buf_addc(out, ',');
		mp_buf_adds(out, mp_findings[i].id);
		first = false;
	}
}
