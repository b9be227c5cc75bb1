/* lists.c - who has what to do: lists to correct, to civil affairs, to cancel. */
#include <config.h>

#include "audit/lists.h"

#include <errno.h>
#include <stdlib.h>

#include "audit/cancel.h"
#include "audit/civil.h"
#include "audit/pile.h"
#include "audit/sheet.h"
#include "base/check.h"
#include "base/mask.h"
#include "base/mem.h"
#include "row/columns.h"
#include "row/tsv.h"

struct mp_lists {
	mp_audit *a;
	filter_col responsible;		/* FILTER_NONE: county and township */
	mp_sheet *correct;		/* NULL: not asked for */
	mp_pile pile;			/* of it */
	mp_civil *civil;
	mp_cancel *cancel;
	const char *tmpdir;
	mp_buf text;
};

/* What a row waits with; cut out of the text again by mp_lists_take. */
enum { RESPONSIBLE, ID, CODE, ADDRESS, CALLED, DUP_OF, DUP_KIND, COUNTY, TOWNSHIP, BUILDING,
	NTEXTS };

/* --- to correct --------------------------------------------------------------------- */

static const mp_report_column correct_columns[] = {
	{ .id = "responsible", .title = N_("responsible"), .type = MP_REPORT_TEXT },
	{ .id = "id", .title = N_("record"), .type = MP_REPORT_CODE },
	{ .id = "code", .title = N_("code"), .type = MP_REPORT_CODE },
	{ .id = "address", .title = N_("address"), .type = MP_REPORT_TEXT },
	{ .id = "issues", .title = N_("faults"), .type = MP_REPORT_TEXT },
	{ .id = "fault", .title = N_("what is wrong"), .type = MP_REPORT_TEXT },
	{ .id = "remedy", .title = N_("what to do"), .type = MP_REPORT_TEXT },
	{ .id = "due", .title = N_("due"), .type = MP_REPORT_TEXT },
};
#define NCORRECT (sizeof correct_columns / sizeof *correct_columns)

static void
open_correct(mp_lists *l)
{
	const mp_audit_options *o = l->a->o;

	if (!o->date)
		cli_die(_("--correct: say with --date from which day on the time runs"));
	l->responsible = filter_want(l->a->f, o->responsible ? o->responsible : "station");
	if (l->responsible == FILTER_NONE && o->responsible)
		cli_die(_("--responsible: no column '%s'"), o->responsible);
	l->correct = mp_sheet_new(l->a->f, o->correct, _("To correct"), correct_columns, NCORRECT);
	if (!mp_pile_init(&l->pile, l->tmpdir))
		cli_die(_("cannot keep the rows in '%s': %s; --tmpdir names another folder"),
		    l->tmpdir, strerror(errno));
}

/* The texts of all issues of a set, in one language, with semicolons between them. */
static void
put_issues(mp_buf *out, mp_issue_set set, bool remedy)
{
	bool zh = mp_in_chinese(), first = true;
	int i;

	for (i = 0; set >> i; i++) {
		const struct mp_issue_info *issue = &mp_issues[i];

		if (!(set & MP_ISSUE_BIT(i)))
			continue;
		if (!first)
			mp_buf_adds(out, zh ? "；" : "; ");
		mp_buf_adds(out, remedy ? (zh ? issue->do_zh : issue->do_en) :
		    zh ? issue->zh : issue->en);
		first = false;
	}
}

