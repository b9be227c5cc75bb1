/* parse.c - addresses taken apart: one row for each form, each trap, each fault.
 *
 * Runs in the build folder, on data/gazetteer.mpg.  The elements are written with a
 * letter each: Province City (X) county (Z) devzone Township (V) community Group Road
 * Segment Lane Door Estate Building Unit Floor (H) room Assist Note. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "address/parse.h"
#include "tap.h"

static const struct { const char *raw, *want, *issues; } rows[] = {
	/* the whole chain */
	{ "河南省信阳市浉河区老城街道办事处义阳社区居委会东方红大道十二号附3号湖光小区3栋二单元5层501",
	    "P河南省 C信阳市 X浉河区 T老城街道 V义阳社区 R东方红大道 D12号附3号 E湖光小区 B3号楼 U2单元 F5层 H501室",
	    "" },
	{ "固始县番城街道六里棚社区王审知大道89号香樟苑7号楼1单元1003室",
	    "P河南省 C信阳市 X固始县 T番城街道 V六里棚社区 R王审知大道 D89号 E香樟苑 B7号楼 U1单元 H1003室",
	    "missing.upper" },
	/* divisions */
	{ "河南信阳浉河民权路5号",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号",
	    "missing.township" },
	{ "内蒙锡林浩特市额尔敦街5号",
	    "P内蒙古自治区 C锡林郭勒盟 X锡林浩特市 R额尔敦街 D5号",
	    "missing.upper,missing.township" },
	{ "上海市山西路5号",
	    "P上海市 R山西路 D5号",
	    "missing.county,missing.township" },
	{ "台湾风情街5号",
	    "R台湾风情街 D5号",
	    "missing.county,missing.township" },
	{ "河南科技大厦13楼",
	    "E河南科技大厦 F13层",
	    "missing.county,missing.township" },
	{ "北京市朝阳区建国路1号",
	    "P北京市 X朝阳区 R建国路 D1号",
	    "missing.township" },
	{ "朝阳区建国路5号",
	    "X朝阳区 R建国路 D5号",
	    "missing.township,wrong.ambiguous" },
	{ "福建省鼓楼区中山路5号",
	    "P福建省 C福州市 X鼓楼区 R中山路 D5号",
	    "missing.upper,missing.township" },
	{ "鼓楼区中山路5号",
	    "X鼓楼区 R中山路 D5号",
	    "missing.township,wrong.ambiguous" },
	{ "信阳市邢集镇卞楼村",
	    "P河南省 C信阳市 X平桥区 T邢集镇 V卞楼村",
	    "missing.upper" },
	{ "明港镇新集村",
	    "T明港镇 V新集村",
	    "missing.county" },
	{ "浉河区平桥区民权路5号",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号",
	    "missing.upper,missing.township,wrong.division" },
	{ "浉河区五里店街道郝堂村",
	    "P河南省 C信阳市 X浉河区 T五里店街道 V郝堂村",
	    "missing.upper,wrong.unlisted" },
	{ "河南省信阳市平桥区 河南省信阳市平桥区明港镇新集村",
	    "P河南省 C信阳市 X平桥区 T明港镇 V新集村",
	    "wrong.repeated" },
	{ "河南省信阳市浉河区民权路5号;郑州市金水区花园路8号",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号 N郑州市金水区花园路8号",
	    "missing.township,wrong.several" },
	{ "信阳县明港镇新集村",
	    "P河南省 C信阳市 X信阳县 T明港镇 V新集村",
	    "missing.upper,wrong.oldname" },
	{ "平桥区平桥镇中心大道5号",
	    "P河南省 C信阳市 X平桥区 T平桥镇 R中心大道 D5号",
	    "missing.upper,wrong.oldname" },
	{ "湖北省潜江市园林街道章华路5号",
	    "P湖北省 X潜江市 T园林街道 R章华路 D5号",
	    "" },
	{ "广东省东莞市南城街道鸿福路5号",
	    "P广东省 C东莞市 T南城街道 R鸿福路 D5号",
	    "" },
	{ "羊山新区前进街道新七大道7号",
	    "P河南省 C信阳市 X平桥区 Z羊山新区 T前进街道 R新七大道 D7号",
	    "missing.upper" },
	{ "信阳高新区城东街道航天路5号",
	    "P河南省 C信阳市 Z信阳高新技术产业开发区 T城东街道 R航天路 D5号",
	    "missing.upper" },
	{ "苏州太仓经济开发区人民路1号",
	    "P江苏省 C苏州市 X太仓市 Z经济开发区 R人民路 D1号",
	    "missing.upper,missing.township" },
	{ "新县县城首府路5号",
	    "P河南省 C信阳市 X新县 R首府路 D5号 N县城",
	    "missing.upper,missing.township" },
	{ "固始县城关中原路5号",
	    "P河南省 C信阳市 X固始县 R中原路 D5号 N城关",
	    "missing.upper,missing.township" },
	{ "驻马店市市辖区文明路5号",
	    "P河南省 C驻马店市 R文明路 D5号 N市辖区",
	    "missing.upper,missing.county,missing.township" },
	/* misspelt */
	{ "师河区民权路5号",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号",
	    "missing.upper,missing.township,wrong.spelling" },
	{ "？河区民权路5号",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号",
	    "missing.upper,missing.township,wrong.spelling" },
	{ "廛河区启明路5号",
	    "P河南省 C洛阳市 X瀍河回族区 R启明路 D5号",
	    "missing.upper,missing.township,wrong.spelling" },
	{ "廣東省東莞市長安鎮振安路5號",
	    "P广东省 C东莞市 T长安镇 R振安路 D5号",
	    "" },
	{ "⻄安市碑林区南大街5号",
	    "P陕西省 C西安市 X碑林区 R南大街 D5号",
	    "missing.upper,missing.township" },
	/* names of the place that a careless parser breaks */
	{ "罗山县竹竿镇街道社区竹竿大街12号",
	    "P河南省 C信阳市 X罗山县 T竹竿镇 V街道社区 R竹竿大街 D12号",
	    "missing.upper" },
	{ "新县沙窝镇沙窝街道社区",
	    "P河南省 C信阳市 X新县 T沙窝镇 V沙窝街道社区",
	    "missing.upper" },
	{ "浉河区南湾街道社区12号",
	    "P河南省 C信阳市 X浉河区 V南湾街道社区 D12号",
	    "missing.upper,missing.township,wrong.doubtful" },
	{ "浉河区老城街道义阳社区",
	    "P河南省 C信阳市 X浉河区 T老城街道 V义阳社区",
	    "missing.upper" },
	{ "潢川县老城街道南海社区",
	    "P河南省 C信阳市 X潢川县 T老城街道 V南海社区",
	    "missing.upper" },
	{ "平桥区五里镇五里村",
	    "P河南省 C信阳市 X平桥区 T五里镇 V五里村",
	    "missing.upper" },
	{ "平桥区五里店街道五里社区",
	    "P河南省 C信阳市 X平桥区 T五里店街道 V五里社区",
	    "missing.upper" },
	{ "平桥区明港工业管理区兰店街社区",
	    "P河南省 C信阳市 X平桥区 T明港工业管理区 V兰店街社区",
	    "missing.upper" },
	{ "平桥区查山乡肖店村",
	    "P河南省 C信阳市 X平桥区 T查山乡 V肖店村",
	    "missing.upper" },
	{ "平桥区肖店乡肖店村3组",
	    "P河南省 C信阳市 X平桥区 T肖店乡 V肖店村 G3组",
	    "missing.upper" },
	{ "浉河区双井街道双井社区",
	    "P河南省 C信阳市 X浉河区 T双井街道 V双井社区",
	    "missing.upper" },
	{ "浉河区双井街道双井村",
	    "P河南省 C信阳市 X浉河区 T双井街道 V双井村",
	    "missing.upper" },
	{ "浉河区双井街道双井居委会",
	    "P河南省 C信阳市 X浉河区 T双井街道 V双井社区",
	    "missing.upper" },
	{ "商城县高庙村",
	    "P河南省 C信阳市 X商城县 V高庙村",
	    "missing.upper,missing.township" },
	{ "浉河区十三里桥乡十三里桥社区十三里桥街33号",
	    "P河南省 C信阳市 X浉河区 T十三里桥乡 V十三里桥社区 R十三里桥街 D33号",
	    "missing.upper" },
	{ "浉河区老城街道三里店社区三里店路8号",
	    "P河南省 C信阳市 X浉河区 T老城街道 V三里店社区 R三里店路 D8号",
	    "missing.upper" },
	{ "浉河区湖东街道三五八社区",
	    "P河南省 C信阳市 X浉河区 T湖东街道 V三五八社区",
	    "missing.upper" },
	{ "平桥区羊山街道二七街社区二七街27号",
	    "P河南省 C信阳市 X平桥区 T羊山街道 V二七街社区 R二七街 D27号",
	    "missing.upper" },
	{ "浉河区民权街道白果树社区五一路51号",
	    "P河南省 C信阳市 X浉河区 T民权街道 V白果树社区 R五一路 D51号",
	    "missing.upper" },
	{ "平桥区羊山街道新十八大街18号",
	    "P河南省 C信阳市 X平桥区 T羊山街道 R新十八大街 D18号",
	    "missing.upper" },
	{ "平桥区羊山街道新十-大道1号",
	    "P河南省 C信阳市 X平桥区 T羊山街道 R新十一大道 D1号",
	    "missing.upper,wrong.numeral" },
	{ "罗山县周党镇桂店村村民委员会徐湾",
	    "P河南省 C信阳市 X罗山县 T周党镇 V桂店村 G徐湾",
	    "missing.upper" },
	{ "光山县弦山街道文化街社区民居委员会",
	    "P河南省 C信阳市 X光山县 T弦山街道 V文化街社区",
	    "missing.upper" },
	{ "光山县弦山街道文化街居民居委会",
	    "P河南省 C信阳市 X光山县 T弦山街道 V文化街社区",
	    "missing.upper" },
	{ "平桥区平昌关镇杨楼村",
	    "P河南省 C信阳市 X平桥区 T平昌镇 V杨楼村",
	    "missing.upper" },
	{ "光山县泼陂河镇泼河街道社区",
	    "P河南省 C信阳市 X光山县 T泼陂河镇 V泼河街道社区",
	    "missing.upper" },
	{ "光山县泼陂河镇黄凃湾村下湾7号",
	    "P河南省 C信阳市 X光山县 T泼陂河镇 V黄凃塆村 G下湾 D7号",
	    "missing.upper" },
	{ "光山县凉亭乡枊店村",
	    "P河南省 C信阳市 X光山县 T凉亭乡 V枊店村",
	    "missing.upper" },
	{ "商城县鲶鱼山街道",
	    "P河南省 C信阳市 X商城县 T鲇鱼山街道",
	    "missing.upper,missing.road" },
	{ "平桥区高梁店乡",
	    "P河南省 C信阳市 X平桥区 T高粱店乡",
	    "missing.upper,missing.road,wrong.spelling" },
	{ "固始县马罡集乡马罡集社区",
	    "P河南省 C信阳市 X固始县 T马堽集乡 V马堽集社区",
	    "missing.upper" },
	{ "光山县十里镇五里店社区",
	    "P河南省 C信阳市 X光山县 T十里镇 V五里店社区",
	    "missing.upper" },
	{ "沪陕高速光山服务区",
	    "R沪陕高速 E光山服务区",
	    "missing.county,missing.township" },
	{ "信阳市息县息县服务区",
	    "P河南省 C信阳市 X息县 E息县服务区",
	    "missing.upper,missing.township,wrong.doubtful" },
	/* doors */
	{ "浉河区民权路12号之3",
	    "P河南省 C信阳市 X浉河区 R民权路 D12号附3号",
	    "missing.upper,missing.township" },
	{ "浉河区民权路26号付1号",
	    "P河南省 C信阳市 X浉河区 R民权路 D26号附1号",
	    "missing.upper,missing.township" },
	{ "浉河区民权路98号-7",
	    "P河南省 C信阳市 X浉河区 R民权路 D98号附7号",
	    "missing.upper,missing.township" },
	{ "浉河区民权路60-1号",
	    "P河南省 C信阳市 X浉河区 R民权路 D60号附1号",
	    "missing.upper,missing.township" },
	{ "浉河区民权路12-16号",
	    "P河南省 C信阳市 X浉河区 R民权路 D12-16号",
	    "missing.upper,missing.township" },
	{ "浉河区民权路甲1号",
	    "P河南省 C信阳市 X浉河区 R民权路 D甲1号",
	    "missing.upper,missing.township" },
	{ "浉河区民权路12号甲",
	    "P河南省 C信阳市 X浉河区 R民权路 D12甲号",
	    "missing.upper,missing.township" },
	{ "浉河区民权路5A号",
	    "P河南省 C信阳市 X浉河区 R民权路 D5A号",
	    "missing.upper,missing.township" },
	{ "浉河区民权路12号B",
	    "P河南省 C信阳市 X浉河区 R民权路 D12B号",
	    "missing.upper,missing.township" },
	{ "浉河区民权路八号",
	    "P河南省 C信阳市 X浉河区 R民权路 D8号",
	    "missing.upper,missing.township" },
	{ "浉河区民权路9号院",
	    "P河南省 C信阳市 X浉河区 R民权路 D9号",
	    "missing.upper,missing.township" },
	{ "浉河区民权路173号、175号",
	    "P河南省 C信阳市 X浉河区 R民权路 D173号、175号",
	    "missing.upper,missing.township" },
	{ "浉河区民权路210号附76-78号",
	    "P河南省 C信阳市 X浉河区 R民权路 D210号附76-78号",
	    "missing.upper,missing.township" },
	{ "浉河区民权路临5号",
	    "P河南省 C信阳市 X浉河区 R民权路 D临5号",
	    "missing.upper,missing.township,temporary.door" },
	{ "浉河区民权路(临)76(临)号",
	    "P河南省 C信阳市 X浉河区 R民权路 D临76号",
	    "missing.upper,missing.township,temporary.door" },
	{ "浉河区民权路031号",
	    "P河南省 C信阳市 X浉河区 R民权路 D31号",
	    "missing.upper,missing.township" },
	{ "浉河区民权路12",
	    "P河南省 C信阳市 X浉河区 R民权路 D12号",
	    "missing.upper,missing.township,wrong.number" },
	{ "浉河区312国道12号",
	    "P河南省 C信阳市 X浉河区 R312国道 D12号",
	    "missing.upper,missing.township" },
	{ "梅陇镇老沪闵路1351弄12号",
	    "T梅陇镇 R老沪闵路 L1351弄 D12号",
	    "missing.county" },
	{ "浉河区建设路三段5号",
	    "P河南省 C信阳市 X浉河区 R建设路 S三段 D5号",
	    "missing.upper,missing.township" },
	{ "浉河区建设路中段160号",
	    "P河南省 C信阳市 X浉河区 R建设路 S中段 D160号",
	    "missing.upper,missing.township" },
	{ "浉河区建设路（东）40号",
	    "P河南省 C信阳市 X浉河区 R建设路 S东 D40号",
	    "missing.upper,missing.township" },
	{ "浉河区建设路杨家巷5号",
	    "P河南省 C信阳市 X浉河区 R建设路 L杨家巷 D5号",
	    "missing.upper,missing.township" },
	{ "浉河区建设路45附12号",
	    "P河南省 C信阳市 X浉河区 R建设路 D45号附12号",
	    "missing.upper,missing.township" },
	{ "浉河区建设路5号（原28号）",
	    "P河南省 C信阳市 X浉河区 R建设路 D5号 N（原28号）",
	    "missing.upper,missing.township" },
	/* buildings, units, floors, rooms */
	{ "浉河区湖光小区3幢",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B3号楼",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区7#1104",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B7号楼 H1104室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区3#4#号楼",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B3号楼、4号楼",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区2-9栋",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B2-9号楼",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区A座1807",
	    "P河南省 C信阳市 X浉河区 E湖光小区 BA座 H1807室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区B1座",
	    "P河南省 C信阳市 X浉河区 E湖光小区 BB1号楼",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区北楼213室",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B北楼 H213室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区B座1号楼",
	    "P河南省 C信阳市 X浉河区 E湖光小区 BB-1号楼",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区第7栋",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B7号楼",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区第32排",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B32排",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区3号2单元501",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B3号楼 U2单元 H501室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区3号楼",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B3号楼",
	    "missing.upper,missing.township" },
	{ "浉河区民权路130号14栋",
	    "P河南省 C信阳市 X浉河区 R民权路 D130号 B14号楼",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区5号楼2门303",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B5号楼 U2单元 H303室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区5号楼东单元301",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B5号楼 U东单元 H301室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区5单元402",
	    "P河南省 C信阳市 X浉河区 E湖光小区 U5单元 H402室",
	    "missing.upper,missing.township,missing.building" },
	{ "浉河区民权路58号申城商厦首层",
	    "P河南省 C信阳市 X浉河区 R民权路 D58号 E申城商厦 F1层",
	    "missing.upper,missing.township" },
	{ "浉河区民权路58号申城商厦负一层",
	    "P河南省 C信阳市 X浉河区 R民权路 D58号 E申城商厦 F负1层",
	    "missing.upper,missing.township" },
	{ "浉河区民权路58号申城商厦地下二层",
	    "P河南省 C信阳市 X浉河区 R民权路 D58号 E申城商厦 F负2层",
	    "missing.upper,missing.township" },
	{ "浉河区民权路58号申城商厦B1层",
	    "P河南省 C信阳市 X浉河区 R民权路 D58号 E申城商厦 F负1层",
	    "missing.upper,missing.township" },
	{ "浉河区民权路58号申城商厦5F",
	    "P河南省 C信阳市 X浉河区 R民权路 D58号 E申城商厦 F5层",
	    "missing.upper,missing.township" },
	{ "浉河区民权路58号申城商厦18F1803",
	    "P河南省 C信阳市 X浉河区 R民权路 D58号 E申城商厦 F18层 H1803室",
	    "missing.upper,missing.township" },
	{ "浉河区民权路58号申城商厦1-3层",
	    "P河南省 C信阳市 X浉河区 R民权路 D58号 E申城商厦 F1-3层",
	    "missing.upper,missing.township" },
	{ "浉河区民权路58号申城商厦1、2楼",
	    "P河南省 C信阳市 X浉河区 R民权路 D58号 E申城商厦 F1层、2层",
	    "missing.upper,missing.township" },
	{ "浉河区民权路58号申城商厦3号楼5楼",
	    "P河南省 C信阳市 X浉河区 R民权路 D58号 E申城商厦 B3号楼 F5层",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区3号楼2单元5层西户",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B3号楼 U2单元 F5层 H西户",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区3号楼2单元302号",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B3号楼 U2单元 H302室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区3号楼2单元012",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B3号楼 U2单元 H012室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区3号楼1层104-107号",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B3号楼 F1层 H104-107室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区3号楼1层112/212号",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B3号楼 F1层 H112室、212室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区3号楼1层18、19、20号",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B3号楼 F1层 H18室、19室、20室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区16号商铺",
	    "P河南省 C信阳市 X浉河区 E湖光小区 H16号商铺",
	    "missing.upper,missing.township" },
	{ "浉河区政府门面房16号",
	    "P河南省 C信阳市 X浉河区 E政府 H16号商铺",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区附5518室",
	    "P河南省 C信阳市 X浉河区 E湖光小区 H附5518室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区3-2-501",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B3号楼 U2单元 H501室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区10-503",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B10号楼 H503室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区3-1-2-4",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B3号楼 U1单元 F2层 H4室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区13-10-1206室",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B13号楼 U10单元 H1206室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区12号楼3-501",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B12号楼 U3单元 H501室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区B6-37",
	    "P河南省 C信阳市 X浉河区 E湖光小区 HB6-37室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区2一1一301",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B2号楼 U1单元 H301室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区10O号",
	    "P河南省 C信阳市 X浉河区 D100号 E湖光小区",
	    "missing.upper,missing.township,wrong.numeral" },
	{ "浉河区湖光小区Ill号",
	    "P河南省 C信阳市 X浉河区 D111号 E湖光小区",
	    "missing.upper,missing.township,wrong.numeral" },
	{ "浉河区湖光小区4o3室",
	    "P河南省 C信阳市 X浉河区 E湖光小区 H403室",
	    "missing.upper,missing.township,wrong.numeral" },
	{ "浉河区湖光小区3撞2单元",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B3号楼 U2单元",
	    "missing.upper,missing.township,wrong.numeral" },
	{ "浉河区民权路134好",
	    "P河南省 C信阳市 X浉河区 R民权路 D134号",
	    "missing.upper,missing.township,wrong.numeral" },
	{ "浉河区湖光小区三号楼三单元三楼三零一",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B3号楼 U3单元 F3层 H301室",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区4号楼-楼",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B4号楼 F1层",
	    "missing.upper,missing.township,wrong.numeral" },
	{ "浉河区湖光小区3号楼5层1203室",
	    "P河南省 C信阳市 X浉河区 E湖光小区 B3号楼 F5层 H1203室",
	    "missing.upper,missing.township,wrong.floor" },
	/* estates and their parts */
	{ "浉河区民权路光州2号院一层",
	    "P河南省 C信阳市 X浉河区 R民权路 E光州2号院 F1层",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区三期3号楼",
	    "P河南省 C信阳市 X浉河区 E湖光小区三期 B3号楼",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区A区6号楼",
	    "P河南省 C信阳市 X浉河区 E湖光小区A区 B6号楼",
	    "missing.upper,missing.township" },
	{ "浉河区民权路阳光新村30号",
	    "P河南省 C信阳市 X浉河区 R民权路 D30号 E阳光新村",
	    "missing.upper,missing.township" },
	{ "浉河区民权路万家灯火步行街",
	    "P河南省 C信阳市 X浉河区 R民权路 A万家灯火步行街",
	    "missing.upper,missing.township,missing.door,wrong.relative" },
	{ "浉河区民权路步行街万家灯火",
	    "P河南省 C信阳市 X浉河区 R民权路步行街 E万家灯火",
	    "missing.upper,missing.township" },
	{ "浉河区民权路烟草公司家属院东区2号楼",
	    "P河南省 C信阳市 X浉河区 R民权路 E烟草公司家属院东区 B2号楼",
	    "missing.upper,missing.township" },
	{ "浉河区和美广场4楼小蜜蜂书店",
	    "P河南省 C信阳市 X浉河区 E和美广场、小蜜蜂书店 F4层",
	    "missing.upper,missing.township" },
	{ "浉河区民权路凤凰新世界营业厅三楼",
	    "P河南省 C信阳市 X浉河区 R民权路 E凤凰新世界营业厅 F3层",
	    "missing.upper,missing.township" },
	/* villages and groups */
	{ "平桥区明港镇新集村三组12号",
	    "P河南省 C信阳市 X平桥区 T明港镇 V新集村 G3组 D12号",
	    "missing.upper" },
	{ "平桥区明港镇新集村第二生产队",
	    "P河南省 C信阳市 X平桥区 T明港镇 V新集村 G2队",
	    "missing.upper" },
	{ "平桥区明港镇新集村李湾12号",
	    "P河南省 C信阳市 X平桥区 T明港镇 V新集村 G李湾 D12号",
	    "missing.upper" },
	{ "平桥区明港镇新集村王庄村民小组",
	    "P河南省 C信阳市 X平桥区 T明港镇 V新集村 G王庄村民小组",
	    "missing.upper" },
	{ "平桥区明港镇新集村四楼湾村",
	    "P河南省 C信阳市 X平桥区 T明港镇 V新集村 G四楼湾村",
	    "missing.upper" },
	{ "固始县张广庙镇龙井村一组、二组",
	    "P河南省 C信阳市 X固始县 T张广庙镇 V龙井村 G1组、2组",
	    "missing.upper" },
	{ "息县岗李店乡后余庄",
	    "P河南省 C信阳市 X息县 T岗李店乡 G后余庄",
	    "missing.upper" },
	{ "息县淮河街道周花园",
	    "P河南省 C信阳市 X息县 T淮河街道 G周花园",
	    "missing.upper" },
	{ "商城县老后营",
	    "P河南省 C信阳市 X商城县 G老后营",
	    "missing.upper,missing.township" },
	{ "浉河区甘冲",
	    "P河南省 C信阳市 X浉河区 G甘冲",
	    "missing.upper,missing.township" },
	/* crossings and words of position */
	{ "平桥区行政路与龙东路交叉口东北140米",
	    "P河南省 C信阳市 X平桥区 R行政路 A与龙东路交叉口东北140米",
	    "missing.upper,missing.township,missing.door,wrong.relative" },
	{ "平桥区行政路龙东路交叉口",
	    "P河南省 C信阳市 X平桥区 R行政路 A龙东路交叉口",
	    "missing.upper,missing.township,missing.door,wrong.relative" },
	{ "平桥区行政路与龙东路向东50米",
	    "P河南省 C信阳市 X平桥区 R行政路 A与龙东路向东50米",
	    "missing.upper,missing.township,missing.door,wrong.relative" },
	{ "平桥区北京大街新五大道交叉口东南角",
	    "P河南省 C信阳市 X平桥区 R北京大街 A新五大道交叉口东南角",
	    "missing.upper,missing.township,missing.door,wrong.relative" },
	{ "平桥区交通路与平安街118号交叉口西北角",
	    "P河南省 C信阳市 X平桥区 R交通路 A与平安街118号交叉口西北角",
	    "missing.upper,missing.township,missing.door,wrong.relative" },
	{ "浉河区东风路口西南侧",
	    "P河南省 C信阳市 X浉河区 R东风路 A口西南侧",
	    "missing.upper,missing.township,missing.door,wrong.relative" },
	{ "浉河区民权路北、胜利路西",
	    "P河南省 C信阳市 X浉河区 R民权路 S北 A胜利路西",
	    "missing.upper,missing.township,missing.door,wrong.relative" },
	{ "浉河区民权路人民医院对面",
	    "P河南省 C信阳市 X浉河区 R民权路 A人民医院对面",
	    "missing.upper,missing.township,missing.door,wrong.relative" },
	{ "浉河区民权路南侧阳光花园",
	    "P河南省 C信阳市 X浉河区 R民权路 S南侧 E阳光花园",
	    "missing.upper,missing.township" },
	{ "浉河区民权路5号（机车工厂大门南侧）",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号 A机车工厂大门南侧",
	    "missing.upper,missing.township" },
	{ "浉河区民权路5号（胜利路与中山路交叉口）",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号 A胜利路与中山路交叉口",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区东门",
	    "P河南省 C信阳市 X浉河区 E湖光小区 A东门",
	    "missing.upper,missing.township" },
	{ "浉河区民权路湖光小区院内",
	    "P河南省 C信阳市 X浉河区 R民权路 E湖光小区 A院内",
	    "missing.upper,missing.township" },
	{ "浉河区湖光小区楼下",
	    "P河南省 C信阳市 X浉河区 E湖光小区 A楼下",
	    "missing.upper,missing.township" },
	{ "浉河区民权路实验小学教学楼下",
	    "P河南省 C信阳市 X浉河区 R民权路 E实验小学教学楼 A下",
	    "missing.upper,missing.township" },
	{ "浉河区民权路往北200米路西张记宾馆",
	    "P河南省 C信阳市 X浉河区 R民权路 S路西 E张记宾馆 A往北200米",
	    "missing.upper,missing.township" },
	{ "东起二环路、西至旱湖路、南至沟北路",
	    "A东起二环路、西至旱湖路、南至沟北路",
	    "missing.all" },
	{ "民权路以西、浉河路以南、鸡公山大街以东",
	    "A民权路以西、浉河路以南、鸡公山大街以东",
	    "missing.all" },
	{ "平桥区明港镇新集村东北2.4千米处",
	    "P河南省 C信阳市 X平桥区 T明港镇 V新集村 A东北2.4千米处",
	    "missing.upper,wrong.relative" },
	{ "平桥区明港镇新集村距明港镇政府驻地6.65千米",
	    "P河南省 C信阳市 X平桥区 T明港镇 V新集村 A距明港镇政府驻地6.65千米",
	    "missing.upper,wrong.relative" },
	{ "潢川县城东南25公里的张集乡霸王台村",
	    "P河南省 C信阳市 X潢川县 T张集乡 V霸王台村 A城东南25公里的",
	    "missing.upper,wrong.relative" },
	/* dirt */
	{ "中国·河南省信阳市【浉河区】民权路5号",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号 N中国",
	    "missing.township" },
	{ "信阳市，浉河区，民权路，5号",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号",
	    "missing.upper,missing.township" },
	{ "信阳市-浉河区-民权路-5号",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号",
	    "missing.upper,missing.township" },
	{ "信阳市浉河区null民权路5号",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号 Nnull",
	    "missing.upper,missing.township" },
	{ "464000信阳市浉河区民权路5号",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号 N464000",
	    "missing.upper,missing.township" },
	{ "信阳市浉河区民权路5号 电话13800000000",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号 N电话13800000000",
	    "missing.upper,missing.township,wrong.personal" },
	{ "信阳市浉河区民权路5号5号",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号",
	    "missing.upper,missing.township" },
	{ "公司地址：信阳市浉河区民权路5号",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号 N公司地址",
	    "missing.upper,missing.township" },
	{ "浉河区民权路5号（住户外出）",
	    "P河南省 C信阳市 X浉河区 R民权路 D5号 N（住户外出）",
	    "missing.upper,missing.township" },
	{ "浉河区无名路5号",
	    "P河南省 C信阳市 X浉河区 R无名路 D5号",
	    "missing.upper,missing.township,unnamed.road" },
	{ "待核实",
	    "N待核实",
	    "missing.all" },
	{ "null",
	    "Nnull",
	    "missing.all" },
	{ "",
	    "",
	    "missing.all" },
};

