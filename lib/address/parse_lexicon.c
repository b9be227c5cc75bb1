/* parse_lexicon.c - the words that addresses are built with. */
#include "address/parse_lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "address/fold.h"
#include "address/numeral.h"
#include "address/parse_weights.h"
#include "base/mem.h"
#include "base/utf8.h"

#define ROAD(t, s, c)	{ t, MP_W_SUFFIX, MP_S_ROAD, s, c, 0 }
#define ROAD1(t, s, c)	{ t, MP_W_SUFFIX | MP_W_ALONE, MP_S_ROAD, s, c, 0 }
#define LANE(t, s, c)	{ t, MP_W_SUFFIX, MP_S_LANE, s, c, 0 }
#define COMM(t, s, c)	{ t, MP_W_SUFFIX, MP_S_COMMUNITY, s, c, 0 }
#define TOWN(t, s, c)	{ t, MP_W_SUFFIX, MP_S_TOWNLIKE, s, c, 0 }
#define ZONE(t, s, c)	{ t, MP_W_SUFFIX, MP_S_DEVZONE, s, c, 0 }
#define ZONE1(t, s, c)	{ t, MP_W_SUFFIX | MP_W_ALONE, MP_S_DEVZONE, s, c, 0 }
#define GROUP(t, s, c)	{ t, MP_W_SUFFIX, MP_S_GROUP, s, c, 0 }
#define HOME(t, s, c)	{ t, MP_W_SUFFIX, MP_S_ESTATE, s, c, 0 }
#define HOME1(t, s, c)	{ t, MP_W_SUFFIX | MP_W_ALONE, MP_S_ESTATE, s, c, 0 }
#define PART(t, s, c)	{ t, MP_W_SUFFIX | MP_W_ALONE, MP_S_PHASE, s, c, 0 }
#define UNIT(t, u, s)	{ t, MP_W_UNIT, u, s, 0, 0 }
#define KEY(t, r, s, c)	{ t, r, MP_NSORT, s, c, 0 }

