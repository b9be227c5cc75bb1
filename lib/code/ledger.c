/* ledger.c - a registry written out, and the life of one code. */
#include "code/ledger.h"

#include <stdlib.h>
#include <time.h>

#include "base/mem.h"
#include "code/ledger_set.h"
#include "code/registry_set.h"

const char mp_ledger_header[] = "record\tseq\ttime\tkind\tplace\ttarget\tcause\toperator\t"
	"reason\told\tnew\tparent\tslot\tserial\tkey\tcode\twritten\thash\n";

struct writer {
	mp_registry *r;
	mp_sink *sink;
	void *of;
	mp_buf out;
	mp_arena arena;
	int64_t seq;		/* of the last event that was written */
	char hash[MP_CHAIN_HEX];
	size_t names, counters;
};

static bool
flush(struct writer *w)
{
	bool good = w->sink(w->of, mp_buf_str(&w->out));

	w->out.n = 0;
	return good;
}

/* End a row. */
static bool
end_row(struct writer *w)
{
	mp_buf_addc(&w->out, '\n');
	return w->out.n < 65536 || flush(w);
}

static bool
put_setting(struct writer *w, const char *name, const mp_buf *value)
{
	mp_buf_printf(&w->out, "registry\t\t\t\t\t\t\t\t\t%s\t", name);
	mp_buf_add(&w->out, mp_buf_str(value));
	mp_buf_adds(&w->out, "\t\t\t\t\t\t\t");
	return end_row(w);
}

static bool
put_settings(struct writer *w)
{
	mp_buf layout = { 0 }, form = { 0 };
	bool good;

	good = mp_store_made_for(w->r->store, &layout, &form) &&
	    put_setting(w, "layout", &layout) && put_setting(w, "key form", &form);
	mp_buf_free(&layout);
	mp_buf_free(&form);
	return good;
}

static bool
put_event(void *of, const mp_event *e, const mp_place *place)
{
	struct writer *w = of;
	mp_chain chain = { { 0 } };

	mp_buf_adds(&w->out, "event\t");
	mp_event_text(&w->out, e, place->id ? place : NULL);
	mp_chain_resume(&chain, e->hash);
	mp_chain_hex(&chain, w->hash);
	mp_buf_addc(&w->out, '\t');
	mp_buf_add(&w->out, (mp_str){ w->hash, sizeof w->hash });
	w->seq = e->seq;
	return end_row(w);
}

static bool
put_name(void *of, const mp_later_name *name)
{
	static const char *const naming[] = { "", "old", "gone", "taken" };
	struct writer *w = of;

	mp_buf_printf(&w->out, "name\t%lld\t\t%s\t%lld\t\t\t\t\t\t\t\t\t\t",
	    (long long)name->seq, naming[name->naming], (long long)name->place);
	mp_buf_add(&w->out, name->key);
	mp_buf_adds(&w->out, "\t\t");
	mp_buf_add(&w->out, name->written);
	mp_buf_addc(&w->out, '\t');
	w->names++;
	return end_row(w);
}

static bool
put_counter(void *of, const mp_counter *counter)
{
	struct writer *w = of;

	mp_buf_printf(&w->out, "counter\t\t\t\t\t\t\t\t\t\t\t%lld\t%d\t%u\t\t\t\t",
	    (long long)counter->parent, counter->slot, (unsigned)counter->serial);
	w->counters++;
	return end_row(w);
}

/* So that half an export is not taken for a whole one. */
static bool
put_end(struct writer *w)
{
	mp_buf_printf(&w->out, "end\t%lld\t\t\t%zu\t\t\t\t\t\t\t\t\t%zu\t\t\t\t",
	    (long long)w->seq, w->names, w->counters);
	if (w->seq)
		mp_buf_add(&w->out, (mp_str){ w->hash, sizeof w->hash });
	return end_row(w);
}

static void
writer_fini(struct writer *w)
{
	mp_buf_free(&w->out);
	mp_arena_free(&w->arena);
}

