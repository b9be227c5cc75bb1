/* parse_lattice.h - one text under the parser's hands (private to lib/address).
 *
 * The lattice holds every plausible reading of every stretch of the text as an
 * edge between two character positions.  Edges are made only from positions that
 * some reading reaches (mp_path_whole asks for them), by five makers:
 *
 *	mp_divisions_edges	gazetteer names
 *	mp_local_edges		names of the place, accepted by a clerk (--names)
 *	mp_names_edges		names that end in a generic word, or at a boundary
 *	mp_numbers_edges	numbers with what they count, chains
 *	mp_relations_edges	crossings, relation words, brackets, fillers
 *	mp_notes_edges		people and telephones
 *
 * Everything here lives until the next mp_lattice_load; nothing is allocated for
 * a row once the arrays have grown. */
#ifndef MP_ADDRESS_PARSE_LATTICE_H
#define MP_ADDRESS_PARSE_LATTICE_H

#include "address/address.h"
#include "address/fold.h"
#include "address/local.h"
#include "address/parse_known.h"
#include "address/parse_lexicon.h"
#include "address/parse_weights.h"
#include "gazetteer/gazetteer.h"

/* Longer texts are read up to here; the rest becomes the note. */
#define MP_TEXT_MAX 800

/* A word of the lexicon where it stands. */
struct mp_occurrence {
	const mp_word *word;
	uint16_t end;		/* position behind it */
};

/* A number as it stands, with its prefix, its parts and what it counts. */
#define MP_ATOMS 10
struct mp_number {
	uint16_t from, to;	/* all of it */
	uint16_t core;		/* behind the last part, before the counting word */
	uint8_t unit;		/* enum mp_unit */
	int8_t score;		/* of the counting word */
	bool mended;		/* a mistyped counting word: 撞 for 幢 */
	bool temporary;		/* 14(临)号 */
	const mp_word *word;	/* the counting word, NULL if there is none */
	uint16_t prefix;	/* where the first part begins: 甲, 附, 东 before it */
	uint8_t natom, nsub;	/* parts; those from nsub on are behind 附 (0: none) */
	struct {
		uint16_t from, to;
		char join;	/* before it: 0, '-' or ',' */
	} atom[MP_ATOMS];
};

/* What became of a set of candidates when a name was read. */
struct mp_outcome {
	uint16_t result;
	int8_t score;
	uint8_t flags, kind;
};

/* A name of the gazetteer where it stands, as borne on one level. */
struct mp_named {
	mp_gaz_name name;
	uint32_t at;		/* byte of fold.text where it begins */
	uint8_t level;
	bool full;		/* not only the short name of somebody */
	bool within;		/* the name of a zone that begins with it: 太仓|经济开发区 */
	uint32_t spelling;	/* a hash of its bytes */
	uint16_t with;		/* the set that it met last (+ 1); 0: none */
	struct mp_outcome met;	/* and what became of that */
};

/* A name of the place where it stands: all who are written so. */
struct mp_placed {
	uint32_t name;		/* the first of mp_local_match */
	uint16_t to;
	uint16_t longer;	/* placed (+ 1) that begins there, too, and is longer */
	uint8_t element;
};

/* The same names meet in row after row, so meetings and sets are kept until they are
 * many. */
struct mp_meeting {
	uint64_t key;		/* the set, the name and how it is spelt; 0: free */
	struct mp_outcome outcome;
};
#define MP_MEETINGS 16384	/* a power of two */
#define MP_SETS 8192

enum mp_form {		/* how build writes an edge */
	MP_F_NONE, MP_F_DIVISION, MP_F_NAME, MP_F_NUMBER, MP_F_CHAIN, MP_F_VERBATIM,
	MP_F_LOCAL
};

struct mp_edge {
	uint16_t from, to;
	uint8_t sort, form;
	int16_t score;
	uint16_t ref;		/* named (+ 1), number (+ 1) or placed (+ 1); 0 none */
	const mp_word *word;	/* of the lexicon that decided; may be NULL */
};

