/* report.c - what a report says, whatever it is written as. */
#include <config.h>

#include "audit/report.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/mem.h"
#include "row/cli.h"

struct mp_report {
	mp_str title, language;
	mp_report_pair *fact;
	size_t nfact, fact_cap;
	mp_block *block;
	size_t nblock, block_cap;
	mp_arena arena;		/* strings and heads */
};

static void
must(bool good)
{
	if (!good)
		abort();	/* the caller fills it wrongly */
}

/* A copy that ends with a NUL; NULL of NULL. */
static const char *
keep(mp_report *r, const char *id)
{
	return id ? mp_arena_dup(&r->arena, (mp_str){ id, strlen(id) + 1 }).p : NULL;
}

static mp_block *
add(mp_report *r, mp_block_kind kind, const char *id, mp_str text)
{
	mp_block *b;

	r->block = mp_grow(r->block, &r->block_cap, r->nblock + 1, sizeof *r->block);
	b = &r->block[r->nblock++];
	*b = (mp_block){ .kind = kind, .id = keep(r, id), .text = mp_arena_dup(&r->arena, text) };
	return b;
}

/* The block that was begun last, which must be of this kind. */
static mp_block *
last(mp_report *r, mp_block_kind kind)
{
	must(r->nblock > 0 && r->block[r->nblock - 1].kind == kind);
	return &r->block[r->nblock - 1];
}

mp_report *
mp_report_new(mp_str title, mp_str language)
{
	mp_report *r = mp_zalloc(1, sizeof *r);

	r->title = mp_arena_dup(&r->arena, title);
	r->language = mp_arena_dup(&r->arena, language);
	return r;
}

void
mp_report_free(mp_report *r)
{
	size_t i;

	if (r == NULL)
		return;
	for (i = 0; i < r->nblock; i++) {
		free(r->block[i].cell);
		free(r->block[i].label);
		free(r->block[i].value);
	}
	free(r->block);
	free(r->fact);
	mp_arena_free(&r->arena);
	free(r);
}

void
mp_report_fact(mp_report *r, const char *id, mp_str label, mp_str value)
{
	r->fact = mp_grow(r->fact, &r->fact_cap, r->nfact + 1, sizeof *r->fact);
	r->fact[r->nfact++] = (mp_report_pair){ keep(r, id), mp_arena_dup(&r->arena, label),
		mp_arena_dup(&r->arena, value) };
}

void
mp_report_heading(mp_report *r, int level, mp_str text)
{
	add(r, MP_BLOCK_HEADING, NULL, text)->level = level;
}

void
mp_report_paragraph(mp_report *r, mp_str text)
{
	add(r, MP_BLOCK_PARAGRAPH, NULL, text);
}

/* --- tables ----------------------------------------------------------------------- */

void
mp_report_table(mp_report *r, const char *id, mp_str caption,
    const mp_report_column *column, size_t columns)
{
	mp_block *b = add(r, MP_BLOCK_TABLE, id, caption);
	mp_table_head *head = mp_arena_alloc(&r->arena, columns * sizeof *head);
	size_t i;

	must(columns > 0);
	for (i = 0; i < columns; i++)
		head[i] = (mp_table_head){ keep(r, column[i].id), mp_arena_dup(&r->arena,
		    column[i].title ? mp_str_from(_(column[i].title)) : column[i].name),
			column[i].type };
	b->head = head;
	b->columns = columns;
}

static void
append(mp_report *r, mp_block *b, const mp_cell *cell)
{
	mp_cell *to;
	size_t i;

	must(!b->total);
	b->cell = mp_grow(b->cell, &b->cap, (b->rows + 1) * b->columns, sizeof *b->cell);
	to = b->cell + b->rows * b->columns;
	for (i = 0; i < b->columns; i++) {
		must(cell[i].state != MP_CELL_VALUE || cell[i].type == b->head[i].type);
		to[i] = cell[i];
		to[i].type = b->head[i].type;
		to[i].text = mp_arena_dup(&r->arena, cell[i].text);
	}
}

void
mp_report_row(mp_report *r, const mp_cell *cell)
{
	mp_block *b = last(r, MP_BLOCK_TABLE);

	append(r, b, cell);
	b->rows++;
}

void
mp_report_total(mp_report *r, const mp_cell *cell)
{
	mp_block *b = last(r, MP_BLOCK_TABLE);

	append(r, b, cell);
	b->total = true;
}

/* --- charts ----------------------------------------------------------------------- */

void
mp_report_chart(mp_report *r, const mp_chart_setup *setup)
{
	mp_block *b = add(r, MP_BLOCK_CHART, setup->id, setup->title);
	mp_str *series;
	size_t i;

	must(setup->nseries > 0 && setup->nseries <= MP_CHART_SERIES);
	series = mp_arena_alloc(&r->arena, setup->nseries * sizeof *series);
	for (i = 0; i < setup->nseries; i++)
		series[i] = mp_arena_dup(&r->arena, setup->series[i]);
	b->chart = *setup;
	b->chart.title = b->text;
	b->chart.across = mp_arena_dup(&r->arena, setup->across);
	b->chart.up = mp_arena_dup(&r->arena, setup->up);
	b->chart.series = series;
}

void
mp_report_point(mp_report *r, mp_str label, const double *value)
{
	mp_block *b = last(r, MP_BLOCK_CHART);
	size_t n = b->chart.nseries;

	if (b->points == b->cap) {
		b->label = mp_grow(b->label, &b->cap, b->points + 1, sizeof *b->label);
		b->value = mp_realloc(b->value, b->cap * n * sizeof *b->value);
	}
	b->label[b->points] = mp_arena_dup(&r->arena, label);
	memcpy(b->value + b->points * n, value, n * sizeof *value);
	b->points++;
}

/* --- reading ---------------------------------------------------------------------- */

mp_str
mp_report_title(const mp_report *r)
{
	return r->title;
}

mp_str
mp_report_language(const mp_report *r)
{
	return r->language;
}

size_t
mp_report_facts(const mp_report *r, const mp_report_pair **fact)
{
	*fact = r->fact;
	return r->nfact;
}

size_t
mp_report_blocks(const mp_report *r, const mp_block **block)
{
	*block = r->block;
	return r->nblock;
}
