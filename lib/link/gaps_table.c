/* gaps_table.c - gaps as a table that a person opens. */
#include "link/gaps.h"

#include "row/table.h"

static const mp_table_column columns[] = {
	{ "list", true }, { "kind", true }, { "address", true }, { "code", true },
	{ "missing", true }, { "count", true }, { "evidence", true }, { "weight", true },
	{ NULL, false },
};

enum { NCOLUMN = sizeof columns / sizeof *columns - 1 };

void
mp_gap_header(mp_buf *out, bool csv)
{
	mp_table_header(out, columns, csv);
}

void
mp_gap_write(mp_buf *out, const mp_gap *g, bool csv)
{
	mp_buf count = { 0 };
	mp_str value[NCOLUMN];

	mp_buf_printf(&count, "%u", g->count);
	value[0] = mp_str_from(mp_gap_list(g->kind));
	value[1] = mp_str_from(mp_gap_name(g->kind));
	value[2] = g->place;
	value[3] = g->code;
	value[4] = g->missing;
	value[5] = mp_buf_str(&count);
	value[6] = g->evidence;
	value[7] = mp_str_from(g->fault ? "fault" : "information");
	mp_table_row(out, value, NCOLUMN, csv);
	mp_buf_free(&count);
}
