/* merge.c - one row out of the rows of a cluster. */
#include "dedup/merge.h"

#include <stdlib.h>

#include "base/mem.h"
#include "dedup/rows.h"

/* --- lists ----------------------------------------------------------------------- */

struct list {
	mp_str *item;
	size_t n, cap;
};

/* The items of `text` that are not empty. */
static void
cut(struct list *l, mp_str text, char mark)
{
	while (text.n) {
		const char *end = memchr(text.p, mark, text.n);
		size_t len = end ? (size_t)(end - text.p) : text.n;

		l->item = mp_grow(l->item, &l->cap, l->n + 1, sizeof *l->item);
		if (len)
			l->item[l->n++] = (mp_str){ text.p, len };
		text = mp_str_skip(text, end ? len + 1 : len);
	}
}

static int
by_name(const void *a, const void *b)
{
	return mp_rows_name_cmp(*(const mp_str *)a, *(const mp_str *)b);
}

static int
by_bytes(const void *a, const void *b)
{
	return mp_str_cmp(*(const mp_str *)a, *(const mp_str *)b);
}

static void
sort(struct list *l, int (*order)(const void *, const void *))
{
	if (l->n)
		qsort(l->item, l->n, sizeof *l->item, order);
}

void
mp_merge_names(mp_buf *out, mp_str text)
{
	struct list l = { 0 };
	size_t i, start = out->n;

	cut(&l, text, ';');
	sort(&l, by_name);
	for (i = 0; i < l.n; i++) {
		if (i && mp_str_eq(l.item[i], l.item[i - 1]))
			continue;
		if (out->n > start)
			mp_buf_addc(out, ';');
		mp_buf_add(out, l.item[i]);
	}
	free(l.item);
}

static mp_str
column_of(mp_str item)
{
	const char *sign = memchr(item.p, '=', item.n);

	return (mp_str){ item.p, sign ? (size_t)(sign - item.p) : item.n };
}

void
mp_merge_alternatives(mp_buf *out, mp_str text, mp_str left_out)
{
	struct list l = { 0 }, not = { 0 };
	mp_str last = MP_STR("");
	size_t i, start = out->n;

	cut(&l, text, '\n');
	cut(&not, left_out, '\n');
	sort(&l, by_bytes);
	sort(&not, by_bytes);
	for (i = 0; i < l.n; i++) {
		mp_str column = column_of(l.item[i]);

		if ((i && mp_str_eq(l.item[i], l.item[i - 1])) || (not.n &&
		    bsearch(&l.item[i], not.item, not.n, sizeof *not.item, by_bytes)))
			continue;
		if (out->n > start && mp_str_eq(column, last)) {
			mp_buf_addc(out, '|');
			mp_buf_add(out, mp_str_skip(l.item[i], column.n + 1));
		} else {
			if (out->n > start)
				mp_buf_addc(out, ';');
			mp_buf_add(out, l.item[i]);
		}
		last = column;
	}
	free(l.item);
	free(not.item);
}

static void
put_escaped(mp_buf *out, mp_str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (strchr("%|;=", s.p[i]))
			mp_buf_printf(out, "%%%02X", (unsigned)s.p[i]);
		else
			mp_buf_addc(out, s.p[i]);
}

static void
put_item(mp_buf *out, mp_str column, mp_str value)
{
	put_escaped(out, column);
	mp_buf_addc(out, '=');
	put_escaped(out, value);
	mp_buf_addc(out, '\n');
}

/* The items of a column `alternatives`, column by column, as lines. */
static void
put_items(mp_buf *out, mp_str text)
{
	struct list columns = { 0 }, values = { 0 };
	size_t i, k;

	cut(&columns, text, ';');
	for (i = 0; i < columns.n; i++) {
		mp_str column = column_of(columns.item[i]);

		if (column.n == columns.item[i].n)
			continue;
		values.n = 0;
		cut(&values, mp_str_skip(columns.item[i], column.n + 1), '|');
		for (k = 0; k < values.n; k++) {
			mp_buf_add(out, column);
			mp_buf_addc(out, '=');
			mp_buf_add(out, values.item[k]);
			mp_buf_addc(out, '\n');
		}
	}
	free(columns.item);
	free(values.item);
}

