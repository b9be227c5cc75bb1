/* merge.c - one row out of the rows of a cluster. */
#include "dedup/merge.h"

#include <stdlib.h>

#include "base/mem.h"
#include "dedup/rows.h"

void
mp_merge_begin(mp_merge *m, size_t columns)
{
	size_t i, old = m->cap;

	m->field = mp_grow(m->field, &m->cap, columns, sizeof *m->field);
	for (i = old; i < m->cap; i++)
		m->field[i].value = (mp_buf){ 0 };
	for (i = 0; i < columns; i++) {
		m->field[i].value.n = 0;
		m->field[i].own = m->field[i].conflict = false;
	}
	m->n = columns;
	m->names.n = 0;
}

void
mp_merge_value(mp_merge *m, size_t column, mp_str value, bool survivor)
{
	mp_merge_field *f = &m->field[column];

	if (value.n == 0)
		return;
	f->conflict |= f->value.n && !mp_str_eq(mp_buf_str(&f->value), value);
	if (survivor || f->value.n == 0) {
		f->value.n = 0;
		mp_buf_add(&f->value, value);
	}
	f->own |= survivor;
}

mp_str
mp_merge_get(const mp_merge *m, size_t column)
{
	const mp_merge_field *f = &m->field[column];

	return f->conflict && !f->own ? (mp_str){ NULL, 0 } : mp_buf_str(&f->value);
}

size_t
mp_merge_conflicts(const mp_merge *m)
{
	size_t i, n = 0;

	for (i = 0; i < m->n; i++)
		n += m->field[i].conflict;
	return n;
}

void
mp_merge_free(mp_merge *m)
{
	size_t i;

	for (i = 0; i < m->cap; i++)
		mp_buf_free(&m->field[i].value);
	free(m->field);
	mp_buf_free(&m->names);
	*m = (mp_merge){ 0 };
}

static int
by_name(const void *a, const void *b)
{
	return mp_rows_name_cmp(*(const mp_str *)a, *(const mp_str *)b);
}

void
mp_merge_names(mp_buf *out, mp_str list)
{
	mp_str *item = NULL;
	size_t n = 0, cap = 0, i, start = out->n;

	while (list.n) {
		const char *end = memchr(list.p, ';', list.n);
		size_t len = end ? (size_t)(end - list.p) : list.n;

		item = mp_grow(item, &cap, n + 1, sizeof *item);
		if (len)
			item[n++] = (mp_str){ list.p, len };
		list = mp_str_skip(list, end ? len + 1 : len);
	}
	if (n)
		qsort(item, n, sizeof *item, by_name);
	for (i = 0; i < n; i++) {
		if (i && mp_str_eq(item[i], item[i - 1]))
			continue;
		if (out->n > start)
			mp_buf_addc(out, ';');
		mp_buf_add(out, item[i]);
	}
	free(item);
}

void
mp_merge_row(mp_merge *m, const mp_record_columns *cols, const filter_row *r, mp_str name,
    bool survivor)
{
	mp_str names = filter_get(r, cols->sources);
	size_t c;

	for (c = 0; c < cols->n; c++)
		if (cols->role[c] == MP_COLUMN_OTHER)
			mp_merge_value(m, c, filter_get(r, (filter_col)c), survivor);
	mp_buf_add(&m->names, names.n ? names : name);
	mp_buf_addc(&m->names, ';');
}

size_t
mp_merge_fill(const mp_merge *m, const mp_record_columns *cols, filter_row *r,
    filter_col sources)
{
	mp_buf names = { 0 };
	size_t c;

	for (c = 0; c < cols->n; c++) {
		mp_str v = mp_merge_get(m, c);

		if (v.n && filter_get(r, (filter_col)c).n == 0)
			filter_edit(r, (filter_col)c, v);
	}
	mp_merge_names(&names, mp_buf_str(&m->names));
	filter_set(r, sources, mp_buf_str(&names));
	mp_buf_free(&names);
	return mp_merge_conflicts(m);
}
