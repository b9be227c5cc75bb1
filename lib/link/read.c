/* read.c - a row of one of the three tables: where it belongs, and what can be said of it
 * alone. */
#include <config.h>

#include "link/read.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/mem.h"
#include "link/identity.h"

struct reader {
	const mp_link_table *t;
	mp_hanger *hanger;
	mp_buf carried, missed;
};

/* What is prepared; the two texts come behind it. */
struct prepared {
	mp_linked linked;
	size_t ncarried;
};

static void *
init(void *shared)
{
	struct reader *d = mp_zalloc(1, sizeof *d);
	const mp_link_job *job;

	d->t = shared;
	job = d->t->job;
	d->hanger = mp_hanger_new(job->book, job->settings, job->memo, job->least_score);
	return d;
}

static void
fini(void *state)
{
	struct reader *d = state;

	mp_hanger_free(d->hanger);
	mp_buf_free(&d->carried);
	mp_buf_free(&d->missed);
	free(d);
}

void
mp_link_bind(mp_link_table *t, const mp_link_job *job, mp_link_kind kind, filter *f)
{
	bool person = kind == MP_LINK_PERSON;
	const char *text = person ? "residence" : "raw";

	*t = (mp_link_table){ .kind = kind, .job = job };
	t->id = filter_need(f, "id");
	t->station = filter_want(f, "station");
	t->collector = filter_want(f, "collector");
	t->date = filter_want(f, "date");
	t->code = filter_want(f, person ? "residence_code" : "code");
	t->text = t->code == FILTER_NONE ? filter_need(f, text) : filter_want(f, text);
	t->number = kind == MP_LINK_HOUSE ? FILTER_NONE :
	    filter_want(f, person ? "id_number" : "credit_code");
	t->state = kind == MP_LINK_HOUSE ? filter_want(f, "state") : FILTER_NONE;
	t->household = t->household_code = t->household_number = t->name = t->id_type = t->sex = t->birth =
	    t->kinship = t->living = t->until = FILTER_NONE;
	if (!person)
		return;
	t->household = filter_want(f, "household");
	t->household_code = filter_want(f, "household_code");
	t->household_number = filter_want(f, "household_number");
	t->name = filter_want(f, "name");
	t->id_type = filter_want(f, "id_type");
	t->sex = filter_want(f, "sex");
	t->birth = filter_want(f, "birth");
	t->kinship = filter_want(f, "kinship");
	t->living = filter_want(f, "living");
	t->until = filter_want(f, "until");
}

static bool
one_of(mp_str s, const mp_str *word, size_t n)
{
	size_t i;

	s = mp_str_trim(s);
	for (i = 0; i < n; i++)
		if (mp_str_eq(s, word[i]))
			return true;
	return false;
}
#define ONE_OF(s, words) one_of(s, words, sizeof (words) / sizeof *(words))

/* A word that says: as the other address. */
static bool
is_ditto(mp_str s)
{
	static const mp_str words[] = { MP_STR("同上"), MP_STR("同左"), MP_STR("同现住址"),
		MP_STR("同现住地址"), MP_STR("同现住地"), MP_STR("同居住地址"), MP_STR("同居住地"),
		MP_STR("同住址"), MP_STR("同户籍地址"), MP_STR("同户籍地"), MP_STR("同户籍"),
		MP_STR("同户口所在地"), MP_STR("同户口") };

	return ONE_OF(s, words);
}

/* Of the words for it the beginning is enough: 已离开, 搬离本地, 死亡注销.  Numbers are not
 * read: each city has its own. */
static bool
is_gone(mp_str living)
{
	static const mp_str words[] = { MP_STR("离"), MP_STR("已离"), MP_STR("搬"), MP_STR("已搬"),
		MP_STR("迁出"), MP_STR("已迁"), MP_STR("退租"), MP_STR("注销"), MP_STR("已注销"),
		MP_STR("死亡"), MP_STR("去世"), MP_STR("外出"), MP_STR("不在"), MP_STR("left") };
	size_t i;

	living = mp_str_trim(living);
	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (mp_str_starts(living, words[i]))
			return true;
	return false;
}

static bool
is_head(mp_str kinship)
{
	static const mp_str words[] = { MP_STR("户主"), MP_STR("本人"), MP_STR("本人或户主") };

	return ONE_OF(kinship, words);
}

static bool
is_vacant(mp_str state)
{
	static const mp_str words[] = { MP_STR("空置"), MP_STR("空房"), MP_STR("空"), MP_STR("闲置"),
		MP_STR("未入住"), MP_STR("无人居住") };

	return ONE_OF(state, words);
}

static void
read_number(const struct reader *d, filter_row *r, mp_linked *l)
{
	const mp_link_table *t = d->t;
	mp_identity id;

	if (t->number == FILTER_NONE)
		return;
	if (t->kind == MP_LINK_PERSON) {
		mp_identity_read(&id, filter_get(r, t->id_type), filter_get(r, t->number),
		    t->job->today);
		mp_identity_compare(&id, filter_get(r, t->sex), filter_get(r, t->birth));
		l->name = (uint32_t)mp_hash(mp_str_trim(filter_get(r, t->name)));
	} else
		mp_credit_read(&id, filter_get(r, t->number));
	l->findings |= id.findings;
	if (mp_identity_tells(&id))
		l->who = mp_hash((mp_str){ id.number, id.n }) | 1;
}

/* Is the person registered where they live?  Neither is said of what is not known: an
 * empty field, a room that the library lacks, a text that may mean the home as well. */