bool
mp_ledger_export(mp_registry *r, mp_sink *sink, void *of)
{
	struct writer w = { .r = r, .sink = sink, .of = of };
	bool good;

	mp_buf_adds(&w.out, mp_ledger_header);
	good = put_settings(&w) &&
	    mp_store_each_event(r->store, &w.arena, put_event, &w) &&
	    mp_store_each_name(r->store, &w.arena, put_name, &w) &&
	    mp_store_each_counter(r->store, &w.arena, put_counter, &w) &&
	    put_end(&w) && flush(&w);
	writer_fini(&w);
	return good;
}

/* --- the life of one code ------------------------------------------------------------------ */

struct seqs {
	int64_t *seq;
	size_t n, cap;
};

static void
add_seq(struct seqs *s, int64_t seq)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (s->seq[i] == seq)
			return;
	s->seq = mp_grow(s->seq, &s->cap, s->n + 1, sizeof *s->seq);
	s->seq[s->n++] = seq;
}

static int
by_number(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The events that a place had, and those that named it or what it lies in. */
static bool
collect(struct writer *w, const mp_place *place, struct seqs *out)
{
	mp_place p = *place;
	mp_later_name *name;
	mp_event *event;
	size_t i, n;

	add_seq(out, p.issued);
	if (!mp_store_events_of(w->r->store, p.id, &event, &n, &w->arena))
		return false;
	for (i = 0; i < n; i++)
		add_seq(out, event[i].seq);
	for (;;) {
		if (!mp_store_names(w->r->store, p.id, &name, &n, &w->arena))
			return false;
		for (i = 0; i < n; i++)
			add_seq(out, name[i].seq);
		if (p.parent < 0)
			return true;
		if (!mp_store_place(w->r->store, p.parent, &p, &w->arena))
			return false;
	}
}

static bool
put_code(struct writer *w, int64_t id)
{
	mp_place p = { 0 };

	if (id > 0 && !mp_store_place(w->r->store, id, &p, &w->arena))
		return false;
	mp_buf_add(&w->out, p.code);
	mp_buf_addc(&w->out, '\t');
	return true;
}

static bool
put_life(struct writer *w, int64_t seq)
{
	char when[32] = "", hex[MP_CHAIN_HEX];
	mp_chain chain = { { 0 } };
	mp_event e;
	struct tm tm;
	time_t t;
	bool good;

	if (!mp_store_event(w->r->store, seq, &e, &w->arena))
		return false;
	t = (time_t)e.time;
	if (gmtime_r(&t, &tm))
		strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", &tm);
	mp_buf_printf(&w->out, "%lld\t%s\t", (long long)e.seq, when);
	mp_buf_add(&w->out, e.kind);
	mp_buf_addc(&w->out, '\t');
	good = put_code(w, e.place) && put_code(w, e.place ? e.target : 0);
	mp_buf_add(&w->out, e.operator);
	mp_buf_addc(&w->out, '\t');
	mp_buf_add(&w->out, e.reason);
	mp_buf_addc(&w->out, '\t');
	mp_buf_add(&w->out, e.old);
	mp_buf_addc(&w->out, '\t');
	mp_buf_add(&w->out, e.new);
	mp_buf_addc(&w->out, '\t');
	if (e.cause)
		mp_buf_printf(&w->out, "%lld", (long long)e.cause);
	mp_chain_resume(&chain, e.hash);
	mp_chain_hex(&chain, hex);
	mp_buf_addc(&w->out, '\t');
	mp_buf_add(&w->out, (mp_str){ hex, sizeof hex });
	return good && end_row(w);
}

bool
mp_ledger_history(mp_registry *r, mp_str code, bool *known, mp_sink *sink, void *of)
{
	struct writer w = { .r = r, .sink = sink, .of = of };
	struct seqs seqs = { NULL, 0, 0 };
	mp_place place;
	size_t i;
	bool good;

	good = mp_registry_by_code(r, code, &place);
	*known = good && place.id;
	if (*known) {
		mp_buf_adds(&w.out, "seq\ttime\tevent\tcode\tinto\toperator\treason\told\tnew\t"
		    "cause\thash\n");
		good = collect(&w, &place, &seqs);
		if (seqs.n)
			qsort(seqs.seq, seqs.n, sizeof *seqs.seq, by_number);
		for (i = 0; i < seqs.n && good; i++)
			good = put_life(&w, seqs.seq[i]);
		good = good && flush(&w);
	}
	free(seqs.seq);
	writer_fini(&w);
	return good;
}
