/* local_file.c - a file of names that a clerk accepted, menpai-names(5). */
#include "address/local_set.h"

#include "address/fold.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "row/cli.h"
#include "row/columns.h"
#include "row/table.h"

/* The columns of the file that are used; a clerk may have added others. */
enum { KIND, COUNTY, WITHIN, ELEMENT, NAME, THEN, MEANS, COUNT, EXCEPTIONS, ACCEPT };
static const mp_table_column columns[] = {
	[KIND] = { "kind", true }, [COUNTY] = { "county", true }, [WITHIN] = { "within", true },
	[ELEMENT] = { "element", true }, [NAME] = { "name", true }, [THEN] = { "then", true },
	[MEANS] = { "means", true }, [COUNT] = { "count", true },
	[EXCEPTIONS] = { "exceptions", true }, [ACCEPT] = { "accept", true },
	[ACCEPT + 1] = { NULL, true },
};
enum { IS_NAME, IS_ALIAS, IS_RULE };

struct reader {
	mp_table *table;
	mp_buf *why;
	mp_fold fold;
	mp_buf key;
	mp_map words;		/* what closed words mean */
	mp_map answers;		/* of a statement, to twice its line, and 1 if it is accepted */
	mp_local *set;
};

/* The elements that a name can be, and those that can follow from one: no number but
 * the door, which an estate has once.  What tells something is a name itself, as long
 * as it is no number (3组) and in no public list. */
static const uint32_t named = 1U << MP_DEVZONE | 1U << MP_TOWNSHIP | 1U << MP_COMMUNITY |
    1U << MP_GROUP | 1U << MP_ROAD | 1U << MP_LANE | 1U << MP_ESTATE;
static const uint32_t unlisted = 1U << MP_ROAD | 1U << MP_LANE | 1U << MP_ESTATE;
static const uint32_t following = 1U << MP_DEVZONE | 1U << MP_TOWNSHIP |
    1U << MP_COMMUNITY | 1U << MP_ROAD | 1U << MP_DOOR;

static mp_str
field(const struct reader *r, int u)
{
	return mp_table_get(r->table, (size_t)u);
}

static uint32_t
line(const struct reader *r)
{
	return (uint32_t)mp_table_line(r->table);
}

/* --- fields -------------------------------------------------------------------- */

/* What a closed word means, by any name that its column may give it; -1: nothing. */
static int
look_up(int u, mp_str s)
{
	static const struct { int column, means; const char *word; } table[] = {
		{ KIND, IS_NAME, "name" }, { KIND, IS_ALIAS, "alias" },
		{ KIND, IS_ALIAS, "别名" }, { KIND, IS_RULE, "rule" },
		{ KIND, IS_RULE, "规律" },
	};
	size_t i;
	int e;

	for (i = 0; i < sizeof table / sizeof *table; i++)
		if (table[i].column == u && mp_column_is(s, table[i].word))
			return table[i].means;
	for (e = 0; u != KIND && e < MP_NELEMENT; e++)
		if (mp_column_is(s, mp_elements[e].name) || mp_column_is(s, mp_elements[e].zh))
			return e;
	return -1;
}

/* The same, remembered: a file has few such words, and many of each. */
static int
word(struct reader *r, int u)
{
	const uint32_t *known;
	mp_str key;
	int means;

	r->key.n = 0;
	mp_buf_addc(&r->key, (char)u);
	mp_buf_add(&r->key, field(r, u));
	key = mp_buf_str(&r->key);
	if ((known = mp_map_get(&r->words, key)))
		return (int)*known;
	means = look_up(u, field(r, u));
	mp_map_put(&r->words, mp_arena_dup(&r->set->text, key), (uint32_t)means);
	return means;
}

/* Was the contrary said of the same statement? */
static bool
contradicts(struct reader *r, bool accepted)
{
	mp_str s = field(r, ACCEPT), key;
	uint32_t *said, says = 2 * line(r) + accepted;
	int u;

	r->key.n = 0;
	for (u = KIND; u <= MEANS; u++) {
		mp_buf_add(&r->key, field(r, u));
		mp_buf_addc(&r->key, '\t');
	}
	key = mp_buf_str(&r->key);
	if (!mp_map_get(&r->answers, key))
		key = mp_arena_dup(&r->set->text, key);
	said = mp_map_put(&r->answers, key, says);
	if ((*said & 1) == accepted)
		return false;
	mp_table_blame(r->table, ACCEPT, r->why, _("'%.*s' here, and the contrary in line %u; "
	    "one of them must go"), (int)s.n, s.p, *said / 2);
	return true;
}

