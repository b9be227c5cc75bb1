/* xlsx.c - a report as a workbook.
 *
 * Everything that is text is written as text: no value is ever taken for a formula, a
 * date or a number, and codes keep all their digits. */
#include <config.h>

#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "audit/cell.h"
#include "audit/scene.h"
#include "audit/writer.h"
#include "base/mem.h"
#include "base/outfile.h"
#include "row/cli.h"

/* What Excel and WPS can hold. */
enum { MOST_ROWS = 1048575, MOST_TEXT = 32767, MOST_NAME = 31 };

struct book {
	lxw_workbook *book;
	lxw_format *title, *head, *text, *code, *count, *share, *bad, *label;
	lxw_format *total_text, *total_count, *total_share;
	mp_buf scratch, below;
};

/* --- texts -------------------------------------------------------------------------- */

/* The first `most` characters as Excel counts them, in UTF-16. */
static mp_str
within(mp_str s, size_t most)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c & 0xC0) != 0x80 && (n += c >= 0xF0 ? 2 : 1) > most)
			break;
	}
	return (mp_str){ s.p, i };
}

static const char *
plain(struct book *w, mp_str s)
{
	w->scratch.n = 0;
	mp_plain(&w->scratch, within(s, MOST_TEXT));
	return mp_buf_cstr(&w->scratch);
}

/* A sheet of this name, or one like it: without what names may not hold, and with a
 * number where the name is taken. */
static lxw_worksheet *
sheet(struct book *w, mp_str name, unsigned part)
{
	mp_buf b = { 0 };
	char number[16] = "";
	lxw_worksheet *s;
	unsigned try;
	size_t i;

	for (try = part; ; try++) {
		if (try > 1)
			snprintf(number, sizeof number, " %u", try);
		b.n = 0;
		mp_buf_add(&b, within(name, MOST_NAME - strlen(number)));
		for (i = 0; i < b.n; i++)
			if (strchr("[]:*?/\\'", b.p[i]) || (unsigned char)b.p[i] < ' ')
				b.p[i] = ' ';
		if (b.n == 0)
			mp_buf_adds(&b, "-");
		mp_buf_adds(&b, number);
		if (workbook_validate_sheet_name(w->book, mp_buf_cstr(&b)) == LXW_NO_ERROR)
			break;
	}
	s = workbook_add_worksheet(w->book, mp_buf_cstr(&b));
	mp_buf_free(&b);
	return s;
}

/* --- formats ------------------------------------------------------------------------ */

static lxw_format *
format(struct book *w, const char *number, bool bold)
{
	lxw_format *f = workbook_add_format(w->book);

	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	if (number)
		format_set_num_format(f, number);
	if (bold)
		format_set_bold(f);
	return f;
}

static void
formats(struct book *w)
{
	w->title = format(w, NULL, true);
	format_set_font_size(w->title, 16);
	w->label = format(w, NULL, true);
	w->head = format(w, NULL, true);
	format_set_text_wrap(w->head);
	format_set_bottom(w->head, LXW_BORDER_MEDIUM);
	format_set_bg_color(w->head, 0xE3EAF0);
	w->text = format(w, NULL, false);
	format_set_text_wrap(w->text);
	w->code = format(w, "@", false);
	w->count = format(w, "#,##0", false);
	w->share = format(w, "0.00%", false);
	w->bad = format(w, NULL, true);
	format_set_font_color(w->bad, 0xB01E1E);
	w->total_text = format(w, NULL, true);
	w->total_count = format(w, "#,##0", true);
	w->total_share = format(w, "0.00%", true);
	format_set_top(w->total_text, LXW_BORDER_MEDIUM);
	format_set_top(w->total_count, LXW_BORDER_MEDIUM);
	format_set_top(w->total_share, LXW_BORDER_MEDIUM);
}

/* --- tables ------------------------------------------------------------------------- */

/* How many columns of the sheet a column of the table takes. */
static lxw_col_t
span(mp_report_type type)
{
	return type == MP_REPORT_RATE ? 3 : type == MP_REPORT_INTERVAL ? 2 : 1;
}

/* About as many characters as fit, for the widths of columns. */
static double
letters(mp_str s)
{
	return mp_scene_measure(s, 1) / 0.56;
}

static void
widths(struct book *w, lxw_worksheet *s, const mp_block *b)
{
	lxw_col_t at = 0, n;
	size_t x, y;

	for (x = 0; x < b->columns; x++, at += n) {
		double most = fmin(letters(b->head[x].title), 12);

		n = span(b->head[x].type);
		for (y = 0; n == 1 && y < b->rows + b->total; y++) {
			w->scratch.n = w->below.n = 0;
			mp_cell_show(&b->cell[y * b->columns + x], &w->scratch, &w->below);
			most = fmax(most, letters(mp_buf_str(&w->scratch)));
		}
		worksheet_set_column(s, at, at + n - 1, fmin(fmax(most, 7) + 3, 60), NULL);
	}
}

