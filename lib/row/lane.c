/* lane.c - working on one batch. */
#include <config.h>

#include "row/lane.h"

#include <stdlib.h>

#include "base/mem.h"
#include "row/excel.h"

enum { BEHIND = 16 };	/* bytes that there are behind every value */

void
lane_init(struct lane *l, const struct layout *layout)
{
	*l = (struct lane){ .layout = layout, .batch = mp_batch_new() };
	l->row.lane = l;
	l->row.in = mp_zalloc(layout->columns, sizeof *l->row.in);
	l->row.set = mp_zalloc(layout->nadd, sizeof *l->row.set);
	mp_buf_reserve(&l->row.values, BEHIND);
}

void
lane_fini(struct lane *l)
{
	size_t i;

	mp_batch_free(l->batch);
	free(l->row.in);
	free(l->row.set);
	free(l->ahead);
	if (l->beside)
		lane_fini(l->beside);
	free(l->beside);
	mp_buf_free(&l->prepared);
	mp_buf_free(&l->row.values);
	mp_buf_free(&l->out);
	mp_buf_free(&l->reject);
	for (i = 0; i < LANE_MESSAGES; i++)
		mp_buf_free(&l->message[i]);
}

void
tally_add(struct tally *t, const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < t->ncounter; i++)
		if (t->counter[i].name == name || strcmp(t->counter[i].name, name) == 0)
			break;
	if (i == LANE_COUNTERS)
		cli_die("internal error: too many counters");
	if (i == t->ncounter)
		t->counter[t->ncounter++] = (struct counter){ name, 0 };
	t->counter[i].n += n;
}

static mp_str
column_name(const struct layout *layout, filter_col c)
{
	if (c >= FILTER_ADDED && (size_t)(c - FILTER_ADDED) < layout->nadd)
		return layout->add_name[c - FILTER_ADDED];
	if (c >= 0 && (size_t)c < layout->columns)
		return layout->name[c];
	return MP_STR("");
}

/* "column: what is wrong", on one line. */
static void
wording(struct lane *l, filter_col c, const char *fmt, va_list ap, mp_buf *b)
{
	mp_str name = column_name(l->layout, c);
	size_t i;

	if (name.n) {
		mp_buf_add(b, name);
		mp_buf_adds(b, ": ");
	}
	mp_buf_vprintf(b, fmt, ap);
	for (i = 0; i < b->n; i++)
		if (b->p[i] == '\t' || b->p[i] == '\n' || b->p[i] == '\r')
			b->p[i] = ' ';
}

/* Messages are shown when the lane is delivered. */
static void
say(struct lane *l, mp_str text)
{
	mp_buf *b;

	if (l->layout->quiet || l->nmessage++ >= LANE_MESSAGES)
		return;
	b = &l->message[l->nmessage - 1];
	b->n = 0;
	mp_buf_printf(b, "%s:%zu: ", l->layout->file[l->row.file], l->row.record.line);
	mp_buf_add(b, text);
}

static void
forget_values(struct filter_row *r, size_t n)
{
	r->values.n = 0;
	memset(r->set, 0, n * sizeof *r->set);
	r->edited = false;
}

void
lane_refuse(struct lane *l, filter_col c, const char *fmt, va_list ap)
{
	mp_buf text = { 0 };

	wording(l, c, fmt, ap, &text);
	say(l, mp_buf_str(&text));
	if (l->layout->keep_rejects) {
		mp_buf_printf(&l->reject, "%s\t%zu\t", l->layout->file[l->row.file],
		    l->row.record.line);
		mp_buf_add(&l->reject, mp_buf_str(&text));
		mp_buf_addc(&l->reject, '\t');
		mp_buf_add(&l->reject, l->row.record.raw);
		mp_buf_addc(&l->reject, '\n');
	}
	mp_buf_free(&text);
	l->tally.rejected++;
	l->row.refused = true;
	forget_values(&l->row, l->layout->nadd);
}