static const mp_word words[] = {
	/* Roads.  The scores say how sure the word is on its own. */
	ROAD("路", 2, 7), ROAD("街", 0, 5), ROAD("大道", 3, 8), ROAD("大街", 3, 7),
	ROAD("道", -7, 1), ROAD("国道", 2, 8), ROAD("省道", 2, 8), ROAD("县道", 2, 6),
	ROAD("乡道", 2, 6), ROAD("村道", -1, 4), ROAD("辅道", 2, 6),
	ROAD("大道东路", 3, 8), ROAD("大道西路", 3, 8), ROAD("大道南路", 3, 8),
	ROAD("大道北路", 3, 8),
	ROAD("外大街", 5, 8), ROAD("内大街", 5, 8),
	ROAD("公路", 3, 8), ROAD("高速公路", 4, 9), ROAD("高速", 2, 7),
	ROAD("干道", 2, 5), ROAD("快速路", 3, 8), ROAD("快速通道", 4, 9), ROAD("快线", 0, 4),
	ROAD("铁路", 0, 3), ROAD("环路", 3, 8), ROAD("环线", 1, 5),
	ROAD("环", -5, 1), ROAD("内环", 0, 3), ROAD("外环", 0, 3), ROAD("北环", 0, 3),
	ROAD("南环", 0, 3), ROAD("东环", 0, 3), ROAD("西环", 0, 3),
	ROAD("一环", -1, 4), ROAD("二环", -1, 4), ROAD("三环", -1, 4), ROAD("四环", -1, 4),
	{ "步行街", MP_W_SUFFIX | MP_W_ALONE, MP_S_ROAD, 10, 6, 0 },
	{ "商业步行街", MP_W_SUFFIX | MP_W_ALONE, MP_S_ROAD, 12, 6, 0 },
	ROAD1("商业街", 0, 3), ROAD1("老街", 0, 3), ROAD("横街", 1, 3),
	ROAD("正街", 1, 3), ROAD("后街", 1, 3), ROAD("前街", 1, 3),

	LANE("巷", 3, 5), LANE("弄", 2, 4), LANE("胡同", 4, 7), LANE("拐", -3, 1),
	LANE("小巷", 3, 5), LANE("巷子", 3, 5), LANE("夹道", 1, 4),

	COMM("村", 1, 6), COMM("社区", 4, 10), COMM("村委会", 5, 12),
	COMM("村民委员会", 6, 16), COMM("居委会", 5, 12), COMM("居民委员会", 6, 16),
	COMM("社区居委会", 6, 16), COMM("社区居民委员会", 7, 18),
	COMM("社区民居委员会", 7, 18), COMM("社区居民居委会", 7, 18),
	COMM("社区委员会", 6, 16), COMM("村民委会", 5, 14), COMM("居民委会", 5, 14),
	COMM("居民居委会", 5, 14), COMM("行政村", 5, 10), COMM("村委", 3, 8),
	{ "街道社区", MP_W_SUFFIX | MP_W_ALONE, MP_S_COMMUNITY, 6, 14, 0 },
	{ "街道社区居委会", MP_W_SUFFIX | MP_W_ALONE, MP_S_COMMUNITY, 12, 20, 0 },
	{ "街道社区居民委员会", MP_W_SUFFIX | MP_W_ALONE, MP_S_COMMUNITY, 14, 22, 0 },
	 COMM("虚拟生活区", 6, 12), COMM("嘎查", 5, 8),
	COMM("虚拟社区", 6, 12),

	TOWN("街道", 0, 6), TOWN("街道办事处", 5, 16), TOWN("街道办", 4, 12),
	TOWN("办事处", 3, 10), TOWN("镇", 1, 4), TOWN("乡", 1, 4),
	TOWN("民族乡", 5, 10), TOWN("回族乡", 5, 10), TOWN("苏木", 4, 6),
	TOWN("地区办事处", 6, 16), TOWN("镇人民政府", -2, 10), TOWN("管理处", -4, 3),
	TOWN("团", -5, 0), TOWN("区", -6, 0),

	ZONE1("高新区", 5, 8), ZONE1("高新技术开发区", 8, 12),
	ZONE1("高新技术产业开发区", 9, 14), ZONE1("高新技术产业集聚区", 9, 14),
	ZONE1("高新开发区", 7, 12),
	ZONE1("开发区", 3, 7), ZONE1("经济开发区", 6, 10), ZONE1("经开区", 5, 8),
	ZONE1("经济技术开发区", 8, 12), ZONE("技术开发区", 4, 8),
	ZONE1("产业集聚区", 6, 10), ZONE1("工业集聚区", 6, 10), ZONE("集聚区", 3, 6),
	ZONE1("先进制造业开发区", 8, 12), ZONE("工业园区", 4, 8), ZONE("工业园", 1, 5),
	ZONE("工业区", 2, 6), ZONE("工业城", 3, 6), ZONE("示范区", 3, 6),
	ZONE("保税区", 4, 7), ZONE("实验区", 3, 6), ZONE("试验区", 3, 6),
	ZONE("度假区", 3, 6), ZONE("管理区", 3, 6), ZONE("旅游区", 2, 5),
	ZONE("产业园区", 3, 6), ZONE("工业开发区", 5, 9), ZONE("城乡一体化示范区", 8, 12),
	ZONE1("新区管委会", 4, 8),
	{ "东城区", MP_W_SUFFIX | MP_W_ALONE, MP_S_DEVZONE, -2, 4, 0 },
	{ "新城区", MP_W_SUFFIX | MP_W_ALONE, MP_S_DEVZONE, -2, 4, 0 },
	{ "新区", MP_W_ALONE | MP_W_SUFFIX, MP_S_DEVZONE, 1, 5, 0 },

	GROUP("组", 2, 4), GROUP("村民组", 5, 12), GROUP("居民组", 5, 12),
	GROUP("村民小组", 6, 14), GROUP("居民小组", 6, 14), GROUP("小组", 3, 6),
	GROUP("队", -1, 3), GROUP("生产队", 5, 10), GROUP("小队", 3, 5),
	GROUP("自然村", 6, 10), GROUP("屯", -2, 1), GROUP("片区", 3, 6),
	GROUP("经济社", 4, 8), GROUP("股份经济社", 6, 12), GROUP("庄子", -2, 2),
	GROUP("东队", 2, 4), GROUP("西队", 2, 4), GROUP("南队", 2, 4), GROUP("北队", 2, 4),

	/* Estates, yards, institutions, shops. */
	HOME("小区", 5, 9), HOME("花园", 3, 5), HOME("花苑", 3, 5), HOME("家园", 3, 5),
	HOME("苑", 0, 3), HOME("园", -3, 1), HOME("公寓", 4, 6), HOME("大厦", 5, 7),
	HOME("大楼", 4, 6), HOME("广场", 4, 6), HOME("新村", 1, 3), HOME("新城", 1, 3),
	HOME("城", -4, 0), HOME("名城", 2, 3), HOME("名都", 2, 4), HOME("名邸", 3, 5),
	HOME("名苑", 3, 5), HOME("名门", 1, 3), HOME("名居", 2, 4), HOME("华庭", 3, 5),
	HOME("华府", 3, 5), HOME("府", -3, 0), HOME("公馆", 3, 5), HOME("家属院", 6, 10),
	HOME("家属楼", 6, 9), HOME("家属区", 5, 8), HOME("宿舍", 4, 6),
	HOME("宿舍楼", 5, 8), HOME("大院", 3, 5), HOME("院", -3, 2), HOME("楼", -5, 1),
	HOME("综合楼", 4, 7), HOME("办公楼", 4, 7), HOME("教学楼", 4, 7),
	HOME("商住楼", 4, 7), HOME("写字楼", 4, 7), HOME("实验楼", 4, 7),
	HOME("商业楼", 4, 7), HOME("商务楼", 4, 7), HOME("住宅楼", 4, 7),
	HOME("大厅", 3, 5), HOME("中心", 2, 4), HOME("购物中心", 5, 7), HOME("商务中心", 5, 7),
	HOME("服务中心", 5, 7), HOME("商场", 4, 6), HOME("市场", 3, 5),
	HOME("批发市场", 6, 8), HOME1("农贸市场", 6, 8), HOME("菜市场", 5, 7),
	HOME("商城", 2, 4), HOME1("商贸城", 4, 6), HOME("商厦", 4, 6), HOME("超市", 4, 6),
	HOME("酒店", 4, 6), HOME("宾馆", 4, 6), HOME("饭店", 4, 6), HOME("旅馆", 4, 6),
	HOME("招待所", 5, 7), HOME1("学校", 4, 6), HOME("小学", 5, 7), HOME("中学", 5, 7),
	HOME("高中", 3, 5), HOME("大学", 3, 5), HOME("学院", 4, 6), HOME1("幼儿园", 6, 8),
	HOME1("医院", 5, 7), HOME1("卫生院", 5, 7), HOME("卫生室", 5, 7),
	HOME("卫生所", 5, 7), HOME("诊所", 5, 7), HOME("药店", 4, 6), HOME("药房", 4, 6),
	HOME("公司", 5, 8), HOME("有限公司", 7, 9), HOME("厂", -1, 3), HOME("工厂", 2, 4),
	HOME("银行", 3, 5), HOME("局", -1, 3), HOME("公安局", 5, 7), HOME("财政局", 5, 7),
	HOME("邮局", 4, 6), HOME("邮政局", 5, 7), HOME("所", -3, 1), HOME1("派出所", 6, 8),
	HOME("研究所", 5, 7), HOME1("政府", 4, 4), HOME("法院", 4, 6),
	HOME("检察院", 5, 7), HOME("站", -3, 1), HOME("车站", 2, 3), HOME1("火车站", 4, 5),
	HOME1("汽车站", 4, 6), HOME("客运站", 4, 6), HOME("加油站", 6, 8),
	HOME("服务区", 4, 6), HOME("收费站", 5, 7), HOME("公园", 3, 5),
	HOME("游园", 3, 5), HOME("景区", 3, 5), HOME("风景区", 4, 6),
	HOME("教堂", 4, 6), HOME("基地", 3, 5), HOME("园区", 2, 5), HOME("产业园", 5, 7),
	HOME("科技园", 5, 7), HOME("创业园", 5, 7), HOME("物流园", 5, 7),
	HOME("软件园", 5, 7), HOME("别墅", 3, 5), HOME("别墅区", 4, 6),
	HOME("山庄", 3, 4), HOME("庄园", 3, 4), HOME("水岸", 2, 3), HOME("郡", -1, 0),
	HOME("港", -4, 0), HOME("店", -4, 0), HOME("馆", -2, 1), HOME("网咖", 4, 6),
	HOME("网吧", 4, 6), HOME("影院", 3, 5), HOME("影城", 3, 5), HOME("俱乐部", 4, 6),
	HOME("驾校", 4, 6), HOME("会所", 4, 6), HOME("营业厅", 5, 7),
	HOME("专卖店", 5, 7), HOME("工坊", 3, 5), HOME("办公室", 2, 4), HOME("科", -6, 0),
	HOME("合作社", 4, 6), HOME("养殖场", 4, 6), HOME("农场", 1, 3), HOME("林场", 2, 4),
	HOME("茶场", 2, 4), HOME("茶庄", 3, 4), HOME("工地", 2, 4), HOME("安置区", 5, 8),
	HOME("安置小区", 6, 10), HOME("安置房", 5, 8), HOME("生活区", 3, 6),
	HOME("办公区", 3, 6), HOME("行政区", 0, 2), HOME("管委会", 3, 5),
	HOME("委员会", -3, 3), HOME("联社", 3, 5), HOME1("信用社", 5, 7),
	HOME("电视台", 4, 6), HOME("图书馆", 5, 7), HOME("博物馆", 5, 7),
	HOME("体育馆", 5, 7), HOME("体育场", 4, 6), HOME("剧院", 4, 6),
	HOME("汽配城", 5, 7), HOME("建材城", 5, 7), HOME("汽车城", 5, 7),
	HOME("机电城", 5, 7), HOME("国际", 1, 2), HOME("时代", 0, 1), HOME("天地", 1, 2),
	HOME("新天地", 2, 3), HOME("世界", 0, 1), HOME("豪庭", 3, 5), HOME("豪苑", 3, 5),
	HOME("雅苑", 3, 5), HOME("嘉园", 3, 5), HOME("佳苑", 3, 5), HOME("佳园", 3, 5),
	HOME("丽都", 2, 4), HOME("星城", 2, 3), HOME("御苑", 3, 5), HOME("半岛", 2, 3),
	HOME("街区", 4, 6), HOME("商业街区", 6, 9),
	HOME("国贸", 2, 3), HOME("百货", 3, 5), HOME("街坊", 2, 4), HOME("涵洞", 2, 4),
	HOME("航站楼", 4, 6), HOME("机场", 2, 4), HOME("仓库", 2, 4), HOME("寺", -4, 0),
	HOME("里", -6, 0), HOME("湾", -6, 0), HOME("公房", 3, 5), HOME("平房", 2, 4),
	HOME("校区", 3, 5), HOME("院区", 3, 5), HOME("厂区", 3, 5), HOME("住宅区", 5, 8),
	HOME("住宅小区", 7, 11), HOME("商住小区", 7, 11), HOME("集团", 2, 4),
	HOME("大酒店", 5, 7), HOME("游艺城", 4, 6), HOME("电玩城", 4, 6),
	HOME("体验中心", 5, 7), HOME("网点", 2, 4), HOME("餐厅", 3, 5), HOME("饭庄", 3, 5),
	HOME("茶馆", 3, 5), HOME("村部", 3, 7), HOME("党群服务中心", 6, 9),
	HOME1("中心小学", 5, 8), HOME1("敬老院", 5, 7), HOME1("粮管所", 5, 7), HOME1("镇政府", 2, 8), HOME1("乡政府", 2, 8), HOME1("县政府", 2, 8),
	HOME1("市政府", 2, 8), HOME1("区政府", 2, 8), /* Parts of an estate. */
	PART("东区", 2, 2), PART("西区", 2, 2), PART("南区", 2, 2), PART("北区", 2, 2),
	PART("中区", 2, 2), PART("东院", 2, 2), PART("西院", 2, 2), PART("南院", 2, 2),
	PART("北院", 2, 2), PART("东苑", 2, 3), PART("西苑", 2, 3), PART("南苑", 2, 3),
	PART("北苑", 2, 3), PART("老区", 1, 1), PART("组团", 1, 3), PART("老院", 1, 1),
	PART("新院", 1, 1),

	/* Sections and sides of a road. */
	KEY("中段", MP_W_SEGMENT, 6, 8), KEY("东段", MP_W_SEGMENT, 6, 8),
	KEY("西段", MP_W_SEGMENT, 6, 8), KEY("南段", MP_W_SEGMENT, 6, 8),
	KEY("北段", MP_W_SEGMENT, 6, 8), KEY("上段", MP_W_SEGMENT, 5, 6),
	KEY("下段", MP_W_SEGMENT, 5, 6), KEY("首段", MP_W_SEGMENT, 5, 6),
	KEY("路段", MP_W_SEGMENT, 1, 5),
	KEY("东端", MP_W_SEGMENT, 6, 8), KEY("西端", MP_W_SEGMENT, 6, 8),
	KEY("南端", MP_W_SEGMENT, 6, 8), KEY("北端", MP_W_SEGMENT, 6, 8),
	KEY("东头", MP_W_SEGMENT, 4, 3), KEY("西头", MP_W_SEGMENT, 4, 3),
	KEY("南头", MP_W_SEGMENT, 4, 3), KEY("北头", MP_W_SEGMENT, 4, 3),
	KEY("东口", MP_W_SEGMENT, 4, 3), KEY("西口", MP_W_SEGMENT, 4, 3),
	KEY("南口", MP_W_SEGMENT, 4, 3), KEY("北口", MP_W_SEGMENT, 4, 3),
	KEY("路东", MP_W_SEGMENT, 6, 6), KEY("路西", MP_W_SEGMENT, 6, 6),
	KEY("路南", MP_W_SEGMENT, 6, 6), KEY("路北", MP_W_SEGMENT, 6, 6),
	KEY("路东侧", MP_W_SEGMENT, 7, 8), KEY("路西侧", MP_W_SEGMENT, 7, 8),
	KEY("路南侧", MP_W_SEGMENT, 7, 8), KEY("路北侧", MP_W_SEGMENT, 7, 8),
	KEY("东侧", MP_W_SEGMENT | MP_W_OUTSIDE, 5, 6),
	KEY("西侧", MP_W_SEGMENT | MP_W_OUTSIDE, 5, 6),
	KEY("南侧", MP_W_SEGMENT | MP_W_OUTSIDE, 5, 6),
	KEY("北侧", MP_W_SEGMENT | MP_W_OUTSIDE, 5, 6),

	/* Beside the object. */
	KEY("对面", MP_W_OUTSIDE, 6, 12), KEY("斜对面", MP_W_OUTSIDE, 7, 14),
	KEY("正对面", MP_W_OUTSIDE, 7, 14), KEY("对过", MP_W_OUTSIDE, 6, 12),
	KEY("斜对过", MP_W_OUTSIDE, 7, 14), KEY("对门", MP_W_OUTSIDE, 5, 10),
	KEY("隔壁", MP_W_OUTSIDE, 6, 12), KEY("东隔壁", MP_W_OUTSIDE, 7, 13),
	KEY("西隔壁", MP_W_OUTSIDE, 7, 13), KEY("旁边", MP_W_OUTSIDE, 6, 12),
	KEY("旁", MP_W_OUTSIDE, 3, 7), KEY("附近", MP_W_OUTSIDE, 6, 12),
	KEY("门口", MP_W_OUTSIDE, 5, 9), KEY("大门口", MP_W_OUTSIDE, 6, 11),
	KEY("门前", MP_W_OUTSIDE, 4, 8), KEY("边上", MP_W_OUTSIDE, 5, 9),
	KEY("后面", MP_W_OUTSIDE, 5, 9), KEY("前面", MP_W_OUTSIDE, 5, 9),
	KEY("后边", MP_W_OUTSIDE, 5, 9), KEY("前边", MP_W_OUTSIDE, 5, 9),
	KEY("左侧", MP_W_OUTSIDE, 5, 10), KEY("右侧", MP_W_OUTSIDE, 5, 10),
	KEY("左边", MP_W_OUTSIDE, 5, 10), KEY("右边", MP_W_OUTSIDE, 5, 10),
	KEY("侧面", MP_W_OUTSIDE, 4, 8), KEY("东邻", MP_W_OUTSIDE, 5, 9),
	KEY("西邻", MP_W_OUTSIDE, 5, 9), KEY("南邻", MP_W_OUTSIDE, 5, 9),
	KEY("北邻", MP_W_OUTSIDE, 5, 9), KEY("拐角", MP_W_OUTSIDE, 4, 8),
	KEY("以东", MP_W_OUTSIDE | MP_W_SEGMENT, 5, 9),
	KEY("以西", MP_W_OUTSIDE | MP_W_SEGMENT, 5, 9),
	KEY("以南", MP_W_OUTSIDE | MP_W_SEGMENT, 5, 9),
	KEY("以北", MP_W_OUTSIDE | MP_W_SEGMENT, 5, 9),
	KEY("东北角", MP_W_OUTSIDE, 6, 11), KEY("西北角", MP_W_OUTSIDE, 6, 11),
	KEY("东南角", MP_W_OUTSIDE, 6, 11), KEY("西南角", MP_W_OUTSIDE, 6, 11),
	KEY("东北侧", MP_W_OUTSIDE, 6, 11), KEY("西北侧", MP_W_OUTSIDE, 6, 11),
	KEY("东南侧", MP_W_OUTSIDE, 6, 11), KEY("西南侧", MP_W_OUTSIDE, 6, 11),
	KEY("东边", MP_W_OUTSIDE, 4, 8), KEY("西边", MP_W_OUTSIDE, 4, 8),
	KEY("南边", MP_W_OUTSIDE, 4, 8), KEY("北边", MP_W_OUTSIDE, 4, 8),
	KEY("大门东", MP_W_OUTSIDE, 4, 9), KEY("大门西", MP_W_OUTSIDE, 4, 9),
	KEY("大门南", MP_W_OUTSIDE, 4, 9), KEY("大门北", MP_W_OUTSIDE, 4, 9),
	KEY("门东", MP_W_OUTSIDE, 2, 5), KEY("门西", MP_W_OUTSIDE, 2, 5),
	KEY("门南", MP_W_OUTSIDE, 2, 5), KEY("门北", MP_W_OUTSIDE, 2, 5),
	KEY("第一家", MP_W_OUTSIDE, 6, 9), KEY("第二家", MP_W_OUTSIDE, 6, 9),
	KEY("第三家", MP_W_OUTSIDE, 6, 9), KEY("门面前", MP_W_OUTSIDE, 2, 5), KEY("沿线", MP_W_OUTSIDE, 2, 4),

	/* Within the object. */
	KEY("院内", MP_W_INSIDE, 6, 10), KEY("院里", MP_W_INSIDE, 5, 9),
	KEY("境内", MP_W_INSIDE, 6, 10), KEY("楼下", MP_W_INSIDE, 6, 10),
	KEY("楼上", MP_W_INSIDE, 5, 9), KEY("里面", MP_W_INSIDE, 5, 9),
	KEY("内", MP_W_INSIDE, 0, 3), KEY("下", MP_W_INSIDE, -4, 0),
	KEY("入口处", MP_W_INSIDE, 6, 10), KEY("入口", MP_W_INSIDE, 4, 7),
	KEY("出口", MP_W_INSIDE, 2, 4),
	KEY("东门", MP_W_INSIDE, 4, 6), KEY("西门", MP_W_INSIDE, 4, 6),
	KEY("南门", MP_W_INSIDE, 4, 6), KEY("北门", MP_W_INSIDE, 4, 6),
	KEY("正门", MP_W_INSIDE, 4, 6), KEY("后门", MP_W_INSIDE, 4, 6),
	KEY("大门", MP_W_INSIDE, 3, 6), KEY("侧门", MP_W_INSIDE, 4, 6),
	KEY("东面", MP_W_INSIDE, 3, 6), KEY("西面", MP_W_INSIDE, 3, 6),
	KEY("南面", MP_W_INSIDE, 3, 6), KEY("北面", MP_W_INSIDE, 3, 6),
	KEY("南墙", MP_W_OUTSIDE, 3, 5), KEY("北墙", MP_W_OUTSIDE, 3, 5),
	KEY("东墙", MP_W_OUTSIDE, 3, 5), KEY("西墙", MP_W_OUTSIDE, 3, 5),

	KEY("交叉口", MP_W_CROSS, 8, 16), KEY("交汇处", MP_W_CROSS, 8, 16),
	KEY("交叉路口", MP_W_CROSS, 9, 18), KEY("交叉处", MP_W_CROSS, 8, 16),
	KEY("交汇口", MP_W_CROSS, 8, 16), KEY("交会处", MP_W_CROSS, 8, 16),
	KEY("交界处", MP_W_CROSS, 8, 14), KEY("交口", MP_W_CROSS, 6, 12),
	KEY("交叉", MP_W_CROSS, 5, 10), KEY("交汇", MP_W_CROSS, 5, 10),
	KEY("交叉路", MP_W_CROSS, 6, 14), KEY("路口", MP_W_CROSS, 2, 8),
	KEY("口", MP_W_CROSS, -1, 0), KEY("十字路口", MP_W_CROSS, 6, 12),
	KEY("丁字路口", MP_W_CROSS, 6, 12), KEY("三岔路口", MP_W_CROSS, 6, 12),
	KEY("三岔口", MP_W_CROSS, 4, 6), KEY("三叉口", MP_W_CROSS, 4, 6),
	KEY("转盘", MP_W_CROSS, 3, 4), KEY("拐弯处", MP_W_CROSS, 4, 8),

	KEY("与", MP_W_AND, 2, 5), KEY("和", MP_W_AND, 0, 1), KEY("及", MP_W_AND, 0, 1),
	KEY("同", MP_W_AND, -3, 0), KEY("跟", MP_W_AND, -2, 1),

	KEY("县城内", MP_W_CENTRE, 8, 12), KEY("县城", MP_W_CENTRE, 6, 9),
	KEY("城内", MP_W_CENTRE, 5, 7), KEY("城区", MP_W_CENTRE, 4, 6),
	KEY("市区", MP_W_CENTRE, 4, 6), KEY("城关", MP_W_CENTRE, 5, 6),
	KEY("城", MP_W_CENTRE, 3, 0), KEY("区", MP_W_CENTRE, -2, 0),
	KEY("市辖区", MP_W_FILL, 8, 14), KEY("中国", MP_W_FILL, 5, 2),
	KEY("全区", MP_W_FILL, 3, 5), KEY("其它区", MP_W_FILL, 6, 12),
	KEY("其他区", MP_W_FILL, 6, 12), KEY("其它", MP_W_FILL, 3, 6),
	KEY("其他", MP_W_FILL, 3, 6), KEY("null", MP_W_FILL, 9, 20),
	KEY("NULL", MP_W_FILL, 9, 20), KEY("暂不选择", MP_W_FILL, 10, 20),
	KEY("位于", MP_W_FILL, 6, 12), KEY("坐落于", MP_W_FILL, 7, 14),
	KEY("座落于", MP_W_FILL, 7, 14), KEY("坐落", MP_W_FILL, 4, 8),
	KEY("公司地址", MP_W_FILL, 9, 16), KEY("办公地址", MP_W_FILL, 9, 16),
	KEY("详细地址", MP_W_FILL, 9, 16), KEY("地址", MP_W_FILL, 6, 12),
	KEY("住址", MP_W_FILL, 6, 12), KEY("街上", MP_W_FILL, 4, 6),
	KEY("的", MP_W_FILL, -1, 2), KEY("街道", MP_W_FILL, 0, 0),
	KEY("驻地", MP_W_OUTSIDE, 3, 4), KEY("所在地", MP_W_FILL, 4, 8),
	KEY("省直辖", MP_W_FILL, 5, 9), KEY("省直辖县级行政区划", MP_W_FILL, 20, 30),
	KEY("待核实", MP_W_FILL, 12, 20), KEY("同上", MP_W_FILL, 10, 20),
	KEY("不详", MP_W_FILL, 10, 20), KEY("未知", MP_W_FILL, 8, 20),
	KEY("待定", MP_W_FILL, 8, 20), KEY("暂无", MP_W_FILL, 8, 20),
	KEY("无门牌", MP_W_FILL, 10, 20), KEY("无门牌号", MP_W_FILL, 12, 20),
	KEY("新建楼房", MP_W_REMARK, 12, 12), KEY("无", MP_W_FILL, -4, 0), KEY("处", MP_W_FILL, -4, 0),

	KEY("门面房", MP_W_SHOP, 6, 9), KEY("门面", MP_W_SHOP, 5, 8),
	KEY("门市房", MP_W_SHOP, 6, 9), KEY("门市", MP_W_SHOP, 5, 8),
	KEY("底商", MP_W_SHOP, 6, 9), KEY("商铺", MP_W_SHOP, 5, 8),
	KEY("铺面", MP_W_SHOP, 5, 8), KEY("店面", MP_W_SHOP, 5, 8),
	KEY("公建", MP_W_SHOP, 5, 8), KEY("商业", MP_W_SHOP, 1, 1),
	KEY("营业房", MP_W_SHOP, 6, 9), KEY("临街", MP_W_SHOP, 4, 6),
	KEY("沿街", MP_W_SHOP, 4, 6), KEY("临街门面房", MP_W_SHOP, 9, 12),
	KEY("临街商铺", MP_W_SHOP, 9, 12), KEY("临街门面", MP_W_SHOP, 8, 12),
	KEY("负层", MP_W_SHOP, 6, 8), KEY("夹层", MP_W_SHOP, 4, 7),
	KEY("架空层", MP_W_SHOP, 5, 8), KEY("顶层", MP_W_SHOP, 4, 7), KEY("顶楼", MP_W_SHOP, 4, 7),
	KEY("商服", MP_W_SHOP, 4, 7), KEY("车库", MP_W_SHOP, 4, 7),
	KEY("地下室", MP_W_SHOP, 4, 7), KEY("储藏室", MP_W_SHOP, 4, 7),

	/* What may stand before a number. */
	KEY("第", MP_W_PREFIX, 0, 0), KEY("附", MP_W_PREFIX, 0, 0),
	KEY("付", MP_W_PREFIX, 0, 0), KEY("负", MP_W_PREFIX, 0, 0),
	KEY("临", MP_W_PREFIX, 0, 0), KEY("地下", MP_W_PREFIX, 0, 0),
	KEY("商", MP_W_PREFIX, 0, 0), KEY("甲", MP_W_PREFIX, 0, 0),
	KEY("乙", MP_W_PREFIX, 0, 0), KEY("丙", MP_W_PREFIX, 0, 0),
	KEY("丁", MP_W_PREFIX, 0, 0), KEY("戊", MP_W_PREFIX, 0, 0),
	KEY("己", MP_W_PREFIX, 0, 0), KEY("东", MP_W_PREFIX | MP_W_LEADS, 0, 0),
	KEY("西", MP_W_PREFIX | MP_W_LEADS, 0, 0), KEY("南", MP_W_PREFIX | MP_W_LEADS, 0, 0),
	KEY("北", MP_W_PREFIX | MP_W_LEADS, 0, 0), KEY("中", MP_W_PREFIX, 0, 0),
	KEY("向", MP_W_LEADS, 0, 0), KEY("往", MP_W_LEADS, 0, 0),
	KEY("以", MP_W_LEADS, 0, 0), KEY("农", MP_W_PREFIX, 0, 0),
	KEY("首层", MP_W_PREFIX, 0, 0), KEY("底层", MP_W_PREFIX, 0, 0),

	/* What numbers count. */
	UNIT("号", MP_U_NO, 0), UNIT("好", MP_U_NO, -6), UNIT("好院", MP_U_YARD, -4),
	UNIT("好楼", MP_U_BUILDING, -4), UNIT("号院", MP_U_YARD, 2),
	UNIT("号大院", MP_U_YARD, 2), UNIT("号院内", MP_U_YARD, 2),
	UNIT("号楼", MP_U_BUILDING, 2), UNIT("栋", MP_U_BUILDING, 2),
	UNIT("幢", MP_U_BUILDING, 2), UNIT("座", MP_U_BUILDING, 1),
	UNIT("#", MP_U_BUILDING, 0), UNIT("#楼", MP_U_BUILDING, 2),
	UNIT("#号楼", MP_U_BUILDING, 2), UNIT("栋楼", MP_U_BUILDING, 2),
	UNIT("幢楼", MP_U_BUILDING, 2), UNIT("号栋", MP_U_BUILDING, 2),
	UNIT("号公寓", MP_U_BUILDING, 1), UNIT("号公寓楼", MP_U_BUILDING, 2),
	UNIT("号厂房", MP_U_BUILDING, 1), UNIT("号宿舍楼", MP_U_BUILDING, 2),
	UNIT("号别墅", MP_U_BUILDING, 1), UNIT("号塔", MP_U_BUILDING, 1),
	UNIT("号商业楼", MP_U_BUILDING, 2), UNIT("号住宅楼", MP_U_BUILDING, 2),
	UNIT("号家属楼", MP_U_BUILDING, 2), UNIT("号办公楼", MP_U_BUILDING, 2),
	UNIT("号教学楼", MP_U_BUILDING, 2), UNIT("号航站楼", MP_U_BUILDING, 2),
	UNIT("撞", MP_U_BUILDING, -1), UNIT("懂", MP_U_BUILDING, -1),
	UNIT("动", MP_U_BUILDING, -5), UNIT("航站楼", MP_U_BUILDING, 1),
	UNIT("号館", MP_U_BUILDING, 1), UNIT("号馆", MP_U_BUILDING, 1),
	UNIT("排", MP_U_ROW, 1), UNIT("楼", MP_U_STOREY, 0), UNIT("层", MP_U_FLOOR, 2),
	UNIT("层楼", MP_U_FLOOR, 2), UNIT("楼层", MP_U_FLOOR, 1), UNIT("F", MP_U_FLOOR, 0),
	UNIT("f", MP_U_FLOOR, 0), UNIT("F层", MP_U_FLOOR, 2),
	UNIT("单元", MP_U_UNIT, 3), UNIT("单原", MP_U_UNIT, 0), UNIT("单元门", MP_U_UNIT, 2),
	UNIT("门洞", MP_U_UNIT, 2), UNIT("门", MP_U_ENTRANCE, 0),
	UNIT("号门", MP_U_ENTRANCE, 1), UNIT("单位", MP_U_ENTRANCE, 1),
	UNIT("室", MP_U_ROOM, 3), UNIT("号室", MP_U_ROOM, 3), UNIT("房", MP_U_ROOM, 2),
	UNIT("号房", MP_U_ROOM, 2), UNIT("房间", MP_U_ROOM, 2), UNIT("号房间", MP_U_ROOM, 2),
	UNIT("室内", MP_U_ROOM, 3), UNIT("间", MP_U_ROOM, -1), UNIT("号间", MP_U_ROOM, 1),
	UNIT("号包间", MP_U_ROOM, 1), UNIT("卡", MP_U_ROOM, 0),
	UNIT("户", MP_U_HOUSEHOLD, 1), UNIT("号户", MP_U_HOUSEHOLD, 1),
	UNIT("铺", MP_U_SHOP, 1), UNIT("号铺", MP_U_SHOP, 2), UNIT("商铺", MP_U_SHOP, 2),
	UNIT("号商铺", MP_U_SHOP, 3), UNIT("号铺面", MP_U_SHOP, 3),
	UNIT("号门面", MP_U_SHOP, 3), UNIT("号门面房", MP_U_SHOP, 3),
	UNIT("号面房", MP_U_SHOP, 3), UNIT("门面房", MP_U_SHOP, 2),
	UNIT("号门市", MP_U_SHOP, 3), UNIT("号门市房", MP_U_SHOP, 3),
	UNIT("门市", MP_U_SHOP, 2), UNIT("门市房", MP_U_SHOP, 2), UNIT("号店", MP_U_SHOP, 2),
	UNIT("号店铺", MP_U_SHOP, 3), UNIT("号店面", MP_U_SHOP, 3),
	UNIT("店面", MP_U_SHOP, 2), UNIT("号底商", MP_U_SHOP, 3), UNIT("底商", MP_U_SHOP, 2),
	UNIT("号摊位", MP_U_ROOM, 2), UNIT("号档口", MP_U_ROOM, 2),
	UNIT("号车库", MP_U_ROOM, 2),
	UNIT("号地下室", MP_U_ROOM, 2), UNIT("号储藏室", MP_U_ROOM, 2),
	UNIT("摊位", MP_U_ROOM, 2), UNIT("档口", MP_U_ROOM, 2), UNIT("号营业房", MP_U_SHOP, 3),
	UNIT("塔楼", MP_U_TOWER, 2), UNIT("塔", MP_U_TOWER, 0),
	UNIT("#铺", MP_U_SHOP, 2), UNIT("#商铺", MP_U_SHOP, 3), UNIT("#店面", MP_U_SHOP, 3),
	UNIT("#门面", MP_U_SHOP, 3), UNIT("#门面房", MP_U_SHOP, 3), UNIT("#店", MP_U_SHOP, 2),
	UNIT("#门市", MP_U_SHOP, 3), UNIT("#室", MP_U_ROOM, 3), UNIT("#房", MP_U_ROOM, 2),
	UNIT("组", MP_U_GROUP, 3), UNIT("村民组", MP_U_GROUP, 4),
	UNIT("居民组", MP_U_GROUP, 4), UNIT("村民小组", MP_U_GROUP, 4),
	UNIT("居民小组", MP_U_GROUP, 4), UNIT("小组", MP_U_GROUP, 3),
	UNIT("队", MP_U_TEAM, 1), UNIT("生产队", MP_U_TEAM, 3), UNIT("小队", MP_U_TEAM, 2),
	UNIT("期", MP_U_PHASE, 2), UNIT("区", MP_U_PHASE, 1), UNIT("号区", MP_U_PHASE, 1),
	UNIT("号园", MP_U_PHASE, 0), UNIT("组团", MP_U_PHASE, 3), UNIT("号地块", MP_U_PHASE, 2),
	UNIT("地块", MP_U_PHASE, 2), UNIT("期工程", MP_U_PHASE, 1),
	UNIT("巷", MP_U_LANE, 2), UNIT("弄", MP_U_LANE, 3), UNIT("条", MP_U_LANE, -4),
	UNIT("号巷", MP_U_LANE, 2), UNIT("号弄", MP_U_LANE, 2), UNIT("胡同", MP_U_LANE, 2),
	UNIT("段", MP_U_SEGMENT, 1), UNIT("团", MP_U_CORPS, 0), UNIT("师", MP_U_ARMY, 0), UNIT("连", MP_U_COMPANY, 0),
	UNIT("米", MP_U_METRE, 3), UNIT("公里", MP_U_METRE, 3), UNIT("千米", MP_U_METRE, 3),
	UNIT("m", MP_U_METRE, 0), UNIT("km", MP_U_METRE, 1), UNIT("里地", MP_U_METRE, 2),
	UNIT("号街坊", MP_U_PLOT, 4), UNIT("街坊", MP_U_PLOT, 3), UNIT("小区", MP_U_PLOT, 3),

	/* How hamlets end: only a hint, never an end of its own. */
	KEY("湾", MP_W_HAMLET, 4, 0), KEY("塆", MP_W_HAMLET, 5, 0),
	KEY("庄", MP_W_HAMLET, 4, 0), KEY("寨", MP_W_HAMLET, 4, 0),
	KEY("楼", MP_W_HAMLET, 3, 0), KEY("冲", MP_W_HAMLET, 5, 0),
	KEY("畈", MP_W_HAMLET, 5, 0), KEY("洼", MP_W_HAMLET, 5, 0),
	KEY("岗", MP_W_HAMLET, 4, 0), KEY("屋", MP_W_HAMLET, 3, 0),
	KEY("湖", MP_W_HAMLET, 1, 0), KEY("营", MP_W_HAMLET, 4, 0),
	KEY("店", MP_W_HAMLET, 1, 0), KEY("屯", MP_W_HAMLET, 4, 0),
	KEY("堡", MP_W_HAMLET, 4, 0), KEY("沟", MP_W_HAMLET, 4, 0),
	KEY("坪", MP_W_HAMLET, 4, 0), KEY("岭", MP_W_HAMLET, 4, 0),
	KEY("坡", MP_W_HAMLET, 4, 0), KEY("庙", MP_W_HAMLET, 4, 0),
	KEY("集", MP_W_HAMLET, 4, 0), KEY("桥", MP_W_HAMLET, 3, 0),
	KEY("孜", MP_W_HAMLET, 5, 0), KEY("围", MP_W_HAMLET, 3, 0),
	KEY("堰", MP_W_HAMLET, 4, 0), KEY("台", MP_W_HAMLET, 2, 0),
	KEY("墩", MP_W_HAMLET, 4, 0), KEY("塝", MP_W_HAMLET, 5, 0),
	KEY("圩", MP_W_HAMLET, 4, 0), KEY("郢", MP_W_HAMLET, 4, 0),
	KEY("棚", MP_W_HAMLET, 4, 0), KEY("铺", MP_W_HAMLET, 2, 0),
	KEY("坊", MP_W_HAMLET, 2, 0), KEY("井", MP_W_HAMLET, 2, 0),
	KEY("塘", MP_W_HAMLET, 3, 0), KEY("坑", MP_W_HAMLET, 3, 0),
	KEY("垅", MP_W_HAMLET, 4, 0), KEY("咀", MP_W_HAMLET, 4, 0),
	KEY("嘴", MP_W_HAMLET, 3, 0), KEY("垸", MP_W_HAMLET, 4, 0),
	KEY("院", MP_W_HAMLET, 0, 0), KEY("园", MP_W_HAMLET, 0, 0),
	KEY("坳", MP_W_HAMLET, 4, 0), KEY("埠", MP_W_HAMLET, 3, 0),
	KEY("渡", MP_W_HAMLET, 2, 0), KEY("峪", MP_W_HAMLET, 3, 0),
	KEY("塬", MP_W_HAMLET, 3, 0), KEY("场", MP_W_HAMLET, 0, 0),
	KEY("口", MP_W_HAMLET, 0, 0), KEY("河", MP_W_HAMLET, 1, 0),
	KEY("山", MP_W_HAMLET, 1, 0), KEY("塔", MP_W_HAMLET, 1, 0),
	KEY("棵", MP_W_HAMLET, 2, 0), KEY("树", MP_W_HAMLET, 1, 0),

	KEY("公交站", MP_W_NEARBY, 0, 0), KEY("地铁", MP_W_NEARBY, 0, 0),
	KEY("公交", MP_W_NEARBY, 0, 0), KEY("站牌", MP_W_NEARBY, 0, 0),
	KEY("进店", MP_W_NEARBY, 0, 0),

	/* Remarks of those who went there. */
	KEY("有狗", MP_W_REMARK, 8, 8), KEY("联系不上", MP_W_REMARK | MP_W_PERSON, 12, 12), KEY("不要上门", MP_W_REMARK, 12, 12),
	KEY("有人", MP_W_REMARK, 8, 8), KEY("无人", MP_W_REMARK, 8, 8),
	KEY("家中无人", MP_W_REMARK | MP_W_PERSON, 12, 12), KEY("户主外出", MP_W_REMARK | MP_W_PERSON, 12, 12),
	KEY("住户外出", MP_W_REMARK | MP_W_PERSON, 12, 12), KEY("外出", MP_W_REMARK, 8, 8),
	KEY("已搬离", MP_W_REMARK, 10, 10), KEY("已搬走", MP_W_REMARK, 10, 10),
	KEY("已搬", MP_W_REMARK, 8, 8), KEY("危房", MP_W_REMARK, 8, 8),
	KEY("空房", MP_W_REMARK, 8, 8), KEY("空置", MP_W_REMARK, 8, 8),
	KEY("出租房", MP_W_REMARK, 10, 10), KEY("租户", MP_W_REMARK | MP_W_PERSON, 8, 8),
	KEY("拒访", MP_W_REMARK | MP_W_PERSON, 8, 8),
	KEY("拒绝登记", MP_W_REMARK | MP_W_PERSON, 12, 12), KEY("正在装修", MP_W_REMARK, 12, 12),
	KEY("在建", MP_W_REMARK, 8, 8), KEY("已拆", MP_W_REMARK, 8, 8),
	KEY("已拆除", MP_W_REMARK, 10, 10), KEY("待拆", MP_W_REMARK, 8, 8),
	KEY("未入户", MP_W_REMARK, 10, 10), KEY("未登记", MP_W_REMARK, 10, 10),
	KEY("敲门无人", MP_W_REMARK | MP_W_PERSON, 12, 12), KEY("不在家", MP_W_REMARK | MP_W_PERSON, 10, 10),
	KEY("查无此人", MP_W_REMARK | MP_W_PERSON, 12, 12), KEY("同户", MP_W_REMARK, 8, 8),
	KEY("白天不在", MP_W_REMARK | MP_W_PERSON, 12, 12), KEY("晚上在家", MP_W_REMARK | MP_W_PERSON, 12, 12),

	KEY("无名路", MP_W_UNNAMED, 20, 8), KEY("未命名路", MP_W_UNNAMED, 22, 8),
	KEY("未命名道路", MP_W_UNNAMED, 24, 8), KEY("无名巷", MP_W_UNNAMED, 20, 8),
	KEY("未命名", MP_W_UNNAMED, 15, 8),

	KEY("原", MP_W_ALIAS, 0, 0), KEY("曾用名", MP_W_ALIAS, 4, 8),
	KEY("又名", MP_W_ALIAS, 3, 6), KEY("别名", MP_W_ALIAS, 3, 6),
	KEY("旧称", MP_W_ALIAS, 3, 6), KEY("俗称", MP_W_ALIAS, 3, 6),
	KEY("现", MP_W_ALIAS, -1, 0),

	KEY("电话", MP_W_DELIVERY | MP_W_PERSON, 5, 12), KEY("手机", MP_W_DELIVERY | MP_W_PERSON, 5, 2),
	KEY("手机号", MP_W_DELIVERY | MP_W_PERSON, 5, 10),
	KEY("电联", MP_W_DELIVERY | MP_W_PERSON, 6, 12), KEY("联系电话", MP_W_DELIVERY | MP_W_PERSON, 7, 14),
	KEY("到付", MP_W_DELIVERY | MP_W_PERSON, 5, 10), KEY("丰巢", MP_W_DELIVERY, 5, 8),
	KEY("菜鸟", MP_W_DELIVERY, 4, 6), KEY("驿站", MP_W_DELIVERY, 2, 4),
	KEY("代收", MP_W_DELIVERY | MP_W_PERSON, 5, 10), KEY("邮编", MP_W_DELIVERY, 6, 12),
	KEY("快递", MP_W_DELIVERY, 4, 8), KEY("不要发", MP_W_DELIVERY | MP_W_PERSON, 6, 12),
	KEY("不要放", MP_W_DELIVERY | MP_W_PERSON, 16, 14), KEY("请勿放", MP_W_DELIVERY | MP_W_PERSON, 16, 14),
	KEY("勿放", MP_W_DELIVERY | MP_W_PERSON, 14, 12), KEY("别放", MP_W_DELIVERY | MP_W_PERSON, 14, 12),
	KEY("放门卫", MP_W_DELIVERY | MP_W_PERSON, 14, 12), KEY("放门口", MP_W_DELIVERY | MP_W_PERSON, 16, 12),
	KEY("放前台", MP_W_DELIVERY | MP_W_PERSON, 14, 12), KEY("放物业", MP_W_DELIVERY | MP_W_PERSON, 14, 12),
	KEY("放丰巢", MP_W_DELIVERY | MP_W_PERSON, 14, 12), KEY("放菜鸟", MP_W_DELIVERY | MP_W_PERSON, 14, 12),
	KEY("放驿站", MP_W_DELIVERY | MP_W_PERSON, 14, 12), KEY("放快递", MP_W_DELIVERY | MP_W_PERSON, 14, 12),
	KEY("放传达室", MP_W_DELIVERY | MP_W_PERSON, 16, 12), KEY("放超市", MP_W_DELIVERY | MP_W_PERSON, 14, 12),
	KEY("送货", MP_W_DELIVERY | MP_W_PERSON, 12, 8), KEY("派送", MP_W_DELIVERY | MP_W_PERSON, 12, 8),
	KEY("请送", MP_W_DELIVERY | MP_W_PERSON, 12, 8), KEY("请放", MP_W_DELIVERY | MP_W_PERSON, 12, 8),
	KEY("收件人", MP_W_DELIVERY | MP_W_PERSON, 12, 12),
	KEY("收货人", MP_W_DELIVERY | MP_W_PERSON, 12, 12),
	KEY("联系人", MP_W_DELIVERY | MP_W_PERSON, 12, 12),
	KEY("签收人", MP_W_DELIVERY | MP_W_PERSON, 12, 12),
	KEY("户主", MP_W_DELIVERY | MP_W_PERSON, 12, 12),
	KEY("身份证", MP_W_DELIVERY | MP_W_PERSON, 12, 12),
	KEY("收", MP_W_PERSON, 0, 0), KEY("亲收", MP_W_PERSON, 0, 0),
	KEY("签收", MP_W_PERSON, 0, 0), KEY("先生", MP_W_PERSON, 0, 2),
	KEY("女士", MP_W_PERSON, 0, 2), KEY("小姐", MP_W_PERSON, 0, 2),
	KEY("老师", MP_W_PERSON, 0, 2), KEY("师傅", MP_W_PERSON, 0, 2),
	KEY("经理", MP_W_PERSON, 0, 2), KEY("先生收", MP_W_PERSON, 0, 2),
	KEY("女士收", MP_W_PERSON, 0, 2), KEY("老师收", MP_W_PERSON, 0, 2),
	KEY("请打", MP_W_DELIVERY | MP_W_PERSON, 12, 8), KEY("打电话", MP_W_DELIVERY | MP_W_PERSON, 12, 12),
	KEY("提前联系", MP_W_DELIVERY | MP_W_PERSON, 16, 14),

	/* What the clerk adds about who lives there and what became of the house. */
	KEY("五保户", MP_W_REMARK | MP_W_PERSON, 14, 12), KEY("低保户", MP_W_REMARK | MP_W_PERSON, 14, 12),
	KEY("贫困户", MP_W_REMARK | MP_W_PERSON, 14, 12), KEY("空挂户", MP_W_REMARK | MP_W_PERSON, 14, 12),
	KEY("空户", MP_W_REMARK, 10, 8), KEY("出租屋", MP_W_REMARK, 14, 10),
	KEY("出租", MP_W_REMARK, 4, 0),
	KEY("自住", MP_W_REMARK, 4, 0), KEY("自编", MP_W_REMARK, 12, 8),
	KEY("已拆迁", MP_W_REMARK, 14, 12),
	KEY("待拆迁", MP_W_REMARK, 14, 12),
	KEY("已搬迁", MP_W_REMARK, 14, 12), KEY("无人居住", MP_W_REMARK, 16, 12),
};