static void
header(struct book *w, lxw_worksheet *s, const mp_block *b)
{
	static const char *const of_rate[] = { NULL, N_("%s: numerator"),
		N_("%s: denominator") }, *const of_interval[] = { N_("%s: from"), N_("%s: to") };
	mp_buf title = { 0 }, text = { 0 };
	lxw_col_t at = 0, k;
	size_t x;

	for (x = 0; x < b->columns; x++)
		for (k = 0; k < span(b->head[x].type); k++) {
			const char *form = b->head[x].type == MP_REPORT_RATE ? of_rate[k] :
			    b->head[x].type == MP_REPORT_INTERVAL ? of_interval[k] : NULL;

			title.n = text.n = 0;
			mp_buf_add(&title, b->head[x].title);
			if (form)
				mp_buf_printf(&text, _(form), mp_buf_cstr(&title));
			else
				mp_buf_add(&text, mp_buf_str(&title));
			worksheet_write_string(s, 0, at++, plain(w, mp_buf_str(&text)), w->head);
		}
	mp_buf_free(&title);
	mp_buf_free(&text);
}

static void
number(struct book *w, lxw_worksheet *s, lxw_row_t y, lxw_col_t x, const mp_cell *c, bool total)
{
	lxw_format *count = total ? w->total_count : w->count;
	lxw_format *share = total ? w->total_share : w->share;

	if (c->type == MP_REPORT_COUNT) {
		worksheet_write_number(s, y, x, (double)c->n, count);
	} else if (c->type == MP_REPORT_INTERVAL) {
		worksheet_write_number(s, y, x, c->low, share);
		worksheet_write_number(s, y, x + 1, c->high, share);
	} else {
		if (c->of)
			worksheet_write_number(s, y, x, (double)c->n / (double)c->of, share);
		else
			worksheet_write_blank(s, y, x, share);
		worksheet_write_number(s, y, x + 1, (double)c->n, count);
		worksheet_write_number(s, y, x + 2, (double)c->of, count);
	}
}

static void
cell(struct book *w, lxw_worksheet *s, lxw_row_t y, lxw_col_t x, const mp_cell *c, bool total)
{
	lxw_format *f = total ? w->total_text : c->type == MP_REPORT_CODE ? w->code : w->text;
	bool told = c->state == MP_CELL_VALUE;
	mp_buf text = { 0 };
	lxw_col_t k;

	if (told && (c->type == MP_REPORT_COUNT || c->type == MP_REPORT_RATE ||
	    c->type == MP_REPORT_INTERVAL)) {
		number(w, s, y, x, c, total);
		return;
	}
	if (told && c->type == MP_REPORT_PASS && !c->n)
		f = w->bad;
	w->below.n = 0;
	if (c->state != MP_CELL_NONE)
		mp_cell_show(c, &text, &w->below);
	for (k = 0; k < span(c->type); k++)
		if (k == 0 && text.n)
			worksheet_write_string(s, y, x, plain(w, mp_buf_str(&text)), f);
		else
			worksheet_write_blank(s, y, x + k, f);
	mp_buf_free(&text);
}

static void
row(struct book *w, lxw_worksheet *s, lxw_row_t y, const mp_block *b, size_t from, bool total)
{
	lxw_col_t at = 0;
	size_t x;

	for (x = 0; x < b->columns; x++) {
		cell(w, s, y, at, &b->cell[from * b->columns + x], total);
		at += span(b->head[x].type);
	}
}

static void
paper(lxw_worksheet *s, lxw_col_t columns)
{
	worksheet_set_paper(s, 9);	/* A4 */
	if (columns > 6)
		worksheet_set_landscape(s);
	worksheet_repeat_rows(s, 0, 0);
	worksheet_fit_to_pages(s, 1, 0);
	worksheet_set_footer(s, "&C&P / &N");
}

/* One sheet of the rows from `from`; returns where it ends. */
static size_t
part(struct book *w, const mp_block *b, size_t from, unsigned number_of)
{
	size_t end = b->rows - from > MOST_ROWS - 1 ? from + MOST_ROWS - 1 : b->rows, y;
	lxw_worksheet *s = sheet(w, b->text, number_of);
	lxw_col_t columns = 0;
	lxw_row_t at = 1;

	for (y = 0; y < b->columns; y++)
		columns += span(b->head[y].type);
	widths(w, s, b);
	header(w, s, b);
	for (y = from; y < end; y++)
		row(w, s, at++, b, y, false);
	worksheet_autofilter(s, 0, 0, at - 1, columns - 1);
	worksheet_freeze_panes(s, 1, 1);
	if (end == b->rows && b->total)
		row(w, s, at, b, b->rows, true);
	paper(s, columns);
	return end;
}

