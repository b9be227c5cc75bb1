/* parse_divisions.c - names of the gazetteer, and which of their bearers fit. */
#include "address/parse_lattice.h"

#include "base/mem.h"
#include "base/utf8.h"

/* The score of a name by its level: written in full, and in short. */
static const struct { uint8_t sort; int8_t full, brief; } by_level[MP_NLEVEL] = {
	[MP_LV_PROVINCE] = { MP_S_PROVINCE, 16, 11 },
	[MP_LV_CITY] = { MP_S_CITY, 16, 10 },
	[MP_LV_COUNTY] = { MP_S_COUNTY, 16, 8 },
	[MP_LV_DEVZONE] = { MP_S_DEVZONE, 12, 12 },
	[MP_LV_TOWNSHIP] = { MP_S_TOWNSHIP, 14, 4 },
	[MP_LV_VILLAGE] = { MP_S_COMMUNITY, 11, 0 },
};

/* A hash of the bytes; names that differ in a variant character only differ in it. */
static uint32_t
spelling(const char *p, size_t n)
{
	uint64_t h = n, word;

	for (; n > 0; p += sizeof word, n -= n < sizeof word ? n : sizeof word) {
		word = 0;
		memcpy(&word, p, n < sizeof word ? n : sizeof word);
		h = (h ^ word) * 0x9E3779B97F4A7C15u;
		h ^= h >> 32;
	}
	return (uint32_t)h;
}

static uint16_t
note_name(mp_lattice *L, size_t at, mp_gaz_name name, int level, bool within)
{
	if (L->nnamed == L->named_cap)
		L->named = mp_grow(L->named, &L->named_cap, L->nnamed + 1, sizeof *L->named);
	L->named[L->nnamed] = (struct mp_named){ .name = name, .at = (uint32_t)at,
	    .level = (uint8_t)level, .full = (name.full & MP_LV_BIT(level)) != 0,
	    .within = within,
	    .spelling = spelling(L->fold.text.p + at, name.len) };
	return (uint16_t)L->nnamed++;
}

static mp_str
text_from(const mp_lattice *L, size_t i)
{
	return (mp_str){ L->fold.text.p + L->at[i], L->at[L->n] - L->at[i] };
}

static size_t
char_at(const mp_lattice *L, size_t i, size_t byte)
{
	while (L->at[i] < byte)
		i++;
	return i;
}

/* 街道 and 新区 may be short for something, but they are the class words of
 * thousands. */
static bool
is_generic(const mp_lattice *L, size_t i, size_t end)
{
	const mp_word *w = mp_lexicon_find(L->words, L->c + i, end - i, MP_W_SUFFIX);

	return w && (w->sort == MP_S_TOWNLIKE || (w->sort == MP_S_DEVZONE && w->score < 5));
}

/* 路 街 巷: 丰庆路 is a road before it is the short name of 丰庆路街道. */
static bool
is_road_word(uint32_t c)
{
	return c == 0x8DEF || c == 0x8857 || c == 0x5DF7;
}

bool
mp_divisions_heed(uint32_t c)
{
	return is_road_word(c) || c == 0x793E || c == 0x90E8;	/* 社, 部: see below, and parse_path.c */
}

/* Of two names that begin together the longer is meant: 浉河区, not 浉河. */
static int
length_bonus(size_t n)
{
	return 2 * (int)(n < 10 ? n : 10);
}

/* 五里店, not 五里, where there is a 五里店街道 and a 五里镇. */
static int
brief_bonus(int level, size_t n)
{
	return level == MP_LV_TOWNSHIP && n > 2 ? 3 : 0;
}

/* Does a mark or a gap stand before i? */
static bool
is_apart(const mp_lattice *L, size_t i)
{
	return L->cls[i - 1] >= MP_C_MARK || mp_fold_gap(&L->fold, L->at[i]);
}

/* Has [i, end) been said before? */
static bool
is_said(const mp_lattice *L, size_t i, size_t end)
{
	size_t k, n;

	for (k = 0; k + (end - i) <= i; k++) {
		for (n = 0; n < end - i && L->c[k + n] == L->c[i + n]; n++)
			;
		if (n == end - i)
			return true;
	}
	return false;
}

