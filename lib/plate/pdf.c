/* pdf.c - write a PDF file of many pages as they come (ISO 32000-1). */
#include <config.h>

#include "plate/pdf.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "plate/ops.h"

/* Objects that others name before they are written. */
enum { CATALOG = 1, PAGES, RESOURCES, FONTS, OUTLINE, FIRST_FREE };

enum { KIDS = 128, GLYPHS = 0x10000, CHUNK = 1 << 16 };

struct font_use {
	unsigned char used[GLYPHS / 8];
	uint32_t *page[GLYPHS / 256];	/* the character of a glyph */
};

struct chapter {
	mp_str title;
	size_t page;		/* object of its first page */
	size_t pages;		/* how many pages it has so far */
};

struct label {
	size_t from;		/* page, from 0 */
	size_t chapter, start;
};

struct mp_pdf {
	mp_outfile *out;
	mp_pdf_setup setup;
	int error;		/* errno of the first write that failed */
	mp_buf pending;
	uint64_t written, digest;
	uint64_t *offset;	/* of every object; 0: not written */
	size_t nobjects, objects_cap;
	size_t *node;		/* objects of the page tree's nodes */
	size_t nnodes, nodes_cap;
	size_t kid[KIDS], nkids;	/* of the last node */
	size_t npages;
	struct font_use *use;
	size_t *artwork, nartworks, artworks_cap;
	struct chapter *chapter;
	size_t nchapters, chapters_cap, current;	/* current: SIZE_MAX, none */
	mp_map titles;
	mp_arena strings;
	struct label *label;
	size_t nlabels, labels_cap;
};

/* --- objects -------------------------------------------------------------------- */

static void
flush(mp_pdf *p)
{
	p->digest = p->digest * 31 + mp_hash(mp_buf_str(&p->pending));
	if (p->error == 0 && mp_outfile_write(p->out, mp_buf_str(&p->pending)) < 0)
		p->error = errno;
	p->written += p->pending.n;
	p->pending.n = 0;
}

static size_t
reserve(mp_pdf *p)
{
	p->offset = mp_grow(p->offset, &p->objects_cap, p->nobjects + 1, sizeof *p->offset);
	p->offset[p->nobjects] = 0;
	return p->nobjects++;
}

static void
begin(mp_pdf *p, size_t object)
{
	if (p->pending.n > CHUNK)
		flush(p);
	p->offset[object] = p->written + p->pending.n;
	mp_buf_printf(&p->pending, "%zu 0 obj\n", object);
}

static void
end(mp_pdf *p)
{
	mp_buf_adds(&p->pending, "\nendobj\n");
}

/* End an object that is a stream; its dictionary is open. */
static void
stream(mp_pdf *p, mp_str deflated)
{
	mp_buf_printf(&p->pending, "/Filter/FlateDecode/Length %zu>>stream\n", deflated.n);
	mp_buf_add(&p->pending, deflated);
	mp_buf_adds(&p->pending, "\nendstream");
	end(p);
}

static void
stream_of(mp_pdf *p, mp_str text)
{
	uLongf n = compressBound(text.n);
	mp_buf z = { 0 };

	mp_buf_reserve(&z, n);
	if (compress2((Bytef *)z.p, &n, (const Bytef *)text.p, text.n,
	    Z_BEST_COMPRESSION) != Z_OK)
		mp_oom(n);
	stream(p, (mp_str){ z.p, n });
	mp_buf_free(&z);
}

/* Text for people: UTF-16 with its mark, in hexadecimal. */
static void
put_text(mp_buf *b, mp_str s)
{
	size_t at;
	uint32_t c;

	mp_buf_adds(b, "<FEFF");
	for (at = 0; at < s.n; ) {
		at += mp_utf8_next(s.p + at, &c);
		if (c < 0x10000)
			mp_buf_printf(b, "%04X", c);
		else
			mp_buf_printf(b, "%04X%04X", 0xD800 | (c - 0x10000) >> 10,
			    0xDC00 | (c & 0x3FF));
	}
	mp_buf_addc(b, '>');
}

static void
put_box(mp_buf *b, const char *name, double x, double y, double w, double h)
{
	mp_buf_printf(b, "/%s[", name);
	mp_ops_number(b, x, 4);
	mp_ops_number(b, y, 4);
	mp_ops_number(b, x + w, 4);
	mp_ops_number(b, y + h, 4);
	b->p[b->n - 1] = ']';
}

