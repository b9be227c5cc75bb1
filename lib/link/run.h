/* run.h - what link-house-person does with its options: the part of the command layer that
 * a command of one page has no room for.
 *
 * All three return the exit status, or do not return: cli_die. */
#ifndef MP_LINK_RUN_H
#define MP_LINK_RUN_H

#include "link/links.h"

typedef struct {
	const char *book, *registry, *layout, *table[MP_LINK_NKIND], *kind, *missing, *gaps, *roads;
	const char *crowded, *score, *today, *rules, *names, *tmpdir;
	const char *at, *person, *log, *operator, *purpose, *reason;
	bool unmask, verify;
} mp_link_options;

int mp_link_run(const mp_link_options *, const struct cli *, struct cli_args *);
int mp_link_ask(const mp_link_options *, const struct cli *, const struct cli_args *);
int mp_link_verify(const mp_link_options *);

#endif