static void
table(struct book *w, const mp_block *b)
{
	unsigned number_of = 1;
	size_t at = 0;

	do
		at = part(w, b, at, number_of++);
	while (at < b->rows);
}

/* --- the first sheet ------------------------------------------------------------------ */

static void
cover(struct book *w, const mp_report *r)
{
	lxw_worksheet *s = sheet(w, mp_str_from(_("summary")), 1);
	const mp_report_pair *fact;
	const mp_block *b;
	size_t n = mp_report_facts(r, &fact), i;
	lxw_row_t y = 2;

	worksheet_set_column(s, 0, 0, 24, NULL);
	worksheet_set_column(s, 1, 1, 70, NULL);
	worksheet_write_string(s, 0, 0, plain(w, mp_report_title(r)), w->title);
	for (i = 0; i < n; i++, y++) {
		worksheet_write_string(s, y, 0, plain(w, fact[i].label), w->label);
		worksheet_write_string(s, y, 1, plain(w, fact[i].value), w->text);
	}
	n = mp_report_blocks(r, &b);
	for (y++, i = 0; i < n; i++)
		if (b[i].kind == MP_BLOCK_HEADING)
			worksheet_write_string(s, y++, 0, plain(w, b[i].text), w->label);
		else if (b[i].kind == MP_BLOCK_PARAGRAPH)
			worksheet_write_string(s, y++, 1, plain(w, b[i].text), w->text);
	worksheet_set_paper(s, 9);
	worksheet_fit_to_pages(s, 1, 0);
}

/* --- the file ----------------------------------------------------------------------- */

/* The library takes the time of the clock where there is none. */
static time_t
created(const char *date)
{
	int year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0;

	if (date)
		sscanf(date, "%4d-%2d-%2dT%2d:%2d:%2d", &year, &month, &day, &hour, &minute,
		    &second);
	year -= month <= 2;
	month += month <= 2 ? 12 : 0;
	return (((time_t)365 * year + year / 4 - year / 100 + year / 400 +
	    (153 * month - 457) / 5 + day - 719469) * 24 + hour) * 3600 + minute * 60 + second;
}

static bool
make(struct book *w, const mp_report *r, const mp_write_setup *setup, int fd)
{
	mp_buf title = { 0 }, folder = { 0 }, path = { 0 };
	lxw_doc_properties properties = { 0 };
	lxw_workbook_options options = { 0 };
	const mp_block *b;
	size_t n = mp_report_blocks(r, &b), i;

	mp_buf_adds(&folder, setup->tmpdir);
	options.tmpdir = mp_buf_cstr(&folder);
	mp_buf_printf(&path, "/dev/fd/%d", fd);
	w->book = workbook_new_opt(mp_buf_cstr(&path), &options);
	if (w->book == NULL)
		mp_oom(sizeof *w->book);
	mp_buf_add(&title, mp_report_title(r));
	properties.title = mp_buf_cstr(&title);
	properties.created = created(setup->date);
	workbook_set_properties(w->book, &properties);
	formats(w);
	cover(w, r);
	for (i = 0; i < n; i++)
		if (b[i].kind == MP_BLOCK_TABLE)
			table(w, &b[i]);
	errno = 0;
	n = workbook_close(w->book) == LXW_NO_ERROR;
	mp_buf_free(&title);
	mp_buf_free(&folder);
	mp_buf_free(&path);
	return n;
}

static bool
read_back(int fd, mp_buf *out)
{
	char block[65536];
	off_t at = 0;
	ssize_t n;

	while ((n = pread(fd, block, sizeof block, at)) > 0) {
		mp_buf_add(out, (mp_str){ block, (size_t)n });
		at += n;
	}
	return n == 0 && at > 0;
}

bool
mp_write_xlsx(const mp_report *r, const mp_write_setup *setup, mp_buf *out, mp_buf *why)
{
	struct book w = { 0 };
	int fd = mp_nameless(setup->tmpdir);
	bool good = fd >= 0 && make(&w, r, setup, fd) && read_back(fd, out);

	if (!good)
		mp_buf_printf(why, _("cannot make a workbook in '%s': %s"), setup->tmpdir,
		    strerror(errno ? errno : EIO));
	if (fd >= 0)
		close(fd);
	mp_buf_free(&w.scratch);
	mp_buf_free(&w.below);
	return good;
}
