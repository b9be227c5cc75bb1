/* infer.c - what follows from the names of an address. */
#include "address/infer.h"

#include "address/fold.h"
#include "base/utf8.h"

#define BIT(e) (1U << (e))

/* Who tells first: what stands for one place before what goes through many. */
static const uint8_t telling[] = {
	MP_ESTATE, MP_GROUP, MP_COMMUNITY, MP_LANE, MP_ROAD, MP_TOWNSHIP,
};

/* The road goes before the door that needs it, the village before its township. */
static const uint8_t told[] = {
	MP_COMMUNITY, MP_TOWNSHIP, MP_DEVZONE, MP_ROAD, MP_DOOR,
};

struct work {
	const mp_local *local;
	const mp_gaz *gaz;
	struct mp_inferred *to;
	mp_str county;
	uint32_t open;		/* elements that may be filled in */
	int teller;		/* the element whose name is heard */
	const struct mp_local_rule *rules;	/* what it tells */
};

/* All rules of a name for one element together. */
struct tale {
	const struct mp_local_rule *rule;	/* the best supported; NULL: none */
	unsigned values;
	bool agrees;		/* the address has one of the values */
};

/* --- comparing ----------------------------------------------------------------- */

/* Are two names the same but for variant characters? */
static bool
same_name(mp_str a, mp_str b)
{
	size_t i = 0, k = 0;
	uint32_t c, d;

	while (i < a.n && k < b.n) {
		i += mp_utf8_next(a.p + i, &c);
		k += mp_utf8_next(b.p + k, &d);
		if (c != d && mp_fold_variant_char(c) != mp_fold_variant_char(d))
			return false;
	}
	return i == a.n && k == b.n;
}

/* The house number without what is attached to it: 12号 of 12号附3号. */
static mp_str
main_door(mp_str door)
{
	mp_str no = MP_STR("号");
	size_t i;

	for (i = 0; i + no.n <= door.n; i++)
		if (memcmp(door.p + i, no.p, no.n) == 0)
			return (mp_str){ door.p, i + no.n };
	return door;
}

static bool
same(int element, mp_str a, mp_str b)
{
	if (element == MP_DOOR)
		return mp_str_eq(main_door(a), main_door(b));
	return mp_str_eq(a, b) || same_name(a, b);
}

/* --- rules --------------------------------------------------------------------- */

static const struct mp_local_rule *
rules_of(const struct work *w, const mp_address *a, int element)
{
	return !mp_address_has(a, (mp_element)element) ? NULL :
	    mp_local_rule_first(w->local, w->county, (mp_element)element, a->elem[element]);
}

/* What the rules of a name tell about `then` in this address. */
static struct tale
hear(const struct work *w, const struct mp_local_rule *rule, const mp_address *a, int then)
{
	struct tale tale = { .rule = NULL };
	uint64_t count = 0, all = 0;

	/* The official list says that the village is in this township. */
	if (rule && rule->element == MP_COMMUNITY && then == MP_TOWNSHIP &&
	    a->division % 1000)
		return tale;

	for (; rule; rule = mp_local_rule_next(w->local, rule)) {
		if (rule->then != then || rule->homonym || (then != MP_TOWNSHIP &&
		    !mp_local_within(rule->within, a->elem[MP_TOWNSHIP],
		    a->elem[MP_COMMUNITY])))
			continue;
		if (!tale.rule || rule->count > tale.rule->count)
			tale.rule = rule;
		if (rule->count + rule->exceptions > all)
			all = rule->count + rule->exceptions;
		count += rule->count;
		tale.values++;
		tale.agrees |= same(then, a->elem[then], rule->means);
	}
	if (tale.rule && (count < MP_INFER_SUPPORT || count * 100 < all *
	    (tale.rule->element == MP_ROAD ? MP_INFER_ROAD_SHARE : MP_INFER_SHARE)))
		tale.rule = NULL;
	return tale;
}

/* Does the address have the one value that the name tells for `then`? */
static bool
bears_out(const struct work *w, int then)
{
	struct tale tale = hear(w, w->rules, &w->to->addr, then);

	return tale.rule && tale.values == 1 && tale.agrees;
}

/* A door is one of the road that is known, or of none. */
static bool
may_be_its_door(const struct work *w)
{
	const mp_address *a = &w->to->addr;

	return !mp_address_has(a, MP_LANE) && (!mp_address_has(a, MP_ROAD) ||
	    bears_out(w, MP_ROAD));
}

