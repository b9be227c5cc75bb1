/* sqlite.c - a registry in a file of SQLite.
 *
 * In WAL mode, written with synchronous=FULL: what a commit has returned from survives
 * kill -9 and loss of power. */
#include <sqlite3.h>
#include <stdlib.h>

#include "base/mem.h"
#include "code/db.h"

#define APPLICATION 0x6D656E70	/* "menp": tells file(1) and us what it is */

struct sqlite {
	mp_db db;
	sqlite3 *handle;
	sqlite3_stmt **st;	/* one a statement, NULL until it is needed */
	sqlite3_stmt **alone;	/* the same for a single row, of those that insert many */
	struct rows *rows;	/* one a statement */
};

/* The rows that a statement is being given. */
struct rows {
	size_t most, given;
	bool alone;
};

static const char schema[] =
	"CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;"
	/* The whole key is kept and compared: the hash only finds it. */
	"CREATE TABLE place("
	" id INTEGER PRIMARY KEY, parent INTEGER NOT NULL, slot INTEGER NOT NULL,"
	" serial INTEGER NOT NULL, hash INTEGER NOT NULL, key TEXT NOT NULL,"
	" code TEXT NOT NULL, written TEXT NOT NULL DEFAULT '',"
	" issued INTEGER NOT NULL DEFAULT 0, state INTEGER NOT NULL DEFAULT 0,"
	" successor INTEGER NOT NULL DEFAULT 0);"
	"CREATE INDEX place_hash ON place(hash);"
	"CREATE UNIQUE INDEX place_serial ON place(parent, slot, serial);"
	"CREATE TABLE counter(parent INTEGER, slot INTEGER, serial INTEGER NOT NULL,"
	" PRIMARY KEY(parent, slot)) WITHOUT ROWID;";

static const char history[] =
	"CREATE TABLE event(seq INTEGER PRIMARY KEY, time INTEGER NOT NULL,"
	" kind TEXT NOT NULL, place INTEGER NOT NULL, target INTEGER NOT NULL,"
	" cause INTEGER NOT NULL, operator TEXT NOT NULL, reason TEXT NOT NULL,"
	" old TEXT NOT NULL, new TEXT NOT NULL, hash BLOB NOT NULL);"
	"CREATE INDEX event_place ON event(place) WHERE kind <> 'issue';"
	"CREATE INDEX event_target ON event(target) WHERE kind <> 'issue';"
	"CREATE TABLE name(place INTEGER NOT NULL, seq INTEGER NOT NULL,"
	" old INTEGER NOT NULL, hash INTEGER NOT NULL, key TEXT NOT NULL,"
	" written TEXT NOT NULL, PRIMARY KEY(place, seq, old, hash)) WITHOUT ROWID;"
	"CREATE INDEX name_hash ON name(hash);"
	/* A code is for life, and so is what happened to it. */
	"CREATE TRIGGER place_kept BEFORE DELETE ON place BEGIN"
	" SELECT RAISE(ABORT, 'a place is never deleted'); END;"
	"CREATE TRIGGER place_fixed BEFORE UPDATE OF id, parent, slot, serial, hash, key,"
	" code, written, issued ON place BEGIN"
	" SELECT RAISE(ABORT, 'a code never changes'); END;"
	"CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN"
	" SELECT RAISE(ABORT, 'history is only added to'); END;"
	"CREATE TRIGGER event_fixed BEFORE UPDATE ON event BEGIN"
	" SELECT RAISE(ABORT, 'history is only added to'); END;"
	"CREATE TRIGGER name_kept BEFORE DELETE ON name BEGIN"
	" SELECT RAISE(ABORT, 'a name is never deleted'); END;"
	"CREATE TRIGGER name_fixed BEFORE UPDATE ON name BEGIN"
	" SELECT RAISE(ABORT, 'a name is only added'); END;";

static struct sqlite *
self(mp_db *db)
{
	return (struct sqlite *)db;
}

