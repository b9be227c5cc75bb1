/* judge.c - how likely two names are one. */
#include "names/judge.h"

#include <math.h>

/* Do families and the land give the names, so that neighbours are often alike? */
static bool
rural(mp_element e)
{
	return e == MP_GROUP || e == MP_COMMUNITY;
}

/* What makes the name of a hamlet, of which a village has several, less sure: hardly alike,
 * or no more than a character of it is the same. */
static double
doubt(const mp_candidate *p)
{
	return (p->way == MP_WAY_OTHER ? 1.2 : 0) +
	    (p->half && p->telling < 2 && p->way < MP_WAY_VARIANT ? 3 : 0);
}

/* Log odds of two names so alike, before anything else is known.  Of the villages of a
 * township in Henan 1 of 90 has a neighbour that is alike in sound or shape, most of
 * them by a surname: a misspelling is more likely than that, if it is rare.  A county
 * has hundreds of roads and estates, and 1 of 7 has such a namesake. */
static double
prior(mp_element e, const mp_candidate *p)
{
	static const struct { double urban, rural; } of[] = {
		[MP_WAY_RENAMED] = { -3.3, -9 }, [MP_WAY_TOLD] = { -4, -3 }, [MP_WAY_OTHER] = { -4, -1 },
		[MP_WAY_TWICE] = { -9, -1 }, [MP_WAY_SWAPPED] = { -3, -3 }, [MP_WAY_LENGTH] = { -2, -2 },
		[MP_WAY_LOOSE] = { -2, 1 }, [MP_WAY_TURNED] = { -1, 3 },
		[MP_WAY_DOUBLED] = { 1, 4 },
		[MP_WAY_SHAPE] = { -1, 3 }, [MP_WAY_SOUND] = { -1, 3 },
		[MP_WAY_VARIANT] = { 1, 4 }, [MP_WAY_GENERIC] = { 1, 4 },
	};

	if (rural(e))
		return of[p->way].rural - (p->telling == 2 ? 6 : p->telling) -
		    (e == MP_GROUP ? doubt(p) : 0);
	return of[p->way].urban - p->telling;
}

/* The share of `yes` among yes and no, less sure where they are few: 0 to 1; `unknown`
 * without any. */
static double
share(unsigned yes, unsigned no, double unknown)
{
	return (yes + unknown) / (yes + no + 1.0);
}

/* From `no` for a share of 0 to `yes` for a share of 1. */
static double
between(double no, double yes, double part)
{
	return no + (yes - no) * part;
}

/* A village name that stands once or twice beside one that stands more than thirty times
 * as often: misspellings of that one are expected, while hardly any village has one or two
 * houses, and few have a neighbour of such a name; but 许铺 beside 徐铺 may be one. */
static double
rare(const mp_candidate *p, double ratio, uint32_t nfrom)
{
	return ratio >= 5 && nfrom <= 2 && p->telling < 2 ? 3.5 : 0;
}

/* A road or an estate of one or two rows where another one like it has thirty times as many,
 * all in a community where that one is, at doors that it has: hardly any is so small, and
 * namesakes are neighbours in one of hundreds of cases. */
static bool
is_lost(mp_element e, const mp_evidence *v, uint32_t nto)
{
	return !rural(e) && v->n <= 2 && nto >= 32 * v->n && v->house == v->n &&
	    v->community == v->n && v->elsewhere == 0 && v->away == 0;
}

/* How far the counts are apart: who misspells a name does it now and then.  That is
 * almost all that is known of a hamlet, for every one has a house 1, 2 and 3. */
static double
counts(mp_element e, const mp_candidate *p, const mp_evidence *v, uint32_t nto)
{
	uint32_t nfrom = v->n;
	double ratio = log2((double)nto / nfrom);

	if (p->way == MP_WAY_RENAMED)
		return 0;	/* both names are in use */
	if (p->way == MP_WAY_TOLD && ratio < 4)
		return -3;	/* and so may these be: 新华路 and 新华东路 */
	if (!rural(e) && ratio < 2 && nfrom > 3 && p->way < MP_WAY_VARIANT)
		return p->way == MP_WAY_SWAPPED ? -1 : -3;	/* two parts, each as large */
	if (!rural(e))
		return ratio > 6 ? 3 : ratio < -2 ? -1 : ratio / 2;
	if (v->filled != 0)
		return v->filled + (ratio >= 3 ? 0 : ratio >= 2 ? -1 : -4);
	return (ratio >= 4 ? 1 : ratio >= 3 ? 0 : ratio >= 2 ? -2 : -4) - (nfrom > 3 ? 1 : 0) +
	    rare(p, ratio, nfrom);
}

double
mp_judge(mp_element e, const mp_candidate *p, const mp_evidence *v, uint32_t nto, bool listed)
{
	bool strange = p->way <= MP_WAY_OTHER;
	uint32_t anchored = strange ? v->firm : v->anchored;
	uint32_t anchor = strange ? v->firmly : v->anchor;
	bool strays = listed && v->filled >= 3, lost = is_lost(e, v, nto);
	double z = prior(e, p) + counts(e, p, v, nto);

	if (p->way == MP_WAY_TOLD && !v->firmly && !strays)
		return 0;	/* only a house at its door says that they are one */
	if (p->way == MP_WAY_OTHER && p->telling == 2 && !strays)
		return 0;	/* two; but neither is a third */
	if (anchored)
		z += between(-6, 7, share(anchor, anchored - anchor, 0.5));
	else if (v->anchored && p->way == MP_WAY_OTHER)	/* 学润路 for 学达路, at its estate */
		z += between(-4, 5.5, share(v->anchor, v->anchored - v->anchor, 0.5));
	if (v->community + v->elsewhere)
		z += between(-4, 3, share(v->community, v->elsewhere, 0.5));
	else if (v->township + v->away && !rural(e))
		z += between(-4, 1.5, share(v->township, v->away, 0.5));
	z += between(-2, 1.5, share(v->house, v->n - v->house, 0.5));
	if (!rural(e) && v->elsewhere == 0 && v->away == 0)
		z += lost ? 2.2 : 0.7;	/* nothing speaks against it */
	if (listed)
		z += p->telling == 2 && rural(e) ? 6 : 3;	/* it has no other of that family */
	else if (e == MP_COMMUNITY && (strange || p->way == MP_WAY_LENGTH))
		z -= 6;		/* villages one character apart are mostly two */
	return 1 / (1 + exp(-z));
}

bool
mp_judge_may_settle(mp_element e, const mp_candidate *p)
{
	return !(p->way == MP_WAY_SWAPPED && e != MP_ESTATE);
}
