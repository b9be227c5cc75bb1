/* event.c - the entries of the history, and the chain that holds them together. */
#include "code/event.h"

/* A million of these are written in a run. */
static void
put_number(mp_buf *out, int64_t v)
{
	char digits[24];
	size_t n = sizeof digits;
	uint64_t u = v < 0 ? -(uint64_t)v : (uint64_t)v;

	do
		digits[--n] = (char)('0' + u % 10);
	while ((u /= 10) > 0);
	if (v < 0)
		digits[--n] = '-';
	mp_buf_add(out, (mp_str){ digits + n, sizeof digits - n });
	mp_buf_addc(out, '\t');
}

static void
put_text(mp_buf *out, mp_str s)
{
	mp_buf_add(out, s);
	mp_buf_addc(out, '\t');
}

void
mp_event_text(mp_buf *out, const mp_event *e, const mp_place *p)
{
	put_number(out, e->seq);
	put_number(out, e->time);
	put_text(out, e->kind);
	put_number(out, e->place);
	put_number(out, e->target);
	put_number(out, e->cause);
	put_text(out, e->operator);
	put_text(out, e->reason);
	put_text(out, e->old);
	put_text(out, e->new);
	if (!p) {
		mp_buf_adds(out, "\t\t\t\t\t");
		return;
	}
	put_number(out, p->parent);
	put_number(out, p->slot);
	put_number(out, p->serial);
	put_text(out, p->key);
	put_text(out, p->code);
	mp_buf_add(out, p->written);
}

void
mp_event_seal(mp_chain *chain, mp_event *e, const mp_place *place, mp_buf *scratch)
{
	scratch->n = 0;
	mp_event_text(scratch, e, place);
	mp_chain_add(chain, mp_buf_str(scratch));
	e->hash = (mp_str){ (const char *)chain->hash, sizeof chain->hash };
}
