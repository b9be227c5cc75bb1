/* parse_format.c - numbers in canonical form: 12号附3号, 3号楼, 2单元, 5层, 501室. */
#include "address/parse_build.h"

#include <stdlib.h>

#include "address/numeral.h"
#include "base/utf8.h"

/* Most parts are plain digits. */
static bool
put_digits(mp_buf *out, const mp_lattice *L, size_t from, size_t to, bool zeros)
{
	size_t i;

	for (i = from; i < to; i++)
		if (L->cls[i] != MP_C_DIGIT)
			return false;
	while (!zeros && from + 1 < to && L->c[from] == '0')
		from++;
	for (; from < to; from++)
		mp_buf_addc(out, (char)L->c[from]);
	return true;
}

/* One part of a number: Chinese numerals as Arabic ones, letters as capitals. */
static void
put_part(mp_buf *out, const mp_lattice *L, size_t from, size_t to, bool zeros)
{
	char plain[4 * 32];
	size_t n = 0, i;

	if (put_digits(out, L, from, to, zeros))
		return;
	for (i = from; i < to && n + 4 <= sizeof plain; i++)
		n += mp_utf8_put(plain + n, L->c[i]);
	for (i = 0; i < n;) {
		mp_str rest = { plain + i, n - i };
		size_t start = out->n, used = mp_numeral(rest, out);

		if (used == 0) {
			char c = plain[i++];

			mp_buf_addc(out, c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
			continue;
		}
		if (!zeros && i == 0) {
			size_t lead = start;

			while (lead + 1 < out->n && out->p[lead] == '0')
				lead++;
			memmove(out->p + start, out->p + lead, out->n - lead);
			out->n -= lead - start;
		}
		i += used;
	}
}

static bool
has_digit(const mp_lattice *L, size_t from, size_t to)
{
	for (; from < to; from++)
		if (L->cls[from] == MP_C_DIGIT || L->cls[from] == MP_C_NUMERAL)
			return true;
	return false;
}

/* The value of a part that is all digits, or -1. */
static long
plain_value(const mp_lattice *L, size_t from, size_t to)
{
	long v = 0;

	if (to - from > 6)
		return -1;
	for (; from < to; from++) {
		if (L->cls[from] != MP_C_DIGIT)
			return -1;
		v = v * 10 + (long)(L->c[from] - '0');
	}
	return v;
}

/* What a prefix says: the word that is kept of it. */
static const char *
prefix_word(const mp_lattice *L, const struct mp_number *n, char *buf)
{
	uint32_t c;

	if (n->temporary)
		return "临";
	if (n->prefix == n->from)
		return "";
	c = L->c[n->from];
	if (c == '(')
		return L->c[n->from + 1] == 0x4E34 ? "临" : "公建";
	switch (c) {
	case 0x7B2C: case 0x8D1F: case 0x5730:	/* 第 负 地(下) */
		return "";
	case 0x4E34:
		return "临";
	case 0x4ED8:
		return "附";
	case 0x516C:
		return "公建";
	}
	buf[mp_utf8_put(buf, c)] = '\0';
	return buf;
}

struct writer {
	const mp_lattice *L;
	const struct mp_number *n;
	uint8_t first, end;	/* parts to write */
	bool zeros;
	const char *prefix, *suffix;	/* of every item of a list */
};

/* Parts first .. end: ranges with -, lists with 、 and the suffix for each item.
 * 1-119、120 is short for 1-119、1-120. */
static void
put_list(mp_buf *out, const struct writer *w)
{
	uint8_t k, head = w->first;

	mp_buf_adds(out, w->prefix);
	for (k = w->first; k < w->end; k++) {
		bool item = k > w->first && w->n->atom[k].join == ',';

		if (item) {
			mp_buf_adds(out, w->suffix);
			mp_buf_adds(out, "、");
			mp_buf_adds(out, w->prefix);
			if (w->zeros && head + 2 == k && w->n->atom[head].to -
			    w->n->atom[head].from <= 2 && w->n->atom[k].to -
			    w->n->atom[k].from >= 3 && (k + 1 == w->end ||
			    w->n->atom[k + 1].join == ',')) {
				put_part(out, w->L, w->n->atom[head].from,
				    w->n->atom[head].to, w->zeros);
				mp_buf_addc(out, '-');
			}
			head = k;
		} else if (k > w->first) {
			mp_buf_addc(out, '-');
		}
		put_part(out, w->L, w->n->atom[k].from, w->n->atom[k].to, w->zeros);
	}
	mp_buf_adds(out, w->suffix);
}

static void
put_door(mp_buf *out, struct writer *w)
{
	const struct mp_number *n = w->n;
	uint8_t main = n->nsub ? n->nsub : n->natom;
	bool attached = n->nsub && n->atom[n->nsub].join == 'a';

	w->end = main;
	w->suffix = "号";
	if (main == 2 && !n->nsub && n->atom[1].join == '-') {
		long a = plain_value(w->L, n->atom[0].from, n->atom[0].to);
		long b = plain_value(w->L, n->atom[1].from, n->atom[1].to);

		if (a > 0 && b > 0 && b <= a) {	/* no range runs backwards */
			w->end = 1;
			put_list(out, w);
			mp_buf_adds(out, "附");
			w->prefix = "";
			w->first = 1;
			w->end = 2;
			put_list(out, w);
			return;
		}
	}
	if (attached)
		w->suffix = "";
	put_list(out, w);
	if (!n->nsub)
		return;
	w->first = n->nsub;
	w->end = n->natom;
	w->prefix = attached ? "" : "附";
	w->suffix = "号";
	if (attached)
		mp_build_text(out, w->L, n->atom[n->nsub].from, n->atom[n->nsub].to);
	if (attached)
		mp_buf_adds(out, "号");
	else
		put_list(out, w);
}

static void
put_direction(mp_buf *out, const mp_lattice *L, const struct mp_number *n,
    const char *suffix)
{
	mp_build_text(out, L, n->from, n->prefix);
	mp_buf_adds(out, suffix);
}

static void
put_floor(mp_buf *out, struct writer *w)
{
	const mp_lattice *L = w->L;
	uint32_t c = L->c[w->n->from];
	size_t from;

	w->suffix = "层";
	w->prefix = c == 0x8D1F || c == 0x5730 ? "负" : "";
	if (w->n->natom == 0) {
		mp_buf_adds(out, "1层");	/* 首层 底层 */
		return;
	}
	from = w->n->atom[w->first].from;
	if (w->end == w->first + 1 && w->n->atom[w->first].to - from >= 2 &&
	    (L->c[from] == 'B' || L->c[from] == 'b' || L->c[from] == 'F' ||
	    L->c[from] == 'f')) {
		if (L->c[from] == 'B' || L->c[from] == 'b')
			w->prefix = "负";
		mp_buf_adds(out, w->prefix);
		put_part(out, L, from + 1, w->n->atom[w->first].to, false);
		mp_buf_adds(out, w->suffix);
		return;
	}
	put_list(out, w);
}

/* What a room is called: a garage is no flat, a stall no shop. */
static const char *
room_word(const struct mp_number *n, const struct mp_part *part, int unit)
{
	static const struct { const char *word, *suffix; } other[] = {
		{ "车库", "号车库" }, { "地下室", "号地下室" }, { "储藏室", "号储藏室" },
		{ "摊位", "号摊位" }, { "档口", "号档口" },
	};
	const mp_word *w = part->edge->word && part->edge->word->role & MP_W_SHOP ?
	    part->edge->word : unit == MP_U_ROOM ? n->word : NULL;
	size_t i;

	for (i = 0; w && i < sizeof other / sizeof *other; i++)
		if (mp_str_ends(mp_str_from(w->text), mp_str_from(other[i].word)))
			return other[i].suffix;
	return unit == MP_U_SHOP || (w && w->role & MP_W_SHOP) ? "号商铺" : "室";
}

void
mp_build_number(mp_buf *out, const mp_lattice *L, const struct mp_part *part)
{
	const struct mp_number *n = &L->number[part->ref - 1];
	bool chain = part->form == MP_F_CHAIN;
	char buf[8];
	struct writer w = { .L = L, .n = n, .prefix = "", .suffix = "",
	    .first = chain ? part->first : 0,
	    .end = chain ? (uint8_t)(part->first + part->n) : n->natom };
	int unit = chain && !part->last ? MP_U_NONE : n->unit;

	if (!chain)
		w.prefix = prefix_word(L, n, buf);
	switch (part->elem) {
	case MP_DOOR:
		put_door(out, &w);
		return;
	case MP_BUILDING:
		if (n->natom == 0) {
			put_direction(out, L, n, unit == MP_U_TOWER ? "塔" : "楼");
			return;
		}
		w.suffix = unit == MP_U_ROW ? "排" : unit == MP_U_TOWER ? "塔" :
		    has_digit(L, n->atom[w.first].from, n->atom[w.end - 1].to) ? "号楼" : "座";
		break;
	case MP_UNIT:
		w.suffix = "单元";
		break;
	case MP_FLOOR:
		put_floor(out, &w);
		return;
	case MP_ROOM:
		w.zeros = true;
		w.suffix = room_word(n, part, unit);
		if (n->natom == 0) {
			put_direction(out, L, n, unit == MP_U_HOUSEHOLD ? "户" : "室");
			return;
		}
		break;
	case MP_GROUP:
		w.suffix = unit == MP_U_TEAM ? "队" : "组";
		break;
	default:
		mp_build_text(out, L, part->from, part->to);
		return;
	}
	if (n->natom == 0)
		put_direction(out, L, n, w.suffix);
	else
		put_list(out, &w);
}
