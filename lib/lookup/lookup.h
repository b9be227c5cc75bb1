/* lookup.h - which address of a library a text means.
 *
 * A book is a library, made ready to be asked: a file that is mapped and shared by all
 * threads.  A seeker asks it; each thread has its own.
 *
 *	mp_book_builder *b = mp_book_builder_new(true);
 *	for each address, by each of its names
 *		if (!mp_book_add(b, &row)) ... full ...
 *	mp_book_write(b, out, "library.tsv", &stamp);	// or mp_book_made(b, folder, &why)
 *	mp_book_builder_free(b);
 *
 *	mp_book *book = mp_book_open("library.book", &why);	// or why not
 *	mp_seeker *s = mp_seeker_new(book, &settings);		// address/normalize.h
 *	const mp_answer *a = mp_seek(s, text, 5);
 *	for (i = 0; i < a->n; i++) {
 *		mp_book_get(book, a->found[i].place, &row);
 *		... row.address, row.name, a->found[i].score ...
 *	}
 *	mp_seeker_free(s);
 *	mp_book_close(book);
 *
 * How it is found.  The text is read by addr-normalize's parser.  An address may be
 * written shorter than it is, but not without that which makes it known: its estate, or
 * its road, or its hamlet, with the numbers of door, building and room.  Every address is
 * in the book under each of these.  What is found there is compared element by element:
 * a number that differs makes it another address, always: 101 never answers 102.  A name
 * that the book does not know is taken for one that it knows and that is alike
 * (names/alike.h): typed by sound or by shape, a character more or less, another generic
 * word.
 *
 * Also places that no row of the library names are in the book: the building, the estate
 * and the door on the way to a room.  Where the library has no such number a coarser
 * place answers, which is marked (MP_MATCH_COARSER) and tells what is missing. */
#ifndef MP_LOOKUP_LOOKUP_H
#define MP_LOOKUP_LOOKUP_H

#include "address/normalize.h"
#include "index/sections.h"

/* --- the book ------------------------------------------------------------- */

typedef enum {
	MP_BOOK_CURRENT,
	MP_BOOK_ALIAS,		/* of a duplicate that was merged */
	MP_BOOK_OLD		/* before a rename or a move */
} mp_book_kind;

typedef enum { MP_BOOK_LIVE, MP_BOOK_RETIRED, MP_BOOK_MERGED } mp_book_life;

/* An address by one of its names.  An address that has several is several rows with
 * one code.  Slices of a row that is got are the book's. */
typedef struct {
	mp_address address;	/* as the library writes it; no division, no note */
	mp_str name;		/* its code, or else its id; "": it has none.  255 bytes */
	mp_str successor;	/* the code that it leads to now, or codes with commas between
				 * them; "": itself, or nothing.  Not got: mp_book_leads */
	mp_book_life life;
	mp_book_kind kind;
	bool implied;		/* got: no row of the library, but on the way to one */
} mp_book_row;

/* The registry that a book was made of, as it was: its last event. */
typedef struct {
	uint64_t registry;	/* 1; 0: it was made of no registry */
	int64_t events;
	unsigned char hash[32];
} mp_book_origin;

typedef struct mp_book_builder mp_book_builder;

/* `coded`: the names are codes. */
mp_book_builder *mp_book_builder_new(bool coded);
void mp_book_builder_free(mp_book_builder *);	/* NULL is fine */

/* Enter a row; everything is copied.  The same address with the same name is entered
 * once.  False if the book is full: 2^32 values, or 4 GB of texts. */
bool mp_book_add(mp_book_builder *, const mp_book_row *);

void mp_book_came(mp_book_builder *, const mp_book_origin *);

/* Write it, once; `library` and `stamp` say what it was made of (index/sections.h), NULL
 * if that was no file.  0, or -1 with errno. */
int mp_book_write(mp_book_builder *, mp_outfile *, const char *library,
    const mp_index_stamp *);

