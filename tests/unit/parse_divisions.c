/* parse_divisions.c - divisions, from text in any state. */
#include <config.h>

#include "parse_rows.h"

static const struct parse_row rows[] = {
	/* short names of townships before a road */
	{ "广东省佛山市顺德区大良文秀路6号",
	    "P广东省 C佛山市 X顺德区 T大良街道 R文秀路 D6号",
	    "" },
	{ "信阳市平桥区五里店工业大道8号",
	    "P河南省 C信阳市 X平桥区 T五里店街道 R工业大道 D8号",
	    "missing.upper" },
	{ "广州市天河南二路19号",
	    "P广东省 C广州市 R天河南二路 D19号",
	    "missing.upper,missing.county,missing.township" },
	{ "江苏苏州太仓经济开发区郑州路1号",
	    "P江苏省 C苏州市 X太仓市 Z经济开发区 R郑州路 D1号",
	    "missing.township" },
	{ "新乡市高新区火炬园",
	    "P河南省 C新乡市 Z高新区 E火炬园",
	    "missing.upper,missing.township" },
	/* corps divisions */
	{ "新疆第一师阿拉尔市金银川镇幸福路5号",
	    "P新疆维吾尔自治区 C第一师 X阿拉尔市 T金银川镇 R幸福路 D5号",
	    "" },
	{ "新疆石河子市121团炮台镇幸福小区5栋302室",
	    "P新疆维吾尔自治区 X石河子市 T121团炮台镇 E幸福小区 B5号楼 H302室",
	    "wrong.unlisted" },
	{ "第七师一二三团七连",
	    "C第七师 T一二三团 V七连",
	    "missing.county" },
	{ "新疆生产建设兵团第六师五家渠市青湖路18号",
	    "P新疆维吾尔自治区 C第六师 X五家渠市 R青湖路 D18号",
	    "missing.township" },
	{ "新疆图木舒克市四十四团九连12号",
	    "P新疆维吾尔自治区 X图木舒克市 T四十四团 V九连 D12号",
	    "wrong.unlisted" },
	{ "新疆阿克苏农一师十六团",
	    "P新疆维吾尔自治区 C阿克苏地区农一师 T十六团",
	    "missing.county,missing.road" },
	{ "湖南第一师范学院东方红校区",
	    "E湖南第一师范学院东方红校区",
	    "missing.county,missing.township" },
	/* two bare names behind a township */
	{ "固始县往流镇李庄孙营",
	    "P河南省 C信阳市 X固始县 T往流镇 V李庄 G孙营",
	    "missing.upper" },
	{ "光山县白雀园镇赛山老屋",
	    "P河南省 C信阳市 X光山县 T白雀园镇 V赛山 G老屋",
	    "missing.upper" },
	{ "商城县上石桥镇西寨",
	    "P河南省 C信阳市 X商城县 T上石桥镇 G西寨",
	    "missing.upper" },
	{ "商城县鲇鱼山街道龙山湖山庄",
	    "P河南省 C信阳市 X商城县 T鲇鱼山街道 E龙山湖山庄",
	    "missing.upper,wrong.doubtful" },
	/* short names of cities */
	{ "内蒙呼市新城区海拉尔东路2号",
	    "P内蒙古自治区 C呼和浩特市 X新城区 R海拉尔东路 D2号",
	    "missing.township" },
	/* several addresses in a row */
	{ "郑州市管城区紫荆山路72号 / 洛阳市西工区王城大道8号",
	    "P河南省 C郑州市 X管城回族区 R紫荆山路 D72号 N洛阳市西工区王城大道8号",
	    "missing.upper,missing.township,wrong.several" },
	{ "信阳市浉河区胜利路23号；信阳市平桥区平桥大道9号",
	    "P河南省 C信阳市 X浉河区 R胜利路 D23号 N信阳市平桥区平桥大道9号",
	    "missing.upper,missing.township,wrong.several" },
	{ "固始县蓼城大道88号、固始县中山大街12号",
	    "P河南省 C信阳市 X固始县 R蓼城大道、中山大街 D88号、12号",
	    "missing.upper,missing.township,wrong.repeated,wrong.several" },
	{ "六盘水市水西北路305号（钟山区地税局对面）",
	    "P贵州省 C六盘水市 R水西北路 D305号 A钟山区地税局对面",
	    "missing.upper,missing.county,missing.township" },
};

int
main(void)
{
	return test_rows(rows, sizeof rows / sizeof *rows);
}
