/* decode.h - which encoding a file has, and its way to UTF-8.
 *
 * GB 18030 is what Excel and WPS write in China; GBK and GB 2312 are parts of
 * it.  Its bytes after a lead byte are never below 0x30, so lines, tabs, commas
 * and quotes may be found before or after decoding. */
#ifndef MP_ROW_DECODE_H
#define MP_ROW_DECODE_H

#include "base/buf.h"

typedef enum { MP_UTF8, MP_GB18030 } mp_encoding;

/* Which encoding a file has that begins with `sample`: GB 18030 if most of the
 * lines that are not ASCII are not UTF-8.  A line that the sample cuts off at its
 * end is not looked at unless it is the only one. */
mp_encoding mp_encoding_guess(mp_str sample);

typedef struct mp_decoder mp_decoder;

mp_decoder *mp_decoder_new(void);	/* from GB 18030; NULL with errno if iconv cannot */
void mp_decoder_free(mp_decoder *);	/* NULL is fine */

/* Two bytes become three, four become four at most. */
enum { MP_DECODE_GROWTH = 2 };

/* Append `in` as UTF-8 to `out`, which needs room for MP_DECODE_GROWTH times as many
 * bytes.  False, and `out` as it was, if `in` is not whole, valid GB 18030. */
bool mp_decode(mp_decoder *, mp_str in, mp_buf *out);

#endif
