/* gazetteer.c - open the compiled gazetteer and search it in place. */
#include <config.h>

#include "gazetteer/gazetteer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "gazetteer/format.h"

struct mp_gaz {
	void *map;
	size_t size;
	uint32_t ndivision;
	const struct gaz_division *division;
	const char *strings;
	const uint16_t *page, *id;
	const struct gaz_node *node;
	const uint32_t *end;
	const struct gaz_name *name;
	const uint32_t *bearer;
};

static const size_t item_size[GAZ_NSECTION] = {
	[GAZ_DIVISIONS] = sizeof(struct gaz_division), [GAZ_STRINGS] = 1,
	[GAZ_PAGES] = sizeof(uint16_t), [GAZ_IDS] = sizeof(uint16_t),
	[GAZ_NODES] = sizeof(struct gaz_node), [GAZ_ENDS] = sizeof(uint32_t),
	[GAZ_NAMES] = sizeof(struct gaz_name), [GAZ_BEARERS] = sizeof(uint32_t),
};

/* Why the mapped bytes are not a gazetteer that this program can use, or NULL.
 * The checksums make everything inside trustworthy: the search checks nothing. */
static const char *
check(const void *map, size_t size)
{
	const struct gaz_head *h = map;

	if (size < sizeof *h || memcmp(h->magic, GAZ_MAGIC, sizeof h->magic) != 0)
		return "not a compiled gazetteer";
	if (h->order != GAZ_ORDER || h->version != GAZ_VERSION)
		return "compiled by another version of menpai or on another kind of machine";
	if (h->head_sum != XXH3_64bits(h, offsetof(struct gaz_head, head_sum)))
		return "damaged: the checksum of its head does not match";
	if (h->size != size)
		return "cut short or grown: its size is not what its head says";
	for (int i = 0; i < GAZ_NSECTION; i++)
		if (h->section[i].offset % 8 != 0 || h->section[i].offset > size ||
		    h->section[i].count > (size - h->section[i].offset) / item_size[i])
			return "damaged: a section lies outside the file";
	if (h->body_sum != XXH3_64bits(h + 1, size - sizeof *h))
		return "damaged: its checksum does not match";
	return NULL;
}

static mp_gaz *
attach(void *map, size_t size)
{
	const struct gaz_head *h = map;
	const char *base = map;
	mp_gaz *g = mp_zalloc(1, sizeof *g);

#define SECTION(i) ((const void *)(base + h->section[i].offset))
	g->map = map;
	g->size = size;
	g->ndivision = h->section[GAZ_DIVISIONS].count;
	g->division = SECTION(GAZ_DIVISIONS);
	g->strings = SECTION(GAZ_STRINGS);
	g->page = SECTION(GAZ_PAGES);
	g->id = SECTION(GAZ_IDS);
	g->node = SECTION(GAZ_NODES);
	g->end = SECTION(GAZ_ENDS);
	g->name = SECTION(GAZ_NAMES);
	g->bearer = SECTION(GAZ_BEARERS);
#undef SECTION
	return g;
}

mp_gaz *
mp_gaz_open(const char *path, const char **why)
{
	struct stat st;
	void *map = MAP_FAILED;
	int fd = open(path, O_RDONLY | O_CLOEXEC), saved;

	*why = "cannot be read";
	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) == 0) {
		if (!S_ISREG(st.st_mode) || st.st_size == 0) {
			*why = "not a compiled gazetteer";
			close(fd);
			errno = 0;
			return NULL;
		}
		map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE,
		    fd, 0);
	}
	saved = errno;
	close(fd);
	errno = saved;
	if (map == MAP_FAILED)
		return NULL;
	if ((*why = check(map, (size_t)st.st_size)) != NULL) {
		munmap(map, (size_t)st.st_size);
		errno = 0;
		return NULL;
	}
	return attach(map, (size_t)st.st_size);
}

void
mp_gaz_close(mp_gaz *g)
{
	if (!g)
		return;
	munmap(g->map, g->size);
	free(g);
}

uint32_t
mp_gaz_count(const mp_gaz *g)
{
	return g->ndivision;
}

static mp_str
name_of(const mp_gaz *g, const struct gaz_division *d)
{
	return (mp_str){ g->strings + d->name, d->len };
}

