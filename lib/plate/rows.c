/* rows.c - the rows of a table become plates. */
#include <config.h>

#include "plate/rows.h"

#include <errno.h>
#include <stdlib.h>

#include "address/columns.h"
#include "base/mem.h"
#include "plate/manifest.h"
#include "plate/order.h"
#include "plate/picture.h"
#include "plate/pinyin.h"
#include "plate/split.h"
#include "plate/wording.h"

struct mp_plate_rows {
	filter *f;
	const mp_plate_plan *plan;
	const mp_job *job;
	mp_address_columns elements;
	filter_col level, code, postcode, pinyin, wish, file;
	filter_col out[MP_MANIFEST_COLUMNS];
	mp_split *split;
	mp_maker *maker;	/* for what must be made in turn */
	bool *proved;		/* by type: one of its plates was */
	mp_order *order;
	mp_outfile *order_file;
	bool previewed;
	size_t plates;
	mp_buf name, bytes, glyphs;
};

/* --- one row, on any thread --------------------------------------------------------- */

/* What a row says. */
struct saying {
	mp_address address;
	const mp_plate_type *type;	/* NULL: it gets none */
	mp_str value[MP_PLATE_NFIELD];
	uint32_t doubtful;		/* a character without a certain reading */
};

static const mp_plate_type *
choose(const mp_plate_rows *p, const filter_row *r, const mp_address *a)
{
	const mp_plate_types *types = p->job->types;
	mp_str wish = filter_get(r, p->wish), level = filter_get(r, p->level);
	bool postcode = filter_get(r, p->postcode).n > 0;
	const char *kind;

	if (p->plan->type != NULL)
		return mp_plate_types_find(types, mp_str_from(p->plan->type), postcode);
	if (wish.n > 0)
		return mp_plate_types_find(types, wish, postcode);
	if (level.n == 0 && mp_address_level(a) < MP_NELEMENT)
		level = mp_str_from(mp_elements[mp_address_level(a)].name);
	kind = mp_plate_choose(a, mp_element_find(level));
	return kind ? mp_plate_types_for(types, kind, postcode) : NULL;
}

static bool
shows_pinyin(const mp_plate_type *t)
{
	size_t i, k;

	for (i = 0; i < t->ntexts; i++)
		for (k = 0; k < t->text[i].nparts; k++)
			if (t->text[i].part[k].field == MP_FIELD_PINYIN)
				return true;
	return false;
}

/* The clerk's own, or what follows from the name, which is all of `name`. */
static mp_str
pinyin(mp_str given, mp_buf *name, uint32_t *doubtful)
{
	size_t n = name->n;

	if (given.n)
		return given;
	mp_pinyin(name, mp_buf_str(name), doubtful);
	return mp_str_skip(mp_buf_str(name), n);
}

/* Name and pinyin are put into `name`. */
static void
read_row(const mp_plate_rows *p, const filter_row *r, struct saying *s, mp_buf *name)
{
	int e;

	*s = (struct saying){ .type = NULL };
	mp_address_read(&s->address, &p->elements, r);
	if ((s->type = choose(p, r, &s->address)) == NULL)
		return;
	for (e = 0; e < MP_NELEMENT; e++)
		s->value[e] = s->address.elem[e];
	name->n = 0;
	mp_plate_name(name, s->type, &s->address);
	s->value[MP_FIELD_NAME] = mp_buf_str(name);
	if (shows_pinyin(s->type)) {
		s->value[MP_FIELD_PINYIN] = pinyin(filter_get(r, p->pinyin), name, &s->doubtful);
		s->value[MP_FIELD_NAME].p = name->p;	/* it may have moved */
	}
	s->value[MP_FIELD_NUMBER] = s->address.elem[s->type->number];
	s->value[MP_FIELD_POSTCODE] = filter_get(r, p->postcode);
	s->value[MP_FIELD_CODE] = filter_get(r, p->code);
}

struct worker {
	const mp_plate_rows *rows;
	mp_maker *maker;
	mp_buf name, bytes;
};

static void *
worker_init(void *shared)
{
	struct worker *w = mp_zalloc(1, sizeof *w);

	w->rows = shared;
	w->maker = mp_maker_new(w->rows->job);
	return w;
}

static void
worker_fini(void *state)
{
	struct worker *w = state;

	mp_maker_free(w->maker);
	mp_buf_free(&w->name);
	mp_buf_free(&w->bytes);
	free(w);
}

/* Prepared is the plate; nothing if the row gets none. */
static void
prepare(void *state, filter_row *r)
{
	struct worker *w = state;
	struct saying s;
	mp_plate plate;

	read_row(w->rows, r, &s, &w->name);
	if (s.type == NULL)
		return;
	mp_maker_make(w->maker, s.type, s.value, false, &plate);
	w->bytes.n = 0;
	mp_plate_save(&plate, &w->bytes);
	filter_prepare(r, mp_buf_str(&w->bytes));
}