#define NWORDS (sizeof words / sizeof *words)
#define LONGEST 12

struct entry {
	mp_word word;
	uint16_t c[LONGEST];
};

/* A trie node: its words are entries, its children nodes, both in a row.  What is on
 * the way to it is listed with it, so that the last node tells all words of a text. */
struct node {
	uint16_t c;		/* the character that leads here */
	uint16_t word, nword;
	uint16_t child, nchild;
	uint16_t list, nlist;	/* its words and those on the way, longest first */
	uint32_t roles;		/* of these */
	uint64_t may;		/* bits of the characters that lead on, modulo 64 */
};

struct mp_lexicon {
	struct entry entry[NWORDS];	/* in the order of their characters */
	struct node node[NWORDS * 3];
	size_t nnode;
	const mp_word **list;
	size_t nlist, list_cap;
	struct mp_character first[MP_PLANE];
};

static enum mp_class
class_of(uint32_t c)
{
	if (c < 0x80) {
		if (c >= '0' && c <= '9')
			return MP_C_DIGIT;
		if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
			return MP_C_LETTER;
		if (c == '-' || c == '~')
			return MP_C_DASH;
		return c == '(' ? MP_C_OPEN : c == ')' ? MP_C_CLOSE : MP_C_MARK;
	}
	if (c == 0xB7 || (c >= 0x2000 && c < 0x2E80) || (c >= 0x3001 && c <= 0x3020 &&
	    c != 0x3005 && c != 0x3007))
		return MP_C_MARK;
	return mp_numeral_value(c) >= 0 ? MP_C_NUMERAL : MP_C_HAN;
}

