/* why.c - why two rows are one address, in words that a clerk reads. */
#include "dedup/why.h"

#include "dedup/oneside.h"
#include "names/naming.h"

const char *const mp_dup_kind_name[] = {
	[MP_DUP_EXACT] = "exact", [MP_DUP_FORMAT] = "format", [MP_DUP_PARTIAL] = "partial",
	[MP_DUP_TYPO] = "typo", [MP_DUP_ALIAS] = "alias",
	[MP_DUP_DECIDED] = "decided",
};

/* --- the same elements ----------------------------------------------------------- */

static mp_str
shown(mp_str value)
{
	return value.n ? value : MP_STR("（无）");
}

static void
put_forms(mp_buf *out, const mp_address *duplicate, const mp_address *survivor)
{
	int e;

	for (e = MP_PROVINCE; e <= MP_ROOM; e++) {
		mp_str a = duplicate->elem[e], b = survivor->elem[e];

		if (mp_str_eq(a, b))
			continue;
		mp_buf_adds(out, "；");
		mp_buf_adds(out, mp_elements[e].zh);
		mp_buf_adds(out, "：");
		mp_buf_add(out, shown(a));
		mp_buf_addc(out, '=');
		mp_buf_add(out, shown(b));
	}
}

/* --- other words ----------------------------------------------------------------- */

/* The key of an address, by element. */
struct words {
	mp_buf key;
	mp_str text[MP_NELEMENT], county;
	mp_sighting said;	/* its names as terms, before they were settled */
};

static void
read_words(struct words *w, const mp_why_of *of, const mp_address *a)
{
	mp_str rest, value;
	mp_element e;
	int i;

	*w = (struct words){ .said = { .county = of->county } };
	mp_address_key(&w->key, a);
	rest = mp_address_key_slots(mp_buf_str(&w->key));
	w->county = mp_str_chop(mp_buf_str(&w->key), rest.n);
	for (i = MP_PROVINCE; i <= MP_COUNTY; i++)
		w->text[i] = a->elem[i];
	while (mp_address_key_next(&rest, &e, &value))
		w->text[e] = value;
}

/* The term of a name, in the county in which it is compared, or else in its own. */
static void
find_term(struct words *w, const mp_corpus *c, mp_element e)
{
	mp_term *t = &w->said.term[e];

	if (*t || w->text[e].n == 0 || !mp_corpus_names(e))
		return;
	*t = mp_corpus_find(c, w->said.county, e, w->text[e]);
	if (*t == 0)
		*t = mp_corpus_find(c, mp_corpus_find(c, 0, MP_COUNTY, w->county), e, w->text[e]);
}

/* The pair of names by which its name is another; NULL: it is none. */
static const mp_variant *
pair_of(struct words *w, const mp_why_of *of, mp_element e)
{
	mp_element realm;

	for (realm = e; realm != MP_PROVINCE; realm = mp_naming_realm(realm))
		find_term(w, of->corpus, realm);
	return mp_variants_pair(of->variants, &w->said, e);
}

/* Do they call something by two names? */
static bool
names_differ(const struct words *a, const struct words *b)
{
	int e;

	for (e = MP_DEVZONE; e <= MP_ESTATE; e++)
		if (a->text[e].n && b->text[e].n && !mp_str_eq(a->text[e], b->text[e]))
			return true;
	return false;
}

static void
part_by(mp_buf *out, size_t start, const char *mark)
{
	if (out->n > start)
		mp_buf_adds(out, mark);
}

/* Append the elements that only `a` says, behind `head`; how many are they? */
static size_t
put_only(mp_buf *out, size_t start, const struct words *a, const struct words *b,
    const char *head)
{
	size_t n = 0;
	int e;

	for (e = MP_PROVINCE; e <= MP_ROOM; e++) {
		if (a->text[e].n == 0 || b->text[e].n != 0)
			continue;
		if (n++ == 0) {
			part_by(out, start, "；");
			mp_buf_adds(out, head);
		} else {
			mp_buf_adds(out, "、");
		}
		mp_buf_adds(out, mp_elements[e].zh);
	}
	return n;
}

static bool
is_typo(mp_alike alike)
{
	return alike == MP_ALIKE_SOUND || alike == MP_ALIKE_SHAPE || alike == MP_ALIKE_LENGTH ||
	    alike == MP_ALIKE_TURNED || alike == MP_ALIKE_OTHER || alike == MP_ALIKE_TWICE;
}

