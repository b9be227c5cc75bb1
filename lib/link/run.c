/* run.c - what link-house-person does with its options. */
#include <config.h>

#include "link/run.h"

#include <errno.h>
#include <time.h>

#include "base/mask.h"
#include "link/gaps_book.h"
#include "link/inquiry.h"
#include "link/linking.h"
#include "lookup/register.h"
#include "lookup/table.h"
#include "row/table.h"
#include "tag/access.h"

enum { LONGEST = 1000 };	/* a purpose or a reason */

/* --- linking ------------------------------------------------------------------ */

static mp_date
today(const char *given)
{
	char text[16];
	time_t now = time(NULL);
	struct tm tm;
	mp_date d;

	if (!given && (given = cli_source_date()) == NULL && localtime_r(&now, &tm)) {
		strftime(text, sizeof text, "%Y-%m-%d", &tm);
		given = text;
	}
	d = mp_date_read(mp_str_from(given ? given : ""));
	if (!d)
		cli_die(_("--today: '%s' is not a date, such as 2026-11-28"), given ? given : "");
	return d;
}

/* The tables of the run by kind: those that have an option of their own, and the files,
 * which are of --kind.  The first of them is what the filter opens. */
struct tables {
	filter *of[MP_LINK_NKIND];
};

static mp_link_kind
kind_of_files(const mp_link_options *o, const struct cli_args *args)
{
	mp_link_kind kind;

	if (!o->kind) {
		if (args->nfile)
			cli_die(_("what are the rows of '%s'? say --kind house, organisation or "
			    "person; or --houses, --organisations, --people FILE"), args->file[0]);
		return MP_LINK_NKIND;
	}
	kind = mp_link_kind_find(mp_str_from(o->kind));
	if (kind == MP_LINK_NKIND)
		cli_die(_("--kind: expected house, organisation or person, not '%s'"), o->kind);
	if (o->table[kind])
		cli_die(_("--kind %s: there is '%s' for that already; give one of the two"), o->kind,
		    o->table[kind]);
	return kind;
}

static filter *
open_tables(struct tables *t, const mp_link_options *o, const struct cli *cli,
    struct cli_args *args)
{
	mp_link_kind first = kind_of_files(o, args);
	static char *only[1];
	bool csv = false;	/* --from is for FILE, if there is one */
	filter *f;
	int kind;

	*t = (struct tables){ { NULL } };
	if (first == MP_LINK_NKIND) {
		if (args->columns)
			cli_die(_("--columns is for FILE, which needs --kind"));
		for (first = 0; first < MP_LINK_NKIND && !o->table[first]; first++)
			;
		if (first == MP_LINK_NKIND)
			cli_die(_("nothing is given to be linked; say --houses, --organisations or "
			    "--people FILE, or --kind"));
		csv = args->from_csv;
		only[0] = (char *)(uintptr_t)o->table[first];
		args->file = only;
		args->nfile = 1;
		args->encoding = "auto";
		args->from_csv = csv || mp_table_csv(only[0]);
	}
	t->of[first] = f = filter_open(cli, args);
	for (kind = 0; kind < MP_LINK_NKIND; kind++)
		if (kind != (int)first && o->table[kind])
			t->of[kind] = filter_along(f, o->table[kind],
			    csv || mp_table_csv(o->table[kind]));
	return f;
}

static void
normal_settings(const mp_link_options *o, struct mp_normal_settings *s)
{
	struct mp_normal_files files = { cli_data("gazetteer.mpg"), o->rules, o->names, NULL };
	mp_buf why = { 0 };

	if (!mp_normal_open(s, &files, &why))
		cli_die("%s", mp_buf_cstr(&why));
}

static mp_book *
open_book(const mp_link_options *o, const filter *f, const char *tmpdir)
{
	mp_layout layout = mp_layout_default;
	mp_buf why = { 0 };
	mp_book *book;

	if (o->layout && !mp_layout_open(&layout, cli_shipped("layouts", o->layout, "layout"), &why))
		cli_die("%s", mp_buf_cstr(&why));
	book = o->book ? mp_book_library(f, o->book, tmpdir, &why) :
	    mp_book_of_registry(o->registry, &layout, tmpdir, &why);
	if (!book)
		cli_die("%s", mp_buf_cstr(&why));
	if (!mp_book_coded(book))
		cli_die(_("%s: the library has no codes; addr-code gives them"), o->book);
	return book;
}

static void
check(bool done, const char *tmpdir)
{
	if (!done)
		cli_die(_("cannot keep the rows in '%s': %s; --tmpdir names another folder"),
		    tmpdir, strerror(errno));
}

/* What the library lacks, now that it is known what hangs on it. */
struct gaps {
	mp_road_rules *rules;
	mp_outfile *out;
};

static struct gaps
open_gaps(const mp_link_options *o, filter *f)
{
	struct gaps g = { NULL, NULL };
	mp_buf why = { 0 };

	if (o->roads && !o->gaps)
		cli_die(_("--roads is said together with --gaps"));
	if (o->roads && !(g.rules = mp_road_rules_read(o->roads, &why)))
		cli_die("%s", mp_buf_cstr(&why));
	if (o->gaps)
		g.out = filter_create(f, o->gaps);
	return g;
}

