/* db.c - one way to talk to a database, whichever it is. */
#include "code/db.h"

bool
mp_db_failed(mp_db *db, const char *why)
{
	db->why.n = 0;
	mp_buf_adds(&db->why, why);
	mp_buf_cstr(&db->why);
	return false;
}

bool
mp_db_do(mp_db *db, unsigned which, const mp_db_value *value)
{
	bool good = mp_db_start(db, which, value) && mp_db_next(db, which) == MP_DB_DONE;

	mp_db_end(db, which);
	return good;
}

bool
mp_db_one(mp_db *db, unsigned which, const mp_db_value *value, bool *found)
{
	mp_db_step step = mp_db_start(db, which, value) ? mp_db_next(db, which) :
	    MP_DB_FAILED;

	*found = step == MP_DB_ROW;
	if (!*found)
		mp_db_end(db, which);
	return step != MP_DB_FAILED;
}
