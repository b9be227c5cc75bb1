/* missing.c - the list of what lacks an address or a house. */
#include <config.h>

#include "link/missing.h"

#include <stdlib.h>

#include "base/mask.h"
#include "base/mem.h"
#include "row/table.h"
#include "row/tsv.h"

struct mp_missing {
	mp_outfile *out;
	const mp_book *book;
	bool csv;
	mp_buf row, address;
};

static const mp_table_column columns[] = {
	{ "kind", true }, { "id", true }, { "lacks", true }, { "code", true },
	{ "address", true }, { "candidates", true }, { "station", true },
	{ "collector", true }, { "date", true }, { NULL, false }
};
enum { NCOLUMNS = sizeof columns / sizeof *columns - 1 };

mp_missing *
mp_missing_new(mp_outfile *out, const mp_book *book)
{
	mp_missing *m = mp_zalloc(1, sizeof *m);

	m->out = out;
	m->book = book;
	m->csv = mp_table_csv(mp_outfile_path(out));
	mp_table_header(&m->row, columns, m->csv);
	cli_write(out, mp_buf_str(&m->row));
	return m;
}

void
mp_missing_free(mp_missing *m)
{
	if (!m)
		return;
	mp_buf_free(&m->row);
	mp_buf_free(&m->address);
	free(m);
}

void
mp_missing_tell(mp_missing *m, const mp_linked *l, mp_str carried, mp_str missed)
{
	bool house = l->findings & MP_FINDING_BIT(MP_HOUSE_NONE);
	mp_str value[NCOLUMNS], field[4], text[2] = { MP_STR(""), MP_STR("") };
	mp_book_row row = { .name = MP_STR("") };

	if (!l->lost && !house)
		return;
	mp_tsv_cut(carried, field, 4);
	if (l->at.place != MP_NO_PLACE)
		mp_book_get(m->book, l->at.place, &row);
	m->address.n = 0;
	if (l->lost) {
		mp_tsv_cut(missed, text, 2);
		mp_mask_text(&m->address, text[0]);	/* 501室 13800000000 */
	} else {
		mp_address_compose(&m->address, &row.address);
	}
	text[0] = mp_buf_str(&m->address);
	value[0] = mp_str_from(mp_link_kind_name(l->kind));
	value[1] = field[0];
	value[2] = !l->lost ? MP_STR("house") : mp_hung_coarse(l->at) ? MP_STR("room") :
	    MP_STR("address");
	value[3] = row.name;
	value[4] = text[0];
	value[5] = text[1];
	memcpy(&value[6], &field[1], 3 * sizeof *value);
	m->row.n = 0;
	mp_table_row(&m->row, value, NCOLUMNS, m->csv);
	cli_write(m->out, mp_buf_str(&m->row));
}
