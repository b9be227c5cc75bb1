/* batch.c - a block of whole records, and the records in it. */
#include "row/batch.h"

#include <stdlib.h>

#include "base/mem.h"

mp_batch *
mp_batch_new(void)
{
	return mp_zalloc(1, sizeof(mp_batch));
}

void
mp_batch_free(mp_batch *b)
{
	if (!b)
		return;
	mp_buf_free(&b->bytes);
	mp_buf_free(&b->text);
	mp_decoder_free(b->decoder);
	free(b->span);
	free(b);
}

size_t
mp_batch_file(const mp_batch *b)
{
	return b->file;
}

static bool
next_span(mp_batch *b, mp_record *r)
{
	const struct mp_span *s;

	if (b->at == b->nspan)
		return false;
	s = &b->span[b->at++];
	r->raw = (mp_str){ b->bytes.p + s->raw, s->nraw };
	r->text = (mp_str){ b->text.p + s->text, s->ntext };
	r->line = s->line;
	r->fault = s->fault;
	r->at = MP_INPUT_NOWHERE;
	return true;
}

bool
mp_batch_next(mp_batch *b, mp_record *r)
{
	const char *start, *end;

	if (b->csv)
		return next_span(b, r);
	if (b->at == b->bytes.n)
		return false;
	r->at = b->origin == MP_INPUT_NOWHERE ? MP_INPUT_NOWHERE : b->origin + b->at;
	start = b->bytes.p + b->at;
	end = memchr(start, '\n', b->bytes.n - b->at);
	r->raw.p = start;
	r->raw.n = end ? (size_t)(end - start) + 1 : b->bytes.n - b->at;
	b->at += r->raw.n;
	r->line = b->line++;
	r->raw = r->text = mp_tsv_chomp(r->raw);
	r->fault.kind = MP_ROW_GOOD;
	if (b->encoding == MP_GB18030) {
		size_t at = b->text.n;

		/* All that the batch can become, so that no text moves. */
		if (at == 0)
			mp_buf_reserve(&b->text, MP_DECODE_GROWTH * b->bytes.n);
		if (!mp_decode(b->decoder, r->raw, &b->text))
			r->fault.kind = MP_ROW_NOT_GB18030;
		r->text = mp_str_skip(mp_buf_str(&b->text), at);
	}
	return true;
}
