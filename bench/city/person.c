/* person.c - people who do not exist, with the numbers that registers have of them. */
#include <stdio.h>
#include <string.h>

#include "person.h"

/* --- names ------------------------------------------------------------------------ */

static const char *const surnames[] = {
	"李", "王", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高",
	"林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧",
	"程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕", "熊", "余", "汪", "欧阳", "诸葛",
	"上官", "司马", "涂", "闵", "凃", "鄢", "佘",
};
static const char *const stems[] = {
	"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸",
};
static const char *const branches[] = {
	"子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥",
};
/* Far apart in every character set: the last two are four bytes of GB 18030. */
static const char *const rare[] = { "喆", "堃", "甦", "淼", "㛃", "䶮" };

void
person_name(prng *r, char out[PERSON_MAX])
{
	const char *who = PRNG_PICK(r, surnames), *a = PRNG_PICK(r, stems);
	const char *b = PRNG_PICK(r, branches), *c = PRNG_PICK(r, branches);
	const char *odd = PRNG_PICK(r, rare);
	uint32_t dice = prng_below(r, 1000);

	if (dice < 3)
		snprintf(out, PERSON_MAX, "%s%s·%s%s", a, b, c, odd);
	else if (dice < 8)
		snprintf(out, PERSON_MAX, "%s%s%s", who, a, odd);
	else if (dice < 12)
		snprintf(out, PERSON_MAX, "%s %s%s", who, a, b);	/* centred by hand */
	else
		snprintf(out, PERSON_MAX, "%s%s%s", who, a, b);
}

void
person_rename(struct person *p, prng *r)
{
	static const char *const heard[][2] = {
		{ "子", "梓" }, { "寅", "银" }, { "辰", "晨" }, { "申", "深" }, { "戊", "武" },
		{ "丁", "叮" }, { "庚", "耕" }, { "辛", "新" }, { "午", "伍" }, { "酉", "友" },
		{ "己", "已" }, { "未", "末" }, { "戌", "戍" }, { "壬", "任" }, { "亥", "玄" },
	};
	char name[PERSON_MAX];
	const char *at;
	size_t i;

	for (i = 0; i < sizeof heard / sizeof *heard; i++)
		if ((at = strstr(p->name, heard[i][0])) != NULL && at != p->name) {
			snprintf(name, sizeof name, "%.*s%s%s", (int)(at - p->name), p->name,
			    heard[i][1], at + strlen(heard[i][0]));
			memcpy(p->name, name, sizeof name);
			return;
		}
	person_name(r, p->name);
}

void
person_phone(prng *r, char out[PERSON_MAX])
{
	uint32_t dice = prng_below(r, 100), n = prng_below(r, 100000000);

	if (dice < 80)
		snprintf(out, PERSON_MAX, "100%08u", n);
	else if (dice < 86)
		snprintf(out, PERSON_MAX, "100 %04u %04u", n / 10000, n % 10000);
	else if (dice < 92)
		snprintf(out, PERSON_MAX, "0376-0%06u", n % 1000000);
	else
		out[0] = '\0';
}

/* --- ID numbers, GB 11643 ---------------------------------------------------------- */

/* 信阳 today, 信阳地区 until 1998, and where its in-laws and lodgers are from. */
static const unsigned areas[] = {
	411502, 411503, 411521, 411522, 411523, 411524, 411525, 411526, 411527, 411528,
	413001, 413021, 413022, 413023, 413024, 413025, 413026, 413027, 413028, 413029,
	341221, 342401, 420117, 420222, 420983, 411321, 412801, 440306, 320583, 330106,
};
enum {
	AREAS = sizeof areas / sizeof *areas,
	YEAR = 1897, DAYS = 3 * 365, SERIALS = 995	/* from 1897 to 1899 */
};

