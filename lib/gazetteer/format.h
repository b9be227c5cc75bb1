/* format.h - the compiled gazetteer as it lies in the file; shared by the reader
 * and the compiler, by nobody else.
 *
 * Native byte order (`order` tells), 8-byte aligned sections at the offsets that
 * the head gives.  The body is covered by one XXH3, the head by another. */
#ifndef MP_GAZETTEER_FORMAT_H
#define MP_GAZETTEER_FORMAT_H

#include <stdint.h>

enum { GAZ_VERSION = 1, GAZ_ORDER = 0x01020304, GAZ_PAGE = 256, GAZ_NPAGE = 0x1100 };

#define GAZ_MAGIC "menpaiGZ"

enum gaz_section {
	GAZ_DIVISIONS,	/* struct gaz_division, in preorder */
	GAZ_STRINGS,	/* bytes of the names */
	GAZ_PAGES,	/* uint16_t[GAZ_NPAGE]: page of each 256 code points */
	GAZ_IDS,	/* uint16_t[GAZ_PAGE] per page: the trie's character, 0 for none;
			 * variant characters share one */
	GAZ_NODES,	/* struct gaz_node */
	GAZ_ENDS,	/* uint32_t per node: the name that ends there (GAZ_NAMED) */
	GAZ_NAMES,	/* struct gaz_name */
	GAZ_BEARERS,	/* uint32_t: division << 3 | kind, ascending within a name */
	GAZ_NSECTION
};

struct gaz_head {
	char magic[8];
	uint32_t order, version;
	uint64_t size;			/* of the whole file */
	uint64_t body_sum;		/* XXH3 of everything behind the head */
	struct { uint32_t offset, count; } section[GAZ_NSECTION];
	uint64_t head_sum;		/* XXH3 of the head up to here */
};

struct gaz_division {
	uint64_t code;		/* 12 digits; without one: place in the order, unlisted set */
	uint32_t parent, end;
	uint32_t name;		/* offset in GAZ_STRINGS */
	uint8_t len, level, class, unlisted;
};

/* A double array: the child of node s by character c is base[s] + c if that
 * node's check is s.  Node 0 is the root; a node without children has base 0. */
struct gaz_node {
	uint32_t base;		/* GAZ_NAMED set where a name ends */
	uint32_t check;
};

#define GAZ_NAMED 0x80000000U

struct gaz_name {
	uint32_t first;			/* in GAZ_BEARERS */
	uint32_t n : 16, levels : 8, full : 8;
};

#endif
