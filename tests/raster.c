/* raster.c - measure a picture: the runs of one colour along a row or a column.
 *
 *	raster row Y <FILE.ppm		raster column X <FILE.ppm
 *
 * prints "COLOUR FIRST LENGTH" in pixels for every run; colours are blue, white
 * and black, whichever is nearest, so that a soft edge falls in the middle of its
 * pixel. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct { const char *name; int rgb[3]; } palette[] = {
	{ "blue", { 0x1B, 0x4A, 0xA0 } }, { "white", { 255, 255, 255 } },
	{ "black", { 0, 0, 0 } },
};

static int
nearest(const unsigned char *p)
{
	int i, k, best = 0;
	long least = -1;

	for (i = 0; i < 3; i++) {
		long d = 0;

		for (k = 0; k < 3; k++)
			d += (long)(p[k] - palette[i].rgb[k]) * (p[k] - palette[i].rgb[k]);
		if (least < 0 || d < least) {
			least = d;
			best = i;
		}
	}
	return best;
}

int
main(int argc, char **argv)
{
	bool row = argc > 1 && strcmp(argv[1], "row") == 0;
	size_t width, height, at, n, first, i, step;
	unsigned char *p, *line;

	if (argc != 3 || scanf("P6 %zu %zu 255", &width, &height) != 2)
		return 2;
	getchar();
	at = strtoul(argv[2], NULL, 10);
	if ((p = malloc(width * height * 3)) == NULL ||
	    fread(p, 3, width * height, stdin) != width * height)
		return 2;
	if (at >= (row ? height : width))
		return 2;
	n = row ? width : height;
	step = row ? 3 : width * 3;
	line = p + at * (row ? width * 3 : 3);
	for (i = first = 0; i < n; i++)
		if (i + 1 == n ||
		    nearest(line + i * step) != nearest(line + (i + 1) * step)) {
			printf("%s %zu %zu\n", palette[nearest(line + i * step)].name,
			    first, i + 1 - first);
			first = i + 1;
		}
	free(p);
	return 0;
}