mp_division
mp_gaz_division(const mp_gaz *g, uint32_t i)
{
	const struct gaz_division *d = &g->division[i];

	return (mp_division){
		.code = d->unlisted ? 0 : d->code, .parent = d->parent, .end = d->end,
		.level = d->level, .class = d->class, .name = name_of(g, d),
	};
}

bool
mp_gaz_inside(const mp_gaz *g, uint32_t d, uint32_t up)
{
	return d >= up && d < g->division[up].end;
}

uint32_t
mp_gaz_above(const mp_gaz *g, uint32_t d, mp_level level)
{
	while (d != MP_GAZ_NONE && g->division[d].level != level)
		d = g->division[d].parent;
	return d;
}

void
mp_gaz_line(const mp_gaz *g, uint32_t d, uint32_t line[MP_NLEVEL])
{
	int level;

	for (level = 0; level < MP_NLEVEL; level++)
		line[level] = MP_GAZ_NONE;
	for (; d != MP_GAZ_NONE; d = g->division[d].parent)
		if (line[g->division[d].level] == MP_GAZ_NONE)
			line[g->division[d].level] = d;
}

uint32_t
mp_gaz_by_code(const mp_gaz *g, uint64_t code)
{
	uint32_t lo = 0, hi = g->ndivision;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (g->division[mid].code < code)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < g->ndivision && g->division[lo].code == code &&
	    !g->division[lo].unlisted ? lo : MP_GAZ_NONE;
}

/* --- names ------------------------------------------------------------------ */

/* The child of node `s` by character `c`, or 0. */
static inline uint32_t
child(const mp_gaz *g, uint32_t s, uint32_t c)
{
	uint32_t id = g->id[(size_t)g->page[c / GAZ_PAGE] * GAZ_PAGE + c % GAZ_PAGE];
	uint32_t t = (g->node[s].base & ~GAZ_NAMED) + id;

	return id && g->node[t].check == s ? t : 0;
}

static inline bool
is_named(const mp_gaz *g, uint32_t s)
{
	return g->node[s].base & GAZ_NAMED;
}

/* Ways to write a class word.  Behind the class word itself, as in 老城街道办事处
 * and 九溪村民委员会, the rest is swallowed; behind the bare name, as in 老城办事处,
 * they stand for it.  Longest first within one class word; where `unless` follows
 * directly, it is something else: 老城办公楼. */
static const struct tail {
	mp_str word;		/* 街道 */
	mp_str text;		/* 办事处 */
	bool after_word, after_bare;
	const char *unless;
} tails[] = {
	{ MP_STR("社区"), MP_STR("居民委员会"), true, true, "" },
	{ MP_STR("社区"), MP_STR("民居委员会"), true, false, "" },
	{ MP_STR("社区"), MP_STR("居民居委会"), true, false, "" },
	{ MP_STR("社区"), MP_STR("居民委会"), true, true, "" },
	{ MP_STR("社区"), MP_STR("居委会"), true, true, "" },
	{ MP_STR("社区"), MP_STR("委员会"), true, false, "" },
	{ MP_STR("社区"), MP_STR("居委"), true, true, "" },
	{ MP_STR("村"), MP_STR("村民委员会"), true, false, "" },
	{ MP_STR("村"), MP_STR("民委员会"), true, false, "" },
	{ MP_STR("村"), MP_STR("村民委会"), true, false, "" },
	{ MP_STR("村"), MP_STR("民委会"), true, false, "" },
	{ MP_STR("村"), MP_STR("委员会"), true, false, "" },
	{ MP_STR("村"), MP_STR("村委会"), true, false, "" },
	{ MP_STR("村"), MP_STR("行政村"), false, true, "" },
	{ MP_STR("村"), MP_STR("委会"), true, false, "" },
	{ MP_STR("村"), MP_STR("村委"), true, false, "" },
	{ MP_STR("村"), MP_STR("委"), true, false, "" },
	{ MP_STR("街道"), MP_STR("街办事处"), false, true, "" },
	{ MP_STR("街道"), MP_STR("办事处"), true, true, "" },
	{ MP_STR("街道"), MP_STR("街办"), false, true, "公" },
	{ MP_STR("街道"), MP_STR("办"), true, true, "公" },
	{ MP_STR("地区"), MP_STR("办事处"), true, true, "" },
};

