/* base.c - tables of {in, want} for lib/base. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/parted.h"
#include "base/shares.h"
#include "base/spill.h"
#include "base/tasks.h"
#include "base/utf8.h"
#include "tap.h"

static void
utf8(void)
{
	static const struct { const char *in; size_t n, valid; } t[] = {
		{ "浉河区", 9, 9 }, { "\xC0\x80", 2, 0 }, { "a\xE6\xB5", 3, 1 },
		{ "\xED\xA0\x80", 3, 0 }, { "\xF4\x90\x80\x80", 4, 0 },
		{ "\xF0\x9F\x9A\xAA", 4, 4 }, { "12345678\xFF", 9, 8 },
		{ "1234567\xE4\xB8\xAD", 10, 10 }, { "", 0, 0 },
	};
	size_t i;
	char out[4];
	uint32_t c;

	for (i = 0; i < sizeof t / sizeof *t; i++)
		ok(mp_utf8_valid((mp_str){ t[i].in, t[i].n }) == t[i].valid,
		    "utf8 row %zu is valid up to byte %zu", i, t[i].valid);
	for (c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 257) {
		uint32_t back;

		if (c >= 0xD800 && c < 0xE000)
			continue;
		if (mp_utf8_put(out, c) != mp_utf8_next(out, &back) || back != c)
			break;
	}
	ok(c >= 0x110000, "put and next are inverse");
	ok(mp_utf8_count(MP_STR("浉a河")) == 3, "count counts characters");
}

/* `n` bytes of a character of three bytes and, where it does not fit, ASCII. */
static void
fill(mp_buf *b, const char *three, size_t n)
{
	for (; n >= 3; n -= 3)
		mp_buf_adds(b, three);
	for (; n > 0; n--)
		mp_buf_addc(b, '1');
}

/* How far a text with `thing` in it is valid, in memory of exactly its length. */
static size_t
valid_up_to(mp_str thing, size_t before, size_t after)
{
	mp_buf b = { 0 };
	char *text;
	size_t n;

	fill(&b, "路", before);
	mp_buf_add(&b, thing);
	fill(&b, "河", after);
	text = mp_alloc(b.n);
	memcpy(text, b.p, b.n);
	n = mp_utf8_valid((mp_str){ text, b.n });
	free(text);
	mp_buf_free(&b);
	return n;
}

/* Text is checked many bytes at a time: things are found in every place. */
static void
utf8_places(void)
{
	static const struct { const char *in; size_t n, valid; } t[] = {
		{ "号", 3, 3 }, { "（", 3, 3 }, { "é", 2, 2 },
		{ "\xF0\x9F\x9A\xAA", 4, 4 }, { "\xE0\xA4\x85", 3, 3 },
		{ "\x80", 1, 0 }, { "\xE6", 1, 0 }, { "\xE6\xB5", 2, 0 },
		{ "\xE6\xB5\x28", 3, 0 }, { "\xE6\xB5\x89\x89", 4, 3 },
		{ "\xED\xA0\x80", 3, 0 }, { "\xE0\x80\x80", 3, 0 },
		{ "\xC3", 1, 0 }, { "\xC1\x81", 2, 0 }, { "\xFF", 1, 0 },
	};
	size_t i, before, after, want, wrong;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_str thing = { t[i].in, t[i].n };

		for (wrong = before = 0; before < 40; before++)
			for (after = 0; after < 40; after++) {
				want = before + t[i].valid + (t[i].valid == t[i].n ? after : 0);
				wrong += valid_up_to(thing, before, after) != want;
			}
		ok(wrong == 0, "utf8 text with a thing of kind %zu anywhere", i);
	}
}

static void
map(void)
{
	mp_map m = { 0 };
	mp_arena a = { 0 };
	uint32_t i, bad = 0;
	char key[32];

	for (i = 0; i < 10000; i++) {
		int n = snprintf(key, sizeof key, "%u", i % 5000);
		uint32_t *v = mp_map_put(&m,
		    mp_arena_dup(&a, (mp_str){ key, (size_t)n }), i);

		bad += *v != i % 5000;
	}
	ok(bad == 0 && m.n == 5000, "a key keeps its first value");
	ok(mp_map_get(&m, MP_STR("4999")) && !mp_map_get(&m, MP_STR("5000")),
	    "get finds what was put and nothing else");
	*mp_map_put(&m, MP_STR(""), 7) = 7;
	ok(*mp_map_get(&m, MP_STR("")) == 7, "the empty key is a key");
	mp_map_free(&m);
	mp_arena_free(&a);
}

static void
buffers(void)
{
	mp_buf b = { 0 };
	mp_arena a = { 0 };
	size_t i, wrong = 0;

	for (i = 0; i < 1000; i++)
		mp_buf_printf(&b, "%zu,", i);
	ok(b.n == 10 * 2 + 90 * 3 + 900 * 4, "printf appends");
	mp_buf_free(&b);
	for (i = 1; i < 2000; i++) {
		mp_arena_dup(&a, MP_STR("x"));
		wrong += (uintptr_t)mp_arena_alloc(&a, i) % _Alignof(max_align_t) != 0;
	}
	ok(wrong == 0, "the arena aligns after odd sizes");
	mp_arena_free(&a);
}

