/* maker.h - make plates, on any number of threads.
 *
 * All that is costly about a plate is done here, row by row: the payload and its QR
 * code, the texts, the operators and their compression, the proof.  What comes out is
 * bytes that the press (press.h) puts into a file.
 *
 *	each thread:	maker = mp_maker_new(&job)
 *			mp_maker_make(maker, type, value, &bytes)
 *	one thread:	mp_plate_load(&plate, bytes), mp_press_add(press, &plate, ...) */
#ifndef MP_PLATE_MAKER_H
#define MP_PLATE_MAKER_H

#include "plate/face.h"
#include "plate/proof.h"
#include "tag/tag.h"

/* A payload in characters: what a QR code of a size that scans well can hold. */
enum { MP_PAYLOAD_MOST = 64 };

/* What all threads need to know; read only while they run. */
typedef struct {
	const mp_plate_types *types;
	mp_buf base;		/* of the payloads, "HTTPS://MENPAI.EXAMPLE/" */
	mp_buf host;		/* "MENPAI.EXAMPLE", for people */
	const mp_tag_keys *keys;	/* NULL: no tags */
	mp_fonts fonts;
	mp_look look;
	mp_buf *artwork;	/* operators, by the number of the type */
	bool sheets;		/* plates are parts of pages: no page matrix */
	bool prove;		/* each; otherwise about one in fifty */
} mp_job;

typedef enum {
	MP_JOB_OK,
	MP_JOB_NO_FONT,		/* `missing` is not installed */
	MP_JOB_BAD_BASE		/* not http(s)://HOST[/PATH] of 0-9 A-Z a-z - . / : */
} mp_job_status;

/* Fill what follows from the base URL, the types and the rest, which are set. */
mp_job_status mp_job_init(mp_job *, const char *base_url, mp_str *missing);
void mp_job_free(mp_job *);

/* The page of a plate that stands alone, in mm, and where the plate is on it: with
 * room for bleed and cut marks around it if the job has them. */
typedef struct {
	double width, height, margin;
} mp_plate_page;

void mp_plate_alone(const mp_job *, const mp_plate_type *, mp_plate_page *);

/* A plate that was made, or not. */
typedef struct {
	mp_fault fault;
	const mp_plate_type *type;
	bool proved;
	size_t nglyphs;
	const struct mp_used_glyph {
		uint32_t c;
		uint16_t index, font;
	} *glyph;
	mp_str payload;
	mp_str ops;		/* of the plate, in mm: for pictures */
	mp_str deflated;	/* of its page, or part of a page */
} mp_plate;

typedef struct mp_maker mp_maker;

mp_maker *mp_maker_new(const mp_job *);
void mp_maker_free(mp_maker *);

/* Make the plate of these values; MP_FIELD_HOST is the job's own.  `prove` asks for a
 * proof in any case.  What it borrows lives until the next call. */
void mp_maker_make(mp_maker *, const mp_plate_type *,
    const mp_str value[MP_PLATE_NFIELD], bool prove, mp_plate *);

/* A plate as bytes, without its operators, and back; it then borrows the bytes, which
 * need no alignment, and `glyphs`. */
void mp_plate_save(const mp_plate *, mp_buf *);
void mp_plate_load(mp_plate *, mp_str bytes, mp_buf *glyphs);

#endif
