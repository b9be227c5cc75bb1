/* ledger_import.c - an export read into a registry. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "code/ledger.h"
#include "code/ledger_set.h"
#include "code/path.h"
#include "code/registry_set.h"
#include "row/cli.h"

/* The columns, in the order of mp_ledger_header. */
enum {
	RECORD, SEQ, TIME, KIND, PLACE, TARGET, CAUSE, OPERATOR, REASON, OLD, NEW, PARENT,
	SLOT, SERIAL, KEY, CODE, WRITTEN, HASH
};

enum { MOST = 1000 };	/* rows that wait */

struct mp_import {
	mp_registry *r;
	mp_fates fates;
	mp_event event[MOST];
	mp_place place[MOST];
	mp_later_name name[MOST];
	mp_counter counter[MOST];
	size_t events, places, some_names, some_counters;
	mp_arena arena;		/* their texts */
	size_t names, counters;	/* of all */
	bool ended;
	mp_chain last;		/* the hash of the last event that was read */
	int64_t seq;		/* its number */
	const char *fault;	/* the first that was found */
	int64_t faulty;
};

static bool
say(mp_buf *why, const char *text)
{
	mp_buf_adds(why, text);
	return false;
}

static bool
say_failure(mp_import *m, mp_buf *why)
{
	return say(why, mp_registry_why(m->r));
}

mp_import *
mp_import_begin(mp_registry *r, mp_buf *why)
{
	mp_import *m = mp_zalloc(1, sizeof *m);

	m->r = r;
	if (!mp_registry_begin(r))
		say_failure(m, why);
	else if (r->seq != 0)
		say(why, _("the registry is not empty"));
	else
		return m;
	mp_import_drop(m);
	return NULL;
}

void
mp_import_drop(mp_import *m)
{
	if (!m)
		return;
	mp_store_rollback(m->r->store);
	mp_fates_free(&m->fates);
	mp_arena_free(&m->arena);
	free(m);
}

/* A whole number, written as an export writes it. */
static bool
number(mp_str s, int64_t *v)
{
	bool minus = s.n && s.p[0] == '-';
	uint64_t u = 0;
	size_t i;

	if (s.n > 19 + (size_t)minus || s.n == minus || (s.p[minus] == '0' && s.n > 1))
		return false;
	for (i = minus; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		u = u * 10 + (uint64_t)(s.p[i] - '0');
	}
	if (u > INT64_MAX)
		return false;
	*v = minus ? -(int64_t)u : (int64_t)u;
	return true;
}

static mp_str
keep(mp_import *m, mp_str s)
{
	return mp_arena_dup(&m->arena, s);
}

static bool
flush(mp_import *m, mp_buf *why)
{
	bool good = mp_store_add(m->r->store, m->place, m->places) &&
	    mp_store_add_events(m->r->store, m->event, m->events) &&
	    mp_store_add_names(m->r->store, m->name, m->some_names) &&
	    mp_store_set_counters(m->r->store, m->counter, m->some_counters);
	size_t i;

	for (i = 0; i < m->events; i++)
		if (!mp_str_eq(m->event[i].kind, MP_STR("issue")))
			mp_fates_add(&m->fates, &m->event[i]);
	m->events = m->places = m->some_names = m->some_counters = 0;
	mp_arena_free(&m->arena);
	return good || say_failure(m, why);
}