/* Random joins and partitions, beside a table that says the same at length. */
static void
parted(void)
{
	enum { N = 20, STEPS = 60, ROUNDS = 200 };
	int set[N], round, step, i, k, bad = 0, refused = 0;
	bool apart[N][N];

	srand(3);
	for (round = 0; round < ROUNDS; round++) {
		mp_parted p = { 0 };

		mp_parted_grow(&p, N / 2);
		mp_parted_grow(&p, N);
		memset(apart, 0, sizeof apart);
		for (i = 0; i < N; i++)
			set[i] = i;
		for (step = 0; step < STEPS; step++) {
			int a = rand() % N, b = rand() % N, old = set[b];
			bool join = rand() % 2, can = true;

			for (i = 0; i < N; i++)
				for (k = 0; k < N; k++)
					if (set[i] == set[a] && set[k] == set[b])
						can &= join ? !apart[i][k] : i != k;
			refused += !can;
			bad += can != (join ? mp_parted_join(&p, (uint32_t)a, (uint32_t)b) :
			    mp_parted_part(&p, (uint32_t)a, (uint32_t)b));
			if (can && !join)
				apart[a][b] = apart[b][a] = true;
			for (i = 0; i < N && can && join; i++)
				set[i] = set[i] == old ? set[a] : set[i];
		}
		for (i = 0; i < N; i++)
			for (k = 0; k < N; k++) {
				bool one = mp_parted_find(&p, (uint32_t)i) ==
				    mp_parted_find(&p, (uint32_t)k);

				bad += one != (set[i] == set[k]);
				bad += apart[i][k] && !mp_parted_apart(&p, (uint32_t)i, (uint32_t)k);
			}
		mp_parted_free(&p);
	}
	ok(bad == 0 && refused > ROUNDS, "sets that are parted never become one");
}

/* `n` records of 1 KB and more, the first of its number; and whether they come back. */
static bool
spilled(size_t n)
{
	mp_spill *s = mp_spill_new("/var/tmp");
	uint64_t *at = mp_alloc(n * sizeof *at);
	char head[16], body[1024] = "";
	mp_buf one = { 0 };
	mp_str record, part[2] = { { head, sizeof head }, { body, sizeof body } };
	size_t i, good = 0, came = 0;

	for (i = 0; i < n; i++) {
		snprintf(head, sizeof head, "%zu", i);
		part[1].n = i == n / 2 ? sizeof body : i % 1000;
		at[i] = mp_spill_put(s, part, 2);
	}
	if (!mp_spill_end(s))
		return false;
	for (; mp_spill_next(s, &record); came++)
		good += (size_t)atol(record.p) == came;
	for (i = 0; i < n; i++)
		good += mp_spill_get(s, at[n - 1 - i], &one, &record) &&
		    (size_t)atol(record.p) == n - 1 - i && record.n >= sizeof head;
	mp_spill_free(s);
	mp_buf_free(&one);
	free(at);
	return came == n && good == 2 * n;
}

static void
spills(void)
{
	ok(spilled(1), "one record is kept in memory");
	ok(spilled(5000), "many records come back from the file, in order and one by one");
	ok(mp_spill_new("/nowhere/at/all") == NULL, "a folder that is not there is told");
}

static uint64_t
hash_of(void *modulus, uint32_t item)
{
	uint32_t value = item % *(const uint32_t *)modulus;
	char text[16];

	snprintf(text, sizeof text, "%u", (unsigned)value);
	return value == 0 ? 0 : mp_hash(mp_str_from(text)) | 1;
}

/* Is each of `n` items that has a hash in one share, behind those before it, and with those
 * that are equal to it? */
static bool
shared_out(size_t n, uint32_t modulus, size_t threads)
{
	mp_shares s = { .n = n, .hash = hash_of, .of = &modulus };
	uint8_t *share = mp_zalloc(n + modulus, 1);
	size_t k, i, bad = 0, came = 0;

	mp_shares_out(&s, threads);
	for (k = 0; k < MP_SHARES; k++) {
		const mp_shared *p, *begin = mp_share(&s, k);

		for (p = begin; p < mp_share(&s, k + 1); p++, came++) {
			bad += share[p->item] != 0 || (p > begin && p->item <= p[-1].item);
			share[p->item] = (uint8_t)(k + 1);
		}
	}
	for (i = 0; i + modulus < n; i++)
		bad += share[i] != share[i + modulus];
	for (i = 0; i < n; i++)
		bad += (share[i] != 0) != (i % modulus != 0);
	mp_shares_free(&s);
	free(share);
	return bad == 0 && came <= n;
}

static void
shares(void)
{
	ok(shared_out(0, 1, 1) && shared_out(1, 2, 3), "nothing and next to nothing is shared out");
	ok(shared_out(1000, 999, 1) && shared_out(100003, 777, 4),
	    "equal items are in one share, in their order");
}

static void
count_task(void *of, size_t i)
{
	((unsigned char *)of)[i]++;	/* nobody else's */
}

static void
tasks(void)
{
	unsigned char done[1000] = { 0 };
	size_t i, good = 0;

	mp_tasks_run(0, 300, count_task, done);
	mp_tasks_run(1, 300, count_task, done + 300);
	mp_tasks_run(8, 400, count_task, done + 600);
	mp_tasks_run(8, 0, count_task, done);
	for (i = 0; i < sizeof done; i++)
		good += done[i] == 1;
	ok(good == sizeof done, "every task is done once");
}

int
main(void)
{
	shares();
	tasks();
	parted();
	spills();
	utf8();
	utf8_places();
	map();
	buffers();
	return done_testing();
}
