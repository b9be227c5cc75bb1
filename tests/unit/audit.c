/* audit.c - shares, dates, coordinates, pass marks and hidden cells, against values worked
 * out by hand or published. */
#include <config.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "audit/accuracy.h"
#include "audit/datum.h"
#include "audit/grouping.h"
#include "audit/hashes.h"
#include "audit/homes.h"
#include "audit/marks.h"
#include "audit/pile.h"
#include "audit/places.h"
#include "audit/rate.h"
#include "audit/sketch.h"
#include "audit/small.h"
#include "audit/workday.h"
#include "tap.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const char *
file_of(const char *name, const char *text)
{
	FILE *fp = fopen(name, "wb");

	if (!fp || fputs(text, fp) < 0 || fclose(fp))
		abort();
	return name;
}

/* --- shares ------------------------------------------------------------------------- */

static void
rates(void)
{
	static const struct { uint64_t n, of; const char *want; } t[] = {
		{ 0, 0, "" }, { 0, 3, "0.0000" }, { 3, 3, "1.0000" }, { 1, 3, "0.3333" },
		{ 2, 3, "0.6667" }, { 5, 4, "1.2500" }, { 99999, 100000, "1.0000" },
		{ 1, 20000, "0.0001" }, { 1, 20001, "0.0000" }, { 2999999, 3000000, "1.0000" },
	};
	/* the first four are those of Newcombe, Statistics in Medicine 17, 1998, p. 857-872 */
	static const struct { uint64_t good, n; double low, high; } w[] = {
		{ 81, 263, 0.2553, 0.3662 }, { 15, 148, 0.0624, 0.1605 }, { 0, 20, 0, 0.1611 },
		{ 1, 29, 0.0061, 0.1718 }, { 20, 20, 0.8389, 1 }, { 95, 100, 0.8882, 0.9785 },
		{ 0, 0, 0, 1 },
	};
	mp_buf b = { 0 };
	size_t i;

	for (i = 0; i < COUNT(t); i++) {
		b.n = 0;
		mp_rate_write(&b, t[i].n, t[i].of);
		ok(strcmp(mp_buf_cstr(&b), t[i].want) == 0, "%d of %d is '%s'", (int)t[i].n,
		    (int)t[i].of, t[i].want);
	}
	for (i = 0; i < COUNT(w); i++) {
		mp_interval got = mp_wilson(w[i].good, w[i].n);

		ok(fabs(got.low - w[i].low) < 6e-5 && fabs(got.high - w[i].high) < 6e-5,
		    "Wilson's interval of %d of %d is %.4f to %.4f", (int)w[i].good, (int)w[i].n,
		    got.low, got.high);
	}
	mp_buf_free(&b);
}

/* --- dates -------------------------------------------------------------------------- */

static mp_day
day(const char *text)
{
	mp_day d = INT32_MIN;

	if (!mp_day_read(&d, mp_str_from(text)))
		return INT32_MIN;
	return d;
}

static void
dates(void)
{
	static const struct { const char *text; mp_day want; } t[] = {
		{ "1970-01-01", 0 }, { "2000-03-01", 11017 }, { "2026/6/1", 20605 },
		{ "20260601", 20605 }, { "2026年6月1日", 20605 }, { " 2026.06.01 ", 20605 },
		{ "2026-06-01 08:30", 20605 }, { "2024-02-29", 19782 },
		{ "2026-02-29", INT32_MIN }, { "2026-13-01", INT32_MIN }, { "2026-6", INT32_MIN },
		{ "", INT32_MIN }, { "1-2", INT32_MIN }, { "2026-06-01x", INT32_MIN },
		{ "2100-02-29", INT32_MIN }, { "1899-01-01", INT32_MIN },
	};
	mp_buf b = { 0 };
	size_t i;
	mp_day d;
	int bad = 0;

	for (i = 0; i < COUNT(t); i++)
		ok(day(t[i].text) == t[i].want, "'%s' is day %d", t[i].text, (int)t[i].want);
	for (d = day("1900-01-01"); d <= day("2199-12-31"); d++) {
		b.n = 0;
		mp_day_write(&b, d);
		bad += day(mp_buf_cstr(&b)) != d;
	}
	ok(bad == 0, "every day of 300 years is read as it was written");
	mp_buf_free(&b);
}

