/* foldgen.c - write fold_table.h at build time.
 *
 *	foldgen list				every Han character, one a line
 *	foldgen table FOLD-CHARS VARIANT-CHARS	<converted list >fold_table.h
 *
 * Between the two, `opencc -c t2s.json` turns the list into simplified
 * characters line by line.  A character is folded by data/fold-chars.tsv if it
 * is there, else by NFKC, else by OpenCC; what comes out is folded again until
 * nothing changes, so that folding is idempotent by construction. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "address/numeral.h"
#include "base/utf8.h"

enum { NCHAR = 0x110000, SPACE = NCHAR, DROP, MAXLEN = 64 };

static const struct { uint32_t from, to; } han[] = {
	{ 0x3400, 0x4DBF }, { 0x4E00, 0x9FFF }, { 0x20000, 0x2FA1F },
};

static uint32_t rule[NCHAR];		/* from fold-chars.tsv; 0: none */
static uint32_t simple[NCHAR];		/* from OpenCC; 0: none */

static void
die(const char *what, const char *arg)
{
	fprintf(stderr, "foldgen: %s '%s'\n", what, arg);
	exit(2);
}

static int
list(void)
{
	char out[4];
	size_t i;

	for (i = 0; i < sizeof han / sizeof *han; i++)
		for (uint32_t c = han[i].from; c <= han[i].to; c++)
			printf("%.*s\n", (int)mp_utf8_put(out, c), out);
	return fflush(stdout) != 0;
}

/* The one character of a line, or 0. */
static uint32_t
only_char(const char *s)
{
	uint32_t c = 0;
	size_t n = strcspn(s, "\r\n");

	return n && mp_utf8_valid((mp_str){ s, n }) == n && mp_utf8_next(s, &c) == n ? c : 0;
}

static void
read_simple(void)
{
	char line[64];
	size_t i;

	for (i = 0; i < sizeof han / sizeof *han; i++)
		for (uint32_t c = han[i].from; c <= han[i].to; c++) {
			uint32_t to;

			if (!fgets(line, sizeof line, stdin))
				die("too few lines from", "opencc");
			to = only_char(line);
			/* Outside the BMP lie simplified forms that no font has. */
			if (to && to != c && to < 0x10000)
				simple[c] = to;
		}
}

/* "U+3000", "U+2000-U+200A" or one character. */
static void
parse_range(const char *s, uint32_t *from, uint32_t *to)
{
	unsigned a, b;
	int n = sscanf(s, "U+%X-U+%X", &a, &b);

	if (n <= 0)
		a = only_char(s);
	*from = a;
	*to = n == 2 ? b : a;
	if (*to >= NCHAR || *from > *to)
		die("not a character", s);
}

static FILE *
table(const char *path)
{
	FILE *fp = fopen(path, "r");

	if (!fp)
		die("cannot open", path);
	return fp;
}

static void
read_rules(const char *path)
{
	char line[256], *from, *to;
	uint32_t a, b;
	FILE *fp = table(path);

	while (fgets(line, sizeof line, fp)) {
		if (*line == '#' && line[1] == ' ')
			continue;
		if (!(from = strtok(line, "\t")) || !(to = strtok(NULL, "\t")))
			die("expected FROM, TO, WHY in", path);
		for (parse_range(from, &a, &b); a <= b; a++)
			rule[a] = strcmp(to, "SPACE") == 0 ? SPACE :
			    strcmp(to, "DROP") == 0 ? DROP : only_char(to);
	}
	fclose(fp);
}

/* One step for one character: writes what it becomes, returns how many. */
static size_t
step(uint32_t c, uint32_t *out)
{
	utf8proc_int32_t nfkc[MAXLEN];
	utf8proc_ssize_t i, n;

	out[0] = rule[c] ? rule[c] : simple[c] ? simple[c] : c;
	if (rule[c] || (c >= 0xD800 && c < 0xE000))
		return 1;
	nfkc[0] = (utf8proc_int32_t)c;
	n = utf8proc_decompose_char((utf8proc_int32_t)c, nfkc, MAXLEN,
	    UTF8PROC_COMPAT | UTF8PROC_COMPOSE, NULL);
	if (n > 0)
		n = utf8proc_normalize_utf32(nfkc, n, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	if (n < 1 || (n == 1 && nfkc[0] == (utf8proc_int32_t)c))
		return 1;
	for (i = 0; i < n; i++)
		if (nfkc[i] == ' ')	/* a spacing accent: no gain in taking it apart */
			return 1;
	for (i = 0; i < n; i++)
		out[i] = (uint32_t)nfkc[i];
	return (size_t)n;
}

/* Fold `c` until nothing changes. */
static size_t
fold(uint32_t c, uint32_t *out)
{
	uint32_t now[MAXLEN], next[MAXLEN * 4];
	size_t n = 1, m, round;

	now[0] = c;
	for (round = 0; round < 8; round++) {
		for (size_t i = m = 0; i < n; i++) {
			if (now[i] >= NCHAR)
				next[m++] = now[i];
			else
				m += step(now[i], next + m);
			if (m >= MAXLEN)
				die("too long a folding of", "a character");
		}
		if (m == n && memcmp(now, next, n * sizeof *now) == 0)
			break;
		memcpy(now, next, m * sizeof *now);
		n = m;
	}
	memcpy(out, now, n * sizeof *now);
	return n;
}

/* The bytes of a folding; SPACE and DROP inside one vanish. */
static size_t
bytes_of(const uint32_t *to, size_t n, char *out)
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++)
		if (to[i] < NCHAR)
			len += mp_utf8_put(out + len, to[i]);
	return len;
}

