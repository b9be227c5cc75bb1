/* db.h - one way to talk to a database, whichever it is.
 *
 * store.c has one table of SQL statements, which both SQLite and PostgreSQL understand;
 * a backend prepares each when it is first needed, gives it its parameters and hands
 * out the rows.  What differs between the two (opening, locking, how tables are made)
 * is in sqlite.c and postgres.c.
 *
 *	value[0].i = id;
 *	if (!mp_db_start(db, CHILDREN, value))
 *		... db->why ...
 *	while ((st = mp_db_next(db, CHILDREN)) == MP_DB_ROW)
 *		... mp_db_int(db, CHILDREN, 0), mp_db_text(db, CHILDREN, 1) ...
 *	mp_db_end(db, CHILDREN);
 *
 * A statement is one set of rows at a time: it is to be ended before it starts again.
 *
 * Where "@rows" stands in a statement it takes many rows of parameters at once, because a
 * server is far away:
 *
 *	for (i = 0; i < n; mp_db_end(db, ADD))
 *		for (k = mp_db_rows(db, ADD, n - i); k > 0; k--, i++)
 *			... value[0].i = id[i]; ... mp_db_row(db, ADD, value) ...
 *		... mp_db_start(db, ADD, NULL), mp_db_next(db, ADD) ... */
#ifndef MP_CODE_DB_H
#define MP_CODE_DB_H

#include <stdint.h>

#include "base/buf.h"
#include "code/store.h"

typedef struct mp_db mp_db;

/* A statement has the parameters $1, $2 ..., first used in this order; `types` has a
 * letter for each: i a number, t a text, b bytes.  With "@rows" they are those of one
 * row. */
typedef struct {
	const char *sql;
	const char *types;
} mp_db_statement;

/* A parameter; a text or bytes live until the statement ends. */
typedef struct {
	int64_t i;
	mp_str s;
	bool none;		/* a number that is not there: NULL */
} mp_db_value;

typedef enum { MP_DB_ROW, MP_DB_DONE, MP_DB_FAILED } mp_db_step;

/* What a backend does.  Functions that return bool set db->why on failure. */
struct mp_db_backend {
	void (*close)(mp_db *);
	/* Statements without parameters and rows. */
	bool (*run)(mp_db *, const char *sql);
	/* A transaction that sees one state, or that keeps other writers out. */
	bool (*begin)(mp_db *, mp_store_mode);
	bool (*commit)(mp_db *);
	void (*rollback)(mp_db *);
	/* The schema that is there: 0 in an empty database; -1, with the reason, if it
	 * cannot be read or is no registry. */
	int (*version)(mp_db *);
	/* Make the tables of the newest schema; bring them there from schema 1.  Both
	 * inside a writing transaction, and the caller fills them. */
	bool (*make)(mp_db *);
	bool (*migrate)(mp_db *);
	bool (*migrated)(mp_db *);	/* the caller has done its part */

	size_t (*rows)(mp_db *, unsigned which, size_t left);
	bool (*row)(mp_db *, unsigned which, const mp_db_value *);
	bool (*start)(mp_db *, unsigned which, const mp_db_value *);
	mp_db_step (*next)(mp_db *, unsigned which);
	int64_t (*number)(mp_db *, unsigned which, int column);
	mp_str (*text)(mp_db *, unsigned which, int column);
	void (*end)(mp_db *, unsigned which);
};

struct mp_db {
	const struct mp_db_backend *backend;
	const mp_db_statement *statement;	/* the caller's; NULL sql: none */
	unsigned nstatements;
	mp_buf why;
};

enum {
	MP_DB_COLUMNS = 11,		/* the most that a row of many has */
	MP_SCHEMA = 2,			/* of a registry of this release */
	MP_DB_WAIT = 60000		/* milliseconds that a writer waits for another */
};

/* Open a database; NULL with the reason in `why`. */
mp_db *mp_db_sqlite(const char *file, mp_store_mode, const mp_db_statement *, unsigned n,
    mp_buf *why);
mp_db *mp_db_postgres(const char *url, mp_store_mode, const mp_db_statement *, unsigned n,
    mp_buf *why);

/* How many of the rows that are left a statement takes when it is started next: at least
 * one, if there is one. */
static inline size_t
mp_db_rows(mp_db *db, unsigned which, size_t left)
{
	return db->backend->rows(db, which, left);
}

/* Give it the next of them; its texts and bytes live until the statement ends. */
static inline bool
mp_db_row(mp_db *db, unsigned which, const mp_db_value *value)
{
	return db->backend->row(db, which, value);
}

/* `value` is NULL for a statement that was given its rows. */
static inline bool
mp_db_start(mp_db *db, unsigned which, const mp_db_value *value)
{
	return db->backend->start(db, which, value);
}

static inline mp_db_step
mp_db_next(mp_db *db, unsigned which)
{
	return db->backend->next(db, which);
}

static inline int64_t
mp_db_int(mp_db *db, unsigned which, int column)
{
	return db->backend->number(db, which, column);
}

/* Text or bytes; they live until the next row. */
static inline mp_str
mp_db_text(mp_db *db, unsigned which, int column)
{
	return db->backend->text(db, which, column);
}

static inline void
mp_db_end(mp_db *db, unsigned which)
{
	db->backend->end(db, which);
}

/* Run a statement that gives no rows. */
bool mp_db_do(mp_db *, unsigned which, const mp_db_value *);

/* Run one that gives at most one row; `*found` says whether it did.  The row is to be
 * ended by the caller where it did. */
bool mp_db_one(mp_db *, unsigned which, const mp_db_value *, bool *found);

/* Set the reason; false, for `return`. */
bool mp_db_failed(mp_db *, const char *why);

#endif
