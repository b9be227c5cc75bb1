/* similar.c - write similar_table.h at build time: what Chinese characters sound and
 * look like.
 *
 *	bzip2 -dc Unihan_*.txt.bz2 | similar SIMILAR-CHARS >similar_table.h
 *
 * SIMILAR-CHARS is data/similar-chars.tsv.  Of Unicode's Han database (UAX #38) it takes the characters that mainland China
 * uses, those of GB 2312 (kIRG_GSource G0), of the list of 2013 (kTGHZ2013) and of
 * the dictionary of 1983 (kXHC1983), with
 *
 *	their readings without tone (of the two lists, else kMandarin),
 *	their Cangjie code, which spells the parts of a character (kCangjie),
 *	the code of its four corners (kFourCornerCode), and its strokes.
 *
 * A reading is a number: equal for equal syllables, and apart from its lowest
 * MP_SIMILAR_BITS bits equal for syllables that Xinyang does not tell apart (zh z,
 * ch c, sh s; n l; f hu; ing in, eng en): data/README. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { FIRST = 0x4E00, LAST = 0x9FFF, READINGS = 3, SYLLABLE = 8, BITS = 4, NSYLLABLE = 1024 };

struct character {
	int known;
	char reading[READINGS][SYLLABLE];
	char mandarin[SYLLABLE];
	uint32_t cangjie;	/* five bits a letter */
	uint16_t corners;	/* four bits a corner, 0 is none; digits count from 1 */
	uint8_t strokes;
};

static struct character table[LAST - FIRST + 1];

/* Every syllable, and the class of those that sound the same to many. */
static char syllable[NSYLLABLE][SYLLABLE], class[NSYLLABLE][SYLLABLE];
static unsigned id[NSYLLABLE];
static size_t nsyllables, nclasses;

static void
die(const char *what, const char *arg)
{
	fprintf(stderr, "similar: %s '%s'\n", what, arg);
	exit(2);
}

/* --- syllables ---------------------------------------------------------------------- */

static const struct { const char *mark; char plain; } marks[] = {
	{ "ā", 'a' }, { "á", 'a' }, { "ǎ", 'a' }, { "à", 'a' }, { "ē", 'e' }, { "é", 'e' },
	{ "ě", 'e' }, { "è", 'e' }, { "ī", 'i' }, { "í", 'i' }, { "ǐ", 'i' }, { "ì", 'i' },
	{ "ō", 'o' }, { "ó", 'o' }, { "ǒ", 'o' }, { "ò", 'o' }, { "ū", 'u' }, { "ú", 'u' },
	{ "ǔ", 'u' }, { "ù", 'u' }, { "ü", 'v' }, { "ǖ", 'v' }, { "ǘ", 'v' }, { "ǚ", 'v' },
	{ "ǜ", 'v' }, { "ń", 'n' }, { "ň", 'n' }, { "ǹ", 'n' }, { "ḿ", 'm' },
	{ "\xcc\x80", 0 }, { "\xcc\x84", 0 }, { "\xcc\x81", 0 }, { "\xcc\x8c", 0 }, { "\xcc\x88", 'v' },
};

/* The syllable that begins at `s`, without its tone; returns what is behind it. */
static const char *
plain(const char *s, char out[SYLLABLE])
{
	size_t n = 0, i, len;

	while (*s && !strchr(" ,:\r\n", *s)) {
		char c = *s;

		len = 1;
		for (i = 0; i < sizeof marks / sizeof *marks; i++)
			if (strncmp(s, marks[i].mark, strlen(marks[i].mark)) == 0) {
				c = marks[i].plain;
				len = strlen(marks[i].mark);
			}
		if (c >= 'a' && c <= 'z' && n + 1 < SYLLABLE)
			out[n++] = c;
		s += len;
	}
	out[n] = '\0';
	return s;
}

static void
replace(char s[SYLLABLE], const char *head, const char *by)
{
	char rest[SYLLABLE];

	if (strncmp(s, head, strlen(head)) != 0)
		return;
	memcpy(rest, s, SYLLABLE);
	snprintf(s, SYLLABLE, "%s%.5s", by, rest + strlen(head));
}

/* What the syllable sounds like in Xinyang. */
static void
blur(char out[SYLLABLE], const char *s)
{
	size_t n;

	memcpy(out, s, SYLLABLE);
	replace(out, "zh", "z");
	replace(out, "ch", "c");
	replace(out, "sh", "s");
	replace(out, "n", "l");
	replace(out, "hong", "feng");
	replace(out, "hui", "fei");
	replace(out, "hun", "fen");
	if (strcmp(out, "hu") == 0)
		replace(out, "hu", "fu");
	else
		replace(out, "hu", "f");
	n = strlen(out);
	if (n > 3 && strcmp(out + n - 3, "ing") == 0)
		out[n - 1] = '\0';
	else if (n > 3 && strcmp(out + n - 3, "eng") == 0)
		out[n - 1] = '\0';
}

/* The number of a syllable: its class, then which of the class it is. */
static unsigned
number(const char *s)
{
	char blurred[SYLLABLE];
	unsigned in = 0, of = 0;
	size_t i;

	if (*s == '\0')
		return 0;
	blur(blurred, s);
	for (i = 0; i < nsyllables; i++) {
		if (strcmp(syllable[i], s) == 0)
			return id[i];
		if (strcmp(class[i], blurred) == 0) {
			of = id[i] >> BITS;
			in++;
		}
	}
	if (nsyllables == NSYLLABLE || in >= 1 << BITS)
		die("too many syllables at", s);
	memcpy(syllable[i], s, SYLLABLE);
	memcpy(class[i], blurred, SYLLABLE);
	id[i] = (of ? of : (unsigned)++nclasses) << BITS | in;
	nsyllables++;
	return id[i];
}

