/* register.c - a book made of a registry. */
#include <config.h>

#include "lookup/register.h"

#include "code/listing.h"
#include "row/cli.h"

static bool
enter(void *of, const mp_registered *r)
{
	static const mp_book_kind kind[] = {
		[MP_CALLED_CURRENT] = MP_BOOK_CURRENT, [MP_CALLED_ALIAS] = MP_BOOK_ALIAS,
		[MP_CALLED_OLD] = MP_BOOK_OLD,
	};
	static const mp_book_life life[] = {
		[MP_LIFE_LIVE] = MP_BOOK_LIVE, [MP_LIFE_RETIRED] = MP_BOOK_RETIRED,
		[MP_LIFE_MERGED] = MP_BOOK_MERGED,
	};
	mp_book_builder **b = of;

	if (mp_book_add(*b, &(mp_book_row){ .address = r->address, .name = r->code,
	    .successor = r->successor, .life = life[r->life], .kind = kind[r->kind] }))
		return true;
	mp_book_builder_free(*b);
	*b = NULL;
	return false;
}

/* A registry's name without its password. */
static const char *
shown(mp_buf *out, const char *name)
{
	mp_store_show(out, name);
	return mp_buf_cstr(out);
}

/* Open a registry to read it; NULL, with the reason. */
static mp_registry *
open_registry(const char *name, const mp_layout *layout, mp_buf *why)
{
	mp_registry *r = mp_registry_open(name, MP_STORE_READ, layout, why);
	mp_buf reason = { 0 }, where = { 0 };

	if (r)
		return r;
	mp_buf_add(&reason, mp_buf_str(why));
	why->n = 0;
	mp_buf_printf(why, _("cannot open the registry '%s': %s"), shown(&where, name),
	    mp_buf_cstr(&reason));
	mp_buf_free(&reason);
	mp_buf_free(&where);
	return NULL;
}

/* What it is now, as the origin of a book. */
static bool
origin_of(mp_registry *r, mp_book_origin *origin)
{
	*origin = (mp_book_origin){ .registry = 1 };
	return mp_registry_events(r, 0, &origin->events, origin->hash) &&
	    mp_registry_events(r, origin->events, &origin->events, origin->hash);
}

bool
mp_book_is_current(const mp_book *book, const char *path, const char *name,
    const mp_layout *layout, mp_buf *why)
{
	mp_book_origin origin = mp_book_origin_of(book);
	mp_registry *r = open_registry(name, layout, why);
	unsigned char hash[sizeof origin.hash];
	mp_buf where = { 0 };
	int64_t last = 0;

	if (!r)
		return false;
	shown(&where, name);
	if (!mp_registry_events(r, origin.events, &last, hash))
		mp_buf_printf(why, _("cannot read the registry '%s': %s"), where.p,
		    mp_registry_why(r));
	else if (!origin.registry || memcmp(hash, origin.hash, sizeof hash) != 0)
		mp_buf_printf(why, _("%s: it was not made of the registry '%s'"), path, where.p);
	else if (last != origin.events)
		mp_buf_printf(why, _("%s: stale: the registry '%s' has %lld events more; make it "
		    "again"), path, where.p, (long long)(last - origin.events));
	mp_buf_free(&where);
	mp_registry_close(r);
	return why->n == 0;
}

mp_book_builder *
mp_book_registry(const char *name, const mp_layout *layout, mp_buf *why)
{
	mp_registry *r = open_registry(name, layout, why);
	mp_book_builder *b;
	mp_book_origin origin;
	mp_buf where = { 0 };

	if (!r)
		return NULL;
	b = mp_book_builder_new(true);
	if (!mp_registry_list(r, enter, &b) || !origin_of(r, &origin)) {
		why->n = 0;
		mp_buf_printf(why, _("cannot read the registry '%s': %s"), shown(&where, name),
		    mp_registry_why(r));
	} else if (!b) {
		why->n = 0;
		mp_buf_printf(why, _("too large for one index; cut it by county"));
	} else {
		mp_book_came(b, &origin);
		mp_registry_close(r);
		return b;
	}
	mp_buf_free(&where);
	mp_registry_close(r);
	mp_book_builder_free(b);
	return NULL;
}

mp_book *
mp_book_of_registry(const char *name, const mp_layout *layout, const char *folder,
    mp_buf *why)
{
	mp_book_builder *b = mp_book_registry(name, layout, why);
	mp_book *book = b ? mp_book_made(b, folder, why) : NULL;

	mp_book_builder_free(b);
	return book;
}