static void
due(void)
{
	/* made up: 19 June is off, and Saturday 20 June is worked for it */
	static const char table[] = "date\tday\n2026-06-19\t休\n2026-06-20\t上班\n";
	static const struct { const char *from; unsigned n; const char *plain, *told; } t[] = {
		{ "2026-06-12", 1, "2026-06-15", "2026-06-15" },	/* a Friday */
		{ "2026-06-13", 1, "2026-06-15", "2026-06-15" },	/* a Saturday */
		{ "2026-06-18", 1, "2026-06-19", "2026-06-20" },
		{ "2026-06-17", 5, "2026-06-24", "2026-06-24" },
		{ "2026-06-10", 15, "2026-07-01", "2026-07-01" },
		{ "2026-06-20", 0, "2026-06-20", "2026-06-20" },
		{ "2026-06-19", 1, "2026-06-22", "2026-06-20" },
		{ "1969-12-26", 2, "1969-12-30", "1969-12-30" },	/* a Friday */
	};
	mp_calendar plain = { NULL, 0, 0 }, told = { NULL, 0, 0 };
	mp_buf why = { 0 };
	size_t i;

	ok(mp_calendar_read(&told, file_of("days.tsv", table), &why) && told.n == 2,
	    "a table of days is read");
	for (i = 0; i < COUNT(t); i++)
		ok(mp_day_due(&plain, day(t[i].from), t[i].n) == day(t[i].plain) &&
		    mp_day_due(&told, day(t[i].from), t[i].n) == day(t[i].told),
		    "%u working days from %s end on %s, with the table on %s", t[i].n, t[i].from,
		    t[i].plain, t[i].told);
	ok(mp_calendar_knows(&told, day("2026-01-01")) && !mp_calendar_knows(&told,
	    day("2027-01-01")), "the table is of 2026");
	unlink("days.tsv");
	mp_calendar_free(&told);
	mp_buf_free(&why);
}

/* --- coordinates -------------------------------------------------------------------- */

static bool
near(mp_position p, double lon, double lat, double most)
{
	return fabs(p.lon - lon) < most && fabs(p.lat - lat) < most;
}

static void
datums(void)
{
	const mp_position p = { 116.404, 39.915 };
	mp_position there = mp_wgs_to_gcj(p), back;
	double x, y, worst = 0;

	/* the published points */
	ok(near(there, 116.41024449916938, 39.91640428150164, 1e-11), "WGS 84 to GCJ-02");
	ok(near(mp_gcj_to_bd(p), 116.41036949371029, 39.92133699351021, 1e-11),
	    "GCJ-02 to BD-09");
	ok(near(mp_bd_to_gcj(p), 116.39762729119315, 39.90865673957631, 1e-11),
	    "BD-09 to GCJ-02");
	/* the published way back is one step of the repetition */
	ok(near((mp_position){ 2 * p.lon - there.lon, 2 * p.lat - there.lat },
	    116.39775550083061, 39.91359571849836, 1e-11), "one step from GCJ-02 to WGS 84");
	ok(near(mp_gcj_to_wgs(p), 116.39775550083061, 39.91359571849836, 3e-5),
	    "all steps come close to it");
	for (x = 74; x < 135; x += 0.7)
		for (y = 4; y < 53; y += 0.7) {
			back = mp_gcj_to_wgs(mp_wgs_to_gcj((mp_position){ x, y }));
			worst = fmax(worst, fmax(fabs(back.lon - x), fabs(back.lat - y)));
		}
	ok(worst < 1e-9, "there and back is the same, to %.1g degrees", worst);
	ok(near(mp_wgs_to_gcj((mp_position){ 139.7, 35.7 }), 139.7, 35.7, 1e-12),
	    "Tokyo stays where it is");
}

