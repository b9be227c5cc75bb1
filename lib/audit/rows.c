/* rows.c - the rows of the library: counted as they come, judged when all have come. */
#include <config.h>

#include <errno.h>

#include "audit/audit.h"
#include "audit/lists.h"

/* What a row waits with: this, and then the texts that lists need. */
struct waiting {
	uint64_t row;			/* a hash of what it is called by */
	mp_issue_set issues;
	mp_point at;
	uint32_t county, road;		/* MP_NO_PLACE: not located */
	uint32_t unit[MP_GROUPINGS];
	bool live;
};

/* --- one row ------------------------------------------------------------------------ */

/* The counts that a row adds one to. */
struct tick {
	mp_count_kind kind[16];
	size_t n;
};

static void
tick(struct tick *t, mp_count_kind kind, bool yes)
{
	if (yes)
		t->kind[t->n++] = kind;
}

static void
count(mp_audit *a, const uint32_t *unit, const struct tick *t)
{
	size_t g, i;

	for (g = 0; g < a->ngroup; g++) {
		mp_counts *c = &a->group[g].unit[unit[g]].count;

		for (i = 0; i < t->n; i++)
			c->n[t->kind[i]]++;
	}
}

static bool
yes(mp_str s)
{
	static const char *const words[] = { "是", "1", "yes", "y", "true", "已标注", "已标", "√" };
	size_t i;

	s = mp_str_trim(s);
	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (mp_str_eq(s, mp_str_from(words[i])))
			return true;
	return false;
}

static bool
expected_level(const mp_audit *a, const filter_row *r)
{
	mp_element level;

	if (a->levels == 0)
		return true;
	level = mp_element_find(filter_get(r, a->col.level));
	return level < MP_NELEMENT && a->levels >> level & 1;
}

/* A box that the settings have for one of its divisions, and that does not hold it. */
static bool
outside_set_box(const mp_audit *a, const mp_address *addr, mp_point at)
{
	static const mp_element divisions[] = { MP_PROVINCE, MP_CITY, MP_COUNTY, MP_TOWNSHIP };
	const mp_box *box;
	size_t i;

	for (i = 0; a->marks.nbox && i < sizeof divisions / sizeof *divisions; i++)
		if ((box = mp_marks_box(&a->marks, addr->elem[divisions[i]])) != NULL &&
		    (at.lon < box->low.lon || at.lon > box->high.lon ||
		    at.lat < box->low.lat || at.lat > box->high.lat))
			return true;
	return false;
}

/* Coordinates, as far as they can be judged alone: true if they are good. */
static bool
locate(mp_audit *a, const filter_row *r, struct waiting *w)
{
	mp_point_kind kind = mp_point_read(&w->at, a->datum, filter_get(r, a->col.lon),
	    filter_get(r, a->col.lat));
	mp_address addr = { 0 };
	int e;

	if (kind == MP_POINT_NONE)
		w->issues |= MP_ISSUE_BIT(MP_MISSING_COORDINATES);
	else if (kind == MP_POINT_SWAPPED)
		w->issues |= MP_ISSUE_BIT(MP_WRONG_SWAPPED);
	else if (kind != MP_POINT_GOOD)
		w->issues |= MP_ISSUE_BIT(MP_WRONG_COORDINATES);
	if (kind != MP_POINT_GOOD)
		return false;
	for (e = 0; e < MP_NELEMENT; e++)
		addr.elem[e] = filter_get(r, a->col.elem[e]);
	if (outside_set_box(a, &addr, w->at)) {
		w->issues |= MP_ISSUE_BIT(MP_WRONG_COORDINATES);
		return false;
	}
	w->county = mp_places_county(&a->places, &addr);
	w->road = mp_places_road(&a->places, &addr);
	mp_places_tell(&a->places, w->county, w->road, w->row, w->at);
	return true;
}

/* A row is called by its code, which is for life; else by its id, else by its address. */
static uint64_t
identity(const mp_audit *a, const filter_row *r)
{
	mp_str s = filter_get(r, a->col.code);

	if (s.n == 0)
		s = filter_get(r, a->col.id);
	if (s.n == 0)
		s = filter_get(r, a->col.address);
	return mp_hash(s);
}

static bool
has_plate(const mp_audit *a, mp_str code, uint64_t hash)
{
	return code.n && (!a->o->manifest || mp_hashes_find(&a->plates, hash) != SIZE_MAX);
}

