/* decode.c - which encoding a file has, and its way to UTF-8. */
#include "row/decode.h"

#include <iconv.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"

struct mp_decoder {
	iconv_t cd;
};

static bool
is_ascii(mp_str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

mp_encoding
mp_encoding_guess(mp_str sample)
{
	size_t utf8 = 0, other = 0;
	mp_str line;

	while (sample.n) {
		const char *end = memchr(sample.p, '\n', sample.n);

		line = (mp_str){ sample.p, end ? (size_t)(end - sample.p) : sample.n };
		if (!end && utf8 + other)
			break;
		if (!is_ascii(line)) {
			if (mp_utf8_valid(line) == line.n)
				utf8++;
			else
				other++;
		}
		sample = mp_str_skip(sample, line.n + (end != NULL));
	}
	return other > utf8 ? MP_GB18030 : MP_UTF8;
}

mp_decoder *
mp_decoder_new(void)
{
	iconv_t cd = iconv_open("UTF-8", "GB18030");
	mp_decoder *d;

	if (cd == (iconv_t)-1)
		return NULL;
	d = mp_alloc(sizeof *d);
	d->cd = cd;
	return d;
}

void
mp_decoder_free(mp_decoder *d)
{
	if (!d)
		return;
	iconv_close(d->cd);
	free(d);
}

bool
mp_decode(mp_decoder *d, mp_str in, mp_buf *out)
{
	size_t room = MP_DECODE_GROWTH * in.n;
	union { const char *in; char *out; } from = { in.p };
	size_t left = in.n;
	char *to;

	if (in.n == 0)
		return true;
	mp_buf_reserve(out, room);
	to = out->p + out->n;
	iconv(d->cd, NULL, NULL, NULL, NULL);
	if (iconv(d->cd, &from.out, &left, &to, &room) == (size_t)-1)
		return false;
	out->n = (size_t)(to - out->p);
	return true;
}