static void
points(void)
{
	static const struct { const char *lon, *lat; mp_point_kind want; } t[] = {
		{ "114.07", "32.128", MP_POINT_GOOD }, { "", "", MP_POINT_NONE },
		{ "0", "0.000", MP_POINT_NONE }, { "114.07", "", MP_POINT_UNREAD },
		{ "32.128", "114.07", MP_POINT_SWAPPED }, { "114.07E", "32.1", MP_POINT_UNREAD },
		{ "139.7", "35.7", MP_POINT_OUTSIDE }, { "-114.07", "32.128", MP_POINT_OUTSIDE },
		{ "114.07", "114.07", MP_POINT_OUTSIDE }, { "114,07", "32.1", MP_POINT_UNREAD },
		{ " 114.07 ", " 32.128", MP_POINT_GOOD }, { "12695683", "3785422", MP_POINT_UNREAD },
		{ "0", "32.1", MP_POINT_OUTSIDE },
	};
	mp_point at = { 0, 0 };
	size_t i;

	for (i = 0; i < COUNT(t); i++)
		ok(mp_point_read(&at, MP_WGS84, mp_str_from(t[i].lon), mp_str_from(t[i].lat)) ==
		    t[i].want, "'%s' and '%s' are of kind %d", t[i].lon, t[i].lat, (int)t[i].want);
	mp_point_read(&at, MP_GCJ02, MP_STR("116.41024449916938"), MP_STR("39.91640428150164"));
	ok(abs(at.lon - 116404000) <= 1 && abs(at.lat - 39915000) <= 1, "GCJ-02 becomes WGS 84");
	mp_point_read(&at, MP_BD09, MP_STR("116.4166265"), MP_STR("39.9227"));
	ok(mp_metres(at, (mp_point){ 116404000, 39915000 }) < 60, "and so does BD-09");
	ok(fabs(mp_metres((mp_point){ 114000000, 32000000 }, (mp_point){ 114000000, 33000000 }) -
	    111195) < 1, "a degree of latitude is 111,195 m");
}

/* --- usual places ------------------------------------------------------------------- */

static void
sketches(void)
{
	mp_sketch up = { NULL, 0, 0, 0 }, down = { NULL, 0, 0, 0 }, all = { NULL, 0, 0, 0 };
	mp_point a, b;
	int i;

	for (i = 0; i < 1000; i++) {
		mp_sketch_add(&up, 64, mp_hash((mp_str){ (const char *)&i, sizeof i }),
		    (mp_point){ i, 2 * i });
		mp_sketch_add(&all, 2000, (uint64_t)i, (mp_point){ i, 2 * i });
	}
	for (i = 999; i >= 0; i--)
		mp_sketch_add(&down, 64, mp_hash((mp_str){ (const char *)&i, sizeof i }),
		    (mp_point){ i, 2 * i });
	a = mp_sketch_quantile(&up, 0.5);
	b = mp_sketch_quantile(&down, 0.5);
	ok(up.n == 64 && up.seen == 1000, "64 of 1000 are kept");
	ok(a.lon == b.lon && a.lat == b.lat, "the order of the points does not count");
	ok(a.lon > 350 && a.lon < 650, "the median of the sample is near: %d", (int)a.lon);
	a = mp_sketch_quantile(&all, 0.02);
	b = mp_sketch_quantile(&all, 0.98);
	ok(a.lon == 20 && a.lat == 40 && b.lon == 979 && b.lat == 1958,
	    "of all points quantiles are exact");
	ok(mp_sketch_quantile(&(mp_sketch){ NULL, 0, 0, 0 }, 0.5).lon == MP_NOWHERE,
	    "none has no quantile");
	mp_sketch_free(&up);
	mp_sketch_free(&down);
	mp_sketch_free(&all);
}

