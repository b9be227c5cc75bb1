/* record.h - what deduplication reads of a row.
 *
 *	mp_record_columns cols;
 *	mp_record rec = { 0 };
 *	mp_record_bind(&cols, f);
 *	while ((r = filter_next(f)) != NULL) {
 *		mp_record_read(&rec, &cols, r);
 *		...
 *	}
 *	mp_record_free(&rec);
 *	mp_record_unbind(&cols); */
#ifndef MP_DEDUP_RECORD_H
#define MP_DEDUP_RECORD_H

#include "address/columns.h"
#include "address/issue.h"
#include "dedup/house.h"

/* What an input column is to a merge. */
typedef enum {
	MP_COLUMN_OTHER,	/* passed through: an empty value may be filled */
	MP_COLUMN_SAID,		/* raw and elements: one reading of one text, never mixed
				 * from several rows */
	MP_COLUMN_READING,	/* id, and what was derived from the elements: not mixed,
				 * either */
	MP_COLUMN_OURS		/* written by addr-dedup: no property of the row */
} mp_column_role;

typedef struct {
	mp_address_columns address;
	filter_col id, raw, status, issues, confidence, sources, alternatives;
				/* may be missing */
	filter_col lon, lat, certificate;	/* may be missing, too */
	mp_column_role *role;	/* of every input column */
	size_t n;		/* input columns */
	bool ours;		/* one is MP_COLUMN_OURS */
} mp_record_columns;

/* Find the columns; exit 2 if an element is missing (mp_address_bind). */
void mp_record_bind(mp_record_columns *, filter *);
void mp_record_unbind(mp_record_columns *);

/* Slices live as long as the row, buffers until the next mp_record_read. */
typedef struct {
	mp_address address;
	mp_gravity status;	/* MP_OK if there is no such column */
	bool settled;		/* by its issues; without them by its status */
	mp_str confidence;
	mp_str raw;		/* "" if there is none */
	mp_buf name;		/* id, or raw, or the standard address */
	mp_str fields;		/* all columns that are not MP_COLUMN_OURS, as TSV */
	mp_buf joined;		/* holds `fields` if need be */
} mp_record;

void mp_record_read(mp_record *, const mp_record_columns *, const filter_row *);

/* The name of a row alone, as in mp_record, into the buffer. */
void mp_record_name(mp_buf *, const mp_record_columns *, const filter_row *);

/* Are the texts of two records the same bytes: raw, or the elements one by one? */
bool mp_record_alike(mp_str raw_a, const mp_address *a, mp_str raw_b, const mp_address *b);

/* What the row says of its house; and whether the table may say anything. */
mp_house mp_record_house(const mp_record_columns *, const filter_row *);
bool mp_record_has_houses(const mp_record_columns *);

/* How fit the row is to stand for others: mp_rows_merit of its elements from
 * province to room, its status and its confidence.  Besides is what another element says
 * already, and keys do without: the floor of a room, the section of a door's road, the
 * development zone of a township. */
uint32_t mp_record_merit(const mp_record *);

void mp_record_free(mp_record *);

#endif
