/* layout_file.c - read a layout of codes from its file. */
#include "code/layout.h"

#include <stdio.h>

#include "base/map.h"
#include "row/cli.h"
#include "row/lines.h"

struct reader {
	mp_lines f;
	mp_buf *why;
	mp_layout *l;
	mp_str width;		/* of the part, as it is written */
	size_t named, checked, left;	/* lines of the settings that come once; 0: not yet */
	bool typed;		/* there is a part `type` or `class` */
	int slots;
};

static const struct { const char *name; mp_check check; } checks[] = {
	{ "MOD 11-2", MP_MOD_11_2 }, { "MOD 11-10", MP_MOD_11_10 },
	{ "MOD 37-36", MP_MOD_37_36 }, { "MOD 97-10", MP_MOD_97_10 },
	{ "none", MP_CHECK_NONE }, { "无", MP_CHECK_NONE },
};

/* --- words -------------------------------------------------------------------------- */

/* The next word of a line; words are parted by spaces, tabs and commas. */
static mp_str
word(mp_str *rest)
{
	mp_str w;

	while (rest->n && strchr(" \t,", rest->p[0]))
		*rest = mp_str_skip(*rest, 1);
	w = (mp_str){ rest->p, 0 };
	while (w.n < rest->n && !strchr(" \t,", rest->p[w.n]))
		w.n++;
	*rest = mp_str_skip(*rest, w.n);
	return w;
}

static bool
is_called(mp_str s, const char *name, const char *zh)
{
	return mp_str_eq(s, mp_str_from(name)) || mp_str_eq(s, mp_str_from(zh));
}

static bool
expected(struct reader *r, const char *what, mp_str found)
{
	mp_lines_blame_at(&r->f, found.p, r->why, _("expected %s, not '%.*s'"), what,
	    (int)found.n, found.p);
	return false;
}

static bool
number(mp_str s, unsigned least, unsigned most, unsigned *v)
{
	size_t i;

	if (s.n == 0 || s.n > 3 || mp_str_digits(s) != s.n)
		return false;
	for (*v = 0, i = 0; i < s.n; i++)
		*v = *v * 10 + (unsigned)(s.p[i] - '0');
	return *v >= least && *v <= most;
}

static bool
set_name(struct reader *r, char name[MP_LAYOUT_NAME], mp_str w)
{
	if (w.n == 0 || w.n >= MP_LAYOUT_NAME)
		return expected(r, _("a name of at most 31 bytes"), w);
	memcpy(name, w.p, w.n);
	name[w.n] = '\0';
	return true;
}

/* An element that can have a part of its own. */
static bool
element(struct reader *r, mp_str w, mp_element *e)
{
	*e = mp_element_find(w);
	if (*e < MP_COMMUNITY || *e > MP_ROOM)
		return expected(r, _("an element from community to room"), w);
	return true;
}

static bool
nothing_more(struct reader *r, mp_str rest)
{
	mp_str w = word(&rest);

	return w.n == 0 || expected(r, _("the end of the line"), w);
}

/* --- what fills a part ----------------------------------------------------------------- */

static bool
fill_division(struct reader *r, mp_part *p, mp_str rest)
{
	mp_str w = word(&rest);
	unsigned i, first;

	p->kind = MP_PART_DIVISION;
	if (!number(w, 1, 12, &first) || first - 1 + p->width > 12)
		return expected(r, _("the first of the part's digits, counted from 1 in the 12 of "
		    "a division"), w);
	p->from = first - 1;
	for (i = 0; i < r->l->nparts; i++) {
		const mp_part *q = &r->l->part[i];

		if (q->kind == MP_PART_DIVISION && p->from < q->from + q->width &&
		    q->from < p->from + p->width)
			return expected(r, _("digits that no other part has"), w);
	}
	return nothing_more(r, rest);
}

