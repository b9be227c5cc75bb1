/* hang.c - the place of the library on which a text or a code hangs. */
#include "link/hang.h"

#include <pthread.h>
#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"

enum { SHARDS = 256, TOP = 3 };

struct known {
	uint64_t low, high;	/* XXH3 of the text, 128 bits; both 0: free */
	mp_hung hung;
};

/* Each with a lock of its own, so that threads seldom wait. */
struct shard {
	pthread_mutex_t lock;
	struct known *known;
	size_t n, cap;
};

struct mp_memo {
	struct shard shard[SHARDS];
	mp_map counties;	/* "province|city|county", and what is in front of each bar */
	mp_arena names;
};

struct mp_hanger {
	const mp_book *book;
	mp_seeker *seeker;
	mp_normalizer *normalizer;	/* for texts that hang on nothing */
	mp_memo *memo;
	unsigned least;
	mp_buf text;
};

/* The divisions down to `level`, with bars between. */
static void
divisions(mp_buf *out, const mp_address *a, mp_element level)
{
	int i;

	out->n = 0;
	for (i = MP_PROVINCE; i <= (int)level; i++) {
		if (i)
			mp_buf_addc(out, '|');
		mp_buf_add(out, a->elem[i]);
	}
}

/* Rows of one county stand together, so that few are looked at twice. */
static void
enter_counties(mp_memo *m, const mp_book *book)
{
	mp_buf name = { 0 }, last = { 0 }, swap;
	uint32_t place = 0;
	mp_book_row row;
	int level;

	while (mp_book_next(book, &place)) {
		mp_book_get(book, place, &row);
		divisions(&name, &row.address, MP_COUNTY);
		if (mp_str_eq(mp_buf_str(&name), mp_buf_str(&last)))
			continue;
		for (level = MP_COUNTY; level >= 0; level--) {
			divisions(&name, &row.address, (mp_element)level);
			if (!mp_map_get(&m->counties, mp_buf_str(&name)))
				mp_map_put(&m->counties, mp_arena_dup(&m->names, mp_buf_str(&name)), 1);
		}
		divisions(&name, &row.address, MP_COUNTY);
		swap = last;
		last = name;
		name = swap;
	}
	mp_buf_free(&name);
	mp_buf_free(&last);
}

mp_memo *
mp_memo_new(const mp_book *book)
{
	mp_memo *m = mp_zalloc(1, sizeof *m);
	size_t i;

	for (i = 0; i < SHARDS; i++)
		pthread_mutex_init(&m->shard[i].lock, NULL);
	enter_counties(m, book);
	return m;
}

void
mp_memo_free(mp_memo *m)
{
	size_t i;

	for (i = 0; m && i < SHARDS; i++) {
		pthread_mutex_destroy(&m->shard[i].lock);
		free(m->shard[i].known);
	}
	if (m) {
		mp_map_free(&m->counties);
		mp_arena_free(&m->names);
	}
	free(m);
}

/* Where the text is, or is to be put. */
static struct known *
find(struct shard *s, XXH128_hash_t h)
{
	size_t i = h.low64 & (s->cap - 1);

	while ((s->known[i].low || s->known[i].high) &&
	    (s->known[i].low != h.low64 || s->known[i].high != h.high64))
		i = (i + 1) & (s->cap - 1);
	return &s->known[i];
}

static void
grow(struct shard *s)
{
	struct known *old = s->known;
	size_t n = s->cap, i;

	s->cap = n ? 2 * n : 64;
	s->known = mp_zalloc(s->cap, sizeof *s->known);
	for (i = 0; i < n; i++)
		if (old[i].low || old[i].high)
			*find(s, (XXH128_hash_t){ old[i].low, old[i].high }) = old[i];
	free(old);
}

static struct shard *
shard_of(mp_memo *m, XXH128_hash_t h)
{
	return &m->shard[h.high64 % SHARDS];
}

static bool
recall(mp_memo *m, XXH128_hash_t h, mp_hung *out)
{
	struct shard *s = shard_of(m, h);
	const struct known *k = NULL;

	pthread_mutex_lock(&s->lock);
	if (s->cap && ((k = find(s, h))->low || k->high))
		*out = k->hung;
	else
		k = NULL;
	pthread_mutex_unlock(&s->lock);
	return k != NULL;
}

