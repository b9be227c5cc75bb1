/* write.h - write a report: for machines, for the screen, for paper, for spreadsheets.
 *
 *	MP_AS_TSV	a row for every fact and cell: `table`, `row` (from 1; "total"),
 *			`subject` (the first cell of the row), `column`, `type`, `value`,
 *			`numerator`, `denominator`, `low`, `high`.  Facts are the table
 *			"report"; points of charts are rows, too.  A rate is a share with
 *			six digits; a number that must not be told is "*"
 *	MP_AS_HTML	one file that needs no other, no network, and no script to be read
 *	MP_AS_PDF	A4 with running heads; tables that are too wide lie across.  Needs
 *			the font "Noto Sans CJK SC"
 *	MP_AS_XLSX	a sheet of the facts and texts and one a table (several, where it has
 *			more rows than a sheet may have), a rate in three columns; no charts
 *
 * The same report, setup and fonts give the same bytes. */
#ifndef MP_AUDIT_WRITE_H
#define MP_AUDIT_WRITE_H

#include "audit/report.h"
#include "base/buf.h"

typedef enum { MP_AS_TSV, MP_AS_HTML, MP_AS_PDF, MP_AS_XLSX } mp_report_format;

/* What a file of this name is by its end (.tsv, .html, .htm, .pdf, .xlsx); false: none of
 * them. */
bool mp_report_format_of(const char *path, mp_report_format *);

typedef struct {
	const char *date;	/* of the file, ISO 8601 in UTC (cli_source_date); NULL: none */
	const char *tmpdir;	/* for XLSX (cli_tmpdir) */
} mp_write_setup;

/* Append the file to `out`.  False, and `why` filled with a sentence that comes
 * translated, if it cannot be made: a font is not there, or no temporary file. */
bool mp_report_write(const mp_report *, mp_report_format, const mp_write_setup *,
    mp_buf *out, mp_buf *why);

#endif
