/* load.c - read the tables of data/ for the compiler. */
#include <config.h>

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "build.h"

enum { MAXFIELD = 8 };

void
build_die(const char *path, size_t line, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "gazetteer: %s:%zu: ", path, line);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(2);
}

struct table {
	const char *path;
	FILE *fp;
	char *line;
	size_t cap, number;
	mp_str field[MAXFIELD];
};

static struct table
open_table(const char *path)
{
	struct table t = { .path = path, .fp = fopen(path, "r") };

	if (!t.fp)
		build_die(path, 0, "%s", strerror(errno));
	return t;
}

/* Load the next row of at least `want` fields; false, and closed, at the end. */
static bool
next_row(struct table *t, size_t want)
{
	ssize_t len;
	size_t n = 0;
	char *p;

	do {
		if ((len = getline(&t->line, &t->cap, t->fp)) < 0) {
			free(t->line);
			fclose(t->fp);
			return false;
		}
		t->number++;
	} while (strncmp(t->line, "# ", 2) == 0);
	while (len > 0 && (t->line[len - 1] == '\n' || t->line[len - 1] == '\r'))
		t->line[--len] = '\0';
	if (mp_utf8_valid((mp_str){ t->line, (size_t)len }) != (size_t)len)
		build_die(t->path, t->number, "not UTF-8");
	for (p = t->line; p && n < MAXFIELD; n++) {
		char *tab = strchr(p, '\t');

		t->field[n] = (mp_str){ p, tab ? (size_t)(tab - p) : strlen(p) };
		p = tab ? tab + 1 : NULL;
	}
	if (n < want)
		build_die(t->path, t->number, "expected %zu columns, found %zu", want, n);
	return true;
}

/* A code of 2, 4, 6, 9 or 12 digits as 12 digits; its span goes to *span. */
static uint64_t
parse_code(mp_str s, uint64_t *span)
{
	uint64_t code = 0;

	*span = 1;
	if (s.n != 2 && s.n != 4 && s.n != 6 && s.n != 9 && s.n != 12)
		return 0;
	for (size_t i = 0; i < 12; i++) {
		if (i < s.n && (s.p[i] < '0' || s.p[i] > '9'))
			return 0;
		code = code * 10 + (uint64_t)(i < s.n ? s.p[i] - '0' : 0);
		if (i >= s.n)
			*span *= 10;
	}
	return code;
}

/* Is a unit of the township level a development zone to everyone else?  Areas that
 * are run by themselves but are not zones (明港工业管理区, 汤泉池管理处, farms) are
 * townships like others. */
static bool
is_zone(mp_str name)
{
	static const char *const office[] = { "管委会", "管理委员会" };
	static const char *const tail[] = {
		"开发区", "新区", "高新区", "园区", "产业园", "工业园", "工业区", "集聚区",
		"聚集区", "示范区", "保税区", "科技城", "工业城",
	};
	size_t i;

	for (i = 0; i < sizeof office / sizeof *office; i++)
		if (mp_str_ends(name, mp_str_from(office[i])))
			name = mp_str_chop(name, strlen(office[i]));
	for (i = 0; i < sizeof tail / sizeof *tail; i++)
		if (mp_str_ends(name, mp_str_from(tail[i])))
			return true;
	return false;
}

/* Codes 71 to 79 are zones that the list counts as counties. */
static mp_level
level_of(mp_str code, uint64_t c, mp_str name)
{
	unsigned county = c / 1000000 % 100, town = c / 1000 % 1000;

	switch (code.n) {
	case 2:
		return MP_LV_PROVINCE;
	case 4:
		return MP_LV_CITY;
	case 6:
		return county >= 71 && county <= 79 ? MP_LV_DEVZONE : MP_LV_COUNTY;
	case 9:
		return town >= 400 && is_zone(name) ? MP_LV_DEVZONE : MP_LV_TOWNSHIP;
	default:
		return MP_LV_VILLAGE;
	}
}

