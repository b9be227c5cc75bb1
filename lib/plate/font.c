/* font.c - one font: which characters it has and how large their ink is. */
#include <config.h>

#include "plate/font.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <stdlib.h>

#include "base/mem.h"

enum { PAGE = 256, NPAGE = 0x110000 / PAGE };

/* Metrics are taken at a size where rounding does not show. */
enum { MEASURED = 100000 };

struct slot {
	bool asked;
	mp_glyph glyph;
};

struct mp_font {
	char *file, name[128];
	int number;
	hb_face_t *face;
	hb_font_t *font;
	struct slot *page[NPAGE];
};

/* The first of the installed files by its path, so that it is always the same. */
static bool
locate(mp_str fullname, char **file, int *number)
{
	FcPattern *want = FcPatternCreate();
	FcObjectSet *get = FcObjectSetBuild(FC_FILE, FC_INDEX, (char *)NULL);
	FcFontSet *found;
	mp_buf name = { 0 };
	FcChar8 *path;
	int i, at;

	*file = NULL;
	mp_buf_add(&name, fullname);
	FcPatternAddString(want, FC_FULLNAME, (const FcChar8 *)mp_buf_cstr(&name));
	FcPatternAddString(want, FC_FONTFORMAT, (const FcChar8 *)"CFF");
	FcPatternAddBool(want, FC_VARIABLE, FcFalse);
	found = FcFontList(NULL, want, get);
	for (i = 0; found != NULL && i < found->nfont; i++)
		if (FcPatternGetString(found->fonts[i], FC_FILE, 0, &path) == FcResultMatch &&
		    FcPatternGetInteger(found->fonts[i], FC_INDEX, 0, &at) == FcResultMatch &&
		    (*file == NULL || strcmp((char *)path, *file) < 0)) {
			free(*file);
			*file = strdup((char *)path);
			*number = at;
		}
	if (found != NULL)
		FcFontSetDestroy(found);
	FcObjectSetDestroy(get);
	FcPatternDestroy(want);
	mp_buf_free(&name);
	return *file != NULL;
}

static mp_font *
with_face(hb_face_t *face, char *file, int number)
{
	mp_font *f = mp_zalloc(1, sizeof *f);
	unsigned n = sizeof f->name;

	f->file = file;
	f->number = number;
	f->face = face;
	f->font = hb_font_create(face);
	hb_font_set_scale(f->font, MEASURED, MEASURED);
	hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n,
	    f->name);
	return f;
}

mp_font *
mp_font_open(mp_str fullname)
{
	hb_blob_t *blob;
	hb_face_t *face;
	char *file;
	int number = 0;

	if (!locate(fullname, &file, &number))
		return NULL;
	if ((blob = hb_blob_create_from_file_or_fail(file)) == NULL) {
		free(file);
		return NULL;
	}
	face = hb_face_create(blob, (unsigned)number);
	hb_blob_destroy(blob);
	return with_face(face, file, number);
}

mp_font *
mp_font_share(const mp_font *f)
{
	return with_face(hb_face_reference(f->face), strdup(f->file), f->number);
}

void
mp_font_close(mp_font *f)
{
	size_t i;

	if (f == NULL)
		return;
	for (i = 0; i < NPAGE; i++)
		free(f->page[i]);
	hb_font_destroy(f->font);
	hb_face_destroy(f->face);
	free(f->file);
	free(f);
}

static mp_glyph
ask(const mp_font *f, uint32_t c)
{
	hb_codepoint_t index;
	hb_glyph_extents_t e;
	mp_glyph out = { 0 };

	if (!hb_font_get_nominal_glyph(f->font, c, &index) || index > 0xFFFF)
		return out;
	if (!hb_font_get_glyph_extents(f->font, index, &e))
		e = (hb_glyph_extents_t){ 0, 0, 0, 0 };
	out.advance = mp_font_advance(f, index);
	out.left = e.x_bearing / (double)MEASURED;
	out.top = -e.y_bearing / (double)MEASURED;
	out.right = out.left + e.width / (double)MEASURED;
	out.bottom = out.top - e.height / (double)MEASURED;
	if (e.width != 0 || c == ' ')
		out.index = index;
	return out;
}

