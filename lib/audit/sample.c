/* sample.c - a commitment to draw a sample, and the sample. */
#include <config.h>

#include "audit/sample.h"

#include <stdlib.h>

#include "base/mem.h"
#include "row/cli.h"
#include "row/tsv.h"
#include "tag/chain.h"

static const char *const names[MP_NSETTING] = { "version", "library", "rows", "identity",
	"by", "plan", "secret", "commitment", "public" };

enum { RECORD, NAME, VALUE, STRATUM, LOT, DRAWN, ACCEPT, ADDRESS, GROUP, COLUMNS };
static const char *const columns[] = { "record", "name", "value", "stratum", "lot", "drawn",
	"accept", "address", "group", NULL };
#define HEADER "record\tname\tvalue\tstratum\tlot\tdrawn\taccept\taddress"
static const char header[] = HEADER "\n", grouped_header[] = HEADER "\tgroup\n";

const char *
mp_sample_column(const mp_sample *s, size_t i)
{
	return i == GROUP && !s->grouped ? NULL : columns[i];
}

void
mp_sample_stratum(mp_sample *s, const mp_stratum *t)
{
	s->stratum = mp_grow(s->stratum, &s->stratum_cap, s->nstratum + 1, sizeof *s->stratum);
	s->stratum[s->nstratum] = *t;
	s->stratum[s->nstratum++].name = mp_arena_dup(&s->strings, t->name);
}

void
mp_sample_row(mp_sample *s, const mp_drawn *r)
{
	s->row = mp_grow(s->row, &s->row_cap, s->nrow + 1, sizeof *s->row);
	s->row[s->nrow++] = (mp_drawn){ r->stratum, mp_arena_dup(&s->strings, r->id),
		mp_arena_dup(&s->strings, r->address), mp_arena_dup(&s->strings, r->group) };
}

void
mp_sample_free(mp_sample *s)
{
	free(s->stratum);
	free(s->row);
	mp_arena_free(&s->strings);
	*s = (mp_sample){ 0 };
}

/* --- hashes ------------------------------------------------------------------------- */

static void
add_line(mp_hasher *h, mp_str s)
{
	mp_hasher_add(h, s);
	mp_hasher_add(h, MP_STR("\n"));
}

void
mp_sample_commit(const mp_sample *s, char hex[MP_DIGEST_HEX])
{
	mp_hasher *h = mp_hasher_new(NULL);
	mp_digest d;
	int i;

	mp_hasher_add(h, MP_STR("menpai sample 1 commitment\n"));
	for (i = MP_SET_LIBRARY; i <= MP_SET_SECRET; i++)
		add_line(h, s->set[i]);
	mp_hasher_end(h, &d);
	mp_digest_hex(&d, hex);
	mp_hasher_free(h);
}

void
mp_sample_key(const mp_sample *s, mp_digest *key)
{
	mp_hasher *h = mp_hasher_new(NULL);

	mp_hasher_add(h, MP_STR("menpai sample 1 key\n"));
	add_line(h, s->set[MP_SET_COMMITMENT]);
	add_line(h, s->set[MP_SET_SECRET]);
	add_line(h, s->set[MP_SET_PUBLIC]);
	mp_hasher_end(h, key);
	mp_hasher_free(h);
}

void
mp_sample_mark(const mp_sample *s, char mark[MP_SAMPLE_MARK])
{
	mp_hasher *h = mp_hasher_new(NULL);
	char hex[MP_DIGEST_HEX];
	mp_digest d;

	mp_sample_key(s, &d);
	mp_hasher_add(h, (mp_str){ (const char *)d.byte, sizeof d.byte });
	mp_hasher_end(h, &d);
	mp_digest_hex(&d, hex);
	memcpy(mark, hex, MP_SAMPLE_MARK);
	mp_hasher_free(h);
}

/* --- writing ------------------------------------------------------------------------ */

static void
end_line(const mp_sample *s, mp_buf *out, mp_str group)
{
	if (s->grouped)
		mp_buf_addc(out, '\t');
	mp_buf_add(out, group);
	mp_buf_addc(out, '\n');
}

static void
seal(const mp_sample *s, mp_buf *out, size_t from)
{
	mp_str text = { out->p + from, out->n - from };
	char hex[MP_CHAIN_HEX];
	mp_chain chain = { 0 };

	mp_chain_add(&chain, text);
	mp_chain_hex(&chain, hex);
	mp_buf_adds(out, "seal\t\t");
	mp_buf_add(out, (mp_str){ hex, sizeof hex });
	mp_buf_adds(out, "\t\t\t\t\t");
	end_line(s, out, MP_STR(""));
}

