/* picture.c - a picture of one plate, for the screen. */
#include <config.h>

#include "plate/picture.h"

#include <cairo-svg.h>
#include <errno.h>
#include <math.h>

#include "plate/replay.h"

/* Pixels: of a millimetre, and of the longer side. */
enum { FINE = 8, LONGEST = 1600 };

struct target {
	mp_outfile *out;
	int error;
};

static cairo_status_t
write_out(void *ctx, const unsigned char *p, unsigned n)
{
	struct target *t = ctx;

	if (mp_outfile_write(t->out, (mp_str){ (const char *)p, n }) == 0)
		return CAIRO_STATUS_SUCCESS;
	t->error = errno;
	return CAIRO_STATUS_WRITE_ERROR;
}

static bool
draw(const mp_job *job, mp_str ops, cairo_surface_t *s, double scale)
{
	mp_replay *replay = mp_replay_new(job->types, job->artwork, &job->fonts);
	cairo_t *cr = cairo_create(s);
	bool good;

	cairo_scale(cr, scale, scale);
	good = mp_replay_draw(replay, ops, cr);
	cairo_destroy(cr);
	mp_replay_free(replay);
	return good;
}

bool
mp_picture_write(const mp_job *job, const mp_plate *plate, const char *format,
    mp_outfile *out)
{
	struct target target = { out, EIO };
	double w = plate->type->width, h = plate->type->height;
	double scale = fmin(FINE, LONGEST / fmax(w, h));
	cairo_surface_t *s;
	bool good;

	if (strcmp(format, "svg") == 0) {
		scale = 72 / 25.4;
		s = cairo_svg_surface_create_for_stream(write_out, &target, w * scale, h * scale);
		cairo_svg_surface_set_document_unit(s, CAIRO_SVG_UNIT_PT);
		good = draw(job, plate->ops, s, scale);
		cairo_surface_finish(s);
		good = good && cairo_surface_status(s) == CAIRO_STATUS_SUCCESS;
	} else {
		s = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)ceil(w * scale),
		    (int)ceil(h * scale));
		good = draw(job, plate->ops, s, scale) &&
		    cairo_surface_write_to_png_stream(s, write_out, &target) ==
		    CAIRO_STATUS_SUCCESS;
	}
	cairo_surface_destroy(s);
	errno = target.error;
	return good;
}
