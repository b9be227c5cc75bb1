/* measure.c - what an audit measures: the one closed list. */
#include <config.h>

#include "audit/measure.h"

#include "row/cli.h"

/* As `linked.people` has them. */
static const struct { const char *whose; mp_count_kind in; } kinds[MP_LINK_NKIND] = {
	[MP_LINK_HOUSE] = { "houses.", MP_N_HOUSES },
	[MP_LINK_ORGANISATION] = { "organisations.", MP_N_ORGANISATIONS },
	[MP_LINK_PERSON] = { "people.", MP_N_PEOPLE },
};

static const mp_measure_info table[MP_M_ISSUE] = {
	[MP_COLLECTED] = { "", "collected", "采集率", N_("collected"),
		MP_N_COLLECTED, MP_N_EXPECTED, false, false },
	[MP_ACCURATE] = { "", "accurate", "准确率", N_("accurate"),
		MP_N_RIGHT, MP_N_JUDGED, false, true },
	[MP_LINKED_HOUSES] = { "", "linked.houses", "房屋关联率", N_("houses linked"),
		MP_N_HOUSES_LINKED, MP_N_HOUSES, false, false },
	[MP_LINKED_PEOPLE] = { "", "linked.people", "人口关联率", N_("people linked"),
		MP_N_PEOPLE_LINKED, MP_N_PEOPLE, false, false },
	[MP_LINKED_ORGANISATIONS] = { "", "linked.organisations", "单位关联率",
		N_("organisations linked"),
		MP_N_ORGANISATIONS_LINKED, MP_N_ORGANISATIONS, false, false },
	[MP_MAPPED] = { "", "mapped", "上图率", N_("mapped"),
		MP_N_MAPPED, MP_N_LIVE, false, false },
	[MP_LABELLED] = { "", "labelled", "标注率", N_("labelled"),
		MP_N_LABELLED, MP_N_LIVE, false, false },
	[MP_INSTALLED] = { "", "installed", "门牌安装率", N_("plates installed"),
		MP_N_INSTALLED, MP_N_PLATES, false, false },
	[MP_DUPLICATES] = { "", "duplicates", "重复率", N_("duplicate rows"),
		MP_N_DUPLICATES, MP_N_ROWS, true, false },
	[MP_UNNAMED] = { "", "unnamed", "未命名率", N_("roads without a name"),
		MP_N_UNNAMED, MP_N_LIVE, true, false },
	[MP_FAULTY] = { "", "faulty", "问题率", N_("rows with a fault"),
		MP_N_FAULTY, MP_N_LIVE, true, false },
	[MP_FAULTY_HOUSES] = { "", "faulty.houses", "房屋问题率", N_("houses with a fault"),
		MP_N_FAULTY_HOUSES, MP_N_HOUSES, true, false },
	[MP_FAULTY_PEOPLE] = { "", "faulty.people", "人口问题率", N_("people with a fault"),
		MP_N_FAULTY_PEOPLE, MP_N_PEOPLE, true, false },
	[MP_FAULTY_ORGANISATIONS] = { "", "faulty.organisations", "单位问题率",
		N_("organisations with a fault"),
		MP_N_FAULTY_ORGANISATIONS, MP_N_ORGANISATIONS, true, false },
};

mp_measure_info
mp_measure_about(mp_measure m)
{
	const struct mp_issue_info *issue;
	const struct mp_finding_info *finding;
	int i;

	if (m < MP_M_ISSUE)
		return table[m];
	if (m < MP_M_FINDING) {
		issue = &mp_issues[m - MP_M_ISSUE];
		return (mp_measure_info){ .whose = "", .id = issue->id, .zh = issue->zh,
			.name = issue->en, .in = MP_N_LIVE, .less = true,
			.of = (mp_count_kind)(MP_N_ISSUE + (m - MP_M_ISSUE)) };
	}
	i = (int)(m - MP_M_FINDING);
	finding = &mp_findings[i % MP_NFINDING];
	return (mp_measure_info){ .whose = kinds[i / MP_NFINDING].whose, .id = finding->id,
		.zh = finding->zh, .name = finding->en, .in = kinds[i / MP_NFINDING].in,
		.less = true, .of = (mp_count_kind)(MP_N_FINDING + i) };
}

void
mp_measure_write(mp_buf *out, mp_measure m)
{
	mp_measure_info about = mp_measure_about(m);

	mp_buf_adds(out, about.whose);
	mp_buf_adds(out, about.id);
}

static mp_measure
find_finding(mp_str name)
{
	mp_finding finding;
	mp_str whose;
	int k;

	for (k = 0; k < MP_LINK_NKIND; k++) {
		whose = mp_str_from(kinds[k].whose);
		if (!mp_str_starts(name, whose))
			continue;
		finding = mp_finding_find(mp_str_skip(name, whose.n));
		return finding < MP_NFINDING ? mp_measure_of((mp_link_kind)k, finding) : MP_NMEASURES;
	}
	return MP_NMEASURES;
}

mp_measure
mp_measure_find(mp_str name)
{
	mp_issue issue;
	int m;

	for (m = 0; m < MP_M_ISSUE; m++)
		if (mp_str_eq(name, mp_str_from(table[m].id)) ||
		    mp_str_eq(name, mp_str_from(table[m].zh)))
			return (mp_measure)m;
	issue = mp_issue_find(name);
	return issue < MP_NISSUE ? (mp_measure)(MP_M_ISSUE + issue) : find_finding(name);
}

bool
mp_in_chinese(void)
{
	return strcmp(_("(the language is English)"), "(the language is English)") != 0;
}

const char *
mp_measure_name(mp_measure m)
{
	mp_measure_info about = mp_measure_about(m);

	return m < MP_M_ISSUE ? _(about.name) : mp_in_chinese() ? about.zh : about.name;
}

mp_fault
mp_fault_about(mp_measure m)
{
	const struct mp_issue_info *i;
	const struct mp_finding_info *f;
	bool zh = mp_in_chinese();

	if (m < MP_M_FINDING) {
		i = &mp_issues[m - MP_M_ISSUE];
		return (mp_fault){ i->id, zh ? i->zh : i->en, zh ? i->do_zh : i->do_en };
	}
	f = &mp_findings[(m - MP_M_FINDING) % MP_NFINDING];
	return (mp_fault){ f->id, zh ? f->zh : f->en, zh ? f->do_zh : f->do_en };
}

bool
mp_issue_is_fault(mp_issue issue)
{
	return mp_issues[issue].gravity >= MP_REVIEW;
}

mp_issue_set
mp_issue_faults(mp_issue_set set)
{
	int i;

	for (i = 0; set >> i; i++)
		if (set & MP_ISSUE_BIT(i) && !mp_issue_is_fault((mp_issue)i))
			set &= ~MP_ISSUE_BIT(i);
	return set;
}
