/* write.c - write a report: for machines, for the screen, for paper, for spreadsheets. */
#include <config.h>

#include "audit/writer.h"

static const struct { const char *end; mp_report_format format; } name[] = {
	{ ".tsv", MP_AS_TSV }, { ".html", MP_AS_HTML }, { ".htm", MP_AS_HTML },
	{ ".pdf", MP_AS_PDF }, { ".xlsx", MP_AS_XLSX },
};

bool
mp_report_format_of(const char *path, mp_report_format *format)
{
	size_t i;

	for (i = 0; i < sizeof name / sizeof *name; i++)
		if (mp_str_ends(mp_str_from(path), mp_str_from(name[i].end))) {
			*format = name[i].format;
			return true;
		}
	return false;
}

bool
mp_report_write(const mp_report *r, mp_report_format format, const mp_write_setup *setup,
    mp_buf *out, mp_buf *why)
{
	switch (format) {
	case MP_AS_TSV:
		mp_write_tsv(r, out);
		return true;
	case MP_AS_HTML:
		mp_write_html(r, out);
		return true;
	case MP_AS_PDF:
		return mp_write_pdf(r, setup->date, out, why);
	case MP_AS_XLSX:
		return mp_write_xlsx(r, setup, out, why);
	}
	return false;
}
