/* identity.c - numbers of people and organisations.
 *
 * Those that are no vector of a standard belong to nobody: they are of people who will
 * be born after 2100, read as of 2199. */
#include <config.h>

#include <stdio.h>

#include "base/check.h"
#include "link/identity.h"
#include "tap.h"

#define BIT MP_FINDING_BIT
enum { TODAY = 20261128, LATER = 21990101 };

static const struct {
	const char *type, *number;
	mp_date today;
	mp_finding_set want;
	const char *read;	/* NULL: as given */
	mp_date birth;
	char sex;
} people[] = {
	/* GB 11643-1999: its two examples */
	{ "111", "11010519491231002X", TODAY, 0, NULL, 19491231, 'F' },
	{ "身份证", "440524188001010014", TODAY, BIT(MP_ID_BIRTH), NULL, 18800101, 'M' },
	{ "", "440524188001010014", 20000101, 0, NULL, 18800101, 'M' },
	{ "", " 110105 19491231002x ", TODAY, 0, "11010519491231002X", 19491231, 'F' },
	{ "", "'11010519491231002×", TODAY, 0, "11010519491231002X", 19491231, 'F' },
	{ "", "１１０１０５１９４９１２３１００２Ｘ", TODAY, 0, "11010519491231002X", 19491231, 'F' },
	{ "", "110105491231002", TODAY, 0, "11010519491231002X", 19491231, 'F' },
	/* by hand from here on */
	{ "居民身份证", "411502210101010015", LATER, BIT(MP_ID_CHECK), NULL, 21010101, 'M' },
	{ "", "110105194912310021", TODAY, BIT(MP_ID_CHECK), NULL, 19491231, 'F' },
	{ "111", "", TODAY, BIT(MP_ID_MISSING), NULL, 0, 0 },
	{ "", " ", TODAY, BIT(MP_ID_MISSING), "", 0, 0 },
	/* what spreadsheets do */
	{ "", "4.11502E+17", TODAY, BIT(MP_ID_DAMAGED), NULL, 0, 0 },
	{ "111", "4.11502e+17", TODAY, BIT(MP_ID_DAMAGED), "4.11502E+17", 0, 0 },
	{ "", "110105194912312000", TODAY, BIT(MP_ID_DAMAGED), NULL, 0, 0 },
	{ "", "110105194912310000", TODAY, BIT(MP_ID_DAMAGED), NULL, 0, 0 },
	{ "", "#######", TODAY, BIT(MP_ID_DAMAGED), NULL, 0, 0 },
	{ "", "110105194912310020.00", TODAY, BIT(MP_ID_DAMAGED), NULL, 0, 0 },
	{ "", "1010519491231002X", TODAY, BIT(MP_ID_DAMAGED), NULL, 0, 0 },
	{ "", "519491231002X", TODAY, BIT(MP_ID_DAMAGED), NULL, 0, 0 },
	{ "", "11010519491231002", TODAY, BIT(MP_ID_DAMAGED), NULL, 0, 0 },
	/* what clerks do */
	{ "111", "1101051949123", TODAY, BIT(MP_ID_FORM), NULL, 0, 0 },
	{ "111", "11010519491231002XX", TODAY, BIT(MP_ID_FORM), NULL, 0, 0 },
	{ "111", "1101051949123100AX", TODAY, BIT(MP_ID_FORM), NULL, 0, 0 },
	{ "111", "110105499931002", TODAY, BIT(MP_ID_FORM), NULL, 0, 0 },
	{ "111", "未办理", TODAY, BIT(MP_ID_MISSING), NULL, 0, 0 },
	{ "户口簿", "00000000099", TODAY, 0, NULL, 0, 0 },
	{ "113", "110105194912310021", TODAY, BIT(MP_ID_CHECK), NULL, 19491231, 'F' },
	{ "", "11010519491331002X", TODAY, BIT(MP_ID_CHECK) | BIT(MP_ID_BIRTH), NULL, 0, 'F' },
	/* other documents pass */
	{ "414", "E00000001", TODAY, 0, NULL, 0, 0 },
	{ "护照", "110105194912310021", TODAY, 0, NULL, 0, 0 },
	{ "外国人永久居留身份证", "ABC110105194912", TODAY, 0, NULL, 0, 0 },
	{ "", "E00000001", TODAY, 0, NULL, 0, 0 },
	{ "", "12345678", TODAY, 0, NULL, 0, 0 },
};

static void
read_people(void)
{
	mp_identity id;
	mp_buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof people / sizeof *people; i++) {
		const char *read = people[i].read ? people[i].read : people[i].number;

		mp_identity_read(&id, mp_str_from(people[i].type), mp_str_from(people[i].number),
		    people[i].today);
		b.n = 0;
		mp_finding_write(&b, id.findings);
		ok(id.findings == people[i].want && id.birth == people[i].birth &&
		    id.sex == people[i].sex &&
		    mp_str_eq((mp_str){ id.number, id.n }, mp_str_from(read)),
		    "'%s' %s: '%s', %u, %.*s", people[i].type, people[i].number,
		    mp_buf_cstr(&b), id.birth, (int)id.n, id.number);
	}
	mp_buf_free(&b);
}

