/* split.c - the plates of a run in one file or in several. */
#include "plate/split.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/mem.h"

struct part {
	mp_press *press;
	mp_outfile *out;	/* NULL: none is written */
	mp_str value, file;
};

struct mp_split {
	filter *f;
	const mp_press_setup *setup;
	const char *output;
	size_t every;		/* plates a file; 0: by `column` */
	filter_col column;	/* FILTER_NONE: not by a column */
	bool one;
	size_t plates;
	struct part *part;
	size_t n, cap;
	mp_map values;
	mp_arena strings;
	int error;		/* of the first file that could not be written */
	const char *which;
};

/* plates.pdf and 老城街道 make plates-老城街道.pdf.  A slash would be a folder: it is
 * written %2F, and % %25, so that two values are two files. */
static mp_str
file_name(mp_split *s, mp_str value)
{
	const char *slash = strrchr(s->output, '/'), *dot = strrchr(s->output, '.');
	mp_str whole = mp_str_from(s->output), stem = whole, name;
	mp_buf b = { 0 };
	size_t i;

	if (dot != NULL && dot > (slash ? slash : s->output))
		stem.n = (size_t)(dot - whole.p);
	mp_buf_add(&b, stem);
	mp_buf_addc(&b, '-');
	for (i = 0; i < value.n; i++)
		if (value.p[i] == '/' || value.p[i] == '%')
			mp_buf_adds(&b, value.p[i] == '/' ? "%2F" : "%25");
		else
			mp_buf_addc(&b, value.p[i]);
	mp_buf_add(&b, mp_str_skip(whole, stem.n));
	name = (mp_str){ mp_buf_cstr(&b), b.n + 1 };
	name = mp_str_chop(mp_arena_dup(&s->strings, name), 1);
	mp_buf_free(&b);
	return name;
}

static void
end(mp_split *s, struct part *p)
{
	if (p->press != NULL && !mp_press_finish(p->press) && s->error == 0) {
		s->error = errno;
		s->which = mp_outfile_path(p->out);
	}
	p->press = NULL;
}

/* Of files by number only the last one is open. */
static mp_press *
begin(mp_split *s, mp_str value)
{
	struct part *p;

	if (s->every && s->n)
		end(s, &s->part[s->n - 1]);
	s->part = mp_grow(s->part, &s->cap, s->n + 1, sizeof *s->part);
	p = &s->part[s->n++];
	*p = (struct part){ .value = mp_arena_dup(&s->strings, value) };
	if (s->output != NULL) {
		p->file = s->one ? mp_str_from(s->output) : file_name(s, p->value);
		p->out = filter_create(s->f, p->file.p);
	}
	return p->press = mp_press_new(s->setup, p->out);
}

mp_split *
mp_split_new(filter *f, const mp_press_setup *setup, const char *output, const char *split)
{
	mp_split *s = mp_zalloc(1, sizeof *s);

	s->f = f;
	s->setup = setup;
	s->output = output;
	s->column = FILTER_NONE;
	s->one = split == NULL;
	if (s->one)
		begin(s, MP_STR(""));
	else if (split[strspn(split, "0123456789")] == '\0')
		s->every = (size_t)cli_number("split", split, 1, 1000000);
	else
		s->column = filter_need(f, split);
	return s;
}

mp_press *
mp_split_press(mp_split *s, const filter_row *r, mp_str *file)
{
	struct part *p;
	char number[24];
	mp_str value;
	uint32_t *at;

	*file = MP_STR("");
	if (s->one)
		return s->part[0].press;
	snprintf(number, sizeof number, "%03zu", s->every ? s->plates++ / s->every + 1 : 0);
	value = s->every ? mp_str_from(number) : filter_get(r, s->column);
	if (mp_map_get(&s->values, value) == NULL) {
		begin(s, value);
		p = &s->part[s->n - 1];
		mp_map_put(&s->values, p->value, (uint32_t)(s->n - 1));
	}
	at = mp_map_put(&s->values, value, 0);
	p = &s->part[*at];
	*file = p->file;
	return p->press;
}

bool
mp_split_finish(mp_split *s, const char **which)
{
	int error;
	size_t i;

	for (i = 0; i < s->n; i++)
		end(s, &s->part[i]);
	error = s->error;
	*which = s->which;
	free(s->part);
	mp_map_free(&s->values);
	mp_arena_free(&s->strings);
	free(s);
	errno = error;
	return error == 0;
}
