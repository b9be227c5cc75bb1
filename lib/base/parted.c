/* parted.c - sets that grow together, except where somebody has said no. */
#include "base/parted.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* The walls of a set are a ring, so that two rings are one by a swap. */
struct mp_parted_wall {
	uint32_t beyond;	/* one of the set on the other side */
	uint32_t next;		/* the next wall of the ring, + 1 */
};

void
mp_parted_grow(mp_parted *p, size_t n)
{
	p->parent = mp_grow(p->parent, &p->cap, n, sizeof *p->parent);
	for (; p->n < n; p->n++)
		p->parent[p->n] = (uint32_t)p->n;
}

void
mp_parted_free(mp_parted *p)
{
	free(p->parent);
	free(p->wall);
	free(p->last);
	free(p->walls);
	*p = (mp_parted){ 0 };
}

uint32_t
mp_parted_find(mp_parted *p, uint32_t a)
{
	while (p->parent[a] != a)
		a = p->parent[a] = p->parent[p->parent[a]];
	return a;
}

/* How many walls the set has; most runs have none at all. */
static uint32_t
walls(const mp_parted *p, uint32_t set)
{
	return set < p->walls_cap ? p->walls[set] : 0;
}

static uint32_t *
room_for(uint32_t *list, size_t *cap, size_t n)
{
	size_t old = *cap;

	list = mp_grow(list, cap, n, sizeof *list);
	memset(list + old, 0, (*cap - old) * sizeof *list);
	return list;
}

static bool
apart(mp_parted *p, uint32_t a, uint32_t b)
{
	uint32_t w, i;

	if (walls(p, a) > walls(p, b)) {
		uint32_t swap = a;

		a = b;
		b = swap;
	}
	w = walls(p, a) ? p->last[a] : 0;
	for (i = walls(p, a); i > 0; i--) {
		if (mp_parted_find(p, p->wall[w - 1].beyond) == b)
			return true;
		w = p->wall[w - 1].next;
	}
	return false;
}

bool
mp_parted_apart(mp_parted *p, uint32_t a, uint32_t b)
{
	return apart(p, mp_parted_find(p, a), mp_parted_find(p, b));
}

/* The walls of `b` become those of `a`. */
static void
take_walls(mp_parted *p, uint32_t a, uint32_t b)
{
	uint32_t first;

	if (walls(p, b) == 0)
		return;
	if (p->last[a] == 0) {
		p->last[a] = p->last[b];
	} else {
		first = p->wall[p->last[a] - 1].next;
		p->wall[p->last[a] - 1].next = p->wall[p->last[b] - 1].next;
		p->wall[p->last[b] - 1].next = first;
	}
	p->walls[a] += p->walls[b];
}

bool
mp_parted_join(mp_parted *p, uint32_t a, uint32_t b)
{
	a = mp_parted_find(p, a);
	b = mp_parted_find(p, b);
	if (a == b)
		return true;
	if (apart(p, a, b))
		return false;
	/* Path halving alone keeps the trees low; the smaller number as root keeps
	 * the walls, which are few, in short arrays. */
	if (a > b) {
		uint32_t swap = a;

		a = b;
		b = swap;
	}
	p->parent[b] = a;
	take_walls(p, a, b);
	return true;
}

static void
add_wall(mp_parted *p, uint32_t set, uint32_t beyond)
{
	uint32_t w = (uint32_t)++p->nwall;

	p->wall = mp_grow(p->wall, &p->wall_cap, p->nwall, sizeof *p->wall);
	p->wall[w - 1] = (struct mp_parted_wall){ beyond, w };
	if (p->last[set]) {
		p->wall[w - 1].next = p->wall[p->last[set] - 1].next;
		p->wall[p->last[set] - 1].next = w;
	}
	p->last[set] = w;
	p->walls[set]++;
}

bool
mp_parted_part(mp_parted *p, uint32_t a, uint32_t b)
{
	a = mp_parted_find(p, a);
	b = mp_parted_find(p, b);
	if (a == b)
		return false;
	if (apart(p, a, b))
		return true;
	p->last = room_for(p->last, &p->last_cap, (a > b ? a : b) + (size_t)1);
	p->walls = room_for(p->walls, &p->walls_cap, (a > b ? a : b) + (size_t)1);
	add_wall(p, a, b);
	add_wall(p, b, a);
	return true;
}