static bool
add_event(mp_import *m, const mp_str f[MP_LEDGER_COLUMNS], mp_buf *why)
{
	mp_event *e = &m->event[m->events];
	mp_place *p = &m->place[m->places];
	bool issue = mp_str_eq(f[KIND], MP_STR("issue"));
	mp_chain chain = { { 0 } };
	int64_t slot = 0, serial = 0;

	*e = (mp_event){ .kind = keep(m, f[KIND]), .operator = keep(m, f[OPERATOR]),
	    .reason = keep(m, f[REASON]), .old = keep(m, f[OLD]), .new = keep(m, f[NEW]) };
	*p = (mp_place){ .key = keep(m, f[KEY]), .code = keep(m, f[CODE]),
	    .written = keep(m, f[WRITTEN]), .hash = mp_path_hash(f[KEY]) };
	if (!number(f[SEQ], &e->seq) || !number(f[TIME], &e->time) ||
	    !number(f[PLACE], &e->place) || !number(f[TARGET], &e->target) ||
	    !number(f[CAUSE], &e->cause) || (issue && (!number(f[PARENT], &p->parent) ||
	    !number(f[SLOT], &slot) || !number(f[SERIAL], &serial))))
		return say(why, _("a number is expected"));
	if (f[HASH].n != MP_CHAIN_HEX || !mp_chain_resume(&chain, f[HASH]))
		return say(why, _("the hash is not one of 64 hexadecimal digits"));
	e->hash = keep(m, (mp_str){ (const char *)chain.hash, sizeof chain.hash });
	m->last = chain;
	m->seq = e->seq;
	m->events++;
	if (issue) {
		p->id = e->place;
		p->issued = e->seq;
		if (slot < 0 || slot >= MP_SLOTS || serial < 0 || serial > UINT32_MAX ||
		    p->id <= 0)
			return say(why, _("there is no such place"));
		p->slot = (int)slot;
		p->serial = (uint32_t)serial;
		m->places++;
	}
	return m->events < MOST || flush(m, why);
}

static mp_naming
naming_of(mp_str kind)
{
	return mp_str_eq(kind, MP_STR("old")) ? MP_NAMED_OLD :
	    mp_str_eq(kind, MP_STR("gone")) ? MP_NAMED_GONE :
	    mp_str_eq(kind, MP_STR("taken")) ? MP_NAMED_TAKEN : MP_NAMED_GIVEN;
}

static bool
add_name(mp_import *m, const mp_str f[MP_LEDGER_COLUMNS], mp_buf *why)
{
	mp_later_name *name = &m->name[m->some_names];

	*name = (mp_later_name){ .key = keep(m, f[KEY]), .written = keep(m, f[WRITTEN]),
	    .hash = mp_path_hash(f[KEY]), .naming = naming_of(f[KIND]) };
	if (!number(f[PLACE], &name->place) || !number(f[SEQ], &name->seq))
		return say(why, _("a number is expected"));
	m->names++;
	return ++m->some_names < MOST || flush(m, why);
}

static bool
add_counter(mp_import *m, const mp_str f[MP_LEDGER_COLUMNS], mp_buf *why)
{
	int64_t parent, slot, serial;

	if (!number(f[PARENT], &parent) || !number(f[SLOT], &slot) ||
	    !number(f[SERIAL], &serial) || slot < 0 || slot >= MP_SLOTS || serial < 0 ||
	    serial > UINT32_MAX)
		return say(why, _("a number is expected"));
	m->counter[m->some_counters] = (mp_counter){ parent, (int)slot, (uint32_t)serial };
	m->counters++;
	return ++m->some_counters < MOST || flush(m, why);
}

/* The registry was made for the same layout and keys as the export. */
static bool
check_setting(mp_import *m, const mp_str f[MP_LEDGER_COLUMNS], mp_buf *why)
{
	mp_buf layout = { 0 }, form = { 0 };
	bool good = mp_store_made_for(m->r->store, &layout, &form), same;

	same = good && ((mp_str_eq(f[OLD], MP_STR("layout")) &&
	    mp_str_eq(f[NEW], mp_buf_str(&layout))) ||
	    (mp_str_eq(f[OLD], MP_STR("key form")) && mp_str_eq(f[NEW], mp_buf_str(&form))));
	mp_buf_free(&layout);
	mp_buf_free(&form);
	if (!good)
		return say_failure(m, why);
	return same || say(why, _("it was made for another layout of codes or another form "
	    "of keys"));
}

/* Is everything there? */
static bool
check_end(mp_import *m, const mp_str f[MP_LEDGER_COLUMNS], mp_buf *why)
{
	int64_t seq, names, counters;

	m->ended = number(f[SEQ], &seq) && number(f[PLACE], &names) &&
	    number(f[SERIAL], &counters) && seq == m->seq && (size_t)names == m->names &&
	    (size_t)counters == m->counters &&
	    (seq == 0 ? f[HASH].n == 0 : mp_chain_at(&m->last, f[HASH]));
	return m->ended || say(why, _("rows are missing before the end"));
}

