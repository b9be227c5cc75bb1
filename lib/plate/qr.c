/* qr.c - the QR code of a plate. */
#include <config.h>

#include "plate/qr.h"

#include <math.h>
#include <qrencode.h>
#include <stdint.h>

#include "base/mem.h"

/* A run of digits shorter than this is not worth a mode of its own. */
enum { RUN = 14, FIRST = 2, LAST = 6 };

/* Data bits by version and level (ISO/IEC 18004, table 7). */
static const int room[][3] = {
	/* M, Q, H */
	{ 28 * 8, 22 * 8, 16 * 8 }, { 44 * 8, 34 * 8, 26 * 8 },
	{ 64 * 8, 48 * 8, 36 * 8 }, { 86 * 8, 62 * 8, 46 * 8 },
	{ 108 * 8, 76 * 8, 60 * 8 },
};

/* The longest run of digits. */
static mp_str
digits(mp_str s)
{
	mp_str best = { s.p, 0 };
	size_t i, from = 0;

	for (i = 0; i <= s.n; i++)
		if (i == s.n || s.p[i] < '0' || s.p[i] > '9') {
			if (i - from > best.n)
				best = (mp_str){ s.p + from, i - from };
			from = i + 1;
		}
	return best;
}

static size_t
add(QRinput *in, QRencodeMode mode, mp_str s)
{
	size_t n = s.n;

	if (n == 0)
		return 0;
	if (QRinput_append(in, mode, (int)n, (const unsigned char *)s.p) != 0)
		return SIZE_MAX / 4;
	/* Mode and count indicators up to version 9, then the data. */
	return mode == QR_MODE_NUM ? 4 + 10 + n / 3 * 10 + (n % 3 * 10 + 2) / 3 :
	    4 + 9 + n / 2 * 11 + n % 2 * 6;
}

/* Choose version and level for so many bits: the best level of the first version. */
static bool
choose(mp_qr *q, size_t bits, char least, QRecLevel *level)
{
	int v, l, lowest = least == 'H' ? 2 : least == 'Q';

	for (v = FIRST; v <= LAST; v++)
		for (l = 2; l >= lowest; l--)
			if (bits <= (size_t)room[v - FIRST][l]) {
				q->version = v;
				q->level = "MQH"[l];
				*level = (QRecLevel)(QR_ECLEVEL_M + l);
				return true;
			}
	return false;
}

bool
mp_qr_encode(mp_qr *q, mp_str text, char least)
{
	QRinput *in = QRinput_new2(0, QR_ECLEVEL_M);
	QRcode *code = NULL;
	QRecLevel level;
	mp_str run = digits(text);
	size_t bits, i;

	if (in == NULL)
		mp_oom(sizeof *q);
	if (run.n < RUN)
		run = (mp_str){ text.p, 0 };
	bits = add(in, QR_MODE_AN, (mp_str){ text.p, (size_t)(run.p - text.p) });
	bits += add(in, QR_MODE_NUM, run);
	bits += add(in, QR_MODE_AN, mp_str_skip(text, (size_t)(run.p - text.p) + run.n));
	if (choose(q, bits, least, &level) && QRinput_setVersion(in, q->version) == 0 &&
	    QRinput_setErrorCorrectionLevel(in, level) == 0)
		code = QRcode_encodeInput(in);
	QRinput_free(in);
	/* More than was counted would have grown the version. */
	if (code == NULL || code->version != q->version) {
		QRcode_free(code);
		return false;
	}
	q->width = code->width;
	for (i = 0; i < (size_t)(q->width * q->width); i++)
		q->dark[i] = code->data[i] & 1;
	QRcode_free(code);
	return true;
}

/* Of a dot: a printer that fills every dot that is touched does not touch the next. */
static const double inside = 0.1;

/* --- its path --------------------------------------------------------------------- */

/* How many rows the run of n modules at row y, column x goes down unchanged. */
static int
down(const unsigned char *left, int width, int x, int y, int n)
{
	int rows = 1, i;

	for (; y + rows < width; rows++)
		for (i = 0; i < n; i++)
			if (!left[(y + rows) * width + x + i])
				return rows;
	return rows;
}

/* Merged rectangles that do not overlap: half the bytes of the outline. */
static void
rectangles(const mp_qr *q, mp_buf *ops)
{
	unsigned char left[MP_QR_MOST * MP_QR_MOST];
	int w = q->width, row, col, n, rows, i;

	memcpy(left, q->dark, (size_t)(w * w));
	for (row = 0; row < w; row++)
		for (col = 0; col < w; col += n + 1) {
			for (n = 0; col + n < w && left[row * w + col + n]; n++)
				continue;
			if (n == 0)
				continue;
			rows = down(left, w, col, row, n);
			for (i = 0; i < rows; i++)
				memset(left + (row + i) * w + col, 0, (size_t)n);
			mp_ops_number(ops, col, 0);
			mp_ops_number(ops, row, 0);
			mp_ops_number(ops, n, 0);
			mp_ops_number(ops, rows, 0);
			mp_buf_adds(ops, "re\n");
		}
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
		rectangles(q, ops);
	mp_buf_adds(ops, "f Q\n");
}
