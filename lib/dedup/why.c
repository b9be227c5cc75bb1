/* why.c - why two rows are one address, in words that a clerk reads. */
#include "dedup/why.h"

static mp_str
shown(mp_str value)
{
	return value.n ? value : MP_STR("（无）");
}

void
mp_why_duplicate(mp_buf *out, bool exact, const mp_address *duplicate,
    const mp_address *survivor)
{
	int e;

	mp_buf_adds(out, exact ? "原文相同" : "标准地址相同，原文写法不同");
	for (e = MP_PROVINCE; e <= MP_ROOM && !exact; e++) {
		mp_str a = duplicate->elem[e], b = survivor->elem[e];

		if (mp_str_eq(a, b))
			continue;
		mp_buf_adds(out, "；");
		mp_buf_adds(out, mp_elements[e].zh);
		mp_buf_adds(out, "：");
		mp_buf_add(out, shown(a));
		mp_buf_addc(out, '=');
		mp_buf_add(out, shown(b));
	}
}

void
mp_why_survivor(mp_buf *out, size_t rows)
{
	if (rows > 1)
		mp_buf_printf(out, "共%zu条，保留此条", rows);
}