static void
remember(mp_memo *m, XXH128_hash_t h, mp_hung hung)
{
	struct shard *s = shard_of(m, h);
	struct known *k;

	pthread_mutex_lock(&s->lock);
	if (4 * (s->n + 1) > 3 * s->cap)
		grow(s);
	k = find(s, h);
	s->n += !(k->low || k->high);
	*k = (struct known){ h.low64, h.high64, hung };
	pthread_mutex_unlock(&s->lock);
}

mp_hanger *
mp_hanger_new(const mp_book *book, const struct mp_normal_settings *settings, mp_memo *memo,
    unsigned least_score)
{
	mp_hanger *h = mp_zalloc(1, sizeof *h);

	h->book = book;
	h->seeker = mp_seeker_new(book, settings);
	h->normalizer = mp_normalizer_new(settings);
	h->memo = memo;
	h->least = least_score;
	return h;
}

void
mp_hanger_free(mp_hanger *h)
{
	if (!h)
		return;
	mp_seeker_free(h->seeker);
	mp_normalizer_free(h->normalizer);
	mp_buf_free(&h->text);
	free(h);
}

static mp_hung
nothing(mp_finding why)
{
	return (mp_hung){ .place = MP_NO_PLACE, .why = (uint8_t)(why + 1) };
}

/* Can a house be there?  A street or a township is no place to hang something on. */
static bool
fine_enough(mp_element level, bool coarser)
{
	return level == MP_DOOR || level == MP_BUILDING || level == MP_UNIT ||
	    level == MP_FLOOR || (!coarser && (level == MP_GROUP || level == MP_ESTATE ||
	    level == MP_ROOM));
}

static uint16_t
parts(double score)
{
	return (uint16_t)(score <= 0 ? 0 : score >= 1 ? MP_SCORE_ONE : score * MP_SCORE_ONE);
}

/* A unit seldom has a code of its own: the building that it is in, if that has one. */
static bool
climb(const mp_hanger *h, mp_book_row *row, uint32_t *place)
{
	const mp_answer *a;
	mp_address up = row->address;

	up.elem[MP_UNIT] = up.elem[MP_FLOOR] = up.elem[MP_ROOM] = MP_STR("");
	a = mp_seek_address(h->seeker, &up, 1);
	if (a->n != 1 || a->ambiguous || a->found->match != MP_MATCH_EXACT)
		return false;
	*place = a->found->place;
	mp_book_get(h->book, *place, row);
	return true;
}

static mp_hung
judge(const mp_hanger *h, const mp_answer *a)
{
	mp_found best;
	bool coarser;
	mp_book_row row;

	if (!a->n)
		return nothing(MP_ADDRESS_NONE);
	best = a->found[0];
	if (a->ambiguous || parts(best.score) < h->least)
		return nothing(MP_ADDRESS_UNCERTAIN);
	coarser = best.match == MP_MATCH_COARSER;
	mp_book_get(h->book, best.place, &row);
	if (coarser && row.implied && !climb(h, &row, &best.place))
		return nothing(MP_ADDRESS_NONE);
	if (!row.name.n || row.implied || !fine_enough(mp_address_level(&row.address), coarser))
		return nothing(MP_ADDRESS_NONE);
	if (row.life == MP_BOOK_RETIRED)
		return nothing(MP_ADDRESS_RETIRED);
	return (mp_hung){ best.place, parts(best.score), (uint8_t)best.match,
	    coarser ? MP_ADDRESS_COARSE + 1 : 0 };
}

static mp_hung
hang_text(mp_hanger *h, mp_str text)
{
	XXH128_hash_t hash;
	mp_hung hung;

	text = mp_str_trim(text);
	if (!text.n)
		return nothing(MP_ADDRESS_NONE);
	hash = XXH3_128bits(text.p, text.n);
	if (recall(h->memo, hash, &hung))
		return hung;
	hung = judge(h, mp_seek(h->seeker, text, TOP));
	remember(h->memo, hash, hung);
	return hung;
}

