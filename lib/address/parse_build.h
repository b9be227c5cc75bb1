/* parse_build.h - from the best path to elements, issues and reasons (private to
 * lib/address). */
#ifndef MP_ADDRESS_PARSE_BUILD_H
#define MP_ADDRESS_PARSE_BUILD_H

#include "address/parse.h"
#include "address/parse_lattice.h"

/* A stretch of the text as (a part of) one element; a chain gives several. */
struct mp_part {
	uint8_t elem;
	uint8_t form;
	uint16_t from, to;
	uint16_t ref;		/* as in the edge */
	uint8_t first, n;	/* of a chain: the parts of the number */
	bool last;		/* of a chain: the one that the counting word is for */
	uint8_t kind, flags;	/* of a division: mp_name_kind, of its meeting */
	uint16_t set;		/* of a division: candidates after it; else before */
	const struct mp_edge *edge;
};

struct mp_parser {
	mp_lattice lat;
	mp_lexicon *words;
	struct mp_part *part;
	size_t npart, part_cap;
	struct mp_part *other;	/* the parts of the next best reading */
	size_t nother, other_cap;
	mp_buf text;		/* the values, one behind the other */
	mp_buf standard;
	mp_buf again;		/* a standard address that is read again */
	mp_buf rest;		/* what the first reading said besides it */
	struct mp_parser *second;	/* to read it with; shares the words */
	struct { uint32_t at, n; } value[MP_NELEMENT];
	mp_issue_set issues;
	uint64_t division;
	int32_t margin;
	uint16_t set;		/* the final candidates, */
	uint32_t line[MP_NLEVEL];	/* and the divisions that all of them lie in */
};

/* The parts on the best path, in the order of the text. */
void mp_build_parts(struct mp_parser *);
/* The values of all elements. */
void mp_build_values(struct mp_parser *);
/* The name of the place that a part with MP_F_LOCAL is, once the values of all
 * elements above it are built; NULL if none is meant there. */
const struct mp_local_name *mp_build_known(const struct mp_parser *,
    const struct mp_part *);
/* The value of a number part, appended. */
void mp_build_number(mp_buf *, const mp_lattice *, const struct mp_part *);
/* The characters [from, to), mended ones as mended, appended. */
void mp_build_text(mp_buf *, const mp_lattice *, size_t from, size_t to);
/* What is wrong with it, and how sure it is (0 .. 100). */
void mp_check(struct mp_parser *, const mp_address *);
int mp_check_confidence(const struct mp_parser *, const mp_address *);

#endif
