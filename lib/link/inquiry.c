/* inquiry.c - who and what hangs on an address, and where a person hangs. */
#include <config.h>

#include "link/inquiry.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/mask.h"
#include "base/mem.h"
#include "link/identity.h"

/* How a value may be shown. */
enum show { SHOW_PLAIN, SHOW_NAME, SHOW_NUMBER, SHOW_PHONE, SHOW_TEXT };

/* What the answer says besides the links, and where it is in the tables; NULL: nowhere. */
static const struct detail {
	const char *name;
	enum show show;
	const char *from[MP_LINK_NKIND];
	enum show of_firm;		/* of an organisation: it is public */
} details[] = {
	{ "name", SHOW_NAME, { "owner", "name", "name" }, SHOW_PLAIN },
	{ "id_number", SHOW_NUMBER, { NULL, "credit_code", "id_number" }, SHOW_PLAIN },
	{ "phone", SHOW_PHONE, { NULL, "phone", "phone" }, SHOW_PHONE },
	{ "address", SHOW_TEXT, { "raw", "raw", "residence" }, SHOW_TEXT },
	{ "kinship", SHOW_PLAIN, { NULL, NULL, "kinship" }, SHOW_PLAIN },
	{ "living", SHOW_PLAIN, { "state", "state", "living" }, SHOW_PLAIN },
	{ "since", SHOW_PLAIN, { NULL, NULL, "since" }, SHOW_PLAIN },
	{ "until", SHOW_PLAIN, { NULL, NULL, "until" }, SHOW_PLAIN },
	{ "focus", SHOW_PLAIN, { NULL, NULL, "focus" }, SHOW_PLAIN },
};
enum { NDETAIL = sizeof details / sizeof *details };

/* Of the links. */
static const enum mp_link_column told[] = {
	MP_LINK_KIND, MP_LINK_ID, MP_LINK_CODE, MP_LINK_IN_HOUSE, MP_LINK_RELATION,
	MP_LINK_MATCH, MP_LINK_ISSUES
};
enum { NTOLD = sizeof told / sizeof *told };

struct hit {
	mp_str kept;		/* the link row */
	mp_str detail[NDETAIL];
};

struct mp_inquiry {
	const mp_question *q;
	filter *f;
	filter_col in[MP_LINK_NCOLUMN], out[NTOLD], detail[NDETAIL];
	mp_map wanted;		/* ids of the person */
	bool by_number;		/* not by one of these */
	mp_map found;		/* "kind id" to a hit */
	struct hit *hit;
	size_t n, cap, next;
	mp_arena arena;
	mp_buf key;
};

/* --- finding ------------------------------------------------------------------ */

static void
bind(mp_inquiry *a)
{
	size_t i;

	for (i = 0; i < MP_LINK_NCOLUMN; i++)
		a->in[i] = i <= MP_LINK_CODE ? filter_need(a->f, mp_link_columns[i]) :
		    filter_want(a->f, mp_link_columns[i]);
	filter_fresh(a->f);
	for (i = 0; i < NTOLD; i++)
		a->out[i] = filter_add(a->f, mp_link_columns[told[i]]);
	for (i = 0; i < NDETAIL; i++)
		a->detail[i] = filter_add(a->f, details[i].name);
}

/* The person may be asked for by the number: the ids of the rows that have it. */
static void
find_person(mp_inquiry *a)
{
	mp_str asked = mp_str_from(a->q->person);
	const char *path = a->q->table[MP_LINK_PERSON];
	mp_identity want, have;
	filter_col id, number;
	filter_row *r;
	filter *t;

	mp_map_put(&a->wanted, asked, 1);
	mp_identity_read(&want, MP_STR(""), asked, 0);
	if (!path)
		return;
	t = filter_beside(a->f, path);
	id = filter_need(t, "id");
	number = filter_need(t, "id_number");
	while ((r = filter_next(t)) != NULL) {
		mp_identity_read(&have, MP_STR(""), filter_get(r, number), 0);
		if (have.n != want.n || memcmp(have.number, want.number, want.n) != 0)
			continue;
		mp_map_put(&a->wanted, mp_arena_dup(&a->arena, filter_get(r, id)), 1);
		a->by_number = true;
	}
	filter_leave(t);
}

static bool
is_asked_for(const mp_inquiry *a, filter_row *r)
{
	if (a->q->person)
		return mp_str_eq(filter_get(r, a->in[MP_LINK_KIND]), MP_STR("person")) &&
		    mp_map_get(&a->wanted, filter_get(r, a->in[MP_LINK_ID]));
	return mp_str_eq(filter_get(r, a->in[MP_LINK_CODE]), mp_str_from(a->q->at)) ||
	    mp_str_eq(filter_get(r, a->in[MP_LINK_HOUSEHOLD_CODE]), mp_str_from(a->q->at));
}

static mp_str
key_of(mp_inquiry *a, mp_str kind, mp_str id)
{
	a->key.n = 0;
	mp_buf_add(&a->key, kind);
	mp_buf_addc(&a->key, ' ');
	mp_buf_add(&a->key, id);
	return mp_buf_str(&a->key);
}