void
mp_sample_write(const mp_sample *s, mp_buf *out)
{
	size_t from = out->n, i, rank = 0;

	mp_buf_adds(out, s->grouped ? grouped_header : header);
	for (i = 0; i < MP_NSETTING; i++) {
		mp_buf_printf(out, "setting\t%s\t", names[i]);
		mp_buf_add(out, s->set[i]);
		mp_buf_adds(out, "\t\t\t\t\t");
		end_line(s, out, MP_STR(""));
	}
	for (i = 0; i < s->nstratum; i++) {
		const mp_stratum *t = &s->stratum[i];

		mp_buf_adds(out, "stratum\t\t\t");
		mp_buf_add(out, t->name);
		mp_buf_printf(out, "\t%llu\t%llu\t", (unsigned long long)t->lot,
		    (unsigned long long)t->drawn);
		if (s->plan.kind == MP_PLAN_AQL)
			mp_buf_printf(out, "%u", t->accept);
		mp_buf_addc(out, '\t');
		end_line(s, out, MP_STR(""));
	}
	for (i = 0; i < s->nrow; i++) {
		const mp_drawn *r = &s->row[i];

		rank = i && r->stratum == s->row[i - 1].stratum ? rank + 1 : 1;
		mp_buf_printf(out, "row\t%zu\t", rank);
		mp_buf_add(out, r->id);
		mp_buf_addc(out, '\t');
		mp_buf_add(out, s->stratum[r->stratum].name);
		mp_buf_adds(out, "\t\t\t\t");
		mp_buf_add(out, r->address);
		end_line(s, out, r->group);
	}
	seal(s, out, from);
}

size_t
mp_sample_line(const mp_sample *s, size_t row)
{
	return 1 + MP_NSETTING + s->nstratum + row + 1;
}

/* --- reading ------------------------------------------------------------------------ */

struct reader {
	mp_sample *sample;
	const char *path;
	size_t line;
	int settings;
	bool sealed;
	mp_map ids;
	mp_buf *why;
};

__attribute__((format(printf, 2, 3))) static bool
blame(struct reader *r, const char *fmt, ...)
{
	va_list ap;

	r->why->n = 0;
	mp_buf_printf(r->why, "%s:%zu: ", r->path, r->line);
	va_start(ap, fmt);
	mp_buf_vprintf(r->why, fmt, ap);
	va_end(ap);
	return false;
}

static bool
number(mp_str s, uint64_t *n)
{
	size_t i;

	if (s.n == 0 || s.n > 15 || mp_str_digits(s) != s.n)
		return false;
	for (*n = 0, i = 0; i < s.n; i++)
		*n = *n * 10 + (uint64_t)(s.p[i] - '0');
	return true;
}

/* All settings are there, before anything else: do they hold? */
static bool
settings(struct reader *r)
{
	mp_sample *s = r->sample;
	char hex[MP_DIGEST_HEX];

	if (!mp_str_eq(s->set[MP_SET_VERSION], MP_STR("1")))
		return blame(r, _("a sample of version '%.*s'; this program knows version 1"),
		    (int)s->set[MP_SET_VERSION].n, s->set[MP_SET_VERSION].p);
	if (!mp_plan_read(&s->plan, s->set[MP_SET_PLAN], r->why)) {
		r->why->n = 0;
		return blame(r, _("'%.*s' is no plan"), (int)s->set[MP_SET_PLAN].n,
		    s->set[MP_SET_PLAN].p);
	}
	mp_sample_commit(s, hex);
	if (!mp_str_eq((mp_str){ hex, sizeof hex }, s->set[MP_SET_COMMITMENT]))
		return blame(r, _("the commitment is not that of these settings"));
	return true;
}

static bool
read_setting(struct reader *r, const mp_str *field)
{
	if (r->settings == MP_NSETTING ||
	    !mp_str_eq(field[NAME], mp_str_from(names[r->settings])))
		return blame(r, _("the settings are not those of a sample, in their order"));
	r->sample->set[r->settings++] = mp_arena_dup(&r->sample->strings, field[VALUE]);
	return r->settings < MP_NSETTING || settings(r);
}

static bool
read_stratum(struct reader *r, const mp_str *field)
{
	mp_sample *s = r->sample;
	mp_stratum t = { .name = field[STRATUM] };
	uint64_t accept = 0;

	if (s->nrow > 0 || !number(field[LOT], &t.lot) || !number(field[DRAWN], &t.drawn) ||
	    t.drawn > t.lot || (s->plan.kind == MP_PLAN_AQL ?
	    !number(field[ACCEPT], &accept) || accept > UINT32_MAX : field[ACCEPT].n > 0))
		return blame(r, _("the numbers of a stratum are broken"));
	if (s->nstratum && mp_str_cmp(s->stratum[s->nstratum - 1].name, t.name) >= 0)
		return blame(r, _("the strata are not in their order"));
	t.accept = (uint32_t)accept;
	mp_sample_stratum(s, &t);
	return true;
}

