/* type.c - what kinds of plates there are, and where things stand on them.
 *
 * large, medium, small: face, rim, QR and the fifths of the face are those of
 * the 2021 text.  A large plate without a postcode would be empty below; it then
 * divides the face in two, as the others do.  building, unit, room: sizes as
 * manufacturers sell them; the items of that text on them are not public.  rural:
 * the 2021 text sends villages to the medium and the small plate; of the sizes
 * that Jiaxing allows for village doors, 21 x 15 cm lies between the two: read
 * across a yard, and still one hand wide.
 *
 * No public text gives the QR of building, unit, room and rural plates a size.  A
 * building's hangs high, so its is the largest (200 mm scans from 1.7 m outdoors);
 * rural keeps the ratio to the face of medium and small; unit takes the 75 mm and
 * room the 40 mm of these. */
#include "plate/type.h"

const mp_plate_type mp_plate_types[] = {
	{
		.name = "large", .zh = "大门牌", .number = MP_DOOR,
		.plain = &mp_plate_types[7],
		.width = 600, .height = 400, .rim = 15, .line = 4, .radius = 20,
		.qr = { 435, 125, 120, 120 }, .module = 1.0,
		.text = {
			[MP_PLATE_NAME] = { { 45, 25, 510, 74 }, 62, 30, 0.9, 0 },
			[MP_PLATE_NUMBER] = { { 45, 99, 360, 202 }, 215, 80, 0, 0 },
			[MP_PLATE_POSTCODE] = { { 45, 307, 360, 56 }, 38, 30, 0.5, 0 },
			[MP_PLATE_HOST] = { { 435, 256, 120, 12 }, 11, 4, 0, 0 },
			[MP_PLATE_CODE] = { { 435, 272, 120, 12 }, 11, 4, 0, 5 },
		},
	}, {
		.name = "medium", .zh = "中门牌", .number = MP_DOOR,
		.width = 300, .height = 200, .rim = 15, .line = 3, .radius = 14,
		.qr = { 198, 98, 75, 75 }, .module = 1.0,
		.text = {
			[MP_PLATE_NAME] = { { 27, 20, 246, 64 }, 46, 18, 0.9, 0 },
			[MP_PLATE_NUMBER] = { { 27, 86, 159, 66 }, 88, 36, 0, 0 },
			[MP_PLATE_HOST] = { { 27, 158, 159, 6 }, 6.6, 2.4, 0, 0 },
			[MP_PLATE_CODE] = { { 27, 167, 159, 6 }, 6.6, 2.4, 0, 5 },
		},
	}, {
		.name = "small", .zh = "小门牌", .number = MP_DOOR,
		.width = 170, .height = 110, .rim = 10, .line = 2, .radius = 10,
		.qr = { 113, 53, 40, 40 }, .module = 1.0,
		.text = {
			[MP_PLATE_NAME] = { { 17, 12, 136, 36 }, 25, 10, 0.9, 0 },
			[MP_PLATE_NUMBER] = { { 17, 49, 89, 32 }, 39, 18, 0, 0 },
			[MP_PLATE_HOST] = { { 17, 84.5, 89, 3.5 }, 3.9, 1.8, 0, 0 },
			[MP_PLATE_CODE] = { { 17, 89.5, 89, 3.5 }, 3.9, 1.8, 0, 5 },
		},
	}, {
		.name = "building", .zh = "楼牌", .number = MP_BUILDING,
		.width = 950, .height = 550, .rim = 15, .line = 5, .radius = 26,
		.qr = { 695, 295, 200, 200 }, .module = 1.0,
		.text = {
			[MP_PLATE_NAME] = { { 55, 30, 840, 192 }, 140, 55, 0.9, 0 },
			[MP_PLATE_NUMBER] = { { 55, 228, 600, 196 }, 256, 100, 0, 0 },
			[MP_PLATE_HOST] = { { 55, 446, 600, 21 }, 23, 6, 0, 0 },
			[MP_PLATE_CODE] = { { 55, 474, 600, 21 }, 23, 6, 0, 5 },
		},
	}, {
		.name = "unit", .zh = "单元牌", .number = MP_UNIT,
		.width = 360, .height = 150, .rim = 10, .line = 2, .radius = 10,
		.qr = { 255, 37.5, 75, 75 }, .module = 1.0,
		.text = {
			[MP_PLATE_NAME] = { { 22, 18, 216, 36 }, 28, 14, 0.9, 0 },
			[MP_PLATE_NUMBER] = { { 22, 58, 216, 50 }, 62, 30, 0, 0 },
			[MP_PLATE_HOST] = { { 22, 116, 216, 5 }, 5.5, 2.4, 0, 0 },
			[MP_PLATE_CODE] = { { 22, 124, 216, 5 }, 5.5, 2.4, 0, 5 },
		},
	}, {
		.name = "room", .zh = "户室牌", .number = MP_ROOM,
		.width = 120, .height = 80, .rim = 5, .line = 1.2, .radius = 7,
		.qr = { 70, 30, 40, 40 }, .module = 0.5,
		.text = {
			[MP_PLATE_NAME] = { { 10, 7, 100, 20 }, 13, 6, 0.9, 0 },
			[MP_PLATE_NUMBER] = { { 10, 30, 55, 29 }, 40, 11, 0, 0 },
			[MP_PLATE_HOST] = { { 10, 63, 55, 2.4 }, 2.8, 1.6, 0, 0 },
			[MP_PLATE_CODE] = { { 10, 67, 55, 2.4 }, 2.8, 1.6, 0, 5 },
		},
	}, {
		.name = "rural", .zh = "农村门牌", .number = MP_DOOR,
		.width = 210, .height = 150, .rim = 10, .line = 2.4, .radius = 11,
		.qr = { 136, 76, 55, 55 }, .module = 1.0,
		.text = {
			[MP_PLATE_NAME] = { { 19, 12, 172, 51 }, 34, 12, 0.9, 0 },
			[MP_PLATE_NUMBER] = { { 19, 64, 108, 47 }, 61, 26, 0, 0 },
			[MP_PLATE_HOST] = { { 19, 119, 108, 4.6 }, 5, 2.2, 0, 0 },
			[MP_PLATE_CODE] = { { 19, 126.4, 108, 4.6 }, 5, 2.2, 0, 5 },
		},
	}, {
		.name = "large", .zh = "大门牌", .number = MP_DOOR,
		.width = 600, .height = 400, .rim = 15, .line = 4, .radius = 20,
		.qr = { 435, 170, 120, 120 }, .module = 1.0,
		.text = {
			[MP_PLATE_NAME] = { { 45, 32, 510, 88 }, 74, 30, 0.9, 0 },
			[MP_PLATE_NUMBER] = { { 45, 140, 360, 202 }, 215, 80, 0, 0 },
			[MP_PLATE_HOST] = { { 435, 301, 120, 12 }, 11, 4, 0, 0 },
			[MP_PLATE_CODE] = { { 435, 317, 120, 12 }, 11, 4, 0, 5 },
		},
	},
	{ .name = NULL }
};

const mp_plate_type *
mp_plate_type_find(mp_str name)
{
	const mp_plate_type *t;

	for (t = mp_plate_types; t->name != NULL; t++)
		if (mp_str_eq(name, mp_str_from(t->name)) ||
		    mp_str_eq(name, mp_str_from(t->zh)))
			return t;
	return NULL;
}
