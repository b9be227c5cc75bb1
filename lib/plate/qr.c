/* qr.c - the QR code of a plate, as operators. */
#include <config.h>

#include "plate/qr.h"

#include <math.h>

/* Of a dot: a printer that fills every dot that is touched does not touch the next. */
static const double inside = 0.1;

/* --- its path --------------------------------------------------------------------- */

/* Merged rectangles that do not overlap: half the bytes of the outline. */
static void
rectangle(void *of, int x, int y, int w, int h)
{
	mp_buf *ops = of;

	mp_ops_number(ops, x, 0);
	mp_ops_number(ops, y, 0);
	mp_ops_number(ops, w, 0);
	mp_ops_number(ops, h, 0);
	mp_buf_adds(ops, "re\n");
}

/* Edges of the outline go round with what is dark at their right hand: east above a
 * dark module, south at its right, west below, north at its left. */
static const struct { int x, y; } step[] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 } };
static const struct { int x, y; } inward[] = { { 0, 1 }, { -1, 0 }, { 0, -1 }, { 1, 0 } };

static bool
dark(const mp_qr *q, int x, int y)
{
	return x >= 0 && y >= 0 && x < q->width && y < q->width && q->dark[y * q->width + x];
}

/* Does an edge leave the corner x, y in this direction? */
static bool
is_edge(const mp_qr *q, int x, int y, int direction)
{
	switch (direction) {
	case 0:
		return dark(q, x, y) && !dark(q, x, y - 1);
	case 1:
		return dark(q, x - 1, y) && !dark(q, x, y);
	case 2:
		return dark(q, x - 1, y - 1) && !dark(q, x - 1, y);
	default:
		return dark(q, x, y - 1) && !dark(q, x - 1, y - 1);
	}
}

/* Follow one loop from the upper left corner of x, y.  Modules that only touch at a
 * corner are two: the way goes right first. */
static void
trace(const mp_qr *q, mp_buf *ops, int x, int y, double inset, unsigned char *seen)
{
	int x0 = x, y0 = y, direction = 0, next, turn;
	bool first = true;

	do {
		if (direction == 0)
			seen[y * q->width + x] = 1;
		x += step[direction].x;
		y += step[direction].y;
		next = direction;
		for (turn = 1; turn > -2; turn--)
			if (is_edge(q, x, y, (direction + turn + 4) % 4)) {
				next = (direction + turn + 4) % 4;
				break;
			}
		if (next != direction) {
			mp_ops_number(ops, x + inset * (inward[direction].x + inward[next].x), 4);
			mp_ops_number(ops, y + inset * (inward[direction].y + inward[next].y), 4);
			mp_buf_adds(ops, first ? "m " : "l ");
			first = false;
		}
		direction = next;
	} while (x != x0 || y != y0 || direction != 0);
	mp_buf_adds(ops, "h\n");
}

/* The outline of what is dark, moved inwards: only of it the edges are known. */
static void
outline(const mp_qr *q, mp_buf *ops, double inset)
{
	unsigned char seen[MP_QR_MOST * MP_QR_MOST] = { 0 };
	int col, row;

	for (row = 0; row < q->width; row++)
		for (col = 0; col < q->width; col++)
			if (!seen[row * q->width + col] && is_edge(q, col, row, 0))
				trace(q, ops, col, row, inset, seen);
}

/* Where the code begins and how large a module is. */
static double
measure(const mp_qr *q, const mp_box *pad, double height, double grid, double *x, double *y)
{
	double module = pad->w / (q->width + 2 * MP_QR_QUIET), size, below;

	if (grid > 0)
		module = fmax(1, floor(module / grid + 1e-6)) * grid;
	size = module * q->width;
	*x = pad->x + (pad->w - size) / 2;
	*y = pad->y + (pad->h - size) / 2;
	if (grid > 0) {
		below = round((height - *y - size) / grid) * grid;
		*x = round(*x / grid) * grid;
		*y = height - below - size;
	}
	return module;
}

void
mp_qr_fill(const mp_qr *q, mp_buf *ops, const mp_box *pad, double height,
    const mp_look *look)
{
	double x, y, module = measure(q, pad, height, look->grid, &x, &y);
	double inset = look->reduction / 2 + look->grid * inside;

	mp_buf_adds(ops, "q ");
	mp_ops_matrix(ops, module, 0, 0, module, x, y);
	if (inset > 0)
		outline(q, ops, inset / module);
	else
		mp_qr_rectangles(q, rectangle, ops);
	mp_buf_adds(ops, "f Q\n");
}