static void
keep(mp_inquiry *a, filter_row *r)
{
	mp_str key = key_of(a, filter_get(r, a->in[MP_LINK_KIND]),
	    filter_get(r, a->in[MP_LINK_ID]));
	size_t i;

	a->hit = mp_grow(a->hit, &a->cap, a->n + 1, sizeof *a->hit);
	a->hit[a->n].kept = mp_arena_dup(&a->arena, filter_keep(a->f, r));
	for (i = 0; i < NDETAIL; i++)
		a->hit[a->n].detail[i] = MP_STR("");
	mp_map_put(&a->found, mp_arena_dup(&a->arena, key), (uint32_t)a->n++);
}

/* What the table says of the hits. */
static void
read_details(mp_inquiry *a, mp_link_kind kind)
{
	filter *t = filter_beside(a->f, a->q->table[kind]);
	filter_col id = filter_need(t, "id"), col[NDETAIL];
	const uint32_t *hit;
	filter_row *r;
	size_t i;

	for (i = 0; i < NDETAIL; i++)
		col[i] = details[i].from[kind] ? filter_want(t, details[i].from[kind]) :
		    FILTER_NONE;
	while ((r = filter_next(t)) != NULL) {
		hit = mp_map_get(&a->found, key_of(a, mp_str_from(mp_link_kind_name(kind)),
		    filter_get(r, id)));
		for (i = 0; hit && i < NDETAIL; i++)
			a->hit[*hit].detail[i] = mp_arena_dup(&a->arena, filter_get(r, col[i]));
	}
	filter_leave(t);
}

mp_inquiry *
mp_inquiry_find(const mp_question *q, filter *f)
{
	mp_inquiry *a = mp_zalloc(1, sizeof *a);
	filter_row *r;
	int kind;

	a->q = q;
	a->f = f;
	bind(a);
	if (q->person)
		find_person(a);
	while ((r = filter_next(f)) != NULL) {
		if (is_asked_for(a, r))
			keep(a, r);
		else
			filter_drop(f, N_("not asked for"));
	}
	for (kind = 0; a->n && kind < MP_LINK_NKIND; kind++)
		if (q->table[kind])
			read_details(a, (mp_link_kind)kind);
	return a;
}

bool
mp_inquiry_by_number(const mp_inquiry *a)
{
	return a->by_number;
}

size_t
mp_inquiry_count(const mp_inquiry *a)
{
	return a->n;
}

void
mp_inquiry_free(mp_inquiry *a)
{
	mp_map_free(&a->wanted);
	mp_map_free(&a->found);
	mp_arena_free(&a->arena);
	mp_buf_free(&a->key);
	free(a->hit);
	free(a);
}

/* --- writing ------------------------------------------------------------------ */

static void
show(mp_buf *out, mp_str value, enum show how)
{
	out->n = 0;
	switch (how) {
	case SHOW_NAME:
		mp_mask_name(out, value);
		break;
	case SHOW_NUMBER:
		mp_mask_number(out, value, MP_MASK_OFFICE);
		break;
	case SHOW_PHONE:
		mp_mask_phone(out, value, MP_MASK_OFFICE);
		break;
	case SHOW_TEXT:
		mp_mask_text(out, value);
		break;
	case SHOW_PLAIN:
		mp_buf_add(out, value);
		break;
	}
}

/* Registered at the address that was asked for, and living elsewhere. */
static bool
only_registered(const mp_inquiry *a, filter_row *r)
{
	mp_str code = filter_get(r, a->in[MP_LINK_CODE]);

	return a->q->at && code.n && !mp_str_eq(code, mp_str_from(a->q->at));
}

static void
write_row(void *state, filter_row *r)
{
	mp_inquiry *a = state;
	const struct hit *h = &a->hit[filter_number(r)];
	mp_link_kind kind = mp_link_kind_find(filter_get(r, a->in[MP_LINK_KIND]));
	mp_buf text = { 0 };
	mp_str value;
	size_t i;

	for (i = 0; i < NTOLD; i++) {
		value = filter_get(r, a->in[told[i]]);
		if (told[i] == MP_LINK_RELATION && only_registered(a, r))
			value = mp_str_from(mp_relation_name(MP_RELATION_REGISTERED));
		show(&text, value, told[i] == MP_LINK_ID && !a->q->clear && mp_mask_is_id(value) ?
		    SHOW_NUMBER : SHOW_PLAIN);
		filter_set(r, a->out[i], mp_buf_str(&text));
	}
	for (i = 0; i < NDETAIL; i++) {
		show(&text, h->detail[i], a->q->clear ? SHOW_PLAIN :
		    kind == MP_LINK_ORGANISATION ? details[i].of_firm : details[i].show);
		filter_set(r, a->detail[i], mp_buf_str(&text));
	}
	mp_buf_free(&text);
}

static bool
next_hit(void *shared, mp_str *kept)
{
	mp_inquiry *a = shared;

	if (a->next == a->n)
		return false;
	*kept = a->hit[a->next++].kept;
	return true;
}

void
mp_inquiry_write(mp_inquiry *a)
{
	static const struct filter_worker worker = { NULL, write_row, NULL };

	filter_again(a->f, next_hit, &worker, a);
}