/* Does one of the two say nothing that the other one does not say, too? */
static bool
along(const mp_hanger *h, uint32_t a, uint32_t b)
{
	bool less = true, more = true;
	mp_book_row x, y;
	int i;

	mp_book_get(h->book, a, &x);
	mp_book_get(h->book, b, &y);
	for (i = 0; a != b && i < MP_ASSIST; i++) {
		if (mp_str_eq(x.address.elem[i], y.address.elem[i]))
			continue;
		less = less && !x.address.elem[i].n;
		more = more && !y.address.elem[i].n;
	}
	return less || more;
}

/* Where a code leads to; of several the one that the text means, else MP_NO_PLACE. */
static uint32_t
led_to(const mp_hanger *h, uint32_t named, mp_hung by_text)
{
	uint32_t to[MP_BOOK_LEADS];
	size_t n = mp_book_leads(h->book, named, to), i;

	for (i = 0; n > 1 && i < n; i++)
		if (to[i] == by_text.place)
			return to[i];
	return n == 1 ? to[0] : MP_NO_PLACE;
}

mp_hung
mp_hang(mp_hanger *h, mp_str code, mp_str text, mp_finding_set *findings)
{
	mp_hung by_text = hang_text(h, text);
	uint32_t named, place;
	mp_book_row row;

	code = mp_str_trim(code);
	if (!code.n)
		return by_text;
	if (!mp_book_named(h->book, code, &named)) {
		*findings |= MP_FINDING_BIT(MP_ADDRESS_CODE);
		return by_text;
	}
	place = led_to(h, named, by_text);
	if (place == MP_NO_PLACE)
		return nothing(MP_ADDRESS_UNCERTAIN);
	if (by_text.place != MP_NO_PLACE && !along(h, place, by_text.place))
		return nothing(MP_ADDRESS_DIFFERS);
	mp_book_get(h->book, place, &row);
	if (row.life == MP_BOOK_RETIRED)
		return nothing(MP_ADDRESS_RETIRED);
	return (mp_hung){ place, MP_SCORE_ONE,
	    mp_str_eq(row.name, code) ? MP_MATCH_CODE : MP_MATCH_ALIAS, 0 };
}

bool
mp_hang_outside(mp_hanger *h, mp_str text)
{
	mp_parsed parsed;
	int level;

	mp_normalize(h->normalizer, text, &parsed);
	if (mp_address_level(&parsed.addr) == MP_NELEMENT)
		return true;
	for (level = MP_COUNTY; level > 0 && !parsed.addr.elem[level].n; level--)
		;
	divisions(&h->text, &parsed.addr, (mp_element)level);
	return parsed.addr.elem[level].n &&
	    !mp_map_get(&h->memo->counties, mp_buf_str(&h->text));
}

void
mp_hang_divisions(mp_hanger *h, mp_str text, mp_buf *out)
{
	mp_parsed parsed;

	mp_normalize(h->normalizer, text, &parsed);
	mp_buf_addc(out, '\t');
	mp_buf_add(out, parsed.addr.elem[MP_COUNTY]);
	mp_buf_addc(out, '\t');
	mp_buf_add(out, parsed.addr.elem[MP_TOWNSHIP]);
}

bool
mp_hang_may_be(mp_hanger *h, mp_str text, uint32_t place)
{
	const mp_answer *a = mp_seek(h->seeker, mp_str_trim(text), TOP);
	size_t i;

	if (a->fits > a->n || (!a->n && !mp_hang_outside(h, text)))
		return true;
	for (i = 0; i < a->n; i++)
		if (along(h, place, a->found[i].place))
			return true;
	return false;
}

void
mp_hang_candidates(mp_hanger *h, mp_str text, mp_buf *out)
{
	const mp_answer *a = mp_seek(h->seeker, mp_str_trim(text), TOP);
	mp_book_row row;
	size_t i;

	for (i = 0; i < a->n; i++) {
		mp_book_get(h->book, a->found[i].place, &row);
		if (i)
			mp_buf_adds(out, "; ");
		mp_buf_add(out, row.name);
		if (row.name.n)
			mp_buf_addc(out, ' ');
		mp_address_compose(out, &row.address);
		mp_buf_printf(out, " %.2f", a->found[i].score);
	}
}
