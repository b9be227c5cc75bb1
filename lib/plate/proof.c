/* proof.c - read the QR code of a plate as it is printed. */
#include <config.h>

#include "plate/proof.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "plate/replay.h"

#ifdef HAVE_ZBAR
#include <zbar.h>

enum { PIXELS = 3 };	/* a module */

struct mp_proof {
	mp_replay *replay;
	zbar_image_scanner_t *scanner;
	mp_buf gray;
};

bool
mp_proof_possible(void)
{
	return true;
}

mp_proof *
mp_proof_new(mp_replay *replay)
{
	mp_proof *p = mp_zalloc(1, sizeof *p);

	p->replay = replay;
	if ((p->scanner = zbar_image_scanner_create()) == NULL)
		mp_oom(sizeof *p);
	zbar_image_scanner_set_config(p->scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
	zbar_image_scanner_set_config(p->scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
	return p;
}

void
mp_proof_free(mp_proof *p)
{
	if (p == NULL)
		return;
	zbar_image_scanner_destroy(p->scanner);
	mp_buf_free(&p->gray);
	free(p);
}

/* The pad and as much as the quiet zone around it, in shades of gray. */
static bool
draw(mp_proof *p, const mp_plate_type *t, mp_str ops, double scale, int side)
{
	cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side);
	cairo_t *cr = cairo_create(s);
	int stride = cairo_image_surface_get_stride(s), x, y;
	bool good;

	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_scale(cr, scale, scale);
	cairo_translate(cr, side / scale / 2 - t->qr.x - t->qr.w / 2,
	    side / scale / 2 - t->qr.y - t->qr.h / 2);
	good = mp_replay_draw(p->replay, ops, cr);
	cairo_destroy(cr);
	cairo_surface_flush(s);
	p->gray.n = 0;
	mp_buf_reserve(&p->gray, (size_t)(side * side));
	for (y = 0; y < side; y++)
		for (x = 0; x < side; x++) {
			uint32_t c;

			memcpy(&c, cairo_image_surface_get_data(s) + y * stride + 4 * x, sizeof c);
			p->gray.p[p->gray.n++] = (char)(((c >> 16 & 0xFF) * 77 +
			    (c >> 8 & 0xFF) * 151 + (c & 0xFF) * 28) >> 8);
		}
	cairo_surface_destroy(s);
	return good;
}

static bool
reads(mp_proof *p, int side, mp_str payload)
{
	zbar_image_t *image = zbar_image_create();
	const zbar_symbol_t *symbol;
	size_t n = 0, right = 0;

	zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
	zbar_image_set_size(image, (unsigned)side, (unsigned)side);
	zbar_image_set_data(image, p->gray.p, p->gray.n, NULL);
	zbar_scan_image(p->scanner, image);
	for (symbol = zbar_image_first_symbol(image); symbol != NULL;
	    symbol = zbar_symbol_next(symbol), n++)
		right += mp_str_eq(payload, (mp_str){ zbar_symbol_get_data(symbol),
		    zbar_symbol_get_data_length(symbol) });
	zbar_image_destroy(image);
	return n == 1 && right == 1;
}

bool
mp_proof_read(mp_proof *p, const mp_plate_type *t, mp_str ops, int width, mp_str payload)
{
	int modules = width + 4 * MP_QR_QUIET, side = PIXELS * modules;
	double scale = PIXELS * (width + 2 * MP_QR_QUIET) / t->qr.w;

	return draw(p, t, ops, scale, side) && reads(p, side, payload);
}

#else	/* no decoder */

bool
mp_proof_possible(void)
{
	return false;
}

mp_proof *
mp_proof_new(mp_replay *replay)
{
	(void)replay;
	return NULL;
}

void
mp_proof_free(mp_proof *p)
{
	(void)p;
}

bool
mp_proof_read(mp_proof *p, const mp_plate_type *t, mp_str ops, int width, mp_str payload)
{
	(void)p;
	(void)t;
	(void)ops;
	(void)width;
	(void)payload;
	return false;
}
#endif
