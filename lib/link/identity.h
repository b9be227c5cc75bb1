/* identity.h - the numbers by which people and organisations are known.
 *
 * GB 11643-1999: 6 digits of the division where the number was given, 8 of the birth
 * date, 3 of a sequence whose last is odd for men, and the check character of ISO 7064
 * MOD 11-2.  Numbers of 15 digits (until 1999) lack the century, 19, and the check.
 * A division that is gone is valid for life: people of Xinyang who had theirs before 1998
 * have 4130xx.  Therefore the first four digits are compared with all that were in use
 * since 1981, not with today's.
 *
 * GB 32100-2015: 18 characters of 31, of which 9 to 17 are the code of GB 11714 with its
 * own check character, and the last checks all.
 *
 * What a spreadsheet makes of long numbers is told apart from what a clerk mistypes:
 * 4.11502E+17, the last three digits 000, leading characters lost, ####. */
#ifndef MP_LINK_IDENTITY_H
#define MP_LINK_IDENTITY_H

#include "base/date.h"
#include "link/finding.h"

enum { MP_ID_LENGTH = 18, MP_ID_MAX = 64 };

typedef struct {
	mp_finding_set findings;
	bool judged;		/* it is, or should be, a number of GB 11643 */
	mp_date birth;		/* 0: not known */
	char sex;		/* 'M', 'F'; 0: not known */
	size_t n;
	char number[MP_ID_MAX];	/* folded to ASCII capitals, and of 18 characters where it
				 * had 15; of another document or a damaged one as it is */
} mp_identity;

/* Read a number of a document of `type` (111, 身份证, ...; 户口簿, or "": then what looks
 * like an identity number is taken for one).  Other documents pass. */
void mp_identity_read(mp_identity *, mp_str type, mp_str number, mp_date today);

/* Compare it with the columns sex (男, 女, 1, 2, M, F) and birth, where they say something
 * that can be read. */
void mp_identity_compare(mp_identity *, mp_str sex, mp_str birth);

/* May the number tell the person?  Not if there is none (不详 is none, too), or it is damaged
 * or masked. */
bool mp_identity_tells(const mp_identity *);

/* The same for a credit code. */
void mp_credit_read(mp_identity *, mp_str code);

#endif
