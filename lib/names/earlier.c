/* earlier.c - the answers of an earlier table, menpai-names(5). */
#include "names/learn.h"

#include "base/mem.h"
#include "row/cli.h"
#include "row/columns.h"
#include "row/table.h"

static const mp_table_column columns[] = {
	[MP_LEARNT_KIND] = { "kind", true }, [MP_LEARNT_COUNTY] = { "county", true },
	[MP_LEARNT_WITHIN] = { "within", true }, [MP_LEARNT_ELEMENT] = { "element", true },
	[MP_LEARNT_NAME] = { "name", true }, [MP_LEARNT_THEN] = { "then", true },
	[MP_LEARNT_MEANS] = { "means", true }, [MP_LEARNT_COUNT] = { "count", true },
	[MP_LEARNT_EXCEPTIONS] = { "exceptions", true }, [MP_LEARNT_SCORE] = { "score", false },
	[MP_LEARNT_WHY] = { "why", false }, [MP_LEARNT_ACCEPT] = { "accept", true },
	[MP_LEARNT_NCOLUMNS] = { NULL, true },
};

/* Kinds and elements may be called in Chinese; answers are found by the English. */
static bool
unify_kind(mp_learnt_row *r)
{
	static const struct { mp_learnt_kind kind; const char *name, *zh; } kinds[] = {
		{ MP_LEARNT_ALIAS, "alias", "别名" }, { MP_LEARNT_RULE, "rule", "规律" },
		{ MP_LEARNT_ANAME, "name", "名称" },
	};
	mp_str *kind = &r->field[MP_LEARNT_KIND];
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (mp_str_eq(*kind, mp_str_from(kinds[i].name)) ||
		    mp_str_eq(*kind, mp_str_from(kinds[i].zh))) {
			r->kind = kinds[i].kind;
			*kind = mp_str_from(kinds[i].name);
			return true;
		}
	return false;
}

static void
unify_element(mp_str *field)
{
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		if (mp_column_is(*field, mp_elements[e].name)) {
			*field = mp_str_from(mp_elements[e].name);
			return;
		}
}

/* Was the statement of the row there before?  Then with `why` filled if the answer to it
 * was another. */
static bool
known(mp_learnt *l, const mp_table *t, const mp_learnt_row *row, mp_buf *why)
{
	const uint32_t *at = mp_map_get(&l->known, mp_learnt_statement(&l->buf, row));
	mp_str now = row->field[MP_LEARNT_ACCEPT];

	if (at && mp_table_reply(l->earlier[*at].field[MP_LEARNT_ACCEPT]) != mp_table_reply(now))
		mp_table_blame(t, MP_LEARNT_ACCEPT, why, _("'%.*s' here, and the contrary in line "
		    "%u; one of them must go"), (int)now.n, now.p, l->earlier[*at].line);
	return at != NULL;
}

/* Keep a row that was decided. */
static bool
keep(mp_learnt *l, const mp_table *t, mp_buf *why)
{
	mp_learnt_row row = { .line = (uint32_t)mp_table_line(t) };
	mp_str count, answer = mp_table_get(t, MP_LEARNT_ACCEPT);
	int k;

	if (mp_table_reply(answer) == MP_REPLY_UNCLEAR) {
		mp_table_blame(t, MP_LEARNT_ACCEPT, why, _("'%.*s'; expected yes, no or nothing"),
		    (int)answer.n, answer.p);
		return false;
	}

	for (k = 0; k < MP_LEARNT_NCOLUMNS; k++)
		row.field[k] = mp_arena_dup(&l->arena, mp_table_get(t, (size_t)k));
	if (!unify_kind(&row)) {
		mp_table_blame(t, MP_LEARNT_KIND, why, _("'%.*s'; it can be: %s"),
		    (int)row.field[MP_LEARNT_KIND].n, row.field[MP_LEARNT_KIND].p,
		    "name, alias, rule");
		return false;
	}
	unify_element(&row.field[MP_LEARNT_ELEMENT]);
	unify_element(&row.field[MP_LEARNT_THEN]);
	if (known(l, t, &row, why))
		return why->n == 0;
	for (count = row.field[MP_LEARNT_COUNT]; mp_str_digits(count); count = mp_str_skip(count, 1))
		row.count = row.count * 10 + (uint32_t)(count.p[0] - '0');
	l->earlier = mp_grow(l->earlier, &l->earlier_cap, l->nearlier + 1, sizeof *l->earlier);
	mp_map_put(&l->known, mp_arena_dup(&l->arena, mp_learnt_statement(&l->buf, &row)),
	    (uint32_t)l->nearlier);
	l->earlier[l->nearlier++] = row;
	return true;
}

bool
mp_learn_earlier(mp_learnt *l, const char *path, mp_buf *why)
{
	mp_table *t = mp_table_open(path, columns, why);

	while (t && why->n == 0 && mp_table_next(t, why))
		if (mp_table_get(t, MP_LEARNT_ACCEPT).n && !keep(l, t, why))
			break;
	mp_table_close(t);
	return why->n == 0;
}
