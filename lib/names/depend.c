/* depend.c - what follows from the names of a corpus. */
#include <config.h>

#include "names/depend.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "names/naming.h"

/* From which element follows which, and in how many values. */
static const struct fact {
	mp_element of, then;
	bool many;
} facts[] = {
	{ MP_COMMUNITY, MP_TOWNSHIP, true },
	{ MP_ROAD, MP_TOWNSHIP, true },
	{ MP_LANE, MP_ROAD, false }, { MP_LANE, MP_TOWNSHIP, false },
	{ MP_ESTATE, MP_TOWNSHIP, false }, { MP_ESTATE, MP_COMMUNITY, false },
	{ MP_ESTATE, MP_ROAD, false }, { MP_ESTATE, MP_DOOR, false },
};

/* How often a name and a value stand together. */
struct both {
	mp_term name, value;
	uint32_t n;		/* 0: a free slot */
};

struct counts {
	struct both *slot;
	size_t n, cap;		/* cap is 0 or a power of two */
};

struct found {
	mp_dependency *d;
	size_t n, cap;
	uint32_t least;
};

static struct both *
slot(const struct counts *c, mp_term name, mp_term value)
{
	uint64_t hash = ((uint64_t)name << 32 | value) * UINT64_C(0x9E3779B97F4A7C15);
	size_t i = (hash >> 32) & (c->cap - 1);

	while (c->slot[i].n && (c->slot[i].name != name || c->slot[i].value != value))
		i = (i + 1) & (c->cap - 1);
	return &c->slot[i];
}

static void
count(struct counts *c, mp_term name, mp_term value)
{
	struct counts old = *c;
	struct both *b;
	size_t i;

	if (2 * c->n >= c->cap) {
		c->cap = c->cap ? 2 * c->cap : 1024;
		c->slot = mp_zalloc(c->cap, sizeof *c->slot);
		for (i = 0; i < old.cap; i++)
			if (old.slot[i].n)
				*slot(c, old.slot[i].name, old.slot[i].value) = old.slot[i];
		free(old.slot);
	}
	b = slot(c, name, value);
	if (b->n++ == 0) {
		b->name = name;
		b->value = value;
		c->n++;
	}
}

/* Together by name; of one name the most frequent value first. */
static int
by_name(const void *a, const void *b, void *corpus)
{
	const struct both *x = a, *y = b;
	const mp_corpus *c = corpus;

	if (x->name != y->name)
		return x->name < y->name ? -1 : 1;
	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return mp_str_cmp(c->term[x->value].text, c->term[y->value].text);
}

/* What was counted, sorted, in place of the table. */
static void
sort(struct counts *c, const mp_corpus *corpus)
{
	size_t i, n = 0;

	for (i = 0; i < c->cap; i++)
		if (c->slot[i].n)
			c->slot[n++] = c->slot[i];
	if (n)
		qsort_r(c->slot, n, sizeof *c->slot, by_name, (void *)(uintptr_t)corpus);
}

/* E. B. Wilson (1927): the lower end of the interval for a share. */
static double
wilson(double yes, double n)
{
	const double z = 1.96;
	double p = yes / n;

	return (p + z * z / (2 * n) - z * sqrt((p * (1 - p) + z * z / (4 * n)) / n)) /
	    (1 + z * z / n);
}

/* The values of one name. */
static void
tell(struct found *f, const struct fact *fact, const struct both *b, size_t n)
{
	uint64_t all = 0;
	size_t i;

	for (i = 0; i < n; i++)
		all += b[i].n;
	for (i = 0; i < n && (i == 0 || fact->many); i++) {
		const struct both *other = i ? &b[0] : n > 1 ? &b[1] : NULL;

		if (b[i].n < f->least || (uint64_t)b[i].n * 100 < all * (fact->many ? 5 : 80))
			break;
		f->d = mp_grow(f->d, &f->cap, f->n + 1, sizeof *f->d);
		f->d[f->n++] = (mp_dependency){ .name = b[i].name, .value = b[i].value,
		    .then = fact->then, .support = b[i].n,
		    .exceptions = (uint32_t)(all - b[i].n), .other = other ? other->value : 0,
		    .others = other ? other->n : 0, .confidence = wilson(b[i].n, (double)all) };
	}
}

/* Does the sighting speak of the fact?  A door says something of an estate only on the
 * road that the estate has: `road` tells it by estate. */