/* --- rows ------------------------------------------------------------------------ */

void
mp_merge_begin(mp_merge *m, const filter *f, const mp_record_columns *cols,
    const filter_row *survivor)
{
	size_t i, old = m->cap;

	m->f = f;
	m->cols = cols;
	m->field = mp_grow(m->field, &m->cap, cols->n, sizeof *m->field);
	for (i = old; i < m->cap; i++)
		m->field[i].value = (mp_buf){ 0 };
	for (i = 0; i < cols->n; i++) {
		m->field[i].own = filter_get(survivor, (filter_col)i);
		m->field[i].value.n = 0;
		m->field[i].conflict = false;
	}
	m->names.n = m->others.n = 0;
}

static void
take(mp_merge *m, size_t column, mp_str value)
{
	mp_merge_field *field = &m->field[column];
	mp_str have = field->own.n ? field->own : mp_buf_str(&field->value);

	if (value.n == 0 || mp_str_eq(value, field->own))
		return;
	put_item(&m->others, filter_name(m->f, (filter_col)column), value);
	field->conflict |= have.n && !mp_str_eq(have, value);
	if (have.n == 0)
		mp_buf_add(&field->value, value);
}

void
mp_merge_name(mp_buf *names, mp_str name)
{
	size_t i;

	for (i = 0; i < name.n; i++)
		mp_buf_addc(names, name.p[i] == ';' ? ',' : name.p[i]);
}

void
mp_merge_row(mp_merge *m, const filter_row *r, mp_str name)
{
	mp_str names = filter_get(r, m->cols->sources);
	size_t c;

	for (c = 0; c < m->cols->n; c++)
		if (m->cols->role[c] == MP_COLUMN_OTHER || m->cols->role[c] == MP_COLUMN_SAID)
			take(m, c, filter_get(r, (filter_col)c));
	put_items(&m->others, filter_get(r, m->cols->alternatives));
	if (names.n)
		mp_buf_add(&m->names, names);
	else
		mp_merge_name(&m->names, name);
	mp_buf_addc(&m->names, ';');
}

size_t
mp_merge_fill(mp_merge *m, filter_row *r, filter_col sources, filter_col alternatives)
{
	mp_buf out = { 0 }, said = { 0 };
	size_t c, conflicts = 0;

	for (c = 0; c < m->cols->n; c++) {
		const mp_merge_field *field = &m->field[c];
		mp_str v = field->own;

		if (m->cols->role[c] == MP_COLUMN_OTHER && v.n == 0 && !field->conflict) {
			v = mp_buf_str(&field->value);
			if (v.n)
				filter_edit(r, (filter_col)c, v);
		}
		conflicts += m->cols->role[c] == MP_COLUMN_OTHER && field->conflict;
		if (v.n && m->others.n)
			put_item(&said, filter_name(m->f, (filter_col)c), v);
	}
	mp_merge_names(&out, mp_buf_str(&m->names));
	filter_set(r, sources, mp_buf_str(&out));
	out.n = 0;
	mp_merge_alternatives(&out, mp_buf_str(&m->others), mp_buf_str(&said));
	filter_set(r, alternatives, mp_buf_str(&out));
	mp_buf_free(&out);
	mp_buf_free(&said);
	return conflicts;
}

void
mp_merge_free(mp_merge *m)
{
	size_t i;

	for (i = 0; i < m->cap; i++)
		mp_buf_free(&m->field[i].value);
	free(m->field);
	mp_buf_free(&m->names);
	mp_buf_free(&m->others);
	*m = (mp_merge){ 0 };
}