static int
by_characters(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	size_t i;

	for (i = 0; i < LONGEST; i++)
		if (x->c[i] != y->c[i])
			return x->c[i] < y->c[i] ? -1 : 1;
	return (x->word.role > y->word.role) - (x->word.role < y->word.role);
}

/* List the words of node `at`, and those of the node above it. */
static void
list_words(mp_lexicon *lx, struct node *at, const struct node *above)
{
	size_t i;

	lx->list = mp_grow(lx->list, &lx->list_cap, lx->nlist + at->nword + above->nlist,
	    sizeof *lx->list);
	at->list = (uint16_t)lx->nlist;
	at->nlist = (uint16_t)(at->nword + above->nlist);
	at->roles = above->roles;
	for (i = 0; i < at->nword; i++) {
		lx->list[lx->nlist++] = &lx->entry[at->word + i].word;
		at->roles |= lx->entry[at->word + i].word.role;
	}
	for (i = 0; i < above->nlist; i++)
		lx->list[lx->nlist++] = lx->list[above->list + i];
}

/* Node `at` stands for the first `depth` characters of entries [from, to): its own
 * words are the first of them, the rest hangs below. */
static void
grow(mp_lexicon *lx, size_t at, size_t above, size_t depth, size_t from, size_t to)
{
	size_t i, k;

	for (i = from; i < to && lx->entry[i].word.len == depth; i++)
		;
	lx->node[at].word = (uint16_t)from;
	lx->node[at].nword = (uint16_t)(i - from);
	list_words(lx, &lx->node[at], &lx->node[above]);
	lx->node[at].child = (uint16_t)lx->nnode;
	from = i;
	for (; i < to; i++)
		if (i == from || lx->entry[i].c[depth] != lx->entry[i - 1].c[depth]) {
			lx->node[lx->nnode++].c = lx->entry[i].c[depth];
			lx->node[at].nchild++;
			lx->node[at].may |= UINT64_C(1) << (lx->entry[i].c[depth] & 63);
		}
	for (k = lx->node[at].child, i = from; i < to; from = i, k++) {
		while (i < to && lx->entry[i].c[depth] == lx->node[k].c)
			i++;
		grow(lx, k, at, depth + 1, from, i);
	}
}

