/* store.c - the registry file, in SQLite. */
#include "code/store.h"

#include <sqlite3.h>
#include <stdlib.h>

#include "base/mem.h"

#define SCHEMA 1
#define APPLICATION 0x6D656E70	/* "menp": tells file(1) and us what it is */

enum {
	FIND_ROWS = 256,	/* keys asked for in one statement */
	ADD_ROWS = 64,		/* places written in one */
	WAIT_MS = 60000		/* how long a writer waits for another */
};

enum statement {
	FIND, CHILD, COUNTER, SET_COUNTER, LAST, ADD, ADD_MANY, EVENT,
	NSTATEMENT
};

struct mp_store {
	sqlite3 *db;
	sqlite3_stmt *st[NSTATEMENT];
	mp_buf why;
};

static const char schema[] =
	"CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;"
	/* The whole key is kept and compared: the hash only finds it. */
	"CREATE TABLE place("
	" id INTEGER PRIMARY KEY, parent INTEGER NOT NULL, slot INTEGER NOT NULL,"
	" serial INTEGER NOT NULL, hash INTEGER NOT NULL, key TEXT NOT NULL,"
	" code TEXT NOT NULL);"
	"CREATE INDEX place_hash ON place(hash);"
	"CREATE UNIQUE INDEX place_serial ON place(parent, slot, serial);"
	"CREATE TABLE counter(parent INTEGER, slot INTEGER, serial INTEGER NOT NULL,"
	" PRIMARY KEY(parent, slot)) WITHOUT ROWID;"
	"CREATE TABLE event(seq INTEGER PRIMARY KEY, time INTEGER NOT NULL,"
	" kind TEXT NOT NULL, place INTEGER NOT NULL REFERENCES place(id));"
	/* A code is for life, and so is what happened to it. */
	"CREATE TRIGGER place_kept BEFORE DELETE ON place BEGIN"
	" SELECT RAISE(ABORT, 'a place is never deleted'); END;"
	"CREATE TRIGGER place_fixed BEFORE UPDATE OF id, parent, slot, serial, code"
	" ON place BEGIN SELECT RAISE(ABORT, 'a code never changes'); END;"
	"CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN"
	" SELECT RAISE(ABORT, 'history is only added to'); END;"
	"CREATE TRIGGER event_fixed BEFORE UPDATE ON event BEGIN"
	" SELECT RAISE(ABORT, 'history is only added to'); END;";

/* OR ROLLBACK, because then SQLite keeps no journal of the single statement. */
static const char add[] = "INSERT OR ROLLBACK INTO place VALUES(?, ?, ?, ?, ?, ?, ?)";

static const char *const sql[] = {
	[FIND] = NULL,		/* built: FIND_ROWS parameters */
	[CHILD] = "SELECT id, code FROM place WHERE parent = ? AND slot = ? AND serial = ?",
	[COUNTER] = "SELECT serial FROM counter WHERE parent = ? AND slot = ?",
	[SET_COUNTER] = "INSERT OR REPLACE INTO counter VALUES(?, ?, ?)",
	[LAST] = "SELECT coalesce(max(id), 0) FROM place",
	[ADD] = add,
	[ADD_MANY] = NULL,	/* built: ADD_ROWS rows */
	[EVENT] = "INSERT INTO event VALUES(NULL, ?, ?, ?)",
};

/* --- small things --------------------------------------------------------- */

const char *
mp_store_why(const mp_store *s)
{
	return s->why.p;
}

/* Remember what SQLite says; false, for `return`. */
static bool
failed(mp_store *s)
{
	s->why.n = 0;
	mp_buf_adds(&s->why, sqlite3_errmsg(s->db));
	mp_buf_cstr(&s->why);
	return false;
}

static bool
run(mp_store *s, const char *text)
{
	return sqlite3_exec(s->db, text, NULL, NULL, NULL) == SQLITE_OK || failed(s);
}

/* Step a statement that gives no rows. */
static bool
done(mp_store *s, enum statement which)
{
	int rc = sqlite3_step(s->st[which]);

	if (rc != SQLITE_DONE)
		failed(s);
	sqlite3_reset(s->st[which]);
	return rc == SQLITE_DONE;
}

static void
bind_text(sqlite3_stmt *st, int i, mp_str v)
{
	sqlite3_bind_text(st, i, v.p, (int)v.n, SQLITE_STATIC);
}

