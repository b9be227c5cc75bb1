/* excel.c - values that a spreadsheet leaves alone. */
#include "row/excel.h"

#include "base/utf8.h"

enum { CELL_TEXT = 255, CELL_DIGITS = 11 };

/* Numbers that come back as they were: no leading zero, no zero at the end of a
 * fraction, and short enough to be shown without an exponent. */
static bool
plain_number(mp_str s)
{
	size_t i = 0, whole;

	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	whole = i;
	if (whole == 0 || (whole > 1 && s.p[0] == '0') || s.n > CELL_DIGITS)
		return false;
	if (i == s.n)
		return true;
	if (s.p[i++] != '.' || i == s.n)
		return false;
	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	return i == s.n && s.p[i - 1] != '0';
}

bool
mp_excel_changes(mp_str s)
{
	/* What numbers, dates, times, percentages and money are made of. */
	static const char *const parts[] = {
		"年", "月", "日", "时", "分", "秒", "\u00A5", "\uFFE5",
	};
	size_t i, k, len;
	bool digit = false;

	if (s.n == 0)
		return false;
	if (strchr("=+-@", s.p[0]))
		return true;
	for (i = 0; i < s.n; i += len) {
		len = 1;
		if (s.p[i] >= '0' && s.p[i] <= '9')
			digit = true;
		else if (s.p[i] && strchr(" .,:/%()eE$+-", s.p[i]))
			continue;
		else {
			for (k = 0; k < sizeof parts / sizeof *parts; k++)
				if (mp_str_starts(mp_str_skip(s, i), mp_str_from(parts[k])))
					break;
			if (k == sizeof parts / sizeof *parts)
				return false;
			len = strlen(parts[k]);
		}
	}
	return digit && !plain_number(s);
}

/* Append `s` with its quotes doubled. */
static void
doubled(mp_buf *b, mp_str s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			mp_buf_addc(b, '"');
		mp_buf_addc(b, s.p[i]);
	}
}

/* The bytes of the first CELL_TEXT characters of valid text. */
static size_t
head(mp_str s)
{
	size_t i, chars = 0;

	for (i = 0; i < s.n; i++)
		if (((unsigned char)s.p[i] & 0xC0) != 0x80 && chars++ == CELL_TEXT)
			break;
	return i;
}

/* ="..." inside a quoted field: each quote of the formula is doubled again. */
static void
formula(mp_buf *b, mp_str s)
{
	bool first = true;
	size_t i, n;

	mp_buf_adds(b, "\"=");
	do {
		n = head(s);
		mp_buf_adds(b, first ? "\"\"" : "&\"\"");
		for (i = 0; i < n; i++) {
			if (s.p[i] == '"')
				mp_buf_adds(b, "\"\"\"");
			mp_buf_addc(b, s.p[i]);
		}
		mp_buf_adds(b, "\"\"");
		s = mp_str_skip(s, n);
		first = false;
	} while (s.n);
	mp_buf_addc(b, '"');
}

static bool
needs_quotes(mp_str s)
{
	size_t i;

	if (s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' '))
		return true;
	for (i = 0; i < s.n; i++)
		if (s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\r' || s.p[i] == '\n')
			return true;
	return false;
}

void
mp_excel_field(mp_buf *b, mp_str s)
{
	if (mp_excel_changes(s)) {
		formula(b, s);
	} else if (needs_quotes(s)) {
		mp_buf_addc(b, '"');
		doubled(b, s);
		mp_buf_addc(b, '"');
	} else {
		mp_buf_add(b, s);
	}
}

bool
mp_excel_undo(mp_buf *b, mp_str s)
{
	size_t i, start = b->n;

	if (!mp_str_starts(s, MP_STR("=\"")))
		return false;
	for (i = 2; i < s.n; i++) {
		if (s.p[i] != '"') {
			mp_buf_addc(b, s.p[i]);
		} else if (i + 1 == s.n) {
			return true;
		} else if (s.p[i + 1] == '"') {
			mp_buf_addc(b, '"');
			i++;
		} else if (mp_str_starts(mp_str_skip(s, i + 1), MP_STR("&\""))) {
			i += 2;
		} else {
			break;
		}
	}
	b->n = start;
	return false;
}