/* Is the row accepted?  False for an answer that is none or contradicts another, too. */
static bool
read_accept(struct reader *r, bool *accepted)
{
	mp_str s = field(r, ACCEPT);
	mp_reply answer = mp_table_reply(s);

	*accepted = answer == MP_REPLY_YES;
	if (answer != MP_REPLY_UNCLEAR)
		return answer == MP_REPLY_NOTHING || !contradicts(r, *accepted);
	mp_table_blame(r->table, ACCEPT, r->why, _("'%.*s'; expected yes, no or nothing"),
	    (int)s.n, s.p);
	return false;
}

/* One of the elements in `may`, by the name of its column or in Chinese. */
static bool
read_element(struct reader *r, int u, uint32_t may, uint8_t *element)
{
	mp_str s = field(r, u);
	mp_buf list = { 0 };
	int e = word(r, u);

	if (e >= 0 && may & 1U << e) {
		*element = (uint8_t)e;
		return true;
	}
	for (e = 0; e < MP_NELEMENT; e++)
		if (may & 1U << e)
			mp_buf_printf(&list, "%s%s", list.n ? ", " : "", mp_elements[e].name);
	mp_table_blame(r->table, (size_t)u, r->why, _("'%.*s'; it can be: %s"), (int)s.n, s.p,
	    mp_buf_cstr(&list));
	mp_buf_free(&list);
	return false;
}

static bool
read_number(struct reader *r, int u, uint32_t *number)
{
	mp_str s = field(r, u);
	size_t i;

	*number = 0;
	if (s.n > 9 || mp_str_digits(s) < s.n) {
		mp_table_blame(r->table, (size_t)u, r->why,
		    _("'%.*s'; expected a number of records"), (int)s.n, s.p);
		return false;
	}
	for (i = 0; i < s.n; i++)
		*number = *number * 10 + (uint32_t)(s.p[i] - '0');
	return true;
}

/* A text as the parser sees it, kept. */
static mp_str
keep(struct reader *r, mp_str s)
{
	if (s.n == 0)
		return MP_STR("");
	mp_fold_text(&r->fold, s);
	return mp_arena_dup(&r->set->text, r->fold.text);
}

/* A name of at least two characters; one would be found everywhere. */
static bool
read_name(struct reader *r, int u, mp_str *name)
{
	*name = keep(r, field(r, u));
	if (mp_utf8_count(*name) >= 2)
		return true;
	mp_table_blame(r->table, (size_t)u, r->why, _("'%.*s'; expected a name of two "
	    "characters or more"), (int)name->n, name->p);
	return false;
}

/* --- counties ------------------------------------------------------------------ */

/* Where 河南省信阳市浉河区 is: from the first name down. */
static void
locate(const mp_gaz *gaz, struct local_scope *s)
{
	static const unsigned levels = MP_LV_BIT(MP_LV_PROVINCE) | MP_LV_BIT(MP_LV_CITY) |
	    MP_LV_BIT(MP_LV_COUNTY) | MP_LV_BIT(MP_LV_DEVZONE);
	mp_gaz_name name[MP_GAZ_MAXNAMES];
	mp_gaz_hit hit[LOCAL_NAMESAKES];
	mp_str rest = s->name;
	uint32_t up = MP_GAZ_NONE;
	size_t i, n;

	while (rest.n) {
		for (i = mp_gaz_names(gaz, rest, name, NULL); i > 0; i--)
			if ((n = mp_gaz_bearers(gaz, rest, &name[i - 1], up, levels, hit,
			    LOCAL_NAMESAKES)) > 0)
				break;
		if (i == 0 || n > LOCAL_NAMESAKES) {
			s->n = 0;
			return;
		}
		for (s->n = 0; s->n < n; s->n++)
			s->d[s->n] = hit[s->n].division;
		rest = mp_str_skip(rest, name[i - 1].len);
		up = n == 1 ? s->d[0] : MP_GAZ_NONE;
	}
}

static bool
read_scope(struct reader *r, uint32_t *scope)
{
	mp_local *l = r->set;
	mp_str name = field(r, COUNTY);
	const uint32_t *known = mp_map_get(&l->scopes, name);
	struct local_scope *s;

	if (known) {
		*scope = *known;
		return true;
	}
	if (l->nscope == l->scope_cap)
		l->scope = mp_grow(l->scope, &l->scope_cap, l->nscope + 1, sizeof *l->scope);
	s = &l->scope[l->nscope];
	*s = (struct local_scope){ .name = keep(r, name), .everywhere = name.n == 0 };
	locate(l->gaz, s);
	if (s->n == 0 && !s->everywhere) {
		mp_table_blame(r->table, COUNTY, r->why, _("no county is called '%.*s'; expected "
		    "province, city and county as addr-normalize writes them"), (int)name.n,
		    name.p);
		return false;
	}
	*scope = (uint32_t)l->nscope++;
	mp_map_put(&l->scopes, mp_arena_dup(&l->text, name), *scope);
	return true;
}

/* --- rows ---------------------------------------------------------------------- */