static void
spell(mp_buf *out, const mp_parsed *parsed)
{
	static const char letter[MP_NELEMENT + 1] = "PCXZTVGRSLDEBUFHAN";
	int e;

	out->n = 0;
	for (e = 0; e < MP_NELEMENT; e++) {
		if (parsed->addr.elem[e].n == 0)
			continue;
		if (out->n)
			mp_buf_addc(out, ' ');
		mp_buf_addc(out, letter[e]);
		mp_buf_add(out, parsed->addr.elem[e]);
	}
}

/* Is `text`, read, its own standard address? */
static bool
reads_back(mp_parser *p, mp_str text)
{
	mp_buf copy = { 0 };
	mp_parsed out;
	bool same;

	mp_buf_add(&copy, text);
	mp_parse(p, mp_buf_str(&copy), &out);
	same = mp_str_eq(out.standard, mp_buf_str(&copy));
	if (!same)
		printf("# %.*s\n# %.*s\n", (int)copy.n, copy.p, (int)out.standard.n,
		    out.standard.p);
	mp_buf_free(&copy);
	return same;
}

static void
check_rows(mp_parser *p)
{
	mp_buf got = { 0 }, issues = { 0 };
	mp_parsed out;
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		mp_parse(p, mp_str_from(rows[i].raw), &out);
		spell(&got, &out);
		issues.n = 0;
		mp_issue_write(&issues, out.issues);
		if (!ok(mp_str_eq(mp_buf_str(&got), mp_str_from(rows[i].want)) &&
		    mp_str_eq(mp_buf_str(&issues), mp_str_from(rows[i].issues)), "%s",
		    rows[i].raw))
			printf("# got  %.*s\n# want %s\n# got  %.*s\n# want %s\n",
			    (int)got.n, got.p, rows[i].want, (int)issues.n,
			    issues.n ? issues.p : "", rows[i].issues);
		ok(reads_back(p, out.standard), "... and its standard address");
	}
	mp_buf_free(&got);
	mp_buf_free(&issues);
}

