/* marks.c - the pass marks of an audit, and its other settings: a text file. */
#include <config.h>

#include "audit/marks.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "row/cli.h"
#include "row/lines.h"

/* One line, cut: key @ where = value; slices of the line. */
struct setting {
	mp_str line, key, where, value;
};

struct reader {
	mp_marks *marks;
	mp_lines lines;
	mp_buf *why;
	struct setting now;
	size_t seen[4];		/* line of each plain setting; see `plain` */
};

/* --- complaints ------------------------------------------------------------------ */

static bool blame(struct reader *, mp_str at, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

static bool
blame(struct reader *r, mp_str at, const char *fmt, ...)
{
	size_t before = (size_t)(at.p - r->now.line.p);
	va_list ap;

	r->why->n = 0;
	mp_buf_printf(r->why, "%s:%zu:%zu: ", r->lines.path, r->lines.number,
	    mp_utf8_count((mp_str){ r->now.line.p, before }) + 1);
	va_start(ap, fmt);
	mp_buf_vprintf(r->why, fmt, ap);
	va_end(ap);
	mp_buf_cstr(r->why);
	return false;
}

/* --- values ---------------------------------------------------------------------- */

/* A decimal number below 10^6, in millionths; false if it is none, or has more than
 * six decimals. */
static bool
decimal(mp_str s, uint64_t *v)
{
	size_t n = mp_str_digits(s), i;
	uint64_t unit = 1000000;

	*v = 0;
	if (n == 0 || n > 6)
		return false;
	for (i = 0; i < n; i++)
		*v = *v * 10 + (uint64_t)(s.p[i] - '0') * unit;
	s = mp_str_skip(s, n);
	if (s.n == 0)
		return true;
	s = s.p[0] == '.' ? mp_str_skip(s, 1) : s;
	n = mp_str_digits(s);
	if (n == 0 || n != s.n || n > 6 || s.p[-1] != '.')
		return false;
	for (i = 0; i < n; i++)
		*v += (uint64_t)(s.p[i] - '0') * (unit /= 10);
	return true;
}

static bool
whole(struct reader *r, unsigned most, unsigned *out)
{
	mp_str s = r->now.value;
	size_t n = mp_str_digits(s), i;
	unsigned v = 0;

	for (i = 0; i < n && n <= 6; i++)
		v = v * 10 + (unsigned)(s.p[i] - '0');
	if (n == 0 || n != s.n || n > 6 || v > most)
		return blame(r, s, _("expected a whole number from 0 to %u, not '%.*s'"), most,
		    (int)s.n, s.p);
	*out = v;
	return true;
}

static bool
percent(struct reader *r, uint32_t *out)
{
	mp_str s = r->now.value, number = s;
	uint64_t v = 0;

	if (mp_str_ends(s, MP_STR("%")))
		number = mp_str_trim(mp_str_chop(s, 1));
	else if (mp_str_ends(s, MP_STR("％")))
		number = mp_str_trim(mp_str_chop(s, MP_STR("％").n));
	if (number.n == s.n || !decimal(number, &v) || v > 100000000 || v % 100)
		return blame(r, s, _("expected a share like 95%% or 99.5%%, not '%.*s'"),
		    (int)s.n, s.p);
	*out = (uint32_t)(v / 100);
	return true;
}

/* --- settings -------------------------------------------------------------------- */

static mp_str
keep(struct reader *r, mp_str s)
{
	return mp_arena_dup(&r->marks->strings, s);
}

static bool
set_mark(struct reader *r, mp_measure measure)
{
	mp_marks *m = r->marks;
	mp_mark new = { measure, r->now.where, 0 };
	size_t i;

	if (!percent(r, &new.share))
		return false;
	for (i = 0; i < m->nmark; i++)
		if (m->mark[i].measure == measure && mp_str_eq(m->mark[i].unit, new.unit))
			return blame(r, r->now.key, _("this pass mark is set already"));
	new.unit = keep(r, new.unit);
	m->mark = mp_grow(m->mark, &m->mark_cap, m->nmark + 1, sizeof *m->mark);
	m->mark[m->nmark++] = new;
	return true;
}

/* Where the due time of an issue or a finding is kept; NULL: there is none. */
static int *
due_of(mp_marks *m, mp_str name)
{
	mp_issue issue = mp_issue_find(name);
	mp_finding finding = mp_finding_find(name);

	if (issue < MP_NISSUE)
		return &m->due_of[issue];
	return finding < MP_NFINDING ? &m->due_of_finding[finding] : NULL;
}

static bool
set_due(struct reader *r, unsigned *all)
{
	int *one = due_of(r->marks, r->now.where);
	unsigned days;

	if (r->now.where.n && !one)
		return blame(r, r->now.where, _("no issue is called '%.*s'; see "
		    "menpai-issues(5) and menpai-links(5)"), (int)r->now.where.n, r->now.where.p);
	if (!whole(r, 1000, &days))
		return false;
	if (r->now.where.n == 0)
		*all = days;
	else if (*one >= 0)
		return blame(r, r->now.key, _("this due time is set already"));
	else
		*one = (int)days;
	return true;
}

static bool
set_box(struct reader *r)
{
	mp_str rest = r->now.value, word;
	int32_t v[4];
	struct mp_named_box new = { .division = r->now.where };
	size_t i, n;

	if (new.division.n == 0)
		return blame(r, r->now.key, _("a box is of a division: box @ DIVISION = ..."));
	for (i = 0; i < 4; i++, rest = mp_str_trim(mp_str_skip(rest, n))) {
		for (n = 0; n < rest.n && rest.p[n] != ' ' && rest.p[n] != '\t'; n++)
			;
		word = (mp_str){ rest.p, n };
		if ((v[i] = mp_degrees(word, i % 2 ? 90 : 180)) == MP_NOWHERE)
			return blame(r, word.n ? word : r->now.value, _("expected the degrees "
			    "WEST SOUTH EAST NORTH, not '%.*s'"), (int)r->now.value.n,
			    r->now.value.p);
	}
	new.box = (mp_box){ { v[0], v[1] }, { v[2], v[3] } };
	if (rest.n || v[0] >= v[2] || v[1] >= v[3])
		return blame(r, r->now.value, _("expected the degrees WEST SOUTH EAST NORTH, "
		    "not '%.*s'"), (int)r->now.value.n, r->now.value.p);
	if (mp_marks_box(r->marks, new.division))
		return blame(r, r->now.key, _("this box is set already"));
	new.division = keep(r, new.division);
	r->marks->box = mp_grow(r->marks->box, &r->marks->box_cap, r->marks->nbox + 1,
	    sizeof *r->marks->box);
	r->marks->box[r->marks->nbox++] = new;
	return true;
}

static bool
set_far(struct reader *r)
{
	unsigned metres;

	if (!whole(r, 1000000, &metres))
		return false;
	r->marks->far = metres;
	return true;
}

enum { DUE, BOX, FAR, SMALL, NPLAIN };

static const struct { const char *name, *zh; } plain[NPLAIN] = {
	[DUE] = { "due", "限期" }, [BOX] = { "box", "范围" }, [FAR] = { "far", "远离" },
	[SMALL] = { "small", "小数" },
};

static int
find_plain(mp_str key)
{
	int k;

	for (k = 0; k < NPLAIN; k++)
		if (mp_str_eq(key, mp_str_from(plain[k].name)) ||
		    mp_str_eq(key, mp_str_from(plain[k].zh)))
			break;
	return k;
}

static bool
set(struct reader *r)
{
	mp_measure measure = mp_measure_find(r->now.key);
	int k = find_plain(r->now.key);

	if (measure < MP_NMEASURES)
		return set_mark(r, measure);
	if (k == NPLAIN)
		return blame(r, r->now.key, _("no measure or setting is called '%.*s'; see "
		    "menpai-audit(5)"), (int)r->now.key.n, r->now.key.p);
	if ((k == FAR || k == SMALL) && r->now.where.n)
		return blame(r, r->now.where, _("'%s' is one for all"), plain[k].name);
	if (r->now.where.n == 0 && k != BOX) {
		if (r->seen[k])
			return blame(r, r->now.key, _("'%s' is set in line %zu already"),
			    plain[k].name, r->seen[k]);
		r->seen[k] = r->lines.number;
	}
	return k == DUE ? set_due(r, &r->marks->due) : k == BOX ? set_box(r) :
	    k == FAR ? set_far(r) : whole(r, 1000, &r->marks->small);
}

static bool
cut(struct reader *r, mp_str line)
{
	const char *equals = memchr(line.p, '=', line.n), *at;
	mp_str left;

	r->now = (struct setting){ .line = line, .key = line };
	if (!equals)
		return blame(r, mp_str_trim(line), _("expected 'key = value', not '%.*s'"),
		    (int)line.n, line.p);
	left = (mp_str){ line.p, (size_t)(equals - line.p) };
	r->now.value = mp_str_trim(mp_str_skip(line, left.n + 1));
	if ((at = memchr(left.p, '@', left.n)) != NULL) {
		r->now.where = mp_str_trim(mp_str_skip(left, (size_t)(at - left.p) + 1));
		left.n = (size_t)(at - left.p);
		if (r->now.where.n == 0)
			return blame(r, (mp_str){ at, 1 }, _("nothing stands behind '@'"));
	}
	r->now.key = mp_str_trim(left);
	return true;
}

bool
mp_marks_open(mp_marks *m, const char *path, mp_buf *why)
{
	struct reader r = { .marks = m, .why = why };
	bool good = true;
	mp_str line;
	size_t i;

	*m = (mp_marks){ .due = 15, .far = 3000, .small = 5 };
	for (i = 0; i < MP_NISSUE; i++)
		m->due_of[i] = -1;
	for (i = 0; i < MP_NFINDING; i++)
		m->due_of_finding[i] = -1;
	if (!mp_lines_open(&r.lines, path, why))
		return false;
	while (good && mp_lines_next(&r.lines, &line))
		if (mp_str_trim(line).n)
			good = cut(&r, line) && set(&r);
	mp_lines_close(&r.lines);
	return good;
}

void
mp_marks_close(mp_marks *m)
{
	free(m->mark);
	free(m->box);
	mp_arena_free(&m->strings);
}

/* --- asking ---------------------------------------------------------------------- */

/* How well `mark` fits a unit: 0 not, 1 for all, more for a later part, most for all of
 * it. */
static size_t
fit(mp_str mark, mp_str unit)
{
	size_t i, start = 0, part = 2, best = 0;

	if (mark.n == 0)
		return 1;
	if (mp_str_eq(mark, unit))
		return SIZE_MAX;
	for (i = 0; i <= unit.n; i++) {
		if (i < unit.n && unit.p[i] != '/')
			continue;
		if (mp_str_eq(mark, (mp_str){ unit.p + start, i - start }))
			best = part;
		part++;
		start = i + 1;
	}
	return best;
}

bool
mp_marks_get(const mp_marks *m, mp_measure measure, mp_str unit, uint32_t *share)
{
	size_t i, best = 0, now;

	for (i = 0; i < m->nmark; i++)
		if (m->mark[i].measure == measure && (now = fit(m->mark[i].unit, unit)) > best) {
			best = now;
			*share = m->mark[i].share;
		}
	return best > 0;
}

bool
mp_marks_pass(mp_measure m, uint32_t share, uint64_t numerator, uint64_t denominator)
{
	/* below 1.8 * 10^13 of either, which no country has */
	uint64_t have = numerator * 1000000, want = denominator * share;

	return mp_measure_about(m).less ? have <= want : have >= want;
}

const mp_box *
mp_marks_box(const mp_marks *m, mp_str division)
{
	size_t i;

	for (i = 0; i < m->nbox; i++)
		if (mp_str_eq(m->box[i].division, division))
			return &m->box[i].box;
	return NULL;
}

/* The fewest days that any of a set gives. */
static unsigned
fewest(const mp_marks *m, const int *of, uint64_t set)
{
	unsigned due = UINT32_MAX, days;
	int i;

	for (i = 0; set >> i; i++)
		if (set >> i & 1) {
			days = of[i] < 0 ? m->due : (unsigned)of[i];
			due = days < due ? days : due;
		}
	return due == UINT32_MAX ? m->due : due;
}

unsigned
mp_marks_due(const mp_marks *m, mp_issue_set faults)
{
	return fewest(m, m->due_of, faults);
}

unsigned
mp_marks_due_link(const mp_marks *m, mp_finding_set findings)
{
	return fewest(m, m->due_of_finding, findings);
}
