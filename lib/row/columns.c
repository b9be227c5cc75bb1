/* columns.c - what columns may be called in a clerk's own header. */
#include "row/columns.h"

#include <strings.h>

static const struct { const char *name, *synonym; } table[] = {
	{ "id", "编号" }, { "id", "序号" }, { "id", "记录编号" }, { "id", "主键" },

	{ "raw", "地址" }, { "raw", "详细地址" }, { "raw", "原始地址" },
	{ "raw", "标准地址" }, { "raw", "地址全称" }, { "raw", "现住址" },
	{ "raw", "现住地址" }, { "raw", "居住地址" }, { "raw", "住址" },
	{ "raw", "家庭住址" }, { "raw", "户籍地址" }, { "raw", "单位地址" },
	{ "raw", "经营地址" }, { "raw", "房屋地址" }, { "raw", "坐落" },
	{ "raw", "门牌地址" },

	{ "province", "省" }, { "province", "省份" }, { "province", "省级" },
	{ "city", "市" }, { "city", "地市" }, { "city", "城市" }, { "city", "市级" },
	{ "county", "区县" }, { "county", "县区" }, { "county", "县" },
	{ "county", "区" }, { "county", "县级" },
	{ "devzone", "功能区" }, { "devzone", "开发区" }, { "devzone", "管理区" },
	{ "township", "乡镇街道" }, { "township", "乡镇" }, { "township", "街道" },
	{ "township", "镇街" }, { "township", "街道办事处" },
	{ "community", "社区村" }, { "community", "社区" }, { "community", "村" },
	{ "community", "村居" }, { "community", "村社区" }, { "community", "行政村" },
	{ "community", "居委会" }, { "community", "村委会" },
	{ "group", "村民组" }, { "group", "小组" }, { "group", "自然村" },
	{ "group", "居民小组" }, { "group", "村民小组" },
	{ "road", "街路巷" }, { "road", "道路" }, { "road", "路名" },
	{ "road", "街道名称" }, { "road", "街路巷名称" },
	{ "segment", "路段" },
	{ "lane", "支巷弄" }, { "lane", "巷弄" }, { "lane", "支巷" },
	{ "door", "门牌号" }, { "door", "门牌" }, { "door", "门牌号码" },
	{ "door", "门楼牌号" },
	{ "estate", "小区院落" }, { "estate", "小区" }, { "estate", "小区名称" },
	{ "estate", "院落" }, { "estate", "小区名" },
	{ "building", "楼牌号" }, { "building", "楼栋" }, { "building", "楼号" },
	{ "building", "栋号" }, { "building", "幢号" }, { "building", "楼栋号" },
	{ "unit", "单元" }, { "unit", "单元号" },
	{ "floor", "楼层" }, { "floor", "层" }, { "floor", "所在层" },
	{ "room", "户室" }, { "room", "房号" }, { "room", "室号" },
	{ "room", "房间号" }, { "room", "户室号" },
	{ "assist", "方位附注" }, { "assist", "方位" }, { "assist", "附注" },
	{ "note", "其余" },

	{ "address", "标准地址" }, { "address", "规范地址" },
	{ "level", "层级" }, { "level", "地址级别" },
	{ "division", "行政区划代码" }, { "division", "区划代码" },
	{ "status", "状态" },
	{ "issues", "问题" },
	{ "confidence", "可信度" },
	{ "expected", "名录值" },
	{ "explain", "解析说明" },

	{ "code", "地址编码" }, { "code", "标准地址编码" }, { "code", "门牌编码" },
	{ "code", "编码" },

	{ "rank", "名次" }, { "lookup", "查找结果" }, { "library_id", "地址库编号" },
	{ "life", "编码状态" }, { "verdict", "核验结果" }, { "matched", "相符要素" },
	{ "unsaid", "未写要素" }, { "missing", "库中没有" },

	{ "event", "事件" }, { "event", "变更类型" },
	{ "into", "并入编码" }, { "into", "目标编码" },
	{ "old", "原名" }, { "old", "原值" }, { "new", "新名" }, { "new", "新值" },
	{ "reason", "变更原因" },
	{ "answer", "结果" }, { "places", "涉及地址数" }, { "codes", "新编码" },

	{ "sources", "来源编号" }, { "alternatives", "其他取值" },
	{ "dup_cluster", "重复组" }, { "dup_of", "重复于" },
	{ "dup_kind", "重复类型" }, { "dup_score", "重复得分" },
	{ "dup_why", "重复理由" }, { "dup_shard", "分片" },

	{ "kind", "类别" }, { "within", "范围" }, { "element", "要素" },
	{ "name", "名称" }, { "then", "推出要素" }, { "means", "标准值" },
	{ "count", "条数" }, { "exceptions", "例外" }, { "score", "得分" },
	{ "why", "理由" }, { "accept", "采用" },

	{ "decision", "决定" }, { "a", "甲" }, { "b", "乙" }, { "differ", "不同之处" },
	{ "remark", "备注" }, { "key_a", "键甲" }, { "key_b", "键乙" },

	{ "list", "清单" }, { "missing", "缺少" }, { "evidence", "依据" }, { "weight", "性质" },
	{ "numbering", "编号方式" }, { "spacing", "间隔" }, { "odd", "单号侧" },
	{ "reserved", "预留号" },

	{ "pattern", "模式" }, { "pattern", "查找" }, { "pattern", "查找内容" },
	{ "replacement", "替换" }, { "replacement", "替换为" },

	{ "id", "房屋编号" }, { "id", "人员编号" }, { "id", "人口编号" }, { "id", "单位编号" },
	{ "name", "姓名" }, { "name", "单位名称" },
	{ "use", "房屋用途" }, { "owner", "产权人" }, { "rented", "是否出租" },
	{ "state", "使用情况" }, { "state", "经营状态" }, { "area", "面积" },
	{ "area", "建筑面积" }, { "station", "派出所" }, { "station", "所属派出所" },
	{ "collector", "采集人" }, { "date", "采集日期" }, { "date", "采集时间" },
	{ "id_type", "证件类型" }, { "id_type", "证件种类" },
	{ "id_number", "证件号码" }, { "id_number", "证件号" }, { "id_number", "身份证号" },
	{ "id_number", "身份证号码" }, { "id_number", "公民身份号码" },
	{ "sex", "性别" }, { "birth", "出生日期" }, { "birth", "生日" },
	{ "residence", "现住址" }, { "residence", "现住地址" }, { "residence", "居住地址" },
	{ "residence_code", "现住址编码" }, { "household", "户籍地址" },
	{ "household", "户籍地" }, { "household", "户口所在地" },
	{ "household_code", "户籍地址编码" }, { "kinship", "与户主关系" },
	{ "household_number", "户号" }, { "household_number", "户编号" },
	{ "household_number", "家庭户号" }, { "household_number", "户籍户号" },
	{ "phone", "联系电话" }, { "phone", "电话" }, { "phone", "手机号码" },
	{ "living", "居住状态" }, { "since", "居住起始日期" }, { "since", "居住开始日期" },
	{ "until", "离开日期" }, { "until", "居住截止日期" }, { "focus", "重点标志" },
	{ "credit_code", "统一社会信用代码" }, { "credit_code", "社会信用代码" },
	{ "registered_address", "注册地址" }, { "raw", "实际地址" },
	{ "head", "法定代表人" }, { "head", "负责人" },
	{ "house", "房屋" }, { "match", "匹配方式" }, { "relation", "人户关系" },
	{ "residents", "居住人数" }, { "households", "户数" },
	{ "lacks", "缺少" }, { "candidates", "候选地址" },

	{ "labelled", "标注" }, { "labelled", "是否标注" }, { "labelled", "标注状态" },
	{ "count", "应采数" }, { "count", "应有数" }, { "count", "数量" },
	{ "day", "日别" }, { "date", "日期" }, { "reason", "原因" }, { "remark", "说明" },
	{ "responsible", "责任单位" }, { "fault", "问题说明" }, { "remedy", "整改要求" },
	{ "due", "整改期限" }, { "by", "统计口径" }, { "measure", "指标" },
	{ "numerator", "分子" }, { "denominator", "分母" }, { "rate", "比率" },
	{ "threshold", "合格线" }, { "pass", "是否合格" },

	{ "sample", "样本号" }, { "stratum", "检查批" }, { "rank", "批内序号" },
	{ "result", "核查结果" }, { "result", "结果" }, { "fault", "问题类别" },

	{ "plate_type", "门牌类型" }, { "pinyin", "拼音" },
	{ "postcode", "邮政编码" }, { "postcode", "邮编" },
	{ "lon", "经度" }, { "lat", "纬度" },
	{ "certificate", "不动产权证号" }, { "certificate", "不动产权证书号" },
	{ "certificate", "房产证号" }, { "certificate", "房屋所有权证号" },
	{ "certificate", "产权证号" },
};

/* Spaces around a name, ASCII or full-width, are the typist's. */
static mp_str
trim(mp_str s)
{
	mp_str wide = MP_STR("\u3000");

	while (s.n && (s.p[0] == ' ' || mp_str_starts(s, wide)))
		s = mp_str_skip(s, s.p[0] == ' ' ? 1 : wide.n);
	while (s.n && (s.p[s.n - 1] == ' ' || mp_str_ends(s, wide)))
		s = mp_str_chop(s, s.p[s.n - 1] == ' ' ? 1 : wide.n);
	return s;
}

bool
mp_column_is(mp_str have, const char *name)
{
	size_t i;

	have = trim(have);
	if (have.n == strlen(name) && strncasecmp(have.p, name, have.n) == 0)
		return true;
	for (i = 0; i < sizeof table / sizeof *table; i++)
		if (strcmp(table[i].name, name) == 0 &&
		    mp_str_eq(have, mp_str_from(table[i].synonym)))
			return true;
	return false;
}

const char *
mp_column_synonym(const char *name, size_t i)
{
	size_t k;

	for (k = 0; k < sizeof table / sizeof *table; k++)
		if (strcmp(table[k].name, name) == 0 && i-- == 0)
			return table[k].synonym;
	return NULL;
}