/* The node where a name ends, made if need be. */
static uint32_t
plant(mp_local *l, mp_str name)
{
	uint32_t node = 0, c;
	size_t i = 0;

	while (i < name.n) {
		i += mp_utf8_next(name.p + i, &c);
		node = mp_local_plant(l, node, mp_fold_variant_char(c));
	}
	return node;
}

/* The same name of the same place that is there already, or NULL. */
static struct mp_local_name *
find(const mp_local *l, uint32_t node, const struct mp_local_name *like)
{
	uint32_t k;

	for (k = l->head[node]; k; k = l->name[k].next) {
		struct mp_local_name *name = &l->name[k];

		if (name->element == like->element && name->scope == like->scope &&
		    name->alias == like->alias && mp_str_eq(name->written, like->written) &&
		    mp_str_eq(name->within, like->within))
			return name;
	}
	return NULL;
}

/* Enter a name; false if it is an alias of something else already. */
static bool
add_name(struct reader *r, const struct mp_local_name *name)
{
	mp_local *l = r->set;
	uint32_t node = plant(l, name->written);
	struct mp_local_name *same = find(l, node, name);

	if (same && !mp_str_eq(same->official, name->official)) {
		mp_table_blame(r->table, MEANS, r->why, _("'%.*s' stands for '%.*s' here, and for "
		    "'%.*s' in line %u; accept one of them"), (int)name->written.n,
		    name->written.p, (int)name->official.n, name->official.p,
		    (int)same->official.n, same->official.p, same->line);
		return false;
	}
	if (same) {
		if (same->count < name->count)
			same->count = name->count;
		return true;
	}
	if (l->nname == l->name_cap)
		l->name = mp_grow(l->name, &l->name_cap, l->nname + 1, sizeof *l->name);
	l->name[l->nname] = *name;
	l->name[l->nname].next = l->head[node];
	l->head[node] = (uint32_t)l->nname++;
	return true;
}

/* A name, or an alias and the name that it stands for. */
static bool
read_local_name(struct reader *r, bool alias)
{
	struct mp_local_name name = { .alias = alias, .line = line(r) };

	if (!read_scope(r, &name.scope) || !read_element(r, ELEMENT, named, &name.element) ||
	    !read_name(r, NAME, &name.written) ||
	    (alias && !read_name(r, MEANS, &name.official)))
		return false;
	name.within = keep(r, field(r, WITHIN));
	if (!read_number(r, COUNT, &name.count))
		return false;
	if (!alias) {
		name.official = name.written;
		return add_name(r, &name);
	}
	if (mp_str_eq(name.written, name.official)) {
		mp_table_blame(r->table, MEANS, r->why, _("the alias '%.*s' stands for itself"),
		    (int)name.written.n, name.written.p);
		return false;
	}
	if (!add_name(r, &name))
		return false;
	name.written = name.official;
	name.alias = false;
	return add_name(r, &name);
}

/* An estate from which something follows is there. */
static bool
add_teller(struct reader *r, uint32_t scope, const struct mp_local_rule *rule)
{
	struct mp_local_name name = { .written = rule->name, .official = rule->name,
	    .within = rule->within, .scope = scope, .element = rule->element,
	    .line = line(r), .count = rule->count };

	return !(unlisted & 1U << rule->element) || add_name(r, &name);
}

/* Note in which county the name tells something. */
static void
add_owner(struct reader *r, uint32_t scope, const struct mp_local_rule *rule)
{
	mp_local *l = r->set;
	mp_str key = mp_local_rule_key(&r->key, MP_STR(""), (mp_element)rule->element,
	    rule->name);
	uint32_t *owner;

	if (!mp_map_get(&l->owners, key))
		key = mp_arena_dup(&l->text, key);
	owner = mp_map_put(&l->owners, key, scope);
	if (*owner != scope)
		*owner = LOCAL_SEVERAL;
}

/* Does the official list have several villages of this name in the county? */
static bool
is_homonym(const mp_local *l, const struct local_scope *s, const struct mp_local_rule *rule)
{
	mp_gaz_hit hit[8];
	size_t i, n, same = 0;

	if (rule->element != MP_COMMUNITY || s->n != 1)
		return false;
	n = mp_gaz_match_in(l->gaz, rule->name, s->d[0], MP_LV_BIT(MP_LV_VILLAGE), hit, 8);
	for (i = 0; i < n && i < 8; i++)
		same += hit[i].len == rule->name.n;
	return same > 1;
}

