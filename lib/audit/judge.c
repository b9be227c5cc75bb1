/* judge.c - what came back from the field, against the sample that went out. */
#include <config.h>

#include "audit/judge.h"

#include <stdlib.h>

#include "audit/form.h"
#include "base/mem.h"
#include "row/cli.h"

void
mp_judge_init(mp_judge *j, const mp_sample *s, const char *path)
{
	size_t i;

	*j = (mp_judge){ .sample = s, .path = path };
	j->found = mp_zalloc(s->nrow + 1, sizeof *j->found);
	for (i = 0; i < s->nrow; i++)
		mp_map_put(&j->ids, s->row[i].id, (uint32_t)i);
}

void
mp_judge_fini(mp_judge *j)
{
	free(j->found);
	free(j->complaint);
	mp_map_free(&j->ids);
	mp_arena_free(&j->strings);
}

static void
complain(mp_judge *j, mp_str text)
{
	j->complaint = mp_grow(j->complaint, &j->complaint_cap, j->complaints + 1,
	    sizeof *j->complaint);
	j->complaint[j->complaints++] = mp_arena_dup(&j->strings, text);
}

static bool
is_one(mp_str s, const char *const *word)
{
	for (; *word; word++)
		if (mp_str_eq(s, mp_str_from(*word)))
			return true;
	return false;
}

/* False if it is no result; nothing is none that was given. */
static bool
result_of(mp_str s, mp_result *result)
{
	static const char *const right[] = { "合格", "对", "正确", "是", "right", "1", "√", "✓", NULL },
		*const wrong[] = { "不合格", "错", "错误", "否", "wrong", "0", "×", "✗", NULL };

	*result = is_one(s, right) ? MP_RESULT_RIGHT : is_one(s, wrong) ? MP_RESULT_WRONG :
	    MP_RESULT_NONE;
	return *result != MP_RESULT_NONE || s.n == 0;
}

/* 4.11502E+29: Excel and WPS keep 15 digits of a number, and the end of a code is gone. */
static bool
is_rounded(mp_str id)
{
	return id.n > 3 && id.p[0] >= '1' && id.p[0] <= '9' && id.p[1] == '.' &&
	    memchr(id.p, 'E', id.n) != NULL;
}

/* One row of a form; `why` is filled where it is a complaint. */
static void
take(mp_judge *j, const mp_table *t, const char *path, mp_buf *why)
{
	mp_str id = mp_table_get(t, MP_FORM_CODE), text = mp_table_get(t, MP_FORM_RESULT);
	const uint32_t *at = mp_map_get(&j->ids, id);
	mp_found_row *f;
	mp_result result;
	mp_buf where = { 0 };

	if (at == NULL) {
		mp_table_blame(t, MP_FORM_CODE, why, is_rounded(id) ? _("'%.*s' is what a "
		    "spreadsheet has left of a code; copy the results into the form as it was "
		    "handed out, with its codes as text") : _("'%.*s' was not drawn"),
		    (int)id.n, id.p);
		return;
	}
	f = &j->found[*at];
	if (!result_of(text, &result))
		mp_table_blame(t, MP_FORM_RESULT, why, _("'%.*s' is no result; expected 合格 or "
		    "不合格 (right, wrong; 1, 0)"), (int)text.n, text.p);
	else if (result != MP_RESULT_NONE && f->result != MP_RESULT_NONE && f->result != result)
		mp_table_blame(t, MP_FORM_RESULT, why, _("'%.*s' has another result in %.*s"),
		    (int)id.n, id.p, (int)f->where.n, f->where.p);
	if (why->n || result == MP_RESULT_NONE)
		return;
	mp_buf_printf(&where, "%s:%zu", path, mp_table_line(t));
	*f = (mp_found_row){ result, mp_arena_dup(&j->strings, mp_table_get(t, MP_FORM_FAULT)),
		mp_arena_dup(&j->strings, mp_table_get(t, MP_FORM_REMARK)),
		mp_arena_dup(&j->strings, mp_buf_str(&where)) };
	mp_buf_free(&where);
}