static void
refuse(struct lane *l, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	lane_refuse(l, FILTER_NONE, fmt, ap);
	va_end(ap);
}

static void
refuse_fault(struct lane *l, const mp_row_fault *f)
{
	switch (f->kind) {
	case MP_ROW_RAGGED:
		refuse(l, _("expected %zu fields as in the header, found %zu"), f->want, f->have);
		break;
	case MP_ROW_NUL:
		refuse(l, _("column %zu: a NUL byte, expected text"), f->column);
		break;
	case MP_ROW_NOT_UTF8:
		refuse(l, _("column %zu: not UTF-8; for a file in GB 18030 say "
		    "--encoding gb18030"), f->column);
		break;
	case MP_ROW_NOT_GB18030:
		refuse(l, _("not GB 18030; for a file in UTF-8 say --encoding utf-8"));
		break;
	case MP_ROW_QUOTE:
		refuse(l, _("a quote that is not closed, or text after the closing quote; "
		    "expected quotes inside a field to be doubled"));
		break;
	case MP_ROW_GOOD:
		break;
	}
}

/* Load the next row of the batch, which may be broken. */
static bool
read_row(struct lane *l)
{
	struct filter_row *r = &l->row;
	mp_row_fault *fault = &r->record.fault;

	if (!mp_batch_next(l->batch, &r->record))
		return false;
	r->file = mp_batch_file(l->batch);
	if (fault->kind == MP_ROW_GOOD)
		mp_tsv_split(r->record.text, r->in, l->layout->columns, fault);
	l->uncut = false;
	return true;
}

/* The row that is loaded has its turn; false: it is broken, and refused. */
static bool
begin_row(struct lane *l)
{
	l->tally.read++;
	l->row.refused = false;
	if (l->row.record.fault.kind == MP_ROW_GOOD)
		return true;
	refuse_fault(l, &l->row.record.fault);
	return false;
}

void
lane_map(struct lane *l, const struct filter_worker *w, void *state)
{
	while (read_row(l)) {
		if (begin_row(l))
			w->row(state, &l->row);
		if (!l->row.refused)
			lane_put(l);
	}
}

void
lane_prepare(struct lane *l, const struct filter_worker *w, void *state)
{
	l->nahead = l->at = l->prepared.n = 0;
	while (read_row(l)) {
		const mp_record *c = &l->row.record;
		size_t start = l->prepared.n;

		if (w->row && c->fault.kind == MP_ROW_GOOD)
			w->row(state, &l->row);
		l->ahead = mp_grow(l->ahead, &l->ahead_cap, l->nahead + 1,
		    sizeof *l->ahead);
		l->ahead[l->nahead++] = (struct ahead){ *c,
		    { start, l->prepared.n - start } };
	}
}

bool
lane_hand(struct lane *l)
{
	while (l->at < l->nahead) {
		const struct ahead *a = &l->ahead[l->at++];

		l->row.record = a->record;
		l->row.prepared = a->prepared.n ? (mp_str){ l->prepared.p +
		    a->prepared.at, a->prepared.n } : MP_STR("");
		l->uncut = true;
		if (begin_row(l))
			return true;
	}
	return false;
}

filter_row *
lane_load(struct lane *l, mp_str kept)
{
	struct filter_row *r = &l->row;
	struct kept k;
	mp_str text, raw;

	memcpy(&k, kept.p, sizeof k);
	kept = mp_str_skip(kept, sizeof k);
	text = (mp_str){ kept.p, k.ntext };
	raw = mp_str_skip(kept, k.ntext);
	r->record = (mp_record){ .raw = raw.n ? raw : text, .text = text, .line = k.line,
		.fault = { .kind = MP_ROW_GOOD }, .at = MP_INPUT_NOWHERE };
	r->file = k.file;
	l->uncut = true;
	return r;
}

void
lane_keep(struct lane *l, mp_str kept)
{
	l->ahead = mp_grow(l->ahead, &l->ahead_cap, l->nahead + 1, sizeof *l->ahead);
	l->ahead[l->nahead++] = (struct ahead){ .prepared = { l->prepared.n, kept.n } };
	mp_buf_add(&l->prepared, kept);
}

