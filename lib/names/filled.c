/* filled.c - how full of houses a name is. */
#include "names/filled.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

/* A slot of the table: a group and its greatest door, or a door of a group. */
struct slot {
	mp_term group, door;	/* door 0: the group itself, `most` is of it */
	uint32_t most;
	uint32_t turn;		/* older ones are free */
};

struct mp_filler {
	const mp_corpus *corpus;
	mp_element e;
	struct slot *slot;
	size_t n, cap;		/* cap is a power of two */
	uint32_t turn;
	mp_filled filled;
	uint32_t numbered, last;	/* groups with a number, and the greatest */
};

mp_filler *
mp_filler_new(const mp_corpus *c, mp_element e)
{
	mp_filler *f = mp_zalloc(1, sizeof *f);

	f->corpus = c;
	f->e = e;
	f->cap = 64;
	f->slot = mp_zalloc(f->cap, sizeof *f->slot);
	return f;
}

void
mp_filler_free(mp_filler *f)
{
	if (f)
		free(f->slot);
	free(f);
}

void
mp_filler_begin(mp_filler *f)
{
	f->turn++;
	f->n = 0;
	f->numbered = f->last = 0;
	f->filled = (mp_filled){ 0, 0, 0, 0 };
}

static struct slot *
find(const mp_filler *f, mp_term group, mp_term door)
{
	uint64_t hash = ((uint64_t)group << 32 | door) * UINT64_C(0x9E3779B97F4A7C15);
	size_t i = (hash >> 32) & (f->cap - 1);

	while (f->slot[i].turn == f->turn &&
	    (f->slot[i].group != group || f->slot[i].door != door))
		i = (i + 1) & (f->cap - 1);
	return &f->slot[i];
}

static void
make_room(mp_filler *f)
{
	mp_filler old = *f;
	size_t i;

	if (2 * f->n < f->cap)
		return;
	f->cap *= 2;
	f->slot = mp_zalloc(f->cap, sizeof *f->slot);
	for (i = 0; i < old.cap; i++)
		if (old.slot[i].turn == f->turn)
			*find(f, old.slot[i].group, old.slot[i].door) = old.slot[i];
	free(old.slot);
}

/* The slot, entered if it was not there: then `fresh`. */
static struct slot *
enter(mp_filler *f, mp_term group, mp_term door, bool *fresh)
{
	struct slot *s;

	make_room(f);
	s = find(f, group, door);
	*fresh = s->turn != f->turn;
	if (*fresh) {
		*s = (struct slot){ group, door, 0, f->turn };
		f->n++;
	}
	return s;
}

static uint32_t
number(mp_str text)
{
	enum { GREATEST = 100000 };
	uint32_t n = 0;
	size_t i;

	for (i = 0; i < text.n && text.p[i] >= '0' && text.p[i] <= '9' && n < GREATEST; i++)
		n = 10 * n + (uint32_t)(text.p[i] - '0');
	return n < GREATEST ? n : 0;
}

static void
add_group(mp_filler *f, mp_term group)
{
	uint32_t n = group ? number(f->corpus->term[group].text) : 0;

	f->filled.groups++;
	f->numbered += n > 0;
	if (n > f->last && n < 100)
		f->last = n;
}

void
mp_filler_add(mp_filler *f, const mp_sighting *s)
{
	mp_term group = f->e == MP_COMMUNITY ? s->term[MP_GROUP] : 0, door = s->term[MP_DOOR];
	uint32_t n = door ? number(f->corpus->term[door].text) : 0;
	struct slot *g;
	bool fresh;

	if (n == 0 || s->term[MP_ROAD] || s->term[MP_ESTATE])
		return;
	enter(f, group, door, &fresh);
	f->filled.rows++;
	f->filled.houses += fresh;
	g = enter(f, group, 0, &fresh);
	if (fresh)
		add_group(f, group);
	if (n > g->most) {
		f->filled.places += n - g->most;
		g->most = n;
	}
}

mp_filled
mp_filler_end(const mp_filler *f)
{
	mp_filled all = f->filled;

	if (f->last > f->numbered)
		all.places += f->last - f->numbered;
	if (all.places < all.houses)	/* 12号 and 12号附1号 */
		all.places = all.houses;
	return all;
}

/* Stirling's series; lgamma() is not for threads. */
static double
ln_factorial(double n)
{
	static const double two_pi = 6.283185307179586;

	return n < 2 ? 0 : n * log(n) - n + 0.5 * log(two_pi * n) + 1 / (12 * n);
}

/* Neighbours are not collected by chance alone. */
enum { MOST = 6 };

double
mp_filled_odds(const mp_filled *from, const mp_filled *to, uint32_t n)
{
	double k = from->houses, all = from->places, others = to->places > 1 ? to->places : 1;
	double part = (to->houses + 1.0) / (to->places + 2.0), any, same, own, misspelt, often;
	double odds;

	if (from->houses == 0 || to->houses == 0)
		return 0;
	any = exp(ln_factorial(k) + ln_factorial(all - k) - ln_factorial(all + 1));
	same = exp(k * log(part) + (all - k) * log1p(-part));
	own = log(0.1 * any + 0.9 * same + 1e-300) - (to->groups > 1 ? log(2 * to->groups) : 0) -
	    from->groups * log(2 * (others > to->groups ? others / to->groups : 1));
	often = 0.01 * n < 0.3 ? 0.01 * n : 0.3;
	misspelt = log(often) - 0.4 * (k - 1) + ln_factorial(k) - k * log(others);
	odds = misspelt - own;
	if (from->rows > from->houses && others > k)
		odds -= (from->rows - k) * (log(others / k) - 1);
	return odds > MOST ? MOST : odds < -MOST ? -MOST : odds;
}
