/* address.h - one address, taken apart.
 *
 * Every value is a borrowed slice in canonical form (DESIGN: full official
 * division names, 老城街道 and never 街道办事处, 12号附3号, 3号楼, 2单元, 5层,
 * 501室), empty when the text and the gazetteer do not settle it.  Where the
 * bytes live is said by the function that fills the struct. */
#ifndef MP_ADDRESS_ADDRESS_H
#define MP_ADDRESS_ADDRESS_H

#include <stdint.h>

#include "address/element.h"
#include "base/buf.h"

typedef struct {
	mp_str elem[MP_NELEMENT];
	uint64_t division;	/* 12-digit code of the finest listed division; 0: none */
} mp_address;

static inline bool
mp_address_has(const mp_address *a, mp_element e)
{
	return a->elem[e].n > 0;
}

/* The finest element present from province to room (assist and note do not
 * count), or MP_NELEMENT for an address without any. */
mp_element mp_address_level(const mp_address *);

/* Append the standard address: the elements from province to room in the order
 * of element.h, without separators; assist and note are not part of it.  Only
 * where two ASCII letters or digits would touch (星河SOHO, A座) a space parts
 * them, so that the text reads back as the same elements.  How a city writes its
 * standard addresses is in form.h. */
void mp_address_compose(mp_buf *, const mp_address *);

/* Append that space where `value`, not empty, comes next in the address that begins
 * at `start`. */
void mp_address_part(mp_buf *, size_t start, mp_str value);

/* Append the canonical key: two addresses are one place by form exactly when
 * their keys are equal.  It looks like
 *
 *	河南省|信阳市|浉河区|t老城街道|r东方红大道|e湖光小区|d12-3|b3|u2|h501
 *
 * First province, city and county, empty or not, so that sorted keys fall into
 * counties and `cut -d'|' -f1-3` is the county; then a slot for every element
 * present, names before numbers, each with its letter:
 *
 *	z devzone  t township  v community  g group  r road  s segment  l lane
 *	e estate   d door      b building   u unit   f floor h room     a assist
 *
 * All text: half width, upper case, without spaces, brackets and quotes; variant
 * characters of names folded (塆 = 湾).  No value holds a "|" or a tab.
 *   devzone	counts only where there is no township, which places it better
 *   community	居委会 = 社区, 村委会 = 村, and the two stay two places
 *   group	村民组 = 组, 张湾自然村 = 张湾, 第03组 = 3组
 *   segment	a section counts (东段 is not 西段: each may have its own numbers);
 *		the side of the road (路东) does not beside a door number
 *   door	12号院 = 12号, 12号附3号 = 12之3 = 12-3; 甲12, 临12 and 12 are three
 *   building	3号楼 = 3栋 = 3幢 = 3座 = 3#, A座 = A栋; 3排 and 东楼 are others
 *   unit	2单元 = 2门; 东单元 stays
 *   floor	left out when the room number says it (501: 5, 1203: 12)
 *   room	501室 = 501号 = 501户 = 0501; other leading zeros count, because 012
 *		may be the cellar under 12; 东户 and 18号商铺 stay
 *   assist	counts only where there is no door, building, unit or room
 *   names	keep their numerals, except where they count (湖光二期 = 湖光2期, 三巷 =
 *		3巷, 五组 = 5组, 三一二国道 = 312国道)
 * Numbers are Arabic (十二号 = 12号) and lose leading zeros; lists (173号、175号)
 * keep their order.  The text must be valid UTF-8.
 *
 * The registry stores the key: it does not depend on the gazetteer, and its form
 * is counted. */
#define MP_ADDRESS_KEY_FORM 1
void mp_address_key(mp_buf *, const mp_address *);

/* Read a key again.  The slots behind the county, and then one after the other:
 * false at the end, or at a letter that this form of the key does not know.
 *
 *	rest = mp_address_key_slots(key);
 *	while (mp_address_key_next(&rest, &element, &value))
 *		... the key up to rest.p is the key of the place so far ...
 *
 * That holds because a finer number only adds a slot at the end; only `assist`
 * goes when a number comes. */
mp_str mp_address_key_slots(mp_str key);
/* The letter of an element's slot; 0 if a key has none for it. */
char mp_address_key_letter(mp_element);
bool mp_address_key_next(mp_str *rest, mp_element *e, mp_str *value);

#endif