/* --- the run ------------------------------------------------------------------------ */

mp_plate_rows *
mp_plate_rows_new(filter *f, const mp_plate_plan *plan)
{
	static const struct filter_worker maker = { worker_init, prepare, worker_fini };
	mp_plate_rows *p = mp_zalloc(1, sizeof *p);
	int i;

	p->f = f;
	p->plan = plan;
	p->job = plan->press.job;
	mp_address_bind(&p->elements, f);
	p->level = filter_want(f, "level");
	p->code = filter_need(f, "code");
	p->postcode = filter_want(f, "postcode");
	p->pinyin = filter_want(f, "pinyin");
	p->wish = filter_want(f, "plate_type");
	p->split = mp_split_new(f, &plan->press, plan->output, plan->split);
	p->order_file = plan->order ? filter_create(f, plan->order) : NULL;
	p->order = plan->order ? mp_order_new() : NULL;
	p->maker = mp_maker_new(p->job);
	p->proved = mp_zalloc(p->job->types->n, sizeof *p->proved);
	filter_fresh(f);
	for (i = 0; i < MP_MANIFEST_COLUMNS; i++)
		p->out[i] = filter_add(f, mp_manifest_column[i]);
	p->file = plan->split ? filter_add(f, "file") : FILTER_NONE;
	filter_ahead(f, &maker, p);
	return p;
}

bool
mp_plate_rows_finish(mp_plate_rows *p, const char **which)
{
	mp_buf form = { 0 };
	bool good;
	int error;

	good = mp_split_finish(p->split, which);
	error = errno;
	if (good && p->order != NULL) {
		mp_order_write(p->order, &form);
		*which = p->plan->order;
		good = mp_outfile_write(p->order_file, mp_buf_str(&form)) == 0;
		error = errno;
	}
	mp_buf_free(&form);
	mp_order_free(p->order);
	mp_maker_free(p->maker);
	free(p->proved);
	mp_buf_free(&p->name);
	mp_buf_free(&p->bytes);
	mp_buf_free(&p->glyphs);
	free(p);
	errno = error;
	return good;
}

/* --- rows that give no plate -------------------------------------------------------- */

/* Why a row has no type. */
static void
refuse_type(const mp_plate_rows *p, filter_row *r, const mp_address *a)
{
	mp_str wish = filter_get(r, p->wish), ends = filter_get(r, p->level);
	mp_buf names = { 0 };
	const char *kind;

	mp_buf_add(&names, mp_buf_str(&p->job->types->names));
	if (ends.n == 0 && mp_address_level(a) < MP_NELEMENT)
		ends = mp_str_from(mp_elements[mp_address_level(a)].name);
	kind = mp_plate_choose(a, mp_element_find(ends));
	if (wish.n > 0)
		filter_reject(p->f, r, p->wish, _("'%.*s' is no plate type; there are: %s"),
		    (int)wish.n, wish.p, mp_buf_cstr(&names));
	else if (kind != NULL)
		filter_reject(p->f, r, p->level, _("no template serves a '%s' address; there "
		    "are: %s"), kind, mp_buf_cstr(&names));
	else if (ends.n == 0)
		filter_reject(p->f, r, p->level, _("there is no address; a plate needs a door, "
		    "building, unit or room number"));
	else
		filter_reject(p->f, r, p->level, _("there is no plate for an address that "
		    "ends with its '%.*s'; it needs a door, building, unit or room "
		    "number"), (int)ends.n, ends.p);
	mp_buf_free(&names);
}

static filter_col
column_of(const mp_plate_rows *p, const mp_plate_type *t, int field)
{
	switch (field) {
	case MP_FIELD_NAME:
		return p->elements.elem[MP_ROAD];
	case MP_FIELD_PINYIN:
		return p->pinyin;
	case MP_FIELD_NUMBER:
		return p->elements.elem[t->number];
	case MP_FIELD_POSTCODE:
		return p->postcode;
	case MP_FIELD_CODE:
		return p->code;
	default:
		return field >= 0 && field < MP_NELEMENT ? p->elements.elem[field] : FILTER_NONE;
	}
}

/* The value of a field for a message, without its marks for breaking. */
static void
put_value(mp_buf *b, mp_str s)
{
	size_t i;

	b->n = 0;
	for (i = 0; i < s.n; i++)
		if (s.p[i] != MP_LINE_BREAK)
			mp_buf_addc(b, s.p[i]);
}