static bool
failed(mp_db *db)
{
	return mp_db_failed(db, sqlite3_errmsg(self(db)->handle));
}

static bool
run(mp_db *db, const char *sql)
{
	return sqlite3_exec(self(db)->handle, sql, NULL, NULL, NULL) == SQLITE_OK ||
	    failed(db);
}

/* --- opening -------------------------------------------------------------------------- */

/* The write-ahead log is a property of the file: set once.  SQLite does not wait
 * for other processes here, so we do. */
static bool
set_wal(mp_db *db)
{
	int waited, rc = SQLITE_BUSY;

	for (waited = 0; rc == SQLITE_BUSY && waited < MP_DB_WAIT; waited += 20) {
		if (waited)
			sqlite3_sleep(20);
		rc = sqlite3_exec(self(db)->handle, "PRAGMA journal_mode = WAL", NULL, NULL,
		    NULL);
	}
	return rc == SQLITE_OK || failed(db);
}

/* The number that a query of one row and column gives, or -1. */
static int64_t
ask(mp_db *db, const char *sql)
{
	sqlite3_stmt *st;
	int64_t v = -1;

	if (sqlite3_prepare_v2(self(db)->handle, sql, -1, &st, NULL) == SQLITE_OK &&
	    sqlite3_step(st) == SQLITE_ROW)
		v = sqlite3_column_int64(st, 0);
	else
		failed(db);
	sqlite3_finalize(st);
	return v;
}

static int
version(mp_db *db)
{
	int64_t tables = ask(db, "SELECT count(*) FROM sqlite_master");
	int64_t app = ask(db, "PRAGMA application_id");

	if (tables < 0 || app < 0)
		return -1;
	if (tables == 0 && app == 0)
		return 0;
	if (app != APPLICATION) {
		mp_db_failed(db, "it is not a registry of addr-code");
		return -1;
	}
	return (int)ask(db, "PRAGMA user_version");
}

static bool
stamp(mp_db *db)
{
	char sql[80];

	sqlite3_snprintf(sizeof sql, sql, "PRAGMA application_id = %d; PRAGMA user_version = %d",
	    APPLICATION, MP_SCHEMA);
	return run(db, sql);
}

static bool
make(mp_db *db)
{
	return run(db, schema) && run(db, history) && stamp(db);
}

/* The old history is kept until its events are in the new one. */
static bool
migrate(mp_db *db)
{
	return run(db, "ALTER TABLE place ADD COLUMN written TEXT NOT NULL DEFAULT '';"
	    "ALTER TABLE place ADD COLUMN issued INTEGER NOT NULL DEFAULT 0;"
	    "ALTER TABLE place ADD COLUMN state INTEGER NOT NULL DEFAULT 0;"
	    "ALTER TABLE place ADD COLUMN successor INTEGER NOT NULL DEFAULT 0;"
	    "DROP INDEX place_hash;"
	    "DROP TRIGGER place_kept; DROP TRIGGER place_fixed; DROP TRIGGER event_kept;"
	    "DROP TRIGGER event_fixed; ALTER TABLE event RENAME TO event_1") &&
	    run(db, history) && run(db, "DROP TRIGGER place_fixed");
}

static bool
migrated(mp_db *db)
{
	const char *trigger = strstr(history, "CREATE TRIGGER place_fixed");
	mp_buf sql = { 0 };
	bool good;

	mp_buf_adds(&sql, "DROP TABLE event_1; CREATE INDEX place_hash ON place(hash);");
	mp_buf_add(&sql, (mp_str){ trigger,
	    (size_t)(strstr(trigger, "CREATE TRIGGER event_kept") - trigger) });
	good = run(db, mp_buf_cstr(&sql)) && stamp(db);
	mp_buf_free(&sql);
	return good;
}

