/* qr.c - QR codes. */
#include <config.h>

#include "qr/qr.h"

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

void
mp_qr_rectangles(const mp_qr *q, mp_qr_rectangle *each, void *of)
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
			each(of, col, row, n, rows);
		}
}
