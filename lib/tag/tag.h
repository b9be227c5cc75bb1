/* tag.h - the keyed tag of a code, so that a code that was made up is recognised.
 *
 * A QR code holds HTTPS://HOST/CODE.TAG.  TAG is 14 characters of base32 (RFC 4648,
 * A-Z 2-7): the id of the key, and 13 characters that are the first 65 bits of
 *
 *	HMAC-SHA-256(key, "menpai plate tag 1\n" id "\n" CODE)
 *
 * (RFC 2104, FIPS 180-4).  Who does not have the key finds a tag for a code by
 * 2^64 tries on the average, each of them a question to the server.  The host is not
 * part of it: a server knows its own, and may change it.
 *
 * What a tag does not do: stop a plate that is copied with its tag, or a sticker with
 * another host over it.  Therefore plates print host and address in clear.
 *
 * A key file has a line "ID KEY" for every key: one character of base32 and 64
 * hexadecimal digits.  The first signs, all are known: a new key is put above the old
 * one, which stays until its plates are gone. */
#ifndef MP_TAG_TAG_H
#define MP_TAG_TAG_H

#include "base/buf.h"

enum { MP_TAG_LENGTH = 14, MP_TAG_KEY = 32, MP_TAG_KEYS = 32 };

typedef struct {
	struct {
		char id;
		unsigned char key[MP_TAG_KEY];
	} key[MP_TAG_KEYS];
	size_t n;
} mp_tag_keys;

/* Read a key file.  False, and `why` filled with a sentence, if that cannot be, if
 * anything in it is wrong, or if others than its owner may read or write it.  No
 * message holds a key. */
bool mp_tag_keys_read(mp_tag_keys *, const char *path, mp_buf *why);
void mp_tag_keys_forget(mp_tag_keys *);		/* overwrite them */

/* The tag of a code by the first key; no NUL. */
void mp_tag_make(const mp_tag_keys *, mp_str code, char out[MP_TAG_LENGTH]);

typedef enum {
	MP_TAG_VALID,
	MP_TAG_FORGED,		/* the tag is not that of this code */
	MP_TAG_WRONG_KEY,	/* it was made with a key that is not in the file */
	MP_TAG_MALFORMED	/* it is no [HTTPS://HOST/]CODE.TAG */
} mp_tag_verdict;

/* Judge what a QR code said, in capitals or not.  `*code` becomes the code inside
 * `payload` unless it is malformed; it is to be believed only if valid. */
mp_tag_verdict mp_tag_check(const mp_tag_keys *, mp_str payload, mp_str *code);

/* "valid", "forged", "wrong-key", "malformed". */
const char *mp_tag_word(mp_tag_verdict);

#endif
