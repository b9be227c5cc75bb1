/* replay.c - a main for fuzz targets where there is no libFuzzer.
 *
 * Gives each file named, and each file in a folder named, to the target; make
 * check does so with the corpora.  Without arguments it takes the corpus of the
 * program's own name below $top_srcdir.  A target that finds a fault aborts. */
#include <config.h>

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "../unit/tap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
replay_file(const char *path)
{
	FILE *fp = fopen(path, "rb");
	mp_buf b = { 0 };
	uint8_t *exact;
	size_t n;

	if (!fp) {
		ok(false, "cannot read %s", path);
		return;
	}
	do {
		mp_buf_reserve(&b, 65536);
		n = fread(b.p + b.n, 1, 65536, fp);
		b.n += n;
	} while (n);
	fclose(fp);
	/* Of the exact size, so that a sanitizer sees a read behind the end. */
	exact = malloc(b.n ? b.n : 1);
	if (!exact)
		abort();
	memcpy(exact, b.p, b.n);
	LLVMFuzzerTestOneInput(exact, b.n);
	free(exact);
	mp_buf_free(&b);
	ok(true, "%s", strrchr(path, '/') ? strrchr(path, '/') + 1 : path);
}

static void
replay(const char *path)
{
	struct dirent **entry;
	struct stat st;
	int n, i;

	if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
		replay_file(path);
		return;
	}
	n = scandir(path, &entry, NULL, alphasort);
	for (i = 0; i < n; i++) {
		char file[4096];

		if (entry[i]->d_name[0] != '.') {
			snprintf(file, sizeof file, "%s/%s", path, entry[i]->d_name);
			replay_file(file);
		}
		free(entry[i]);
	}
	if (n >= 0)
		free(entry);
}

int
main(int argc, char **argv)
{
	const char *top = getenv("top_srcdir"), *name = strrchr(argv[0], '/');
	char corpus[4096];
	int i;

	for (i = 1; i < argc; i++)
		replay(argv[i]);
	if (argc == 1) {
		snprintf(corpus, sizeof corpus, "%s/tests/fuzz/corpus/%s", top ? top : ".",
		    name ? name + 1 : argv[0]);
		replay(corpus);
		ok(tap_n > 0, "the corpus is not empty");
	}
	return done_testing();
}