/* --- pages ---------------------------------------------------------------------- */

mp_pdf *
mp_pdf_new(mp_outfile *out, const mp_pdf_setup *setup)
{
	mp_pdf *p = mp_zalloc(1, sizeof *p);

	p->setup = *setup;
	p->out = out;
	p->use = mp_zalloc(setup->nfonts, sizeof *p->use);
	p->current = SIZE_MAX;
	while (p->nobjects < FIRST_FREE)
		reserve(p);
	/* The second line says that the file is not text. */
	mp_buf_adds(&p->pending, "%PDF-1.4\n%\xE9\x97\xA8\xE7\x89\x8C\n");
	return p;
}

void
mp_pdf_use(mp_pdf *p, size_t font, unsigned index, uint32_t c)
{
	struct font_use *u = &p->use[font];
	uint32_t **page = &u->page[index / 256];

	u->used[index / 8] |= (unsigned char)(1 << index % 8);
	if (*page == NULL)
		*page = mp_zalloc(256, sizeof **page);
	(*page)[index % 256] = c;
}

size_t
mp_pdf_form(mp_pdf *p, const mp_box *box, mp_str deflated)
{
	size_t object = reserve(p);

	begin(p, object);
	mp_buf_printf(&p->pending, "<</Type/XObject/Subtype/Form/Resources %d 0 R",
	    RESOURCES);
	put_box(&p->pending, "BBox", box->x, box->y, box->w, box->h);
	stream(p, deflated);
	return object;
}

bool
mp_pdf_has_artwork(const mp_pdf *p, size_t number)
{
	return number < p->nartworks && p->artwork[number];
}

void
mp_pdf_artwork(mp_pdf *p, size_t number, size_t form)
{
	p->artwork = mp_grow(p->artwork, &p->artworks_cap, number + 1, sizeof *p->artwork);
	while (p->nartworks <= number)
		p->artwork[p->nartworks++] = 0;
	p->artwork[number] = form;
}

static void
end_node(mp_pdf *p)
{
	size_t i;

	if (p->nkids == 0)
		return;
	begin(p, p->node[p->nnodes - 1]);
	mp_buf_printf(&p->pending, "<</Type/Pages/Parent %d 0 R/Count %zu/Kids[", PAGES,
	    p->nkids);
	for (i = 0; i < p->nkids; i++)
		mp_buf_printf(&p->pending, "%s%zu 0 R", i ? " " : "", p->kid[i]);
	mp_buf_adds(&p->pending, "]>>");
	end(p);
	p->nkids = 0;
}

size_t
mp_pdf_page(mp_pdf *p, const mp_pdf_sheet *s)
{
	size_t content = reserve(p), page = reserve(p), i;
	mp_buf *b = &p->pending;

	begin(p, content);
	mp_buf_adds(b, "<<");
	stream(p, s->deflated);
	if (p->nkids == KIDS)
		end_node(p);
	if (p->nkids == 0) {
		p->node = mp_grow(p->node, &p->nodes_cap, p->nnodes + 1, sizeof *p->node);
		p->node[p->nnodes++] = reserve(p);
	}
	p->kid[p->nkids++] = page;
	begin(p, page);
	mp_buf_printf(b, "<</Type/Page/Parent %zu 0 R/Contents %zu 0 R",
	    p->node[p->nnodes - 1], content);
	put_box(b, "MediaBox", 0, 0, s->width, s->height);
	if (s->bleed.w > 0)
		put_box(b, "BleedBox", s->bleed.x, s->bleed.y, s->bleed.w, s->bleed.h);
	if (s->trim.w > 0)
		put_box(b, "TrimBox", s->trim.x, s->trim.y, s->trim.w, s->trim.h);
	if (s->nforms) {
		mp_buf_printf(b, "/Resources<</Font %d 0 R/XObject<<", FONTS);
		for (i = 0; i < s->nforms; i++)
			mp_buf_printf(b, "/P%zu %zu 0 R", i, s->form[i]);
		mp_buf_adds(b, ">>>>");
	}
	mp_buf_adds(b, ">>");
	end(p);
	for (i = p->nchapters; i > 0 && p->chapter[i - 1].page == 0; i--)
		p->chapter[i - 1].page = page;
	if (p->current != SIZE_MAX)
		p->chapter[p->current].pages++;
	return ++p->npages;
}

