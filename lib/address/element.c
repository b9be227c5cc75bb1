/* element.c - the elements of a standard address, in their order. */
#include "address/element.h"

const struct mp_element_info mp_elements[MP_NELEMENT] = {
	[MP_PROVINCE] = { "province", "省", "11" },
	[MP_CITY] = { "city", "市", "12" },
	[MP_COUNTY] = { "county", "区县", "13" },
	[MP_DEVZONE] = { "devzone", "功能区", "" },
	[MP_TOWNSHIP] = { "township", "乡镇街道", "20" },
	[MP_COMMUNITY] = { "community", "社区村", "30" },
	[MP_GROUP] = { "group", "村民组", "44" },
	[MP_ROAD] = { "road", "街路巷", "41" },
	[MP_SEGMENT] = { "segment", "路段", "41" },
	[MP_LANE] = { "lane", "支巷弄", "41" },
	[MP_DOOR] = { "door", "门牌号", "41" },
	[MP_ESTATE] = { "estate", "小区院落", "42" },
	[MP_BUILDING] = { "building", "楼牌号", "50" },
	[MP_UNIT] = { "unit", "单元", "61" },
	[MP_FLOOR] = { "floor", "楼层", "60" },
	[MP_ROOM] = { "room", "户室", "62" },
	[MP_ASSIST] = { "assist", "方位附注", "" },
	[MP_NOTE] = { "note", "其余", "" },
};

mp_element
mp_element_find(mp_str name)
{
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		if (mp_str_eq(name, mp_str_from(mp_elements[e].name)) ||
		    mp_str_eq(name, mp_str_from(mp_elements[e].zh)))
			break;
	return (mp_element)e;
}