static void
correct_row(mp_lists *l, mp_str responsible, mp_str record)
{
	const mp_audit *a = l->a;
	mp_str field[NTEXTS], value[NCORRECT];
	mp_issue_set faults;
	size_t start[4];

	memcpy(&faults, record.p, sizeof faults);
	mp_tsv_cut(mp_str_skip(record, sizeof faults), field, NTEXTS);
	l->text.n = 0;
	start[0] = l->text.n;
	mp_issue_write(&l->text, faults);
	start[1] = l->text.n;
	put_issues(&l->text, faults, false);
	start[2] = l->text.n;
	put_issues(&l->text, faults, true);
	start[3] = l->text.n;
	mp_day_write(&l->text, mp_day_due(&a->calendar, a->date, mp_marks_due(&a->marks, faults)));
	value[0] = responsible;
	value[1] = field[ID];
	value[2] = field[CODE];
	value[3] = field[ADDRESS];
	value[4] = (mp_str){ l->text.p, start[1] };
	value[5] = (mp_str){ l->text.p + start[1], start[2] - start[1] };
	value[6] = (mp_str){ l->text.p + start[2], start[3] - start[2] };
	value[7] = (mp_str){ l->text.p + start[3], l->text.n - start[3] };
	mp_sheet_row(l->correct, value);
}

/* A due date in a year of which the holidays are not known is too early. */
static void
warn_of_holidays(const mp_lists *l)
{
	const mp_audit *a = l->a;
	mp_day due = mp_day_due(&a->calendar, a->date, a->marks.due);
	mp_buf date = { 0 };

	if (mp_calendar_knows(&a->calendar, due))
		return;
	mp_day_write(&date, due);
	cli_warn(a->o->holidays ? _("--holidays has no day of %.4s: only weekends are off there, and "
	    "due dates may be too early") : _("without --holidays only weekends are off in "
	    "%.4s, and due dates may be too early"), mp_buf_cstr(&date));
	mp_buf_free(&date);
}

static void
write_correct(mp_lists *l)
{
	mp_str responsible, record;

	if (mp_pile_sort(&l->pile))
		while (mp_pile_next(&l->pile, &responsible, &record))
			correct_row(l, responsible, record);
	if (errno)
		cli_die(_("cannot keep the rows in '%s': %s; --tmpdir names another folder"),
		    l->tmpdir, strerror(errno));
	if (l->pile.n)
		warn_of_holidays(l);
	mp_sheet_end(l->correct, l->a->o->tmpdir);
	filter_count(l->a->f, N_("to correct"), l->pile.n);
}

/* --- all lists ---------------------------------------------------------------------- */

mp_lists *
mp_lists_new(mp_audit *a)
{
	const mp_audit_options *o = a->o;
	mp_lists *l;

	if (o->in_public && (o->correct || o->cancel))
		cli_die(_("--public: the lists to correct and to cancel are not for the public"));
	if (!o->correct && !o->civil_affairs && !o->cancel)
		return NULL;
	l = mp_zalloc(1, sizeof *l);
	l->a = a;
	l->tmpdir = cli_tmpdir(o->tmpdir);
	l->responsible = FILTER_NONE;
	if (o->correct)
		open_correct(l);
	if (o->civil_affairs)
		l->civil = mp_civil_new(a);
	if (o->cancel)
		l->cancel = mp_cancel_new(a);
	return l;
}

void
mp_lists_free(mp_lists *l)
{
	if (!l)
		return;
	mp_pile_free(&l->pile);
	mp_civil_free(l->civil);
	mp_cancel_free(l->cancel);
	mp_buf_free(&l->text);
	free(l);
}

/* A text of the row, in which what may be a telephone or document number is masked. */
static void
put(mp_lists *l, mp_buf *out, mp_str s)
{
	if (l->a->o->unmask)
		mp_buf_add(out, s);
	else
		mp_mask_text(out, s);
	mp_buf_addc(out, '\t');
}

/* The number of a row is asked for again, and must be whole; only if it is the number of
 * a person (GB 11643: 18 characters with their check) it is masked. */
static void
put_id(const mp_lists *l, mp_buf *out, mp_str id)
{
	bool person = id.n == 18 && mp_str_digits(id) >= 17 && mp_check_ok(MP_MOD_11_2, id);

	if (person && !l->a->o->unmask)
		mp_mask_number(out, id, MP_MASK_OFFICE);
	else
		mp_buf_add(out, id);
	mp_buf_addc(out, '\t');
}

static void
put_plain(mp_buf *out, mp_str s)
{
	mp_buf_add(out, s);
	mp_buf_addc(out, '\t');
}

