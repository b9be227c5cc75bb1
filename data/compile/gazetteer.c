/* gazetteer.c - compile the tables of data/ into the file that gazetteer.h maps.
 *
 *	gazetteer OUT FOLDER FILE...
 *
 * The FILEs lie under FOLDER; what each holds is told by its path: divisions/,
 * names/, devzones or misspelt (load.c describes them).  The order does not
 * matter: the kinds are read in the order that they build on each other. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include "build.h"

static struct build b;

static void
read_all(int argc, char **argv, const char *kind, void (*read)(struct build *, const char *))
{
	mp_buf path = { 0 };

	for (int i = 3; i < argc; i++) {
		if (!strstr(argv[i], kind))
			continue;
		path.n = 0;
		mp_buf_printf(&path, "%s/%s", argv[2], argv[i]);
		read(&b, mp_buf_cstr(&path));
	}
	mp_buf_free(&path);
}

int
main(int argc, char **argv)
{
	if (argc < 4) {
		fputs("usage: compile OUT FOLDER FILE...\n", stderr);
		return 2;
	}
	read_all(argc, argv, "/divisions/", build_read_divisions);
	read_all(argc, argv, "/devzones", build_read_devzones);
	build_arrange(&b);
	build_derive_names(&b);
	read_all(argc, argv, "/names/", build_read_names);
	read_all(argc, argv, "/misspelt-chars", build_read_misspelt);
	build_write(&b, argv[1]);
	free(b.division);
	free(b.name);
	mp_arena_free(&b.arena);
	return 0;
}