static void
write_gaps(const struct gaps *to, const struct tables *t, const mp_book *book,
    const mp_census *census)
{
	unsigned tables = (t->of[MP_LINK_HOUSE] ? MP_GAP_HOUSES | MP_GAP_EMPTY : 0) |
	    (t->of[MP_LINK_PERSON] ? MP_GAP_PEOPLE : 0) |
	    (t->of[MP_LINK_ORGANISATION] ? MP_GAP_FIRMS : 0);
	mp_gaps *g = mp_gaps_new(to->rules, tables);
	bool csv = mp_table_csv(mp_outfile_path(to->out));
	mp_buf text = { 0 };
	mp_gap gap;

	mp_gaps_of_book(g, book, census);
	mp_gap_header(&text, csv);
	while (mp_gaps_next(g, &gap)) {
		mp_gap_write(&text, &gap, csv);
		if (text.n < 65536)
			continue;
		cli_write(to->out, mp_buf_str(&text));
		text.n = 0;
	}
	cli_write(to->out, mp_buf_str(&text));
	mp_buf_free(&text);
	mp_gaps_free(g);
}

int
mp_link_run(const mp_link_options *o, const struct cli *cli, struct cli_args *args)
{
	struct mp_normal_settings normal;
	mp_linking_settings s = { .settings = &normal, .tmpdir = cli_tmpdir(o->tmpdir) };
	struct tables t;
	struct gaps gaps;
	mp_linking *l;
	mp_book *book;
	filter *f;
	int kind;

	if (!o->book == !o->registry)
		cli_die(_("expected one library; say --library FILE or --registry NAME"));
	s.crowded = (unsigned)cli_number("crowded", o->crowded, 0, 1000000);
	s.least_score = (unsigned)cli_number("score", o->score, 0, 100) * (MP_SCORE_ONE / 100);
	s.today = today(o->today);
	f = open_tables(&t, o, cli, args);
	s.missing = o->missing ? filter_create(f, o->missing) : NULL;
	gaps = open_gaps(o, f);
	normal_settings(o, &normal);
	s.book = book = open_book(o, f, s.tmpdir);
	l = mp_linking_new(&s, f);
	for (kind = 0; kind < MP_LINK_NKIND; kind++)
		if (t.of[kind])
			mp_linking_table(l, (mp_link_kind)kind, t.of[kind]);
	check(mp_linking_read(l), s.tmpdir);
	if (mp_book_damaged(book))
		cli_die(_("%s: damaged: its checksum does not match; make it again"),
		    o->book ? o->book : o->registry);
	check(mp_linking_write(l), s.tmpdir);
	if (gaps.out)
		write_gaps(&gaps, &t, book, mp_linking_census(l));
	mp_road_rules_free(gaps.rules);
	mp_linking_free(l);
	for (kind = 0; kind < MP_LINK_NKIND; kind++)
		if (t.of[kind] && t.of[kind] != f)
			filter_leave(t.of[kind]);
	mp_book_close(book);
	mp_normal_close(&normal);
	return filter_finish(f);
}

/* --- asking ------------------------------------------------------------------- */

static void
need(const char *option, const char *value)
{
	if (!value || !*value)
		cli_die(_("people are shown only to somebody who says who asks, and why: "
		    "--%s is missing"), option);
	if (strlen(value) > LONGEST)
		cli_die(_("--%s is longer than %d bytes"), option, LONGEST);
}

static void
check_question(const mp_link_options *o)
{
	if (o->at && o->person)
		cli_die(_("--at and --person are two questions; ask one at a time"));
	if (o->book || o->registry || o->missing || o->kind)
		cli_die(_("--at and --person read links; --library, --registry, --kind and "
		    "--missing are for making them"));
	need("log", o->log);
	need("operator", o->operator);
	need("purpose", o->purpose);
	if (o->unmask)
		need("reason", o->reason);
	else if (o->reason)
		cli_die(_("--reason is said together with --unmask"));
	need(o->at ? "at" : "person", o->at ? o->at : o->person);
}

int
mp_link_ask(const mp_link_options *o, const struct cli *cli, const struct cli_args *args)
{
	mp_question q = { .at = o->at, .person = o->person, .clear = o->unmask };
	mp_access entry = { .time = cli_now(), .operator = o->operator, .purpose = o->purpose,
		.asked = o->at ? "at" : "person", .what = mp_str_from(o->at ? o->at : o->person),
		.reason = o->unmask ? o->reason : NULL };
	mp_buf why = { 0 }, masked = { 0 };
	mp_inquiry *a;
	filter *f;

	check_question(o);
	memcpy(q.table, o->table, sizeof q.table);
	f = filter_open(cli, args);
	a = mp_inquiry_find(&q, f);
	entry.rows = mp_inquiry_count(a);
	if (mp_inquiry_by_number(a)) {
		mp_mask_number(&masked, entry.what, MP_MASK_OFFICE);
		entry.what = mp_buf_str(&masked);
	}
	if (!mp_access_append(o->log, &entry, &why))
		cli_die("%s", mp_buf_cstr(&why));
	mp_buf_free(&masked);
	mp_inquiry_write(a);
	mp_inquiry_free(a);
	return filter_finish(f);
}

int
mp_link_verify(const mp_link_options *o)
{
	mp_buf why = { 0 }, line = { 0 }, last = { 0 };
	size_t entries;

	if (!o->log)
		cli_die(_("--verify-log checks the file that --log names"));
	if (!mp_access_verify(o->log, &entries, &last, &why)) {
		cli_warn("%s", mp_buf_cstr(&why));
		mp_buf_free(&why);
		mp_buf_free(&last);
		return EXIT_REJECTED;
	}
	mp_buf_printf(&line, "entries\thash\n%zu\t%.*s\n", entries, (int)last.n, last.n ? last.p : "");
	cli_print(mp_buf_str(&line));
	mp_buf_free(&line);
	mp_buf_free(&last);
	return EXIT_DONE;
}
