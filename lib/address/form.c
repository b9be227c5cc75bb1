/* form.c - what one city calls the standard form of an address. */
#include "address/form.h"

#include "row/cli.h"
#include "row/lines.h"

enum { MAX_VALUES = 3 };

static const struct key {
	const char *name, *zh;
	struct { const char *name, *zh; } value[MAX_VALUES];
} keys[MP_FORM_NKEY] = {
	[MP_FORM_BUILDING] = { "building", "楼牌号",
		{ { "号楼", "号楼" }, { "栋", "栋" }, { "幢", "幢" } } },
	[MP_FORM_ATTACHED] = { "attached", "附号",
		{ { "附", "附" }, { "之", "之" }, { "-", "-" } } },
	[MP_FORM_COMMUNITY] = { "community", "社区村",
		{ { "yes", "是" }, { "no", "否" } } },
	[MP_FORM_DEVZONE] = { "devzone", "功能区", { { "yes", "是" }, { "no", "否" } } },
	[MP_FORM_ORDER] = { "order", "次序",
		{ { "door-first", "门牌在前" }, { "estate-first", "小区在前" } } },
	[MP_FORM_FLOOR] = { "floor", "楼层", { { "yes", "是" }, { "no", "否" } } },
	[MP_FORM_ROOM] = { "room", "户室", { { "室", "室" }, { "none", "无" } } },
};

unsigned
mp_form_values(mp_form_key k)
{
	unsigned n = 0;

	while (n < MAX_VALUES && keys[k].value[n].name)
		n++;
	return n;
}

/* --- the file ------------------------------------------------------------------ */

static bool
is_called(mp_str s, const char *name, const char *zh)
{
	return mp_str_eq(s, mp_str_from(name)) || mp_str_eq(s, mp_str_from(zh));
}

static void
put_name(mp_buf *out, const char *name, const char *zh)
{
	if (out->n)
		mp_buf_adds(out, ", ");
	mp_buf_adds(out, name);
	if (strcmp(name, zh) != 0)
		mp_buf_printf(out, " (%s)", zh);
}

static bool
unknown_key(const mp_lines *f, mp_buf *why, mp_str name)
{
	mp_buf list = { 0 };
	int k;

	for (k = 0; k < MP_FORM_NKEY; k++)
		put_name(&list, keys[k].name, keys[k].zh);
	mp_lines_blame(f, why, _("no setting is called '%.*s'; there are: %s"),
	    (int)name.n, name.p, mp_buf_cstr(&list));
	mp_buf_free(&list);
	return false;
}

static bool
unknown_value(const mp_lines *f, mp_buf *why, mp_form_key k, mp_str value)
{
	mp_buf list = { 0 };
	unsigned v;

	for (v = 0; v < mp_form_values(k); v++)
		put_name(&list, keys[k].value[v].name, keys[k].value[v].zh);
	mp_lines_blame(f, why, _("'%s' cannot be '%.*s'; it can be: %s"), keys[k].name,
	    (int)value.n, value.p, mp_buf_cstr(&list));
	mp_buf_free(&list);
	return false;
}

/* One line of the form; `seen` has the line of every key that was set. */
static bool
read_setting(mp_form *form, size_t *seen, const mp_lines *f, mp_str line, mp_buf *why)
{
	const char *equals = memchr(line.p, '=', line.n);
	mp_str name, value;
	unsigned k, v;

	if (!equals) {
		mp_lines_blame(f, why, _("expected 'key = value', not '%.*s'"), (int)line.n,
		    line.p);
		return false;
	}
	name = mp_str_trim((mp_str){ line.p, (size_t)(equals - line.p) });
	value = mp_str_trim(mp_str_skip(line, (size_t)(equals - line.p) + 1));
	for (k = 0; k < MP_FORM_NKEY; k++)
		if (is_called(name, keys[k].name, keys[k].zh))
			break;
	if (k == MP_FORM_NKEY)
		return unknown_key(f, why, name);
	if (seen[k]) {
		mp_lines_blame(f, why, _("'%s' is set in line %zu already"), keys[k].name,
		    seen[k]);
		return false;
	}
	seen[k] = f->number;
	for (v = 0; v < mp_form_values((mp_form_key)k); v++)
		if (is_called(value, keys[k].value[v].name, keys[k].value[v].zh)) {
			form->choice[k] = (unsigned char)v;
			return true;
		}
	return unknown_value(f, why, (mp_form_key)k, value);
}

bool
mp_form_open(mp_form *form, const char *path, mp_buf *why)
{
	size_t seen[MP_FORM_NKEY] = { 0 };
	bool good = true;
	mp_lines f;
	mp_str line;

	*form = (mp_form){ .choice = { 0 } };
	if (!mp_lines_open(&f, path, why))
		return false;
	while (good && mp_lines_next(&f, &line))
		if (mp_str_trim(line).n)
			good = read_setting(form, seen, &f, line, why);
	mp_lines_close(&f);
	return good;
}

/* --- composing ----------------------------------------------------------------- */

/* Room 501 or 501A is on floor 5. */
static bool
says_floor(const mp_address *a)
{
	mp_str floor = a->elem[MP_FLOOR], room = a->elem[MP_ROOM];
	size_t n = mp_str_digits(floor);

	return n > 0 && mp_str_eq(mp_str_skip(floor, n), MP_STR("层")) &&
	    mp_str_digits(room) == n + 2 && memcmp(floor.p, room.p, n) == 0 &&
	    mp_str_ends(room, MP_STR("室"));
}

