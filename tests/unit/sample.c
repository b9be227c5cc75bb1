/* sample.c - plans of GB/T 2828.1, the plan's text, hashes, intervals, the sample's file. */
#include <config.h>

#include <math.h>
#include <stdlib.h>

#include "audit/gbt2828.h"
#include "audit/rate.h"
#include "audit/sample.h"
#include "tap.h"

/* --- GB/T 2828.1 ------------------------------------------------------------------------ */

/* Single sampling, normal inspection, level II: the columns 1.0, 1.5, 2.5 and 4.0. */
static const struct {
	uint64_t lot;
	char letter;
	struct { char letter; uint32_t size, accept; } plan[4];
} known[] = {
	{ 90, 'E', { { 'E', 13, 0 }, { 'D', 8, 0 }, { 'F', 20, 1 }, { 'E', 13, 1 } } },
	{ 150, 'F', { { 'E', 13, 0 }, { 'G', 32, 1 }, { 'F', 20, 1 }, { 'F', 20, 2 } } },
	{ 280, 'G', { { 'H', 50, 1 }, { 'G', 32, 1 }, { 'G', 32, 2 }, { 'G', 32, 3 } } },
	{ 500, 'H', { { 'H', 50, 1 }, { 'H', 50, 2 }, { 'H', 50, 3 }, { 'H', 50, 5 } } },
	{ 1200, 'J', { { 'J', 80, 2 }, { 'J', 80, 3 }, { 'J', 80, 5 }, { 'J', 80, 7 } } },
	{ 3200, 'K', { { 'K', 125, 3 }, { 'K', 125, 5 }, { 'K', 125, 7 }, { 'K', 125, 10 } } },
	{ 10000, 'L', { { 'L', 200, 5 }, { 'L', 200, 7 }, { 'L', 200, 10 }, { 'L', 200, 14 } } },
	{ 35000, 'M', { { 'M', 315, 7 }, { 'M', 315, 10 }, { 'M', 315, 14 }, { 'M', 315, 21 } } },
	{ 150000, 'N', { { 'N', 500, 10 }, { 'N', 500, 14 }, { 'N', 500, 21 }, { 'M', 315, 21 } } },
};

/* Table 1: the last of each range, levels I, II, III. */
static const struct { uint64_t most; char letter[4]; } table1[] = {
	{ 8, "AAB" }, { 15, "ABC" }, { 25, "BCD" }, { 50, "CDE" }, { 90, "CEF" },
	{ 150, "DFG" }, { 280, "EGH" }, { 500, "FHJ" }, { 1200, "GJK" }, { 3200, "HKL" },
	{ 10000, "JLM" }, { 35000, "KMN" }, { 150000, "LNP" }, { 500000, "MPQ" },
	{ 500001, "NQR" },
};

static void
letters(void)
{
	size_t i;
	int level;

	for (i = 0; i < sizeof table1 / sizeof *table1; i++)
		for (level = 1; level <= 3; level++) {
			char want = table1[i].letter[level - 1];

			ok(mp_aql_letter(table1[i].most, level) == want,
			    "%llu, level %d: %c", (unsigned long long)table1[i].most, level, want);
			if (i + 1 < sizeof table1 / sizeof *table1)
				ok(mp_aql_letter(table1[i].most + 1, level) ==
				    table1[i + 1].letter[level - 1], "and one more is the next");
		}
	ok(mp_aql_letter(1, 2) == 'A', "one item is as two");
}

static void
plans(void)
{
	static const uint32_t aql[] = { 1000, 1500, 2500, 4000 };
	mp_aql_plan p;
	size_t i, k;

	for (i = 0; i < sizeof known / sizeof *known; i++)
		for (k = 0; k < 4; k++)
			ok(mp_aql_plan_for(&p, known[i].lot, 2, aql[k]) &&
			    p.letter == known[i].plan[k].letter &&
			    p.size == known[i].plan[k].size && p.accept == known[i].plan[k].accept,
			    "lot %llu, AQL %.1f: %c, n = %u, Ac = %u",
			    (unsigned long long)known[i].lot, aql[k] / 1000.0, p.letter, p.size,
			    p.accept);
	ok(!mp_aql_plan_for(&p, 100, 2, 3000), "3.0 is no AQL");
	ok(!mp_aql_plan_for(&p, 100, 4, 1000), "there is no level IV");
	ok(mp_aql_plan_for(&p, 5, 2, 10000) && p.size == 5 && p.accept == 1,
	    "A at 10: down to C");
	ok(mp_aql_plan_for(&p, 30, 2, 1000) && p.size == 13 && p.accept == 0,
	    "D at 1.0: down to E");
	ok(mp_aql_plan_for(&p, 10, 2, 1000) && p.size == 10,
	    "a sample that is not smaller than the lot is the lot");
}

/* The order of the table itself: what a plan accepts grows with the sample and with the
 * limit, by steps of the one row of numbers; and a plan that is looked for lets a lot of
 * the quality of its AQL pass mostly. */