void
lane_again(struct lane *l, const struct filter_worker *w, void *state)
{
	for (l->at = 0; l->at < l->nahead; l->at++) {
		struct value v = l->ahead[l->at].prepared;

		l->row.refused = false;
		w->row(state, lane_load(l, (mp_str){ l->prepared.p + v.at, v.n }));
		if (!l->row.refused)
			lane_put(l);
	}
}

void
lane_fields(const struct layout *layout, mp_buf *out, const mp_str *field, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (i)
			mp_buf_addc(out, layout->csv ? ',' : '\t');
		if (layout->csv)
			mp_excel_field(out, field[i]);
		else
			mp_buf_add(out, field[i]);
	}
	mp_buf_adds(out, layout->csv ? "\r\n" : "\n");
}

/* The input fields of the row. */
static mp_str *
fields(struct lane *l)
{
	if (l->uncut) {
		size_t n = mp_tsv_cut(l->row.record.text, l->row.in, l->layout->columns);

		/* Fewer only in a file that was changed while it was read: shelf.h. */
		for (; n < l->layout->columns; n++)
			l->row.in[n] = MP_STR("");
		l->uncut = false;
	}
	return l->row.in;
}

static mp_str
added(const struct filter_row *r, size_t i)
{
	struct value v = r->set[i];

	return v.n ? (mp_str){ r->values.p + v.at, v.n } : MP_STR("");
}

/* `n` input fields from `first` on as they came, with the tabs between them. */
static mp_str
stretch(struct lane *l, size_t first, size_t n)
{
	mp_str text = l->row.record.text, last;

	if (first > 0)
		text = mp_str_skip(text, (size_t)(fields(l)[first].p - text.p));
	if (first + n < l->layout->columns) {
		last = fields(l)[first + n - 1];
		text.n = (size_t)(last.p + last.n - text.p);
	}
	return text;
}

/* Copy a value and some bytes behind it, which are overwritten next: few values are
 * longer than that, and to ask how long each of them is costs more than to copy it. */
static inline char *
put_value(char *w, const struct filter_row *r, struct value v)
{
	const char *p = r->values.p + v.at;

	memcpy(w, p, BEHIND);
	if (v.n > BEHIND)
		memcpy(w + BEHIND, p + BEHIND, v.n - BEHIND);
	return w + v.n;
}

/* Write the row as it came, with the added values: what most rows are, so there is
 * room for all of it before the first field. */
static void
put_as_it_came(struct lane *l)
{
	const struct layout *y = l->layout;
	const struct filter_row *r = &l->row;
	size_t i;
	char *w;

	mp_buf_reserve(&l->out, r->record.text.n + r->values.n + y->nslot + 1 + BEHIND);
	w = l->out.p + l->out.n;
	for (i = 0; i < y->nslot; i += y->slot[i].run) {
		const struct slot *s = &y->slot[i];

		if (i)
			*w++ = '\t';
		if (s->added) {
			w = put_value(w, r, r->set[s->i]);
		} else {
			mp_str v = stretch(l, s->i, s->run);

			memcpy(w, v.p, v.n);
			w += v.n;
		}
	}
	*w++ = '\n';
	l->out.n = (size_t)(w - l->out.p);
}

/* Write the row field by field: as CSV, or with input fields that were changed. */
static void
put_fields(struct lane *l)
{
	const struct layout *y = l->layout;
	size_t i;

	for (i = 0; i < y->nslot; i++) {
		const struct slot *s = &y->slot[i];
		mp_str v = s->added ? added(&l->row, s->i) : fields(l)[s->i];

		if (i)
			mp_buf_addc(&l->out, y->csv ? ',' : '\t');
		if (y->csv)
			mp_excel_field(&l->out, v);
		else
			mp_buf_add(&l->out, v);
	}
	mp_buf_adds(&l->out, y->csv ? "\r\n" : "\n");
}

