/* template.c - read the description of one plate type. */
#include "plate/template.h"

#include <stddef.h>

#include "plate/qr.h"
#include "row/cli.h"
#include "row/lines.h"

static const char default_font[] = "Noto Sans CJK SC Bold";

struct reader {
	mp_lines f;
	mp_buf *why;
	mp_arena *strings;
	mp_plate_type *t;
	const struct section *section;
	void *object;		/* what the keys of the section fill */
	const struct key *key;	/* that is being read */
	size_t begun;		/* line of the section */
	unsigned long seen;	/* which keys it has */
	size_t qr_at;
};

struct key {
	const char *name, *zh;
	bool needed;
	bool (*set)(struct reader *, void *slot, mp_str value);
	size_t slot;		/* in the object of the section */
};

/* --- values --------------------------------------------------------------------- */

static bool
expected(struct reader *r, const char *what, mp_str value)
{
	mp_lines_blame(&r->f, r->why, _("%s: expected %s, not '%.*s'"), r->key->name, what,
	    (int)value.n, value.p);
	return false;
}

/* Take a decimal number, not negative, and the separators behind it. */
static bool
take(mp_str *s, double *v)
{
	static const mp_str apart[] = { MP_STR(" "), MP_STR("\t"), MP_STR(","),
		MP_STR("x"), MP_STR("×"), MP_STR("..") };
	size_t n = mp_str_digits(*s), i;
	double unit = 1;

	if (n == 0 || n > 6)
		return false;
	for (*v = 0, i = 0; i < n; i++)
		*v = *v * 10 + (s->p[i] - '0');
	*s = mp_str_skip(*s, n);
	if (s->n > 1 && s->p[0] == '.' && (n = mp_str_digits(mp_str_skip(*s, 1))) > 0) {
		for (i = 1; i <= n; i++)
			*v += (s->p[i] - '0') * (unit /= 10);
		*s = mp_str_skip(*s, n + 1);
	}
	for (i = 0; i < sizeof apart / sizeof *apart; i++)
		if (mp_str_starts(*s, apart[i])) {
			*s = mp_str_skip(*s, apart[i].n);
			i = (size_t)-1;
		}
	return true;
}

static bool
numbers(mp_str value, double *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!take(&value, &v[i]))
			return false;
	return value.n == 0;
}

static bool
set_string(struct reader *r, void *slot, mp_str value)
{
	*(mp_str *)slot = mp_arena_dup(r->strings, value);
	return true;
}

static bool
set_mm(struct reader *r, void *slot, mp_str value)
{
	return numbers(value, slot, 1) || expected(r, _("a number"), value);
}

static bool
set_ratio(struct reader *r, void *slot, mp_str value)
{
	double v;

	if (!numbers(value, &v, 1) || v <= 0 || v > 1)
		return expected(r, _("a ratio above 0, at most 1"), value);
	*(double *)slot = v;
	return true;
}

static bool
set_size(struct reader *r, void *slot, mp_str value)
{
	double *v = slot;

	return (numbers(value, v, 2) && v[0] > 0 && v[1] > 0) ||
	    expected(r, _("a width and a height in mm, '600 x 400'"), value);
}

static bool
set_range(struct reader *r, void *slot, mp_str value)
{
	double *v = slot;

	return (numbers(value, v, 2) && v[0] > 0 && v[1] >= v[0]) ||
	    expected(r, _("the smallest and the largest size in mm, '30 .. 62'"), value);
}

static bool
set_box(struct reader *r, void *slot, mp_str value)
{
	double v[4];

	if (!numbers(value, v, 4) || v[2] <= 0 || v[3] <= 0)
		return expected(r, _("x, y, width and height in mm, '45 25 510 74'"), value);
	*(mp_box *)slot = (mp_box){ v[0], v[1], v[2], v[3] };
	return true;
}

static bool
set_square(struct reader *r, void *slot, mp_str value)
{
	double v[3];

	if (!numbers(value, v, 3) || v[2] <= 0)
		return expected(r, _("x, y and size in mm, '435 125 120'"), value);
	*(mp_box *)slot = (mp_box){ v[0], v[1], v[2], v[2] };
	r->qr_at = r->f.number;
	return true;
}