static void
usual_places(void)
{
	mp_address a = { .elem = { [MP_COUNTY] = MP_STR("浉河区"), [MP_ROAD] = MP_STR("民权街") } };
	mp_places p = { .n = 0 };
	uint32_t county = mp_places_county(&p, &a), road = mp_places_road(&p, &a);
	mp_point at = { 114070000, 32128000 };
	uint64_t i;

	a.elem[MP_TOWNSHIP] = MP_STR("老城街道");
	ok(mp_places_road(&p, &a) != road && mp_places_county(&p, &a) == county,
	    "a road of another township is another road");
	a.elem[MP_COUNTY].n = 0;
	ok(mp_places_road(&p, &a) == MP_NO_PLACE, "without a county nobody knows the road");
	for (i = 0; i < 200; i++)	/* 1 km eastwards */
		mp_places_tell(&p, county, i < 20 ? road : MP_NO_PLACE, i,
		    (mp_point){ at.lon + (int32_t)i * 50, at.lat });
	mp_places_end(&p, 3000);
	ok(mp_places_judge(&p, county, road, at) == 0, "what is on the road is right");
	ok(mp_places_judge(&p, county, road, (mp_point){ at.lon, at.lat + 25000 }) == 0,
	    "2.8 km are not far");
	ok(mp_places_judge(&p, county, road, (mp_point){ at.lon, at.lat + 40000 }) ==
	    MP_ISSUE_BIT(MP_WRONG_DISTANCE), "4.4 km are");
	ok(mp_places_judge(&p, county, road, (mp_point){ at.lon, at.lat + 90000 }) ==
	    (MP_ISSUE_BIT(MP_WRONG_DISTANCE) | MP_ISSUE_BIT(MP_WRONG_ENVELOPE)),
	    "0.09 degrees leave the county, too");
	ok(mp_places_judge(&p, MP_NO_PLACE, MP_NO_PLACE, at) == 0, "no place, no judgement");
	mp_places_free(&p);
}

/* --- pass marks --------------------------------------------------------------------- */

static void
pass_marks(void)
{
	static const char text[] = "# 说明\n采集率 = 95%\ncollected @ 浉河区 = 99 ％\r\n"
	    "采集率 @ 老城街道 = 97.5%\n重复率=1%\nwrong.division = 0%\n限期 = 10\n"
	    "due @ wrong.division = 3\n范围 @ 信阳市 = 113.75 30.38\t115.92 32.45\nfar = 500\n"
	    "小数 = 6\n";
	static const struct { const char *unit; uint32_t want; } t[] = {
		{ "", 950000 }, { "光山县", 950000 }, { "浉河区", 990000 },
		{ "浉河区/车站街道", 990000 }, { "浉河区/老城街道", 975000 },
		{ "潢川县/老城街道", 975000 }, { "老城街道/浉河区", 990000 },
	};
	mp_marks m;
	mp_buf why = { 0 };
	uint32_t share;
	size_t i;

	ok(mp_marks_open(&m, file_of("my.thresholds", text), &why), "a file of marks is read");
	for (i = 0; i < COUNT(t); i++)
		ok(mp_marks_get(&m, MP_COLLECTED, mp_str_from(t[i].unit), &share) &&
		    share == t[i].want, "of '%s' %u ppm are wanted", t[i].unit, t[i].want);
	ok(!mp_marks_get(&m, MP_MAPPED, MP_STR(""), &share), "what has no line has no mark");
	ok(m.far == 500 && m.small == 6 && m.due == 10, "the other settings are set");
	ok(mp_marks_due(&m, MP_ISSUE_BIT(MP_WRONG_DIVISION) | MP_ISSUE_BIT(MP_MISSING_DOOR)) == 3 &&
	    mp_marks_due(&m, MP_ISSUE_BIT(MP_MISSING_DOOR)) == 10, "the shortest time counts");
	ok(mp_marks_box(&m, MP_STR("信阳市")) && !mp_marks_box(&m, MP_STR("南阳市")) &&
	    mp_marks_box(&m, MP_STR("信阳市"))->high.lat == 32450000, "a box is of one division");
	ok(mp_marks_pass(MP_COLLECTED, 950000, 95, 100) &&
	    !mp_marks_pass(MP_COLLECTED, 950000, 949, 1000), "95 of 100 pass, 949 of 1000 do not");
	ok(mp_marks_pass(MP_DUPLICATES, 10000, 1, 100) &&
	    !mp_marks_pass(MP_DUPLICATES, 10000, 11, 1000), "of duplicates, fewer are better");
	unlink("my.thresholds");
	mp_marks_close(&m);
	mp_buf_free(&why);
}