static bool
counts(const struct fact *fact, const mp_term *road, mp_term name, mp_term on)
{
	return fact->then != MP_DOOR || on == 0 || road[name] == 0 || road[name] == on;
}

/* 3巷 and 2号院 are no names. */
static bool
named(const mp_corpus *c, mp_term t)
{
	return t && (unsigned char)c->term[t].text.p[0] >= 0x80;
}

/* Count the values of all names, sorted as by_name. */
static struct counts
count_all(const mp_corpus *c, const mp_variants *v, const struct fact *fact,
    const mp_term *road)
{
	struct counts k = { 0 };
	size_t i;

	for (i = 0; i < c->n; i++) {
		const mp_sighting *s = &c->sighting[i];
		mp_term name = mp_variants_settled(v, s, fact->of);
		mp_term value = mp_variants_settled(v, s, fact->then);

		if (named(c, name) && value && counts(fact, road, name,
		    mp_variants_settled(v, s, MP_ROAD)))
			count(&k, name, value);
	}
	sort(&k, c);
	return k;
}

/* How many of the sorted counts from `i` on are of one name. */
static size_t
of_name(const struct counts *k, size_t i)
{
	size_t n = 1;

	while (i + n < k->n && k->slot[i + n].name == k->slot[i].name)
		n++;
	return n;
}

static void
find(struct found *f, const mp_corpus *c, const mp_variants *v, const struct fact *fact,
    mp_term *road)
{
	struct counts k = count_all(c, v, fact, road);
	size_t i, n;

	for (i = 0; i < k.n; i += n) {
		n = of_name(&k, i);
		if (fact->of == MP_ESTATE && fact->then == MP_ROAD)
			road[k.slot[i].name] = k.slot[i].value;
		tell(f, fact, k.slot + i, n);
	}
	free(k.slot);
}

mp_term *
mp_depend_townships(const mp_corpus *c, const mp_variants *v)
{
	static const struct fact fact = { MP_COMMUNITY, MP_TOWNSHIP, false };
	struct counts k = count_all(c, v, &fact, NULL);
	mp_term *home = mp_zalloc(c->nterms + 1, sizeof *home);
	uint64_t all;
	size_t i, j, n;

	for (i = 0; i < k.n; i += n) {
		n = of_name(&k, i);
		for (all = 0, j = 0; j < n; j++)
			all += k.slot[i + j].n;
		if ((uint64_t)k.slot[i].n * 100 >= all * 95)
			home[k.slot[i].name] = k.slot[i].value;
	}
	free(k.slot);
	return home;
}

static int
by_text(const void *a, const void *b, void *corpus)
{
	const mp_dependency *x = a, *y = b;
	int order = mp_naming_order(corpus, x->name, y->name);

	if (order)
		return order;
	if (x->then != y->then)
		return x->then < y->then ? -1 : 1;
	if (x->support != y->support)
		return x->support > y->support ? -1 : 1;
	return mp_naming_order(corpus, x->value, y->value);
}

mp_dependency *
mp_depend_find(const mp_corpus *c, const mp_variants *v, uint32_t least, size_t *n)
{
	struct found f = { .least = least };
	mp_term *road = mp_zalloc(c->nterms + 1, sizeof *road);
	size_t i;

	for (i = 0; i < sizeof facts / sizeof *facts; i++)
		find(&f, c, v, &facts[i], road);
	free(road);
	if (f.n)
		qsort_r(f.d, f.n, sizeof *f.d, by_text, (void *)(uintptr_t)c);
	*n = f.n;
	return f.d;
}

static void
put_term(mp_buf *out, const mp_corpus *c, mp_term t)
{
	mp_buf_adds(out, mp_elements[c->term[t].element].zh);
	mp_buf_addc(out, ' ');
	mp_buf_add(out, mp_corpus_text(c, t));
}

void
mp_depend_why(mp_buf *out, const mp_corpus *c, const mp_dependency *d)
{
	put_term(out, c, d->name);
	mp_buf_adds(out, "→");
	put_term(out, c, d->value);
	mp_buf_printf(out, "：%u条中%u条", (unsigned)(d->support + d->exceptions),
	    (unsigned)d->support);
	if (d->other) {
		mp_buf_adds(out, "，另有 ");
		mp_buf_add(out, mp_corpus_text(c, d->other));
		mp_buf_printf(out, " %u条", (unsigned)d->others);
	}
}