void
mp_pdf_chapter(mp_pdf *p, mp_str title, bool labels)
{
	const uint32_t *known = mp_map_get(&p->titles, title);
	size_t i = known ? *known : p->nchapters;

	if (i == p->current)
		return;
	if (!known) {
		p->chapter = mp_grow(p->chapter, &p->chapters_cap, i + 1, sizeof *p->chapter);
		p->chapter[p->nchapters++] = (struct chapter){
			.title = mp_arena_dup(&p->strings, title) };
		mp_map_put(&p->titles, p->chapter[i].title, (uint32_t)i);
	}
	p->current = i;
	if (!labels)
		return;
	p->label = mp_grow(p->label, &p->labels_cap, p->nlabels + 1, sizeof *p->label);
	p->label[p->nlabels++] = (struct label){ p->npages, i, p->chapter[i].pages + 1 };
}

/* --- the end -------------------------------------------------------------------- */

static bool
is_used(const struct font_use *u, unsigned i)
{
	return u->used[i / 8] & 1 << i % 8;
}

/* Which character a glyph is, so that the text can be searched. */
static size_t
to_unicode(mp_pdf *p, const struct font_use *u)
{
	size_t object = reserve(p);
	mp_buf b = { 0 };
	unsigned i, n = 0;

	mp_buf_adds(&b, "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
	    "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
	    "1 begincodespacerange<0000><FFFF>endcodespacerange\n");
	for (i = 0; i < GLYPHS; i++) {
		uint32_t c;

		if (!is_used(u, i))
			continue;
		if (n % 100 == 0)
			mp_buf_printf(&b, "%s100 beginbfchar\n", n ? "endbfchar\n" : "");
		n++;
		c = u->page[i / 256][i % 256];
		mp_buf_printf(&b, "<%04X>", i);
		if (c < 0x10000)
			mp_buf_printf(&b, "<%04X>\n", c);
		else
			mp_buf_printf(&b, "<%04X%04X>\n", 0xD800 | (c - 0x10000) >> 10,
			    0xDC00 | (c & 0x3FF));
	}
	mp_buf_printf(&b, "%sendcmap CMapName currentdict/CMap defineresource pop end end\n",
	    n ? "endbfchar\n" : "");
	begin(p, object);
	mp_buf_adds(&p->pending, "<<");
	stream_of(p, mp_buf_str(&b));
	mp_buf_free(&b);
	return object;
}

static size_t
font_file(mp_pdf *p, const struct font_use *u, const mp_font *font)
{
	size_t object = reserve(p);
	mp_buf cff = { 0 };

	if (!mp_font_subset(font, u->used, &cff) && p->error == 0)
		p->error = EILSEQ;
	begin(p, object);
	mp_buf_adds(&p->pending, "<</Subtype/CIDFontType0C");
	stream_of(p, mp_buf_str(&cff));
	mp_buf_free(&cff);
	return object;
}

/* The widths that are not the usual 1000. */
static void
widths(mp_pdf *p, const struct font_use *u, const mp_font *font)
{
	unsigned i;

	mp_buf_adds(&p->pending, "/DW 1000/W[");
	for (i = 0; i < GLYPHS; i++)
		if (is_used(u, i)) {
			double w = mp_font_advance(font, i) * 1000;

			if (w < 999.99 || w > 1000.01) {
				mp_buf_printf(&p->pending, "%u[", i);
				mp_ops_number(&p->pending, w, 2);
				p->pending.p[p->pending.n - 1] = ']';
			}
		}
	mp_buf_adds(&p->pending, "]");
}

/* Six letters that name this choice of glyphs (9.6.4). */
static void
font_name(const mp_font_facts *facts, const struct font_use *u, char *out, size_t size)
{
	uint64_t h = mp_hash((mp_str){ (const char *)u->used, sizeof u->used });
	char tag[7] = "";
	int i;

	for (i = 0; i < 6; i++, h /= 26)
		tag[i] = (char)('A' + h % 26);
	snprintf(out, size, "%s+%s", tag, facts->name);
}