/* A text, as it lies in the page: sqlite3_column_text would copy it. */
static mp_str
column(sqlite3_stmt *st, int i)
{
	const char *p = sqlite3_column_blob(st, i);

	return (mp_str){ p, (size_t)sqlite3_column_bytes(st, i) };
}

/* The number that a query of one row and column gives, or -1. */
static int64_t
number(mp_store *s, const char *text)
{
	sqlite3_stmt *st;
	int64_t v = -1;

	if (sqlite3_prepare_v2(s->db, text, -1, &st, NULL) == SQLITE_OK &&
	    sqlite3_step(st) == SQLITE_ROW)
		v = sqlite3_column_int64(st, 0);
	else
		failed(s);
	sqlite3_finalize(st);
	return v;
}

/* --- opening --------------------------------------------------------------- */

/* The write-ahead log is a property of the file: set once.  SQLite does not wait
 * for other processes here, so we do. */
static bool
set_wal(mp_store *s)
{
	int waited, rc = SQLITE_BUSY;

	for (waited = 0; rc == SQLITE_BUSY && waited < WAIT_MS; waited += 20) {
		if (waited)
			sqlite3_sleep(20);
		rc = sqlite3_exec(s->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
	}
	return rc == SQLITE_OK || failed(s);
}

static bool
make_schema(mp_store *s, const char *layout, int key_form)
{
	char *text = sqlite3_mprintf("%s"
	    "INSERT INTO meta VALUES('layout', %Q), ('key form', %d);"
	    "PRAGMA application_id = %d; PRAGMA user_version = %d;",
	    schema, layout, key_form, APPLICATION, SCHEMA);
	bool good = text && run(s, text);

	sqlite3_free(text);
	return good;
}

/* Is it ours, and of this release?  Refused otherwise, with the reason. */
static bool
check_schema(mp_store *s, const char *layout, int key_form)
{
	int64_t app = number(s, "PRAGMA application_id");
	int64_t version = number(s, "PRAGMA user_version");
	char *text;
	bool same;

	if (app < 0 || version < 0)
		return false;
	s->why.n = 0;
	if (app != APPLICATION)
		mp_buf_adds(&s->why, "it is not a registry of addr-code");
	else if (version != SCHEMA)
		mp_buf_printf(&s->why, "it has schema %d and this release knows %d: "
		    "use the release that made it", (int)version, SCHEMA);
	mp_buf_cstr(&s->why);
	if (s->why.n)
		return false;
	text = sqlite3_mprintf("SELECT count(*) FROM meta WHERE (name = 'layout' AND "
	    "value = %Q) OR (name = 'key form' AND value = %d)", layout, key_form);
	same = text && number(s, text) == 2;
	sqlite3_free(text);
	if (!same)
		mp_buf_adds(&s->why, "it was made for another layout of codes or "
		    "another form of keys");
	mp_buf_cstr(&s->why);
	return same;
}

/* Make a file without tables a registry; another process may be at it too. */
static bool
found(mp_store *s, const char *layout, int key_form)
{
	static const char tables[] = "SELECT count(*) FROM sqlite_master";
	int64_t n = number(s, tables);

	if (n != 0)
		return n > 0;
	if (!set_wal(s) || !mp_store_write(s))
		return false;
	n = number(s, tables);
	if (n > 0 || (n == 0 && make_schema(s, layout, key_form)))
		return mp_store_commit(s);
	mp_store_rollback(s);
	return false;
}

/* The statements for many rows, which cost half of one for each. */
static void
build(mp_buf *text, enum statement which)
{
	int i;

	if (which == ADD_MANY) {
		mp_buf_adds(text, add);
		for (i = 1; i < ADD_ROWS; i++)
			mp_buf_adds(text, ", (?, ?, ?, ?, ?, ?, ?)");
		return;
	}
	mp_buf_adds(text, "WITH q(i, h) AS (VALUES");
	for (i = 0; i < FIND_ROWS; i++)
		mp_buf_printf(text, "%s(%d,?)", i ? "," : "", i);
	mp_buf_adds(text, ") SELECT q.i, p.id, p.key, p.code FROM q "
	    "CROSS JOIN place p ON p.hash = q.h");
}

static bool
prepare(mp_store *s)
{
	mp_buf text = { 0 };
	int i, rc = SQLITE_OK;

	for (i = 0; i < NSTATEMENT && rc == SQLITE_OK; i++) {
		text.n = 0;
		if (sql[i])
			mp_buf_adds(&text, sql[i]);
		else
			build(&text, (enum statement)i);
		rc = sqlite3_prepare_v3(s->db, mp_buf_cstr(&text), -1,
		    SQLITE_PREPARE_PERSISTENT, &s->st[i], NULL);
	}
	mp_buf_free(&text);
	return rc == SQLITE_OK || failed(s);
}

static bool
open_file(mp_store *s, const char *file, mp_store_mode mode)
{
	int flags = mode == MP_STORE_WRITE ?
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;

	if (sqlite3_open_v2(file, &s->db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		return failed(s);
	sqlite3_busy_timeout(s->db, WAIT_MS);
	sqlite3_extended_result_codes(s->db, 1);
	if (mode == MP_STORE_WRITE && sqlite3_db_readonly(s->db, "main")) {
		mp_buf_adds(&s->why, "it may not be written to");
		mp_buf_cstr(&s->why);
		return false;
	}
	/* The map is address space, not memory.  A log of up to 256 MB lets the
	 * pages that several batches change be copied once. */
	return run(s, "PRAGMA synchronous = FULL; PRAGMA mmap_size = 68719476736;"
	    "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 65536;"
	    "PRAGMA temp_store = MEMORY");
}

mp_store *
mp_store_open(const char *file, mp_store_mode mode, const char *layout,
    int key_form, mp_buf *why)
{
	mp_store *s = mp_zalloc(1, sizeof *s);

	mp_buf_cstr(&s->why);
	if (open_file(s, file, mode) &&
	    (mode == MP_STORE_READ || found(s, layout, key_form)) &&
	    check_schema(s, layout, key_form) && prepare(s))
		return s;
	mp_buf_add(why, mp_buf_str(&s->why));
	mp_store_close(s);
	return NULL;
}

void
mp_store_close(mp_store *s)
{
	int i;

	if (!s)
		return;
	for (i = 0; i < NSTATEMENT; i++)
		sqlite3_finalize(s->st[i]);
	sqlite3_close(s->db);
	mp_buf_free(&s->why);
	free(s);
}

/* --- transactions ------------------------------------------------------------ */

bool
mp_store_read(mp_store *s)
{
	return run(s, "BEGIN");
}

bool
mp_store_write(mp_store *s)
{
	return run(s, "BEGIN IMMEDIATE");
}

bool
mp_store_commit(mp_store *s)
{
	return run(s, "COMMIT");
}

void
mp_store_rollback(mp_store *s)
{
	/* Fails when SQLite has rolled back already, which is as good. */
	if (!sqlite3_get_autocommit(s->db))
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
}

/* --- reading ------------------------------------------------------------------ */

struct wanted {
	int64_t hash;
	uint32_t i;
};

/* The keys in the order of the index, so that each of its pages is read once: by
 * the top bits first, which leaves little for the insertion sort. */
static struct wanted *
by_hash(const mp_lookup *l, size_t n)
{
	enum { BITS = 14 };
	const uint64_t sign = UINT64_C(1) << 63;	/* the index has signed numbers */
	size_t *start = mp_zalloc((1 << BITS) + 1, sizeof *start);
	struct wanted *w = mp_alloc(n * sizeof *w), one;
	size_t i, k;

	for (i = 0; i < n; i++)
		start[((l[i].hash ^ sign) >> (64 - BITS)) + 1]++;
	for (i = 1; i < 1 << BITS; i++)
		start[i] += start[i - 1];
	for (i = 0; i < n; i++)
		w[start[(l[i].hash ^ sign) >> (64 - BITS)]++] =
		    (struct wanted){ (int64_t)l[i].hash, (uint32_t)i };
	for (i = 1; i < n; i++) {
		one = w[i];
		for (k = i; k > 0 && w[k - 1].hash > one.hash; k--)
			w[k] = w[k - 1];
		w[k] = one;
	}
	free(start);
	return w;
}

/* Ask for up to FIND_ROWS of them. */
static bool
find_some(mp_store *s, mp_lookup *l, const struct wanted *w, size_t n, mp_arena *arena)
{
	sqlite3_stmt *st = s->st[FIND];
	size_t i;
	int rc;

	for (i = 0; i < FIND_ROWS; i++)
		if (i < n) {
			sqlite3_bind_int64(st, (int)i + 1, w[i].hash);
			__builtin_prefetch(l[w[i].i].key.p);
		} else {
			sqlite3_bind_null(st, (int)i + 1);
		}
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		mp_lookup *one = &l[w[sqlite3_column_int(st, 0)].i];

		if (!mp_str_eq(one->key, column(st, 2)))
			continue;	/* two keys with one hash */
		one->id = sqlite3_column_int64(st, 1);
		one->code = mp_arena_dup(arena, column(st, 3));
	}
	if (rc != SQLITE_DONE)
		failed(s);
	sqlite3_reset(st);
	return rc == SQLITE_DONE;
}

bool
mp_store_find(mp_store *s, mp_lookup *l, size_t n, mp_arena *arena)
{
	struct wanted *w = by_hash(l, n);
	bool good = true;
	size_t i;

	for (i = 0; i < n; i++)
		l[i].id = 0;
	for (i = 0; i < n && good; i += FIND_ROWS)
		good = find_some(s, l, w + i, n - i < FIND_ROWS ? n - i : FIND_ROWS, arena);
	free(w);
	return good;
}

bool
mp_store_child(mp_store *s, int64_t parent, int slot, uint32_t serial,
    mp_place *place, mp_arena *arena)
{
	sqlite3_stmt *st = s->st[CHILD];
	int rc;

	sqlite3_bind_int64(st, 1, parent);
	sqlite3_bind_int(st, 2, slot);
	sqlite3_bind_int64(st, 3, serial);
	*place = (mp_place){ 0 };
	if ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		place->id = sqlite3_column_int64(st, 0);
		place->code = mp_arena_dup(arena, column(st, 1));
	} else if (rc != SQLITE_DONE) {
		failed(s);
	}
	sqlite3_reset(st);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

bool
mp_store_counter(mp_store *s, int64_t parent, int slot, uint32_t *serial)
{
	sqlite3_stmt *st = s->st[COUNTER];
	int rc;

	sqlite3_bind_int64(st, 1, parent);
	sqlite3_bind_int(st, 2, slot);
	rc = sqlite3_step(st);
	*serial = rc == SQLITE_ROW ? (uint32_t)sqlite3_column_int64(st, 0) : 0;
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		failed(s);
	sqlite3_reset(st);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

bool
mp_store_last(mp_store *s, int64_t *id)
{
	sqlite3_stmt *st = s->st[LAST];
	int rc = sqlite3_step(st);

	if (rc == SQLITE_ROW)
		*id = sqlite3_column_int64(st, 0);
	else
		failed(s);
	sqlite3_reset(st);
	return rc == SQLITE_ROW;
}

/* --- writing ------------------------------------------------------------------ */

bool
mp_store_set_counter(mp_store *s, int64_t parent, int slot, uint32_t serial)
{
	sqlite3_bind_int64(s->st[SET_COUNTER], 1, parent);
	sqlite3_bind_int(s->st[SET_COUNTER], 2, slot);
	sqlite3_bind_int64(s->st[SET_COUNTER], 3, serial);
	return done(s, SET_COUNTER);
}

static void
bind_place(sqlite3_stmt *st, int at, const mp_place *p)
{
	sqlite3_bind_int64(st, at + 1, p->id);
	sqlite3_bind_int64(st, at + 2, p->parent);
	sqlite3_bind_int(st, at + 3, p->slot);
	sqlite3_bind_int64(st, at + 4, p->serial);
	sqlite3_bind_int64(st, at + 5, (int64_t)p->hash);
	bind_text(st, at + 6, p->key);
	bind_text(st, at + 7, p->code);
}

bool
mp_store_add(mp_store *s, const mp_place *p, size_t n)
{
	int i;

	for (; n >= ADD_ROWS; n -= ADD_ROWS, p += ADD_ROWS) {
		for (i = 0; i < ADD_ROWS; i++)
			bind_place(s->st[ADD_MANY], 7 * i, &p[i]);
		if (!done(s, ADD_MANY))
			return false;
	}
	for (; n > 0; n--, p++) {
		bind_place(s->st[ADD], 0, p);
		if (!done(s, ADD))
			return false;
	}
	return true;
}

bool
mp_store_event(mp_store *s, const char *kind, int64_t place, int64_t when)
{
	sqlite3_bind_int64(s->st[EVENT], 1, when);
	bind_text(s->st[EVENT], 2, mp_str_from(kind));
	sqlite3_bind_int64(s->st[EVENT], 3, place);
	return done(s, EVENT);
}