static bool
read_row(struct reader *r, const mp_str *field)
{
	mp_sample *s = r->sample;
	mp_drawn d = { .id = field[VALUE], .address = field[ADDRESS],
		.group = s->grouped ? field[GROUP] : MP_STR("") };
	uint32_t number_of = (uint32_t)s->nrow;

	d.stratum = s->nrow ? s->row[s->nrow - 1].stratum : 0;
	while (d.stratum < s->nstratum && !mp_str_eq(s->stratum[d.stratum].name, field[STRATUM]))
		d.stratum++;
	if (d.stratum == s->nstratum || d.id.n == 0)
		return blame(r, _("the row is of no stratum, or out of its order"));
	mp_sample_row(s, &d);
	if (*mp_map_put(&r->ids, s->row[s->nrow - 1].id, number_of) != number_of)
		return blame(r, _("'%.*s' is drawn twice"), (int)d.id.n, d.id.p);
	return true;
}

static bool
record(struct reader *r, const mp_str *field)
{
	if (mp_str_eq(field[RECORD], MP_STR("setting")))
		return read_setting(r, field);
	if (r->settings < MP_NSETTING)
		return blame(r, _("the settings are not those of a sample, in their order"));
	if (mp_str_eq(field[RECORD], MP_STR("stratum")))
		return read_stratum(r, field);
	if (mp_str_eq(field[RECORD], MP_STR("row")))
		return read_row(r, field);
	return blame(r, _("'%.*s' is no record of a sample"), (int)field[RECORD].n,
	    field[RECORD].p);
}

/* The last line is over all before it, and there is nothing behind it. */
static bool
check_seal(struct reader *r, mp_str before, mp_str value)
{
	mp_chain chain = { 0 };

	mp_chain_add(&chain, before);
	if (value.n != MP_CHAIN_HEX || !mp_chain_at(&chain, value))
		return blame(r, _("the seal is broken: the file has been changed since it was "
		    "written"));
	r->sealed = true;
	return true;
}

/* As many rows as the strata say; none in a commitment. */
static bool
complete(struct reader *r)
{
	const mp_sample *s = r->sample;
	uint64_t *n = mp_zalloc(s->nstratum + 1, sizeof *n);
	bool drawn = s->set[MP_SET_PUBLIC].n > 0, good = true;
	size_t i;

	if (!r->sealed) {
		free(n);
		return blame(r, _("the seal is missing; the file has been cut off"));
	}
	for (i = 0; i < s->nrow; i++)
		n[s->row[i].stratum]++;
	for (i = 0; i < s->nstratum && good; i++)
		good = n[i] == (drawn ? s->stratum[i].drawn : 0);
	free(n);
	return good || blame(r, _("there are not as many rows as the strata say"));
}

static bool
lines(struct reader *r, mp_str text)
{
	mp_str rest = text, line, field[COLUMNS];
	mp_row_fault fault;

	while (rest.n) {
		const char *end = memchr(rest.p, '\n', rest.n);

		r->line++;
		line = (mp_str){ rest.p, end ? (size_t)(end - rest.p) : rest.n };
		if (r->line == 1)
			r->sample->grouped = end && mp_str_eq((mp_str){ line.p, line.n + 1 },
			    mp_str_from(grouped_header));
		if (r->sealed || end == NULL || !mp_tsv_split(line, field, r->sample->grouped ?
		    COLUMNS : GROUP, &fault))
			return blame(r, _("not a row of a sample"));
		if (r->line == 1) {
			if (!r->sample->grouped &&
			    !mp_str_eq((mp_str){ line.p, line.n + 1 }, mp_str_from(header)))
				return blame(r, _("not the header of a sample"));
		} else if (mp_str_eq(field[RECORD], MP_STR("seal"))) {
			if (!check_seal(r, (mp_str){ text.p, (size_t)(rest.p - text.p) },
			    field[VALUE]))
				return false;
		} else if (!record(r, field))
			return false;
		rest = mp_str_skip(rest, line.n + 1);
	}
	return complete(r);
}

/* There is one way to write a sample: no field that is not read, no 080 for 80. */
static bool
as_written(struct reader *r, mp_str text)
{
	mp_buf again = { 0 };
	bool same;

	mp_sample_write(r->sample, &again);
	same = mp_str_eq(mp_buf_str(&again), text);
	mp_buf_free(&again);
	return same || blame(r, _("not as a sample is written"));
}

bool
mp_sample_parse(mp_sample *s, mp_str text, const char *path, mp_buf *why)
{
	struct reader r = { .sample = s, .path = path, .why = why };
	bool good;

	*s = (mp_sample){ 0 };
	good = lines(&r, text) && as_written(&r, text);
	mp_map_free(&r.ids);
	if (!good)
		mp_sample_free(s);
	return good;
}