static void
structure(void)
{
	static const uint32_t aql[] = { 25, 40, 65, 100, 150, 250, 400, 650, 1000, 1500, 2500,
		4000, 6500, 10000 };
	static const uint64_t lot[] = { 8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10000, 35000,
		150000, 500000, 1000000 };
	static const uint32_t numbers[] = { 0, 1, 2, 3, 5, 7, 10, 14, 21 };
	bool known_number = true, rising = true, fair = true;
	size_t i, k, m;
	mp_aql_plan p, q;

	for (i = 0; i < 15; i++)
		for (k = 0; k < 14; k++) {
			double expected;

			mp_aql_plan_for(&p, UINT64_MAX, 2, aql[k]);
			mp_aql_plan_for(&p, lot[i], 2, aql[k]);
			for (m = 0; m < 9 && numbers[m] != p.accept; m++)
				continue;
			known_number = known_number && m < 9;
			if (k && mp_aql_plan_for(&q, lot[i], 2, aql[k - 1]))
				rising = rising && q.accept <= p.accept;
			if (i && mp_aql_plan_for(&q, lot[i - 1], 2, aql[k]))
				rising = rising && q.accept <= p.accept;
			/* At the AQL itself 88 to 99 % of lots pass (Poisson). */
			expected = p.size * (aql[k] / 100000.0);
			if (p.size < lot[i]) {
				double term = exp(-expected), pass = 0;

				for (m = 0; m <= p.accept; m++, term *= expected / (double)m)
					pass += term;
				fair = fair && pass > 0.86 && pass < 0.995;
			}
		}
	ok(known_number, "acceptance numbers are 0 1 2 3 5 7 10 14 21");
	ok(rising, "they grow with the lot and with the limit");
	ok(fair, "a lot as good as its AQL is accepted in 86 to 99.5 of 100 draws");
}

/* --- the text of a plan -------------------------------------------------------------------- */

static void
texts(void)
{
	static const char *const bad[] = { "", "aql=3", "aql=2.5,level=4", "aql=2.5,accept=90%",
		"0", "30,level=1", "5", "0%", "101%", "5.0000%", "all,", "station/all",
		"station:0/all", "a:1/b:1/c:1/d:1/all", "a:1/aql=1.0", "-3", "30,accept=", "/30",
		"1e3", "5%%" };
	mp_buf why = { 0 };
	mp_plan p;
	size_t i;

	ok(mp_plan_read(&p, MP_STR("aql=2.5"), &why) && p.kind == MP_PLAN_AQL && p.aql == 2500 &&
	    p.level == 2, "aql=2.5");
	ok(mp_plan_read(&p, MP_STR("aql=0.065,level=1"), &why) && p.aql == 65 && p.level == 1,
	    "aql=0.065,level=1");
	ok(mp_plan_read(&p, MP_STR("30"), &why) && mp_plan_size(&p, 20) == 20 &&
	    mp_plan_size(&p, 100) == 30 && p.accept == 95000, "30");
	ok(mp_plan_read(&p, MP_STR("2.5%,accept=98.5%"), &why) && mp_plan_size(&p, 100) == 3 &&
	    mp_plan_size(&p, 1) == 1 && p.accept == 98500, "2.5%%,accept=98.5%%");
	ok(mp_plan_read(&p, MP_STR("station:2/road:5/all"), &why) && p.stages == 2 &&
	    mp_str_eq(p.stage[0].column, MP_STR("station")) && p.stage[1].groups == 5 &&
	    mp_plan_size(&p, 7) == 7, "station:2/road:5/all");
	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		bool is = i != 6 && mp_plan_read(&p, mp_str_from(bad[i]), &why);

		ok(!is, "no plan: '%s'", bad[i]);
	}
	mp_buf_free(&why);
}

/* --- hashes and intervals -------------------------------------------------------------------- */

static bool
is_hex(const mp_digest *d, const char *want)
{
	char hex[MP_DIGEST_HEX];

	mp_digest_hex(d, hex);
	return memcmp(hex, want, sizeof hex) == 0;
}

