/* html.c - a report as one HTML file.
 *
 * It is well-formed XML, too, so that a test can tell what is not escaped.  A policy
 * lets it load nothing and run no script but its own, whose hash stands there. */
#include <config.h>

#include "audit/cell.h"
#include "audit/chart.h"
#include "audit/html_parts.h"
#include "audit/writer.h"
#include "row/cli.h"

/* SHA-256 of html_script; tests/report.t makes it anew. */
static const char script_hash[] = "Jd+qoNvlooQ8QfkjfDYptvAdpq/XgcY9SQD6zkVM2No=";

static const double chart_width = 560;
enum { WIDE = 10 };	/* columns that do not fit on upright paper */

static void
element(mp_buf *out, const char *name, const char *attributes, mp_str text)
{
	mp_buf_printf(out, "<%s%s>", name, attributes);
	mp_escape(out, text);
	mp_buf_printf(out, "</%s>", name);
}

static void
head(mp_buf *out, const mp_report *r)
{
	mp_buf_adds(out, "<!DOCTYPE html>\n<html lang=\"");
	mp_escape(out, mp_report_language(r));
	mp_buf_adds(out, "\">\n<head>\n<meta charset=\"utf-8\"/>\n");
	mp_buf_printf(out, "<meta http-equiv=\"Content-Security-Policy\" content=\""
	    "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-%s'\"/>\n",
	    script_hash);
	mp_buf_adds(out, "<meta name=\"viewport\" content=\"width=device-width, "
	    "initial-scale=1\"/>\n");
	element(out, "title", "", mp_report_title(r));
	mp_buf_printf(out, "\n<style>\n%s</style>\n</head>\n<body>\n", html_style);
}

static void
facts(mp_buf *out, const mp_report *r)
{
	const mp_report_pair *fact;
	size_t n = mp_report_facts(r, &fact), i;

	element(out, "h1", "", mp_report_title(r));
	mp_buf_adds(out, n ? "\n<dl>\n" : "\n");
	for (i = 0; i < n; i++) {
		element(out, "dt", "", fact[i].label);
		element(out, "dd", "", fact[i].value);
		mp_buf_addc(out, '\n');
	}
	mp_buf_adds(out, n ? "</dl>\n" : "");
}

/* The headings of the first level, where there are several. */
static void
contents(mp_buf *out, const mp_block *b, size_t n)
{
	size_t i, headings = 0;

	for (i = 0; i < n; i++)
		headings += b[i].kind == MP_BLOCK_HEADING && b[i].level == 1;
	if (headings < 3)
		return;
	mp_buf_adds(out, "<nav aria-label=\"");
	mp_escape(out, mp_str_from(_("contents")));
	mp_buf_adds(out, "\"><ol>\n");
	for (i = 0; i < n; i++)
		if (b[i].kind == MP_BLOCK_HEADING && b[i].level == 1) {
			mp_buf_printf(out, "<li><a href=\"#b%zu\">", i);
			mp_escape(out, b[i].text);
			mp_buf_adds(out, "</a></li>\n");
		}
	mp_buf_adds(out, "</ol></nav>\n");
}

static const char *
class_of(mp_report_type type)
{
	return mp_type_is_number(type) ? " class=\"n\"" :
	    type == MP_REPORT_CODE ? " class=\"c\"" : "";
}

/* What the cell is sorted by, if that is not its text. */
static void
sort_key(mp_buf *out, const mp_cell *c)
{
	double v;

	if (c->state == MP_CELL_NONE || (c->type == MP_REPORT_RATE &&
	    c->state == MP_CELL_VALUE && c->of == 0)) {
		mp_buf_adds(out, " data-e=\"\"");
		return;
	}
	if (c->state == MP_CELL_HIDDEN)
		v = 0;
	else if (c->type == MP_REPORT_RATE)
		v = (double)c->n / (double)c->of;
	else if (c->type == MP_REPORT_COUNT || c->type == MP_REPORT_PASS)
		v = (double)c->n;
	else if (c->type == MP_REPORT_INTERVAL || c->type == MP_REPORT_LIMIT)
		v = isnan(c->low) ? c->high : c->low;
	else
		return;
	mp_buf_printf(out, " data-v=\"%.10g\"", v);
}