/* The GA/T 2000.32 number of each element. */
static bool
fill_type(struct reader *r, mp_part *p, mp_str rest)
{
	int e;

	p->kind = MP_PART_TYPE;
	if (p->width != 2)
		return expected(r, _("two digits for a part of this kind"), r->width);
	for (e = MP_COMMUNITY; e <= MP_ROOM; e++) {
		const char *ga = mp_elements[e].ga;

		r->l->type[e] = (short)((ga[0] - '0') * 10 + ga[1] - '0');
	}
	return nothing_more(r, rest);
}

/* "road=1 estate=2" */
static bool
fill_class(struct reader *r, mp_part *p, mp_str rest)
{
	const char *equals;
	mp_element e;
	unsigned v;
	mp_str w;

	p->kind = MP_PART_TYPE;
	r->l->apart = true;
	if (p->width > 2)
		return expected(r, _("one or two digits for a part of this kind"), r->width);
	do {
		w = word(&rest);
		if (w.n == 0 || !(equals = memchr(w.p, '=', w.n)))
			return expected(r, _("an element and its class, 'road=1'"), w);
		if (!element(r, (mp_str){ w.p, (size_t)(equals - w.p) }, &e))
			return false;
		if (!number(mp_str_skip(w, (size_t)(equals - w.p) + 1), 0,
		    p->width == 1 ? 9 : 99, &v))
			return expected(r, _("a class that has room in the part"), w);
		r->l->type[e] = (short)v;
	} while (mp_str_trim(rest).n);
	return true;
}

/* "group..estate" or "road lane" */
static bool
fill_serial(struct reader *r, mp_part *p, mp_str rest)
{
	mp_element from, to;
	mp_str w, end;
	size_t n;

	p->kind = MP_PART_SERIAL;
	if (p->width > 9)
		return expected(r, _("at most 9 digits for a serial"), r->width);
	if (r->slots == MP_SLOTS)
		return expected(r, _("at most eight parts with a serial"), r->width);
	do {
		w = word(&rest);
		for (n = 0; n + 1 < w.n && memcmp(w.p + n, "..", 2) != 0; n++)
			continue;
		end = n + 1 < w.n ? mp_str_skip(w, n + 2) : w;
		if (!element(r, n + 1 < w.n ? (mp_str){ w.p, n } : w, &from) ||
		    !element(r, end, &to))
			return false;
		if (to < from)
			return expected(r, _("the coarser element first"), w);
		for (; from <= to; from++) {
			if (r->l->slot[from] >= 0)
				return expected(r, _("elements that no other part has"), w);
			r->l->slot[from] = (signed char)r->slots;
		}
	} while (mp_str_trim(rest).n);
	r->slots++;
	return true;
}

static bool
fill_fixed(struct reader *r, mp_part *p, mp_str rest)
{
	mp_str w = word(&rest);
	size_t i;

	p->kind = MP_PART_FIXED;
	if (p->width > 9 || w.n != p->width || mp_str_digits(w) != w.n)
		return expected(r, _("the digits, as many as the part is wide and at most 9"), w);
	for (i = 0; i < w.n; i++)
		p->fixed = p->fixed * 10 + (uint32_t)(w.p[i] - '0');
	return nothing_more(r, rest);
}

static const struct {
	const char *name, *zh;
	bool (*fill)(struct reader *, mp_part *, mp_str rest);
	bool type;
} fills[] = {
	{ "division", "区划", fill_division, false }, { "type", "类型", fill_type, true },
	{ "class", "类别", fill_class, true }, { "serial", "顺序", fill_serial, false },
	{ "fixed", "固定", fill_fixed, false },
};

/* --- settings ------------------------------------------------------------------------- */