mp_lexicon *
mp_lexicon_new(void)
{
	mp_lexicon *lx = mp_zalloc(1, sizeof *lx);
	size_t i;

	for (i = 0; i < NWORDS; i++) {
		struct entry *e = &lx->entry[i];
		const char *p = words[i].text;
		uint32_t c;

		e->word = words[i];
		while (*p) {
			p += mp_utf8_next(p, &c);
			e->c[e->word.len++] = (uint16_t)c;
		}
	}
	qsort(lx->entry, NWORDS, sizeof *lx->entry, by_characters);
	lx->nnode = 1;
	grow(lx, 0, 0, 0, 0, NWORDS);
	for (i = 0; i < lx->node[0].nchild; i++) {
		size_t k = lx->node[0].child + i;

		lx->first[lx->node[k].c].node = (uint16_t)k;
	}
	for (i = 0; i < MP_PLANE; i++) {
		lx->first[i].class = (uint8_t)class_of((uint32_t)i);
		lx->first[i].folds = mp_fold_changes((uint32_t)i);
	}
	return lx;
}

void
mp_lexicon_free(mp_lexicon *lx)
{
	if (lx)
		free(lx->list);
	free(lx);
}

const struct mp_character *
mp_lexicon_characters(const mp_lexicon *lx)
{
	return lx->first;
}

