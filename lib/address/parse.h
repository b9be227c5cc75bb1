/* parse.h - take a raw address apart.
 *
 * The best address parser is the one that shows its reasons: all plausible
 * readings of a text compete on one score (parse_weights.h), the best becomes the
 * elements, and every element can say which gazetteer entry or rule gave it.
 *
 *	mp_parser *p = mp_parser_new(gaz);	// one a thread; the gazetteer is shared
 *	mp_parsed out;
 *	while (rows) {
 *		mp_parse(p, raw, &out);
 *		... out.addr.elem[MP_ROAD] ...
 *	}
 *	mp_parser_free(p); */
#ifndef MP_ADDRESS_PARSE_H
#define MP_ADDRESS_PARSE_H

#include "address/address.h"
#include "address/issue.h"
#include "address/local.h"
#include "gazetteer/gazetteer.h"

typedef struct mp_parser mp_parser;

typedef struct {
	mp_address addr;	/* canonical elements; note verbatim */
	mp_str standard;	/* the standard address, composed of them */
	mp_issue_set issues;
	mp_gravity status;	/* of the gravest issue */
	int confidence;		/* 0 .. 100: see mp_parse */
	mp_str expected;	/* what the names of the place say instead; mp_normalize */
} mp_parsed;

/* `gaz` must outlive the parser. */
mp_parser *mp_parser_new(const mp_gaz *gaz);
void mp_parser_free(mp_parser *);	/* NULL is fine */

/* Let the parser know the names of a place, too, which must outlive it; before the
 * first mp_parse. */
void mp_parser_know(mp_parser *, const mp_local *);

/* Read `raw`, which is VALID UTF-8 of any length.  All strings of `out` live until
 * the next mp_parse of this parser.
 *
 * Reading the standard address again gives the same standard address.
 *
 * The confidence says how many of 100 readings that are so clear are right: it
 * comes from how far the best reading is ahead of the next best and from the
 * issues.  95 and more: one reading and nothing to ask; under 84, two readings
 * nearly as good and an issue, or much that was not understood. */
void mp_parse(mp_parser *, mp_str raw, mp_parsed *out);

/* Append why the last mp_parse gave what it gave, for a clerk: element=value and
 * the rule or gazetteer entry, joined by "; ", and what the next best reading says
 * otherwise, if it is less than MP_WT_SURE behind. */
void mp_parse_explain(mp_parser *, mp_buf *out);

#endif