static bool
read_local_rule(struct reader *r)
{
	struct mp_local_rule rule = { .next = 0 };
	mp_local *l = r->set;
	uint32_t scope, *first;
	mp_str key;

	if (!read_scope(r, &scope) || !read_element(r, ELEMENT, named, &rule.element) ||
	    !read_element(r, THEN, following & ~(1U << rule.element), &rule.then) ||
	    !read_name(r, NAME, &rule.name) || !read_name(r, MEANS, &rule.means) ||
	    !read_number(r, COUNT, &rule.count) ||
	    !read_number(r, EXCEPTIONS, &rule.exceptions))
		return false;
	rule.within = keep(r, field(r, WITHIN));
	rule.scope = scope;
	rule.homonym = is_homonym(l, &l->scope[scope], &rule);
	if (l->nrule == l->rule_cap)
		l->rule = mp_grow(l->rule, &l->rule_cap, l->nrule + 1, sizeof *l->rule);
	key = mp_local_rule_key(&r->key, l->scope[scope].name, (mp_element)rule.element,
	    rule.name);
	if (!mp_map_get(&l->rules, key))
		key = mp_arena_dup(&l->text, key);
	first = mp_map_put(&l->rules, key, 0);
	rule.next = *first;
	*first = (uint32_t)l->nrule;
	l->rule[l->nrule++] = rule;
	add_owner(r, scope, &rule);
	return add_teller(r, scope, &rule);
}

static bool
read_row(struct reader *r)
{
	bool accepted;
	mp_str kind;

	if (!read_accept(r, &accepted))
		return false;
	if (!accepted)
		return true;
	switch (word(r, KIND)) {
	case IS_NAME:
		return read_local_name(r, false);
	case IS_ALIAS:
		return read_local_name(r, true);
	case IS_RULE:
		return read_local_rule(r);
	}
	kind = field(r, KIND);
	mp_table_blame(r->table, KIND, r->why, _("'%.*s'; it can be: %s"), (int)kind.n, kind.p,
	    "name, alias, rule");
	return false;
}

/* What an alias stands for must not be one itself: it would be read as a third name. */
static bool
check_chains(struct reader *r, const char *path)
{
	mp_local *l = r->set;
	size_t i;

	for (i = 1; i < l->nname; i++) {
		struct mp_local_name as = l->name[i];
		const struct mp_local_name *on;

		if (!as.alias)
			continue;
		as.written = as.official;
		if (!(on = find(l, plant(l, as.written), &as)))
			continue;
		r->why->n = 0;
		mp_buf_printf(r->why, _("%s:%u: '%.*s' stands for '%.*s', which stands for "
		    "'%.*s' in line %u; accept one of them"), path, l->name[i].line,
		    (int)l->name[i].written.n, l->name[i].written.p, (int)as.official.n, as.official.p,
		    (int)on->official.n, on->official.p, on->line);
		return false;
	}
	return true;
}

/* Note which estates stand at a door: those of which one road and one door follow. */
static void
open_doors(struct reader *r)
{
	mp_local *l = r->set;
	size_t i;

	for (i = 1; i < l->nrule; i++) {
		struct mp_local_rule *rule = &l->rule[i];
		mp_str county = l->scope[rule->scope].name, key;
		const struct mp_local_rule *road;
		uint32_t *first;

		if (rule->element != MP_ESTATE || rule->then != MP_DOOR)
			continue;
		road = mp_local_rule_first(l, county, MP_ESTATE, rule->name);
		while (road && road->then != MP_ROAD)
			road = mp_local_rule_next(l, road);
		if (!road)
			continue;
		key = mp_local_door_key(&r->key, county, road->means, rule->means);
		if (!mp_map_get(&l->doors, key))
			key = mp_arena_dup(&l->text, key);
		first = mp_map_put(&l->doors, key, 0);
		rule->beside = *first;
		*first = (uint32_t)i;
	}
}

static bool
read_names(struct reader *r, const char *path)
{
	while (mp_table_next(r->table, r->why))
		if (!read_row(r))
			return false;
	if (r->why->n || !check_chains(r, path))
		return false;
	open_doors(r);
	return true;
}

mp_local *
mp_local_open(const char *path, const mp_gaz *gaz, mp_buf *why)
{
	struct reader r = { .why = why };
	mp_local *l;

	if (!(r.table = mp_table_open(path, columns, why)))
		return NULL;
	r.set = l = mp_zalloc(1, sizeof *l);
	l->gaz = gaz;
	/* 0 is no name and no rule, and node 0 the root. */
	l->name = mp_grow(NULL, &l->name_cap, 64, sizeof *l->name);
	l->rule = mp_grow(NULL, &l->rule_cap, 64, sizeof *l->rule);
	l->head = mp_grow(NULL, &l->node_cap, 64, sizeof *l->head);
	l->nname = l->nrule = l->nnode = 1;
	if (!read_names(&r, path)) {
		mp_local_free(l);
		l = NULL;
	}
	mp_fold_free(&r.fold);
	mp_buf_free(&r.key);
	mp_map_free(&r.words);
	mp_map_free(&r.answers);
	mp_table_close(r.table);
	return l;
}
