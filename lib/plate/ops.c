/* ops.c - the operators of a plate, as PDF has them. */
#include <config.h>

#include "plate/ops.h"

#include <math.h>

#include "base/map.h"

const mp_colour mp_white = { .rgb = { 1, 1, 1 } };
const mp_colour mp_black = { .cmyk = { 0, 0, 0, 1 } };

/* Four such curves make a circle (error 0.03 %). */
static const double kappa = 0.5522847498;

void
mp_ops_number(mp_buf *b, double v, int decimals)
{
	static const double unit[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6 };
	long long n = llround(v * unit[decimals]);
	char text[32], *p = text + sizeof text;
	int i;

	*--p = ' ';
	if (n < 0) {
		mp_buf_addc(b, '-');
		n = -n;
	}
	for (i = 0; i < decimals && n % 10 == 0; i++)
		n /= 10;
	if (i < decimals) {
		for (; i < decimals; i++, n /= 10)
			*--p = (char)('0' + n % 10);
		*--p = '.';
		if (n == 0)
			goto done;
	}
	do
		*--p = (char)('0' + n % 10);
	while ((n /= 10) > 0);
done:
	mp_buf_add(b, (mp_str){ p, (size_t)(text + sizeof text - p) });
}

static void
point(mp_buf *b, double x, double y, const char *op)
{
	mp_ops_number(b, x, 3);
	mp_ops_number(b, y, 3);
	mp_buf_adds(b, op);
}

void
mp_ops_matrix(mp_buf *out, double a, double b, double c, double d, double e, double f)
{
	const double v[] = { a, b, c, d, e, f };
	int i;

	for (i = 0; i < 6; i++)
		mp_ops_number(out, v[i], 6);
	mp_buf_adds(out, "cm\n");
}

unsigned
mp_ops_spot(mp_str name)
{
	return (unsigned)(mp_hash(name) & 0xFFFFFF);
}

static bool
is_gray(const double *rgb)
{
	return rgb[0] == rgb[1] && rgb[1] == rgb[2] && (rgb[0] == 0 || rgb[0] == 1);
}

void
mp_ops_colour(mp_buf *b, const mp_colour *c, mp_colours how)
{
	int i;

	if (how == MP_COLOURS_SPOT && c->spot.n) {
		mp_buf_printf(b, "/S%u cs 1 scn\n", mp_ops_spot(c->spot));
		return;
	}
	if (how != MP_COLOURS_RGB) {
		for (i = 0; i < 4; i++)
			mp_ops_number(b, c->cmyk[i], 4);
		mp_buf_adds(b, "k\n");
	} else if (is_gray(c->rgb)) {
		mp_ops_number(b, c->rgb[0], 0);
		mp_buf_adds(b, "g\n");
	} else {
		for (i = 0; i < 3; i++)
			mp_ops_number(b, c->rgb[i], 4);
		mp_buf_adds(b, "rg\n");
	}
}

static void
curve(mp_buf *b, double x1, double y1, double x2, double y2, double x, double y)
{
	point(b, x1, y1, "");
	point(b, x2, y2, "");
	point(b, x, y, "c\n");
}

void
mp_ops_box(mp_buf *b, const mp_box *box, double r)
{
	double x0 = box->x, y0 = box->y, x1 = x0 + box->w, y1 = y0 + box->h;
	double k = r * (1 - kappa);

	if (r <= 0) {
		point(b, x0, y0, "");
		point(b, box->w, box->h, "re\n");
		return;
	}
	point(b, x0 + r, y0, "m\n");
	point(b, x1 - r, y0, "l\n");
	curve(b, x1 - k, y0, x1, y0 + k, x1, y0 + r);
	point(b, x1, y1 - r, "l\n");
	curve(b, x1, y1 - k, x1 - k, y1, x1 - r, y1);
	point(b, x0 + r, y1, "l\n");
	curve(b, x0 + k, y1, x0, y1 - k, x0, y1 - r);
	point(b, x0, y0 + r, "l\n");
	curve(b, x0, y0 + k, x0 + k, y0, x0 + r, y0);
	mp_buf_adds(b, "h\n");
}

void
mp_ops_circle(mp_buf *b, double x, double y, double radius)
{
	mp_box box = { x - radius, y - radius, 2 * radius, 2 * radius };

	mp_ops_box(b, &box, radius);
}

/* One run of characters of one size on one line: placed once, and where the next
 * character is not where its width would put it, moved by thousandths of the size. */
static size_t
run(mp_buf *b, const mp_line *l, size_t i, size_t font)
{
	double size = l->glyph[i].size, y = l->glyph[i].y, move;

	mp_buf_printf(b, "/F%zu ", font);
	mp_ops_number(b, size, 3);
	mp_buf_adds(b, "Tf 1 0 0 -1 ");
	point(b, l->glyph[i].x, y, "Tm[<");
	for (;; i++) {
		mp_buf_printf(b, "%04X", l->glyph[i].index);
		if (i + 1 == l->n || l->glyph[i + 1].size < size || l->glyph[i + 1].size > size ||
		    l->glyph[i + 1].y < y || l->glyph[i + 1].y > y)
			break;
		move = mp_font_advance(l->font, l->glyph[i].index) -
		    (l->glyph[i + 1].x - l->glyph[i].x) / size;
		if (fabs(move) < 0.00005)
			continue;
		mp_buf_addc(b, '>');
		mp_ops_number(b, move * 1000, 1);
		mp_buf_addc(b, '<');
	}
	mp_buf_adds(b, ">]TJ\n");
	return i + 1;
}

void
mp_ops_text(mp_buf *b, const mp_line *l, size_t font)
{
	size_t i;

	if (l->n == 0)
		return;
	mp_buf_adds(b, "BT\n");
	for (i = 0; i < l->n; )
		i = run(b, l, i, font);
	mp_buf_adds(b, "ET\n");
}