/* A set of divisions that the text so far may mean; [0] is the empty set. */
#define MP_CANDIDATES 24
struct mp_candidates {
	uint16_t n;
	bool more;		/* there were more than fit */
	uint32_t d[MP_CANDIDATES];
};

/* One way to have read the text up to a position. */
struct mp_reading {
	int32_t score, margin;
	uint32_t prev;		/* reading before */
	uint32_t edge;
	uint32_t mask;		/* elements seen */
	uint16_t set;		/* candidates */
	uint8_t state, flags;
};

/* A reading that lost its place to another of the same state, for mp_parse_explain. */
struct mp_loser {
	uint32_t place;		/* in mp_lattice.reading */
	struct mp_reading was;
};

enum {
	MP_R_GAP = 1, MP_R_SHORT = 2, MP_R_CLASH = 4, MP_R_REPEAT = 8,
	MP_R_ALONE = 16	/* a village that its county has once, its township unnamed */
};

#define MP_SEVERAL UINT16_MAX	/* ref of a note that is another address */
#define MP_BEAM 4	/* readings kept at a position */

typedef struct mp_lattice {
	const mp_gaz *gaz;
	const mp_local *local;	/* NULL: none */
	const mp_lexicon *words;
	mp_fold fold;
	size_t n;		/* characters that are read */
	size_t sound;		/* characters before the first that was mended */
	size_t ndigit;		/* how many are digits */
	uint32_t *c;		/* them, mistypings mended */
	uint32_t *at;		/* their byte offsets in fold.text; at[n] is the end */
	uint8_t *cls;
	uint8_t *mended;
	uint32_t *role;		/* roles of the words that begin here */
	uint16_t *occ_at;	/* the words that begin at i: occ_at[i] .. occ_at[i+1] */
	uint16_t *number_at;	/* memo: 0 not looked, 1 none, else number + 2 */
	uint8_t *boundary;	/* memo of mp_names_boundary: 0 not looked, 1 no, 2 yes */
	uint16_t *tail_at;	/* memo of mp_relations_tail */
	struct mp_occurrence *occ;
	size_t occ_cap;
	bool worded;		/* mp_lattice_words was here */
	struct mp_number *number;
	size_t nnumber, number_cap;
	struct mp_edge *edge;
	size_t nedge, edge_cap;
	struct mp_named *named;
	size_t nnamed, named_cap;
	struct mp_placed *placed;
	size_t nplaced, placed_cap;
	struct mp_meeting *meeting;	/* MP_MEETINGS, by the hash of the key */
	size_t nmeeting;
	mp_gaz_stop stop;	/* of the last mp_divisions_edges */
	mp_known *known;
	struct mp_candidates *set;
	size_t nset, set_cap;
	struct mp_reading *reading;	/* MP_BEAM for every position, 0 .. n */
	uint8_t *nreading;
	struct mp_loser *loser;
	size_t nloser, loser_cap;
	int32_t *top;		/* the best score at a position */
	size_t far;		/* the last position that a reading has reached */
	int32_t *need;		/* what a reading must have there to be worth going on */
	bool sure;		/* what begins there is settled: see parse_path.c */
	uint32_t states;	/* of the readings at the position that is expanded */
	struct mp_edge dropped;	/* where edges go that are of no use */
	size_t cap;			/* characters that the arrays hold */
	struct mp_reading best;
} mp_lattice;

void mp_lattice_init(mp_lattice *, const mp_gaz *, const mp_lexicon *);
void mp_lattice_fini(mp_lattice *);

/* Fold `raw`, decode and classify it, mend what was mistyped, find the words. */
void mp_lattice_load(mp_lattice *, mp_str raw);

/* Find the words from character i on, unless that was done; before i nobody looks
 * for words any more. */
void mp_lattice_words(mp_lattice *, size_t i);

/* The word with one of these roles that is the whole of [i, to), once the words are
 * found: what mp_lexicon_find finds. */