/* A division written in full behind a mark: another address begins, for sure if
 * one with a number has ended and the division is a new one. */
static void
another(mp_lattice *L, size_t i, size_t end, int level)
{
	static const uint32_t numbers = MP_STATE_BIT(MP_DOOR) | MP_STATE_BIT(MP_BUILDING) |
	    MP_STATE_BIT(MP_UNIT) | MP_STATE_BIT(MP_FLOOR) | MP_STATE_BIT(MP_ROOM);
	bool sure = mp_comes_from(L, numbers) && L->cls[i - 1] != MP_C_OPEN && end + 2 < L->n &&
	    !is_said(L, i, level <= MP_LV_CITY ? end + 2 : end);

	if (sure || level <= MP_LV_CITY)
		mp_lattice_add(L, i, L->n, MP_S_NOTE, MP_F_VERBATIM,
		    sure ? 20 + 6 * (int)(L->n - i) : 10)->ref = MP_SEVERAL;
}

void
mp_divisions_edges(mp_lattice *L, size_t i)
{
	mp_gaz_name name[MP_GAZ_MAXNAMES];
	unsigned whole = 0;	/* levels on which a longer name is written in full */
	size_t n, k;
	int level;

	if (L->cls[i] != MP_C_HAN && L->cls[i] != MP_C_NUMERAL && L->c[i] != '?')
		return;
	n = mp_gaz_names(L->gaz, text_from(L, i), name, &L->stop);
	for (k = n; k-- > 0; whole |= name[k].full)
		for (level = 0; name[k].levels >> level; level++) {
			bool full = (name[k].full & MP_LV_BIT(level)) != 0, generic;
			size_t end;
			uint16_t id;

			/* 固始 is not meant where 固始县 is written. */
			if (!(name[k].levels & MP_LV_BIT(level)) || (!full &&
			    (level == MP_LV_VILLAGE || whole & MP_LV_BIT(level))))
				continue;
			end = char_at(L, i, L->at[i] + name[k].len);
			/* 南湾街道社区 is a community, not one in 南湾街道. */
			if (level == MP_LV_TOWNSHIP && L->c[end - 1] == 0x9053 &&
			    end + 2 <= L->n && L->c[end] == 0x793E && L->c[end + 1] == 0x533A)
				continue;
			if (!full && level == MP_LV_TOWNSHIP &&
			    (is_road_word(L->c[end - 1]) || is_road_word(L->c[end])))
				continue;
			/* 金水路 is a road; 金水 before 路口乡 is a county. */
			if (!full && level <= MP_LV_COUNTY && is_road_word(L->c[end]) &&
			    end + 1 < L->n && L->c[end + 1] != 0x53E3)
				continue;
			/* 东城区 is a county of 北京 and a quarter of other cities:
			 * what is above it decides. */
			generic = is_generic(L, i, end);
			if (generic && !(full && level == MP_LV_COUNTY))
				continue;
			id = note_name(L, L->at[i], name[k], level, false);
			if (full && level <= MP_LV_COUNTY && i > 8 && is_apart(L, i))
				another(L, i, end, level);
			mp_lattice_add(L, i, end, by_level[level].sort, MP_F_DIVISION,
			    full && !generic ? by_level[level].full + length_bonus(end - i) :
			    by_level[level].brief + brief_bonus(level, end - i))->ref = (uint16_t)(id + 1);
		}
}

bool
mp_divisions_named(const mp_lattice *L, size_t i, size_t to)
{
	mp_gaz_name name[MP_GAZ_MAXNAMES];
	size_t n = mp_gaz_names(L->gaz, text_from(L, i), name, NULL);

	while (n-- > 0)
		if (L->at[i] + name[n].len == L->at[to] && name[n].full)
			return true;
	return false;
}

bool
mp_divisions_begins(const mp_lattice *L, size_t i)
{
	mp_gaz_name name[MP_GAZ_MAXNAMES];
	size_t n = mp_gaz_names(L->gaz, text_from(L, i), name, NULL);

	while (n-- > 0)
		if (name[n].full & (MP_LV_BIT(MP_LV_PROVINCE) | MP_LV_BIT(MP_LV_CITY) |
		    MP_LV_BIT(MP_LV_COUNTY)))
			return true;
	return false;
}

