/* rest.c - what a name is without what is not its own. */
#include "names/rest.h"

#include "base/utf8.h"
#include "names/similar.h"

#define W(lit) { lit, sizeof(lit) - 1 }

/* What stands behind a class word that is broken off, 名委员会, 员会, 秋委会, 会. */
static mp_str
behind_class(mp_str s)
{
	static const mp_str last = W("会"), gap = W(",");
	enum { BEFORE = 5, CLASS = 2 };	/* characters of the village's own name, and of the word */
	size_t n = 0, i;
	uint32_t c = 0;
	mp_str rest;

	for (i = 0; i <= BEFORE + CLASS && n < s.n; i++) {
		rest = mp_str_skip(s, n);
		if (rest.p[0] == last.p[0] && mp_str_starts(rest, last) &&
		    (i <= 1 || c == u'委' || c == u'员')) {
			rest = mp_str_skip(rest, last.n);
			return mp_str_starts(rest, gap) ? mp_str_skip(rest, gap.n) : rest;
		}
		n += mp_utf8_next(s.p + n, &c);
	}
	return MP_STR("");
}

/* The last characters of a name, and where they begin. */
struct tail {
	uint32_t c[4];		/* the last one first; 0: there is none */
	size_t at[4];
};

static struct tail
tail_of(mp_str s)
{
	struct tail t = { { 0 }, { 0 } };
	size_t i, at = s.n;

	for (i = 0; i < 4 && at > 0; i++) {
		while (--at > 0 && ((unsigned char)s.p[at] & 0xC0) == 0x80)
			;
		mp_utf8_next(s.p + at, &t.c[i]);
		t.at[i] = at;
	}
	return t;
}

/* Add the village of the first `n` bytes, and a character that starts at `more`. */
static void
put_village(mp_rests *r, mp_str s, size_t n, size_t more)
{
	mp_buf *b = &r->bytes;
	uint32_t c;

	if (r->n == MP_RESTS || mp_utf8_count((mp_str){ s.p, n }) + (more > 0) < 2)
		return;
	r->at[r->n++] = b->n;
	mp_buf_add(b, (mp_str){ s.p, n });
	if (more)
		mp_buf_add(b, (mp_str){ s.p + more, mp_utf8_next(s.p + more, &c) });
	mp_buf_adds(b, "村");
}

/* 高山村 of 高山星政村, 高山行村, 高山行正政村, 高行山政村: a slip in 行政村, which is read
 * into the name then. */
static void
put_bodies(mp_rests *r, mp_str s)
{
	static const mp_str village = W("村");
	struct tail t;

	if (!mp_str_ends(s, village))
		return;
	t = tail_of(s);
	if (t.c[1] == u'政' && t.c[3] == u'行') {
		put_village(r, s, t.at[3], 0);
		put_village(r, s, t.at[3], t.at[2]);
	}
	if (t.c[1] == u'政') {
		put_village(r, s, t.at[2], 0);
		put_village(r, s, t.at[1], 0);
	} else if (t.c[1] == u'行') {
		put_village(r, s, t.at[1], 0);
	} else if (t.c[2] == u'行') {
		put_village(r, s, t.at[2], 0);
	}
}

static bool
contains(mp_str s, mp_str part)
{
	for (; s.n >= part.n; s = mp_str_skip(s, 1))
		if (mp_str_starts(s, part))
			return true;
	return false;
}

/* 四街社区 of 羊山四街社区: without the two and more characters that are its township's. */
static mp_str
without_township(mp_str s, mp_str township)
{
	size_t n = 0, best = 0, chars = 0;
	uint32_t c;

	while (n < s.n) {
		n += mp_utf8_next(s.p + n, &c);
		if (!contains(township, (mp_str){ s.p, n }))
			break;
		if (++chars >= 2)
			best = n;
	}
	s = mp_str_skip(s, best);
	return best && mp_utf8_count(s) >= 3 ? s : MP_STR("");
}

/* 二高家属院 of 第二高中家属院, 三中 of 第三中学: what schools are called for short. */
static void
put_school(mp_rests *r, mp_str s)
{
	static const mp_str order = W("第");
	static const struct { mp_str name, brief; } schools[] = {
		{ W("高级中学"), W("高") }, { W("高中"), W("高") }, { W("中学"), W("中") },
		{ W("小学"), W("小") },
	};
	size_t n = 0, len, k;
	uint32_t c;

	for (; n < s.n && !mp_str_starts(mp_str_skip(s, n), order); n += mp_utf8_next(s.p + n, &c))
		;
	if (n + order.n >= s.n)
		return;
	len = mp_utf8_next(s.p + n + order.n, &c);
	for (k = 0; k < sizeof schools / sizeof *schools && mp_counting(c); k++) {
		mp_str rest = mp_str_skip(s, n + order.n + len);

		if (!mp_str_starts(rest, schools[k].name))
			continue;
		r->at[r->n++] = r->bytes.n;
		mp_buf_add(&r->bytes, (mp_str){ s.p, n });
		mp_buf_add(&r->bytes, (mp_str){ s.p + n + order.n, len });
		mp_buf_add(&r->bytes, schools[k].brief);
		mp_buf_add(&r->bytes, mp_str_skip(rest, schools[k].name.n));
		return;
	}
}

static void
put(mp_rests *r, mp_str rest)
{
	if (rest.n == 0 || r->n == MP_RESTS)
		return;
	r->at[r->n++] = r->bytes.n;
	mp_buf_add(&r->bytes, rest);
}

void
mp_rests_of(mp_rests *r, mp_element e, mp_str name, mp_str realm)
{
	r->n = r->bytes.n = 0;
	if (e != MP_COMMUNITY) {
		put(r, behind_class(name));
		if (e == MP_ESTATE)
			put_school(r, name);
		return;
	}
	put_bodies(r, name);
	put(r, without_township(name, realm));
}

mp_str
mp_rests_get(const mp_rests *r, size_t i)
{
	size_t end = i + 1 < r->n ? r->at[i + 1] : r->bytes.n;

	return (mp_str){ r->bytes.p + r->at[i], end - r->at[i] };
}

bool
mp_rests_have(mp_rests *r, mp_element e, mp_str name, mp_str realm, mp_str other)
{
	size_t i;

	if (other.n >= name.n)
		return false;	/* a rest is shorter than the name */
	mp_rests_of(r, e, name, realm);
	for (i = 0; i < r->n; i++)
		if (mp_str_eq(mp_rests_get(r, i), other))
			return true;
	return false;
}

void
mp_rests_free(mp_rests *r)
{
	mp_buf_free(&r->bytes);
}
