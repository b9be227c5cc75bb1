/* template.h - read the description of one plate type (menpai-plate(5)).
 *
 * A template is a text of `key = value` lines, in sections: first what the whole
 * plate is, then [qr], and any number of [text] and [area].  Keys have Chinese names,
 * too.  What is read is checked as far as it can be without an address: texts and the
 * QR stand on the face, no text on the QR, sizes are possible. */
#ifndef MP_PLATE_TEMPLATE_H
#define MP_PLATE_TEMPLATE_H

#include "plate/type.h"

/* Read `path` into `t`; its strings go to `strings` and live as long as that.  False,
 * and `why` filled with a sentence that begins with file and line and names the key,
 * if anything in it is wrong. */
bool mp_template_read(mp_plate_type *t, const char *path, mp_arena *strings, mp_buf *why);

#endif