/* The columns of each kind of row; in the others nothing stands. */
static unsigned long
columns_of(const mp_str f[MP_LEDGER_COLUMNS])
{
#define BIT(column) (1UL << (column))
	const unsigned long event = BIT(RECORD) | BIT(SEQ) | BIT(TIME) | BIT(KIND) | BIT(PLACE) |
	    BIT(TARGET) | BIT(CAUSE) | BIT(OPERATOR) | BIT(REASON) | BIT(OLD) | BIT(NEW) |
	    BIT(HASH);
	const unsigned long place = BIT(PARENT) | BIT(SLOT) | BIT(SERIAL) | BIT(KEY) |
	    BIT(CODE) | BIT(WRITTEN);

	if (mp_str_eq(f[RECORD], MP_STR("event")))
		return mp_str_eq(f[KIND], MP_STR("issue")) ? event | place : event;
	if (mp_str_eq(f[RECORD], MP_STR("name")))
		return BIT(RECORD) | BIT(SEQ) | (naming_of(f[KIND]) ? BIT(KIND) : 0) | BIT(PLACE) | BIT(KEY) | BIT(WRITTEN);
	if (mp_str_eq(f[RECORD], MP_STR("counter")))
		return BIT(RECORD) | BIT(PARENT) | BIT(SLOT) | BIT(SERIAL);
	if (mp_str_eq(f[RECORD], MP_STR("registry")))
		return BIT(RECORD) | BIT(OLD) | BIT(NEW);
	return BIT(RECORD) | BIT(SEQ) | BIT(PLACE) | BIT(SERIAL) | BIT(HASH);
#undef BIT
}

bool
mp_import_row(mp_import *m, const mp_str f[MP_LEDGER_COLUMNS], mp_buf *why)
{
	unsigned long columns = columns_of(f);
	size_t i;

	for (i = 0; i < MP_LEDGER_COLUMNS; i++)
		if (f[i].n && !(columns >> i & 1))
			return say(why, _("a column is filled that this record does not have"));
	if (m->ended)
		return say(why, _("there are rows behind the end"));
	if (mp_str_eq(f[RECORD], MP_STR("end")))
		return check_end(m, f, why);
	if (mp_str_eq(f[RECORD], MP_STR("event")))
		return add_event(m, f, why);
	if (mp_str_eq(f[RECORD], MP_STR("name")))
		return add_name(m, f, why);
	if (mp_str_eq(f[RECORD], MP_STR("counter")))
		return add_counter(m, f, why);
	if (mp_str_eq(f[RECORD], MP_STR("registry")))
		return check_setting(m, f, why);
	return say(why, _("the record is none of registry, event, name, counter and end"));
}

/* What follows from the events. */
static bool
set_states(mp_import *m)
{
	size_t i;

	for (i = 0; i < m->fates.n; i++) {
		const struct mp_fate *f = &m->fates.fate[i];

		if (f->state != MP_LIFE_LIVE &&
		    !mp_store_set_state(m->r->store, f->place, f->state, f->successor))
			return false;
	}
	return true;
}

static void
note_fault(void *of, const mp_ledger_fault *fault)
{
	mp_import *m = of;

	if (m->fault)
		return;
	m->fault = fault->words;
	m->faulty = fault->event;
}

bool
mp_import_end(mp_import *m, mp_ledger_sums *sums, mp_buf *why)
{
	bool good = m->ended ? flush(m, why) : say(why, _("the end is missing"));

	if (good && !(set_states(m) && mp_ledger_verify(m->r, note_fault, m, sums)))
		good = say_failure(m, why);
	if (good && m->fault) {
		mp_buf_printf(why, _("event %lld: %s"), (long long)m->faulty, m->fault);
		good = false;
	}
	if (good && !mp_store_commit(m->r->store))
		good = say_failure(m, why);
	mp_import_drop(m);
	return good;
}
