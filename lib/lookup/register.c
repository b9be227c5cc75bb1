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

mp_book_builder *
mp_book_registry(const char *name, const mp_layout *layout, mp_buf *why)
{
	mp_registry *r = mp_registry_open(name, MP_STORE_READ, layout, why);
	mp_book_builder *b = mp_book_builder_new(true);
	mp_buf reason = { 0 };

	if (!r) {
		mp_buf_add(&reason, mp_buf_str(why));
		why->n = 0;
		mp_buf_printf(why, _("cannot open the registry '%s': %s"), name,
		    mp_buf_cstr(&reason));
	} else if (!mp_registry_list(r, enter, &b)) {
		why->n = 0;
		mp_buf_printf(why, _("cannot read the registry '%s': %s"), name,
		    mp_registry_why(r));
	} else if (!b) {
		why->n = 0;
		mp_buf_printf(why, _("too large for one index; cut it by county"));
	} else {
		mp_registry_close(r);
		return b;
	}
	mp_buf_free(&reason);
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