static void settle(mp_audit *, struct waiting *, mp_str texts);

static void
take(mp_audit *a, const filter_row *r)
{
	struct waiting w = { .county = MP_NO_PLACE, .road = MP_NO_PLACE };
	mp_str code = filter_get(r, a->col.code);
	uint64_t hash = a->o->installed ? mp_hash(code) : 0;
	struct tick t = { .n = 0 };
	bool plate;
	size_t g;

	w.row = identity(a, r);
	w.live = filter_get(r, a->col.dup_of).n == 0;
	w.issues = mp_issue_read(filter_get(r, a->col.issues));
	for (g = 0; g < a->ngroup; g++)
		w.unit[g] = mp_grouping_of(&a->group[g], &a->cols[g], r);
	if (a->links && code.n)
		mp_audit_links_home(a, r, w.unit);
	tick(&t, MP_N_ROWS, true);
	tick(&t, MP_N_LIVE, w.live);
	tick(&t, MP_N_DUPLICATES, !w.live);
	tick(&t, MP_N_COLLECTED, w.live && expected_level(a, r));
	tick(&t, MP_N_LABELLED, w.live && yes(filter_get(r, a->col.labelled)));
	tick(&t, MP_N_UNNAMED, w.live && w.issues & MP_ISSUE_BIT(MP_UNNAMED_ROAD));
	if (w.live && a->col.lon != FILTER_NONE)
		tick(&t, MP_N_MAPPED, locate(a, r, &w));
	if (w.live && a->o->installed) {
		plate = has_plate(a, code, hash);
		tick(&t, MP_N_PLATES, plate);
		tick(&t, MP_N_INSTALLED, plate &&
		    mp_hashes_find(&a->installed, hash) != SIZE_MAX);
	}
	count(a, w.unit, &t);
	if (a->spill) {
		a->buf.n = 0;
		if (a->lists)
			mp_lists_texts(a->lists, r, &a->buf);
		mp_spill_put(a->spill, (mp_str[]){ { (const char *)&w, sizeof w },
		    mp_buf_str(&a->buf) }, 2);
	} else
		settle(a, &w, MP_STR(""));
}

/* --- when all have come ------------------------------------------------------------- */

static void
settle(mp_audit *a, struct waiting *w, mp_str texts)
{
	mp_issue_set faults;
	size_t g;
	int i;

	w->issues |= mp_places_judge(&a->places, w->county, w->road, w->at);
	faults = w->live ? mp_issue_faults(w->issues) : 0;
	for (g = 0; w->live && g < a->ngroup; g++) {
		mp_counts *c = &a->group[g].unit[w->unit[g]].count;

		for (i = 0; w->issues >> i; i++)
			c->n[MP_N_ISSUE + i] += w->issues >> i & 1;
		c->n[MP_N_FAULTY] += faults != 0;
	}
	if (w->live && a->trend.keeping)
		mp_trend_row(&a->trend, w->row, w->unit[a->ngroup > 1], faults);
	if (a->lists)
		mp_lists_take(a->lists, w->issues, w->live, texts);
}

static void
settle_all(mp_audit *a)
{
	struct waiting w;
	mp_str record;

	if (mp_spill_end(a->spill))
		while (mp_spill_next(a->spill, &record)) {
			memcpy(&w, record.p, sizeof w);
			settle(a, &w, mp_str_skip(record, sizeof w));
		}
	if (!mp_spill_end(a->spill))
		cli_die(_("cannot keep the rows in '%s': %s; --tmpdir names another folder"),
		    cli_tmpdir(a->o->tmpdir), strerror(errno));
}

void
mp_audit_read(mp_audit *a)
{
	filter_row *r;
	size_t g;

	while ((r = filter_next(a->f)) != NULL) {
		take(a, r);
		filter_drop(a->f, N_("measured"));
	}
	mp_places_end(&a->places, a->marks.far);
	if (a->spill)
		settle_all(a);
	if (a->links)
		mp_audit_links_read(a);
	if (a->o->judged)
		mp_audit_judged(a);
	for (g = 0; g < a->ngroup && !a->o->unmask; g++)
		mp_grouping_mask(&a->group[g]);
	if (a->trend.keeping)
		mp_trend_end(&a->trend, mp_audit_main(a));
	if (a->o->in_public)
		mp_audit_hide(a);
}
