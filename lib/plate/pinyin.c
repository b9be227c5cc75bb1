/* pinyin.c - the pinyin of a name, as road signs have it. */
#include "plate/pinyin.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "plate/line.h"

struct character {
	uint32_t c;
	char syllable[8];	/* empty: several readings */
};
#include "plate/pinyin_table.h"

/* Where the generic part of an element begins; its length if it has none. */
static size_t
generic(mp_str s)
{
	static const char *const parts[] = {
		"大道", "大街", "胡同", "小区", "社区", "花园", "公寓", "广场", "街道", "号楼",
		"单元", "路", "街", "巷", "道", "弄", "村", "组", "段", "栋", "幢", "镇", "乡",
	};
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		if (mp_str_ends(s, mp_str_from(parts[i])) && s.n > strlen(parts[i]))
			return s.n - strlen(parts[i]);
	return s.n;
}

static int
by_character(const void *key, const void *item)
{
	uint32_t a = *(const uint32_t *)key, b = ((const struct character *)item)->c;

	return (a > b) - (a < b);
}

static const char *
reading(uint32_t c)
{
	const struct character *found = bsearch(&c, characters,
	    sizeof characters / sizeof *characters, sizeof *characters, by_character);

	return found ? found->syllable : "";
}

/* The word that `s` begins with, the longest: its length, 0 if there is none. */
static size_t
word(mp_str s, const char **pinyin)
{
	size_t i, best = 0;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i].text) > best && mp_str_starts(s, mp_str_from(words[i].text))) {
			best = strlen(words[i].text);
			*pinyin = words[i].pinyin;
		}
	return best;
}

static bool
is_sign(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	    c == '-' || c == '.';
}

/* Append syllables, spaces between them, to the word or as a new one. */
static void
put(mp_buf *out, const char *syllables, bool *fresh)
{
	bool begins = true;

	for (; *syllables; syllables++) {
		if (*syllables == ' ') {
			begins = true;
			continue;
		}
		if (*fresh && out->n && out->p[out->n - 1] != ' ')
			mp_buf_addc(out, ' ');
		else if (!*fresh && begins && strchr("AEO", *syllables))
			mp_buf_addc(out, '\'');
		*fresh = begins = false;
		mp_buf_addc(out, *syllables);
	}
}

static bool
put_element(mp_buf *out, mp_str s, uint32_t *doubtful)
{
	size_t at, n, from = generic(s);
	bool fresh = true;
	const char *pinyin;

	for (at = 0; at < s.n; at += n) {
		mp_str rest = mp_str_skip(s, at);

		fresh = fresh || at == from;
		if (is_sign(s.p[at])) {
			for (n = 0; n < rest.n && is_sign(rest.p[n]); n++)
				continue;
			if (out->n && out->p[out->n - 1] != ' ')
				mp_buf_addc(out, ' ');
			mp_buf_add(out, (mp_str){ rest.p, n });
			fresh = true;
			continue;
		}
		if ((n = word(rest, &pinyin)) == 0) {
			n = mp_utf8_next(rest.p, doubtful);
			pinyin = reading(*doubtful);
		}
		if (*pinyin == '\0')
			return false;
		put(out, pinyin, &fresh);
	}
	return true;
}

bool
mp_pinyin(mp_buf *out, mp_str name, uint32_t *doubtful)
{
	mp_buf b = { 0 };
	bool good = true;

	while (good && name.n) {
		const char *end = memchr(name.p, MP_LINE_BREAK, name.n);
		size_t n = end ? (size_t)(end - name.p) : name.n;

		good = put_element(&b, (mp_str){ name.p, n }, doubtful);
		name = mp_str_skip(name, end ? n + 1 : n);
	}
	if (good)
		mp_buf_add(out, mp_buf_str(&b));
	mp_buf_free(&b);
	return good;
}