/* Does a tail begin with character `c`?  The mask spares most the comparisons. */
static inline bool
begins_tail(uint32_t c)
{
	enum { JU = 0x5C45, MIN = 0x6C11, WEI = 0x59D4, CUN = 0x6751, XING = 0x884C,
	    JIE = 0x8857, BAN = 0x529E };	/* 居 民 委 村 行 街 办 */
#define BIT(x) (UINT64_C(1) << ((x) & 63))
	const uint64_t mask = BIT(JU) | BIT(MIN) | BIT(WEI) | BIT(CUN) | BIT(XING) |
	    BIT(JIE) | BIT(BAN);

	return (mask & BIT(c)) && (c == JU || c == MIN || c == WEI || c == CUN ||
	    c == XING || c == JIE || c == BAN);
#undef BIT
}

/* The node that the bytes of `word` lead to from `s`, or 0. */
static uint32_t
follow(const mp_gaz *g, uint32_t s, mp_str word)
{
	size_t i = 0;
	uint32_t c;

	do {
		i += mp_utf8_next(word.p + i, &c);
		s = child(g, s, c);
	} while (s && i < word.n);
	return s;
}

/* The name that `len` bytes of text and node `s` begin, with its class word
 * written otherwise.  Sets *at and returns the bytes taken, or 0. */
static size_t
with_tail(const mp_gaz *g, uint32_t s, mp_str text, size_t len, uint32_t *at)
{
	mp_str rest = mp_str_skip(text, len);

	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		const struct tail *t = &tails[i];
		bool worded;

		if (!mp_str_starts(rest, t->text) ||
		    (*t->unless && mp_str_starts(mp_str_skip(rest, t->text.n),
		    mp_str_from(t->unless))))
			continue;
		worded = mp_str_ends((mp_str){ text.p, len }, t->word);
		if (worded ? t->after_word : t->after_bare) {
			*at = worded ? s : follow(g, s, t->word);
			if (*at && is_named(g, *at))
				return len + t->text.n;
		}
	}
	return 0;
}

/* Insert by length.  Two ways to the same bytes: the one without a tail stays. */
static size_t
insert(mp_gaz_name *name, size_t n, mp_gaz_name new)
{
	size_t i = n;

	while (i > 0 && name[i - 1].len > new.len)
		i--;
	if (i > 0 && name[i - 1].len == new.len) {
		if (name[i - 1].plain < new.plain)
			name[i - 1] = new;
		return n;
	}
	if (n == MP_GAZ_MAXNAMES)
		return n;
	memmove(name + i + 1, name + i, (n - i) * sizeof *name);
	name[i] = new;
	return n + 1;
}

static mp_gaz_name
found(const mp_gaz *g, uint32_t node, size_t len, size_t plain)
{
	uint32_t id = g->end[node];

	return (mp_gaz_name){ (uint32_t)len, (uint32_t)plain, id,
	    (uint8_t)g->name[id].levels, (uint8_t)g->name[id].full };
}

size_t
mp_gaz_names(const mp_gaz *g, mp_str text, mp_gaz_name *name, mp_gaz_stop *stop)
{
	size_t n = 0, i = 0, next, len;
	uint32_t s = 0, below, at = 0, c;

	for (; i < text.n; i = next, s = below) {
		next = i + mp_utf8_next(text.p + i, &c);
		if (i > 0 && begins_tail(c) && (len = with_tail(g, s, text, i, &at)) != 0)
			n = insert(name, n, found(g, at, len, i));
		if ((below = child(g, s, c)) == 0)
			break;
		if (is_named(g, below))
			n = insert(name, n, found(g, below, next, next));
	}
	if (stop)
		*stop = (mp_gaz_stop){ (uint32_t)i, s };
	return n;
}

bool
mp_gaz_stops(const mp_gaz *g, mp_str text, mp_gaz_stop stop)
{
	uint32_t c, at;

	if (stop.len >= text.n)
		return stop.len == text.n;
	mp_utf8_next(text.p + stop.len, &c);
	return child(g, stop.node, c) == 0 &&
	    !(begins_tail(c) && with_tail(g, stop.node, text, stop.len, &at));
}

/* May `rest`, the last bytes that are looked at, go on as this tail, behind `name` or,
 * if that is empty, behind any? */
static bool
may_be_tail(const struct tail *t, mp_str name, mp_str rest)
{
	bool more = rest.n < t->text.n || (rest.n == t->text.n && *t->unless);

	return more && mp_str_starts(t->text, rest) && (name.n == 0 ||
	    (mp_str_ends(name, t->word) ? t->after_word : t->after_bare));
}