/* The name as one of the two rows writes it: the key has 花元小区 for 花园小区. */
static mp_str
as_written(const mp_why_of *of, mp_term name, const struct words *own, const struct words *best)
{
	const mp_term_info *t = &of->corpus->term[name];

	if (mp_str_eq(own->text[t->element], t->text))
		return of->duplicate->elem[t->element];
	if (mp_str_eq(best->text[t->element], t->text))
		return of->survivor->elem[t->element];
	return t->text;
}

static void
put_pair(mp_buf *out, size_t start, const mp_why_of *of, const mp_variant *pair,
    const struct words *own, const struct words *best, mp_why *why)
{
	if (pair == NULL)
		return;
	part_by(out, start, "；");
	mp_variants_why_as(out, of->corpus, pair, as_written(of, pair->from, own, best),
	    as_written(of, pair->to, own, best));
	why->score *= pair->score;
	if (why->kind != MP_DUP_PARTIAL && why->kind != MP_DUP_TYPO)
		why->kind = is_typo(pair->alike) ? MP_DUP_TYPO : MP_DUP_ALIAS;
}

static void
put_names(mp_buf *out, size_t start, const mp_why_of *of, struct words *own,
    struct words *best, mp_why *why)
{
	int e;

	for (e = MP_DEVZONE; e <= MP_ESTATE; e++) {
		if (own->text[e].n == 0 || best->text[e].n == 0 ||
		    mp_str_eq(own->text[e], best->text[e]))
			continue;
		put_pair(out, start, of, pair_of(own, of, (mp_element)e), own, best, why);
		put_pair(out, start, of, pair_of(best, of, (mp_element)e), own, best, why);
	}
}

static mp_why
why_joined(mp_buf *out, const mp_why_of *of)
{
	static const double partial = 0.99;
	mp_why why = { MP_DUP_FORMAT, 1 };
	struct words own, best;
	size_t start = out->n;

	read_words(&own, of, of->duplicate);
	read_words(&best, of, of->survivor);
	if (put_only(out, start, &best, &own, "缺少"))
		why = (mp_why){ MP_DUP_PARTIAL, partial };
	if (put_only(out, start, &own, &best, "多出"))
		why = (mp_why){ MP_DUP_PARTIAL, partial };
	if (why.kind == MP_DUP_PARTIAL)
		mp_buf_adds(out, "：只有一处相符");
	if (names_differ(&own, &best))
		put_names(out, start, of, &own, &best, &why);
	mp_buf_free(&own.key);
	mp_buf_free(&best.key);
	return why;
}

mp_why
mp_why_duplicate(mp_buf *out, const mp_why_of *of)
{
	mp_why why = { of->exact ? MP_DUP_EXACT : MP_DUP_FORMAT, 1 };

	if (of->decided)
		why.kind = MP_DUP_DECIDED;
	else if (!of->exact && !of->format)
		why = why_joined(out, of);
	if (why.kind == MP_DUP_EXACT)
		mp_buf_adds(out, "原文相同");
	if (why.kind == MP_DUP_FORMAT || why.kind == MP_DUP_DECIDED) {
		mp_buf_adds(out, of->decided ? "人工认定为同一地址" :
		    of->unread ? "标准地址相同" : "标准地址相同，原文写法不同");
		put_forms(out, of->duplicate, of->survivor);
	}
	return why;
}

void
mp_why_survivor(mp_buf *out, size_t rows)
{
	if (rows > 1)
		mp_buf_printf(out, "共%zu条，保留此条", rows);
}

void
mp_why_number(mp_buf *out, size_t houses, size_t metres, bool certificates)
{
	mp_buf_printf(out, "%s重号：同一门牌号有%zu处房屋", out->n ? "；" : "", houses);
	if (certificates)
		mp_buf_adds(out, "，产权证号不同");
	if (metres)
		mp_buf_printf(out, "，坐标最远相距%zu米", metres);
}

void
mp_why_doubtful(mp_buf *out, size_t fits)
{
	mp_buf_adds(out, out->n ? "；疑似重复：" : "疑似重复：");
	if (fits == MP_ONE_SIDED)
		mp_buf_adds(out, "与一处同路同门牌，只有一方写明小区院落或区县，需人工核定");
	else if (fits > 1)
		mp_buf_printf(out, "有%zu处相符，需人工核定", fits);
	else
		mp_buf_adds(out, "与一处相符，该处另有他选，需人工核定");
}
