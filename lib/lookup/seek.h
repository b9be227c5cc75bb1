/* seek.h - a seeker, seen from inside (for lib/lookup). */
#ifndef MP_LOOKUP_SEEK_H
#define MP_LOOKUP_SEEK_H

#include "address/fold.h"
#include "base/arena.h"
#include "base/map.h"
#include "lookup/handle.h"
#include "lookup/query.h"

enum {
	FITS = 256,	/* rows that are kept of one question */
	NEAR = 12,	/* names that are tried for one */
	MEETING = 512	/* names that may be alike and are looked at */
};

struct near {
	uint32_t term;
	mp_way way;
};

/* The names that are near one, best first. */
struct nears {
	size_t n;
	struct near near[NEAR];
};

struct mp_seeker {
	const mp_book *book;
	mp_normalizer *normalizer;
	mp_fold fold;
	mp_buf code;
	struct query query;
	struct fit fit[FITS];
	size_t nfits;
	mp_elements_set unread;	/* MP_NOTE: it is not known what a part of the text is */
	mp_map known;		/* element, realm and text -> nears */
	struct nears *nears;
	size_t nnears, near_cap;
	mp_arena arena;
	mp_found found[FITS];
	mp_answer answer;
};

/* Compare the question with all rows that are known by this handle of these terms.  Memory is
 * slow: what will be looked at can be asked for before. */
void seek_handle(mp_seeker *, mp_handle, const uint32_t term[MP_NELEMENT]);
void seek_fetch(const mp_seeker *, mp_handle, const uint32_t term[MP_NELEMENT]);

/* Look under the names as they are: under the estate and the road, or else from the
 * hamlet on under one after the other, until something fits. */
void seek_said(mp_seeker *);

/* Look under names that are near. */
void seek_near(mp_seeker *);

/* Look for names of the book that stand inside of what was taken for one: 湖光小区 in
 * 老城湖光小区, 民权路 as 民权. */
void seek_inside(mp_seeker *);

#endif