static mp_relation
relate(const struct reader *d, mp_hung home, mp_hung reg, mp_str text, mp_str reg_text)
{
	bool same = text.n && mp_str_eq(text, reg_text);

	if (same || (reg.place == home.place && !mp_hung_coarse(home) && !mp_hung_coarse(reg)))
		return MP_RELATION_BOTH;
	if (!reg_text.n && reg.place == MP_NO_PLACE)
		return MP_RELATION_UNKNOWN;
	if (reg.place != MP_NO_PLACE && !mp_hung_coarse(home) && !mp_hung_coarse(reg))
		return MP_RELATION_LIVES;
	return reg_text.n && mp_hang_may_be(d->hanger, reg_text, home.place) ?
	    MP_RELATION_UNKNOWN : MP_RELATION_LIVES;
}

/* Does the person live at the residence, found or not?  Not if it has ended, or is none in
 * the city of the library. */
static bool
lives_there(const struct reader *d, filter_row *r, mp_hung home, mp_str text)
{
	mp_date until = mp_date_read(filter_get(r, d->t->until));

	if (is_gone(filter_get(r, d->t->living)) || (until && until < d->t->job->today))
		return false;
	return home.place != MP_NO_PLACE || home.why == MP_ADDRESS_DIFFERS + 1 ||
	    home.why == MP_ADDRESS_RETIRED + 1 ||
	    (text.n && !mp_hang_outside(d->hanger, text));
}

static void
read_person(const struct reader *d, filter_row *r, mp_linked *l)
{
	const mp_link_table *t = d->t;
	mp_str text = mp_str_trim(filter_get(r, t->text));
	mp_str reg_text = mp_str_trim(filter_get(r, t->household));
	mp_str code = filter_get(r, t->code), reg_code = filter_get(r, t->household_code);
	mp_str number = mp_str_trim(filter_get(r, t->household_number));
	mp_finding_set unsaid = 0;
	mp_hung home, reg;

	if (is_ditto(text)) {
		text = reg_text;
		code = reg_code;
	} else if (is_ditto(reg_text)) {
		reg_text = text;
		reg_code = code;
	}
	home = mp_hang(d->hanger, code, text, &l->findings);
	reg = mp_hang(d->hanger, reg_code, reg_text, &unsaid);
	l->head = is_head(filter_get(r, t->kinship));
	if (number.n)
		l->number = (uint32_t)mp_hash(number) | 1;
	l->household = mp_hung_coarse(reg) ? MP_NO_PLACE : reg.place;
	l->at = home;
	if (lives_there(d, r, home, text)) {
		if (home.place == MP_NO_PLACE)
			return;
		l->lives = !mp_hung_coarse(home);
		l->relation = (uint8_t)relate(d, home, reg, text, reg_text);
	} else if (reg.place != MP_NO_PLACE) {
		l->at = reg;
		l->relation = MP_RELATION_REGISTERED;
	} else {
		l->findings |= MP_FINDING_BIT(home.place != MP_NO_PLACE ? MP_PERSON_LEFT :
		    MP_PERSON_NOWHERE);
		l->at.why = 0;	/* the library lacks nothing */
	}
}

/* The text to which the library lacks an address. */
static mp_str
missed_text(const struct reader *d, filter_row *r)
{
	mp_str text = mp_str_trim(filter_get(r, d->t->text));

	return (!text.n || is_ditto(text)) && d->t->household != FILTER_NONE ?
	    mp_str_trim(filter_get(r, d->t->household)) : text;
}

static void
set_missed(struct reader *d, mp_str text)
{
	d->missed.n = 0;
	mp_buf_add(&d->missed, text);
	mp_buf_addc(&d->missed, '\t');
	mp_hang_candidates(d->hanger, text, &d->missed);
}

static void
set_carried(struct reader *d, filter_row *r)
{
	const filter_col col[] = { d->t->id, d->t->station, d->t->collector, d->t->date };
	size_t i;

	d->carried.n = 0;
	for (i = 0; i < sizeof col / sizeof *col; i++) {
		if (i)
			mp_buf_addc(&d->carried, '\t');
		mp_buf_add(&d->carried, filter_get(r, col[i]));
	}
}

static void
row(void *state, filter_row *r)
{
	struct reader *d = state;
	struct prepared p;
	mp_linked *l = &p.linked;

	memset(&p, 0, sizeof p);
	l->kind = (uint8_t)d->t->kind;
	l->household = MP_NO_PLACE;
	l->vacant = is_vacant(filter_get(r, d->t->state));
	read_number(d, r, l);
	if (d->t->kind == MP_LINK_PERSON)
		read_person(d, r, l);
	else
		l->at = mp_hang(d->hanger, filter_get(r, d->t->code), filter_get(r, d->t->text),
		    &l->findings);
	if (l->at.why)
		l->findings |= MP_FINDING_BIT(l->at.why - 1);
	l->lost = l->at.why != 0;
	set_carried(d, r);
	if (l->lost && l->at.place == MP_NO_PLACE)
		mp_hang_divisions(d->hanger, missed_text(d, r), &d->carried);
	p.ncarried = d->carried.n;
	filter_prepare(r, (mp_str){ (const char *)&p, sizeof p });
	filter_prepare(r, mp_buf_str(&d->carried));
	if (!l->lost)
		return;
	set_missed(d, missed_text(d, r));
	filter_prepare(r, mp_buf_str(&d->missed));
}

const struct filter_worker mp_link_worker = { init, row, fini };

void
mp_link_taken(mp_str prepared, mp_linked *l, mp_str *carried, mp_str *missed)
{
	struct prepared p;

	memcpy(&p, prepared.p, sizeof p);
	prepared = mp_str_skip(prepared, sizeof p);
	*l = p.linked;
	*carried = (mp_str){ prepared.p, p.ncarried };
	*missed = mp_str_skip(prepared, p.ncarried);
}
