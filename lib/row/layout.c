/* layout.c - columns of the input and the output, by name. */
#include <config.h>

#include <stdlib.h>

#include "base/mem.h"
#include "row/columns.h"
#include "row/run.h"

/* "a, b, c": the columns there are. */
static const char *
all_names(const struct layout *y)
{
	static mp_buf b;
	size_t i;

	b.n = 0;
	for (i = 0; i < y->columns; i++) {
		if (i)
			mp_buf_adds(&b, ", ");
		mp_buf_add(&b, y->name[i]);
	}
	return mp_buf_cstr(&b);
}

static filter_col
by_name(const struct layout *y, mp_str name)
{
	size_t i;

	for (i = 0; i < y->columns; i++)
		if (mp_str_eq(y->name[i], name))
			return (filter_col)i;
	return FILTER_NONE;
}

/* The column that --column names: by name, else by number from 1. */
static filter_col
by_user(const struct layout *y, const char *have)
{
	filter_col c = by_name(y, mp_str_from(have));
	char *end;
	unsigned long n;

	if (c != FILTER_NONE)
		return c;
	n = strtoul(have, &end, 10);
	if (*have >= '1' && *have <= '9' && !*end && n <= y->columns)
		return (filter_col)(n - 1);
	cli_die(_("--column: there is no column '%s'; there are: %s"), have, all_names(y));
}

/* What --column says about `name`, the last word counts. */
static const char *
users_word(filter *f, const char *name)
{
	const char *have = NULL;
	size_t i, n = strlen(name);

	f = run_whole(f);
	for (i = 0; i < f->args.ncolumn; i++) {
		const char *pair = f->args.column[i];

		if (strncmp(pair, name, n) == 0 && pair[n] == '=') {
			f->asked[i] = true;
			have = pair + n + 1;
		}
	}
	return have;
}

filter_col
filter_want(filter *f, const char *name)
{
	const struct layout *y = &f->layout;
	const char *have = users_word(f, name);
	filter_col c = FILTER_NONE;
	size_t i;

	if (have)
		return by_user(y, have);
	if ((c = by_name(y, mp_str_from(name))) != FILTER_NONE)
		return c;
	for (i = 0; i < y->columns; i++) {
		if (!mp_column_is(y->name[i], name))
			continue;
		if (c != FILTER_NONE)
			cli_die(_("%s: both '%.*s' and '%.*s' could be the column '%s'; "
			    "choose with --column %s=NAME"), y->file[0], (int)y->name[c].n,
			    y->name[c].p, (int)y->name[i].n, y->name[i].p, name, name);
		c = (filter_col)i;
	}
	return c;
}

filter_col
filter_need(filter *f, const char *name)
{
	filter_col c = filter_want(f, name);
	const char *also = mp_column_synonym(name, 0);

	if (c != FILTER_NONE)
		return c;
	cli_die(_("%s: no column '%s' (%s); there are: %s; say which one it is with "
	    "--column %s=NAME"), f->layout.file[0], name, also ? also : name,
	    all_names(&f->layout), name);
}

size_t
filter_columns(const filter *f)
{
	return f->layout.columns;
}

mp_str
filter_name(const filter *f, filter_col c)
{
	return f->layout.name[c];
}

static size_t
add_value(struct layout *y, const char *name)
{
	size_t i;

	for (i = 0; i < y->nadd; i++)
		if (mp_str_eq(y->add_name[i], mp_str_from(name)))
			return i;
	y->add_name = mp_grow(y->add_name, &y->addcap, y->nadd + 1, sizeof *y->add_name);
	y->add_name[y->nadd] = mp_str_from(name);
	return y->nadd++;
}

static void
add_slot(struct layout *y, bool added, size_t i)
{
	y->slot = mp_grow(y->slot, &y->slotcap, y->nslot + 1, sizeof *y->slot);
	y->slot[y->nslot++] = (struct slot){ added, i, 1 };
}

filter_col
filter_add(filter *f, const char *name)
{
	struct layout *y = &f->layout;
	size_t before = y->nadd, value = add_value(y, name), i;
	filter_col there = by_name(y, mp_str_from(name));

	if (f->started)
		cli_die("internal error: column '%s' is added after the first row", name);
	for (i = 0; value == before && there != FILTER_NONE && i < y->nslot; i++) {
		if (!y->slot[i].added && y->slot[i].i == (size_t)there) {
			y->slot[i] = (struct slot){ true, value, 1 };
			return FILTER_ADDED + (filter_col)value;
		}
	}
	if (value == before)
		add_slot(y, true, value);
	return FILTER_ADDED + (filter_col)value;
}

void
filter_fresh(filter *f)
{
	f->layout.nslot = 0;
}

/* The header as names; an unnamed column may come twice, a name may not. */
static void
name_columns(filter *f)
{
	struct layout *y = &f->layout;
	mp_str header = mp_input_header(f->input);
	size_t i;

	y->columns = mp_input_columns(f->input);
	y->name = mp_alloc(y->columns * sizeof *y->name);
	mp_tsv_cut(header, y->name, y->columns);
	for (i = 0; i < y->columns; i++)
		if (y->name[i].n && by_name(y, y->name[i]) != (filter_col)i)
			cli_die(_("%s: the column '%.*s' is there twice; give one of "
			    "them another name"), f->args.columns ? "--columns" :
			    y->file[0], (int)y->name[i].n, y->name[i].p);
}

void
layout_init(filter *f)
{
	struct layout *y = &f->layout;
	size_t i;

	name_columns(f);
	for (i = 0; i < y->columns; i++)
		add_slot(y, false, i);
	f->asked = mp_zalloc(f->args.ncolumn, sizeof *f->asked);
	for (i = 0; i < f->args.ncolumn; i++)
		if (!strchr(f->args.column[i], '='))
			cli_die(_("--column: '%s' is not WANT=HAVE, such as raw=%.*s"),
			    f->args.column[i], (int)y->name[0].n, y->name[0].p);
}

void
layout_fini(filter *f)
{
	free(f->layout.name);
	free(f->layout.slot);
	free(f->layout.add_name);
	free(f->asked);
}

/* A --column that nobody asked for is a mistake in its WANT. */
static void
check_asked(const filter *f)
{
	size_t i;

	for (i = 0; i < f->args.ncolumn; i++)
		if (!f->asked[i])
			cli_die(_("--column %s: %s does not use a column of that name"),
			    f->args.column[i], f->cli->name);
}

void
layout_fix(filter *f)
{
	struct slot *s = f->layout.slot;
	size_t i;

	check_asked(f);
	for (i = f->layout.nslot; i-- > 1; )
		if (!s[i - 1].added && !s[i].added && s[i].i == s[i - 1].i + 1)
			s[i - 1].run = s[i].run + 1;
}

void
layout_header(const filter *f, mp_buf *out)
{
	const struct layout *y = &f->layout;
	mp_str *name = mp_alloc(y->nslot * sizeof *name);
	size_t i;

	for (i = 0; i < y->nslot; i++)
		name[i] = y->slot[i].added ? y->add_name[y->slot[i].i] :
		    y->name[y->slot[i].i];
	if (y->csv)
		mp_buf_adds(out, "\xEF\xBB\xBF");
	if (!f->args.no_header)
		lane_fields(y, out, name, y->nslot);
	free(name);
}