static inline const mp_word *
mp_lattice_word(const mp_lattice *L, size_t i, size_t to, uint32_t roles)
{
	size_t k;

	if (L->role[i] & roles)
		for (k = L->occ_at[i]; k < L->occ_at[i + 1]; k++)
			if (L->occ[k].end == to && L->occ[k].word->role & roles)
				return L->occ[k].word;
	return NULL;
}

/* Add an edge; returns it for changes until the next is added.  An edge that no
 * reading will take is dropped. */
struct mp_edge *mp_lattice_put(mp_lattice *, size_t from, size_t to, int sort,
    int form, int score);

static inline struct mp_edge *
mp_lattice_add(mp_lattice *L, size_t from, size_t to, int sort, int form, int score)
{
	if (L->top[from] + score + MP_WT_BEST_STEP < L->need[to])
		return &L->dropped;
	return mp_lattice_put(L, from, to, sort, form, score);
}

void mp_divisions_edges(mp_lattice *, size_t i);
void mp_local_edges(mp_lattice *, size_t i);
void mp_names_edges(mp_lattice *, size_t i);
void mp_numbers_edges(mp_lattice *, size_t i);
void mp_relations_edges(mp_lattice *, size_t i);
void mp_notes_edges(mp_lattice *, size_t i);

/* Of those who are written as the stretch of this edge or part, the one that is meant
 * where the candidates are `set`; NULL if none.  With `a`, what is above the name in
 * the address is looked at, too. */
const struct mp_local_name *mp_local_meant(const mp_lattice *, size_t from, size_t to,
    uint16_t ref, uint16_t set, const mp_address *a);

/* May a bare name end before character i: does something else begin there? */
bool mp_names_boundary(mp_lattice *, size_t i);

/* The end of a highway with its number behind it (省道101) at i, or i. */
size_t mp_names_highway(const mp_lattice *, size_t i);

/* How what begins at i joins two parts of a number: '-', '~', ',', or 0. */
char mp_number_joint(const mp_lattice *, size_t i);

/* The number that begins at i, or NULL.  Most characters begin none: see mp_lattice_words. */
const struct mp_number *mp_number_read(mp_lattice *, size_t i);

static inline const struct mp_number *
mp_number_at(mp_lattice *L, size_t i)
{
	if (i >= L->n || L->number_at[i] == 1)
		return NULL;
	return L->number_at[i] ? &L->number[L->number_at[i] - 2] : mp_number_read(L, i);
}

/* The end of the relation words that begin at i (i itself if none do), and how
 * strong they are; *inside if they only say where within their object. */
size_t mp_relations_tail(mp_lattice *, size_t i, int *score, bool *inside);

/* The best path.  L->best is its last reading. */
void mp_path_whole(mp_lattice *);

/* Its two halves: what is known of how the text begins, and the rest. */
void mp_path_begin(mp_lattice *);
void mp_path_on(mp_lattice *);

/* What becomes of the candidates `set` when name `named` is read. */
struct mp_outcome mp_divisions_meet(mp_lattice *, uint16_t set, uint16_t named);

/* Make room for the candidates of another row. */
void mp_divisions_begin(mp_lattice *);

/* Is this a character that decides whether a name before it is meant? */
bool mp_divisions_heed(uint32_t c);

/* Is all of [i, to) the full name of a division? */
bool mp_divisions_named(const mp_lattice *, size_t i, size_t to);

/* Does the full name of a province, city or county begin at i? */
bool mp_divisions_begins(const mp_lattice *, size_t i);

/* Note that a name of a city or county begins at i within the name of a zone that
 * ends before `to`: its number in L->named, or -1. */
int mp_divisions_within(mp_lattice *, size_t i, size_t to);

/* Does a reading that came here end in one of these elements? */
#define MP_STATE_BIT(e) (1U << (e))
static inline bool
mp_comes_from(const mp_lattice *L, uint32_t states)
{
	return (L->states & states) != 0;
}

static inline bool
mp_is_direction(uint32_t c)
{
	return c == 0x4E1C || c == 0x897F || c == 0x5357 || c == 0x5317;
}

#endif