static size_t
write_font(mp_pdf *p, const struct font_use *u, const mp_font *font)
{
	size_t unicode = to_unicode(p, u), file = font_file(p, u, font);
	size_t facts = reserve(p), cid = reserve(p), object = reserve(p);
	mp_font_facts f;
	char name[160];

	mp_font_describe(font, &f);
	font_name(&f, u, name, sizeof name);
	begin(p, facts);
	mp_buf_printf(&p->pending, "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox"
	    "[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV 140"
	    "/FontFile3 %zu 0 R>>", name, f.box[0], f.box[1], f.box[2], f.box[3], f.italic,
	    f.ascent, f.descent, f.cap, file);
	end(p);
	begin(p, cid);
	mp_buf_printf(&p->pending, "<</Type/Font/Subtype/CIDFontType0/BaseFont/%s"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
	    "/FontDescriptor %zu 0 R", name, facts);
	widths(p, u, font);
	mp_buf_adds(&p->pending, ">>");
	end(p);
	begin(p, object);
	mp_buf_printf(&p->pending, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding"
	    "/Identity-H/DescendantFonts[%zu 0 R]/ToUnicode %zu 0 R>>", name, cid, unicode);
	end(p);
	return object;
}

static bool
has_glyphs(const struct font_use *u)
{
	size_t i;

	for (i = 0; i < sizeof u->used; i++)
		if (u->used[i])
			return true;
	return false;
}

static void
write_resources(mp_pdf *p)
{
	size_t *font = mp_zalloc(p->setup.nfonts + 1, sizeof *font), i;
	mp_buf *b = &p->pending;

	for (i = 0; i < p->setup.nfonts; i++)
		if (has_glyphs(&p->use[i]))
			font[i] = write_font(p, &p->use[i], p->setup.font[i]);
	begin(p, FONTS);
	mp_buf_adds(b, "<<");
	for (i = 0; i < p->setup.nfonts; i++)
		if (font[i])
			mp_buf_printf(b, "/F%zu %zu 0 R", i, font[i]);
	mp_buf_adds(b, ">>");
	end(p);
	free(font);
	begin(p, RESOURCES);
	mp_buf_printf(b, "<</ProcSet[/PDF/Text]/Font %d 0 R/XObject<<", FONTS);
	for (i = 0; i < p->nartworks; i++)
		if (p->artwork[i])
			mp_buf_printf(b, "/A%zu %zu 0 R", i, p->artwork[i]);
	mp_buf_adds(b, ">>/ColorSpace<<");
	for (i = 0; i < p->setup.nspots; i++) {
		const mp_colour *c = p->setup.spot[i];
		size_t k;

		mp_buf_printf(b, "/S%u[/Separation/", mp_ops_spot(c->spot));
		for (k = 0; k < c->spot.n; k++)
			mp_buf_printf(b, "#%02X", (unsigned char)c->spot.p[k]);
		mp_buf_adds(b, "/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[");
		for (k = 0; k < 4; k++)
			mp_ops_number(b, c->cmyk[k], 4);
		mp_buf_adds(b, "]>>]");
	}
	mp_buf_adds(b, ">>>>");
	end(p);
}

static void
write_pages(mp_pdf *p)
{
	size_t i;

	end_node(p);
	begin(p, PAGES);
	mp_buf_printf(&p->pending, "<</Type/Pages/Count %zu/Resources %d 0 R/Kids[", p->npages,
	    RESOURCES);
	for (i = 0; i < p->nnodes; i++)
		mp_buf_printf(&p->pending, "%s%zu 0 R", i ? " " : "", p->node[i]);
	mp_buf_adds(&p->pending, "]>>");
	end(p);
}

static void
write_outline(mp_pdf *p)
{
	size_t n = p->nchapters, first = p->nobjects, i;

	begin(p, OUTLINE);
	mp_buf_printf(&p->pending, "<</Type/Outlines/First %zu 0 R/Last %zu 0 R/Count %zu>>",
	    first, first + n - 1, n);
	end(p);
	for (i = 0; i < n; i++) {
		begin(p, reserve(p));
		mp_buf_printf(&p->pending, "<</Parent %d 0 R/Dest[%zu 0 R/Fit]/Title", OUTLINE,
		    p->chapter[i].page);
		put_text(&p->pending, p->chapter[i].title);
		if (i > 0)
			mp_buf_printf(&p->pending, "/Prev %zu 0 R", first + i - 1);
		if (i + 1 < n)
			mp_buf_printf(&p->pending, "/Next %zu 0 R", first + i + 1);
		mp_buf_adds(&p->pending, ">>");
		end(p);
	}
}

