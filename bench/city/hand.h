/* hand.h - an address on its way to text.
 *
 * A change (do_...) alters what a hand says of the place, and returns whether it
 * could: most want an element of some form.  Where a change makes the text fit
 * another place too, that is found when it is written down (scribe.c), except for
 * numbers that are left out: those clear `decides` at once. */
#ifndef MP_BENCH_HAND_H
#define MP_BENCH_HAND_H

#include "scribe.h"

/* Elements, and habits of this hand. */
struct hand {
	prng *rng;
	city *city;
	const struct place *is;	/* the truth */
	struct place say;
	struct script *out;
	const char *gap;	/* between elements */
	bool chain;		/* 3-2-501 */
	bool estate_first;	/* 湖光小区(东方红大道218号) */
	bool repeat;		/* 信阳市信阳市 */
	const char *before, *after;
};

/* This way to write it for that. */
struct pair {
	const char *from, *to;
};

/* Add an item to a list with commas. */
void hand_note(mp_buf *list, const char *item);

/* Replace the first `from` in an element; false if it is not there or too long. */
bool hand_swap(char *text, const char *from, const char *to);

/* Is the element exactly a number and `tail`?  Then the number, else 0. */
unsigned hand_count(const char *text, const char *tail);

bool hand_ends(const char *text, const char *tail);

/* Leave an element out. */
void hand_drop(struct hand *, mp_element);

/* change_form.c */
bool do_numeral(struct hand *);		/* 十二号 */
bool do_form(struct hand *);		/* 栋, 幢, #; no 室; 付, 之 */
bool do_chain(struct hand *);		/* 3-2-501 */
bool do_floor(struct hand *);		/* 5楼501室 */
bool do_digit(struct hand *);		/* 1O1, 好 for 号 */
bool do_repeat(struct hand *);		/* 信阳市信阳市 */
bool do_note(struct hand *);		/* （户主外出） */
bool do_gap(struct hand *);		/* spaces, commas */
bool do_order(struct hand *);		/* the estate before its road */

/* change_drop.c */
bool do_drop_top(struct hand *);	/* province, city */
bool do_drop_township(struct hand *);
bool do_drop_county(struct hand *);
bool do_drop_community(struct hand *);
bool do_drop_many(struct hand *);	/* all below the county, or all above the road */
bool do_drop_road(struct hand *);	/* the door of an estate, or its road too */
bool do_drop_unit(struct hand *);
bool do_drop_estate(struct hand *);

/* change_name.c */
bool do_alias(struct hand *);
bool do_old_road(struct hand *);
bool do_bare(struct hand *);		/* 湖光, 湖光花园 for 湖光小区 */
bool do_county(struct hand *);
bool do_typo_alike(struct hand *);
bool do_typo_other(struct hand *);
bool do_typo_omit(struct hand *);
bool do_typo_extra(struct hand *);
bool do_typo_exchange(struct hand *);

#endif
