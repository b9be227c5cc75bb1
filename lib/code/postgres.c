/* postgres.c - a registry in a database of PostgreSQL, in a schema called menpai.
 *
 * Writers take one lock before they read anything, and no other, so that they cannot
 * dead-lock; readers see the state of their beginning.  What the server has said is
 * committed is on its disk, unless somebody has told the server not to care (fsync). */
#include <config.h>

#include "code/db.h"

#ifdef HAVE_LIBPQ

#include <libintl.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

enum {
	LOCK = 0x6D656E70,
	INT8 = 20, TEXT = 25, BYTEA = 17,	/* types: pg_type.dat */
	INT8_ARRAY = 1016, TEXT_ARRAY = 1009, BYTEA_ARRAY = 1001,
	ROWS = 10000,		/* of a statement of many: some 4 MB */
	ARRAY_HEAD = 20		/* bytes */
};

struct postgres {
	mp_db db;
	PGconn *handle;
	bool *prepared;		/* one a statement */
	PGresult **result;	/* the same */
	int *row;
	/* The parameters of one statement, in network order. */
	unsigned char *number;
	const char **value;
	int *length, *format;
	size_t cap;
	/* The rows that a statement is being given: an array for each column. */
	mp_buf column[MP_DB_COLUMNS];
	size_t given;
};

static const char schema[] =
	"CREATE SCHEMA IF NOT EXISTS menpai;"
	"CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL);"
	"CREATE TABLE place("
	" id BIGINT PRIMARY KEY, parent BIGINT NOT NULL, slot BIGINT NOT NULL,"
	" serial BIGINT NOT NULL, hash BIGINT NOT NULL, key TEXT NOT NULL,"
	" code TEXT NOT NULL, written TEXT NOT NULL, issued BIGINT NOT NULL,"
	" state BIGINT NOT NULL, successor BIGINT NOT NULL);"
	"CREATE INDEX place_hash ON place(hash);"
	"CREATE UNIQUE INDEX place_serial ON place(parent, slot, serial);"
	"CREATE TABLE counter(parent BIGINT, slot BIGINT, serial BIGINT NOT NULL,"
	" PRIMARY KEY(parent, slot));"
	"CREATE TABLE event(seq BIGINT PRIMARY KEY, time BIGINT NOT NULL,"
	" kind TEXT NOT NULL, place BIGINT NOT NULL, target BIGINT NOT NULL,"
	" cause BIGINT NOT NULL, operator TEXT NOT NULL, reason TEXT NOT NULL,"
	" old TEXT NOT NULL, new TEXT NOT NULL, hash BYTEA NOT NULL);"
	"CREATE INDEX event_place ON event(place) WHERE kind <> 'issue';"
	"CREATE INDEX event_target ON event(target) WHERE kind <> 'issue';"
	"CREATE TABLE name(place BIGINT NOT NULL, seq BIGINT NOT NULL,"
	" old BIGINT NOT NULL, hash BIGINT NOT NULL, key TEXT NOT NULL,"
	" written TEXT NOT NULL, PRIMARY KEY(place, seq, old, hash));"
	"CREATE INDEX name_hash ON name(hash);"
	/* A code is for life, and so is what happened to it. */
	"CREATE FUNCTION kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
	" RAISE EXCEPTION 'what the registry holds never changes'; END $$;"
	"CREATE TRIGGER place_kept BEFORE DELETE OR TRUNCATE ON place"
	" EXECUTE FUNCTION kept();"
	"CREATE TRIGGER place_fixed BEFORE UPDATE OF id, parent, slot, serial, hash, key,"
	" code, written, issued ON place EXECUTE FUNCTION kept();"
	"CREATE TRIGGER event_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON event"
	" EXECUTE FUNCTION kept();"
	"CREATE TRIGGER name_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON name"
	" EXECUTE FUNCTION kept();";

static struct postgres *
self(mp_db *db)
{
	return (struct postgres *)db;
}

/* What the server says, as one line. */
static bool
failed(mp_db *db)
{
	const char *p = PQerrorMessage(self(db)->handle);

	db->why.n = 0;
	for (; *p; p++)
		if (*p != '\n' && *p != '\t')
			mp_buf_addc(&db->why, *p);
		else if (p[1] && db->why.n && db->why.p[db->why.n - 1] != ' ')
			mp_buf_addc(&db->why, ' ');
	mp_buf_cstr(&db->why);
	return false;
}

static bool
run(mp_db *db, const char *sql)
{
	PGresult *r = PQexec(self(db)->handle, sql);
	ExecStatusType status = PQresultStatus(r);

	PQclear(r);
	return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || failed(db);
}