static void
write_catalog(mp_pdf *p)
{
	mp_buf *b = &p->pending, title = { 0 };
	size_t i;

	begin(p, CATALOG);
	mp_buf_printf(b, "<</Type/Catalog/Pages %d 0 R/Lang(zh-CN)", PAGES);
	if (p->nchapters)
		mp_buf_printf(b, "/Outlines %d 0 R/PageMode/UseOutlines", OUTLINE);
	if (p->nlabels) {
		mp_buf_adds(b, "/PageLabels<</Nums[");
		for (i = 0; i < p->nlabels; i++) {
			title.n = 0;
			mp_buf_add(&title, p->chapter[p->label[i].chapter].title);
			mp_buf_addc(&title, ' ');
			mp_buf_printf(b, "%zu<</S/D/St %zu/P", p->label[i].from,
			    p->label[i].start);
			put_text(b, mp_buf_str(&title));
			mp_buf_adds(b, ">>");
			if (b->n > CHUNK)
				flush(p);
		}
		mp_buf_adds(b, "]>>");
	}
	mp_buf_adds(b, ">>");
	end(p);
	mp_buf_free(&title);
}

static size_t
write_info(mp_pdf *p)
{
	size_t object = reserve(p);
	const char *d;

	begin(p, object);
	mp_buf_adds(&p->pending, "<</Title");
	put_text(&p->pending, mp_str_from(p->setup.title));
	mp_buf_adds(&p->pending, "/Creator(menpai plate-render)/Producer(" PACKAGE_STRING
	    ")/Trapped/False");
	if (p->setup.date) {	/* 2023-11-14T22:13:20Z is D:20231114221320Z */
		mp_buf_adds(&p->pending, "/CreationDate(D:");
		for (d = p->setup.date; *d; d++)
			if ((*d >= '0' && *d <= '9') || *d == 'Z')
				mp_buf_addc(&p->pending, *d);
		mp_buf_addc(&p->pending, ')');
	}
	mp_buf_adds(&p->pending, ">>");
	end(p);
	return object;
}

static void
write_trailer(mp_pdf *p, size_t info)
{
	uint64_t start, id;
	size_t i;

	flush(p);
	start = p->written;
	id = p->digest;
	mp_buf_printf(&p->pending, "xref\n0 %zu\n0000000000 65535 f \n", p->nobjects);
	for (i = 1; i < p->nobjects; i++) {
		mp_buf_printf(&p->pending, "%010llu %s \n", (unsigned long long)p->offset[i],
		    p->offset[i] ? "00000 n" : "65535 f");
		if (p->pending.n > CHUNK)
			flush(p);
	}
	mp_buf_printf(&p->pending, "trailer\n<</Size %zu/Root %d 0 R/Info %zu 0 R"
	    "/ID[<%016llX%016llX><%016llX%016llX>]>>\nstartxref\n%llu\n%%%%EOF\n",
	    p->nobjects, CATALOG, info, (unsigned long long)id, (unsigned long long)start,
	    (unsigned long long)id, (unsigned long long)start, (unsigned long long)start);
	flush(p);
}

static void
free_pdf(mp_pdf *p)
{
	size_t i, k;

	for (i = 0; i < p->setup.nfonts; i++)
		for (k = 0; k < GLYPHS / 256; k++)
			free(p->use[i].page[k]);
	free(p->use);
	free(p->offset);
	free(p->node);
	free(p->artwork);
	free(p->chapter);
	free(p->label);
	mp_map_free(&p->titles);
	mp_arena_free(&p->strings);
	mp_buf_free(&p->pending);
	free(p);
}

bool
mp_pdf_finish(mp_pdf *p)
{
	int error;

	write_resources(p);
	write_pages(p);
	if (p->nchapters)
		write_outline(p);
	write_catalog(p);
	write_trailer(p, write_info(p));
	error = p->error;
	free_pdf(p);
	errno = error;
	return error == 0;
}