/* Does the form leave this element out? */
static bool
is_left_out(const mp_form *form, const mp_address *a, mp_element e)
{
	switch (e) {
	case MP_COMMUNITY:
		return form->choice[MP_FORM_COMMUNITY] && !mp_address_has(a, MP_GROUP) &&
		    (mp_address_has(a, MP_ROAD) || mp_address_has(a, MP_LANE) ||
		    mp_address_has(a, MP_ESTATE));
	case MP_DEVZONE:
		return form->choice[MP_FORM_DEVZONE] && mp_address_has(a, MP_TOWNSHIP);
	case MP_FLOOR:
		return form->choice[MP_FORM_FLOOR] && says_floor(a);
	default:
		return false;
	}
}

/* 3号楼、5号楼 as 3栋、5栋. */
static void
put_building(mp_buf *out, mp_str v, const char *word)
{
	mp_str number = MP_STR("号楼");

	while (v.n)
		if (mp_str_starts(v, number)) {
			mp_buf_adds(out, word);
			v = mp_str_skip(v, number.n);
		} else {
			mp_buf_addc(out, v.p[0]);
			v = mp_str_skip(v, 1);
		}
}

/* 12号附3号 as 12号之3 or 12-3号.  3-12号 would be a range, and longer forms than a
 * number and its attached one stay as they are. */
static void
put_door(mp_buf *out, mp_str v, unsigned attached)
{
	mp_str join = MP_STR("号附"), door = { v.p, mp_str_digits(v) }, rest, sub;

	rest = mp_str_skip(v, door.n);
	if (!attached || !door.n || !mp_str_starts(rest, join)) {
		mp_buf_add(out, v);
		return;
	}
	rest = mp_str_skip(rest, join.n);
	sub = (mp_str){ rest.p, mp_str_digits(rest) };
	if (!sub.n || !mp_str_eq(mp_str_skip(rest, sub.n), MP_STR("号")) ||
	    (attached == 2 && (sub.n > door.n || (sub.n == door.n &&
	    memcmp(sub.p, door.p, sub.n) > 0)))) {
		mp_buf_add(out, v);
		return;
	}
	mp_buf_add(out, door);
	mp_buf_adds(out, attached == 1 ? "号之" : "-");
	mp_buf_add(out, sub);
	if (attached == 2)
		mp_buf_adds(out, "号");
}

/* 501室 as 501, where what stands before it says that it is a room. */
static void
put_room(mp_buf *out, const mp_address *a, const mp_form *form)
{
	mp_str v = a->elem[MP_ROOM], room = MP_STR("室");
	size_t n = mp_str_digits(v);

	if (form->choice[MP_FORM_ROOM] && n > 1 && mp_str_eq(mp_str_skip(v, n), room) &&
	    (mp_address_has(a, MP_BUILDING) || mp_address_has(a, MP_UNIT) ||
	    (mp_address_has(a, MP_FLOOR) && !is_left_out(form, a, MP_FLOOR))))
		v.n = n;
	mp_buf_add(out, v);
}

static void
put_element(mp_buf *out, size_t start, const mp_address *a, mp_element e,
    const mp_form *form)
{
	static const mp_element estate_first[] = { MP_ESTATE, MP_DOOR };
	unsigned word = form->choice[MP_FORM_BUILDING];

	if (form->choice[MP_FORM_ORDER] && (e == MP_DOOR || e == MP_ESTATE))
		e = estate_first[e - MP_DOOR];
	if (a->elem[e].n == 0 || is_left_out(form, a, e))
		return;
	mp_address_part(out, start, a->elem[e]);
	switch (e) {
	case MP_BUILDING:
		put_building(out, a->elem[e], keys[MP_FORM_BUILDING].value[word].name);
		break;
	case MP_DOOR:
		put_door(out, a->elem[e], form->choice[MP_FORM_ATTACHED]);
		break;
	case MP_ROOM:
		put_room(out, a, form);
		break;
	default:
		mp_buf_add(out, a->elem[e]);
	}
}

void
mp_form_compose(mp_buf *out, const mp_address *a, const mp_form *form)
{
	size_t start = out->n;
	int e;

	for (e = MP_PROVINCE; e <= MP_ROOM; e++)
		put_element(out, start, a, (mp_element)e, form);
}

bool
mp_form_write(mp_buf *out, const mp_parsed *parsed, const mp_form *form, mp_parser *again)
{
	const mp_address *a = &parsed->addr;
	size_t start = out->n;
	mp_str text;
	mp_parsed back;
	int e;

	mp_form_compose(out, a, form);
	if (out->n == start)
		return true;
	text = (mp_str){ out->p + start, out->n - start };
	if (mp_str_eq(text, parsed->standard))
		return true;
	mp_parse(again, text, &back);
	for (e = MP_PROVINCE; e <= MP_ROOM; e++)
		if (!mp_str_eq(back.addr.elem[e], a->elem[e]) &&
		    !(back.addr.elem[e].n == 0 && is_left_out(form, a, (mp_element)e))) {
			out->n = start;
			return false;
		}
	return true;
}
