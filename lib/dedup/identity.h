/* identity.h - what a record is compared by.
 *
 * Records with equal identities are one address; others may be (settle.h, block.h).
 * There are four kinds of record:
 *
 *   by place	The elements name a place that can bear a plate: a city or county; a
 *		road, lane, estate, community or hamlet (张湾; a 3组 is one only in its
 *		community); and a door, group (hamlet),
 *		estate or building (a unit wants a door or building besides).  Its identity is the
 *		canonical key of address.h.  Where no number narrows it to a house
 *		(湖光小区, and nothing else), `note` counts too, if it may name something
 *		(not 联系不上): two shops of one market are not one.  Where one does, `assist` and `note` count if they
 *		hold what may be a house number that nobody read (3号楼 "501门口").
 *   adrift	The same, but neither city nor county.  It is compared by place if the
 *		corpus tells its county (settle.h), else by text.
 *   by text	Anything coarser (东方红大道, 高庙村): many houses share such a key.
 *		And every record whose elements are not settled: its divisions
 *		contradict each other or have homonyms, it holds several addresses, or
 *		a number may be a door or a room.  Only records with the same key and
 *		the same folded raw text are one.
 *   alone	No element at all: compared with nothing, because a thousand times
 *		"不详" is a thousand addresses to collect.
 *
 * Where no number narrows it, words of position count in their one form (position.h):
 * 与中州路交叉口往西100米 is 与中州路交叉口西100米.
 *
 * An identity begins with the province, city and county, so records of two
 * counties never meet. */
#ifndef MP_DEDUP_IDENTITY_H
#define MP_DEDUP_IDENTITY_H

#include "address/address.h"
#include "address/fold.h"
#include "address/issue.h"

typedef enum { MP_ALONE, MP_BY_TEXT, MP_ADRIFT, MP_BY_PLACE } mp_comparable;

mp_comparable mp_identity_kind(const mp_address *, bool settled);

/* Do the issues leave the elements settled? */
bool mp_identity_settled(mp_issue_set);

/* Do the elements of an address by text, with assist and note, tell all that it says?
 * Then how it is written makes no difference, nor what the gazetteer filled in.  It is
 * coarse and settled, and every character of `raw` is in one of them. */
bool mp_identity_told(const mp_address *, bool settled, mp_str raw, mp_fold *scratch);

/* May the remark, which is folded text, hold a house number: nothing but one to three
 * numerals and letters; digits, unless they are a distance (200米) or seven and more (a telephone), or a numeral, letter or
 * direction before 号, 楼, 栋, 幢, 座, 单元, 层, 室, 户 or 院 that begins no sentence
 * (二楼有人)? */
bool mp_identity_number(mp_str remark);

/* Append the key that begins an identity: the canonical one, but with the words of position
 * in their one form where no number narrows them, and the code of a township that is told. */
void mp_identity_key(mp_buf *, const mp_address *, bool told, mp_fold *scratch);

/* What was appended: that key, `nkey` bytes; up to `nplace` the remarks that
 * count where it is compared by place; and the text, where it may be compared by that. */
typedef struct {
	mp_comparable kind;
	size_t nkey, nplace;
} mp_identified;

/* Append the identity of a record; nothing for MP_ALONE.  `raw` is the text as it
 * came in, empty if the table has none (then the elements are the text); `scratch`
 * is reused from call to call. */
mp_identified mp_identity(mp_buf *, const mp_address *, bool settled, mp_str raw,
    mp_fold *scratch);

#endif