/* Does nothing that the text says speak against filling this in? */
static bool
may_fill(const struct work *w, const struct mp_local_rule *rule)
{
	const mp_address *a = &w->to->addr;

	if (!(w->open & BIT(rule->then)))
		return false;
	switch (rule->then) {
	case MP_ROAD:
		return !mp_address_has(a, MP_LANE) && !mp_address_has(a, MP_SEGMENT) &&
		    (!mp_address_has(a, MP_DOOR) || bears_out(w, MP_DOOR));
	case MP_DOOR:
		return rule->exceptions == 0 && !mp_address_has(a, MP_LANE) &&
		    bears_out(w, MP_ROAD);
	default:
		return true;
	}
}

/* Is it a village of another township than the address says? */
static const struct mp_local_rule *
lies_elsewhere(const struct work *w, const struct mp_local_rule *rule)
{
	mp_address a = w->to->addr;
	struct tale tale;

	if (rule->then != MP_COMMUNITY || !mp_address_has(&a, MP_TOWNSHIP))
		return NULL;
	a.elem[MP_COMMUNITY] = rule->means;
	a.division = 0;
	tale = hear(w, rules_of(w, &a, MP_COMMUNITY), &a, MP_TOWNSHIP);
	return tale.rule && !tale.agrees ? tale.rule : NULL;
}

static void
note_against(struct work *w, const struct mp_local_rule *rule)
{
	struct mp_inferred *to = w->to;

	if (to->against & BIT(rule->then))
		return;
	to->against |= BIT(rule->then);
	to->rule[rule->then] = rule;
}

/* Two names tell two things: neither. */
static void
take_back(struct work *w, int then)
{
	struct mp_inferred *to = w->to;

	to->filled &= ~BIT(then);
	to->addr.elem[then] = MP_STR("");
	to->rule[then] = NULL;
	w->open &= ~BIT(then);
}

/* Does the text say something else than this name tells?  Then it may be another place
 * of that name, and tells nothing more.  A name that was filled in itself has no say
 * against others. */
static bool
is_contradicted(struct work *w)
{
	const struct mp_inferred *to = w->to;
	bool second_hand = to->filled & BIT(w->teller);
	const struct mp_local_rule *elsewhere;
	bool said = false;
	size_t k;

	for (k = 0; k < sizeof told; k++) {
		struct tale tale = hear(w, w->rules, &to->addr, told[k]);

		if (!tale.rule || tale.agrees || (told[k] == MP_DOOR && !may_be_its_door(w)))
			continue;
		if (!mp_address_has(&to->addr, told[k])) {
			if (tale.values > 1 || !(elsewhere = lies_elsewhere(w, tale.rule)))
				continue;
			tale.rule = elsewhere;
		}
		said = true;
		if (second_hand)
			break;
		if (to->filled & BIT(tale.rule->then))
			take_back(w, tale.rule->then);
		else
			note_against(w, tale.rule);
	}
	return said;
}

static void
fill(struct work *w)
{
	struct mp_inferred *to = w->to;
	size_t k;

	for (k = 0; k < sizeof told; k++) {
		struct tale tale = hear(w, w->rules, &to->addr, told[k]);

		if (!tale.rule || tale.values > 1 || mp_address_has(&to->addr, told[k]) ||
		    !may_fill(w, tale.rule))
			continue;
		to->addr.elem[told[k]] = tale.rule->means;
		to->filled |= BIT(told[k]);
		to->rule[told[k]] = tale.rule;
	}
}

/* --- the county ---------------------------------------------------------------- */

static mp_str
name_above(const struct work *w, uint32_t d, mp_level level)
{
	d = mp_gaz_above(w->gaz, d, level);
	return d == MP_GAZ_NONE ? MP_STR("") : mp_gaz_division(w->gaz, d).name;
}

/* Does the county lie in the province and city that the text says? */
static bool
lies_there(const struct work *w, uint32_t county)
{
	const mp_address *a = &w->to->addr;

	return mp_gaz_division(w->gaz, county).level == MP_LV_COUNTY &&
	    (!mp_address_has(a, MP_PROVINCE) || mp_str_eq(a->elem[MP_PROVINCE],
	    name_above(w, county, MP_LV_PROVINCE))) &&
	    (!mp_address_has(a, MP_CITY) || mp_str_eq(a->elem[MP_CITY],
	    name_above(w, county, MP_LV_CITY)));
}

/* In how many elements the text agrees with the name; *rule is one of them.  None if
 * it says something else in any. */
static int
agreements(struct work *w, const struct mp_local_rule **rule)
{
	const mp_address *a = &w->to->addr;
	int n = 0;
	size_t k;

	for (k = 0; k < sizeof told; k++) {
		struct tale tale = hear(w, w->rules, a, told[k]);

		if (!tale.rule || !mp_address_has(a, told[k]))
			continue;
		if (!tale.agrees)
			return 0;
		*rule = tale.rule;
		n++;
	}
	return n;
}