bool
mp_gaz_settled(mp_str text, mp_gaz_stop stop)
{
	size_t i, next, k;
	uint32_t c;

	for (i = 0; i < stop.len; i = next) {
		next = i + mp_utf8_next(text.p + i, &c);
		for (k = 0; begins_tail(c) && k < sizeof tails / sizeof *tails; k++)
			if (may_be_tail(&tails[k], (mp_str){ text.p, i },
			    (mp_str){ text.p + i, stop.len - i }))
				return false;
	}
	return true;
}

/* --- bearers ---------------------------------------------------------------- */

enum { KIND_BITS = 3, KIND_MASK = (1 << KIND_BITS) - 1 };

/* Is the division's own name spelt as in the text, character by character? */
static bool
is_spelt(mp_str own, mp_str text, const mp_gaz_name *name)
{
	size_t n = own.n < name->plain ? own.n : name->plain;

	return memcmp(own.p, text.p, n) == 0;
}

/* The hit that bearer `b` makes; false if it is not on one of `levels`. */
static bool
reading(const mp_gaz *g, uint32_t b, mp_str text, const mp_gaz_name *name,
    unsigned levels, mp_gaz_hit *hit, bool *spelt)
{
	uint32_t d = b >> KIND_BITS;
	const struct gaz_division *div = &g->division[d];
	mp_name_kind kind = b & KIND_MASK;

	if (!(MP_LV_BIT(div->level) & levels))
		return false;
	*spelt = true;
	if (kind == MP_NAME_OFFICIAL || kind == MP_NAME_SHORT)
		*spelt = is_spelt(name_of(g, div), text, name);
	if (kind == MP_NAME_OFFICIAL && (!*spelt || name->len != name->plain))
		kind = MP_NAME_VARIANT;
	*hit = (mp_gaz_hit){ d, name->len, kind };
	return true;
}

/* The bearers of a name inside `scope`: [*p, *end). */
static void
in_scope(const mp_gaz *g, const mp_gaz_name *name, uint32_t scope,
    const uint32_t **p, const uint32_t **end)
{
	const struct gaz_name *e = &g->name[name->id];
	const uint32_t *lo = g->bearer + e->first, *hi = lo + e->n;
	uint32_t from, to;

	*p = lo;
	*end = hi;
	if (scope == MP_GAZ_NONE)
		return;
	from = scope << KIND_BITS;
	to = g->division[scope].end << KIND_BITS;
	while (lo < hi) {
		const uint32_t *mid = lo + (hi - lo) / 2;

		if (*mid < from)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (*p = lo; lo < *end && *lo < to; lo++)
		;
	*end = lo;
}

size_t
mp_gaz_bearers(const mp_gaz *g, mp_str text, const mp_gaz_name *name,
    uint32_t scope, unsigned levels, mp_gaz_hit *hit, size_t max)
{
	const uint32_t *p, *end, *b;
	bool any_spelt = false, spelt;
	mp_gaz_hit h;
	size_t n = 0;

	if (!(name->levels & levels))
		return 0;
	in_scope(g, name, scope, &p, &end);
	for (b = p; b < end && !any_spelt; b++)
		any_spelt = reading(g, *b, text, name, levels, &h, &spelt) && spelt;
	for (b = p; b < end; b++)
		if (reading(g, *b, text, name, levels, &h, &spelt) &&
		    (spelt || !any_spelt)) {
			if (n < max)
				hit[n] = h;
			n++;
		}
	return n;
}

size_t
mp_gaz_match_in(const mp_gaz *g, mp_str text, uint32_t scope, unsigned levels,
    mp_gaz_hit *hit, size_t max)
{
	mp_gaz_name name[MP_GAZ_MAXNAMES];
	size_t n = 0, names = mp_gaz_names(g, text, name, NULL);

	for (size_t i = 0; i < names; i++)
		n += mp_gaz_bearers(g, text, &name[i], scope, levels,
		    n < max ? hit + n : NULL, n < max ? max - n : 0);
	return n;
}

size_t
mp_gaz_match(const mp_gaz *g, mp_str text, mp_gaz_hit *hit, size_t max)
{
	return mp_gaz_match_in(g, text, MP_GAZ_NONE, MP_LV_ANY, hit, max);
}
