/* tag.c - the keyed tag of a code. */
#include <config.h>

#include "tag/tag.h"

#include <errno.h>
#include <nettle/hmac.h>
#include <nettle/memops.h>
#include <string.h>
#include <sys/stat.h>

#include "row/cli.h"
#include "row/lines.h"

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

enum { MAC = MP_TAG_LENGTH - 1, LONGEST = 64 };

/* --- keys ------------------------------------------------------------------------- */

static bool
is_base32(char c)
{
	return c != '\0' && strchr(alphabet, c) != NULL;
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool
parse_key(mp_str line, char *id, unsigned char key[MP_TAG_KEY])
{
	size_t i;
	int high, low;

	while (line.n && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\t'))
		line = mp_str_chop(line, 1);
	if (line.n != 2 + 2 * MP_TAG_KEY || !is_base32(line.p[0]) ||
	    (line.p[1] != ' ' && line.p[1] != '\t'))
		return false;
	*id = line.p[0];
	for (i = 0; i < MP_TAG_KEY; i++) {
		high = hex(line.p[2 + 2 * i]);
		low = hex(line.p[3 + 2 * i]);
		if (high < 0 || low < 0)
			return false;
		key[i] = (unsigned char)(high * 16 + low);
	}
	return true;
}

static const unsigned char *
find_key(const mp_tag_keys *k, char id)
{
	size_t i;

	for (i = 0; i < k->n; i++)
		if (k->key[i].id == id)
			return k->key[i].key;
	return NULL;
}

static bool
add_key(mp_tag_keys *k, const mp_lines *f, mp_str line, mp_buf *why)
{
	if (k->n == MP_TAG_KEYS) {
		mp_lines_blame(f, why, _("more than 32 keys"));
		return false;
	}
	if (!parse_key(line, &k->key[k->n].id, k->key[k->n].key)) {
		mp_lines_blame(f, why, _("expected the id of a key (one of A-Z, 2-7), a space "
		    "and 64 hexadecimal digits"));
		return false;
	}
	if (find_key(k, k->key[k->n].id) != NULL) {
		mp_lines_blame(f, why, _("a key with this id stands above already"));
		return false;
	}
	k->n++;
	return true;
}

/* The owner's alone: whoever reads the key can make up plates. */
static bool
is_private(const char *path, mp_buf *why)
{
	struct stat st;

	why->n = 0;
	if (stat(path, &st) < 0) {
		mp_buf_printf(why, _("cannot read '%s': %s"), path, strerror(errno));
		return false;
	}
	if (st.st_mode & 077) {
		mp_buf_printf(why, _("'%s': others than its owner may read or write this key; "
		    "run 'chmod 600', and make a new key if somebody could have read it"), path);
		return false;
	}
	return true;
}

bool
mp_tag_keys_read(mp_tag_keys *k, const char *path, mp_buf *why)
{
	bool good = true;
	mp_lines f;
	mp_str line;

	k->n = 0;
	if (!is_private(path, why) || !mp_lines_open(&f, path, why))
		return false;
	while (good && mp_lines_next(&f, &line))
		good = add_key(k, &f, line, why);
	if (good && k->n == 0) {
		mp_lines_blame(&f, why, _("no key is in this file"));
		good = false;
	}
	if (f.text.n)
		explicit_bzero(f.text.p, f.text.n);
	mp_lines_close(&f);
	if (!good)
		mp_tag_keys_forget(k);
	return good;
}

void
mp_tag_keys_forget(mp_tag_keys *k)
{
	explicit_bzero(k, sizeof *k);
}

/* --- tags ------------------------------------------------------------------------- */

static void
sign(const unsigned char *key, char id, mp_str code, char out[MP_TAG_LENGTH])
{
	static const char purpose[] = "menpai plate tag 1\n";
	struct hmac_sha256_ctx ctx;
	const uint8_t head[2] = { (uint8_t)id, '\n' };
	uint8_t mac[SHA256_DIGEST_SIZE];
	size_t i, bit, k;

	hmac_sha256_set_key(&ctx, MP_TAG_KEY, key);
	hmac_sha256_update(&ctx, sizeof purpose - 1, (const uint8_t *)purpose);
	hmac_sha256_update(&ctx, sizeof head, head);
	hmac_sha256_update(&ctx, code.n, (const uint8_t *)code.p);
	hmac_sha256_digest(&ctx, sizeof mac, mac);
	out[0] = id;
	for (i = bit = 0; i < MAC; i++) {
		unsigned five = 0;

		for (k = 0; k < 5; k++, bit++)
			five = five << 1 | (mac[bit / 8] >> (7 - bit % 8) & 1);
		out[1 + i] = alphabet[five];
	}
	explicit_bzero(&ctx, sizeof ctx);
}

void
mp_tag_make(const mp_tag_keys *k, mp_str code, char out[MP_TAG_LENGTH])
{
	sign(k->key[0].key, k->key[0].id, code, out);
}

/* The code and the tag of a payload, in capitals. */
static bool
split(mp_str payload, mp_str *code, char capitals[LONGEST], char tag[MP_TAG_LENGTH])
{
	size_t from = payload.n, i;

	while (from > 0 && payload.p[from - 1] != '/')
		from--;
	*code = mp_str_skip(payload, from);
	if (code->n < MP_TAG_LENGTH + 2 || code->n > LONGEST)
		return false;
	for (i = 0; i < code->n; i++) {
		char c = code->p[i];

		capitals[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
		if (strchr("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-.*", capitals[i]) == NULL)
			return false;
	}
	memcpy(tag, capitals + code->n - MP_TAG_LENGTH, MP_TAG_LENGTH);
	for (i = 0; i < MP_TAG_LENGTH; i++)
		if (!is_base32(tag[i]))
			return false;
	code->n -= MP_TAG_LENGTH + 1;
	return code->p[code->n] == '.';
}

mp_tag_verdict
mp_tag_check(const mp_tag_keys *k, mp_str payload, mp_str *code)
{
	char capitals[LONGEST], given[MP_TAG_LENGTH], right[MP_TAG_LENGTH];
	const unsigned char *key;

	if (!split(payload, code, capitals, given)) {
		*code = (mp_str){ payload.p, 0 };
		return MP_TAG_MALFORMED;
	}
	if ((key = find_key(k, given[0])) == NULL)
		return MP_TAG_WRONG_KEY;
	sign(key, given[0], (mp_str){ capitals, code->n }, right);
	return memeql_sec(given, right, sizeof right) ? MP_TAG_VALID : MP_TAG_FORGED;
}

const char *
mp_tag_word(mp_tag_verdict v)
{
	static const char *const word[] = { "valid", "forged", "wrong-key", "malformed" };

	return word[v];
}
