/* press.h - plates into a PDF: one a page, or on sheets with cut marks.
 *
 *	press = mp_press_new(&setup, &why);
 *	while (... a row ...) {
 *		have = mp_press_qr(press, code, &qr);
 *		if (mp_press_add(press, type, text, have ? &qr : NULL, &place,
 *		    &fault) != MP_FAULT_NONE)
 *			... the plate is not in the file; `fault` says why ...
 *	}
 *	if (!mp_press_finish(press)) ... errno ...
 *
 * The same plates give the same bytes: there is no time in the file but the one
 * that the caller gives.  No plate at all gives a PDF of no pages.  Pages are
 * written as they fill; what stays in memory until the end is about a hundred bytes
 * a page. */
#ifndef MP_PLATE_PRESS_H
#define MP_PLATE_PRESS_H

#include "base/outfile.h"
#include "plate/fault.h"

typedef struct mp_press mp_press;
struct mp_qr;		/* plate/qr.h */

typedef struct {
	mp_outfile *out;	/* stays the caller's; NULL: check only, no PDF */
	const char *base;	/* URL that codes are appended to, "https://HOST" */
	const char *sheet;	/* NULL: a page a plate */
	const char *date;	/* ISO 8601, or NULL */
} mp_press_setup;

typedef enum {
	MP_PRESS_OK,
	MP_PRESS_NO_FONT,	/* Noto Sans CJK SC is not installed */
	MP_PRESS_BAD_BASE,	/* not http(s)://HOST[/PATH] of 0-9 A-Z a-z - . / : */
	MP_PRESS_BAD_SHEET	/* no sheet of that name */
} mp_press_status;

/* NULL on failure, with `*why`. */
mp_press *mp_press_new(const mp_press_setup *, mp_press_status *why);

/* Where a plate went. */
typedef struct {
	size_t page;		/* from 1 */
	double x, y;		/* mm on the page, upper left corner */
	bool turned;
	mp_str payload;		/* of the QR; lives until the next add */
} mp_press_place;

/* Encode the QR of a plate: the base with the code behind it.  False if that gives
 * none (qr.h).  Nothing of the press changes: other threads may do it while plates
 * are added. */
bool mp_press_qr(const mp_press *, mp_str code, struct mp_qr *);

/* Make a plate that says `text`, by mp_plate_field; MP_PLATE_HOST is the press's
 * own.  `qr` is mp_press_qr of its code, NULL if that gave none. */
mp_fault_kind mp_press_add(mp_press *, const mp_plate_type *,
    const mp_str text[MP_PLATE_NFIELD], const struct mp_qr *, mp_press_place *,
    mp_fault *);

/* End the file and free the press.  False if something could not be written
 * (errno). */
bool mp_press_finish(mp_press *);

#endif