enum { STAYS, TO_SPACE, TO_DROP, TO_LONG };	/* as fold_table.h names them */

/* What the table of the BMP says of `c`, whose folding is given: one of the above
 * or the character it becomes.  What does not fit there is TO_LONG. */
static uint32_t
short_form(uint32_t c, const uint32_t *to, size_t n)
{
	if (n == 1 && to[0] == c)
		return STAYS;
	if (c >= 0x10000 || n != 1 || (to[0] >= 0x10000 && to[0] < NCHAR))
		return TO_LONG;
	return to[0] == SPACE ? TO_SPACE : to[0] == DROP ? TO_DROP : to[0];
}

static void
print_long(uint32_t c, const char *to, size_t n)
{
	printf("\t{ 0x%X, %zu, \"", c, n);
	for (size_t i = 0; i < n; i++)
		printf("\\%03o", (unsigned char)to[i]);
	printf("\" },\n");
}

static void
print_tables(void)
{
	static uint32_t form[NCHAR];
	uint32_t to[MAXLEN], c;
	char raw[4], out[MAXLEN * 4];
	size_t nlong = 0, growth = 1, longest = 1, n;

	for (c = 0; c < NCHAR; c++) {
		size_t in = mp_utf8_put(raw, c);

		n = fold(c, to);
		if ((form[c] = short_form(c, to, n)) != TO_LONG)
			continue;
		nlong++;
		n = bytes_of(to, n, out);
		longest = n > longest ? n : longest;
		growth = growth < (n + in - 1) / in ? (n + in - 1) / in : growth;
	}
	printf("enum { FOLD_SPACE = %d, FOLD_DROP, FOLD_LONG };\n"
	    "enum { FOLD_NLONG = %zu, FOLD_GROWTH = %zu };\n\n"
	    "static const struct fold_long { uint32_t c; unsigned char n; char to[%zu]; }\n"
	    "fold_long[FOLD_NLONG] = {\n", TO_SPACE, nlong, growth, longest + 1);
	for (c = 0; c < NCHAR; c++)
		if (form[c] == TO_LONG)
			print_long(c, out, bytes_of(to, fold(c, to), out));
	printf("};\n\nstatic const uint16_t fold_bmp[0x10000] = {\n");
	for (c = 0; c < 0x10000; c++)
		if (form[c] != STAYS)
			printf("\t[0x%X] = 0x%X,\n", c, form[c]);
	printf("};\n\n");
}

/* Hanzi that are no numeral and stand for no other: what most names are made of. */
static void
print_plain(const bool *variant)
{
	uint32_t c, first = 0x4E00, last = 0x9FFF;

	printf("enum { FOLD_PLAIN_FIRST = 0x%X, FOLD_PLAIN_LAST = 0x%X };\n"
	    "static const uint8_t fold_plain[(0x%X - 0x%X) / 8 + 1] = {\n", first, last, last,
	    first);
	for (c = first; c <= last; c += 8) {
		unsigned byte = 0, i;

		for (i = 0; i < 8; i++)
			if (!variant[c + i] && mp_numeral_value(c + i) < 0)
				byte |= 1u << i;
		printf("\t0x%02X,\n", byte);
	}
	printf("};\n\n");
}

static void
print_variants(const char *path)
{
	static bool variant[NCHAR];
	char line[256], *from, *to;
	FILE *fp = table(path);

	printf("static inline uint32_t\nfold_variant(uint32_t c)\n{\n\tswitch (c) {\n");
	while (fgets(line, sizeof line, fp)) {
		if (*line == '#')
			continue;
		if (!(from = strtok(line, "\t")) || !(to = strtok(NULL, "\t")) ||
		    !only_char(from) || !only_char(to))
			die("expected CHARACTER, STANDS-FOR, SOURCE in", path);
		printf("\tcase 0x%X: return 0x%X;\n", only_char(from), only_char(to));
		variant[only_char(from)] = true;
	}
	printf("\tdefault: return c;\n\t}\n}\n\n");
	fclose(fp);
	print_plain(variant);
}

int
main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "list") == 0)
		return list();
	if (argc != 4 || strcmp(argv[1], "table") != 0)
		die("expected", "list | table FOLD-CHARS VARIANT-CHARS");
	read_rules(argv[2]);
	read_simple();
	printf("/* Written by foldgen from OpenCC, Unicode and data/. */\n"
	    "#include <stdint.h>\n\n");
	print_tables();
	print_variants(argv[3]);
	return fflush(stdout) != 0;
}