static const struct node *
below(const mp_lexicon *lx, const struct node *at, uint32_t c)
{
	const struct node *k = &lx->node[at->child], *end = k + at->nchild;

	if (!(at->may >> (c & 63) & 1))
		return NULL;
	for (; k < end; k++)
		if (k->c == c)
			return k;
	return NULL;
}

struct mp_words
mp_lexicon_match(const mp_lexicon *lx, const uint32_t *c, size_t n)
{
	const struct node *at, *next;
	size_t i;

	if (n == 0 || c[0] >= MP_PLANE || !lx->first[c[0]].node)
		return (struct mp_words){ NULL, 0, 0 };
	at = &lx->node[lx->first[c[0]].node];
	for (i = 1; i < n && (next = below(lx, at, c[i])); i++)
		at = next;
	return (struct mp_words){ lx->list + at->list, at->nlist, at->roles };
}

const mp_word *
mp_lexicon_find(const mp_lexicon *lx, const uint32_t *c, size_t n, unsigned role)
{
	const struct node *at;
	size_t i;

	if (n == 0 || n > LONGEST || c[0] >= MP_PLANE || !lx->first[c[0]].node)
		return NULL;
	at = &lx->node[lx->first[c[0]].node];
	for (i = 1; at && i < n; i++)
		at = below(lx, at, c[i]);
	for (i = 0; at && i < at->nword; i++)
		if (lx->entry[at->word + i].word.role & role)
			return &lx->entry[at->word + i].word;
	return NULL;
}