static bool
set_count(struct reader *r, void *slot, mp_str value)
{
	double v;

	if (!numbers(value, &v, 1) || v < 1 || v > 9 || v > (int)v)
		return expected(r, _("a whole number from 1 to 9"), value);
	*(unsigned *)slot = (unsigned)v;
	return true;
}

static bool
set_lines(struct reader *r, void *slot, mp_str value)
{
	if (value.n != 1 || (value.p[0] != '1' && value.p[0] != '2'))
		return expected(r, _("1 or 2"), value);
	*(unsigned *)slot = (unsigned)(value.p[0] - '0');
	return true;
}

static bool
is_either(mp_str s, const char *name, const char *zh)
{
	return mp_str_eq(s, mp_str_from(name)) || mp_str_eq(s, mp_str_from(zh));
}

static bool
set_yes(struct reader *r, void *slot, mp_str value)
{
	bool yes = is_either(value, "yes", "是");

	if (!yes && !is_either(value, "no", "否"))
		return expected(r, _("yes or no"), value);
	*(bool *)slot = yes;
	return true;
}

static bool
set_level(struct reader *r, void *slot, mp_str value)
{
	if (value.n != 1 || strchr("MQH", value.p[0]) == NULL)
		return expected(r, _("M, Q or H"), value);
	*(char *)slot = value.p[0];
	return true;
}

static bool
set_number(struct reader *r, void *slot, mp_str value)
{
	mp_element e = mp_element_find(value);

	if (e != MP_DOOR && e != MP_BUILDING && e != MP_UNIT && e != MP_ROOM)
		return expected(r, _("door, building, unit or room"), value);
	*(mp_element *)slot = e;
	return true;
}

static int
hex(char c)
{
	const char *digits = "0123456789ABCDEF", *at;

	if (c >= 'a' && c <= 'f')
		c = (char)(c - 'a' + 'A');
	at = c ? strchr(digits, c) : NULL;
	return at ? (int)(at - digits) : -1;
}

static bool
take_rgb(mp_str *s, double rgb[3])
{
	int i, high, low;

	if (s->n < 8 || s->p[0] != '#')
		return false;
	for (i = 0; i < 3; i++) {
		high = hex(s->p[1 + 2 * i]);
		low = hex(s->p[2 + 2 * i]);
		if (high < 0 || low < 0)
			return false;
		rgb[i] = (high * 16 + low) / 255.0;
	}
	*s = mp_str_trim(mp_str_skip(*s, 7));
	return true;
}

/* "#1B4AA0 cmyk 100 80 0 0", which may go on "spot Plate Blue". */
static bool
set_colour(struct reader *r, void *slot, mp_str value)
{
	mp_str s = value, word = MP_STR("cmyk "), spot = MP_STR("spot ");
	mp_colour *c = slot;
	int i;

	*c = (mp_colour){ .rgb = { 1, 1, 1 } };
	if (is_either(value, "white", "白"))
		return true;
	if (is_either(value, "black", "黑")) {
		*c = (mp_colour){ .cmyk = { 0, 0, 0, 1 } };
		return true;
	}
	if (!take_rgb(&s, c->rgb) || !mp_str_starts(s, word))
		goto wrong;
	s = mp_str_trim(mp_str_skip(s, word.n));
	for (i = 0; i < 4; i++) {
		if (!take(&s, &c->cmyk[i]) || c->cmyk[i] > 100)
			goto wrong;
		c->cmyk[i] /= 100;
	}
	if (mp_str_starts(s, spot) && s.n > spot.n)
		return set_string(r, &c->spot, mp_str_trim(mp_str_skip(s, spot.n)));
	if (s.n == 0)
		return true;
wrong:
	return expected(r, _("white, black or a colour with its inks, "
	    "'#1B4AA0 cmyk 100 80 0 0'"), value);
}

static bool
set_align(struct reader *r, void *slot, mp_str value)
{
	static const struct { const char *name, *zh; int across, down; } words[] = {
		{ "left", "左", -1, 0 }, { "right", "右", 1, 0 }, { "top", "上", 0, -1 },
		{ "bottom", "下", 0, 1 }, { "centre", "中", 0, 0 },
	};
	enum { N = sizeof words / sizeof *words };
	mp_plate_text *text = slot;
	mp_str rest = value, word;
	const char *space;
	size_t i;

	for (; rest.n; rest = mp_str_trim(mp_str_skip(rest, word.n))) {
		space = memchr(rest.p, ' ', rest.n);
		word = (mp_str){ rest.p, space ? (size_t)(space - rest.p) : rest.n };
		for (i = 0; i < N && !is_either(word, words[i].name, words[i].zh); i++)
			continue;
		if (i == N)
			return expected(r, _("left, right, top, bottom or centre"), value);
		text->across += words[i].across;
		text->down += words[i].down;
	}
	return true;
}

