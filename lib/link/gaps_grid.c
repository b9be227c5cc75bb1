/* gaps_grid.c - rooms that are missing in the grid of floors and positions. */
#include <stdlib.h>

#include "link/gaps_set.h"

enum { FEWEST_FLOORS = 3, FEWEST_ROOMS = 4, MOST_FLOORS = 3, BESIDE = 3 };

/* The floors that have rooms, in order, and for each where its rooms begin. */
struct grid {
	const struct series *s;
	size_t *floor;		/* floor i: items floor[i] to floor[i + 1] - 1 */
	size_t n;
};

static uint32_t
floor_number(const struct grid *d, size_t i)
{
	return d->s->p[d->floor[i]].number;
}

/* Where on floor i a room at that position is, or would be: items are in their order. */
static size_t
room_place(const struct grid *d, size_t i, uint16_t position)
{
	size_t lo = d->floor[i], hi = d->floor[i + 1], mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (d->s->p[mid].sub < position)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static const struct series_item *
room_at(const struct grid *d, size_t i, uint16_t position)
{
	size_t k = room_place(d, i, position);

	return k < d->floor[i + 1] && d->s->p[k].sub == position ? &d->s->p[k] : NULL;
}

static void
say_room(mp_gaps *g, mp_buf *out, const struct series *s, const struct series_item *i, bool tail)
{
	switch (i->form) {
	case ROOM_NUMBER:
		mp_buf_printf(out, "%u%02u", i->number, i->sub);
		break;
	case ROOM_LETTER:
		mp_buf_printf(out, "%u%c", i->number, 'A' + i->sub - POSITION_LETTER - 1);
		break;
	default:
		mp_buf_printf(out, "%u层", i->number);
		if (i->sub >= POSITION_WORD)
			mp_buf_add(out, g->word[i->sub - POSITION_WORD]);
		else
			mp_buf_printf(out, "%u", i->sub);
		tail = tail && i->sub < POSITION_WORD;
	}
	if (tail)
		mp_buf_add(out, s->tail);
}

/* The rooms of the floor below, of this one and of the one above: "301,302,401,501 …"; of
 * long floors those nearest. */
static void
say_evidence(mp_gaps *g, const struct grid *d, size_t below, size_t above, uint16_t position)
{
	size_t i, k, at, said = 0;

	g->buf.n = 0;
	for (i = below; i <= above; i++) {
		at = room_place(d, i, position);
		k = at > d->floor[i] + BESIDE ? at - BESIDE : d->floor[i];
		for (; k < d->floor[i + 1] && k <= at + BESIDE; k++) {
			if (said++)
				mp_buf_addc(&g->buf, ',');
			say_room(g, &g->buf, d->s, &d->s->p[k], false);
		}
	}
	if (said < d->s->n)
		mp_buf_adds(&g->buf, " …");
}

static void
tell(mp_gaps *g, const struct grid *d, const struct series_item *missing, size_t below,
    size_t above, bool fault)
{
	g->text.n = 0;
	say_room(g, &g->text, d->s, missing, true);
	say_evidence(g, d, below, above, missing->sub);
	gaps_enter(g, MP_GAP_ROOM, d->s, fault, missing->number * 1000 + missing->sub % 1000, 1);
}

/* Buildings skip them: 4, 13, 14, 24. */
static bool
is_shunned(uint32_t floor)
{
	return floor % 10 == 4 || floor == 13;
}

/* One position: on which floors it is, and on which it should be. */
static void
look_along(mp_gaps *g, const struct grid *d, uint16_t position)
{
	const struct series_item *like = NULL, *here;
	struct series_item missing;
	size_t i, have = 0;
	uint32_t floor;
	bool often;

	for (i = 0; i < d->n; i++)
		if ((here = room_at(d, i, position)) != NULL) {
			like = here;
			have++;
		}
	if (like == NULL || 2 * have < d->n || have < 2)
		return;
	often = 3 * have >= 2 * d->n;
	missing = *like;
	for (i = 0; i < d->n; i++) {
		missing.number = floor_number(d, i);
		if (room_at(d, i, position) == NULL)
			tell(g, d, &missing, i > 0 ? i - 1 : i, i + 1 < d->n ? i + 1 : i,
			    often && i > 0 && i + 1 < d->n);
		if (i + 1 == d->n)
			break;
		for (floor = missing.number + 1; floor < floor_number(d, i + 1); floor++) {
			missing.number = floor;		/* the whole floor is not there */
			tell(g, d, &missing, i, i + 1, often && !is_shunned(floor) &&
			    floor_number(d, i + 1) - floor_number(d, i) <= MOST_FLOORS + 1);
		}
	}
}

/* Positions that no floor has, between the first and the last: 01, 03. */
static void
look_between(mp_gaps *g, const struct grid *d, uint16_t from, uint16_t to,
    const struct series_item *like)
{
	struct series_item missing = *like;
	uint16_t position;
	size_t i;

	for (position = (uint16_t)(from + 1); position < to; position++)
		for (i = 0; i < d->n; i++) {
			missing.number = floor_number(d, i);
			missing.sub = position;
			tell(g, d, &missing, i, i, false);
		}
}

static int
position_cmp(const void *x, const void *y)
{
	const struct series_item *const *a = x, *const *b = y;

	return ((*a)->sub > (*b)->sub) - ((*a)->sub < (*b)->sub);
}

static void
look_across(mp_gaps *g, const struct grid *d)
{
	const struct series *s = d->s;
	const struct series_item **at = mp_arena_alloc(&g->arena, s->n * sizeof *at);
	size_t i, n = 0;

	for (i = 0; i < s->n; i++)
		at[i] = &s->p[i];
	qsort(at, s->n, sizeof *at, position_cmp);
	for (i = 0; i < s->n; i++)
		if (n == 0 || at[n - 1]->sub != at[i]->sub)
			at[n++] = at[i];
	for (i = 0; i < n; i++) {
		look_along(g, d, at[i]->sub);
		if (i > 0 && at[i]->sub < POSITION_WORD && at[i]->sub - at[i - 1]->sub <= 3)
			look_between(g, d, at[i - 1]->sub, at[i]->sub, at[i]);
	}
}

void
gaps_rooms(mp_gaps *g, struct series *s)
{
	struct grid d = { .s = s };
	size_t i;

	if (!s->inner) {
		g->buf.n = g->text.n = 0;
		mp_buf_adds(&g->text, "户室");
		gaps_enter(g, MP_GAP_ROOM, s, true, 0, 1);
		return;
	}
	d.floor = mp_arena_alloc(&g->arena, (s->n + 1) * sizeof *d.floor);
	for (i = 0; i < s->n; i++)
		if (i == 0 || s->p[i].number != s->p[i - 1].number)
			d.floor[d.n++] = i;
	d.floor[d.n] = s->n;
	if (d.n >= FEWEST_FLOORS && s->n >= FEWEST_ROOMS)
		look_across(g, &d);
}