static bool
read_part(struct reader *r, mp_str rest)
{
	mp_str w = word(&rest), whole = w;
	mp_part p = { .width = 0 };
	size_t i;

	if (!set_name(r, p.name, w))
		return false;
	if (r->l->nparts == MP_LAYOUT_PARTS)
		return expected(r, _("at most 20 parts"), whole);
	for (i = 0; i < r->l->nparts; i++)
		if (strcmp(r->l->part[i].name, p.name) == 0)
			return expected(r, _("a name that no other part has"), w);
	w = r->width = word(&rest);
	if (!number(w, 1, 12, &p.width))
		return expected(r, _("the width of the part, 1 to 12 digits"), w);
	w = word(&rest);
	for (i = 0; i < sizeof fills / sizeof *fills; i++) {
		if (!is_called(w, fills[i].name, fills[i].zh))
			continue;
		if (fills[i].type && r->typed)
			return expected(r, _("only one part 'type' or 'class'"), w);
		r->typed |= fills[i].type;
		if (!fills[i].fill(r, &p, rest))
			return false;
		r->l->part[r->l->nparts++] = p;
		return true;
	}
	return expected(r, _("what fills the part: division (区划), type (类型), class (类别), "
	    "serial (顺序) or fixed (固定)"), w);
}

static bool
read_name(struct reader *r, mp_str rest)
{
	return set_name(r, r->l->name, word(&rest)) && nothing_more(r, rest);
}

static bool
read_check(struct reader *r, mp_str value)
{
	size_t i;

	for (i = 0; i < sizeof checks / sizeof *checks; i++)
		if (mp_str_eq(value, mp_str_from(checks[i].name))) {
			r->l->check = checks[i].check;
			return true;
		}
	return expected(r, _("MOD 11-2, MOD 11-10, MOD 37-36, MOD 97-10 or none (无)"), value);
}

static bool
read_left_out(struct reader *r, mp_str rest)
{
	mp_element e;

	do {
		if (!element(r, word(&rest), &e))
			return false;
		r->l->left_out |= 1U << e;
	} while (mp_str_trim(rest).n);
	return true;
}

static bool
once(struct reader *r, size_t *line, mp_str name)
{
	if (*line) {
		mp_lines_blame_at(&r->f, name.p, r->why, _("'%.*s' is set in line %zu already"),
		    (int)name.n, name.p, *line);
		return false;
	}
	*line = r->f.number;
	return true;
}

static bool
read_setting(struct reader *r, mp_str line)
{
	const char *equals = memchr(line.p, '=', line.n);
	mp_str name, value;

	if (!equals)
		return expected(r, _("'key = value'"), line);
	name = mp_str_trim((mp_str){ line.p, (size_t)(equals - line.p) });
	value = mp_str_trim(mp_str_skip(line, (size_t)(equals - line.p) + 1));
	if (is_called(name, "part", "段"))
		return read_part(r, value);
	if (is_called(name, "name", "名称"))
		return once(r, &r->named, name) && read_name(r, value);
	if (is_called(name, "check", "校验"))
		return once(r, &r->checked, name) && read_check(r, value);
	if (is_called(name, "leave-out", "略去"))
		return once(r, &r->left, name) && read_left_out(r, value);
	return expected(r, _("name (名称), part (段), check (校验) or leave-out (略去)"), name);
}

/* --- the whole -------------------------------------------------------------------------- */

static bool
wrong(struct reader *r, const char *what)
{
	r->why->n = 0;
	mp_buf_printf(r->why, "%s:%zu:1: %s", r->f.path, r->f.number ? r->f.number : 1, what);
	return false;
}

/* Elements in the order of keys, where an estate stands before its door. */
static bool
in_order(const mp_layout *l)
{
	static const mp_element key[] = { MP_COMMUNITY, MP_GROUP, MP_ROAD, MP_SEGMENT, MP_LANE,
		MP_ESTATE, MP_DOOR, MP_BUILDING, MP_UNIT, MP_FLOOR, MP_ROOM };
	int last = 0;
	size_t i;

	for (i = 0; i < sizeof key / sizeof *key; i++) {
		if (l->slot[key[i]] < 0)
			continue;
		if (l->slot[key[i]] < last)
			return false;
		last = l->slot[key[i]];
	}
	return true;
}

/* Is every class that of an element with a serial? */
static bool
classes_fit(const mp_layout *l)
{
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		if (l->type[e] >= 0 && l->slot[e] < 0)
			return false;
	return true;
}

