/* pass.c - the smallest filter: what all commands promise, and nothing else.
 *
 * Adds the length of the address (--value: this text; --plain: nothing), if there is
 * one.  --each goes row by row instead of through filter_map, --ahead does too, but
 * has the length counted ahead, --keep keeps all rows before it writes them, --refuse
 * refuses rows without an address, --lose forgets them as no command may. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "row/filter.h"

static bool each, ahead, keep, plain, refuse, lose;
static const char *value;

static const struct cli_opt opts[] = {
	{ 0, "each", NULL, N_("row by row"), NULL, &each },
	{ 0, "ahead", NULL, N_("row by row, what is added is prepared"), NULL, &ahead },
	{ 0, "keep", NULL, N_("keep all rows first"), NULL, &keep },
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

static void
keep_all(filter *f, struct columns *c)
{
	mp_arena arena = { 0 };
	mp_str *kept = NULL;
	size_t n = 0, cap = 0, i;
	filter_row *r;

	while ((r = filter_next(f)) != NULL) {
		kept = mp_grow(kept, &cap, n + 1, sizeof *kept);
		kept[n++] = mp_arena_dup(&arena, filter_keep(f, r));
	}
	for (i = 0; i < n; i++)
		if (row(c, r = filter_load(f, kept[i])))
			filter_put(f, r);
	free(kept);
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
	if (keep)
		keep_all(f, &c);
	else if (!each && !ahead)
		filter_map(f, &worker, &c);
	else
		while ((r = filter_next(f)) != NULL)
			if (row(&c, r))
				filter_put(f, r);
	return filter_finish(f);
}
