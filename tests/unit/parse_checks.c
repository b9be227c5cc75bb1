/* parse_checks.c - what is missing, wrong, unnamed, temporary or personal. */
#include <config.h>

#include "parse_rows.h"

static const struct parse_row rows[] = {
	/* personal: telephones, names, delivery notes, the household */
	{ "信阳市平桥区平西路9号院2号楼101室 张三收 13800000000",
	    "P河南省 C信阳市 X平桥区 R平西路 D9号 B2号楼 H101室 N张三收 13800000000",
	    "missing.upper,missing.township,wrong.personal" },
	{ "李四13900000000湖北省黄冈市黄州区赤壁大道10号",
	    "P湖北省 C黄冈市 X黄州区 R赤壁大道 D10号 N李四13900000000",
	    "missing.township,wrong.personal" },
	{ "武汉市洪山区珞喻路1037号 王老师 电话027-80000000",
	    "P湖北省 C武汉市 X洪山区 R珞喻路 D1037号 N王老师电话027-80000000",
	    "missing.upper,missing.township,wrong.personal" },
	{ "南通市崇川区青年中路9号（收件人：赵六，放门卫）",
	    "P江苏省 C南通市 X崇川区 R青年中路 D9号 N收件人：赵六 放门卫",
	    "missing.upper,missing.township,wrong.personal" },
	{ "浉河区民权路5号201低保户",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号 H201室 N低保户",
	    "missing.upper,missing.township,wrong.personal" },
	{ "浉河区民权路5号，0376-6500000",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号 N0376-6500000",
	    "missing.upper,missing.township,wrong.personal" },
	{ "羊山新区锦绣山河4号楼903，联系人电话13700000000，不要放快递柜",
	    "P河南省 C信阳市 Z羊山新区 E锦绣山河 B4号楼 H903室 N联系人电话13700000000 不要放快递柜",
	    "missing.upper,missing.township,wrong.personal" },
	/* and what is not: postcodes, shops, names of estates */
	{ "464000河南省信阳市浉河区四一路8号",
	    "P河南省 C信阳市 X浉河区 R四一路 D8号 N464000",
	    "missing.township" },
	{ "浉河区民权路5号王经理办公室",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号 E王经理办公室",
	    "missing.upper,missing.township" },
	{ "解放区映湖路2号楼门面房东1间",
	    "P河南省 C焦作市 X解放区 R映湖路 B2号楼 H东1室 N门面房",
	    "missing.upper,missing.township" },
};

int
main(void)
{
	return test_rows(rows, sizeof rows / sizeof *rows);
}