void
lane_put(struct lane *l)
{
	if (l->layout->csv || l->row.edited)
		put_fields(l);
	else
		put_as_it_came(l);
	l->tally.written++;
	forget_values(&l->row, l->layout->nadd);
}

mp_str
filter_get(const filter_row *r, filter_col c)
{
	if (c == FILTER_NONE)
		return MP_STR("");
	if (c >= FILTER_ADDED && (size_t)(c - FILTER_ADDED) < r->lane->layout->nadd)
		return added(r, (size_t)(c - FILTER_ADDED));
	if (c >= 0 && (size_t)c < r->lane->layout->columns)
		return fields(r->lane)[c];
	cli_die("internal error: no column %d", c);
}

const mp_str *
filter_fields(const filter_row *r)
{
	return fields(r->lane);
}

/* Is there a byte below a space?  The last word is read with bytes of the one before. */
static bool
has_control(mp_str s)
{
	const uint64_t low = 0x2020202020202020u, top = 0x8080808080808080u;
	uint64_t found = 0, w;
	size_t i;

	if (s.n < sizeof w) {
		for (i = 0; i < s.n; i++)
			found |= (unsigned char)s.p[i] < ' ';
		return found != 0;
	}
	for (i = 0; i < s.n; i += sizeof w) {
		memcpy(&w, s.p + (i + sizeof w <= s.n ? i : s.n - sizeof w), sizeof w);
		found |= (w - low) & ~w & top;
	}
	return found != 0;
}

void
filter_set(filter_row *r, filter_col c, mp_str value)
{
	size_t i = (size_t)(c - FILTER_ADDED), k;

	if (c < FILTER_ADDED || i >= r->lane->layout->nadd)
		cli_die("internal error: no output column %d", c);
	r->set[i] = (struct value){ r->values.n, value.n };
	if (r->values.cap - r->values.n < value.n + BEHIND)
		mp_buf_reserve(&r->values, value.n + BEHIND);
	mp_buf_add(&r->values, value);
	/* The value as it was given: its copy is still on the way to memory. */
	if (!has_control(value))
		return;
	for (k = r->set[i].at; k < r->values.n; k++)
		if (!r->values.p[k] || strchr("\t\r\n", r->values.p[k]))
			r->values.p[k] = ' ';
}

void
filter_also(filter_row *r)
{
	r->lane->tally.made++;
	lane_put(r->lane);
}

size_t
filter_number(const filter_row *r)
{
	return r->lane->first + r->lane->at;
}

filter_row *
filter_load_too(filter_row *r, mp_str kept)
{
	struct lane *l = r->lane;

	if (!l->beside) {
		l->beside = mp_alloc(sizeof *l->beside);
		lane_init(l->beside, l->layout);
	}
	return lane_load(l->beside, kept);
}

void
filter_drop_row(filter_row *r, const char *counter)
{
	r->lane->tally.dropped++;
	filter_tally(r, counter, 1);
	r->refused = true;
	forget_values(r, r->lane->layout->nadd);
}

void
filter_prepare(filter_row *r, mp_str bytes)
{
	mp_buf_add(&r->lane->prepared, bytes);
}

mp_str
filter_prepared(const filter_row *r)
{
	return r->prepared;
}

mp_str
filter_text(const filter_row *r)
{
	return r->record.text;
}

void
filter_edit(filter_row *r, filter_col c, mp_str value)
{
	if (c < 0 || (size_t)c >= r->lane->layout->columns)
		cli_die("internal error: no input column %d", c);
	fields(r->lane)[c] = value;
	r->edited = true;
}

void
filter_reject(filter *f, filter_row *r, filter_col c, const char *fmt, ...)
{
	va_list ap;

	(void)f;
	va_start(ap, fmt);
	lane_refuse(r->lane, c, fmt, ap);
	va_end(ap);
}

void
filter_tally(filter_row *r, const char *counter, size_t n)
{
	tally_add(&r->lane->tally, counter, n);
}
