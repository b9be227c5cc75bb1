/* read.h - a row of one of the three tables (menpai-links(5)): where it belongs, and what
 * can be said of it alone.  What can be said of it beside others is in linking.h.
 *
 * It runs on the -j threads and hands on what is small: an ID number and a name only as
 * hashes that live as long as the run. */
#ifndef MP_LINK_READ_H
#define MP_LINK_READ_H

#include "base/date.h"
#include "link/hang.h"
#include "link/links.h"

/* What the threads share. */
typedef struct {
	const mp_book *book;
	const struct mp_normal_settings *settings;
	unsigned least_score;	/* of MP_SCORE_ONE */
	mp_date today;
	mp_memo *memo;
} mp_link_job;

typedef struct {
	mp_link_kind kind;
	const mp_link_job *job;
	filter_col id, station, collector, date;
	filter_col text, code;			/* of where it is; of people: the residence */
	filter_col household, household_code, household_number;	/* people */
	filter_col name, id_type, number, sex, birth, kinship, living, until;
	filter_col state;			/* houses */
} mp_link_table;

/* Find the columns.  Does not return if there is no id, or neither text nor code. */
void mp_link_bind(mp_link_table *, const mp_link_job *, mp_link_kind, filter *);

/* What is known of a row. */
typedef struct {
	mp_hung at;		/* where it hangs */
	uint32_t household;	/* people: the place where they are registered */
	mp_finding_set findings;
	uint64_t who;		/* hash of the number; 0: none that tells */
	uint32_t name;		/* hash */
	uint32_t number;	/* people: hash of the household's number; 0: it has none */
	uint8_t kind, relation;
	bool lives;		/* people: there, now, in this very home */
	bool head;		/* of the household that is registered */
	bool vacant;		/* a house that stands empty */
	bool lost;		/* the address is missing: it goes to the list */
} mp_linked;

/* The worker for filter_ahead, whose `shared` is a mp_link_table; and what it prepared:
 * `carried` is "id, station, collector, date" with tabs between them, and if the row is
 * lost the county and the township of its text; `missed` is that text and its candidates
 * in the same way. */
enum { MP_LINK_CARRIED = 6 };
extern const struct filter_worker mp_link_worker;
static inline mp_str
mp_link_carried_id(mp_str carried)
{
	return (mp_str){ carried.p, (size_t)((char *)memchr(carried.p, '\t', carried.n) - carried.p) };
}
void mp_link_taken(mp_str prepared, mp_linked *, mp_str *carried, mp_str *missed);

#endif
