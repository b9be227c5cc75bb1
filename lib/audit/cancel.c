/* cancel.c - codes to cancel, as events for addr-code --events. */
#include <config.h>

#include "audit/cancel.h"

#include <stdlib.h>

#include "base/mem.h"

struct merge { uint64_t into; mp_str code; };

struct mp_cancel {
	mp_audit *a;
	mp_outfile *out;
	mp_hashes wanted;	/* what duplicates name */
	mp_str *survivor;	/* the code of each, "" until it has come */
	mp_hashes codes;	/* of duplicates */
	bool *kept;		/* each of them: it must stay, or its event is written */
	bool settled;
	struct merge *merge;
	size_t nmerge, merge_cap;
	mp_map lost;		/* --not-found: by code */
	struct lost { mp_str code, reason; bool seen; } *lost_code;
	size_t nlost, lost_cap;
	mp_arena strings;
	mp_buf text;
};

/* --- not found ---------------------------------------------------------------------- */

static void
read_lost(mp_cancel *c, const char *path)
{
	filter *t = filter_beside(c->a->f, path);
	filter_col code = filter_need(t, "code"), reason = filter_want(t, "reason");
	filter_row *r;

	while ((r = filter_next(t)) != NULL) {
		struct lost new = { .code = mp_arena_dup(&c->strings, filter_get(r, code)),
			.reason = mp_arena_dup(&c->strings, filter_get(r, reason)) };

		if (new.code.n == 0 || mp_map_get(&c->lost, new.code))
			continue;
		mp_map_put(&c->lost, new.code, (uint32_t)c->nlost);
		c->lost_code = mp_grow(c->lost_code, &c->lost_cap, c->nlost + 1,
		    sizeof *c->lost_code);
		c->lost_code[c->nlost++] = new;
	}
	if (filter_leave(t))
		cli_die(_("%s: some rows cannot be read; mend them first"), path);
}

mp_cancel *
mp_cancel_new(mp_audit *a)
{
	mp_cancel *c = mp_zalloc(1, sizeof *c);

	c->a = a;
	if (a->col.code == FILTER_NONE)
		cli_die(_("--cancel: the library has no column 'code'"));
	if (a->o->not_found)
		read_lost(c, a->o->not_found);
	c->out = filter_create(a->f, a->o->cancel);
	return c;
}

void
mp_cancel_free(mp_cancel *c)
{
	if (!c)
		return;
	mp_hashes_free(&c->wanted);
	mp_hashes_free(&c->codes);
	free(c->kept);
	free(c->survivor);
	free(c->merge);
	mp_map_free(&c->lost);
	free(c->lost_code);
	mp_arena_free(&c->strings);
	mp_buf_free(&c->text);
	free(c);
}

/* --- rows --------------------------------------------------------------------------- */

void
mp_cancel_want(mp_cancel *c, mp_str called, mp_str code)
{
	mp_hashes_add(&c->wanted, mp_hash(called));
	mp_hashes_add(&c->codes, mp_hash(code));
}

static void
settle(mp_cancel *c)
{
	mp_hashes_end(&c->wanted);
	mp_hashes_end(&c->codes);
	c->survivor = mp_zalloc(c->wanted.n + 1, sizeof *c->survivor);
	c->kept = mp_zalloc(c->codes.n + 1, sizeof *c->kept);
	c->settled = true;
}

void
mp_cancel_take(mp_cancel *c, bool live, mp_str code, mp_str called, mp_str dup_of)
{
	const uint32_t *lost = mp_map_get(&c->lost, code);
	size_t i;

	if (!c->settled)
		settle(c);
	if (lost)
		c->lost_code[*lost].seen = true;
	if (!live && code.n) {
		c->merge = mp_grow(c->merge, &c->merge_cap, c->nmerge + 1, sizeof *c->merge);
		c->merge[c->nmerge++] = (struct merge){ mp_hash(dup_of),
			mp_arena_dup(&c->strings, code) };
		return;
	}
	if (live && (i = mp_hashes_find(&c->wanted, mp_hash(called))) != SIZE_MAX &&
	    c->survivor[i].n == 0)
		c->survivor[i] = mp_arena_dup(&c->strings, code);
	if (live && (i = mp_hashes_find(&c->codes, mp_hash(code))) != SIZE_MAX)
		c->kept[i] = true;
}

/* --- events ------------------------------------------------------------------------- */

static void
put_event(mp_cancel *c, const char *event, mp_str code, mp_str into, mp_str reason)
{
	const mp_str value[] = { mp_str_from(event), code, into, reason };
	size_t i;

	for (i = 0; i < 4; i++) {
		if (i)
			mp_buf_addc(&c->text, '\t');
		mp_buf_add(&c->text, value[i]);
	}
	mp_buf_addc(&c->text, '\n');
}

static size_t
put_merges(mp_cancel *c)
{
	size_t i, at, own, n = 0;
	mp_str into;

	for (i = 0; i < c->nmerge; i++) {
		const struct merge *m = &c->merge[i];

		at = mp_hashes_find(&c->wanted, m->into);
		own = mp_hashes_find(&c->codes, mp_hash(m->code));
		into = c->survivor[at];
		if (into.n == 0 || mp_str_eq(into, m->code) || c->kept[own] ||
		    mp_map_get(&c->lost, m->code))
			continue;
		put_event(c, "merge", m->code, into, MP_STR("重复"));
		c->kept[own] = true;
		n++;
	}
	return n;
}

void
mp_cancel_write(mp_cancel *c)
{
	size_t i, n, unknown = 0;

	mp_buf_adds(&c->text, "event\tcode\tinto\treason\n");
	n = put_merges(c);
	for (i = 0; i < c->nlost; i++) {
		const struct lost *l = &c->lost_code[i];

		if (!l->seen) {
			unknown++;
			continue;
		}
		put_event(c, "retire", l->code, MP_STR(""),
		    l->reason.n ? l->reason : MP_STR("虚假注销"));
		n++;
	}
	cli_write(c->out, mp_buf_str(&c->text));
	if (unknown)
		cli_warn(_("%s: %zu codes are not in the library; nothing is to be cancelled "
		    "for them"), c->a->o->not_found, unknown);
	filter_count(c->a->f, N_("to cancel"), n);
}