int
mp_divisions_within(mp_lattice *L, size_t i, size_t to)
{
	static const uint8_t order[] = { MP_LV_PROVINCE, MP_LV_CITY, MP_LV_COUNTY };
	mp_gaz_name name[MP_GAZ_MAXNAMES];
	size_t k;
	size_t n = mp_gaz_names(L->gaz, text_from(L, i), name, NULL);

	/* 西安国际港务区 is of the city; 上海自贸区 of the municipality. */
	while (n-- > 0)
		for (k = 0; L->at[i] + name[n].len < L->at[to] && k < sizeof order; k++)
			if (name[n].levels & MP_LV_BIT(order[k]))
				return note_name(L, L->at[i], name[n], order[k], true);
	return -1;
}

/* --- candidates ---------------------------------------------------------------- */

static void
candidate(struct mp_candidates *to, uint32_t d)
{
	uint16_t i;

	for (i = 0; i < to->n; i++)
		if (to->d[i] == d)
			return;
	if (to->n == MP_CANDIDATES)
		to->more = true;
	else
		to->d[to->n++] = d;
}

struct found {
	struct mp_candidates set;
	uint8_t kind;
};

/* Those who bear the name inside `scope`. */
static void
bearers(const mp_lattice *L, const struct mp_named *nm, uint32_t scope,
    struct found *f)
{
	mp_gaz_hit hit[MP_CANDIDATES];
	mp_str text = { L->fold.text.p + nm->at, L->at[L->n] - nm->at };
	size_t i, n = mp_gaz_bearers(L->gaz, text, &nm->name, scope,
	    MP_LV_BIT(nm->level), hit, MP_CANDIDATES);

	for (i = 0; i < n && i < MP_CANDIDATES; i++) {
		candidate(&f->set, hit[i].division);
		if (hit[i].kind < f->kind)
			f->kind = (uint8_t)hit[i].kind;
	}
	f->set.more |= n > MP_CANDIDATES;
}

/* Of the candidates, those that lie in a bearer of the name (the name repeats or
 * names what is above). */
static void
above(const mp_lattice *L, const struct mp_named *nm, const struct mp_candidates *set,
    struct found *f)
{
	uint16_t i, k;

	for (i = 0; i < set->n; i++) {
		uint32_t up = mp_gaz_above(L->gaz, set->d[i], (mp_level)nm->level);
		struct found one = { .kind = UINT8_MAX };

		if (up == MP_GAZ_NONE)
			continue;
		bearers(L, nm, up, &one);
		for (k = 0; k < one.set.n; k++)
			if (one.set.d[k] == up) {
				candidate(&f->set, set->d[i]);
				if (one.kind < f->kind)
					f->kind = one.kind;
			}
	}
}

/* A zone cuts across counties: it fits when it lies in what is above the
 * candidates, and what lies in that fits a zone. */
static bool
beside(const mp_lattice *L, const struct mp_named *nm, const struct mp_candidates *set,
    struct found *f)
{
	uint16_t i;

	if (nm->level == MP_LV_VILLAGE)
		return false;
	for (i = 0; i < set->n; i++) {
		mp_division d = mp_gaz_division(L->gaz, set->d[i]);
		uint32_t up;

		if (nm->level != MP_LV_DEVZONE && d.level != MP_LV_DEVZONE)
			continue;
		up = mp_gaz_above(L->gaz, set->d[i], MP_LV_CITY);
		if (up == MP_GAZ_NONE)
			up = mp_gaz_above(L->gaz, set->d[i], MP_LV_PROVINCE);
		if (up != MP_GAZ_NONE)
			bearers(L, nm, up, f);
	}
	return f->set.n > 0;
}

static uint16_t
new_set(mp_lattice *L, const struct mp_candidates *set)
{
	if (L->nset == UINT16_MAX)
		return 0;
	if (L->nset == L->set_cap)
		L->set = mp_grow(L->set, &L->set_cap, L->nset + 1, sizeof *L->set);
	L->set[L->nset] = *set;
	return (uint16_t)L->nset++;
}