static bool
is_whole(struct reader *r)
{
	const mp_layout *l = r->l;

	if (!r->named)
		return wrong(r, _("'name' (名称) is missing"));
	if (!r->checked)
		return wrong(r, _("'check' (校验) is missing; it may be none (无)"));
	if (mp_layout_root(l, UINT64_C(999999999999), 0) / (l->apart ? 100 : 1) / 1000000 != 999999)
		return wrong(r, _("the first six digits of the division are missing: a code lies in "
		    "a county"));
	if (r->slots == 0)
		return wrong(r, _("no part has a serial"));
	if (mp_layout_width(l) > MP_LAYOUT_WIDTH)
		return wrong(r, _("a code has more than 64 characters"));
	if (mp_layout_width(l) == mp_layout_width(&mp_layout_default) && l->check != MP_MOD_11_2)
		return wrong(r, _("a code of 30 characters must end with MOD 11-2: plate-render takes "
		    "it for one of the default layout"));
	if (!in_order(l))
		return wrong(r, _("the serials are not in the order community, group, road, segment, "
		    "lane, estate, door, building, unit, floor, room"));
	if (l->apart && (r->slots != 1 || !classes_fit(l)))
		return wrong(r, _("a class needs one part with a serial that has all its elements"));
	return true;
}

static void
put_elements(mp_buf *out, const mp_layout *l, int slot)
{
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		if (l->slot[e] == slot)
			mp_buf_printf(out, " %s", mp_elements[e].name);
}

static void
put_types(mp_buf *out, const mp_layout *l)
{
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		if (l->type[e] >= 0 && l->slot[e] >= 0)
			mp_buf_printf(out, " %s=%d", mp_elements[e].name, l->type[e]);
}

void
mp_layout_describe(mp_buf *out, const mp_layout *l)
{
	int slot = 0, e;
	unsigned i;

	for (i = 0; i < l->nparts; i++) {
		const mp_part *p = &l->part[i];

		mp_buf_printf(out, "%u ", p->width);
		if (p->kind == MP_PART_DIVISION) {
			mp_buf_printf(out, "division %u", p->from + 1);
		} else if (p->kind == MP_PART_TYPE) {
			mp_buf_adds(out, l->apart ? "class" : "type");
			put_types(out, l);
		} else if (p->kind == MP_PART_SERIAL) {
			mp_buf_adds(out, "serial");
			put_elements(out, l, slot++);
		} else {
			mp_buf_printf(out, "fixed %0*u", (int)p->width, (unsigned)p->fixed);
		}
		mp_buf_adds(out, "; ");
	}
	for (i = 0; checks[i].check != l->check; i++)
		continue;
	mp_buf_printf(out, "check %s", checks[i].name);
	for (e = 0; l->left_out >> e; e++)
		if (l->left_out >> e & 1)
			mp_buf_printf(out, "; leave out %s", mp_elements[e].name);
}

static void
set_id(mp_layout *l)
{
	mp_buf text = { 0 }, usual = { 0 };

	mp_layout_describe(&text, l);
	mp_layout_describe(&usual, &mp_layout_default);
	if (mp_str_eq(mp_buf_str(&text), mp_buf_str(&usual)))
		memcpy(l->id, mp_layout_default.id, sizeof l->id);
	else
		snprintf(l->id, sizeof l->id, "%s %016llx", l->name,
		    (unsigned long long)mp_hash(mp_buf_str(&text)));
	mp_buf_free(&text);
	mp_buf_free(&usual);
}

bool
mp_layout_open(mp_layout *l, const char *path, mp_buf *why)
{
	struct reader r = { .why = why, .l = l };
	bool good = true;
	mp_str line;
	int e;

	*l = (mp_layout){ .check = MP_CHECK_NONE };
	for (e = 0; e < MP_NELEMENT; e++)
		l->slot[e] = l->type[e] = -1;
	if (!mp_lines_open(&r.f, path, why))
		return false;
	while (good && mp_lines_next(&r.f, &line))
		if ((line = mp_str_trim(line)).n)
			good = read_setting(&r, line);
	if ((good = good && is_whole(&r)))
		set_id(l);
	mp_lines_close(&r.f);
	return good;
}