static mp_class
class_of(mp_level level, mp_str name)
{
	if (level == MP_LV_VILLAGE)
		return mp_str_ends(name, MP_STR("社区")) ? MP_CLASS_COMMUNITY :
		    mp_str_ends(name, MP_STR("村")) ? MP_CLASS_VILLAGE : MP_CLASS_OTHER;
	if (level != MP_LV_TOWNSHIP)
		return MP_CLASS_OTHER;
	return mp_str_ends(name, MP_STR("街道")) ? MP_CLASS_SUBDISTRICT :
	    mp_str_ends(name, MP_STR("镇")) ? MP_CLASS_TOWN :
	    mp_str_ends(name, MP_STR("乡")) || mp_str_ends(name, MP_STR("苏木")) ?
	    MP_CLASS_RURAL : MP_CLASS_OTHER;
}

static struct build_division *
add_division(struct build *b)
{
	b->division = mp_grow(b->division, &b->capdivision, b->ndivision + 1,
	    sizeof *b->division);
	return &b->division[b->ndivision++];
}

void
build_read_divisions(struct build *b, const char *path)
{
	struct table t = open_table(path);

	while (next_row(&t, 2)) {
		uint64_t span, code = parse_code(t.field[0], &span);
		struct build_division *d = add_division(b);

		if (!code || t.field[1].n == 0 || t.field[1].n > UINT8_MAX)
			build_die(path, t.number, "expected a code of 2, 4, 6, 9 or 12 "
			    "digits and a name");
		*d = (struct build_division){ .code = code, .span = span,
		    .name = mp_arena_dup(&b->arena, t.field[1]),
		    .level = level_of(t.field[0], code, t.field[1]) };
		d->class = class_of(d->level, d->name);
	}
}

/* Zones without a code: name, code of the division that each lies in, aliases. */
void
build_read_devzones(struct build *b, const char *path)
{
	struct table t = open_table(path);
	uint64_t n = 0;

	while (next_row(&t, 4)) {
		uint64_t span, code = parse_code(t.field[1], &span);
		struct build_division *d = add_division(b);

		if (!code || span == 1)
			build_die(path, t.number, "expected the code of a division that "
			    "has parts");
		/* From the end of the parent's span down: no listed code lies there. */
		*d = (struct build_division){ .code = code + span - ++n, .span = 1,
		    .level = MP_LV_DEVZONE, .unlisted = true,
		    .name = mp_arena_dup(&b->arena, t.field[0]),
		    .aliases = mp_arena_dup(&b->arena, t.field[2]) };
	}
}

static int
by_code(const void *a, const void *b)
{
	const struct build_division *x = a, *y = b;

	if (x->code != y->code)
		return x->code > y->code ? 1 : -1;
	return (x->span < y->span) - (x->span > y->span);
}

/* The list gives 金门县, of which it knows no township, one of the same name and
 * code: the wider division stays. */
static void
drop_shadows(struct build *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->ndivision; i++) {
		const struct build_division *d = &b->division[i];

		if (n > 0 && d->code == b->division[n - 1].code &&
		    mp_str_eq(d->name, b->division[n - 1].name))
			continue;
		b->division[n++] = *d;
	}
	b->ndivision = n;
}

/* Some counties write their own name before that of each township, and some the
 * province: 济源市沁园街道, 河南省潢川经济技术开发区.  The name is what follows. */
static void
drop_prefix(const struct build *b, struct build_division *d)
{
	static const mp_str tail[] = { MP_STR("街道"), MP_STR("镇"), MP_STR("乡"),
	    MP_STR("苏木"), MP_STR("技术开发区") };
	uint32_t up;

	if (d->level != MP_LV_TOWNSHIP && d->level != MP_LV_DEVZONE)
		return;
	for (up = d->parent; up != MP_GAZ_NONE; up = b->division[up].parent) {
		mp_str above = b->division[up].name, rest;

		if (b->division[up].level == MP_LV_CITY || !mp_str_starts(d->name, above))
			continue;
		rest = mp_str_skip(d->name, above.n);
		for (size_t i = 0; i < sizeof tail / sizeof *tail; i++)
			if (mp_utf8_count(rest) >= 3 && mp_str_ends(rest, tail[i]) &&
			    rest.n > tail[i].n)
				d->name = rest;
	}
}

