/* scan.c - what a code or a QR code that was scanned is worth. */
#include <config.h>

#include "lookup/scan.h"

#include "base/utf8.h"

void
mp_scanner_free(mp_scanner *s)
{
	mp_buf_free(&s->folded);
}

/* The text in half width and capitals, if it is ASCII without a space; else "". */
static mp_str
plain(mp_scanner *s, mp_str text)
{
	uint32_t c;

	s->folded.n = 0;
	for (text = mp_str_trim(text); text.n; ) {
		text = mp_str_skip(text, mp_utf8_next(text.p, &c));
		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		if (c <= ' ' || c >= 0x7F)
			return MP_STR("");
		mp_buf_addc(&s->folded, c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : (char)c);
	}
	return mp_buf_str(&s->folded);
}

/* The code inside of what a QR code said; false if nothing is to be answered. */
static bool
unseal(const mp_scanner *s, mp_str *text, mp_str *verdict)
{
	static const mp_tag_keys none;
	mp_tag_verdict v = mp_tag_check(s->keys ? s->keys : &none, *text, text);

	if (v == MP_TAG_WRONG_KEY && !s->keys)
		*verdict = MP_STR("unchecked");
	else
		*verdict = mp_str_from(mp_tag_word(v));
	return v == MP_TAG_VALID || (v == MP_TAG_WRONG_KEY && !s->keys);
}

/* A code that was found, or was not. */
static mp_str
judge(const mp_scanner *s, const mp_answer *a, mp_str name)
{
	mp_book_row by;
	mp_code code;

	if (a->n == 0)
		return mp_layout_read(s->layout, name, &code) == MP_CODE_OK ?
		    MP_STR("unknown") : MP_STR("malformed");
	mp_book_get(s->book, a->found->by, &by);
	return by.life == MP_BOOK_MERGED ? MP_STR("merged") :
	    by.life == MP_BOOK_RETIRED ? MP_STR("retired") : MP_STR("valid");
}

const mp_answer *
mp_scan(mp_scanner *s, mp_seeker *seeker, mp_str text, size_t top, mp_str *verdict)
{
	static const mp_answer nothing;
	mp_str name = plain(s, text), judged;
	bool sealed = name.n && memchr(name.p, '.', name.n), codes = mp_book_coded(s->book);
	const mp_answer *a;

	*verdict = MP_STR("");
	if (name.n == 0)
		return mp_seek(seeker, text, top);
	if (sealed && !unseal(s, &name, verdict))
		return &nothing;
	a = mp_seek(seeker, name, top);
	judged = judge(s, a, name);
	if (codes && (!mp_str_eq(*verdict, MP_STR("unchecked")) ||
	    !mp_str_eq(judged, MP_STR("valid"))))
		*verdict = judged;
	return a;
}