static void
cell(mp_buf *out, const mp_cell *c, bool first)
{
	const char *name = first ? "th" : "td";
	mp_buf text = { 0 }, below = { 0 };

	mp_cell_show(c, &text, &below);
	mp_buf_printf(out, "<%s%s", name, first ? " scope=\"row\"" : "");
	if (c->state == MP_CELL_VALUE && c->type == MP_REPORT_PASS)
		mp_buf_printf(out, " class=\"%s\"", c->n ? "yes" : "no");
	else
		mp_buf_adds(out, class_of(c->type));
	sort_key(out, c);
	mp_buf_addc(out, '>');
	mp_escape(out, mp_buf_str(&text));
	if (below.n)
		element(out, "small", "", mp_buf_str(&below));
	mp_buf_printf(out, "</%s>", name);
	mp_buf_free(&text);
	mp_buf_free(&below);
}

static void
rows(mp_buf *out, const mp_block *b, size_t from, size_t to)
{
	size_t y, x;

	for (y = from; y < to; y++) {
		mp_buf_adds(out, "<tr>");
		for (x = 0; x < b->columns; x++)
			cell(out, &b->cell[y * b->columns + x], x == 0);
		mp_buf_adds(out, "</tr>\n");
	}
}

static void
table(mp_buf *out, const mp_block *b)
{
	size_t x;

	mp_buf_printf(out, "<div class=\"t%s\" role=\"region\" tabindex=\"0\" aria-label=\"",
	    b->columns >= WIDE ? " wide" : "");
	mp_escape(out, b->text);
	mp_buf_printf(out, "\"><table id=\"table-%s\">\n", b->id);
	element(out, "caption", "", b->text);
	mp_buf_adds(out, "\n<thead><tr>");
	for (x = 0; x < b->columns; x++) {
		mp_buf_printf(out, "<th scope=\"col\"%s>", class_of(b->head[x].type));
		mp_escape(out, b->head[x].title);
		mp_buf_adds(out, "</th>");
	}
	mp_buf_adds(out, "</tr></thead>\n<tbody>\n");
	rows(out, b, 0, b->rows);
	mp_buf_adds(out, "</tbody>\n");
	if (b->total) {
		mp_buf_adds(out, "<tfoot>\n");
		rows(out, b, b->rows, b->rows + 1);
		mp_buf_adds(out, "</tfoot>\n");
	}
	mp_buf_adds(out, "</table></div>\n");
	if (b->rows == 0)
		element(out, "p", "", mp_str_from(_("there is nothing to show")));
}

static void
chart(mp_buf *out, const mp_block *b, size_t *id)
{
	size_t n = mp_chart_panels(b), i;
	mp_buf words = { 0 };

	mp_chart_describe(b, &words);
	mp_buf_printf(out, "<figure id=\"chart-%s\">", b->id);
	element(out, "figcaption", "", b->text);
	mp_buf_addc(out, '\n');
	for (i = 0; i < n; i++) {
		mp_scene scene = { 0 };

		mp_chart_draw(&scene, b, i, chart_width);
		mp_scene_svg(&scene, out, (*id)++, b->text, i ? b->text : mp_buf_str(&words));
		mp_scene_free(&scene);
	}
	mp_buf_adds(out, "</figure>\n");
	mp_buf_free(&words);
}

void
mp_write_html(const mp_report *r, mp_buf *out)
{
	const mp_block *b;
	size_t n = mp_report_blocks(r, &b), i, id = 0;

	head(out, r);
	mp_buf_adds(out, "<header>\n");
	facts(out, r);
	mp_buf_adds(out, "</header>\n");
	contents(out, b, n);
	mp_buf_adds(out, "<main>\n");
	for (i = 0; i < n; i++)
		switch (b[i].kind) {
		case MP_BLOCK_HEADING:
			mp_buf_printf(out, "<h%d id=\"b%zu\">", b[i].level + 1, i);
			mp_escape(out, b[i].text);
			mp_buf_printf(out, "</h%d>\n", b[i].level + 1);
			break;
		case MP_BLOCK_PARAGRAPH:
			element(out, "p", "", b[i].text);
			mp_buf_addc(out, '\n');
			break;
		case MP_BLOCK_TABLE:
			table(out, &b[i]);
			break;
		case MP_BLOCK_CHART:
			chart(out, &b[i], &id);
			break;
		}
	mp_buf_printf(out, "</main>\n<script>\n%s</script>\n</body>\n</html>\n", html_script);
}