static void
close_file(mp_db *db)
{
	struct sqlite *s = self(db);
	unsigned i;

	for (i = 0; i < db->nstatements; i++) {
		sqlite3_finalize(s->st[i]);
		sqlite3_finalize(s->alone[i]);
	}
	sqlite3_close(s->handle);
	mp_buf_free(&db->why);
	free(s->st);
	free(s->alone);
	free(s->rows);
	free(s);
}

/* --- transactions --------------------------------------------------------------------- */

static bool
begin(mp_db *db, mp_store_mode mode)
{
	return run(db, mode == MP_STORE_WRITE ? "BEGIN IMMEDIATE" : "BEGIN");
}

static bool
commit(mp_db *db)
{
	return run(db, "COMMIT");
}

static void
rollback(mp_db *db)
{
	/* Fails when SQLite has rolled back already, which is as good. */
	if (!sqlite3_get_autocommit(self(db)->handle))
		sqlite3_exec(self(db)->handle, "ROLLBACK", NULL, NULL, NULL);
}

/* --- statements ----------------------------------------------------------------------- */

static const char insert[] = "INSERT INTO", many[] = "@rows";

static bool
inserts(const mp_db *db, unsigned which)
{
	return strncmp(db->statement[which].sql, insert, sizeof insert - 1) == 0;
}

/* Rows, written out: a statement of many costs half of one for each. */
static void
add_values(mp_buf *text, size_t rows, size_t width)
{
	size_t i, k, n = 0;

	mp_buf_adds(text, "VALUES");
	for (i = 0; i < rows; i++)
		for (k = 0; k < width; k++)
			mp_buf_printf(text, "%s$%zu%s", k ? "," : i ? ",(" : "(", ++n,
			    k + 1 < width ? "" : ")");
}

/* OR ROLLBACK, because then SQLite keeps no journal of the single statement. */
static bool
prepare(mp_db *db, unsigned which, sqlite3_stmt **st)
{
	const struct rows *rows = &self(db)->rows[which];
	const char *sql = db->statement[which].sql, *at = strstr(sql, many);
	mp_buf text = { 0 };
	int rc;

	if (inserts(db, which)) {
		mp_buf_adds(&text, "INSERT OR ROLLBACK INTO");
		sql += sizeof insert - 1;
	}
	if (at) {
		mp_buf_add(&text, (mp_str){ sql, (size_t)(at - sql) });
		add_values(&text, rows->most, strlen(db->statement[which].types));
		sql = at + sizeof many - 1;
	}
	mp_buf_adds(&text, sql);
	rc = sqlite3_prepare_v3(self(db)->handle, mp_buf_cstr(&text), -1,
	    SQLITE_PREPARE_PERSISTENT, st, NULL);
	mp_buf_free(&text);
	return rc == SQLITE_OK || failed(db);
}

/* The form of a statement that is at work. */
static sqlite3_stmt **
form(mp_db *db, unsigned which)
{
	struct sqlite *s = self(db);

	return s->rows[which].alone ? &s->alone[which] : &s->st[which];
}

/* Those that ask take any number of rows: the rest is NULL, and nothing equals that. */
static size_t
rows(mp_db *db, unsigned which, size_t left)
{
	enum { ASK_ROWS = 256, INSERT_ROWS = 64 };
	struct rows *r = &self(db)->rows[which];

	*r = (struct rows){ .most = ASK_ROWS };
	if (inserts(db, which)) {
		r->alone = left < INSERT_ROWS;
		r->most = r->alone ? 1 : INSERT_ROWS;
	}
	return left < r->most ? left : r->most;
}

static void
bind(sqlite3_stmt *st, const char *type, const mp_db_value *v, int at)
{
	for (; *type; type++, v++, at++)
		if (*type == 'i' && v->none)
			sqlite3_bind_null(st, at);
		else if (*type == 'i')
			sqlite3_bind_int64(st, at, v->i);
		else if (*type == 't')
			sqlite3_bind_text(st, at, v->s.n ? v->s.p : "", (int)v->s.n,
			    SQLITE_STATIC);
		else
			sqlite3_bind_blob(st, at, v->s.n ? v->s.p : "", (int)v->s.n,
			    SQLITE_STATIC);
}