/* --- small cells -------------------------------------------------------------------- */

/* Hide what is small in a total of some units; write the cells with * for hidden ones. */
static const char *
hidden(const char *numbers)
{
	static char out[256];
	mp_small_cell cell[16] = { { 0 } };
	uint32_t child[15];
	mp_small_sum sum = { 0, child, 0, 15 };
	const char *p = numbers;
	char *end;
	size_t i, n = 1;

	for (; *p; p = end + (*end == ' '), n++) {
		cell[n] = (mp_small_cell){ .n = strtoul(p, &end, 10), .of = UINT64_MAX };
		cell[0].n += cell[n].n;
		child[sum.n++] = (uint32_t)n;
	}
	cell[0].of = UINT64_MAX;
	mp_small_hide(cell, n, &sum, 1, 5);
	out[0] = '\0';
	for (i = 0; i < n; i++)
		snprintf(out + strlen(out), sizeof out - strlen(out), cell[i].hidden ? "%s*" :
		    "%s%d", i ? " " : "", (int)cell[i].n);
	return out;
}

static void
small_cells(void)
{
	static const struct { const char *cells, *want, *why; } t[] = {
		{ "10 20 30", "60 10 20 30", "nothing is small" },
		{ "10 0 30", "40 10 0 30", "none is not small" },
		{ "10 2 30", "42 * * 30", "the next smallest hides the small one" },
		{ "3 2 30", "35 * * 30", "two small ones hide each other" },
		{ "1 1 30", "32 * * *", "but not where both can only be 1" },
		{ "4 4 30 9", "47 * * 30 *", "or 4" },
		{ "2 0 0", "* * 0 0", "alone, the total goes" },
		{ "2", "* *", "also of one unit" },
		{ "50 4", "54 * *", "of two units none is left" },
	};
	/* a county of two townships, and another county: 0 total, 1 and 2 counties, 3 and 4
	 * townships of 1 */
	mp_small_cell cell[] = { { .n = 40, .of = UINT64_MAX }, { .n = 12, .of = UINT64_MAX },
		{ .n = 28, .of = UINT64_MAX }, { .n = 2, .of = UINT64_MAX },
		{ .n = 10, .of = UINT64_MAX } };
	uint32_t counties[] = { 1, 2 }, townships[] = { 3, 4 };
	mp_small_sum sum[] = { { 0, counties, 2, 2 }, { 1, townships, 2, 2 } };
	mp_small_cell part[] = { { .n = 98, .of = 100 }, { .n = 60, .of = 100 } };
	size_t i;

	for (i = 0; i < COUNT(t); i++)
		ok(strcmp(hidden(t[i].cells), t[i].want) == 0, "%s: %s", t[i].why,
		    hidden(t[i].cells));
	mp_small_hide(cell, 5, sum, 2, 5);
	ok(cell[3].hidden && cell[4].hidden && !cell[1].hidden && !cell[2].hidden,
	    "within a county its other township hides the small one");
	mp_small_hide(part, 2, NULL, 0, 5);
	ok(part[0].hidden && !part[1].hidden, "all but two of a hundred tells of two");
}

/* --- a sample ------------------------------------------------------------------------- */