static void
fill_county(struct work *w, uint32_t county, const struct mp_local_rule *rule)
{
	static const mp_level level[] = { MP_LV_PROVINCE, MP_LV_CITY, MP_LV_COUNTY };
	struct mp_inferred *to = w->to;
	int e;

	for (e = MP_PROVINCE; e <= MP_COUNTY; e++) {
		if (mp_address_has(&to->addr, (mp_element)e))
			continue;
		to->addr.elem[e] = name_above(w, county, level[e]);
		to->filled |= BIT(e);
		to->rule[e] = rule;
	}
}

/* The county that the estate or the village tells, as far as the text bears it out. */
static void
find_county(struct work *w)
{
	static const uint8_t owned[] = { MP_ESTATE, MP_COMMUNITY };
	const mp_address *a = &w->to->addr;
	const struct mp_local_rule *rule = NULL;
	size_t i;

	for (i = 0; i < sizeof owned && !mp_address_has(a, MP_COUNTY); i++) {
		uint32_t county = mp_local_owner(w->local, (mp_element)owned[i],
		    a->elem[owned[i]], &w->county);

		if (county == MP_GAZ_NONE || !lies_there(w, county))
			continue;
		w->rules = rules_of(w, a, owned[i]);
		if (agreements(w, &rule) >= (mp_address_has(a, MP_CITY) ? 1 : 2))
			fill_county(w, county, rule);
	}
}

/* What the rules of this county are looked up by; "" if it does not fit. */
static mp_str
county_text(const mp_address *a, mp_buf *out)
{
	int e;

	for (e = MP_PROVINCE; e <= MP_COUNTY; e++) {
		if (out->n + a->elem[e].n > out->cap)
			return MP_STR("");
		mp_buf_add(out, a->elem[e]);
	}
	return mp_buf_str(out);
}

void
mp_infer(const mp_local *local, const mp_gaz *gaz, const mp_address *a,
    struct mp_inferred *to)
{
	char space[192];
	mp_buf county = { .p = space, .cap = sizeof space };
	struct work w = { .local = local, .gaz = gaz, .to = to, .open = ~0U };
	uint32_t before;
	size_t i;

	to->addr = *a;
	to->filled = to->against = 0;
	memset(to->rule, 0, sizeof to->rule);
	if (!mp_address_has(a, MP_COUNTY) && !mp_address_has(a, MP_DEVZONE))
		find_county(&w);
	w.county = county_text(&to->addr, &county);
	do {	/* what was filled in may tell more */
		before = to->filled;
		for (i = 0; i < sizeof telling; i++) {
			w.teller = telling[i];
			w.rules = rules_of(&w, &to->addr, telling[i]);
			if (w.rules && !is_contradicted(&w))
				fill(&w);
		}
	} while (to->filled & ~before);
	mp_infer_estate(local, w.county, to);
}

/* --- telling ------------------------------------------------------------------- */

int
mp_infer_share(const struct mp_inferred *in)
{
	double share = 100;
	int e;

	/* Laplace: what was never seen to fail fails once in so many and two. */
	for (e = 0; e < MP_NELEMENT; e++)
		if (in->filled & BIT(e))
			share *= (in->rule[e]->count + 1.0) /
			    ((double)in->rule[e]->count + in->rule[e]->exceptions + 2.0);
	return (int)share;
}

/* What should stand where the text contradicts a rule. */
static mp_str
expected(const struct mp_inferred *in, int element)
{
	return element == MP_ESTATE ? in->rule[element]->name : in->rule[element]->means;
}

void
mp_infer_expected(const struct mp_inferred *in, mp_buf *out)
{
	bool more = false;
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		if (in->against & BIT(e)) {
			mp_buf_printf(out, "%s%s=", more ? "," : "", mp_elements[e].name);
			mp_buf_add(out, expected(in, e));
			more = true;
		}
}

void
mp_infer_explain(const struct mp_inferred *in, mp_buf *out)
{
	int e;

	for (e = 0; e < MP_NELEMENT; e++) {
		const struct mp_local_rule *rule = in->rule[e];

		if (!rule)
			continue;
		mp_buf_printf(out, "; %s=", mp_elements[e].zh);
		mp_buf_add(out, in->addr.elem[e]);
		mp_buf_adds(out, in->filled & BIT(e) ? "〔未写，由" : "〔与");
		mp_buf_add(out, e == MP_ESTATE ? rule->means : rule->name);
		if (in->against & BIT(e)) {
			mp_buf_adds(out, "不符，应为");
			mp_buf_add(out, expected(in, e));
		} else {
			mp_buf_adds(out, "推出");
		}
		mp_buf_printf(out, "，%u条中%u条〕", rule->count + rule->exceptions,
		    rule->count);
	}
}