static int
find_field(mp_str name)
{
	static const struct { const char *name, *zh; } own[] = {
		{ "name", "名称" }, { "number", "号码" }, { "pinyin", "拼音" },
		{ "postcode", "邮政编码" }, { "host", "网址" }, { "code", "编码" },
	};
	size_t i;
	int e;

	for (i = 0; i < sizeof own / sizeof *own; i++)
		if (is_either(name, own[i].name, own[i].zh))
			return MP_FIELD_NAME + (int)i;
	e = mp_element_find(name);
	return e <= MP_ROOM ? e : -1;
}

/* "邮政编码 {postcode}": literals and fields. */
static bool
set_show(struct reader *r, void *slot, mp_str value)
{
	mp_plate_text *text = slot;
	mp_str rest = mp_arena_dup(r->strings, value);
	const char *end;
	size_t n;
	int field;

	while (rest.n && text->nparts < MP_PARTS) {
		end = memchr(rest.p, '{', rest.n);
		n = end ? (size_t)(end - rest.p) : rest.n;
		field = -1;
		if (n == 0) {
			end = memchr(rest.p, '}', rest.n);
			n = end ? (size_t)(end - rest.p) + 1 : rest.n;
			field = n > 2 && end ? find_field((mp_str){ rest.p + 1, n - 2 }) : -1;
			if (field < 0)
				return expected(r, _("text with fields like {name}, {number}, "
				    "{pinyin}, {postcode}, {host}, {code}, {road} or any other "
				    "element"), (mp_str){ rest.p, n });
		}
		text->part[text->nparts].field = field;
		text->part[text->nparts++].literal = (mp_str){ rest.p, n };
		rest = mp_str_skip(rest, n);
	}
	return rest.n == 0 || expected(r, _("at most eight parts"), value);
}

static bool
add_hole(struct reader *r, void *slot, mp_str value)
{
	mp_plate_type *t = slot;
	double v[3];

	if (!numbers(value, v, 3) || v[2] <= 0)
		return expected(r, _("x, y and diameter in mm, '20 20 6'"), value);
	if (t->nholes == MP_HOLES)
		return expected(r, _("at most eight holes"), value);
	t->hole[t->nholes++] = (mp_plate_hole){ r->f.number, v[0], v[1], v[2] };
	return true;
}

/* --- the keys ------------------------------------------------------------------- */

#define TYPE(member) offsetof(mp_plate_type, member)
#define TEXT(member) offsetof(mp_plate_text, member)
#define AREA(member) offsetof(mp_plate_area, member)

static const struct key plate_keys[] = {
	{ "name", "名称", true, set_string, TYPE(name) },
	{ "name-zh", "中文名", true, set_string, TYPE(zh) },
	{ "serves", "用于", false, set_string, TYPE(serves) },
	{ "without-postcode", "无邮编", false, set_yes, TYPE(without_postcode) },
	{ "number", "号码", true, set_number, TYPE(number) },
	{ "size", "尺寸", true, set_size, TYPE(width) },
	{ "rim", "边", false, set_mm, TYPE(rim) },
	{ "line", "边线", false, set_mm, TYPE(line) },
	{ "corner", "圆角", false, set_mm, TYPE(corner) },
	{ "bleed", "出血", false, set_mm, TYPE(bleed) },
	{ "ground", "底色", true, set_colour, TYPE(ground) },
	{ "ink", "字色", false, set_colour, TYPE(ink) },
	{ "font", "字体", false, set_string, TYPE(font) },
	{ "hole", "孔", false, add_hole, 0 },
	{ NULL, NULL, false, NULL, 0 }
};

static const struct key qr_keys[] = {
	{ "box", "位置", true, set_square, TYPE(qr) },
	{ "level", "纠错", false, set_level, TYPE(level) },
	{ "module", "模块", false, set_mm, TYPE(module) },
	{ NULL, NULL, false, NULL, 0 }
};