/* A station, say; a collector is a person. */
static void
put_responsible(const mp_lists *l, mp_str s, mp_buf *out)
{
	const char *column = l->a->o->responsible;

	if (column && mp_column_is(mp_str_from(column), "collector") && !l->a->o->unmask)
		mp_mask_name(out, s);
	else
		mp_buf_add(out, s);
	mp_buf_addc(out, '\t');
}

/* Lists go to other offices: an address ends at the building. */
static void
put_building(const mp_audit *a, const filter_row *r, mp_buf *out)
{
	mp_address addr = { 0 };
	int e;

	for (e = MP_PROVINCE; e <= MP_BUILDING; e++)
		addr.elem[e] = filter_get(r, a->col.elem[e]);
	if (a->o->unmask)
		for (; e <= MP_ROOM; e++)
			addr.elem[e] = filter_get(r, a->col.elem[e]);
	mp_address_compose(out, &addr);
}

static mp_str
called(const mp_audit *a, const filter_row *r)
{
	mp_str s = filter_get(r, a->col.id);

	if (s.n == 0)
		s = filter_get(r, a->col.raw);
	return s.n ? s : filter_get(r, a->col.address);
}

void
mp_lists_texts(mp_lists *l, const filter_row *r, mp_buf *out)
{
	const mp_audit *a = l->a;
	mp_str dup_of = filter_get(r, a->col.dup_of);

	if (l->responsible != FILTER_NONE)
		put_responsible(l, filter_get(r, l->responsible), out);
	else {
		mp_buf_add(out, filter_get(r, a->col.elem[MP_COUNTY]));
		mp_buf_addc(out, '/');
		put_plain(out, filter_get(r, a->col.elem[MP_TOWNSHIP]));
	}
	put_id(l, out, filter_get(r, a->col.id));
	put_plain(out, filter_get(r, a->col.code));
	put(l, out, filter_get(r, a->col.address));
	put_plain(out, l->cancel ? called(a, r) : MP_STR(""));
	put_plain(out, dup_of);
	put_plain(out, filter_get(r, a->col.dup_kind));
	put_plain(out, filter_get(r, a->col.elem[MP_COUNTY]));
	put_plain(out, filter_get(r, a->col.elem[MP_TOWNSHIP]));
	if (l->civil)
		put_building(a, r, out);
	if (l->cancel && dup_of.n)
		mp_cancel_want(l->cancel, dup_of, filter_get(r, a->col.code));
}

void
mp_lists_take(mp_lists *l, mp_issue_set issues, bool live, mp_str texts)
{
	mp_issue_set faults = mp_issue_faults(issues);
	mp_str field[NTEXTS];

	mp_tsv_cut(texts, field, NTEXTS);
	if (l->correct && live && faults) {
		l->text.n = 0;
		mp_buf_add(&l->text, (mp_str){ (const char *)&faults, sizeof faults });
		mp_buf_add(&l->text, texts);
		mp_pile_put(&l->pile, field[RESPONSIBLE], mp_buf_str(&l->text));
	}
	if (l->civil) {
		const mp_str where[] = { field[COUNTY], field[TOWNSHIP], field[BUILDING] };

		if (!live)
			mp_civil_add(l->civil, MP_CIVIL_DUPLICATE, where, field[DUP_KIND]);
		if (live && issues & MP_ISSUE_BIT(MP_DUP_NUMBER))
			mp_civil_add(l->civil, MP_CIVIL_NUMBER, where, MP_STR(""));
		if (live && issues & MP_ISSUE_BIT(MP_UNNAMED_ROAD))
			mp_civil_add(l->civil, MP_CIVIL_UNNAMED, where, MP_STR(""));
	}
	if (l->cancel)
		mp_cancel_take(l->cancel, live, field[CODE], field[CALLED], field[DUP_OF]);
}

void
mp_lists_write(mp_lists *l)
{
	if (l->correct)
		write_correct(l);
	if (l->civil)
		mp_civil_write(l->civil);
	if (l->cancel)
		mp_cancel_write(l->cancel);
}
