/* query.c - a question by what is compared of it. */
#include "lookup/query.h"

#include "lookup/handle.h"
#include "lookup/near.h"

void
query_parts(mp_str key, mp_str part[MP_NELEMENT])
{
	mp_str rest = mp_address_key_slots(key), text;
	const char *p = key.p;
	mp_element e;
	int i;

	for (i = 0; i < MP_NELEMENT; i++)
		part[i] = MP_STR("");
	for (i = MP_PROVINCE; i <= MP_COUNTY; i++) {
		const char *bar = memchr(p, '|', (size_t)(rest.p - p));

		part[i] = (mp_str){ p, (size_t)((bar ? bar : rest.p) - p) };
		p = bar ? bar + 1 : rest.p;
	}
	while (mp_address_key_next(&rest, &e, &text))
		part[e] = text;
}

void
query_of(struct query *q, const mp_book *b, const mp_address *a)
{
	int e;

	q->key.n = 0;
	mp_address_key(&q->key, a);
	query_parts(mp_buf_str(&q->key), q->text);
	q->said = 0;
	for (e = 0; e < MP_NELEMENT; e++)
		if (q->text[e].n)
			book_term_fetch(b, (mp_element)e, q->text[e]);
	for (e = 0; e < MP_NELEMENT; e++) {
		q->term[e] = q->text[e].n ? book_term_find(b, (mp_element)e, q->text[e]) : 0;
		q->said |= q->text[e].n ? BIT(e) : 0;
	}
}

bool
query_has_there(const struct query *q, const mp_book *b, mp_element e)
{
	uint32_t realm = q->term[e == MP_GROUP ? MP_COMMUNITY : MP_COUNTY];
	struct book_walk w;

	if (q->term[e] == UNKNOWN || q->term[e] == 0)
		return false;
	if (realm == UNKNOWN || realm == 0)
		return true;
	w = book_nears(b, near_lies_hash(q->term[e], realm));
	return book_walk_next(&w) != 0;
}