static const struct key text_keys[] = {
	{ "show", "内容", true, set_show, 0 },
	{ "box", "位置", true, set_box, TEXT(box) },
	{ "size", "字高", true, set_range, TEXT(min) },
	{ "align", "对齐", false, set_align, 0 },
	{ "spread", "加宽", false, set_ratio, TEXT(spread) },
	{ "group", "分组", false, set_count, TEXT(group) },
	{ "lines", "行数", false, set_lines, TEXT(lines) },
	{ "label", "标注", false, set_ratio, TEXT(label) },
	{ "suffix", "后缀", false, set_ratio, TEXT(suffix) },
	{ "word", "文字号", false, set_ratio, TEXT(word) },
	{ "optional", "可缺", false, set_yes, TEXT(optional) },
	{ "colour", "颜色", false, set_colour, TEXT(colour) },
	{ "font", "字体", false, set_string, TEXT(font) },
	{ NULL, NULL, false, NULL, 0 }
};

static const struct key area_keys[] = {
	{ "box", "位置", true, set_box, AREA(box) },
	{ "colour", "颜色", true, set_colour, AREA(colour) },
	{ "corner", "圆角", false, set_mm, AREA(corner) },
	{ NULL, NULL, false, NULL, 0 }
};

static void *
same_type(struct reader *r)
{
	return r->t;
}

static void *
new_text(struct reader *r)
{
	mp_plate_text *x;

	if (r->t->ntexts == MP_TEXTS)
		return NULL;
	x = &r->t->text[r->t->ntexts++];
	*x = (mp_plate_text){ .at = r->f.number, .lines = 1, .label = 1, .suffix = 1,
		.word = 1, .colour = r->t->ink, .font = r->t->font };
	return x;
}

static void *
new_area(struct reader *r)
{
	mp_plate_area *a;

	if (r->t->nareas == MP_AREAS)
		return NULL;
	a = &r->t->area[r->t->nareas++];
	*a = (mp_plate_area){ .at = r->f.number };
	return a;
}

static const struct section {
	const char *name, *zh;
	const struct key *keys;
	void *(*begin)(struct reader *);	/* its object; NULL: too many */
} sections[] = {
	{ "[plate]", "[门牌]", plate_keys, same_type },
	{ "[qr]", "[二维码]", qr_keys, same_type },
	{ "[text]", "[文字]", text_keys, new_text },
	{ "[area]", "[色块]", area_keys, new_area },
	{ NULL, NULL, NULL, NULL }
};

/* --- lines ---------------------------------------------------------------------- */

/* Has the section that ends here all it needs? */
static bool
is_complete(struct reader *r)
{
	const struct key *k;

	for (k = r->section->keys; k->name != NULL; k++)
		if (k->needed && !(r->seen & 1UL << (k - r->section->keys))) {
			r->f.number = r->begun;
			mp_lines_blame(&r->f, r->why, _("'%s' (%s) is missing in %s"), k->name,
			    k->zh, r->section->name);
			return false;
		}
	return true;
}

static bool
begin_section(struct reader *r, mp_str line)
{
	const struct section *s;

	for (s = sections + 1; s->name != NULL && !is_either(line, s->name, s->zh); s++)
		continue;
	if (s->name == NULL) {
		mp_lines_blame(&r->f, r->why, _("no section is called '%.*s'; there are: "
		    "[qr], [text], [area]"), (int)line.n, line.p);
		return false;
	}
	if (!is_complete(r))
		return false;
	r->section = s;
	if ((r->object = s->begin(r)) == NULL) {
		mp_lines_blame(&r->f, r->why, _("too many sections %s"), s->name);
		return false;
	}
	r->begun = r->f.number;
	r->seen = 0;
	return true;
}

static bool
unknown_key(struct reader *r, mp_str name)
{
	const struct key *k;
	mp_buf list = { 0 };

	for (k = r->section->keys; k->name != NULL; k++)
		mp_buf_printf(&list, "%s%s (%s)", list.n ? ", " : "", k->name, k->zh);
	mp_lines_blame(&r->f, r->why, _("no key of %s is called '%.*s'; there are: %s"),
	    r->section->name, (int)name.n, name.p, mp_buf_cstr(&list));
	mp_buf_free(&list);
	return false;
}