static void
add_reading(struct character *c, const char *s)
{
	size_t i;

	for (i = 0; i < READINGS && c->reading[i][0]; i++)
		if (strcmp(c->reading[i], s) == 0)
			return;
	if (i < READINGS && *s)
		memcpy(c->reading[i], s, SYLLABLE);
}

/* "378.060:wān 401.020:wǎn,wàn" */
static void
add_readings(struct character *c, const char *value)
{
	char s[SYLLABLE];
	const char *p = value;

	while ((p = strchr(p, ':')) != NULL)
		do {
			p = plain(p + 1, s);
			add_reading(c, s);
		} while (*p == ',');
}

/* --- the database -------------------------------------------------------------------- */

static uint32_t
cangjie(const char *s)
{
	uint32_t code = 0;
	size_t i;

	for (i = 0; i < 5 && s[i] >= 'A' && s[i] <= 'Z'; i++)
		code = code << 5 | (uint32_t)(s[i] - 'A' + 1);
	return code;
}

static uint16_t
corners(const char *s)
{
	unsigned code = 0;
	size_t i;

	for (i = 0; i < 4 && s[i] >= '0' && s[i] <= '9'; i++)
		code = code << 4 | (unsigned)(s[i] - '0' + 1);
	return (uint16_t)(i == 4 ? code : 0);
}

static void
take(struct character *c, const char *field, const char *value)
{
	if (strcmp(field, "kIRG_GSource") == 0) {
		c->known |= strncmp(value, "G0", 2) == 0;
	} else if (strcmp(field, "kTGHZ2013") == 0 || strcmp(field, "kXHC1983") == 0) {
		c->known = 1;
		add_readings(c, value);
	} else if (strcmp(field, "kMandarin") == 0) {
		plain(value, c->mandarin);
	} else if (strcmp(field, "kCangjie") == 0) {
		c->cangjie = cangjie(value);
	} else if (strcmp(field, "kFourCornerCode") == 0) {
		c->corners = corners(value);
	} else if (strcmp(field, "kTotalStrokes") == 0) {
		c->strokes = (uint8_t)atoi(value);
	}
}

static void
read_database(void)
{
	char line[8192], *field, *value, *end;
	unsigned long c;

	while (fgets(line, sizeof line, stdin)) {
		if (strncmp(line, "U+", 2) != 0)
			continue;
		c = strtoul(line + 2, &end, 16);
		if (c < FIRST || c > LAST || *end != '\t')
			continue;
		field = end + 1;
		if ((value = strchr(field, '\t')) == NULL)
			die("expected CHARACTER, FIELD, VALUE, got", line);
		*value++ = '\0';
		take(&table[c - FIRST], field, value);
	}
}

/* --- the table ------------------------------------------------------------------------ */

static uint32_t
only_char(const char *s)
{
	uint32_t c = 0;

	if (s == NULL || mp_utf8_valid(mp_str_from(s)) != strlen(s) || *s == '\0' ||
	    mp_utf8_next(s, &c) != strlen(s) || c < FIRST || c > LAST)
		die("expected a character, not", s ? s : "");
	return c;
}

static void
print_pairs(const char *path)
{
	FILE *fp = fopen(path, "r");
	char line[512], *kind;

	if (fp == NULL)
		die("cannot open", path);
	printf("static const struct { uint16_t a, b; bool shape; } similar_pairs[] = {\n");
	while (fgets(line, sizeof line, fp)) {
		uint32_t a, b;

		if (*line == '#')
			continue;
		a = only_char(strtok(line, "\t"));
		b = only_char(strtok(NULL, "\t"));
		kind = strtok(NULL, "\t");
		if (kind == NULL || (strcmp(kind, "variant") != 0 && strcmp(kind, "shape") != 0))
			die("expected variant or shape in", path);
		printf("\t{ 0x%X, 0x%X, %d },\n", (unsigned)a, (unsigned)b, *kind == 's');
	}
	printf("};\n");
	fclose(fp);
}

static void
print_characters(void)
{
	size_t i, n = 0;
	int k;

	printf("enum { MP_SIMILAR_BITS = %d };\n"
	    "static const struct similar_char similar_chars[] = {\n", BITS);
	for (i = 0; i <= LAST - FIRST; i++) {
		struct character *c = &table[i];

		if (!c->known)
			continue;
		if (c->reading[0][0] == '\0')
			add_reading(c, c->mandarin);
		printf("\t{ 0x%zX, {", i + FIRST);
		for (k = 0; k < READINGS; k++)
			printf(" %u,", number(c->reading[k]));
		printf(" }, 0x%X, %u, 0x%X },\n", (unsigned)c->corners, (unsigned)c->strokes,
		    (unsigned)c->cangjie);
		n++;
	}
	printf("};\n");
	if (n < 8000)
		die("too few characters; expected three files of the Han database on", "stdin");
}

int
main(int argc, char **argv)
{
	if (argc != 2)
		die("usage:", "similar SIMILAR-CHARS");
	read_database();
	printf("/* Made by data/compile/similar.c of Unicode's Han database; do not edit. */\n");
	print_pairs(argv[1]);
	print_characters();
	return fflush(stdout) != 0 || ferror(stdout);
}