/* The first division named: everyone who bears it.  A township alone says
 * nothing about what is above it. */
static void
first(mp_lattice *L, const struct mp_named *nm, struct mp_outcome *m)
{
	struct found f = { .kind = UINT8_MAX };

	if (nm->level >= MP_LV_TOWNSHIP) {
		m->kind = MP_NAME_OFFICIAL;
		if (nm->level == MP_LV_TOWNSHIP) {
			bearers(L, nm, MP_GAZ_NONE, &f);
			m->kind = f.kind;
		}
		if (!nm->full)
			m->score = -20;
		if (nm->level == MP_LV_VILLAGE)
			m->score = -4;
		return;
	}
	bearers(L, nm, MP_GAZ_NONE, &f);
	m->kind = f.kind;
	if (nm->level == MP_LV_COUNTY && !nm->full)	/* 东方 may be anything */
		m->score = -8;
	if (!f.set.more)
		m->result = new_set(L, &f.set);
}

static bool
has_level(const mp_lattice *L, const struct mp_candidates *set, mp_level level)
{
	uint16_t i;

	for (i = 0; i < set->n; i++)
		if (mp_gaz_division(L->gaz, set->d[i]).level == level)
			return true;
	return false;
}

/* Is every one of `low` right below one of `high`? */
static bool
has_parent(const mp_lattice *L, const struct mp_candidates *low,
    const struct mp_candidates *high)
{
	uint16_t i, k;

	for (i = 0; i < low->n; i++) {
		for (k = 0; k < high->n && high->d[k] !=
		    mp_gaz_division(L->gaz, low->d[i]).parent; k++)
			;
		if (k == high->n)
			return false;
	}
	return true;
}

/* Is it a community or the office of a village for sure?  杨湾村 may as well be one
 * of the many hamlets that the list does not have. */
static bool
is_office(const mp_lattice *L, const struct mp_named *nm)
{
	mp_str s = { L->fold.text.p + nm->at, nm->name.len };

	return mp_str_ends(s, MP_STR("社区")) || mp_str_ends(s, MP_STR("会"));
}

/* Behind a county the one community of that name tells its township. */
static void
alone(mp_lattice *L, const struct mp_named *nm, const struct mp_candidates *set,
    struct mp_outcome *m)
{
	struct found f = { .kind = UINT8_MAX };

	if (set->n != 1 || set->more || !nm->full || !is_office(L, nm) ||
	    mp_gaz_division(L->gaz, set->d[0]).level != MP_LV_COUNTY)
		return;
	bearers(L, nm, set->d[0], &f);
	if (f.set.n != 1 || f.set.more || f.kind > MP_NAME_VARIANT)
		return;
	m->result = new_set(L, &f.set);
	m->flags = MP_R_ALONE;
	m->score = MP_WT_ALONE;
}

