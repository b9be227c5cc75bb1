/* parse_forms.c - what stands below the township: roads, names and numbers. */
#include <config.h>

#include "parse_rows.h"

static const struct parse_row rows[] = {
	/* a road's name within an estate's */
	{ "信阳市浉河区东方红大道小区6号楼",
	    "P河南省 C信阳市 X浉河区 E东方红大道小区 B6号楼",
	    "missing.upper,missing.township" },
	{ "驻马店市文化路安置小区3号楼2单元",
	    "P河南省 C驻马店市 E文化路安置小区 B3号楼 U2单元",
	    "missing.upper,missing.county,missing.township" },
	/* a number within a name, or behind it */
	{ "洛阳市洛龙区国家大学科技园研发5号楼B座1508",
	    "P河南省 C洛阳市 X洛龙区 E国家大学科技园研发 B5-B号楼 H1508室",
	    "missing.upper,missing.township" },
	{ "昆明市盘龙区北京路企业一号12楼",
	    "P云南省 C昆明市 X盘龙区 R北京路 E企业一号 F12层",
	    "missing.upper,missing.township" },
	{ "濮阳市华龙区新安街特区一号南区9号楼",
	    "P河南省 C濮阳市 X华龙区 R新安街 E特区一号南区 B9号楼",
	    "missing.upper,missing.township" },
	{ "许昌市凤凰路7号院附1号",
	    "P河南省 C许昌市 R凤凰路 D7号附1号",
	    "missing.upper,missing.county,missing.township" },
	{ "佛山市顺德区容桂容奇大道中68号",
	    "P广东省 C佛山市 X顺德区 T容桂街道 R容奇大道 S中 D68号",
	    "missing.upper" },
	{ "西峡县仲景大道西路422号",
	    "P河南省 C南阳市 X西峡县 R仲景大道西路 D422号",
	    "missing.upper,missing.township" },
	/* what 单元 and 门 count, by position */
	{ "福州市鼓楼区五四路82号融都大厦1802单元",
	    "P福建省 C福州市 X鼓楼区 R五四路 D82号 E融都大厦 H1802室",
	    "missing.upper,missing.township" },
	{ "珠海市香洲区景山路188号粤财大厦27楼01-02单元",
	    "P广东省 C珠海市 X香洲区 R景山路 D188号 E粤财大厦 F27层 H01-02室",
	    "missing.upper,missing.township" },
	{ "沈阳市铁西区建设东路57号3门",
	    "P辽宁省 C沈阳市 X铁西区 R建设东路 D57号 H3室",
	    "missing.upper,missing.township" },
	{ "北京市海淀区学院路5号楼4门502",
	    "P北京市 X海淀区 R学院路 B5号楼 U4单元 H502室",
	    "missing.township" },
	/* shops with # */
	{ "赣州市章贡区瑞金路33号23-25#店面",
	    "P江西省 C赣州市 X章贡区 R瑞金路 D33号 H23-25号商铺",
	    "missing.upper,missing.township" },
	{ "赣州市章贡区红旗大道19号8#店面",
	    "P江西省 C赣州市 X章贡区 R红旗大道 D19号 H8号商铺",
	    "missing.upper,missing.township" },
	/* crossings */
	{ "郑州市金水区福彩路北环交叉口山顶大厦21楼",
	    "P河南省 C郑州市 X金水区 R福彩路 E山顶大厦 F21层 A北环交叉口",
	    "missing.upper,missing.township" },
	{ "北京市东城区东直门外大街5号",
	    "P北京市 X东城区 R东直门外大街 D5号",
	    "missing.township" },
	{ "蚌埠市蚌山区中山街81号智能手机旗舰店",
	    "P安徽省 C蚌埠市 X蚌山区 R中山街 D81号 E智能手机旗舰店",
	    "missing.upper,missing.township" },
	/* class words */
	{ "安徽省六安市裕安区苏埠镇南楼村民组",
	    "P安徽省 C六安市 X裕安区 T苏埠镇 G南楼村民组",
	    "" },
	{ "新县八里畈镇政府",
	    "P河南省 C信阳市 X新县 T八里畈镇 E政府",
	    "missing.upper" },
	{ "昆明市西山区金碧路金马坊商业街区2号楼",
	    "P云南省 C昆明市 X西山区 R金碧路 E金马坊商业街区 B2号楼",
	    "missing.upper,missing.township,wrong.doubtful" },
	/* towers, 甲102, areas */
	{ "广州市越秀区环市东路371号世贸中心大厦南塔12楼",
	    "P广东省 C广州市 X越秀区 R环市东路 D371号 E世贸中心大厦 B南塔 F12层",
	    "missing.upper,missing.township" },
	{ "北京市海淀区北四环西路67号创新大厦1层甲102",
	    "P北京市 X海淀区 R北四环西路 D67号 E创新大厦 F1层 H甲102室",
	    "missing.township" },
	{ "深圳市宝安区新安街道25区创业二路8号",
	    "P广东省 C深圳市 X宝安区 T新安街道 R创业二路 D8号 E25区",
	    "missing.upper" },
	{ "昆明市五华区七塔寺街5号",
	    "P云南省 C昆明市 X五华区 R七塔寺街 D5号",
	    "missing.upper,missing.township" },
	/* highways with their number behind */
	{ "泰安市岱岳区省道103与泰楼路交叉口东200米",
	    "P山东省 C泰安市 X岱岳区 R省道103 A与泰楼路交叉口东200米",
	    "missing.upper,missing.township,missing.door,wrong.relative" },
	{ "光山县国道312北侧",
	    "P河南省 C信阳市 X光山县 R国道312 S北侧",
	    "missing.upper,missing.township,missing.door" },
	{ "北京市西城区新街口外大街甲8号",
	    "P北京市 X西城区 R新街口外大街 D甲8号",
	    "missing.township" },
	{ "南阳市卧龙区中州路与人民路交叉口往北路东第一家",
	    "P河南省 C南阳市 X卧龙区 R中州路 S路东 A与人民路交叉口往北，第一家",
	    "missing.upper,missing.township,missing.door,wrong.relative" },
};

int
main(void)
{
	return test_rows(rows, sizeof rows / sizeof *rows);
}