const mp_glyph *
mp_font_glyph(mp_font *f, uint32_t c)
{
	struct slot **page = &f->page[c / PAGE], *s;

	if (*page == NULL)
		*page = mp_zalloc(PAGE, sizeof **page);
	s = *page + c % PAGE;
	if (!s->asked) {
		s->glyph = ask(f, c);
		s->asked = true;
	}
	return s->glyph.index ? &s->glyph : NULL;
}

double
mp_font_advance(const mp_font *f, unsigned index)
{
	return hb_font_get_glyph_h_advance(f->font, index) / (double)MEASURED;
}

const char *
mp_font_file(const mp_font *f, int *number)
{
	*number = f->number;
	return f->file;
}

static int
metric(const mp_font *f, hb_ot_metrics_tag_t tag)
{
	hb_position_t v = 0;

	hb_ot_metrics_get_position_with_fallback(f->font, tag, &v);
	return v / (MEASURED / 1000);
}

/* The box of the font is in its head table, in units of the em. */
static void
font_box(const mp_font *f, int box[4])
{
	hb_blob_t *head = hb_face_reference_table(f->face, HB_TAG('h', 'e', 'a', 'd'));
	unsigned n, i, em = hb_face_get_upem(f->face);
	const unsigned char *p = (const unsigned char *)hb_blob_get_data(head, &n);

	for (i = 0; i < 4; i++)
		box[i] = n < 44 ? 0 : (int16_t)(p[36 + 2 * i] << 8 | p[37 + 2 * i]) * 1000 /
		    (int)em;
	hb_blob_destroy(head);
}

void
mp_font_describe(const mp_font *f, mp_font_facts *facts)
{
	facts->name = f->name;
	font_box(f, facts->box);
	facts->ascent = metric(f, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
	facts->descent = metric(f, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
	facts->cap = metric(f, HB_OT_METRICS_TAG_CAP_HEIGHT);
	facts->italic = 0;
}

/* Does the CFF table name glyphs by CIDs of its own?  Then its Top DICT begins with the
 * operator ROS, two or three operands before it (Adobe TN 5176, section 18). */
static bool
is_cid_keyed(const mp_font *f)
{
	hb_blob_t *blob = hb_face_reference_table(f->face, HB_TAG('C', 'F', 'F', ' '));
	unsigned n, at, skip, size, end, i;
	const unsigned char *p = (const unsigned char *)hb_blob_get_data(blob, &n);
	bool found = false;

	/* Behind the header an INDEX of one name, and one of one Top DICT. */
	for (at = n > 4 ? p[2] : n, skip = 0; at + 8 < n && skip < 2; skip++) {
		size = p[at + 2];
		if (p[at] != 0 || p[at + 1] != 1 || size < 1 || size > 4)
			break;
		if (skip == 1)
			for (i = at + 3 + 2 * size; i + 1 < n && i < at + 20; i++)
				found |= p[i] == 12 && p[i + 1] == 30;
		for (end = 0, i = 0; i < size; i++)
			end = end << 8 | p[at + 3 + size + i];
		at += 3 + 2 * size + end - 1;
	}
	hb_blob_destroy(blob);
	return found;
}

bool
mp_font_subset(const mp_font *f, const unsigned char *used, mp_buf *out)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_set_t *glyphs;
	hb_face_t *cut;
	hb_blob_t *cff;
	unsigned i, n;
	const char *p;

	if (input == NULL)
		mp_oom(sizeof *out);
	glyphs = hb_subset_input_glyph_set(input);
	for (i = 0; i < 0x10000; i++)
		if (used[i / 8] & 1 << i % 8)
			hb_set_add(glyphs, i);
	/* A CFF of CIDs keeps them when its glyphs are numbered anew, and is small. */
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
	    HB_SUBSET_FLAGS_DESUBROUTINIZE |
	    (is_cid_keyed(f) ? HB_SUBSET_FLAGS_DEFAULT : HB_SUBSET_FLAGS_RETAIN_GIDS));
	/* Layout, names and metrics stay out of a PDF: do not carry them along. */
	hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
	cut = hb_subset_or_fail(f->face, input);
	hb_subset_input_destroy(input);
	if (cut == NULL)
		return false;
	cff = hb_face_reference_table(cut, HB_TAG('C', 'F', 'F', ' '));
	p = hb_blob_get_data(cff, &n);
	mp_buf_add(out, (mp_str){ p, n });
	hb_blob_destroy(cff);
	hb_face_destroy(cut);
	return n > 0;
}