/* The text that a query of one row and column gives, "" if there is no row; false if
 * it fails. */
static bool
ask(mp_db *db, const char *sql, mp_buf *answer)
{
	PGresult *r = PQexec(self(db)->handle, sql);
	bool good = PQresultStatus(r) == PGRES_TUPLES_OK;

	answer->n = 0;
	if (good && PQntuples(r) > 0)
		mp_buf_adds(answer, PQgetvalue(r, 0, 0));
	mp_buf_cstr(answer);
	PQclear(r);
	return good || failed(db);
}

/* --- opening -------------------------------------------------------------------------- */

static int
version(mp_db *db)
{
	/* Read from the catalogue, because to_regclass may answer what was true before the
	 * lock was waited for. */
	static const char exists[] = "SELECT EXISTS(SELECT 1 FROM pg_class c, pg_namespace n"
	    " WHERE c.relnamespace = n.oid AND n.nspname = 'menpai' AND c.relname = 'meta')";
	mp_buf answer = { 0 };
	int v = -1;

	if (!ask(db, exists, &answer))
		v = -1;
	else if (strcmp(answer.p, "t") != 0)
		v = 0;
	else if (ask(db, "SELECT value FROM menpai.meta WHERE name = 'schema'", &answer) &&
	    (v = atoi(answer.p)) < MP_SCHEMA) {
		mp_db_failed(db, "it is not a registry of addr-code");
		v = -1;
	}
	mp_buf_free(&answer);
	return v;
}

static bool
make(mp_db *db)
{
	char sql[80];

	snprintf(sql, sizeof sql, "INSERT INTO meta VALUES('schema', '%d')", MP_SCHEMA);
	return run(db, schema) && run(db, sql);
}

/* There was no PostgreSQL in schema 1. */
static bool
migrate(mp_db *db)
{
	return mp_db_failed(db, "it is not a registry of addr-code");
}

static void
close_connection(mp_db *db)
{
	struct postgres *s = self(db);
	unsigned i;

	for (i = 0; i < db->nstatements; i++)
		PQclear(s->result[i]);
	PQfinish(s->handle);
	mp_buf_free(&db->why);
	for (i = 0; i < MP_DB_COLUMNS; i++)
		mp_buf_free(&s->column[i]);
	free(s->prepared);
	free(s->result);
	free(s->row);
	free(s->number);
	free(s->value);
	free(s->length);
	free(s->format);
	free(s);
}

/* --- transactions --------------------------------------------------------------------- */