static bool
read_key(struct reader *r, mp_str line)
{
	const char *equals = memchr(line.p, '=', line.n);
	const struct key *k;
	mp_str name, value;
	unsigned long bit;

	if (equals == NULL) {
		mp_lines_blame(&r->f, r->why, _("expected 'key = value' or a section, not "
		    "'%.*s'"), (int)line.n, line.p);
		return false;
	}
	name = mp_str_trim((mp_str){ line.p, (size_t)(equals - line.p) });
	value = mp_str_trim(mp_str_skip(line, (size_t)(equals - line.p) + 1));
	for (k = r->section->keys; k->name && !is_either(name, k->name, k->zh); k++)
		continue;
	if (k->name == NULL)
		return unknown_key(r, name);
	bit = 1UL << (k - r->section->keys);
	if ((r->seen & bit) && k->set != add_hole) {
		mp_lines_blame(&r->f, r->why, _("%s: is set already in this section"), k->name);
		return false;
	}
	r->seen |= bit;
	r->key = k;
	if (value.n == 0)
		return expected(r, _("a value"), value);
	return k->set(r, (char *)r->object + k->slot, value);
}

/* --- the whole ------------------------------------------------------------------ */

static bool
blame(struct reader *r, size_t line, const char *what)
{
	r->f.number = line;
	mp_lines_blame(&r->f, r->why, "%s", what);
	return false;
}

static bool
on_face(const mp_plate_type *t, const mp_box *b)
{
	return b->x >= t->rim && b->y >= t->rim && b->x + b->w <= t->width - t->rim &&
	    b->y + b->h <= t->height - t->rim;
}

static bool
apart(const mp_box *a, const mp_box *b)
{
	return a->x + a->w <= b->x || b->x + b->w <= a->x || a->y + a->h <= b->y ||
	    b->y + b->h <= a->y;
}

static bool
holes_are_free(struct reader *r)
{
	const mp_plate_type *t = r->t;
	size_t i, k;

	for (i = 0; i < t->nholes; i++) {
		const mp_plate_hole *h = &t->hole[i];
		mp_box b = { h->x - h->diameter / 2, h->y - h->diameter / 2, h->diameter,
			h->diameter };

		if (b.x < 0 || b.y < 0 || b.x + b.w > t->width || b.y + b.h > t->height)
			return blame(r, h->at, _("hole: goes over the edge of the plate"));
		if (!apart(&b, &t->qr))
			return blame(r, h->at, _("hole: stands on the QR code"));
		for (k = 0; k < t->ntexts; k++)
			if (!apart(&b, &t->text[k].box))
				return blame(r, h->at, _("hole: stands on a text"));
	}
	return true;
}

static bool
is_possible(struct reader *r)
{
	const mp_plate_type *t = r->t;
	size_t i;

	if (t->qr.w == 0)
		return blame(r, 1, _("the section [qr] is missing"));
	if (!on_face(t, &t->qr))
		return blame(r, r->qr_at, _("box: the QR code goes over the edge of the face"));
	if (t->qr.w < t->module * (MP_QR_LEAST + 2 * MP_QR_QUIET))
		return blame(r, r->qr_at, _("box: too small even for the smallest QR code: 25 "
		    "modules and 4 around them"));
	for (i = 0; i < t->ntexts; i++) {
		if (!on_face(t, &t->text[i].box))
			return blame(r, t->text[i].at, _("box: goes over the edge of the face"));
		if (!apart(&t->text[i].box, &t->qr))
			return blame(r, t->text[i].at, _("box: stands on the QR code"));
	}
	return holes_are_free(r);
}

bool
mp_template_read(mp_plate_type *t, const char *path, mp_arena *strings, mp_buf *why)
{
	struct reader r = { .why = why, .strings = strings, .t = t, .section = sections,
		.object = t, .begun = 1 };
	bool good = true;
	mp_str line;

	*t = (mp_plate_type){ .level = 'M', .module = 1, .ink = { .rgb = { 1, 1, 1 } },
		.font = mp_str_from(default_font) };
	t->path = mp_arena_dup(strings, mp_str_from(path));
	if (!mp_lines_open(&r.f, path, why))
		return false;
	while (good && mp_lines_next(&r.f, &line))
		if ((line = mp_str_trim(line)).n)
			good = line.p[0] == '[' ? begin_section(&r, line) : read_key(&r, line);
	good = good && is_complete(&r) && is_possible(&r);
	if (good && t->serves.n == 0)
		t->serves = t->name;
	mp_lines_close(&r.f);
	return good;
}
