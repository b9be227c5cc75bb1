/* measure.h - what an audit measures: the one closed list.
 *
 * A measure is a share: of the rows (or houses, people ...) that are its denominator,
 * those that are its numerator.  Whoever adds one adds it to the enum, to the table in
 * measure.c and to the table of audit-report(1), which a test compares.  Behind the
 * measures come the issues of menpai-issues(5), each the share of live rows that have it;
 * and those of menpai-links(5), each the share of the houses, organisations or people of
 * --links that have it. */
#ifndef MP_AUDIT_MEASURE_H
#define MP_AUDIT_MEASURE_H

#include "address/issue.h"
#include "link/finding.h"
#include "link/links.h"

/* What is counted for every unit. */
typedef enum {
	MP_N_ROWS,		/* of the library */
	MP_N_LIVE,		/* those that are no duplicate of another row */
	MP_N_COLLECTED,		/* live, and of a level that is expected */
	MP_N_EXPECTED,		/* told by --expected */
	MP_N_JUDGED, MP_N_RIGHT,	/* of a sample */
	MP_N_HOUSES, MP_N_HOUSES_LINKED,
	MP_N_PEOPLE, MP_N_PEOPLE_LINKED,
	MP_N_ORGANISATIONS, MP_N_ORGANISATIONS_LINKED,
	MP_N_MAPPED, MP_N_LABELLED,	/* live */
	MP_N_PLATES, MP_N_INSTALLED,	/* live, with a plate */
	MP_N_DUPLICATES,
	MP_N_UNNAMED, MP_N_FAULTY,	/* live */
	MP_N_FAULTY_HOUSES, MP_N_FAULTY_PEOPLE, MP_N_FAULTY_ORGANISATIONS,
	MP_N_ISSUE,		/* + mp_issue: live */
	MP_N_FINDING = MP_N_ISSUE + MP_NISSUE,	/* + mp_link_kind * MP_NFINDING + mp_finding */
	MP_NCOUNTS = MP_N_FINDING + MP_LINK_NKIND * MP_NFINDING
} mp_count_kind;

typedef struct {
	uint64_t n[MP_NCOUNTS];
} mp_counts;

typedef enum {
	MP_COLLECTED, MP_ACCURATE,
	MP_LINKED_HOUSES, MP_LINKED_PEOPLE, MP_LINKED_ORGANISATIONS,
	MP_MAPPED, MP_LABELLED, MP_INSTALLED,
	MP_DUPLICATES, MP_UNNAMED, MP_FAULTY,
	MP_FAULTY_HOUSES, MP_FAULTY_PEOPLE, MP_FAULTY_ORGANISATIONS,
	MP_M_ISSUE,		/* + mp_issue */
	MP_M_FINDING = MP_M_ISSUE + MP_NISSUE,	/* + mp_link_kind * MP_NFINDING + mp_finding */
	MP_NMEASURES = MP_M_FINDING + MP_LINK_NKIND * MP_NFINDING
} mp_measure;

typedef struct {
	const char *whose;	/* of a finding: "people."; else "" */
	const char *id;		/* "collected", "id.check" */
	const char *zh;		/* "采集率": its other name in files */
	const char *name;	/* N_("coverage") */
	mp_count_kind of, in;	/* numerator, denominator */
	bool less;		/* is better: a threshold is the most that may be */
	bool sampled;		/* has an interval */
} mp_measure_info;

/* All about a measure; of an issue and a finding, too. */
mp_measure_info mp_measure_about(mp_measure);

/* Append what it is called in files: "collected", "people.id.check". */
void mp_measure_write(mp_buf *, mp_measure);

/* The measure of a finding of houses, organisations or people. */
static inline mp_measure
mp_measure_of(mp_link_kind kind, mp_finding finding)
{
	return (mp_measure)(MP_M_FINDING + (int)kind * MP_NFINDING + (int)finding);
}

/* The measure with this id or Chinese name, or MP_NMEASURES. */
mp_measure mp_measure_find(mp_str name);

/* Is Chinese the language of messages?  For texts that stand in tables in both. */
bool mp_in_chinese(void);

/* The name of a measure in the language of messages. */
const char *mp_measure_name(mp_measure);

/* What there is to say of an issue or a finding, in the language of messages. */
typedef struct {
	const char *id;		/* "id.check" */
	const char *wrong, *remedy;
} mp_fault;

mp_fault mp_fault_about(mp_measure);

/* Is the issue one that somebody has to do something about? */
bool mp_issue_is_fault(mp_issue);

/* Those of the set that are. */
mp_issue_set mp_issue_faults(mp_issue_set);

#endif