typedef struct mp_book mp_book;

/* Map the file, which costs no more for a large one.  NULL, and `why` filled with a
 * sentence that comes translated: see mp_sections_open. */
mp_book *mp_book_open(const char *path, mp_buf *why);
/* A book for this run only, in a nameless file of this folder. */
mp_book *mp_book_made(mp_book_builder *, const char *folder, mp_buf *why);
void mp_book_close(mp_book *);			/* NULL is fine */

/* Is this a regular file that is no book? */
bool mp_book_is_not(const char *path);

bool mp_book_coded(const mp_book *);
mp_book_origin mp_book_origin_of(const mp_book *);
size_t mp_book_rows(const mp_book *);		/* implied ones, too */
void mp_book_get(const mp_book *, uint32_t place, mp_book_row *);

/* All rows, one after the other: start with *place = 0; false behind the last one.  Places
 * go up, and have gaps between them. */
bool mp_book_next(const mp_book *, uint32_t *place);

/* The row that bears this name, the current one if there are several; false: none. */
bool mp_book_named(const mp_book *, mp_str name, uint32_t *place);

/* Where a row leads to: the current name of its address, and if that was merged into
 * another one, or split into several, of these.  How many there are, at least 1: itself. */
enum { MP_BOOK_LEADS = 16 };
size_t mp_book_leads(const mp_book *, uint32_t place, uint32_t to[MP_BOOK_LEADS]);

/* Blocks are checked when they are first read.  Was one of them damaged?  Then no answer
 * is to be believed. */
bool mp_book_damaged(const mp_book *);

/* --- asking it ------------------------------------------------------------ */

typedef enum {
	MP_MATCH_NONE,
	MP_MATCH_CODE,		/* the text is the code */
	MP_MATCH_EXACT,		/* the same elements */
	MP_MATCH_ALIAS,		/* the name of a duplicate that was merged into it */
	MP_MATCH_OLD,		/* a name that it had before */
	MP_MATCH_PARTIAL,	/* the text, or the library, says less, and nothing else fits */
	MP_MATCH_TYPO,		/* a name is another one that is alike */
	MP_MATCH_COARSER	/* the building, estate or door: what is finer is not there */
} mp_match;

/* "none", "code", "exact", "alias", "old", "partial", "typo", "building". */
const char *mp_match_name(mp_match);

/* One place that may be meant. */
typedef struct {
	uint32_t place;		/* where it leads to (mp_book_leads) */
	uint32_t by;		/* the row whose name was matched */
	mp_match match;
	double score;		/* how sure: of those at 0.95 and more, 1 in 1,000 is wrong */
	mp_elements_set same;	/* said by both */
	mp_elements_set alike;	/* said by both, in other characters */
	mp_elements_set unsaid;	/* said by the library only */
	mp_elements_set extra;	/* said by the text only, or otherwise, and not needed */
	mp_elements_set missing;	/* COARSER: the text's numbers that are not there */
} mp_found;

typedef struct {
	const mp_found *found;	/* best first */
	size_t n;
	bool ambiguous;		/* the text says too little to choose: the first is not better
				 * than the others */
	size_t fits;		/* how many there were; at least n */
} mp_answer;

typedef struct mp_seeker mp_seeker;

/* Both must outlive the seeker. */
mp_seeker *mp_seeker_new(const mp_book *, const struct mp_normal_settings *);
void mp_seeker_free(mp_seeker *);		/* NULL is fine */

/* Look up a free text, or a code, which is VALID UTF-8; `top` answers at most.  The
 * answer lives until the seeker is asked again.  The same question has the same answer,
 * whatever was asked before. */
const mp_answer *mp_seek(mp_seeker *, mp_str text, size_t top);

/* Look up an address that was taken apart already. */
const mp_answer *mp_seek_address(mp_seeker *, const mp_address *, size_t top);

#endif
