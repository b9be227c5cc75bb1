/* names.c - what a corpus knows of its names. */
#include "elements.h"
#include "names/variants.h"
#include "tap.h"

static uint32_t
see(mp_corpus *c, const char *text)
{
	mp_address a = address_of(text);
	mp_buf key = { 0 };
	uint32_t i;

	mp_address_key(&key, &a);
	i = mp_corpus_add(c, mp_buf_str(&key));
	mp_buf_free(&key);
	return i;
}

static bool
says(const mp_corpus *c, mp_term t, const char *text)
{
	return t && mp_str_eq(c->term[t].text, mp_str_from(text));
}

static void
test_corpus(void)
{
	mp_corpus c = { 0 };
	uint32_t a, b, d;
	const mp_sighting *s;

	a = see(&c, "city=信阳市 county=浉河区 township=老城街道 road=建设路 door=12号");
	b = see(&c, "city=信阳市 county=浉河区 road=建设路 door=12号院 room=501室");
	d = see(&c, "city=信阳市 county=平桥区 road=建设路 door=12号");
	s = c.sighting;
	ok(a == 0 && b == 1 && d == 2 && c.n == 3, "sightings are numbered from 0");
	ok(says(&c, s[a].county, "|信阳市|浉河区"), "the county is the key up to the county");
	ok(says(&c, s[a].term[MP_ROAD], "建设路"), "a name is a term");
	ok(s[a].term[MP_ROAD] == s[b].term[MP_ROAD], "of one county it is one");
	ok(s[a].term[MP_ROAD] != s[d].term[MP_ROAD], "of two counties it is two");
	ok(says(&c, s[b].term[MP_DOOR], "12"), "numbers are numbers");
	ok(s[a].term[MP_DOOR] == s[d].term[MP_DOOR], "and of no county");
	ok(s[b].term[MP_TOWNSHIP] == 0, "what is missing is 0");
	ok(c.term[s[a].term[MP_ROAD]].count == 2, "sightings are counted");
	ok(mp_corpus_find(&c, s[d].county, MP_ROAD, MP_STR("建设路")) == s[d].term[MP_ROAD],
	    "a term is found by its text");
	ok(mp_corpus_find(&c, 0, MP_COUNTY, MP_STR("|信阳市|平桥区")) == s[d].county,
	    "and a county by its own");
	ok(mp_corpus_find(&c, s[d].county, MP_ROAD, MP_STR("狮河路")) == 0, "others are 0");
	mp_corpus_free(&c);
}

static void
test_decided(void)
{
	mp_corpus c = { 0 };
	mp_variants *v;
	mp_name_decision d[2] = { { .same = true }, { .same = false } };
	mp_buf why = { 0 };
	const mp_variant *pair;
	uint32_t a, b, other;
	size_t n;

	a = see(&c, "county=浉河区 township=老城街道 community=高苗村 group=张湾 door=1号");
	b = see(&c, "county=浉河区 township=老城街道 community=高庙村 group=张湾 door=1号");
	other = see(&c, "county=浉河区 township=游河乡 community=高苗村 group=张湾 door=1号");
	d[0].from = c.sighting[a].term[MP_COMMUNITY];
	d[0].to = c.sighting[b].term[MP_COMMUNITY];
	d[0].within = c.sighting[a].term[MP_TOWNSHIP];
	v = mp_variants_find(&c, d, 2);
	ok(mp_variants_settled(v, &c.sighting[a], MP_COMMUNITY) == d[0].to,
	    "what was decided is settled");
	ok(mp_variants_settled(v, &c.sighting[other], MP_COMMUNITY) == d[0].from,
	    "where it was decided, and nowhere else");
	ok(mp_variants_settled(v, &c.sighting[b], MP_COMMUNITY) == d[0].to,
	    "a settled name is itself");
	ok(mp_variants_settled(v, &c.sighting[b], MP_ESTATE) == 0, "what is missing stays missing");
	pair = mp_variants_list(v, &n);
	ok(n == 1 && pair->alike == MP_ALIKE_DECIDED && pair->score == 1, "the list has it");
	mp_variants_why(&why, &c, pair);
	ok(mp_str_eq(mp_buf_str(&why), MP_STR("社区村 高苗村=高庙村：2条对1条，人工认定")),
	    "and says why");
	mp_buf_free(&why);
	mp_variants_free(v);
	mp_corpus_free(&c);
}

int
main(void)
{
	test_corpus();
	test_decided();
	return done_testing();
}