bool
mp_judge_read(mp_judge *j, const char *path, mp_buf *why)
{
	mp_table *t = mp_table_open(path, mp_form_columns, why);
	char mark[MP_SAMPLE_MARK];

	if (t == NULL)
		return false;
	mp_sample_mark(j->sample, mark);
	while (mp_table_next(t, why)) {
		mp_str of = mp_table_get(t, MP_FORM_SAMPLE);

		if (!mp_str_eq(of, (mp_str){ mark, sizeof mark })) {
			mp_table_blame(t, MP_FORM_SAMPLE, why, _("'%.*s' is another sample; this "
			    "one is %.*s"), (int)of.n, of.p, MP_SAMPLE_MARK, mark);
			break;
		}
		take(j, t, path, why);
		if (why->n)
			complain(j, mp_buf_str(why));
		why->n = 0;
	}
	mp_table_close(t);
	return why->n == 0;
}

size_t
mp_judge_missing(mp_judge *j)
{
	const mp_sample *s = j->sample;
	mp_buf text = { 0 };
	size_t i, n = 0;

	for (i = 0; i < s->nrow; i++) {
		const mp_drawn *r = &s->row[i];

		if (j->found[i].result != MP_RESULT_NONE)
			continue;
		text.n = 0;
		mp_buf_printf(&text, _("%s:%zu: '%.*s' has no result"), j->path,
		    mp_sample_line(s, i), (int)r->id.n, r->id.p);
		complain(j, mp_buf_str(&text));
		n++;
	}
	mp_buf_free(&text);
	return n;
}

uint64_t
mp_judge_most(const mp_sample *s, const mp_stratum *t)
{
	return s->plan.kind == MP_PLAN_AQL ? t->accept :
	    t->drawn * (uint64_t)(MP_PLAN_WHOLE - s->plan.accept) / MP_PLAN_WHOLE;
}

/* Too many are wrong, whatever the rest is; or all are known. */
static mp_lot_verdict
verdict(const mp_sample *s, const mp_stratum *t, uint64_t checked, uint64_t wrong)
{
	if (wrong > mp_judge_most(s, t))
		return MP_LOT_REJECTED;
	return checked < t->drawn || t->drawn == 0 ? MP_LOT_OPEN : MP_LOT_ACCEPTED;
}

struct group {
	uint64_t checked, right;
};

/* The effect of having drawn groups: the variance of a ratio of which whole groups were
 * drawn (Cochran, Sampling Techniques, 3rd ed. 1977, as if with replacement), in
 * ratio to that of rows. */
static double
effect(const struct group *g, size_t groups, uint64_t checked, uint64_t right)
{
	double n = (double)checked, p = (double)right / n, sum = 0, off;
	size_t i;

	if (groups < 2 || right == 0 || right == checked)
		return 0;
	for (i = 0; i < groups; i++) {
		off = (double)g[i].right - p * (double)g[i].checked;
		sum += off * off;
	}
	return (double)groups / (double)(groups - 1) * sum / (n * p * (1 - p));
}

static void
judge_groups(const mp_judge *j, size_t stratum, mp_lot_result *r)
{
	struct group *g = mp_zalloc(j->sample->stratum[stratum].drawn + 1, sizeof *g);
	mp_map names = { 0 };
	uint32_t at;
	size_t i;

	for (i = 0; i < j->sample->nrow; i++) {
		const mp_drawn *row = &j->sample->row[i];

		if (row->stratum != stratum || j->found[i].result == MP_RESULT_NONE)
			continue;
		at = *mp_map_put(&names, row->group, (uint32_t)names.n);
		g[at].checked++;
		g[at].right += j->found[i].result == MP_RESULT_RIGHT;
	}
	r->groups = names.n;
	r->effect = effect(g, names.n, r->checked, r->checked - r->wrong);
	if (r->effect > 0)
		r->right = mp_wilson_share((double)(r->checked - r->wrong) / (double)r->checked,
		    mp_rate_worth((double)r->checked, r->effect, r->groups - 1));
	mp_map_free(&names);
	free(g);
}

mp_lot_result
mp_judge_stratum(const mp_judge *j, size_t stratum)
{
	mp_lot_result r = { 0 };
	size_t i;

	for (i = 0; i < j->sample->nrow; i++)
		if (j->sample->row[i].stratum == stratum) {
			r.checked += j->found[i].result != MP_RESULT_NONE;
			r.wrong += j->found[i].result == MP_RESULT_WRONG;
		}
	r.right = mp_wilson(r.checked - r.wrong, r.checked);
	if (j->sample->grouped)
		judge_groups(j, stratum, &r);
	r.verdict = verdict(j->sample, &j->sample->stratum[stratum], r.checked, r.wrong);
	return r;
}
