/* store.c - the registry in a database: its statements, opening, transactions. */
#include "code/store.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "code/db.h"
#include "code/layout.h"
#include "code/migrate.h"
#include "code/store_set.h"

#define PLACE_COLUMNS \
	"id, parent, slot, serial, hash, key, code, written, issued, state, successor"
#define EVENT_COLUMNS \
	"seq, time, kind, place, target, cause, operator, reason, old, new, hash"

static const mp_db_statement statements[NSTATEMENT] = {
	[FIND] = { "WITH q(i, h) AS (@rows) SELECT q.i, p.id, p.key, p.issued, p.code, p.state "
	    "FROM q CROSS JOIN place p WHERE p.hash = q.h", "ii" },
	[FIND_NAMED] = { "WITH q(i, h) AS (@rows) SELECT q.i, p.place, p.key, p.seq, p.old "
	    "FROM q CROSS JOIN name p WHERE p.hash = q.h", "ii" },
	[PLACE] = { "SELECT " PLACE_COLUMNS " FROM place WHERE id = $1", "i" },
	[CHILD] = { "SELECT " PLACE_COLUMNS " FROM place WHERE parent = $1 AND slot = $2 "
	    "AND serial = $3", "iii" },
	[CHILDREN] = { "SELECT " PLACE_COLUMNS " FROM place WHERE parent = $1 "
	    "ORDER BY slot, serial", "i" },
	[TOPS] = { "SELECT " PLACE_COLUMNS " FROM place WHERE parent < 0 AND "
	    "(parent, slot, serial) > ($1, $2, $3) ORDER BY parent, slot, serial LIMIT $4",
	    "iiii" },
	[TAKEN] = { "WITH q(i, parent, slot, serial) AS (@rows) SELECT q.i FROM q CROSS JOIN "
	    "place p WHERE p.parent = q.parent AND p.slot = q.slot AND p.serial = q.serial",
	    "iiii" },
	[COUNTERS] = { "WITH q(i, parent, slot) AS (@rows) SELECT q.i, c.serial FROM q CROSS "
	    "JOIN counter c WHERE c.parent = q.parent AND c.slot = q.slot", "iii" },
	[SET_COUNTERS] = { "INSERT INTO counter @rows "
	    "ON CONFLICT(parent, slot) DO UPDATE SET serial = excluded.serial", "iii" },
	[LAST] = { "SELECT coalesce(max(id), 0) FROM place", "" },
	[ADD] = { "INSERT INTO place @rows", "iiiiitttiii" },
	[SET_STATE] = { "UPDATE place SET state = $1, successor = $2 WHERE id = $3", "iii" },
	[ADD_NAMES] = { "INSERT INTO name @rows", "iiiitt" },
	[NAMES] = { "SELECT place, seq, old, hash, key, written FROM name WHERE place = $1 "
	    "ORDER BY seq, old DESC, hash", "i" },
	[ANY_NAMES] = { "SELECT place FROM name LIMIT 1", "" },
	[LAST_EVENT] = { "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1", "" },
	[ADD_EVENTS] = { "INSERT INTO event @rows", "iitiiittttb" },
	[RENAMES] = { "SELECT " EVENT_COLUMNS " FROM event WHERE kind <> 'issue' AND "
	    "place = 0 AND seq > $1 ORDER BY seq", "i" },
	[EVENTS_OF] = { "SELECT " EVENT_COLUMNS " FROM event WHERE kind <> 'issue' AND "
	    "place = $1 UNION SELECT " EVENT_COLUMNS " FROM event WHERE kind <> 'issue' AND "
	    "target = $2 AND place <> 0 ORDER BY seq", "ii" },
	[ONE_EVENT] = { "SELECT " EVENT_COLUMNS " FROM event WHERE seq = $1", "i" },
	[PASSED] = { "INSERT INTO meta VALUES('names passed on', 'yes') ON CONFLICT(name) "
	    "DO NOTHING", "" },
	[META] = { "SELECT value FROM meta WHERE name = $1", "t" },
	[SET_META] = { "INSERT INTO meta VALUES($1, $2)", "tt" },
	[ALL_EVENTS] = { "SELECT e.seq, e.time, e.kind, e.place, e.target, e.cause, e.operator, "
	    "e.reason, e.old, e.new, e.hash, p.id, p.parent, p.slot, p.serial, p.hash, p.key, "
	    "p.code, p.written, p.issued, p.state, p.successor FROM event e LEFT JOIN place p "
	    "ON p.id = e.place AND e.kind = 'issue' WHERE e.seq > $1 ORDER BY e.seq LIMIT 1000",
	    "i" },
	[ALL_NAMES] = { "SELECT place, seq, old, hash, key, written FROM name WHERE "
	    "(place, seq, old, hash) > ($1, $2, $3, $4) ORDER BY place, seq, old, hash "
	    "LIMIT 1000", "iiii" },
	[ALL_COUNTERS] = { "SELECT parent, slot, serial FROM counter WHERE (parent, slot) > "
	    "($1, $2) ORDER BY parent, slot LIMIT 1000", "ii" },
	[ALL_ENDED] = { "SELECT " PLACE_COLUMNS " FROM place WHERE id > $1 AND state <> 0 "
	    "ORDER BY id LIMIT 1000", "i" },
	[COUNT] = { "SELECT count(*) FROM place", "" },
	[COUNT_FROM] = { "SELECT count(*) FROM place WHERE parent = $1 AND slot = $2 AND "
	    "serial >= $3", "iii" },
	[COUNT_TWICE] = { "SELECT count(*) FROM (SELECT 1 FROM place GROUP BY parent, slot, "
	    "serial HAVING count(*) > 1) q", "" },
	/* of schema 1 */
	[OLD_EVENTS] = { "SELECT seq, time, kind, place, 0, 0, '', '', '', '', '' "
	    "FROM event_1 WHERE seq > $1 ORDER BY seq LIMIT 1000", "i" },
	[SET_WRITTEN] = { "UPDATE place SET written = $1, issued = $2, hash = $3 "
	    "WHERE id = $4", "tiii" },
};

