/* identity.c - fuzz target: numbers of people, masks and the access log, of any text.
 *
 * The first byte chooses what is tried.  What must hold: a number that was read, read
 * again, is the same; one of 18 characters that has no finding has a right check; what
 * is masked is valid UTF-8, and shows no number of seven digits; a log that holds is made
 * of whole lines, and does not hold with a byte changed. */
#include <config.h>

#include <stdint.h>
#include <stdlib.h>

#include "base/check.h"
#include "base/mask.h"
#include "base/utf8.h"
#include "tag/access.h"
#include "link/identity.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(bool good)
{
	if (!good)
		abort();
}

static void
try_number(mp_str s)
{
	mp_identity once, again;
	mp_str number;

	mp_identity_read(&once, MP_STR("111"), s, 20261128);
	number = (mp_str){ once.number, once.n };
	check(once.n <= MP_ID_MAX && mp_utf8_valid(number) == once.n);
	mp_identity_read(&again, MP_STR("111"), number, 20261128);
	if (!(once.findings & MP_FINDING_BIT(MP_ID_FORM)))
		check(again.n == once.n && memcmp(again.number, once.number, once.n) == 0 &&
		    again.findings == once.findings);
	if (!once.findings)
		check(once.n == MP_ID_LENGTH && mp_check_ok(MP_MOD_11_2, number));
	mp_identity_compare(&once, s, s);
	mp_identity_read(&once, MP_STR(""), s, 20261128);
	mp_credit_read(&once, s);
}

static void
try_masks(mp_str s)
{
	mp_buf b = { 0 };
	size_t i, digits = 0;

	mp_mask_text(&b, s);
	check(mp_utf8_valid(mp_buf_str(&b)) == b.n);
	for (i = 0; i < b.n; i++) {
		digits = b.p[i] >= '0' && b.p[i] <= '9' ? digits + 1 : 0;
		check(digits < 7);
	}
	mp_mask_name(&b, s);
	mp_mask_number(&b, s, MP_MASK_OFFICE);
	mp_mask_number(&b, s, MP_MASK_PUBLIC);
	mp_mask_phone(&b, s, MP_MASK_OFFICE);
	mp_mask_phone(&b, s, MP_MASK_PUBLIC);
	check(mp_utf8_valid(mp_buf_str(&b)) == b.n);
	mp_buf_free(&b);
}

static void
try_log(mp_str s)
{
	mp_buf last = { 0 }, changed = { 0 };
	size_t entries, again;

	if (mp_access_fault(s, &entries, &last) == 0 && s.n) {
		check(s.p[s.n - 1] == '\n' && (entries == 0) == (last.n == 0));
		mp_buf_add(&changed, s);
		changed.p[s.n / 2] ^= 1;
		check(mp_access_fault(mp_buf_str(&changed), &again, &last) > 0);
	}
	mp_buf_free(&last);
	mp_buf_free(&changed);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mp_str s;

	if (size < 1)
		return 0;
	s = (mp_str){ (const char *)data + 1, size - 1 };
	if (data[0] == 'l') {
		try_log(s);
	} else if (mp_utf8_valid(s) == s.n) {
		try_number(s);
		try_masks(s);
	}
	return 0;
}
