/* linked.c - houses, people and organisations (menpai-links(5)): counted, and what is wrong
 * with them handed to the lists. */
#include <config.h>

#include <stdlib.h>

#include "audit/audit.h"
#include "audit/homes.h"
#include "audit/lists.h"
#include "base/mem.h"
#include "row/columns.h"

struct mp_audit_links {
	filter *t;
	filter_col kind, id, code, match, issues, responsible;
	mp_group_columns cols[MP_GROUPINGS];
	bool has[MP_GROUPINGS];			/* else: by_code of the grouping */
	mp_homes homes;		/* by code: the units of the groupings by_code, who is responsible */
	size_t unknown;		/* rows whose code the library does not have */
};

static const struct kind { const char *zh; mp_measure linked, faulty; } kinds[MP_LINK_NKIND] = {
	[MP_LINK_HOUSE] = { "房屋", MP_LINKED_HOUSES, MP_FAULTY_HOUSES },
	[MP_LINK_ORGANISATION] = { "单位", MP_LINKED_ORGANISATIONS, MP_FAULTY_ORGANISATIONS },
	[MP_LINK_PERSON] = { "人口", MP_LINKED_PEOPLE, MP_FAULTY_PEOPLE },
};

/* Who collected an address, and when, says nothing of who lives there. */
static bool
is_of_place(const mp_grouping *g)
{
	size_t i;

	for (i = 0; i < g->ncolumn; i++)
		if (mp_column_is(g->column[i], "collector") || mp_column_is(g->column[i], "date"))
			return false;
	return true;
}

void
mp_audit_links_open(mp_audit *a)
{
	struct mp_audit_links *l = a->links = mp_zalloc(1, sizeof *l);
	const char *responsible = a->o->responsible;
	size_t g;

	l->t = filter_beside(a->f, a->o->links);
	l->kind = filter_need(l->t, "kind");
	l->code = filter_need(l->t, "code");
	l->id = filter_want(l->t, "id");
	l->match = filter_want(l->t, "match");
	l->issues = filter_want(l->t, "issues");
	l->responsible = filter_want(l->t, responsible ? responsible : "station");
	for (g = 0; g < a->ngroup; g++) {
		l->has[g] = mp_grouping_bind(&a->group[g], l->t, &l->cols[g]);
		a->group[g].by_code = !l->has[g] && a->col.code != FILTER_NONE &&
		    is_of_place(&a->group[g]);
		l->homes.width += a->group[g].by_code;
	}
	l->homes.width += a->o->correct != NULL;
}

void
mp_audit_links_home(mp_audit *a, const filter_row *r, const uint32_t *unit)
{
	struct mp_audit_links *l = a->links;
	uint32_t home[MP_GROUPINGS + 1];
	size_t g, n = 0;

	if (l->homes.width == 0)
		return;
	for (g = 0; g < a->ngroup; g++)
		if (a->group[g].by_code)
			home[n++] = unit[g];
	if (n < l->homes.width)
		home[n] = mp_lists_responsible(a->lists, r);
	mp_homes_tell(&l->homes, mp_hash(filter_get(r, a->col.code)), home);
}

static mp_link_kind
kind_of(mp_str s, const char *path)
{
	mp_link_kind kind = mp_link_kind_find(s);
	int k;

	for (k = 0; kind == MP_LINK_NKIND && k < MP_LINK_NKIND; k++)
		if (mp_str_eq(s, mp_str_from(kinds[k].zh)))
			kind = (mp_link_kind)k;
	if (kind == MP_LINK_NKIND)
		cli_die(_("%s: kind: expected house, person or organisation, not '%.*s'"), path,
		    (int)s.n, s.p);
	return kind;
}

/* On the building only is not linked: nobody finds the room. */
static bool
linked(mp_str code, mp_str match)
{
	return code.n && !mp_str_eq(match, MP_STR("building")) && !mp_str_eq(match, MP_STR("none"));
}

static void
note_measured(mp_grouping *g, mp_link_kind kind, bool findings)
{
	mp_finding f;

	g->measured[kinds[kind].linked] = true;
	if (!findings || g->measured[kinds[kind].faulty])
		return;
	g->measured[kinds[kind].faulty] = true;
	for (f = 0; f < MP_NFINDING; f++)
		g->measured[mp_measure_of(kind, f)] = true;
}

/* One more of a unit. */
static void
count(mp_counts *n, mp_link_kind kind, bool good, mp_finding_set found)
{
	mp_measure_info about = mp_measure_about(kinds[kind].linked);
	int i;

	n->n[about.in]++;
	n->n[about.of] += good;
	n->n[mp_measure_about(kinds[kind].faulty).of] += found != 0;
	for (i = 0; found >> i; i++)
		n->n[MP_N_FINDING + (int)kind * MP_NFINDING + i] += found >> i & 1;
}

static void
take(mp_audit *a, struct mp_audit_links *l, const filter_row *r)
{
	static const mp_str nowhere[MP_GROUP_COLUMNS] = { { NULL, 0 } };
	mp_link_kind kind = kind_of(filter_get(r, l->kind), a->o->links);
	mp_finding_set found = mp_finding_read(filter_get(r, l->issues));
	mp_str code = filter_get(r, l->code);
	bool good = linked(code, filter_get(r, l->match));
	const uint32_t *home = code.n ? mp_homes_find(&l->homes, mp_hash(code)) : NULL;
	bool unknown = false;
	uint32_t unit;
	size_t g, k = 0;

	for (g = 0; g < a->ngroup; g++) {
		mp_grouping *by = &a->group[g];

		if (l->has[g])
			unit = mp_grouping_of(by, &l->cols[g], r);
		else if (by->by_code && home)
			unit = home[k++];
		else if (by->by_code)
			unit = mp_grouping_unit(by, nowhere);
		else
			continue;
		unknown |= by->by_code && code.n && !home;
		note_measured(by, kind, l->issues != FILTER_NONE);
		count(&by->unit[unit].count, kind, good, found);
	}
	l->unknown += unknown;
	if (found && a->lists)
		mp_lists_link(a->lists, kind, found, filter_get(r, l->responsible),
		    home ? &home[k] : NULL, filter_get(r, l->id), code);
}

void
mp_audit_links_read(mp_audit *a)
{
	struct mp_audit_links *l = a->links;
	filter_row *r;

	mp_homes_end(&l->homes);
	while ((r = filter_next(l->t)) != NULL)
		take(a, l, r);
	mp_audit_leave(l->t, a->o->links);
	if (l->unknown)
		cli_warn(_("%s: rows that hang on codes which the library does not have: %zu; they "
		    "count as 无"), a->o->links, l->unknown);
	mp_homes_free(&l->homes);
	free(a->links);
	a->links = NULL;
}