/* The findings of a number that begins with these six digits. */
static mp_finding_set
of_area(const char *area)
{
	char number[MP_ID_LENGTH + 1], check[MP_CHECK_MAX];
	mp_identity id;

	snprintf(number, sizeof number, "%s21500101001", area);
	mp_check_make(MP_MOD_11_2, (mp_str){ number, MP_ID_LENGTH - 1 }, check);
	number[MP_ID_LENGTH - 1] = check[0];
	mp_identity_read(&id, MP_STR("111"), (mp_str){ number, MP_ID_LENGTH }, LATER);
	return id.findings;
}

/* Hundreds of people have the number 不详, and are not one. */
static void
telling(void)
{
	static const struct { const char *number; bool want; } t[] = {
		{ "11010519491231002X", true }, { "110105194912310021", true },
		{ "110105491231002", true }, { "", false }, { "不详", false },
		{ "110105********002X", false }, { "4.11502E+17", false },
	};
	mp_identity id;
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_identity_read(&id, MP_STR("111"), mp_str_from(t[i].number), TODAY);
		ok(mp_identity_tells(&id) == t[i].want, "'%s' tells %s", t[i].number,
		    t[i].want ? "who it is" : "nothing");
	}
}

static void
areas(void)
{
	/* Xinyang prefecture before 1998, and others that are gone. */
	static const char *const known[] = {
		"413001", "413021", "413022", "413023", "413024", "413025", "413026", "413027",
		"413028", "413029", "411502", "411528", "412722", "422121", "512301", "429004",
		"139001", "340901", "422921", "652401", "110101", "659001", "810000", "830000",
	};
	static const char *const unknown[] = { "999999", "000000", "417000", "160101" };
	size_t i;

	for (i = 0; i < sizeof known / sizeof *known; i++)
		ok(of_area(known[i]) == 0, "%s is or was a division", known[i]);
	for (i = 0; i < sizeof unknown / sizeof *unknown; i++)
		ok(of_area(unknown[i]) == BIT(MP_ID_AREA), "%s was never one", unknown[i]);
}

static void
compare(void)
{
	static const struct { const char *sex, *birth; mp_finding_set want; } t[] = {
		{ "女", "1949-12-31", 0 }, { "2", "19491231", 0 }, { "", "", 0 },
		{ "男", "1949年12月31日", BIT(MP_ID_SEX) }, { "F", "1949/12/31 00:00:00", 0 },
		{ "未知", "不详", 0 }, { "女性", "1949.12.30", BIT(MP_ID_BIRTHDAY) },
		{ "1", "1950-1-1", BIT(MP_ID_SEX) | BIT(MP_ID_BIRTHDAY) },
	};
	mp_identity id;
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_identity_read(&id, MP_STR("111"), MP_STR("11010519491231002X"), TODAY);
		mp_identity_compare(&id, mp_str_from(t[i].sex), mp_str_from(t[i].birth));
		ok(id.findings == t[i].want, "'%s', '%s' beside the number", t[i].sex, t[i].birth);
	}
}

static void
credit(void)
{
	static const struct { const char *code; mp_finding_set want; } t[] = {
		{ "91350100M000100Y43", 0 }, { "911101066976941872", 0 },
		{ "91110000101623741K", 0 }, { "91350100m000100y43", 0 },
		{ "91350100M000100Y44", BIT(MP_CREDIT_SUSPECT) },
		{ "91350101M000100Y43", BIT(MP_CREDIT_SUSPECT) },
		/* the check of the whole is right, that of GB 11714 is not */
		{ "91350100M000100Y56", BIT(MP_CREDIT_SUSPECT) },
		{ "91350100M000100Y4", BIT(MP_CREDIT_FORM) },
		{ "9135O100M000100Y43", BIT(MP_CREDIT_FORM) },
		{ "个体", BIT(MP_CREDIT_FORM) }, { "", BIT(MP_CREDIT_MISSING) },
		{ "9.11101E+17", BIT(MP_CREDIT_DAMAGED) },
		{ "911101066976941000", BIT(MP_CREDIT_DAMAGED) },
	};
	mp_identity id;
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_credit_read(&id, mp_str_from(t[i].code));
		ok(id.findings == t[i].want, "credit code '%s': %x", t[i].code,
		    (unsigned)id.findings);
	}
}

static void
dates(void)
{
	static const struct { const char *text; mp_date want; } t[] = {
		{ "20240229", 20240229 }, { "20230229", 0 }, { "2100-02-29", 0 },
		{ "2000-2-29", 20000229 }, { "2026/11/28", 20261128 }, { "2026.1.2", 20260102 },
		{ "2026年11月28日", 20261128 }, { "2026年11月28", 20261128 }, { "2026-13-01", 0 },
		{ "2026-11-31", 0 }, { "2026-11-28 08:00", 20261128 }, { "2026-11-28T08", 20261128 },
		{ "2026-11", 0 }, { "26-11-28", 0 }, { "", 0 }, { "20261128x", 0 },
		{ "2026/11-28", 0 }, { "00010101", 0 },
	};
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++)
		ok(mp_date_read(mp_str_from(t[i].text)) == t[i].want, "the day '%s'", t[i].text);
}

int
main(void)
{
	read_people();
	telling();
	areas();
	compare();
	credit();
	dates();
	return done_testing();
}