static bool
row(mp_db *db, unsigned which, const mp_db_value *value)
{
	const char *types = db->statement[which].types;
	struct rows *r = &self(db)->rows[which];
	sqlite3_stmt **st = form(db, which);

	if (!*st && !prepare(db, which, st))
		return false;
	bind(*st, types, value, (int)(r->given++ * strlen(types)) + 1);
	return true;
}

static bool
start(mp_db *db, unsigned which, const mp_db_value *value)
{
	const char *types = db->statement[which].types;
	const struct rows *r = &self(db)->rows[which];
	sqlite3_stmt **st = form(db, which);
	size_t i;

	if (!*st && !prepare(db, which, st))
		return false;
	if (value)
		bind(*st, types, value, 1);
	for (i = r->given * strlen(types); i < r->most * strlen(types); i++)
		sqlite3_bind_null(*st, (int)i + 1);
	return true;
}

static mp_db_step
next(mp_db *db, unsigned which)
{
	int rc = sqlite3_step(*form(db, which));

	if (rc == SQLITE_ROW)
		return MP_DB_ROW;
	if (rc == SQLITE_DONE)
		return MP_DB_DONE;
	failed(db);
	return MP_DB_FAILED;
}

static int64_t
number(mp_db *db, unsigned which, int column)
{
	return sqlite3_column_int64(*form(db, which), column);
}

/* A text, as it lies in the page: sqlite3_column_text would copy it. */
static mp_str
text(mp_db *db, unsigned which, int column)
{
	sqlite3_stmt *st = *form(db, which);
	const char *p = sqlite3_column_blob(st, column);

	return (mp_str){ p, (size_t)sqlite3_column_bytes(st, column) };
}

static void
end(mp_db *db, unsigned which)
{
	sqlite3_reset(*form(db, which));
}

static const struct mp_db_backend backend = {
	close_file, run, begin, commit, rollback, version, make, migrate, migrated,
	rows, row, start, next, number, text, end
};

static bool
open_file(mp_db *db, const char *file, mp_store_mode mode)
{
	int flags = mode == MP_STORE_WRITE ?
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
	struct sqlite *s = self(db);

	if (sqlite3_open_v2(file, &s->handle, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		return failed(db);
	sqlite3_busy_timeout(s->handle, MP_DB_WAIT);
	sqlite3_extended_result_codes(s->handle, 1);
	if (mode == MP_STORE_WRITE && sqlite3_db_readonly(s->handle, "main"))
		return mp_db_failed(db, "it may not be written to");
	/* The map is address space, not memory.  A log of up to 256 MB lets the
	 * pages that several batches change be copied once. */
	if (!run(db, "PRAGMA synchronous = FULL; PRAGMA mmap_size = 68719476736;"
	    "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 65536;"
	    "PRAGMA temp_store = MEMORY"))
		return false;
	return mode == MP_STORE_READ || version(db) != 0 || set_wal(db);
}

mp_db *
mp_db_sqlite(const char *file, mp_store_mode mode, const mp_db_statement *statement,
    unsigned n, mp_buf *why)
{
	struct sqlite *s = mp_zalloc(1, sizeof *s);

	s->db = (mp_db){ .backend = &backend, .statement = statement, .nstatements = n };
	s->st = mp_zalloc(n, sizeof(sqlite3_stmt *));
	s->alone = mp_zalloc(n, sizeof(sqlite3_stmt *));
	s->rows = mp_zalloc(n, sizeof *s->rows);
	mp_buf_cstr(&s->db.why);
	if (open_file(&s->db, file, mode))
		return &s->db;
	mp_buf_add(why, mp_buf_str(&s->db.why));
	close_file(&s->db);
	return NULL;
}
