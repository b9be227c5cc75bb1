/* rows.c - the rows of a table become plates. */
#include <config.h>

#include "plate/rows.h"

#include <stdlib.h>

#include "address/columns.h"
#include "base/mem.h"
#include "plate/manifest.h"
#include "plate/qr.h"
#include "plate/wording.h"

struct mp_plate_rows {
	filter *f;
	mp_press *press;
	const mp_plate_type *type;
	mp_address_columns elements;
	filter_col level, code, postcode, wish;
	filter_col out[MP_MANIFEST_COLUMNS];
	mp_buf text;
};

/* Prepared is the QR code; nothing if there can be none. */
static void
prepare(void *state, filter_row *r)
{
	const mp_plate_rows *p = state;
	mp_qr qr;

	if (mp_press_qr(p->press, filter_get(r, p->code), &qr))
		filter_prepare(r, (mp_str){ (const char *)&qr, sizeof qr });
}

mp_plate_rows *
mp_plate_rows_new(filter *f, mp_press *press, const mp_plate_type *type)
{
	static const struct filter_worker encoder = { NULL, prepare, NULL };
	mp_plate_rows *p = mp_zalloc(1, sizeof *p);
	int i;

	p->f = f;
	p->press = press;
	p->type = type;
	mp_address_bind(&p->elements, f);
	p->level = filter_want(f, "level");
	p->code = filter_need(f, "code");
	p->postcode = filter_want(f, "postcode");
	p->wish = filter_want(f, "plate_type");
	filter_fresh(f);
	for (i = 0; i < MP_MANIFEST_COLUMNS; i++)
		p->out[i] = filter_add(f, mp_manifest_column[i]);
	filter_ahead(f, &encoder, p);
	return p;
}

void
mp_plate_rows_free(mp_plate_rows *p)
{
	mp_buf_free(&p->text);
	free(p);
}

/* The type of a row, or NULL: the row is rejected. */
static const mp_plate_type *
choose(const mp_plate_rows *p, filter_row *r, const mp_address *a)
{
	mp_str wish = filter_get(r, p->wish), ends = filter_get(r, p->level);
	const mp_plate_type *t = p->type;

	if (t == NULL && wish.n > 0) {
		if ((t = mp_plate_type_find(wish)) == NULL)
			filter_reject(p->f, r, p->wish, _("'%.*s' is no plate type; there "
			    "are: large, medium, small, building, unit, room, rural"),
			    (int)wish.n, wish.p);
		return t;
	}
	if (ends.n == 0 && mp_address_level(a) < MP_NELEMENT)
		ends = mp_str_from(mp_elements[mp_address_level(a)].name);
	if (t == NULL && (t = mp_plate_choose(a, mp_element_find(ends))) == NULL)
		filter_reject(p->f, r, p->level, _("there is no plate for an address that "
		    "ends with its '%.*s'; it needs a door, building, unit or room "
		    "number"), (int)ends.n, ends.p);
	return t;
}

static void
refuse(const mp_plate_rows *p, filter_row *r, const mp_plate_type *t,
    const mp_str *text, const mp_fault *fault)
{
	const filter_col col[MP_PLATE_NFIELD] = { p->elements.elem[MP_ROAD],
		p->elements.elem[t->number], p->postcode, FILTER_NONE, p->code };
	const char *why = _(mp_fault_reason(fault));
	mp_str s = text[fault->field];

	/* What must not be on a plate must not be in a message. */
	if (fault->kind == MP_FAULT_PERSONAL || fault->kind == MP_FAULT_BAD_CODE ||
	    fault->kind == MP_FAULT_EMPTY)
		filter_reject(p->f, r, col[fault->field], "%s", why);
	else if (fault->kind == MP_FAULT_NO_GLYPH)
		filter_reject(p->f, r, col[fault->field], "%s: U+%04X, '%.*s'", why,
		    fault->character, (int)s.n, s.p);
	else if (fault->kind == MP_FAULT_NO_ROOM)
		filter_reject(p->f, r, p->wish, "%s: %s, %g x %g mm", why, t->name,
		    t->width, t->height);
	else
		filter_reject(p->f, r, col[fault->field], "%s: '%.*s'", why, (int)s.n, s.p);
}

void
mp_plate_rows_make(mp_plate_rows *p, filter_row *r)
{
	mp_str text[MP_PLATE_NFIELD] = { { NULL, 0 } }, value[MP_MANIFEST_COLUMNS];
	mp_str prepared = filter_prepared(r);
	const mp_plate_type *t;
	mp_press_place at;
	mp_fault fault;
	mp_address a;
	mp_qr qr;
	int i;

	mp_address_read(&a, &p->elements, r);
	if ((t = choose(p, r, &a)) == NULL)
		return;
	p->text.n = 0;
	mp_plate_name(&p->text, t, &a);
	text[MP_PLATE_NAME] = mp_buf_str(&p->text);
	text[MP_PLATE_NUMBER] = a.elem[t->number];
	text[MP_PLATE_POSTCODE] = filter_get(r, p->postcode);
	text[MP_PLATE_CODE] = filter_get(r, p->code);
	if (prepared.n)
		memcpy(&qr, prepared.p, sizeof qr);
	if (mp_press_add(p->press, t, text, prepared.n ? &qr : NULL, &at, &fault) !=
	    MP_FAULT_NONE) {
		refuse(p, r, t, text, &fault);
		return;
	}
	mp_manifest(value, &p->text, t, text[MP_PLATE_CODE], &at, &a);
	for (i = 0; i < MP_MANIFEST_COLUMNS; i++)
		filter_set(r, p->out[i], value[i]);
	filter_put(p->f, r);
}