static bool
begin(mp_db *db, mp_store_mode mode)
{
	char sql[80];

	if (mode == MP_STORE_READ)
		return run(db, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
	snprintf(sql, sizeof sql, "SELECT pg_advisory_xact_lock(%d)", LOCK);
	return run(db, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE") && run(db, sql);
}

/* COMMIT of a transaction that failed before is answered by ROLLBACK. */
static bool
commit(mp_db *db)
{
	PGresult *r = PQexec(self(db)->handle, "COMMIT");
	bool done = PQresultStatus(r) == PGRES_COMMAND_OK &&
	    strcmp(PQcmdStatus(r), "COMMIT") == 0;
	bool undone = PQresultStatus(r) == PGRES_COMMAND_OK && !done;

	PQclear(r);
	if (undone)
		return mp_db_failed(db, "the transaction was rolled back");
	return done || failed(db);
}

static void
rollback(mp_db *db)
{
	if (PQtransactionStatus(self(db)->handle) != PQTRANS_IDLE)
		PQclear(PQexec(self(db)->handle, "ROLLBACK"));
}

/* --- statements ----------------------------------------------------------------------- */

static const char many[] = "@rows";

static bool
takes_many(const mp_db *db, unsigned which)
{
	return strstr(db->statement[which].sql, many) != NULL;
}

static Oid
type_of(char type, bool array)
{
	if (array)
		return type == 'i' ? INT8_ARRAY : type == 't' ? TEXT_ARRAY : BYTEA_ARRAY;
	return type == 'i' ? INT8 : type == 't' ? TEXT : BYTEA;
}

static void
name_of(char name[16], unsigned which)
{
	snprintf(name, 16, "s%u", which);
}

/* The rows are arrays, one a column. */
static void
write_sql(mp_buf *sql, const mp_db_statement *st)
{
	const char *at = strstr(st->sql, many);
	size_t i;

	if (!at) {
		mp_buf_adds(sql, st->sql);
		return;
	}
	mp_buf_add(sql, (mp_str){ st->sql, (size_t)(at - st->sql) });
	mp_buf_adds(sql, "SELECT * FROM unnest(");
	for (i = 0; st->types[i]; i++)
		mp_buf_printf(sql, "%s$%zu", i ? "," : "", i + 1);
	mp_buf_printf(sql, ")%s", at + sizeof many - 1);
}

static bool
prepare(mp_db *db, unsigned which)
{
	const mp_db_statement *st = &db->statement[which];
	size_t i, n = strlen(st->types);
	Oid *type = mp_alloc((n + 1) * sizeof *type);
	struct postgres *s = self(db);
	mp_buf sql = { 0 };
	char name[16];
	PGresult *r;
	bool good;

	for (i = 0; i < n; i++)
		type[i] = type_of(st->types[i], takes_many(db, which));
	name_of(name, which);
	write_sql(&sql, st);
	r = PQprepare(s->handle, name, mp_buf_cstr(&sql), (int)n, type);
	good = PQresultStatus(r) == PGRES_COMMAND_OK;
	PQclear(r);
	mp_buf_free(&sql);
	free(type);
	s->prepared[which] = good;
	return good || failed(db);
}

static void
reserve(struct postgres *s, size_t n)
{
	if (n <= s->cap)
		return;
	s->cap = n;
	s->number = mp_realloc(s->number, n * 8);
	s->value = mp_realloc(s->value, n * sizeof *s->value);
	s->length = mp_realloc(s->length, n * sizeof *s->length);
	s->format = mp_realloc(s->format, n * sizeof *s->format);
}

/* A number in network order. */
static void
put_number(unsigned char *p, uint64_t u, int bytes)
{
	for (; bytes-- > 0; u >>= 8)
		p[bytes] = (unsigned char)u;
}

static void
bind(struct postgres *s, size_t i, char type, const mp_db_value *v)
{
	if (type != 'i') {
		s->value[i] = v->s.n ? v->s.p : "";
		s->length[i] = (int)v->s.n;
		return;
	}
	put_number(s->number + 8 * i, (uint64_t)v->i, 8);
	s->value[i] = v->none ? NULL : (const char *)s->number + 8 * i;
	s->length[i] = 8;
}

static void
add_number(mp_buf *b, uint64_t u, int bytes)
{
	mp_buf_reserve(b, (size_t)bytes);
	put_number((unsigned char *)b->p + b->n, u, bytes);
	b->n += (size_t)bytes;
}

static size_t
rows(mp_db *db, unsigned which, size_t left)
{
	struct postgres *s = self(db);
	size_t i;

	(void)which;
	for (i = 0; i < MP_DB_COLUMNS; i++)
		s->column[i].n = 0;
	s->given = 0;
	return left < ROWS ? left : ROWS;
}

/* In an array's binary form: the length of each value, and the value (array_recv). */
static bool
row(mp_db *db, unsigned which, const mp_db_value *v)
{
	const char *type = db->statement[which].types;
	struct postgres *s = self(db);
	mp_buf *b = s->column;

	for (; *type; type++, v++, b++) {
		if (s->given == 0) {
			mp_buf_reserve(b, ARRAY_HEAD);
			b->n = ARRAY_HEAD;
		}
		add_number(b, *type == 'i' ? 8 : v->s.n, 4);
		if (*type == 'i')
			add_number(b, (uint64_t)v->i, 8);
		else
			mp_buf_add(b, v->s);
	}
	s->given++;
	return true;
}

/* Its head: one dimension, no NULL, the type, the number of values, the first is 1. */
static void
bind_array(struct postgres *s, size_t i, char type)
{
	unsigned char *p = (unsigned char *)s->column[i].p;

	put_number(p, 1, 4);
	put_number(p + 4, 0, 4);
	put_number(p + 8, type_of(type, false), 4);
	put_number(p + 12, s->given, 4);
	put_number(p + 16, 1, 4);
	s->value[i] = s->column[i].p;
	s->length[i] = (int)s->column[i].n;
}

static bool
start(mp_db *db, unsigned which, const mp_db_value *value)
{
	const char *types = db->statement[which].types;
	size_t i, n = strlen(types);
	struct postgres *s = self(db);
	ExecStatusType status;
	char name[16];

	if (!s->prepared[which] && !prepare(db, which))
		return false;
	reserve(s, n);
	for (i = 0; i < n; i++) {
		s->format[i] = 1;
		if (value)
			bind(s, i, types[i], &value[i]);
		else
			bind_array(s, i, types[i]);
	}
	name_of(name, which);
	PQclear(s->result[which]);
	s->result[which] = PQexecPrepared(s->handle, name, (int)n, s->value, s->length,
	    s->format, 1);
	s->row[which] = -1;
	status = PQresultStatus(s->result[which]);
	return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || failed(db);
}

static mp_db_step
next(mp_db *db, unsigned which)
{
	struct postgres *s = self(db);

	return ++s->row[which] < PQntuples(s->result[which]) ? MP_DB_ROW : MP_DB_DONE;
}

static mp_str
text(mp_db *db, unsigned which, int column)
{
	struct postgres *s = self(db);

	return (mp_str){ PQgetvalue(s->result[which], s->row[which], column),
	    (size_t)PQgetlength(s->result[which], s->row[which], column) };
}

static int64_t
number(mp_db *db, unsigned which, int column)
{
	mp_str s = text(db, which, column);
	uint64_t u = s.n && (unsigned char)s.p[0] >= 0x80 ? UINT64_MAX : 0;
	size_t i;

	for (i = 0; i < s.n; i++)
		u = u << 8 | (unsigned char)s.p[i];
	return (int64_t)u;
}

static void
end(mp_db *db, unsigned which)
{
	PQclear(self(db)->result[which]);
	self(db)->result[which] = NULL;
}

static const struct mp_db_backend backend = {
	close_connection, run, begin, commit, rollback, version, make, migrate, migrate,
	rows, row, start, next, number, text, end
};

/* The server may have things to say that nobody asked for. */
static void
ignore(void *arg, const char *message)
{
	(void)arg, (void)message;
}

/* libpq's messages are translated, too, and would come in the character set of a locale
 * that was never set: ???.  Its catalogue is called by its so-name and version. */
static void
speak_utf8(void)
{
	char domain[32];

	snprintf(domain, sizeof domain, "libpq5-%d", PQlibVersion() / 10000);
	bind_textdomain_codeset(domain, "UTF-8");
}

static bool
connect_to(mp_db *db, const char *url)
{
	struct postgres *s = self(db);
	const char *encoding;
	mp_buf sync = { 0 };
	bool good;

	speak_utf8();
	s->handle = PQconnectdb(url);
	if (PQstatus(s->handle) != CONNECTION_OK)
		return failed(db);
	PQsetNoticeProcessor(s->handle, ignore, NULL);
	encoding = PQparameterStatus(s->handle, "server_encoding");
	if (!encoding || strcmp(encoding, "UTF8") != 0)
		return mp_db_failed(db, "its encoding is not UTF8");
	if (PQserverVersion(s->handle) < 120000)
		return mp_db_failed(db, "the server is older than PostgreSQL 12");
	/* Every look-up is by an index, whatever the planner thinks of tables that have
	 * just been filled. */
	good = PQsetClientEncoding(s->handle, "UTF8") == 0 &&
	    run(db, "SET search_path TO menpai; SET lock_timeout TO '60s'; SET jit TO off;"
	    "SET enable_hashjoin TO off; SET enable_mergejoin TO off;"
	    "SET enable_seqscan TO off; SET plan_cache_mode TO force_generic_plan") &&
	    ask(db, "SHOW synchronous_commit", &sync);
	if (good && strcmp(sync.p, "off") == 0)
		good = run(db, "SET synchronous_commit TO on");
	mp_buf_free(&sync);
	return good;
}

mp_db *
mp_db_postgres(const char *url, mp_store_mode mode, const mp_db_statement *statement,
    unsigned n, mp_buf *why)
{
	struct postgres *s = mp_zalloc(1, sizeof *s);

	(void)mode;
	s->db = (mp_db){ .backend = &backend, .statement = statement, .nstatements = n };
	s->prepared = mp_zalloc(n, sizeof *s->prepared);
	s->result = mp_zalloc(n, sizeof(PGresult *));
	s->row = mp_zalloc(n, sizeof *s->row);
	mp_buf_cstr(&s->db.why);
	if (connect_to(&s->db, url))
		return &s->db;
	mp_buf_add(why, mp_buf_str(&s->db.why));
	close_connection(&s->db);
	return NULL;
}

#else	/* !HAVE_LIBPQ */

mp_db *
mp_db_postgres(const char *url, mp_store_mode mode, const mp_db_statement *statement,
    unsigned n, mp_buf *why)
{
	(void)url, (void)mode, (void)statement, (void)n;
	mp_buf_adds(why, "this program was built without PostgreSQL");
	return NULL;
}

#endif
