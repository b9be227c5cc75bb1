/* sample.h - a commitment to draw a sample, and the sample: menpai-sample(5).
 *
 * How a row is drawn.  Its order is HMAC-SHA-256(key, "row\n" identity), of which the
 * first 16 bytes are compared: the rows with the smallest order in a lot are its sample.
 * So neither the order of the rows, nor the machine, nor what is beside a row decides.
 * Groups of a stage are drawn alike, by HMAC-SHA-256(key, "group\n" column "\n" and the
 * name of the lot and the values of the stages down to it, each with a "\n" behind it; an
 * empty value is 无).  The key is
 *
 *	key = SHA-256("menpai sample 1 key\n" commitment "\n" secret "\n" public "\n")
 *	commitment = SHA-256("menpai sample 1 commitment\n" library "\n" rows "\n"
 *	    identity "\n" by "\n" plan "\n" secret "\n")
 *	library = SHA-256("menpai sample 1 library\n" and the SHA-256 of the header and,
 *	    sorted, that of every row, as 32 bytes each)
 *
 * where header and rows are their fields with tabs between them, and what is in quotes or
 * a name stands as text (hashes in hexadecimal).
 *
 * Who can choose.  The commitment is handed over (or posted) before anybody knows the
 * public number, which is a draw of a lottery that was named with it, or what the audited
 * office says when it has the commitment.  Then:
 *	- the auditor cannot try secrets until the sample pleases: the key needs the number;
 *	- the audited office cannot say a number that suits it: the key needs the secret,
 *	  which the commitment hides (it has at least 16 characters, or is made at random);
 *	- nobody can change the library, the plan or the secret: the commitment is over them;
 *	- everybody can draw again: the secret stands in the sample.
 * What it does not stop: both sides agreeing on a number (take a lottery), and an auditor
 * who throws a draw away and commits anew (write commitments down with their day).
 *
 * As a file it is a table (TSV) of records: settings, the strata with their lots, the rows
 * in the order in which they were drawn, and at the end a seal, the chain of all lines
 * before it (tag/chain.h): a sample that somebody has edited is refused. */
#ifndef MP_AUDIT_SAMPLE_H
#define MP_AUDIT_SAMPLE_H

#include "audit/plan.h"
#include "base/arena.h"
#include "base/map.h"
#include "tag/digest.h"

typedef enum {
	MP_SET_VERSION, MP_SET_LIBRARY, MP_SET_ROWS, MP_SET_IDENTITY, MP_SET_BY, MP_SET_PLAN,
	MP_SET_SECRET, MP_SET_COMMITMENT,
	MP_SET_PUBLIC,		/* empty: it is a commitment, and nothing is drawn */
	MP_NSETTING
} mp_sample_setting;

enum { MP_SECRET_LEAST = 16 };	/* characters of a secret */

/* A lot: what is drawn, and accepted or rejected, together. */
typedef struct {
	mp_str name;		/* the values of --by with "/" between them */
	uint64_t lot;		/* rows */
	uint64_t drawn;
	uint32_t accept;	/* acceptance number, of a plan by AQL */
} mp_stratum;

typedef struct {
	uint32_t stratum;
	mp_str id, address;
	mp_str group;		/* the value of the first stage; "" where there is none */
} mp_drawn;

typedef struct {
	mp_str set[MP_NSETTING];
	mp_plan plan;
	mp_stratum *stratum;	/* sorted by name */
	size_t nstratum, stratum_cap;
	mp_drawn *row;		/* stratum by stratum, by the order of the draw */
	size_t nrow, row_cap;
	bool grouped;		/* rows tell their groups, in a last column */
	mp_arena strings;
} mp_sample;

/* Read a file that is in memory; `path` is for messages.  False, and `why` filled, if it is
 * none, has been edited, or contradicts itself. */
bool mp_sample_parse(mp_sample *, mp_str text, const char *path, mp_buf *why);
void mp_sample_free(mp_sample *);		/* leaves an empty one */

/* The columns of its file: the i-th from 0, or NULL behind the last. */
const char *mp_sample_column(const mp_sample *, size_t i);

/* Append the file; and the line of it where a row stands, from 1. */
void mp_sample_write(const mp_sample *, mp_buf *out);
size_t mp_sample_line(const mp_sample *, size_t row);

/* Add a lot or a row; strings are copied. */
void mp_sample_stratum(mp_sample *, const mp_stratum *);
void mp_sample_row(mp_sample *, const mp_drawn *);

/* The commitment that the other settings make, and the key (with `public`). */
void mp_sample_commit(const mp_sample *, char hex[MP_DIGEST_HEX]);
void mp_sample_key(const mp_sample *, mp_digest *key);

/* What tells the sample from all others on a form: the first 12 digits of the SHA-256 of
 * the key. */
enum { MP_SAMPLE_MARK = 12 };
void mp_sample_mark(const mp_sample *, char mark[MP_SAMPLE_MARK]);

#endif
