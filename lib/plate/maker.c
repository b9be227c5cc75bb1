/* maker.c - make plates, on any number of threads. */
#include <config.h>

#include "plate/maker.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/map.h"
#include "base/mem.h"
#include "plate/replay.h"

/* One plate in so many is proved without being asked. */
enum { SAMPLE = 50 };

/* Of zlib: 9 saves 1 % more, and takes half as long again. */
enum { LEVEL = 5 };

/* Around the bleed: room for the cut marks of 5 mm, mm. */
static const double marks_room = 6, marks_off = 1, marks_line = 0.1;

static const double point_mm = 72 / 25.4;

struct mp_maker {
	const mp_job *job;
	mp_fonts fonts;
	mp_replay *replay;
	mp_proof *proof;
	z_stream deflater;
	mp_face face;
	mp_qr qr;
	mp_buf payload, ops, deflated, glyphs;
};

/* --- the job ----------------------------------------------------------------------- */

/* In capitals the whole URL is of the QR's alphanumeric mode; scheme and host do
 * not mind (RFC 3986, 6.2.2.1).  People read the host without the scheme. */
static bool
set_base(mp_job *j, const char *base)
{
	static const char *const scheme[] = { "HTTPS://", "HTTP://" };
	const char *c;
	size_t i;

	for (c = base; *c != '\0'; c++) {
		if (!isalnum((unsigned char)*c) && strchr("-./:", *c) == NULL)
			return false;
		mp_buf_addc(&j->base, (char)toupper((unsigned char)*c));
	}
	while (j->base.n > 0 && j->base.p[j->base.n - 1] == '/')
		j->base.n--;
	for (i = 0; i < 2; i++)
		if (mp_str_starts(mp_buf_str(&j->base), mp_str_from(scheme[i])))
			mp_buf_add(&j->host, mp_str_skip(mp_buf_str(&j->base),
			    strlen(scheme[i])));
	mp_buf_addc(&j->base, '/');
	return j->host.n > 0;
}

static bool
add_font(mp_fonts *f, mp_str name, mp_str *missing)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (mp_str_eq(f->name[i], name))
			return true;
	*missing = name;
	if (f->n == MP_FONTS || (f->font[f->n] = mp_font_open(name)) == NULL)
		return false;
	f->name[f->n++] = name;
	return true;
}

static void
close_fonts(mp_fonts *f)
{
	while (f->n)
		mp_font_close(f->font[--f->n]);
}

/* Two short lines at each corner, outside of what is printed. */
static void
cut_marks(const mp_plate_type *t, const mp_look *look, mp_buf *ops)
{
	double off = t->bleed + marks_off, length = marks_room - marks_off;
	int i;

	mp_ops_colour(ops, &mp_black, look->colours);
	for (i = 0; i < 4; i++) {
		double x = i & 1 ? t->width : 0, y = i & 2 ? t->height : 0;
		mp_box across = { i & 1 ? x + off : x - off - length, y - marks_line / 2,
			length, marks_line };
		mp_box down = { x - marks_line / 2, i & 2 ? y + off : y - off - length,
			marks_line, length };

		mp_ops_box(ops, &across, 0);
		mp_ops_box(ops, &down, 0);
	}
	mp_buf_adds(ops, "f\n");
}

mp_job_status
mp_job_init(mp_job *j, const char *base_url, mp_str *missing)
{
	size_t i, k;

	if (!set_base(j, base_url))
		return MP_JOB_BAD_BASE;
	j->artwork = mp_zalloc(j->types->n, sizeof *j->artwork);
	for (i = 0; i < j->types->n; i++) {
		const mp_plate_type *t = &j->types->type[i];

		for (k = 0; k < t->ntexts; k++)
			if (!add_font(&j->fonts, t->text[k].font, missing))
				return MP_JOB_NO_FONT;
		mp_face_artwork(t, &j->look, &j->artwork[i]);
		if (j->look.bleed && !j->sheets)
			cut_marks(t, &j->look, &j->artwork[i]);
	}
	return MP_JOB_OK;
}

void
mp_job_free(mp_job *j)
{
	size_t i;

	for (i = 0; j->artwork != NULL && i < j->types->n; i++)
		mp_buf_free(&j->artwork[i]);
	free(j->artwork);
	close_fonts(&j->fonts);
	mp_buf_free(&j->base);
	mp_buf_free(&j->host);
}

/* On a grid the plate's lower left corner stands on it, too. */
void
mp_plate_alone(const mp_job *j, const mp_plate_type *t, mp_plate_page *page)
{
	double margin = j->look.bleed ? t->bleed + marks_room : 0;

	if (j->look.grid > 0)
		margin = ceil(margin / j->look.grid - 1e-6) * j->look.grid;
	page->margin = margin;
	page->width = t->width + 2 * margin;
	page->height = t->height + 2 * margin;
}

/* --- plates ------------------------------------------------------------------------ */

mp_maker *
mp_maker_new(const mp_job *job)
{
	mp_maker *m = mp_zalloc(1, sizeof *m);
	size_t i;

	m->job = job;
	m->fonts = job->fonts;
	for (i = 0; i < m->fonts.n; i++)
		m->fonts.font[i] = mp_font_share(job->fonts.font[i]);
	if (deflateInit(&m->deflater, LEVEL) != Z_OK)
		mp_oom(sizeof m->deflater);
	if (mp_proof_possible()) {
		m->replay = mp_replay_new(job->types, job->artwork, &m->fonts);
		m->proof = mp_proof_new(m->replay);
	}
	return m;
}

