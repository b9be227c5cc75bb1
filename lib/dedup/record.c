/* record.c - what deduplication reads of a row. */
#include "dedup/record.h"

#include <stdlib.h>

#include "base/mem.h"
#include "dedup/rows.h"
#include "dedup/identity.h"

static filter_col
want(mp_record_columns *c, filter *f, const char *name, mp_column_role role)
{
	filter_col col = filter_want(f, name);

	if (col != FILTER_NONE)
		c->role[col] = role;
	c->ours |= col != FILTER_NONE && role == MP_COLUMN_OURS;
	return col;
}

void
mp_record_bind(mp_record_columns *c, filter *f)
{
	static const char *const derived[] = {
		"address", "level", "division", "explain",
	};
	static const char *const ours[] = {
		"dup_cluster", "dup_of", "dup_kind", "dup_score", "dup_why",
		"dup_shard",
	};
	size_t i;
	int e;

	c->n = filter_columns(f);
	c->ours = false;
	c->role = mp_zalloc(c->n, sizeof *c->role);
	mp_address_bind(&c->address, f);
	for (e = 0; e < MP_NELEMENT; e++)
		if (c->address.elem[e] != FILTER_NONE)
			c->role[c->address.elem[e]] = MP_COLUMN_SAID;
	c->id = want(c, f, "id", MP_COLUMN_READING);
	c->raw = want(c, f, "raw", MP_COLUMN_SAID);
	c->status = want(c, f, "status", MP_COLUMN_READING);
	c->issues = want(c, f, "issues", MP_COLUMN_READING);
	c->confidence = want(c, f, "confidence", MP_COLUMN_READING);
	c->lon = want(c, f, "lon", MP_COLUMN_OTHER);
	c->lat = want(c, f, "lat", MP_COLUMN_OTHER);
	c->certificate = want(c, f, "certificate", MP_COLUMN_OTHER);
	for (i = 0; i < sizeof derived / sizeof *derived; i++)
		want(c, f, derived[i], MP_COLUMN_READING);
	c->sources = want(c, f, "sources", MP_COLUMN_OURS);
	c->alternatives = want(c, f, "alternatives", MP_COLUMN_OURS);
	for (i = 0; i < sizeof ours / sizeof *ours; i++)
		want(c, f, ours[i], MP_COLUMN_OURS);
}

void
mp_record_unbind(mp_record_columns *c)
{
	free(c->role);
	c->role = NULL;
}

/* The gravity that a value of `status` names; what is unknown is no complaint. */
static mp_gravity
gravity(mp_str s)
{
	int g;

	for (g = MP_OK; g <= MP_WRONG; g++)
		if (mp_str_eq(s, mp_str_from(mp_gravity_name((mp_gravity)g))))
			return (mp_gravity)g;
	return MP_OK;
}

void
mp_record_name(mp_buf *name, const mp_record_columns *c, const filter_row *r)
{
	mp_str text = filter_get(r, c->id);
	mp_address a;

	name->n = 0;
	if (text.n == 0)
		text = filter_get(r, c->raw);
	if (text.n) {
		mp_buf_add(name, text);
	} else {
		mp_address_read(&a, &c->address, r);
		mp_address_compose(name, &a);
	}
}

/* A run on marked rows must see what the run on unmarked ones saw. */
static void
set_fields(mp_record *rec, const mp_record_columns *c, const filter_row *r)
{
	bool any = false;
	size_t i;

	rec->fields = filter_text(r);
	if (!c->ours)
		return;
	rec->joined.n = 0;
	for (i = 0; i < c->n; i++) {
		if (c->role[i] == MP_COLUMN_OURS)
			continue;
		if (any)
			mp_buf_addc(&rec->joined, '\t');
		mp_buf_add(&rec->joined, filter_get(r, (filter_col)i));
		any = true;
	}
	rec->fields = mp_buf_str(&rec->joined);
}

void
mp_record_read(mp_record *rec, const mp_record_columns *c, const filter_row *r)
{
	mp_address_read(&rec->address, &c->address, r);
	rec->status = gravity(filter_get(r, c->status));
	rec->settled = c->issues == FILTER_NONE ? rec->status != MP_WRONG :
	    mp_identity_settled(mp_issue_read(filter_get(r, c->issues)));
	rec->confidence = filter_get(r, c->confidence);
	rec->raw = filter_get(r, c->raw);
	mp_record_name(&rec->name, c, r);
	set_fields(rec, c, r);
}

mp_house
mp_record_house(const mp_record_columns *c, const filter_row *r)
{
	return mp_house_read(filter_get(r, c->lon), filter_get(r, c->lat),
	    filter_get(r, c->certificate));
}

bool
mp_record_has_houses(const mp_record_columns *c)
{
	return c->certificate != FILTER_NONE || (c->lon != FILTER_NONE &&
	    c->lat != FILTER_NONE);
}

bool
mp_record_alike(mp_str raw_a, const mp_address *a, mp_str raw_b, const mp_address *b)
{
	int e;

	if (raw_a.n || raw_b.n)
		return mp_str_eq(raw_a, raw_b);
	for (e = 0; e < MP_NELEMENT; e++)
		if (!mp_str_eq(a->elem[e], b->elem[e]))
			return false;
	return true;
}

uint32_t
mp_record_merit(const mp_record *rec)
{
	static const struct { mp_element e, beside; } more[] = {
		{ MP_DEVZONE, MP_TOWNSHIP }, { MP_SEGMENT, MP_DOOR }, { MP_FLOOR, MP_ROOM },
	};
	const mp_address *a = &rec->address;
	unsigned filled = 0, besides = 0;
	size_t i;
	int e;

	for (e = MP_PROVINCE; e <= MP_ROOM; e++)
		filled += mp_address_has(a, (mp_element)e);
	for (i = 0; i < sizeof more / sizeof *more; i++)
		besides += mp_address_has(a, more[i].e) && mp_address_has(a, more[i].beside);
	return mp_rows_merit(filled - besides, besides, rec->status, rec->confidence);
}

void
mp_record_free(mp_record *rec)
{
	mp_buf_free(&rec->name);
	mp_buf_free(&rec->joined);
}