static void
accuracy(void)
{
	static const char head[] = "stratum\tlot\tchecked\twrong\n";
	/* 0.1 * 9/10 + 0.9 * 30/30; variance 0.01 * 0.09 / 10, as if of 110 rows */
	static const char text[] = "stratum\tlot\tchecked\twrong\textra\n"
	    "光山县\t100\t10\t1\t\n浉河区\t900\t30\t0\t\n新县\t50\t0\t0\t\n";
	static const struct { const char *row, *what; } bad[] = {
		{ "a\t100\t10\t11\n", "more wrong than checked" },
		{ "a\t5\t10\t1\n", "more checked than there are" },
		{ "a\t5\t\t1\n", "no number" },
	};
	mp_accuracy a = { NULL, 0, 0, { 0 } };
	mp_interval i = { 0, 0 }, w = mp_wilson_share(0.99, 110);
	mp_grouping g;
	mp_buf why = { 0 };
	uint64_t right, rows;
	bool refused;
	size_t k;

	ok(mp_accuracy_read(&a, file_of("verdict.tsv", text), &why) && a.n == 3, "a verdict");
	ok(mp_accuracy_total(&a, &right, &rows, &i) && right == 990 && rows == 1000,
	    "lots are weighed by their rows, those that nobody checked left out");
	ok(fabs(i.low - w.low) < 1e-12 && fabs(i.high - w.high) < 1e-12,
	    "the interval is that of 110 rows");
	mp_grouping_init(&g, MP_STR("county"));
	mp_grouping_unit(&g, (mp_str[]){ MP_STR("光山县") });
	mp_grouping_unit(&g, (mp_str[]){ MP_STR("浉河区") });
	ok(!mp_accuracy_enter(&a, &g), "a lot that is no unit");
	mp_grouping_unit(&g, (mp_str[]){ MP_STR("新县") });
	ok(mp_accuracy_enter(&a, &g) && g.unit[0].count.n[MP_N_RIGHT] == 9 &&
	    g.unit[1].count.n[MP_N_JUDGED] == 30, "lots that are the units");
	mp_grouping_free(&g);
	mp_accuracy_free(&a);
	for (k = 0; k < COUNT(bad); k++) {
		mp_buf file = { 0 };

		a = (mp_accuracy){ NULL, 0, 0, { 0 } };
		mp_buf_printf(&file, "%s%s", head, bad[k].row);
		refused = !mp_accuracy_read(&a, file_of("verdict.tsv", mp_buf_cstr(&file)), &why);
		ok(refused && why.n, "%s is refused: %s", bad[k].what, mp_buf_cstr(&why));
		mp_accuracy_free(&a);
		mp_buf_free(&file);
	}
	unlink("verdict.tsv");
	mp_buf_free(&why);
}

/* --- small things --------------------------------------------------------------------- */

static void
sets(void)
{
	mp_hashes h = { NULL, 0, 0 };
	uint64_t i;
	bool good = true;

	ok(mp_hashes_find(&h, 1) == SIZE_MAX, "nothing is in an empty set");
	for (i = 0; i < 1000; i++)
		mp_hashes_add(&h, i * 7919 % 1000 * 2);
	mp_hashes_add(&h, 4);
	mp_hashes_end(&h);
	for (i = 0; i < 1000; i++)
		good = good && mp_hashes_find(&h, 2 * i) == i && mp_hashes_find(&h, 2 * i + 1) ==
		    SIZE_MAX;
	ok(h.n == 1000 && good, "a set has what was put in, once, and nothing else");
	mp_hashes_free(&h);
}

static void
homes_of_codes(void)
{
	mp_homes h = { .width = 2 };
	const uint32_t *unit;
	uint64_t i;
	bool good = true;

	ok(!mp_homes_find(&h, 1), "no code is in an empty table");
	for (i = 0; i < 2000; i++)	/* each code twice: the second is of another unit */
		mp_homes_tell(&h, i % 1000 * 7919 % 1000 * 2,
		    (const uint32_t[]){ (uint32_t)(i % 1000 * 7919 % 1000 / 10), i < 1000 ? 1 : 2 });
	mp_homes_end(&h);
	for (i = 0; i < 1000; i++) {
		unit = mp_homes_find(&h, 2 * i);
		good = good && unit && unit[0] == i / 10 && unit[1] == 1 &&
		    !mp_homes_find(&h, 2 * i + 1);
	}
	ok(good, "a code is in the units of its first row, and no other code is");
	ok(h.ntuple == 200, "what is alike is kept once");
	mp_homes_free(&h);
}

