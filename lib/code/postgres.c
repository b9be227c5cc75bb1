/* postgres.c - a registry in a database of PostgreSQL. */
#include <config.h>

#include "code/db.h"

mp_db *
mp_db_postgres(const char *url, mp_store_mode mode, const mp_db_statement *statement,
    unsigned n, mp_buf *why)
{
	(void)url, (void)mode, (void)statement, (void)n;
	mp_buf_adds(why, "this program was built without PostgreSQL");
	return NULL;
}
