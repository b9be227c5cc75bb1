/* columns.c - the element columns of a table. */
#include "address/columns.h"

void
mp_address_bind(mp_address_columns *cols, filter *f)
{
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		cols->elem[e] = e == MP_NOTE ? filter_want(f, mp_elements[e].name) :
		    filter_need(f, mp_elements[e].name);
	cols->division = filter_want(f, "division");
}

static uint64_t
code(mp_str s)
{
	uint64_t v = 0;
	size_t i;

	if (s.n > 12)
		return 0;
	for (i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return 0;
		v = v * 10 + (uint64_t)(s.p[i] - '0');
	}
	return v;
}

void
mp_address_read(mp_address *a, const mp_address_columns *cols, const filter_row *r)
{
	const mp_str *field = filter_fields(r);
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		a->elem[e] = cols->elem[e] == FILTER_NONE ? MP_STR("") : field[cols->elem[e]];
	a->division = code(filter_get(r, cols->division));
}

void
mp_parsed_bind(mp_parsed_columns *cols, filter *f, bool expected, bool explain)
{
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		cols->elem[e] = filter_add(f, mp_elements[e].name);
	cols->address = filter_add(f, "address");
	cols->level = filter_add(f, "level");
	cols->division = filter_add(f, "division");
	cols->status = filter_add(f, "status");
	cols->issues = filter_add(f, "issues");
	cols->confidence = filter_add(f, "confidence");
	cols->expected = expected ? filter_add(f, "expected") : FILTER_NONE;
	cols->explain = explain ? filter_add(f, "explain") : FILTER_NONE;
}

/* Append the last `n` digits of `v`. */
static void
put_digits(mp_buf *b, uint64_t v, size_t n)
{
	size_t i;

	mp_buf_reserve(b, n);
	for (i = n; i-- > 0; v /= 10)
		b->p[b->n + i] = (char)('0' + v % 10);
	b->n += n;
}

void
mp_parsed_write(const mp_parsed_columns *cols, filter_row *r, const mp_parsed *parsed,
    mp_buf *text)
{
	const mp_address *a = &parsed->addr;
	mp_element level = mp_address_level(a);
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		if (a->elem[e].n)
			filter_set(r, cols->elem[e], a->elem[e]);
	filter_set(r, cols->address, parsed->standard);
	if (level < MP_NELEMENT)
		filter_set(r, cols->level, mp_str_from(mp_elements[level].name));
	text->n = 0;
	if (a->division) {
		put_digits(text, a->division, 12);
		filter_set(r, cols->division, mp_buf_str(text));
	}
	if (parsed->expected.n)
		filter_set(r, cols->expected, parsed->expected);
	filter_set(r, cols->status, mp_str_from(mp_gravity_name(parsed->status)));
	text->n = 0;
	mp_issue_write(text, parsed->issues);
	filter_set(r, cols->issues, mp_buf_str(text));
	text->n = 0;
	put_digits(text, (uint64_t)parsed->confidence / 100, 1);
	mp_buf_addc(text, '.');
	put_digits(text, (uint64_t)parsed->confidence % 100, 2);
	filter_set(r, cols->confidence, mp_buf_str(text));
}