static char
check_of(const char body[17])
{
	static const int weight[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	int i, sum = 0;

	for (i = 0; i < 17; i++)
		sum += (body[i] - '0') * weight[i];
	return "10X98765432"[sum % 11];
}

static void
date_of(uint32_t day, unsigned *y, unsigned *m, unsigned *d)
{
	static const unsigned length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	*y = YEAR + day / 365;
	day %= 365;
	for (*m = 0; day >= length[*m]; (*m)++)
		day -= length[*m];
	(*m)++;
	*d = day + 1;
}

/* Person n has a number of their own: n times a prime, modulo how many there are. */
static uint64_t
scatter(uint64_t n, uint64_t total)
{
	return n * UINT64_C(1000000007) % total;
}

static void
number_make(struct person *p, unsigned area, unsigned century, uint32_t day, unsigned serial)
{
	char body[40];
	unsigned y, m, d;

	date_of(day, &y, &m, &d);
	y += century;
	snprintf(body, sizeof body, "%06u%04u%02u%02u%03u", area, y, m, d, serial);
	snprintf(p->id, sizeof p->id, "%.17s%c", body, check_of(body));
	snprintf(p->birth, sizeof p->birth, "%04u-%02u-%02u", y % 10000, m % 100, d % 100);
	p->sex = serial % 2 ? "男" : "女";
}

static void
number_new(struct person *p, uint64_t n)
{
	uint64_t k = scatter(n, (uint64_t)AREAS * DAYS * SERIALS);
	unsigned area = areas[k % AREAS];

	k /= AREAS;
	number_make(p, area, 0, (uint32_t)(k % DAYS), 1 + (unsigned)(k / DAYS));
}

/* One of 15 digits has a year of two, which is taken for one of 19xx. */
static void
number_old(struct person *p, uint64_t n)
{
	uint64_t k = scatter(n, (uint64_t)AREAS * DAYS * 4);
	unsigned area = areas[k % AREAS];

	k /= AREAS;
	number_make(p, area, 100, (uint32_t)(k % DAYS), 996 + (unsigned)(k / DAYS));
	snprintf(p->shown, sizeof p->shown, "%.6s%.9s", p->id, p->id + 8);
	p->number = "fifteen";
}

/* --- what becomes of them on the way ------------------------------------------------ */

static void
show_wide(struct person *p)
{
	char *out = p->shown;
	size_t i;

	for (i = 0; i < 17; i++) {
		*out++ = '\xef';
		*out++ = '\xbc';
		*out++ = (char)(p->id[i] + 0x60);
	}
	snprintf(out, 2, "%c", p->id[17]);
}

static void
show_mistyped(struct person *p, prng *r)
{
	uint32_t at = 2 + prng_below(r, 15), other = 1 + prng_below(r, 9);

	memcpy(p->shown, p->id, sizeof p->id);
	p->shown[at] = (char)('0' + (p->shown[at] - '0' + (int)other) % 10);
}

/* Excel keeps 15 digits of a number, and shows six of them. */
static void
show(struct person *p, prng *r)
{
	uint32_t dice = prng_below(r, 1000);

	p->id_type = prng_chance(r, 50) ? "居民身份证" : "111";
	if (dice < 10) {
		show_mistyped(p, r);
		p->number = "check";
	} else if (dice < 17) {
		snprintf(p->shown, sizeof p->shown, "%c.%.5sE+17", p->id[0], p->id + 1);
		p->number = "excel";
	} else if (dice < 25) {
		snprintf(p->shown, sizeof p->shown, "%.15s000", p->id);
		p->number = "excel";
	} else if (dice < 28) {
		snprintf(p->shown, sizeof p->shown, "%.17s", p->id);
		p->number = "short";
	} else if (dice < 31) {
		snprintf(p->shown, sizeof p->shown, "%.6s********%.4s", p->id, p->id + 14);
		p->number = "masked";
	} else if (dice < 38) {
		snprintf(p->shown, sizeof p->shown, "%s", dice < 35 ? "" : "不详");
		p->number = "none";
	} else if (dice < 42) {
		snprintf(p->shown, sizeof p->shown, "'%s", p->id);
		p->number = "right";
	} else if (dice < 44) {
		show_wide(p);
		p->number = "right";
	} else {
		memcpy(p->shown, p->id, sizeof p->id);
		if (p->id[17] == 'X' && prng_chance(r, 20))
			p->shown[17] = 'x';
		p->number = "right";
	}
}

static bool
is_other(const struct person *p)
{
	return p->id[0] == '\0';
}

/* A passport, a permit for the home visit, an officer's card. */
static void
number_other(struct person *p, uint64_t n)
{
	static const char *const types[] = { "普通护照", "港澳居民来往内地通行证", "军官证", "户口簿" };
	static const char *const forms[] = {
		"E0000%07u", "H0000%06u", "军字第0000%07u号", "0000%07u"
	};
	uint32_t kind = (uint32_t)(n % 4);

	p->id[0] = '\0';
	p->id_type = types[kind];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(p->shown, sizeof p->shown, forms[kind], (unsigned)(n % 10000000));
#pragma GCC diagnostic pop
	p->number = "other";
}

/* Some offices write dates without dashes. */
static void
date_bare(struct person *p)
{
	char bare[sizeof p->birth];

	snprintf(bare, sizeof bare, "%.4s%.2s%.2s", p->birth, p->birth + 5, p->birth + 8);
	memcpy(p->birth, bare, sizeof bare);
}

void
person_new(struct person *p, prng *r, uint64_t n)
{
	person_name(r, p->name);
	person_phone(r, p->phone);
	number_new(p, n);
	show(p, r);
	if (n % 200 == 57)
		number_old(p, n / 200);
	else if (n % 250 == 3)
		number_other(p, n / 250);
	if (prng_chance(r, 10))
		date_bare(p);
}

void
person_again(struct person *p, prng *r)
{
	if (!is_other(p))
		show(p, r);
}

/* --- credit codes, GB 32100 and GB 11714 --------------------------------------------- */

static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

static int
value(char c)
{
	return (int)(strchr(alphabet, c) - alphabet);
}

/* In an organisation code A is 10 and Z is 35, letters that are not used counted. */
static int
value_old(char c)
{
	return c <= '9' ? c - '0' : c - 'A' + 10;
}

void
credit_code(char out[24], const char *county, char kind, uint64_t n)
{
	static const int old[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
	char body[9] = "Y0000000";
	int i, sum = 0, w = 1;

	for (i = 7; i > 0; i--, n /= 31)
		body[i] = alphabet[n % 31];
	for (i = 0; i < 8; i++)
		sum += value_old(body[i]) * old[i];
	snprintf(out, 24, "9%c%.6s%s%c", kind, county, body, "0X987654321"[sum % 11]);
	for (sum = 0, i = 0; i < 17; i++, w = w * 3 % 31)
		sum += value(out[i]) * w;
	out[17] = alphabet[(31 - sum % 31) % 31];
	out[18] = '\0';
}