static void
groups(void)
{
	const mp_str a[] = { MP_STR("浉河区"), MP_STR("老城街道") };
	const mp_str b[] = { MP_STR("浉河区"), MP_STR("") };
	const mp_str c[] = { MP_STR("光山县"), MP_STR("老城街道") };
	mp_grouping g, county;
	uint32_t *order;

	ok(mp_grouping_init(&g, MP_STR("county/township")) && g.ncolumn == 2, "two columns");
	ok(mp_grouping_unit(&g, a) == 0 && mp_grouping_unit(&g, b) == 1 &&
	    mp_grouping_unit(&g, c) == 2 && mp_grouping_unit(&g, a) == 0, "units are numbered");
	ok(mp_str_eq(g.unit[1].unit, MP_STR("浉河区/无")), "an empty value is called 无");
	order = mp_grouping_sorted(&g);
	ok(order[0] == 2 && order[1] == 1 && order[2] == 0, "units are sorted by their values");
	free(order);
	ok(mp_grouping_init(&county, MP_STR("county")) && mp_grouping_within(&g, &county) &&
	    !mp_grouping_within(&county, &g), "townships are parts of counties");
	mp_grouping_free(&g);
	mp_grouping_free(&county);
	ok(!mp_grouping_init(&g, MP_STR("a//b")), "a column has a name");
	mp_grouping_free(&g);
	ok(!mp_grouping_init(&g, MP_STR("a/b/c/d/e")), "of five columns there are too many");
	mp_grouping_free(&g);
	ok(mp_grouping_init(&g, MP_STR("采集日期")), "by day");
	ok(mp_grouping_unit(&g, (mp_str[]){ MP_STR("2026-05-01") }) == 0 &&
	    mp_grouping_unit(&g, (mp_str[]){ MP_STR("2026/5/1 08:30") }) == 0 &&
	    mp_grouping_unit(&g, (mp_str[]){ MP_STR("20260501") }) == 0 &&
	    mp_grouping_unit(&g, (mp_str[]){ MP_STR("五月") }) == 1, "a day is a day");
	mp_grouping_free(&g);
	ok(mp_grouping_init(&g, MP_STR("collector")), "by collector");
	mp_grouping_unit(&g, (mp_str[]){ MP_STR("张三") });
	mp_grouping_unit(&g, (mp_str[]){ MP_STR("张四") });
	mp_grouping_mask(&g);
	ok(mp_str_eq(g.unit[0].unit, MP_STR("张*")) && mp_str_eq(g.unit[1].unit, MP_STR("张*(2)")),
	    "collectors are masked and told apart");
	mp_grouping_free(&g);
}

static void
piles(void)
{
	mp_pile p;
	mp_str key, text;
	mp_buf all = { 0 };

	ok(mp_pile_init(&p, "."), "a pile");
	mp_pile_put(&p, MP_STR("乙"), MP_STR("1"));
	mp_pile_put(&p, MP_STR("丙"), MP_STR("2"));
	mp_pile_put(&p, MP_STR("乙"), MP_STR("3"));
	ok(mp_pile_sort(&p), "is sorted");
	while (mp_pile_next(&p, &key, &text)) {
		mp_buf_add(&all, key);
		mp_buf_add(&all, text);
	}
	ok(mp_str_eq(mp_buf_str(&all), MP_STR("丙2乙1乙3")), "by key, and then as it came");
	mp_buf_free(&all);
	mp_pile_free(&p);
}

int
main(void)
{
	rates();
	dates();
	due();
	datums();
	points();
	sketches();
	usual_places();
	pass_marks();
	small_cells();
	accuracy();
	sets();
	homes_of_codes();
	groups();
	piles();
	return done_testing();
}