void
build_arrange(struct build *b)
{
	uint32_t up = MP_GAZ_NONE;

	qsort(b->division, b->ndivision, sizeof *b->division, by_code);
	drop_shadows(b);
	for (uint32_t i = 0; i < b->ndivision; i++) {
		struct build_division *d = &b->division[i];

		if (i > 0 && d[-1].code == d->code)
			build_die("divisions", 0, "code %012llu twice: '%.*s', '%.*s'",
			    (unsigned long long)d->code, (int)d[-1].name.n, d[-1].name.p,
			    (int)d->name.n, d->name.p);
		while (up != MP_GAZ_NONE &&
		    d->code >= b->division[up].code + b->division[up].span) {
			b->division[up].end = i;
			up = b->division[up].parent;
		}
		d->parent = up;
		drop_prefix(b, d);
		d->class = class_of(d->level, d->name);
		up = i;
	}
	for (; up != MP_GAZ_NONE; up = b->division[up].parent)
		b->division[up].end = (uint32_t)b->ndivision;
}

uint32_t
build_find(const struct build *b, mp_str code)
{
	uint64_t span, want = parse_code(code, &span);
	size_t lo = 0, hi = b->ndivision;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (b->division[mid].code < want)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < b->ndivision && b->division[lo].code == want &&
	    !b->division[lo].unlisted ? (uint32_t)lo : MP_GAZ_NONE;
}

/* Take the next part of `s` up to `sep`; false when none is left. */
static bool
next_part(mp_str *s, char sep, mp_str *part)
{
	const char *end;

	if (s->n == 0)
		return false;
	end = memchr(s->p, sep, s->n);
	*part = (mp_str){ s->p, end ? (size_t)(end - s->p) : s->n };
	*s = mp_str_skip(*s, end ? part->n + 1 : s->n);
	return true;
}

static mp_name_kind
parse_kind(const struct table *t, mp_str s)
{
	static const char *const kind[] = { "official", "variant", "short", "misspelt", "old" };

	for (unsigned k = MP_NAME_VARIANT; k <= MP_NAME_OLD; k++)
		if (mp_str_eq(s, mp_str_from(kind[k])))
			return k;
	build_die(t->path, t->number, "expected variant, short, misspelt or old, found '%.*s'",
	    (int)s.n, s.p);
}

/* Names that no rule derives: name, kind, codes separated by semicolons, source.
 * A code that the divisions do not hold (a village of a province that was not
 * compiled in) is passed over. */
void
build_read_names(struct build *b, const char *path)
{
	struct table t = open_table(path);

	while (next_row(&t, 4)) {
		mp_name_kind kind = parse_kind(&t, t.field[1]);
		mp_str codes = t.field[2], code;

		while (next_part(&codes, ';', &code)) {
			uint32_t d = build_find(b, code);

			if (d != MP_GAZ_NONE)
				build_add_name(b, t.field[0], d, kind);
			else if (code.n < 12)
				build_die(path, t.number, "no division has the code '%.*s'",
				    (int)code.n, code.p);
		}
	}
}

/* Enter name `i` with the character `right` written as `wrong`. */
static void
misspell(struct build *b, size_t i, mp_str wrong, mp_str right, mp_name_kind kind)
{
	struct build_name from = b->name[i];
	mp_buf out = { 0 };
	size_t k = 0;

	if (from.kind == MP_NAME_MISSPELT || from.kind == MP_NAME_OLD ||
	    !memmem(from.text.p, from.text.n, right.p, right.n))
		return;
	while (k < from.text.n) {
		mp_str rest = mp_str_skip(from.text, k);
		bool hit = mp_str_starts(rest, right);

		mp_buf_add(&out, hit ? wrong : (mp_str){ rest.p, 1 });
		k += hit ? right.n : 1;
	}
	build_add_name(b, mp_buf_str(&out), from.division,
	    kind == MP_NAME_VARIANT && from.kind == MP_NAME_SHORT ? MP_NAME_SHORT : kind);
	mp_buf_free(&out);
}

/* Characters taken for each other: written, for, scope, kind, source.  Every name
 * with the second inside the scope is entered with the first too. */
void
build_read_misspelt(struct build *b, const char *path)
{
	struct table t = open_table(path);
	size_t names = b->nname;

	while (next_row(&t, 5)) {
		mp_name_kind kind = parse_kind(&t, t.field[3]);
		uint32_t scope = build_find(b, t.field[2]);

		if (scope == MP_GAZ_NONE)
			build_die(path, t.number, "no division has the code '%.*s'",
			    (int)t.field[2].n, t.field[2].p);
		for (size_t i = 0; i < names; i++)
			if (b->name[i].division >= scope &&
			    b->name[i].division < b->division[scope].end)
				misspell(b, i, t.field[0], t.field[1], kind);
	}
}