/* --- opening --------------------------------------------------------------------------- */

const char *
mp_store_why(const mp_store *s)
{
	return s->db->why.p;
}

static bool
starts(const char *name, const char *prefix)
{
	return strncmp(name, prefix, strlen(prefix)) == 0;
}

static bool
is_url(const char *name)
{
	return starts(name, "postgresql://") || starts(name, "postgres://");
}

void
mp_store_show(mp_buf *out, const char *name)
{
	const char *user = is_url(name) ? strstr(name, "//") + 2 : NULL;
	const char *host = user ? memchr(user, '@', strcspn(user, "/?")) : NULL;
	const char *secret = host ? memchr(user, ':', (size_t)(host - user)) : NULL;

	if (!secret) {
		mp_buf_adds(out, name);
		return;
	}
	mp_buf_add(out, (mp_str){ name, (size_t)(secret - name) });
	mp_buf_adds(out, host);
}

static mp_db *
open_db(const char *name, mp_store_mode mode, mp_buf *why)
{
	return is_url(name) ? mp_db_postgres(name, mode, statements, NSTATEMENT, why) :
	    mp_db_sqlite(name, mode, statements, NSTATEMENT, why);
}

static bool
get_meta(mp_store *s, const char *name, mp_buf *value)
{
	bool found;

	value->n = 0;
	if (!mp_db_one(s->db, META, &(mp_db_value){ .s = mp_str_from(name) }, &found))
		return false;
	if (found) {
		mp_buf_add(value, mp_db_text(s->db, META, 0));
		mp_db_end(s->db, META);
	}
	return true;
}

bool
mp_store_made_for(mp_store *s, mp_buf *layout, mp_buf *key_form)
{
	return get_meta(s, "layout", layout) && get_meta(s, "key form", key_form);
}

bool
mp_store_any_passed(mp_store *s, bool *any)
{
	mp_buf value = { 0 };
	bool good = get_meta(s, "names passed on", &value);

	*any = value.n > 0;
	mp_buf_free(&value);
	return good;
}

static bool
set_meta(mp_store *s, const char *name, const char *value)
{
	return mp_db_do(s->db, SET_META, (mp_db_value[]){ { .s = mp_str_from(name) },
	    { .s = mp_str_from(value) } });
}

