/* cell.c - cells as people read them. */
#include <config.h>

#include "audit/cell.h"

#include <stdio.h>

#include "row/cli.h"

void
mp_show_count(mp_buf *b, int64_t n)
{
	char digits[32];
	int len, i;

	len = snprintf(digits, sizeof digits, "%lld", (long long)(n < 0 ? -n : n));
	if (n < 0)
		mp_buf_addc(b, '-');
	for (i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			mp_buf_addc(b, ',');
		mp_buf_addc(b, digits[i]);
	}
}

void
mp_show_number(mp_buf *b, double value)
{
	if (value == floor(value) && fabs(value) < 1e15)
		mp_show_count(b, (int64_t)value);
	else
		mp_buf_printf(b, "%.2f", value);
}

void
mp_show_share(mp_buf *b, double share)
{
	if (share < 1 && share > 0.99995)
		mp_buf_adds(b, ">99.99%");
	else if (share > 0 && share < 0.00005)
		mp_buf_adds(b, "<0.01%");
	else
		mp_buf_printf(b, "%.2f%%", share * 100);
}

static void
show_rate(const mp_cell *c, mp_buf *first, mp_buf *below)
{
	if (c->of)
		mp_show_share(first, (double)c->n / (double)c->of);
	else
		mp_buf_adds(first, "—");
	mp_show_count(below, c->n);
	mp_buf_adds(below, " / ");
	mp_show_count(below, c->of);
}

void
mp_cell_show(const mp_cell *c, mp_buf *first, mp_buf *below)
{
	if (c->state != MP_CELL_VALUE) {
		mp_buf_adds(first, c->state == MP_CELL_HIDDEN ? "*" : "—");
		return;
	}
	switch (c->type) {
	case MP_REPORT_TEXT:
	case MP_REPORT_CODE:
		mp_buf_add(first, c->text);
		break;
	case MP_REPORT_COUNT:
		mp_show_count(first, c->n);
		break;
	case MP_REPORT_RATE:
		show_rate(c, first, below);
		break;
	case MP_REPORT_INTERVAL:
		mp_show_share(first, c->low);
		mp_buf_adds(first, "–");
		mp_show_share(first, c->high);
		break;
	case MP_REPORT_LIMIT:
		mp_buf_printf(first, "%s%.6g%%", isnan(c->high) ? "≥" : "≤",
		    (isnan(c->high) ? c->low : c->high) * 100);
		break;
	case MP_REPORT_PASS:
		mp_buf_adds(first, c->n ? _("passed") : _("failed"));
		break;
	}
}

bool
mp_type_is_number(mp_report_type type)
{
	return type == MP_REPORT_COUNT || type == MP_REPORT_RATE ||
	    type == MP_REPORT_INTERVAL || type == MP_REPORT_LIMIT;
}

/* How long the character at s.p[i] is, if it is none that can be shown; else 0. */
static size_t
unfit(mp_str s, size_t i)
{
	const unsigned char *p = (const unsigned char *)s.p + i;

	if (*p == 0x7F || (*p < ' ' && *p != '\t' && *p != '\n'))
		return 1;
	return s.n - i >= 3 && p[0] == 0xEF && p[1] == 0xBF && p[2] >= 0xBE ? 3 : 0;
}

/* Append the byte at s.p[i], or what stands for it; how many bytes that were. */
static size_t
put(mp_buf *b, mp_str s, size_t i)
{
	size_t n = unfit(s, i);

	if (n)
		mp_buf_adds(b, "\xEF\xBF\xBD");
	else
		mp_buf_addc(b, s.p[i]);
	return n ? n : 1;
}

void
mp_plain(mp_buf *b, mp_str s)
{
	size_t i = 0;

	while (i < s.n)
		i += put(b, s, i);
}

void
mp_escape(mp_buf *b, mp_str s)
{
	static const struct { char c; const char *name; } entity[] = { { '&', "&amp;" },
		{ '<', "&lt;" }, { '>', "&gt;" }, { '"', "&quot;" }, { '\'', "&#39;" } };
	size_t i = 0, k;

	while (i < s.n) {
		for (k = 0; k < 5 && entity[k].c != s.p[i]; k++)
			continue;
		if (k < 5) {
			mp_buf_adds(b, entity[k].name);
			i++;
		} else
			i += put(b, s, i);
	}
}
