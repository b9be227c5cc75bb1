/* local.c - the names of one place: found in a text, and what follows from them. */
#include "address/local_set.h"

#include <stdlib.h>

#include "address/fold.h"
#include "base/mem.h"
#include "base/utf8.h"

/* --- the trie ------------------------------------------------------------------ */

static size_t
home(uint32_t parent, uint32_t c, size_t mask)
{
	uint64_t h = ((uint64_t)parent << 21 ^ c) * 0x9E3779B97F4A7C15u;

	return (size_t)(h >> 32) & mask;
}

/* The slot of the branch, or the free one where it belongs. */
static struct local_branch *
branch(const mp_local *l, uint32_t parent, uint32_t c)
{
	size_t i = home(parent, c, l->mask);

	while (l->branch[i].child && (l->branch[i].parent != parent || l->branch[i].c != c))
		i = (i + 1) & l->mask;
	return &l->branch[i];
}

static void
grow(mp_local *l)
{
	struct local_branch *old = l->branch;
	size_t i, n = old ? l->mask + 1 : 0;

	l->mask = n ? 2 * n - 1 : 255;
	l->branch = mp_zalloc(l->mask + 1, sizeof *l->branch);
	for (i = 0; i < n; i++)
		if (old[i].child)
			*branch(l, old[i].parent, old[i].c) = old[i];
	free(old);
}

uint32_t
mp_local_plant(mp_local *l, uint32_t parent, uint32_t c)
{
	struct local_branch *b;

	if (!l->branch || l->nnode * 4 >= l->mask * 3)
		grow(l);
	b = branch(l, parent, c);
	if (!b->child) {
		*b = (struct local_branch){ parent, c, (uint32_t)l->nnode };
		if (l->nnode == l->node_cap)
			l->head = mp_grow(l->head, &l->node_cap, l->nnode + 1, sizeof *l->head);
		l->head[l->nnode++] = 0;
	}
	return b->child;
}

size_t
mp_local_match(const mp_local *l, const uint32_t *c, size_t n, struct mp_local_hit *hit,
    size_t max)
{
	uint32_t at = 0, k;
	size_t i, found = 0;

	for (i = 0; i < n && l->branch; i++) {
		at = branch(l, at, mp_fold_variant_char(c[i]))->child;
		if (!at)
			break;
		if (!l->head[at] || found == max)
			continue;
		hit[found] = (struct mp_local_hit){ .name = l->head[at], .len = i + 1 };
		for (k = l->head[at]; k; k = l->name[k].next) {
			hit[found].elements |= 1U << l->name[k].element;
			if (l->name[k].alias)
				hit[found].aliases |= 1U << l->name[k].element;
		}
		found++;
	}
	return found;
}

/* --- whose name it is ---------------------------------------------------------- */

/* A zone cuts across counties: what is known is the city that it lies in. */
static uint32_t
tree_place(const mp_gaz *gaz, uint32_t d)
{
	uint32_t up;

	if (mp_gaz_division(gaz, d).level != MP_LV_DEVZONE)
		return d;
	up = mp_gaz_above(gaz, d, MP_LV_CITY);
	return up == MP_GAZ_NONE ? d : up;
}

/* May what bears a name in this county be meant where the text has come to? */
static bool
may_be_there(const mp_local *l, uint32_t scope, const struct mp_local_where *where)
{
	const struct local_scope *s = &l->scope[scope];
	size_t i, k;

	if (s->everywhere || where->n == 0)
		return true;
	for (i = 0; i < where->n; i++) {
		uint32_t d = tree_place(l->gaz, where->d[i]);

		for (k = 0; k < s->n; k++)
			if (mp_gaz_inside(l->gaz, d, s->d[k]) ||
			    mp_gaz_inside(l->gaz, s->d[k], d))
				return true;
	}
	return false;
}

bool
mp_local_within(mp_str within, mp_str township, mp_str community)
{
	if (within.n == 0)
		return true;
	if (township.n == 0)
		return community.n > 0 && mp_str_ends(within, community);
	if (!mp_str_starts(within, township))
		return false;
	within = mp_str_skip(within, township.n);
	return within.n == 0 || mp_str_eq(within, community);
}

/* Of names that fit, those that are spelt as in the text come first, then aliases:
 * they say more than the name that they were taken for. */
static int
rank(const struct mp_local_name *name, const struct mp_local_where *where)
{
	return 2 * mp_str_eq(name->written, where->text) + name->alias;
}