void
mp_maker_free(mp_maker *m)
{
	if (m == NULL)
		return;
	mp_proof_free(m->proof);
	mp_replay_free(m->replay);
	close_fonts(&m->fonts);
	deflateEnd(&m->deflater);
	mp_buf_free(&m->payload);
	mp_buf_free(&m->ops);
	mp_buf_free(&m->deflated);
	mp_buf_free(&m->glyphs);
	free(m);
}

static void
make_payload(mp_maker *m, mp_str code)
{
	char tag[MP_TAG_LENGTH];

	m->payload.n = 0;
	mp_buf_add(&m->payload, mp_buf_str(&m->job->base));
	mp_buf_add(&m->payload, code);
	if (m->job->keys != NULL) {
		mp_tag_make(m->job->keys, code, tag);
		mp_buf_addc(&m->payload, '.');
		mp_buf_add(&m->payload, (mp_str){ tag, sizeof tag });
	}
}

static void
compress_ops(mp_maker *m)
{
	z_stream *z = &m->deflater;
	uLong most = deflateBound(z, m->ops.n);

	m->deflated.n = 0;
	mp_buf_reserve(&m->deflated, most);
	z->next_in = (Bytef *)m->ops.p;
	z->avail_in = (uInt)m->ops.n;
	z->next_out = (Bytef *)m->deflated.p;
	z->avail_out = (uInt)most;
	deflate(z, Z_FINISH);	/* there is room for all */
	m->deflated.n = most - z->avail_out;
	deflateReset(z);
}

static void
list_glyphs(mp_maker *m, const mp_plate_type *t)
{
	size_t i, k;

	m->glyphs.n = 0;
	for (i = 0; i < t->ntexts; i++)
		for (k = 0; k < m->face.line[i].n; k++) {
			struct mp_used_glyph g = { m->face.line[i].glyph[k].c,
				(uint16_t)m->face.line[i].glyph[k].index,
				(uint16_t)m->face.font[i] };

			mp_buf_add(&m->glyphs, (mp_str){ (const char *)&g, sizeof g });
		}
}

/* The operators of a plate, and where its own begin behind the page's matrix. */
static size_t
write_ops(mp_maker *m, const mp_plate_type *t)
{
	mp_plate_page page;
	size_t own;

	m->ops.n = 0;
	if (!m->job->sheets) {
		mp_plate_alone(m->job, t, &page);
		mp_ops_matrix(&m->ops, point_mm, 0, 0, -point_mm, page.margin * point_mm,
		    (page.height - page.margin) * point_mm);
	}
	own = m->ops.n;
	mp_buf_printf(&m->ops, "/A%zu Do\n", (size_t)(t - m->job->types->type));
	mp_face_draw(&m->face, &m->job->look, &m->ops);
	return own;
}

/* Which plates are proved depends on their codes alone: the same for any -j. */
static bool
is_sample(mp_str code)
{
	return mp_hash(code) % SAMPLE == 0;
}

void
mp_maker_make(mp_maker *m, const mp_plate_type *t, const mp_str text[MP_PLATE_NFIELD],
    bool prove, mp_plate *out)
{
	mp_str value[MP_PLATE_NFIELD], code = text[MP_FIELD_CODE];
	bool have;
	size_t own;

	*out = (mp_plate){ .type = t };
	memcpy(value, text, sizeof value);
	value[MP_FIELD_HOST] = mp_buf_str(&m->job->host);
	make_payload(m, code);
	have = m->payload.n <= MP_PAYLOAD_MOST &&
	    mp_qr_encode(&m->qr, mp_buf_str(&m->payload), t->level);
	if (mp_face_set(&m->face, t, &m->fonts, value, have ? &m->qr : NULL, &out->fault) !=
	    MP_FAULT_NONE) {
		if (out->fault.kind == MP_FAULT_BAD_QR && m->payload.n > MP_PAYLOAD_MOST) {
			out->fault.kind = MP_FAULT_LONG_PAYLOAD;
			out->fault.over = m->payload.n - MP_PAYLOAD_MOST;
		}
		return;
	}
	own = write_ops(m, t);
	if (m->proof != NULL && (prove || m->job->prove || is_sample(code))) {
		out->proved = mp_proof_read(m->proof, t, mp_str_skip(mp_buf_str(&m->ops), own),
		    m->qr.width, mp_buf_str(&m->payload));
		if (!out->proved) {
			out->fault.kind = MP_FAULT_UNREADABLE;
			return;
		}
	}
	compress_ops(m);
	list_glyphs(m, t);
	out->nglyphs = m->glyphs.n / sizeof *out->glyph;
	out->glyph = (const struct mp_used_glyph *)(const void *)m->glyphs.p;
	out->payload = mp_buf_str(&m->payload);
	out->ops = mp_str_skip(mp_buf_str(&m->ops), own);
	out->deflated = mp_buf_str(&m->deflated);
}

void
mp_plate_save(const mp_plate *p, mp_buf *b)
{
	mp_buf_add(b, (mp_str){ (const char *)p, sizeof *p });
	mp_buf_add(b, (mp_str){ (const char *)p->glyph, p->nglyphs * sizeof *p->glyph });
	mp_buf_add(b, p->payload);
	mp_buf_add(b, p->deflated);
}

void
mp_plate_load(mp_plate *p, mp_str bytes, mp_buf *glyphs)
{
	size_t n;

	memcpy(p, bytes.p, sizeof *p);
	bytes = mp_str_skip(bytes, sizeof *p);
	n = p->nglyphs * sizeof *p->glyph;
	glyphs->n = 0;
	mp_buf_add(glyphs, (mp_str){ bytes.p, n });
	p->glyph = (const struct mp_used_glyph *)(const void *)glyphs->p;
	bytes = mp_str_skip(bytes, n);
	p->payload.p = bytes.p;
	p->deflated.p = bytes.p + p->payload.n;
	p->ops = (mp_str){ NULL, 0 };
}
