/* type.c - what kinds of plates there are, and where things stand on them. */
#include <config.h>

#include "plate/type.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "base/mem.h"
#include "plate/template.h"
#include "row/cli.h"

static const char suffix[] = ".plate";

static int
is_template(const struct dirent *e)
{
	return e->d_name[0] != '.' &&
	    mp_str_ends(mp_str_from(e->d_name), mp_str_from(suffix));
}

static int
by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static void
put_name(mp_plate_types *s, const mp_plate_type *t)
{
	size_t i;

	for (i = 0; i + 1 < s->n; i++)
		if (mp_str_eq(s->type[i].name, t->name))
			return;
	if (s->names.n)
		mp_buf_adds(&s->names, ", ");
	mp_buf_add(&s->names, t->name);
}

/* Two templates of one name are for addresses with and without a postcode. */
static bool
is_new(const mp_plate_types *s, const mp_plate_type *t, mp_buf *why)
{
	size_t i;

	for (i = 0; i + 1 < s->n; i++)
		if (s->type[i].without_postcode == t->without_postcode &&
		    mp_str_eq(s->type[i].name, t->name)) {
			why->n = 0;
			mp_buf_printf(why, _("%.*s:1: name: '%.*s' is in %.*s already"),
			    (int)t->path.n, t->path.p, (int)t->name.n, t->name.p,
			    (int)s->type[i].path.n, s->type[i].path.p);
			return false;
		}
	return true;
}

static bool
add(mp_plate_types *s, const char *folder, const char *name, mp_buf *why)
{
	mp_plate_type *t;
	mp_buf path = { 0 };
	bool good;

	s->type = mp_grow(s->type, &s->cap, s->n + 1, sizeof *s->type);
	t = &s->type[s->n++];
	mp_buf_printf(&path, "%s/%s", folder, name);
	good = mp_template_read(t, mp_buf_cstr(&path), &s->strings, why) &&
	    is_new(s, t, why);
	mp_buf_free(&path);
	if (good)
		put_name(s, t);
	return good;
}

bool
mp_plate_types_open(mp_plate_types *s, const char *folder, mp_buf *why)
{
	struct dirent **entry;
	bool good = true;
	int i, n;

	*s = (mp_plate_types){ .n = 0 };
	why->n = 0;
	if ((n = scandir(folder, &entry, is_template, by_bytes)) < 0) {
		mp_buf_printf(why, _("cannot read '%s': %s"), folder, strerror(errno));
		return false;
	}
	for (i = 0; i < n; i++) {
		good = good && add(s, folder, entry[i]->d_name, why);
		free(entry[i]);
	}
	free(entry);
	if (good && s->n == 0) {
		mp_buf_printf(why, _("'%s': no template (*.plate) is in this folder"), folder);
		good = false;
	}
	if (!good)
		mp_plate_types_close(s);
	return good;
}

void
mp_plate_types_close(mp_plate_types *s)
{
	free(s->type);
	mp_arena_free(&s->strings);
	mp_buf_free(&s->names);
	*s = (mp_plate_types){ .n = 0 };
}

/* `t` if there is nothing better yet. */
static const mp_plate_type *
better(const mp_plate_type *have, const mp_plate_type *t, bool postcode)
{
	return have == NULL || t->without_postcode == !postcode ? t : have;
}

const mp_plate_type *
mp_plate_types_find(const mp_plate_types *s, mp_str name, bool postcode)
{
	const mp_plate_type *found = NULL, *t;

	for (t = s->type; t < s->type + s->n; t++)
		if (mp_str_eq(name, t->name) || mp_str_eq(name, t->zh))
			found = better(found, t, postcode);
	return found;
}

static bool
serves(const mp_plate_type *t, mp_str kind)
{
	mp_str s = t->serves;

	for (; s.n; s = mp_str_skip(s, 1)) {
		if ((s.p == t->serves.p || s.p[-1] == ' ') && mp_str_starts(s, kind) &&
		    (s.n == kind.n || s.p[kind.n] == ' '))
			return true;
	}
	return false;
}

const mp_plate_type *
mp_plate_types_for(const mp_plate_types *s, const char *kind, bool postcode)
{
	const mp_plate_type *found = NULL, *t;

	for (t = s->type; t < s->type + s->n; t++)
		if (serves(t, mp_str_from(kind)))
			found = better(found, t, postcode);
	return found;
}
