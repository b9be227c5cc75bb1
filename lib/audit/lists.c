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
	mp_grouping responsible;	/* who has to correct, by these columns */
	mp_group_columns responsible_cols;
	mp_sheet *correct;		/* NULL: not asked for */
	mp_pile pile;			/* of it */
	mp_civil *civil;
	mp_cancel *cancel;
	const char *tmpdir;
	mp_buf text, words[4];
};

/* What a row waits with; cut out of the text again by mp_lists_take. */
enum { RESPONSIBLE, ID, CODE, ADDRESS, CALLED, DUP_OF, DUP_KIND, COUNTY, TOWNSHIP, BUILDING,
	NTEXTS };

/* --- to correct --------------------------------------------------------------------- */

static const mp_report_column correct_columns[] = {
	{ .id = "responsible", .title = N_("responsible"), .type = MP_REPORT_TEXT },
	{ .id = "kind", .title = N_("kind"), .type = MP_REPORT_TEXT },
	{ .id = "id", .title = N_("record"), .type = MP_REPORT_CODE },
	{ .id = "code", .title = N_("code"), .type = MP_REPORT_CODE },
	{ .id = "address", .title = N_("address"), .type = MP_REPORT_TEXT },
	{ .id = "issues", .title = N_("faults"), .type = MP_REPORT_TEXT },
	{ .id = "fault", .title = N_("what is wrong"), .type = MP_REPORT_TEXT },
	{ .id = "remedy", .title = N_("what to do"), .type = MP_REPORT_TEXT },
	{ .id = "due", .title = N_("due"), .type = MP_REPORT_TEXT },
};
#define NCORRECT (sizeof correct_columns / sizeof *correct_columns)

static bool
bind_responsible(mp_lists *l, const char *columns)
{
	mp_grouping_free(&l->responsible);
	return mp_grouping_init(&l->responsible, mp_str_from(columns)) &&
	    mp_grouping_bind(&l->responsible, l->a->f, &l->responsible_cols);
}

static void
open_responsible(mp_lists *l, const char *said)
{
	mp_buf there = { 0 };

	if (said && (!*said || !bind_responsible(l, said))) {
		mp_grouping_there(l->a->f, &there);
		cli_die(_("--responsible: no column '%s'; there are: %s"), said,
		    mp_buf_cstr(&there));
	}
	if (!said && !bind_responsible(l, "station"))
		bind_responsible(l, "county/township");	/* 无 where they are not there */
}

static void
open_correct(mp_lists *l)
{
	const mp_audit_options *o = l->a->o;

	if (!o->date)
		cli_die(_("--correct: say with --date from which day on the time runs"));
	open_responsible(l, o->responsible);
	l->correct = mp_sheet_new(l->a->f, o->correct, _("To correct"), correct_columns, NCORRECT);
	if (!mp_pile_init(&l->pile, l->tmpdir))
		cli_die(_("cannot keep the rows in '%s': %s; --tmpdir names another folder"),
		    l->tmpdir, strerror(errno));
}

/* What a record of the pile begins with; its texts come behind it. */
struct faulty {
	uint64_t set;		/* issues, or findings of a link */
	bool link;
	mp_link_kind kind;
};

/* All faults of a set, in the language of messages. */
static void
put_faults(mp_buf *ids, mp_buf *wrong, mp_buf *remedy, const struct faulty *f)
{
	const char *between = mp_in_chinese() ? "；" : "; ";
	int i;

	ids->n = wrong->n = remedy->n = 0;
	for (i = 0; f->set >> i; i++) {
		mp_fault about;

		if (!(f->set >> i & 1))
			continue;
		about = mp_fault_about(f->link ? mp_measure_of(f->kind, (mp_finding)i) :
		    (mp_measure)(MP_M_ISSUE + i));
		mp_buf_printf(ids, "%s%s", ids->n ? "," : "", about.id);
		mp_buf_printf(wrong, "%s%s", wrong->n ? between : "", about.wrong);
		mp_buf_printf(remedy, "%s%s", remedy->n ? between : "", about.remedy);
	}
}

static mp_str
kind_name(const struct faulty *f)
{
	static const char *const names[MP_LINK_NKIND] = {
		[MP_LINK_HOUSE] = N_("house"), [MP_LINK_ORGANISATION] = N_("organisation"),
		[MP_LINK_PERSON] = N_("person"),
	};

	return mp_str_from(f->link ? _(names[f->kind]) : _("address"));
}