/* Every row of the clerk's file reads back; its second column is the raw text. */
static void
check_file(mp_parser *p, const char *path)
{
	FILE *fp = fopen(path, "r");
	char *line = NULL, *raw;
	size_t cap = 0, seen = 0, bad = 0;
	mp_parsed out;

	while (fp && getline(&line, &cap, fp) > 0) {
		if (!(raw = strchr(line, '\t')))
			continue;
		raw++;
		raw[strcspn(raw, "\t\n")] = '\0';
		mp_parse(p, mp_str_from(raw), &out);
		bad += !reads_back(p, out.standard);
		seen++;
	}
	ok(seen > 300 && bad == 0, "%zu rows of the clerk's file, %zu do not read back",
	    seen, bad);
	free(line);
	if (fp)
		fclose(fp);
}

static void
check_details(mp_parser *p)
{
	mp_buf why = { 0 };
	mp_parsed out;

	mp_parse(p, MP_STR("浉河区老城街道义阳社区民权路5号"), &out);
	ok(out.addr.division == 411502001001, "the finest division that is listed");
	ok(out.status == MP_MENDED && out.confidence >= 95, "mended, and sure of it");
	mp_parse(p, MP_STR("浉河区民权路5号"), &out);
	ok(out.addr.division == 411502000000, "the county, when there is no township");
	mp_parse(p, MP_STR("老城街道民权路5号"), &out);
	ok(out.addr.division == 0, "no division, when two have the name");
	mp_parse(p, MP_STR("鼓楼区中山路5号"), &out);
	mp_parse_explain(p, &why);
	ok(memmem(why.p, why.n, "320106", 6) && memmem(why.p, why.n, "410204", 6),
	    "the candidates are named");
	why.n = 0;
	mp_parse(p, MP_STR("师河区民权路5号"), &out);
	mp_parse_explain(p, &why);
	ok(memmem(why.p, why.n, "错字", strlen("错字")) != NULL,
	    "and so is what was misspelt");
	mp_buf_free(&why);
}

int
main(void)
{
	const char *top = getenv("top_srcdir"), *why;
	mp_gaz *gaz = mp_gaz_open("data/gazetteer.mpg", &why);
	mp_buf path = { 0 };
	mp_parser *p;

	if (!ok(gaz != NULL, "the gazetteer is there"))
		return done_testing();
	p = mp_parser_new(gaz);
	check_rows(p);
	check_details(p);
	mp_buf_printf(&path, "%s/testdata/xinyang-raw.tsv", top ? top : ".");
	check_file(p, mp_buf_cstr(&path));
	mp_buf_free(&path);
	mp_parser_free(p);
	mp_gaz_close(gaz);
	return done_testing();
}