/* What people call the layout of this id. */
static const char *
layout_name(const char *id)
{
	return strcmp(id, mp_layout_default.id) == 0 ? mp_layout_default.name : id;
}

/* Was it made for this layout and this form of keys? */
static bool
check_meta(mp_store *s, const char *layout, const char *key_form)
{
	mp_buf have = { 0 }, why = { 0 };
	bool good = get_meta(s, "layout", &have);

	if (good && !mp_str_eq(mp_buf_str(&have), mp_str_from(layout)))
		mp_buf_printf(&why, "it was made with the layout '%s', not with '%s'; say which "
		    "with --layout", layout_name(mp_buf_cstr(&have)), layout_name(layout));
	good = good && get_meta(s, "key form", &have);
	if (good && why.n == 0 && !mp_str_eq(mp_buf_str(&have), mp_str_from(key_form)))
		mp_buf_adds(&why, "it was made for another form of keys");
	if (why.n)
		good = mp_db_failed(s->db, mp_buf_cstr(&why));
	mp_buf_free(&have);
	mp_buf_free(&why);
	return good;
}

/* Make an empty database a registry, or bring an old one up to date; another process
 * may be at it too. */
static bool
settle(mp_store *s, const char *layout, const char *key_form)
{
	bool good = false;
	int version;

	if (!s->db->backend->begin(s->db, MP_STORE_WRITE))
		return false;
	version = s->db->backend->version(s->db);
	if (version == 0)
		good = s->db->backend->make(s->db) && set_meta(s, "layout", layout) &&
		    set_meta(s, "key form", key_form);
	else if (version == 1)
		good = s->db->backend->migrate(s->db) && mp_store_migrate(s) &&
		    s->db->backend->migrated(s->db);
	else if (version > 0)
		good = true;
	if (good && s->db->backend->commit(s->db))
		return true;
	mp_store_rollback(s);
	return false;
}

/* Is it ours, and of this release? */
static bool
check_schema(mp_store *s, mp_store_mode mode, const char *layout, const char *key_form)
{
	int version = s->db->backend->version(s->db);
	char why[120];

	if (version < 0)
		return false;
	if (version == 0 && mode == MP_STORE_READ)
		return mp_db_failed(s->db, "it is not a registry of addr-code");
	if (version < MP_SCHEMA)
		return settle(s, layout, key_form) && check_meta(s, layout, key_form);
	if (version > MP_SCHEMA) {
		snprintf(why, sizeof why, "it has schema %d and this release knows %d: "
		    "use the release that made it", version, MP_SCHEMA);
		return mp_db_failed(s->db, why);
	}
	return check_meta(s, layout, key_form);
}

mp_store *
mp_store_open(const char *name, mp_store_mode mode, const char *layout, int key_form,
    mp_buf *why)
{
	mp_store *s = mp_zalloc(1, sizeof *s);
	char form[16];

	snprintf(form, sizeof form, "%d", key_form);
	if ((s->db = open_db(name, mode, why)) != NULL) {
		if (check_schema(s, mode, layout, form))
			return s;
		mp_buf_add(why, mp_buf_str(&s->db->why));
	}
	mp_store_close(s);
	return NULL;
}

void
mp_store_close(mp_store *s)
{
	if (!s)
		return;
	if (s->db)
		s->db->backend->close(s->db);
	free(s);
}

/* --- transactions ----------------------------------------------------------------------- */

bool
mp_store_read(mp_store *s)
{
	return s->db->backend->begin(s->db, MP_STORE_READ);
}

bool
mp_store_write(mp_store *s)
{
	return s->db->backend->begin(s->db, MP_STORE_WRITE);
}

bool
mp_store_commit(mp_store *s)
{
	return s->db->backend->commit(s->db);
}

void
mp_store_rollback(mp_store *s)
{
	s->db->backend->rollback(s->db);
}

bool
mp_store_mark(mp_store *s)
{
	return s->db->backend->run(s->db, "SAVEPOINT mark");
}

bool
mp_store_keep(mp_store *s)
{
	return s->db->backend->run(s->db, "RELEASE SAVEPOINT mark");
}

bool
mp_store_back(mp_store *s)
{
	return s->db->backend->run(s->db, "ROLLBACK TO SAVEPOINT mark") && mp_store_keep(s);
}
