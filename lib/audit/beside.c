/* beside.c - the other tables of an audit: what was expected, made, installed. */
#include <config.h>

#include "audit/audit.h"

void
mp_audit_leave(filter *t, const char *path)
{
	size_t broken = filter_leave(t);

	if (broken)
		cli_die(_("%s: %zu rows cannot be read; mend them first"), path, broken);
}

/* --- expected ----------------------------------------------------------------------- */

static uint64_t
whole(mp_str s, const char *path)
{
	uint64_t v = 0;
	size_t i;

	s = mp_str_trim(s);
	if (s.n == 0 || s.n > 12 || mp_str_digits(s) != s.n)
		cli_die(_("%s: count: expected a whole number, not '%.*s'"), path, (int)s.n, s.p);
	for (i = 0; i < s.n; i++)
		v = v * 10 + (uint64_t)(s.p[i] - '0');
	return v;
}

static uint32_t
level_bit(mp_str s, const char *path)
{
	mp_element e = mp_element_find(mp_str_trim(s));

	if (e >= MP_NELEMENT)
		cli_die(_("%s: level: '%.*s' is no element of an address"), path, (int)s.n, s.p);
	return UINT32_C(1) << e;
}

static void
read_expected(mp_audit *a, const char *path)
{
	filter *t = filter_beside(a->f, path);
	filter_col count = filter_need(t, "count"), level = filter_want(t, "level");
	mp_group_columns cols[MP_GROUPINGS];
	filter_row *r;
	uint64_t n;
	size_t g;

	for (g = 0; g < a->ngroup; g++)
		a->group[g].measured[MP_COLLECTED] = mp_grouping_bind(&a->group[g], t, &cols[g]);
	while ((r = filter_next(t)) != NULL) {
		n = whole(filter_get(r, count), path);
		if (level != FILTER_NONE)
			a->levels |= level_bit(filter_get(r, level), path);
		for (g = 0; g < a->ngroup; g++)
			if (a->group[g].measured[MP_COLLECTED])
				mp_grouping_counts(&a->group[g], &cols[g], r)->n[MP_N_EXPECTED] += n;
	}
	mp_audit_leave(t, path);
}

/* --- a sample ------------------------------------------------------------------------ */

void
mp_audit_judged(mp_audit *a)
{
	mp_counts *all = &a->group[0].unit[0].count;
	bool *measured = &a->group[0].measured[MP_ACCURATE], any = false;
	size_t g;

	*measured = mp_accuracy_total(&a->accuracy, &all->n[MP_N_RIGHT], &all->n[MP_N_JUDGED],
	    &a->accuracy_total);
	for (g = 1; g < a->ngroup; g++)
		any |= a->group[g].measured[MP_ACCURATE] =
		    mp_accuracy_enter(&a->accuracy, &a->group[g]);
	if (*measured && !any && a->accuracy.n > 1)
		cli_warn(_("--judged: the lots of '%s' are the units of no grouping; their accuracy "
		    "is told in total only"), a->o->judged);
}

/* --- plates ------------------------------------------------------------------------- */

static void
read_codes(mp_audit *a, const char *path, mp_hashes *set)
{
	filter *t = filter_beside(a->f, path);
	filter_col code = filter_need(t, "code");
	filter_row *r;

	while ((r = filter_next(t)) != NULL)
		if (filter_get(r, code).n)
			mp_hashes_add(set, mp_hash(filter_get(r, code)));
	mp_hashes_end(set);
	mp_audit_leave(t, path);
}

/* What the library itself has columns for. */
static void
note_columns(mp_audit *a)
{
	size_t g;

	for (g = 0; g < a->ngroup; g++) {
		bool *measured = a->group[g].measured;
		int i;

		measured[MP_MAPPED] = a->col.lon != FILTER_NONE;
		measured[MP_LABELLED] = a->col.labelled != FILTER_NONE;
		measured[MP_DUPLICATES] = a->col.dup_of != FILTER_NONE;
		measured[MP_INSTALLED] = a->o->installed != NULL;
		measured[MP_UNNAMED] = a->col.issues != FILTER_NONE;
		measured[MP_FAULTY] = a->col.issues != FILTER_NONE;
		for (i = 0; i < MP_NISSUE; i++)
			measured[MP_M_ISSUE + i] = a->col.issues != FILTER_NONE;
		for (i = MP_MISSING_COORDINATES; i <= MP_WRONG_DISTANCE; i++)
			measured[MP_M_ISSUE + i] = a->col.lon != FILTER_NONE;
	}
}

void
mp_audit_beside(mp_audit *a)
{
	const mp_audit_options *o = a->o;

	note_columns(a);
	if (o->expected)
		read_expected(a, o->expected);
	if (o->judged && !mp_accuracy_read(&a->accuracy, o->judged, &a->buf))
		cli_die("%s", mp_buf_cstr(&a->buf));
	if (o->manifest && !o->installed)
		cli_die(_("--manifest is for --installed"));
	if (o->installed && a->col.code == FILTER_NONE)
		cli_die(_("--installed: the library has no column 'code'"));
	if (o->manifest)
		read_codes(a, o->manifest, &a->plates);
	if (o->installed)
		read_codes(a, o->installed, &a->installed);
}