static void
hashes(void)
{
	mp_hasher *h = mp_hasher_new(NULL);
	mp_digest key = { { 0 } }, d;
	int i;

	/* FIPS 180-4, appendix B.1; and RFC 4231, test case 2 with its key filled up to 32
	 * bytes by zeros, which HMAC does itself. */
	mp_hasher_add(h, MP_STR("a"));
	mp_hasher_add(h, MP_STR("bc"));
	mp_hasher_end(h, &d);
	ok(is_hex(&d, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
	    "SHA-256 of abc");
	mp_hasher_end(h, &d);
	ok(is_hex(&d, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
	    "and of nothing, after that");
	mp_hasher_free(h);
	memcpy(key.byte, "Jefe", 4);
	h = mp_hasher_new(&key);
	for (i = 0; i < 2; i++) {
		mp_hasher_add(h, MP_STR("what do ya want for nothing?"));
		mp_hasher_end(h, &d);
		ok(is_hex(&d, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
		    "HMAC-SHA-256");
	}
	mp_hasher_free(h);
}

/* R. G. Newcombe, Statistics in Medicine 17 (1998), p. 857-872, table I, method 3. */
static void
intervals(void)
{
	static const struct { uint64_t good, n; double low, high; } t[] = {
		{ 81, 263, 0.2553, 0.3662 }, { 15, 148, 0.0624, 0.1605 }, { 0, 20, 0, 0.1611 },
		{ 1, 29, 0.0061, 0.1718 },
	};
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_interval w = mp_wilson(t[i].good, t[i].n);

		ok(fabs(w.low - t[i].low) < 5.1e-5 && fabs(w.high - t[i].high) < 5.1e-5,
		    "Wilson %llu/%llu: %.4f %.4f", (unsigned long long)t[i].good,
		    (unsigned long long)t[i].n, w.low, w.high);
	}
}

static void
design(void)
{
	/* Student's t of 95 % on both sides, of tables that everybody prints */
	static const struct { uint64_t freedom; double t; } t[] = { { 1, 12.706 }, { 2, 4.303 },
		{ 3, 3.182 }, { 4, 2.776 }, { 5, 2.571 }, { 10, 2.228 }, { 30, 2.042 },
		{ 120, 1.980 } };
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++)
		ok(fabs(mp_student(t[i].freedom) / t[i].t - 1) < 0.0015, "Student's t of %d",
		    (int)t[i].freedom);
	ok(fabs(mp_rate_worth(400, 2, 1000000) - 200) < 0.01 &&
	    fabs(mp_rate_worth(400, 0.5, 1000000) - 400) < 0.01 &&
	    fabs(mp_rate_worth(400, 2, 1) - 200 * 0.15425 * 0.15425) < 0.01,
	    "what rows of groups are worth");
}

/* --- the file ------------------------------------------------------------------------------ */

static void
made(mp_sample *s, bool grouped, char hex[MP_DIGEST_HEX])
{
	mp_stratum a = { .name = MP_STR("平桥区"), .lot = 9, .drawn = 2 },
		b = { .name = MP_STR("浉河区"), .lot = 5, .drawn = 1 };
	mp_str none = MP_STR(""), group = grouped ? MP_STR("老城派出所") : none;
	mp_drawn row[] = { { 0, MP_STR("c1"), MP_STR("甲"), group },
		{ 0, MP_STR("c2"), none, group }, { 1, MP_STR("c3"), MP_STR("乙"), none } };
	mp_buf why = { 0 };
	size_t i;

	*s = (mp_sample){ .set = { MP_STR("1"), MP_STR("00"), MP_STR("14"), MP_STR("code"),
		MP_STR("county"), grouped ? MP_STR("station:2/20%") : MP_STR("20%"),
		MP_STR("a secret of this test"), MP_STR(""), MP_STR("42") }, .grouped = grouped };
	mp_sample_commit(s, hex);
	s->set[MP_SET_COMMITMENT] = (mp_str){ hex, MP_DIGEST_HEX };
	mp_plan_read(&s->plan, s->set[MP_SET_PLAN], &why);
	mp_sample_stratum(s, &a);
	mp_sample_stratum(s, &b);
	for (i = 0; i < 3; i++)
		mp_sample_row(s, &row[i]);
}

static void
file(bool grouped)
{
	char hex[MP_DIGEST_HEX];
	mp_buf out = { 0 }, again = { 0 }, why = { 0 };
	mp_sample s, t;
	size_t i, taken = 0;

	made(&s, grouped, hex);
	mp_sample_write(&s, &out);
	ok(mp_sample_parse(&t, mp_buf_str(&out), "s", &why), "what was written is read: %s",
	    mp_buf_cstr(&why));
	mp_sample_write(&t, &again);
	ok(mp_str_eq(mp_buf_str(&out), mp_buf_str(&again)), "and written again the same");
	ok(mp_sample_line(&t, 2) == 15, "the line of a row");
	mp_sample_free(&t);
	/* Every byte counts. */
	for (i = 0; i < out.n; i++) {
		char was = out.p[i];

		out.p[i] = was == '0' ? '1' : '0';
		if (mp_sample_parse(&t, mp_buf_str(&out), "s", &why)) {
			mp_sample_free(&t);
			taken++;
		}
		out.p[i] = was;
	}
	ok(taken == 0, "no byte can be changed: %zu could", taken);
	for (taken = 0, i = 0; i < out.n; i++)
		if (mp_sample_parse(&t, (mp_str){ out.p, i }, "s", &why)) {
			mp_sample_free(&t);
			taken++;
		}
	ok(taken == 0, "and none cut off at the end");
	mp_sample_free(&s);
	mp_buf_free(&out);
	mp_buf_free(&again);
	mp_buf_free(&why);
}

int
main(void)
{
	letters();
	plans();
	structure();
	texts();
	hashes();
	intervals();
	design();
	file(false);
	file(true);
	return done_testing();
}
