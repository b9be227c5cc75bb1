/* veil.c - the figures that are not told in public. */
#include <config.h>

#include <stdlib.h>

#include "audit/audit.h"
#include "audit/small.h"
#include "base/mem.h"

/* The cells of one measure: those of all units, one grouping behind the other; and which
 * of them are sums of which. */
struct veil {
	const mp_audit *a;
	size_t base[MP_GROUPINGS], cells;
	mp_small_sum *sum;
	size_t nsum, sum_cap;
};

static void
add_sum(struct veil *v, size_t parent)
{
	v->sum = mp_grow(v->sum, &v->sum_cap, v->nsum + 1, sizeof *v->sum);
	v->sum[v->nsum++] = (mp_small_sum){ .parent = (uint32_t)parent };
}

static void
add_child(mp_small_sum *s, size_t child)
{
	s->child = mp_grow(s->child, &s->cap, s->n + 1, sizeof *s->child);
	s->child[s->n++] = (uint32_t)child;
}

/* The first `n` values of a key. */
static mp_str
prefix(mp_str key, size_t n)
{
	size_t i;

	for (i = 0; i < key.n; i++)
		if (key.p[i] == '\t' && --n == 0)
			break;
	return (mp_str){ key.p, i };
}

/* The units of `fine` are parts of those of `coarse`. */
static void
add_sums(struct veil *v, size_t fine, size_t coarse)
{
	const mp_grouping *f = &v->a->group[fine], *c = &v->a->group[coarse];
	size_t first = v->nsum, i;
	const uint32_t *unit;

	for (i = 0; i < c->n; i++)
		add_sum(v, v->base[coarse] + i);
	for (i = 0; i < f->n; i++) {
		unit = mp_map_get(&c->map, c->ncolumn ? prefix(f->unit[i].key, c->ncolumn) :
		    MP_STR(""));
		if (unit)
			add_child(&v->sum[first + *unit], v->base[fine] + i);
	}
}

static void
build(struct veil *v)
{
	size_t g, h;

	for (g = 0; g < v->a->ngroup; g++) {
		v->base[g] = v->cells;
		v->cells += v->a->group[g].n;
	}
	for (g = 1; g < v->a->ngroup; g++) {
		add_sums(v, g, 0);
		for (h = 1; h < v->a->ngroup; h++)
			if (mp_grouping_within(&v->a->group[g], &v->a->group[h]))
				add_sums(v, g, h);
	}
}

/* Are those who are missing from the numerator people, or what belongs to them?  Of
 * addresses that are not mapped, say, a few may be told. */
static bool
rest_is_personal(mp_measure m)
{
	mp_count_kind in = mp_measure_about(m).in;

	return in == MP_N_HOUSES || in == MP_N_PEOPLE || in == MP_N_ORGANISATIONS;
}

static void
load(const struct veil *v, mp_measure m, mp_small_cell *n, mp_small_cell *of)
{
	mp_measure_info about = mp_measure_about(m);
	size_t g, i, k = 0;

	for (g = 0; g < v->a->ngroup; g++)
		for (i = 0; i < v->a->group[g].n; i++, k++) {
			const mp_counts *c = &v->a->group[g].unit[i].count;

			of[k] = (mp_small_cell){ .n = c->n[about.in], .of = UINT64_MAX };
			n[k] = (mp_small_cell){ .n = c->n[about.of],
				.of = rest_is_personal(m) ? c->n[about.in] : UINT64_MAX };
		}
}

/* Hide the denominators that are small, and then what is left of the numerators. */
static void
hide_measure(const struct veil *v, mp_measure m, mp_small_cell *n, mp_small_cell *of,
    unsigned char *veiled)
{
	unsigned small = v->a->marks.small;
	size_t k;

	load(v, m, n, of);
	mp_small_hide(of, v->cells, v->sum, v->nsum, small);
	for (k = 0; k < v->cells; k++)
		if (of[k].hidden)
			n[k] = (mp_small_cell){ n[k].n, n[k].of, true, 0, of[k].high };
	mp_small_hide(n, v->cells, v->sum, v->nsum, small);
	for (k = 0; k < v->cells; k++) {
		/* all rows less the duplicates are the denominator of other measures */
		if (m == MP_DUPLICATES && n[k].hidden)
			of[k].hidden = true;
		veiled[k] = (unsigned char)((n[k].hidden ? MP_HIDDEN : 0) |
		    (of[k].hidden ? MP_HIDDEN_OF : 0));
	}
}

void
mp_audit_hide(mp_audit *a)
{
	struct veil v = { .a = a };
	mp_small_cell *n, *of;
	size_t i, m;

	build(&v);
	n = mp_alloc(v.cells * sizeof *n);
	of = mp_alloc(v.cells * sizeof *of);
	a->veil = mp_alloc(v.cells * MP_NMEASURES);
	for (m = 0; m < MP_NMEASURES; m++)
		hide_measure(&v, (mp_measure)m, n, of, a->veil + m * v.cells);
	a->cells = v.cells;
	for (i = 0; i < v.nsum; i++)
		free(v.sum[i].child);
	free(v.sum);
	free(n);
	free(of);
}

unsigned
mp_audit_hidden(const mp_audit *a, size_t group, uint32_t unit, mp_measure m)
{
	size_t g, k = unit;

	for (g = 0; a->veil && g < group; g++)
		k += a->group[g].n;
	return a->veil ? a->veil[m * a->cells + k] : 0;
}