/* Is the name in its county another element by far? */
static bool
is_misread(const mp_local *l, uint32_t first, const struct mp_local_name *name)
{
	uint32_t k;

	for (k = first; k; k = l->name[k].next)
		if (l->name[k].element != name->element && l->name[k].scope == name->scope &&
		    l->name[k].count > (uint64_t)name->count * MP_LOCAL_ODDS)
			return true;
	return false;
}

const struct mp_local_name *
mp_local_fit(const mp_local *l, uint32_t first, mp_element element,
    const struct mp_local_where *where)
{
	const struct mp_local_name *fit = NULL;
	bool several = false;
	int best = -1;
	uint32_t k;

	for (k = first; k; k = l->name[k].next) {
		const struct mp_local_name *name = &l->name[k];
		int r = rank(name, where);

		if (r < best || name->element != element || (where->looked &&
		    !mp_local_within(name->within, where->township, where->community)) ||
		    !may_be_there(l, name->scope, where))
			continue;
		several = r == best && (several || !mp_str_eq(fit->official, name->official));
		if (r > best)
			fit = name;
		best = r;
	}
	if (several || (fit && !fit->alias && is_misread(l, first, fit)))
		return NULL;
	return fit;
}

/* --- what follows -------------------------------------------------------------- */

mp_str
mp_local_rule_key(mp_buf *key, mp_str county, mp_element element, mp_str name)
{
	key->n = 0;
	mp_buf_add(key, county);
	mp_buf_addc(key, (char)(1 + element));
	mp_buf_add(key, name);
	return mp_buf_str(key);
}

static const uint32_t *
look_up(const mp_map *map, mp_str county, mp_element element, mp_str name)
{
	char space[256];
	mp_buf key = { .p = space, .cap = sizeof space };

	if (county.n + name.n + 1 > sizeof space)
		return NULL;
	return mp_map_get(map, mp_local_rule_key(&key, county, element, name));
}

const struct mp_local_rule *
mp_local_rule_first(const mp_local *l, mp_str county, mp_element element, mp_str name)
{
	const uint32_t *first = look_up(&l->rules, county, element, name);

	return first ? &l->rule[*first] : NULL;
}

uint32_t
mp_local_owner(const mp_local *l, mp_element element, mp_str name, mp_str *county)
{
	const uint32_t *owner = look_up(&l->owners, MP_STR(""), element, name);
	const struct local_scope *s;

	if (!owner || *owner == LOCAL_SEVERAL)
		return MP_GAZ_NONE;
	s = &l->scope[*owner];
	*county = s->name;
	return s->n == 1 ? s->d[0] : MP_GAZ_NONE;
}

const struct mp_local_rule *
mp_local_rule_next(const mp_local *l, const struct mp_local_rule *rule)
{
	return rule->next ? &l->rule[rule->next] : NULL;
}

mp_str
mp_local_door_key(mp_buf *key, mp_str county, mp_str road, mp_str door)
{
	mp_local_rule_key(key, county, MP_DOOR, road);
	mp_buf_addc(key, '\t');
	mp_buf_add(key, door);
	return mp_buf_str(key);
}

const struct mp_local_rule *
mp_local_at_door(const mp_local *l, mp_str county, mp_str road, mp_str door)
{
	char space[384];
	mp_buf key = { .p = space, .cap = sizeof space };
	const uint32_t *first;

	if (county.n + road.n + door.n + 2 > sizeof space)
		return NULL;
	first = mp_map_get(&l->doors, mp_local_door_key(&key, county, road, door));
	return first ? &l->rule[*first] : NULL;
}

const struct mp_local_rule *
mp_local_beside(const mp_local *l, const struct mp_local_rule *rule)
{
	return rule->beside ? &l->rule[rule->beside] : NULL;
}

bool
mp_local_knows(const mp_local *l, mp_element element, mp_str name)
{
	uint32_t at = 0, c, k;
	size_t i = 0;

	while (i < name.n && l->branch) {
		i += mp_utf8_next(name.p + i, &c);
		if (!(at = branch(l, at, mp_fold_variant_char(c))->child))
			return false;
	}
	for (k = at ? l->head[at] : 0; k; k = l->name[k].next)
		if (l->name[k].element == element)
			return true;
	return false;
}

void
mp_local_free(mp_local *l)
{
	if (!l)
		return;
	free(l->name);
	free(l->rule);
	free(l->branch);
	free(l->head);
	free(l->scope);
	mp_map_free(&l->rules);
	mp_map_free(&l->owners);
	mp_map_free(&l->doors);
	mp_map_free(&l->scopes);
	mp_arena_free(&l->text);
	free(l);
}
