/* civil.c - the list for civil affairs. */
#include <config.h>

#include "audit/civil.h"

#include <inttypes.h>
#include <stdlib.h>

#include "audit/sheet.h"
#include "base/mem.h"
#include "row/tsv.h"

struct mp_civil {
	mp_audit *a;
	mp_sheet *sheet;
	mp_map map;
	mp_arena strings;
	struct line { mp_str key; uint64_t rows; } *line;
	size_t n, cap;
	mp_buf buf;
};

static const mp_report_column columns[] = {
	{ .id = "county", .title = N_("county"), .type = MP_REPORT_TEXT },
	{ .id = "township", .title = N_("township"), .type = MP_REPORT_TEXT },
	{ .id = "kind", .title = N_("kind"), .type = MP_REPORT_TEXT },
	{ .id = "address", .title = N_("address"), .type = MP_REPORT_TEXT },
	{ .id = "dup_kind", .title = N_("how it is written twice"), .type = MP_REPORT_TEXT },
	{ .id = "count", .title = N_("rows"), .type = MP_REPORT_COUNT },
};
enum { NCOLUMNS = sizeof columns / sizeof *columns };

mp_civil *
mp_civil_new(mp_audit *a)
{
	mp_civil *c = mp_zalloc(1, sizeof *c);
	int e;

	for (e = MP_PROVINCE; e <= MP_BUILDING; e++)
		if (a->col.elem[e] == FILTER_NONE)
			cli_die(_("--civil-affairs: no column '%s'; addresses are cut at the "
			    "building, so all elements must be there"), mp_elements[e].name);
	c->a = a;
	c->sheet = mp_sheet_new(a->f, a->o->civil_affairs, _("To civil affairs"), columns,
	    NCOLUMNS);
	return c;
}

void
mp_civil_free(mp_civil *c)
{
	if (!c)
		return;
	mp_map_free(&c->map);
	mp_arena_free(&c->strings);
	mp_buf_free(&c->buf);
	free(c->line);
	free(c);
}

/* The words are those of the work (重错漏), in every language. */
static const char *const words[] = {
	[MP_CIVIL_NUMBER] = "重号", [MP_CIVIL_DUPLICATE] = "重复", [MP_CIVIL_UNNAMED] = "未命名",
};

void
mp_civil_add(mp_civil *c, mp_civil_kind kind, const mp_str where[3], mp_str dup_kind)
{
	const uint32_t *known;
	mp_str key;

	c->buf.n = 0;
	mp_buf_printf(&c->buf, "%.*s\t%.*s\t%s\t%.*s\t%.*s", (int)where[0].n, where[0].p,
	    (int)where[1].n, where[1].p, words[kind], (int)where[2].n, where[2].p,
	    (int)dup_kind.n, dup_kind.p);
	if ((known = mp_map_get(&c->map, mp_buf_str(&c->buf))) != NULL) {
		c->line[*known].rows++;
		return;
	}
	key = mp_arena_dup(&c->strings, mp_buf_str(&c->buf));
	mp_map_put(&c->map, key, (uint32_t)c->n);
	c->line = mp_grow(c->line, &c->cap, c->n + 1, sizeof *c->line);
	c->line[c->n++] = (struct line){ key, 1 };
}

static int
by_key(const void *a, const void *b)
{
	return mp_str_cmp(((const struct line *)a)->key, ((const struct line *)b)->key);
}

void
mp_civil_write(mp_civil *c)
{
	mp_str value[NCOLUMNS];
	size_t i;

	if (c->n)
		qsort(c->line, c->n, sizeof *c->line, by_key);
	for (i = 0; i < c->n; i++) {
		mp_tsv_cut(c->line[i].key, value, NCOLUMNS - 1);
		c->buf.n = 0;
		mp_buf_printf(&c->buf, "%" PRIu64, c->line[i].rows);
		value[NCOLUMNS - 1] = mp_buf_str(&c->buf);
		mp_sheet_row(c->sheet, value);
	}
	mp_sheet_end(c->sheet, c->a->o->tmpdir);
	filter_count(c->a->f, N_("to civil affairs"), c->n);
}
