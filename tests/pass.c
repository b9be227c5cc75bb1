/* pass.c - the smallest filter: what all commands promise, and nothing else.
 *
 * Adds the length of the address (--value: this text; --plain: nothing), if there is
 * one.  --each goes row by row instead of through filter_map, --ahead does too, but
 * has the length counted ahead, --keep keeps all rows before it writes them, --again
 * does and writes them through filter_again, --refuse refuses rows without an address,
 * --lose forgets them as no command may. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "row/filter.h"

static bool each, ahead, keep, again, plain, refuse, lose;
static const char *value;

static const struct cli_opt opts[] = {
	{ 0, "each", NULL, N_("row by row"), NULL, &each },
	{ 0, "ahead", NULL, N_("row by row, what is added is prepared"), NULL, &ahead },
	{ 0, "keep", NULL, N_("keep all rows first"), NULL, &keep },
	{ 0, "again", NULL, N_("keep all rows first, write them on threads"), NULL, &again },
	{ 0, "plain", NULL, N_("add no column"), NULL, &plain },
	{ 0, "refuse", NULL, N_("refuse rows without an address"), NULL, &refuse },
	{ 0, "lose", NULL, N_("lose rows without an address"), NULL, &lose },
	{ 0, "value", N_("TEXT"), N_("the value to add"), &value, NULL },
	{ .name = NULL }
};

static const struct cli cli = {
	"pass", N_("[FILE]..."), N_("Pass rows through."), opts, 0
};

struct columns {
	filter *filter;
	filter_col raw, length;
};

static size_t
count(const struct columns *c, const filter_row *r)
{
	return mp_utf8_count(filter_get(r, c->raw));
}

static void
prepare(void *state, filter_row *r)
{
	size_t n = count(state, r);

	filter_prepare(r, (mp_str){ (const char *)&n, sizeof n });
}

static void
measure(const struct columns *c, filter_row *r)
{
	char text[32];
	size_t n;

	if (ahead)
		memcpy(&n, filter_prepared(r).p, sizeof n);
	else
		n = count(c, r);
	snprintf(text, sizeof text, "%zu", n);
	if (n)
		filter_set(r, c->length, mp_str_from(value ? value : text));
}

/* False: the row is not to be put. */
static bool
row(const struct columns *c, filter_row *r)
{
	if (lose && filter_get(r, c->raw).n == 0)
		return false;
	if (refuse && filter_get(r, c->raw).n == 0) {
		filter_reject(c->filter, r, c->raw, "no address");
		return false;
	}
	if (!plain)
		measure(c, r);
	filter_tally(r, "seen", 1);
	return true;
}

static void
worker_row(void *state, filter_row *r)
{
	row(state, r);
}

/* The rows that were kept, and how many of them filter_again was given. */
struct kept {
	const struct columns *columns;
	mp_str *row;
	size_t n, given;
};

static bool
next_kept(void *state, mp_str *bytes)
{
	struct kept *k = state;

	if (k->given == k->n)
		return false;
	*bytes = k->row[k->given++];
	return true;
}

/* The row of its number, which is read beside it, is the row itself. */
static void
kept_row(void *state, filter_row *r)
{
	struct kept *k = state;
	filter_row *same = filter_load_too(r, k->row[filter_number(r)]);

	if (mp_str_eq(filter_get(same, k->columns->raw), filter_get(r, k->columns->raw)))
		row(k->columns, r);
	else
		filter_drop_row(r, "taken for another");
}

static void
keep_all(filter *f, struct columns *c)
{
	static const struct filter_worker worker = { .row = kept_row };
	mp_arena arena = { 0 };
	struct kept k = { .columns = c };
	size_t cap = 0, i;
	filter_row *r;

	while ((r = filter_next(f)) != NULL) {
		k.row = mp_grow(k.row, &cap, k.n + 1, sizeof *k.row);
		k.row[k.n++] = mp_arena_dup(&arena, filter_keep(f, r));
	}
	if (again)
		filter_again(f, next_kept, &worker, &k);
	for (i = 0; !again && i < k.n; i++)
		if (row(c, r = filter_load(f, k.row[i])))
			filter_put(f, r);
	free(k.row);
	mp_arena_free(&arena);
}

int
main(int argc, char **argv)
{
	static const struct filter_worker worker = { .row = worker_row };
	static const struct filter_worker preparer = { .row = prepare };
	filter *f = filter_start(&cli, argc, argv);
	struct columns c = { f, FILTER_NONE, FILTER_NONE };
	filter_row *r;

	if (!plain)
		c = (struct columns){ f, filter_need(f, "raw"), filter_add(f, "length") };
	if (ahead)
		filter_ahead(f, &preparer, &c);
	if (keep || again)
		keep_all(f, &c);
	else if (!each && !ahead)
		filter_map(f, &worker, &c);
	else
		while ((r = filter_next(f)) != NULL)
			if (row(&c, r))
				filter_put(f, r);
	return filter_finish(f);
}
