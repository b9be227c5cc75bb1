/* rule.c - names of roads and divisions that were changed everywhere. */
#include "base/mem.h"
#include "code/registry_set.h"
#include "code/written.h"

void
mp_fold_element(mp_buf *out, mp_element e, mp_str value)
{
	mp_address one = { 0 }, folded = { 0 };
	mp_buf key = { 0 };

	one.elem[e] = value;
	mp_address_key(&key, &one);
	mp_written_read(&folded, mp_buf_str(&key), true, MP_STR(""));
	mp_buf_add(out, folded.elem[e]);
	mp_buf_free(&key);
}

bool
mp_rule_read(mp_rule *rule, const mp_event *event, mp_arena *arena)
{
	mp_str rest = event->new;
	mp_address within = { 0 };
	mp_buf folded = { 0 };
	int e;

	*rule = (mp_rule){ .seq = event->seq };
	if (!mp_written_next(&rest, &rule->element, &rule->name))
		return false;
	rule->name = mp_arena_dup(arena, rule->name);
	mp_written_read(&within, event->old, true, MP_STR(""));
	for (e = MP_PROVINCE; e <= MP_ROOM; e++) {
		if (within.elem[e].n == 0)
			continue;
		folded.n = 0;
		mp_fold_element(&folded, (mp_element)e, within.elem[e]);
		rule->within.elem[e] = mp_arena_dup(arena, mp_buf_str(&folded));
	}
	mp_buf_free(&folded);
	return true;
}

bool
mp_rule_matches(const mp_rule *rule, const mp_address *folded)
{
	int e;

	if (!mp_str_eq(rule->within.elem[rule->element], folded->elem[rule->element]))
		return false;
	for (e = MP_PROVINCE; e <= MP_ROOM; e++)
		if (rule->within.elem[e].n &&
		    !mp_str_eq(rule->within.elem[e], folded->elem[e]))
			return false;
	return true;
}

bool
mp_registry_refresh(mp_registry *r)
{
	int64_t after = r->nrules ? r->rule[r->nrules - 1].seq : 0;
	mp_arena arena = { 0 };
	mp_event *event;
	mp_rule rule;
	size_t i, n;
	bool good = mp_store_renames(r->store, after, &event, &n, &arena);

	for (i = 0; i < n && good; i++) {
		if (!mp_rule_read(&rule, &event[i], &r->rules))
			continue;	/* of a release that knows more */
		r->rule = mp_grow(r->rule, &r->rule_cap, r->nrules + 1, sizeof *r->rule);
		r->rule[r->nrules++] = rule;
	}
	mp_arena_free(&arena);
	return good;
}

/* Put the new name into an address, and make its key anew. */
static void
rewrite(const mp_registry *r, const mp_rule *rule, mp_buf *key, mp_buf *written)
{
	mp_buf new_key = { 0 }, new_written = { 0 };
	mp_address a = { 0 }, seen;

	mp_written_read(&a, mp_buf_str(key), true, mp_buf_str(written));
	a.elem[rule->element] = rule->name;
	seen = a;
	mp_layout_see(r->layout, &seen);
	mp_address_key(&new_key, &seen);
	mp_written(&new_written, &a, mp_buf_str(&new_key));
	mp_buf_free(key);
	mp_buf_free(written);
	*key = new_key;
	*written = new_written;
}

bool
mp_registry_rename(mp_registry *r, mp_buf *key, mp_buf *written)
{
	mp_address folded = { 0 };
	bool any = false;
	size_t i;

	mp_written_read(&folded, mp_buf_str(key), true, MP_STR(""));
	for (i = 0; i < r->nrules; i++) {
		if (!mp_rule_matches(&r->rule[i], &folded))
			continue;
		any = true;
		rewrite(r, &r->rule[i], key, written);
		folded = (mp_address){ 0 };
		mp_written_read(&folded, mp_buf_str(key), true, MP_STR(""));
	}
	return any;
}