static mp_day
due(const mp_audit *a, const struct faulty *f)
{
	return mp_day_due(&a->calendar, a->date, f->link ?
	    mp_marks_due_link(&a->marks, (mp_finding_set)f->set) : mp_marks_due(&a->marks, f->set));
}

static void
correct_row(mp_lists *l, mp_str responsible, mp_str record)
{
	mp_buf *b = l->words;
	mp_str field[NTEXTS];
	struct faulty f;

	memcpy(&f, record.p, sizeof f);
	mp_tsv_cut(mp_str_skip(record, sizeof f), field, NTEXTS);
	put_faults(&b[0], &b[1], &b[2], &f);
	b[3].n = 0;
	mp_day_write(&b[3], due(l->a, &f));
	mp_sheet_row(l->correct, (mp_str[NCORRECT]){ responsible, kind_name(&f), field[ID],
	    field[CODE], field[ADDRESS], mp_buf_str(&b[0]), mp_buf_str(&b[1]), mp_buf_str(&b[2]),
	    mp_buf_str(&b[3]) });
}

/* A due date in a year of which the holidays are not known is too early. */
static void
warn_of_holidays(const mp_lists *l)
{
	const mp_audit *a = l->a;
	mp_day last = mp_day_due(&a->calendar, a->date, a->marks.due);
	mp_buf date = { 0 };

	if (mp_calendar_knows(&a->calendar, last))
		return;
	mp_day_write(&date, last);
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
	size_t i;

	if (!l)
		return;
	mp_grouping_free(&l->responsible);
	mp_pile_free(&l->pile);
	mp_civil_free(l->civil);
	mp_cancel_free(l->cancel);
	mp_buf_free(&l->text);
	for (i = 0; i < sizeof l->words / sizeof *l->words; i++)
		mp_buf_free(&l->words[i]);
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

/* That of a house or a person is not asked for by number: here what looks like the number
 * of a person is masked, also where its check is wrong. */
static void
put_link_id(const mp_lists *l, mp_buf *out, mp_str id)
{
	if (mp_mask_is_id(id) && !l->a->o->unmask)
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
	if (mp_grouping_by(&l->responsible, "collector") && !l->a->o->unmask &&
	    !mp_str_eq(s, MP_STR("无")))
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

uint32_t
mp_lists_responsible(mp_lists *l, const filter_row *r)
{
	return l->correct ? mp_grouping_of(&l->responsible, &l->responsible_cols, r) : 0;
}

static mp_str
responsible_name(const mp_lists *l, uint32_t unit)
{
	return l->responsible.unit[unit].unit;
}

void
mp_lists_texts(mp_lists *l, const filter_row *r, mp_buf *out)
{
	const mp_audit *a = l->a;
	mp_str dup_of = filter_get(r, a->col.dup_of);

	put_responsible(l, l->correct ? responsible_name(l, mp_lists_responsible(l, r)) :
	    MP_STR(""), out);
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

static void
begin_record(mp_lists *l, const struct faulty *f)
{
	l->text.n = 0;
	mp_buf_add(&l->text, (mp_str){ (const char *)f, sizeof *f });
}

void
mp_lists_take(mp_lists *l, mp_issue_set issues, bool live, mp_str texts)
{
	const struct faulty f = { .set = mp_issue_faults(issues) };
	mp_str field[NTEXTS];

	mp_tsv_cut(texts, field, NTEXTS);
	if (l->correct && live && f.set) {
		begin_record(l, &f);
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
mp_lists_link(mp_lists *l, mp_link_kind kind, mp_finding_set found, mp_str responsible,
    const uint32_t *home, mp_str id, mp_str code)
{
	const struct faulty f = { .set = found, .link = true, .kind = kind };
	size_t start, end, i;

	if (!l->correct)
		return;
	begin_record(l, &f);
	start = l->text.n;
	put_responsible(l, responsible.n ? responsible : home ? responsible_name(l, *home) :
	    MP_STR("无"), &l->text);
	end = l->text.n - 1;
	put_link_id(l, &l->text, id);
	put_plain(&l->text, code);
	for (i = ADDRESS; i + 1 < NTEXTS; i++)
		mp_buf_addc(&l->text, '\t');
	mp_pile_put(&l->pile, (mp_str){ l->text.p + start, end - start }, mp_buf_str(&l->text));
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