static void
refuse(const mp_plate_rows *p, filter_row *r, const struct saying *s,
    const mp_fault *fault)
{
	const char *why = _(mp_fault_reason(fault));
	filter_col col = column_of(p, s->type, fault->field);
	mp_buf text = { 0 };
	const char *shown;

	if (fault->field >= 0)
		put_value(&text, s->value[fault->field]);
	shown = mp_buf_cstr(&text);
	if (fault->kind == MP_FAULT_EMPTY && fault->field == MP_FIELD_PINYIN) {
		mp_buf_free(&text);
		put_value(&text, s->value[MP_FIELD_NAME]);
		filter_reject(p->f, r, col, _("no certain reading for U+%04X in '%s'; say it in "
		    "the column 'pinyin'"), s->doubtful, mp_buf_cstr(&text));
		mp_buf_free(&text);
		return;
	}
	switch (fault->kind) {
	case MP_FAULT_PERSONAL:	/* what must not be on a plate must not be in a message */
	case MP_FAULT_BAD_CODE:
	case MP_FAULT_EMPTY:
	case MP_FAULT_UNREADABLE:
		filter_reject(p->f, r, col, "%s", why);
		break;
	case MP_FAULT_NO_GLYPH:
		filter_reject(p->f, r, col, "%s: U+%04X, '%s'", why, fault->character, shown);
		break;
	case MP_FAULT_NO_ROOM:
		filter_reject(p->f, r, p->wish, "%s: %.*s, %g x %g mm", why,
		    (int)s->type->name.n, s->type->name.p, s->type->width, s->type->height);
		break;
	case MP_FAULT_LONG_PAYLOAD:
		filter_reject(p->f, r, col, _("the QR code would hold %zu characters, and 64 "
		    "is the most; use a --base-url that is %zu shorter"),
		    MP_PAYLOAD_MOST + fault->over, fault->over);
		break;
	default:
		filter_reject(p->f, r, col, "%s: '%s'", why, shown);
	}
	mp_buf_free(&text);
}

/* --- rows that give one ------------------------------------------------------------- */

/* The plate of a row, or false: it was rejected.  The first plate of a type is proved
 * in any case. */
static bool
get_plate(mp_plate_rows *p, filter_row *r, struct saying *s, mp_plate *plate)
{
	size_t number;

	read_row(p, r, s, &p->name);
	if (s->type == NULL) {
		refuse_type(p, r, &s->address);
		return false;
	}
	mp_plate_load(plate, filter_prepared(r), &p->glyphs);
	number = (size_t)(s->type - p->job->types->type);
	if (plate->fault.kind == MP_FAULT_NONE && mp_proof_possible() && !plate->proved &&
	    !p->proved[number])
		mp_maker_make(p->maker, s->type, s->value, true, plate);
	if (plate->proved)
		p->proved[number] = true;
	if (plate->fault.kind == MP_FAULT_NONE)
		return true;
	refuse(p, r, s, &plate->fault);
	return false;
}

void
mp_plate_rows_make(mp_plate_rows *p, filter_row *r)
{
	mp_str value[MP_MANIFEST_COLUMNS], file, chapter;
	mp_press_place at;
	struct saying s;
	mp_plate plate;
	mp_press *press;
	int i;

	if (!get_plate(p, r, &s, &plate))
		return;
	press = mp_split_press(p->split, r, &file);
	chapter = mp_plate_chapter(s.value[MP_FIELD_NAME]);
	if (!mp_press_add(press, &plate, chapter, p->plates + 1, &at)) {
		plate.fault.kind = MP_FAULT_NO_ROOM;
		plate.fault.field = -1;
		refuse(p, r, &s, &plate.fault);
		return;
	}
	p->plates++;
	if (p->order != NULL)
		mp_order_add(p->order, s.type, chapter, s.value[MP_FIELD_NUMBER]);
	p->bytes.n = 0;
	mp_manifest(value, &p->bytes, &plate, s.value[MP_FIELD_CODE], &at, &s.address);
	for (i = 0; i < MP_MANIFEST_COLUMNS; i++)
		filter_set(r, p->out[i], value[i]);
	if (p->file != FILTER_NONE)
		filter_set(r, p->file, file);
	filter_put(p->f, r);
}

bool
mp_plate_rows_preview(mp_plate_rows *p, filter_row *r, const char *format,
    mp_outfile *out)
{
	struct saying s;
	mp_plate plate;

	if (p->previewed) {
		filter_drop(p->f, N_("not previewed"));
		return true;
	}
	if (!get_plate(p, r, &s, &plate))
		return true;
	mp_maker_make(p->maker, s.type, s.value, true, &plate);
	p->previewed = true;
	filter_drop(p->f, N_("previewed"));
	return mp_picture_write(p->job, &plate, format, out);
}

bool
mp_plate_rows_previewed(const mp_plate_rows *p)
{
	return p->previewed;
}
