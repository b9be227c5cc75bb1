/* parse_notes.c - who lives there and how to reach them: what no address needs. */
#include "address/parse_lattice.h"

/* The surnames of nine in ten people, in the order of their characters. */
static const uint16_t surnames[] = {
	0x4E01, 0x4E07, 0x4E25, 0x4E8E, 0x4ED8, 0x4EFB, 0x4F0D, 0x4F55,	/* 丁万严于付任伍何 */
	0x4F59, 0x4FAF, 0x5085, 0x51AF, 0x5218, 0x5362, 0x53F2, 0x53F6,	/* 余侯傅冯刘卢史叶 */
	0x5415, 0x5434, 0x5468, 0x5510, 0x590F, 0x59DA, 0x59DC, 0x5B54,	/* 吕吴周唐夏姚姜孔 */
	0x5B59, 0x5B5F, 0x5B8B, 0x5C39, 0x5D14, 0x5E38, 0x5EB7, 0x5ED6,	/* 孙孟宋尹崔常康廖 */
	0x5F20, 0x5F6D, 0x5F90, 0x6234, 0x65B9, 0x66F9, 0x66FE, 0x6731,	/* 张彭徐戴方曹曾朱 */
	0x674E, 0x675C, 0x6768, 0x6797, 0x6881, 0x6B66, 0x6BB5, 0x6BDB,	/* 李杜杨林梁武段毛 */
	0x6C5F, 0x6C64, 0x6C6A, 0x6C88, 0x6D2A, 0x6F58, 0x718A, 0x725B,	/* 江汤汪沈洪潘熊牛 */
	0x738B, 0x7530, 0x767D, 0x77F3, 0x79E6, 0x7A0B, 0x7AE0, 0x7F57,	/* 王田白石秦程章罗 */
	0x8096, 0x80E1, 0x82CF, 0x8303, 0x8463, 0x848B, 0x8521, 0x859B,	/* 肖胡苏范董蒋蔡薛 */
	0x8881, 0x8BB8, 0x8C22, 0x8C2D, 0x8D3A, 0x8D3E, 0x8D56, 0x8D75,	/* 袁许谢谭贺贾赖赵 */
	0x9093, 0x90B1, 0x90B5, 0x90B9, 0x90D1, 0x90DD, 0x90ED, 0x949F,	/* 邓邱邵邹郑郝郭钟 */
	0x94B1, 0x95EB, 0x9646, 0x9648, 0x96F7, 0x97E6, 0x97E9, 0x987E,	/* 钱闫陆陈雷韦韩顾 */
	0x9A6C, 0x9AD8, 0x9B4F, 0x9EC4, 0x9ECE, 0x9F99, 0x9F9A,	/* 马高魏黄黎龙龚 */
};

static const mp_word person = { "人名", MP_W_DELIVERY | MP_W_PERSON, MP_NSORT, 0, 0, 0 };
static const mp_word telephone = { "电话号码", MP_W_DELIVERY | MP_W_PERSON, MP_NSORT, 0, 0, 0 };

static bool
is_surname(uint32_t c)
{
	size_t low = 0, high = sizeof surnames / sizeof *surnames;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (surnames[mid] == c)
			return true;
		if (surnames[mid] < c)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

static size_t
digits_from(const mp_lattice *L, size_t i)
{
	size_t j = i;

	while (j < L->n && L->cls[j] == MP_C_DIGIT)
		j++;
	return j - i;
}

/* 13800000000, 0376-6500000: the end, or i. */
static size_t
number_of_telephone(const mp_lattice *L, size_t i)
{
	size_t n = digits_from(L, i), more;

	if (i >= L->n || (i > 0 && L->cls[i - 1] == MP_C_DIGIT))
		return i;
	if (n == 11 && L->c[i] == '1')
		return i + n;
	if ((n == 3 || n == 4) && L->c[i] == '0' && L->c[i + n] == '-' &&
	    ((more = digits_from(L, i + n + 1)) == 7 || more == 8))
		return i + n + 1 + more;
	return i;
}

/* Behind a name, what shows that it is one: 收, 先生, a telephone number. */
static size_t
behind_name(const mp_lattice *L, size_t i)
{
	size_t j = i, k;

	for (k = L->occ_at[i]; i < L->n && k < L->occ_at[i + 1]; k++)
		if (L->occ[k].word->role & MP_W_PERSON) {
			j = L->occ[k].end;
			break;
		}
	if (j < L->n && L->cls[j] == MP_C_HAN && !(L->role[j] & MP_W_DELIVERY) &&
	    !mp_fold_gap(&L->fold, L->at[j]))	/* 收费站, 王经理办公室 */
		return i;
	for (k = j; k < L->n && (L->cls[k] == MP_C_MARK || L->cls[k] == MP_C_DASH); k++)
		;
	return number_of_telephone(L, k) > k ? number_of_telephone(L, k) : j;
}

/* Does the text stand by itself at i: at its beginning, behind a gap, a mark or a
 * number? */
static bool
is_apart(const mp_lattice *L, size_t i)
{
	return i == 0 || L->cls[i - 1] >= MP_C_DIGIT || mp_fold_gap(&L->fold, L->at[i]) ||
	    mp_comes_from(L, MP_STATE_BIT(MP_ROOM) | MP_STATE_BIT(MP_UNIT) |
	    MP_STATE_BIT(MP_BUILDING) | MP_STATE_BIT(MP_DOOR));
}

void
mp_notes_edges(mp_lattice *L, size_t i)
{
	size_t k, end;

	if (L->cls[i] == MP_C_DIGIT) {
		if ((end = number_of_telephone(L, i)) > i)
			mp_lattice_add(L, i, end, MP_S_NOTE, MP_F_VERBATIM, 14)->word = &telephone;
		return;
	}
	if (L->cls[i] != MP_C_HAN || !is_apart(L, i) || !is_surname(L->c[i]))
		return;
	for (k = i + 1; k <= i + 3 && k <= L->n; k++) {
		if ((end = behind_name(L, k)) > k)
			mp_lattice_add(L, i, end, MP_S_NOTE, MP_F_VERBATIM,
			    16 + 2 * (int)(k - i))->word = &person;
		if (k < L->n && L->cls[k] != MP_C_HAN && L->cls[k] != MP_C_NUMERAL)
			return;
	}
}