/* A name after others: inside one of them, above them, beside, or elsewhere. */
static void
next(mp_lattice *L, const struct mp_named *nm, struct mp_outcome *m)
{
	const struct mp_candidates set = L->set[m->result];
	struct found f = { .kind = UINT8_MAX };
	uint16_t i;

	/* Villages have too many namesakes to be looked for without their township. */
	if (nm->level == MP_LV_VILLAGE && !has_level(L, &set, MP_LV_TOWNSHIP) &&
	    !has_level(L, &set, MP_LV_DEVZONE)) {
		m->score = -4;
		m->kind = MP_NAME_OFFICIAL;
		alone(L, nm, &set, m);
		return;
	}
	for (i = 0; i < set.n; i++)
		if (mp_gaz_division(L->gaz, set.d[i]).level < (mp_level)nm->level)
			bearers(L, nm, set.d[i], &f);
	if (f.set.n > 0) {
		m->score = MP_WT_DESCEND;
		m->result = new_set(L, &f.set);
		/* 常村 for 常村镇 needs its county; in a whole city it may be anything. */
		if (nm->level == MP_LV_TOWNSHIP && !nm->full && !has_parent(L, &f.set, &set))
			m->score = -20;
	} else if (above(L, nm, &set, &f), f.set.n > 0) {
		m->score = MP_WT_REPEAT;
		m->flags = MP_R_REPEAT;
		m->result = f.set.n == set.n ? m->result : new_set(L, &f.set);
	} else if (beside(L, nm, &set, &f)) {
		m->score = nm->level == MP_LV_DEVZONE ? 2 : nm->level == MP_LV_TOWNSHIP &&
		    !nm->full ? -20 : MP_WT_DESCEND;
		/* A county stays what is known: the zone has no place in the tree. */
		if (nm->level != MP_LV_DEVZONE || !(has_level(L, &set, MP_LV_COUNTY) ||
		    has_level(L, &set, MP_LV_TOWNSHIP)))
			m->result = new_set(L, &f.set);
	} else {
		m->score = nm->full && nm->level <= MP_LV_COUNTY ? MP_WT_CONTRADICT / 2 :
		    MP_WT_CONTRADICT;
		m->flags = MP_R_CLASH;
		m->kind = MP_NAME_OFFICIAL;
		return;
	}
	m->kind = f.kind;
}

void
mp_divisions_begin(mp_lattice *L)
{
	if (L->set && L->nset < MP_SETS / 2 && L->nmeeting < MP_MEETINGS / 2 &&
	    !mp_known_full(L->known))
		return;
	if (!L->set) {
		L->set = mp_grow(NULL, &L->set_cap, MP_SETS, sizeof *L->set);
		L->meeting = mp_alloc(MP_MEETINGS * sizeof *L->meeting);
	}
	mp_known_forget(L->known);
	memset(L->meeting, 0, MP_MEETINGS * sizeof *L->meeting);
	L->nmeeting = 0;
	L->set[0].n = 0;
	L->set[0].more = false;
	L->nset = 1;
}

/* Everything that the outcome depends on, mixed; never 0. */
static uint64_t
key_of(uint16_t set, const struct mp_named *nm)
{
	uint64_t k = (uint64_t)nm->name.id << 32 | nm->spelling;

	k = (k ^ k >> 29) * 0x9E3779B97F4A7C15u + ((uint64_t)set << 8 | nm->level << 1 |
	    nm->within);
	k = (k ^ k >> 32) * 0xD6E8FEB86659FD93u;
	return (k ^ k >> 32) | 1;
}

static struct mp_meeting *
slot(const mp_lattice *L, uint64_t key)
{
	size_t i = key >> 20 & (MP_MEETINGS - 1);

	while (L->meeting[i].key && L->meeting[i].key != key)
		i = (i + 1) & (MP_MEETINGS - 1);
	return &L->meeting[i];
}

static struct mp_outcome
meet(mp_lattice *L, uint16_t set, const struct mp_named *nm)
{
	struct mp_outcome m = { .result = set };

	if (L->set[set].n == 0)
		first(L, nm, &m);
	else
		next(L, nm, &m);
	if (m.kind == MP_NAME_MISSPELT || m.kind == MP_NAME_OLD)
		m.score = (int8_t)(m.score - 3);
	if (nm->within) {	/* it may tell, it cannot contradict */
		m.score = m.flags & MP_R_CLASH || L->set[m.result].n != 1 ? 0 : 2;
		if (m.score == 0)
			m.result = set;
		m.flags = 0;
	}
	return m;
}

struct mp_outcome
mp_divisions_meet(mp_lattice *L, uint16_t set, uint16_t named)
{
	struct mp_named *nm = &L->named[named];
	struct mp_meeting *at;
	uint64_t key;

	if (nm->with == set + 1)	/* as in most rows that begin like others */
		return nm->met;
	key = key_of(set, nm);
	at = slot(L, key);
	nm->with = (uint16_t)(set + 1);
	nm->met = at->key ? at->outcome : meet(L, set, nm);
	if (!at->key && L->nmeeting < MP_MEETINGS * 3 / 4) {
		L->nmeeting++;
		*at = (struct mp_meeting){ key, nm->met };
	}
	return nm->met;
}
