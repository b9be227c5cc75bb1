/* table.c - TSV that the bench made itself. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "table.h"

void
table_die(const char *path, const char *why)
{
	fprintf(stderr, "bench: %s: %s\n", path, why);
	exit(2);
}

static size_t
split(mp_str line, mp_str *field)
{
	size_t n = 0;
	const char *tab;

	for (; n < COLUMNS_MAX; line = mp_str_skip(line, (size_t)(tab - line.p) + 1)) {
		tab = line.n ? memchr(line.p, '\t', line.n) : NULL;
		field[n++] = (mp_str){ line.p, tab ? (size_t)(tab - line.p) : line.n };
		if (tab == NULL)
			break;
	}
	return n;
}

static bool
table_line(struct table *t, mp_str *line)
{
	const char *lf;

	if (t->at == t->end)
		return false;
	if ((lf = memchr(t->at, '\n', (size_t)(t->end - t->at))) == NULL)
		table_die(t->path, "the last line has no end");
	*line = (mp_str){ t->at, (size_t)(lf - t->at) };
	t->at = lf + 1;
	return true;
}

void
table_open(struct table *t, const char *path)
{
	struct stat st;
	void *p;
	mp_str line;
	int fd = open(path, O_RDONLY);

	if (fd < 0 || fstat(fd, &st) != 0)
		table_die(path, strerror(errno));
	if (st.st_size == 0)
		table_die(path, "no header");
	p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED)
		table_die(path, strerror(errno));
	close(fd);
	*t = (struct table){ .path = path, .at = p, .end = (char *)p + st.st_size };
	table_line(t, &line);
	t->ncolumns = split(line, t->column);
}

size_t
table_column(const struct table *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->ncolumns; i++)
		if (mp_str_eq(t->column[i], mp_str_from(name)))
			return i;
	fprintf(stderr, "bench: %s: no column '%s'\n", t->path, name);
	exit(2);
}

bool
table_row(struct table *t, mp_str *field)
{
	mp_str line;

	if (!table_line(t, &line))
		return false;
	if (split(line, field) != t->ncolumns)
		table_die(t->path, "a row has another number of fields than the header");
	return true;
}

size_t
table_fields(const char *line, mp_str *field)
{
	const char *lf = strchr(line, '\n');

	return split((mp_str){ line, (size_t)(lf - line) }, field);
}

size_t
table_number(mp_str id, char letter)
{
	size_t n = 0, i;

	if (id.n < 2 || id.n > 16 || id.p[0] != letter)
		return SIZE_MAX;
	for (i = 1; i < id.n; i++) {
		if (id.p[i] < '0' || id.p[i] > '9')
			return SIZE_MAX;
		n = 10 * n + (size_t)(id.p[i] - '0');
	}
	return n - 1;
}
