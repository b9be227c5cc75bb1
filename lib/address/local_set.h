/* local_set.h - the names of one place in memory (private to local.c and
 * local_file.c). */
#ifndef MP_ADDRESS_LOCAL_SET_H
#define MP_ADDRESS_LOCAL_SET_H

#include "address/local.h"
#include "base/arena.h"
#include "base/map.h"

/* A branch of the trie, in a hash table; node 0 is the root, child 0 a free slot. */
struct local_branch {
	uint32_t parent, c, child;
};

/* A county: where it is.  Counties of other provinces may be called the same. */
#define LOCAL_NAMESAKES 8
struct local_scope {
	mp_str name;
	uint32_t d[LOCAL_NAMESAKES];
	uint8_t n;
	bool everywhere;	/* the gazetteer does not know it, or the row names none */
};

#define LOCAL_SEVERAL UINT32_MAX

struct mp_local {
	const mp_gaz *gaz;
	struct mp_local_name *name;	/* from 1 */
	size_t nname, name_cap;
	struct mp_local_rule *rule;	/* from 1 */
	size_t nrule, rule_cap;
	struct local_branch *branch;
	size_t mask;			/* of the slots, a power of two less one */
	uint32_t *head;			/* of each node: the first name that ends there */
	size_t nnode, node_cap;
	struct local_scope *scope;
	size_t nscope, scope_cap;
	mp_map scopes;			/* by name */
	mp_map rules;			/* by mp_local_rule_key, the first of each */
	mp_map owners;			/* by the same key without a county: the scope, or
					 * LOCAL_SEVERAL */
	mp_map doors;			/* by mp_local_door_key, the first of each */
	mp_arena text;
};

/* The node behind `parent` for a (variant-folded) character, made if need be. */
uint32_t mp_local_plant(mp_local *, uint32_t parent, uint32_t c);

/* Write the key of the rules of a name to `key`, which has room for it. */
mp_str mp_local_rule_key(mp_buf *key, mp_str county, mp_element element, mp_str name);

/* The same for a door of a road. */
mp_str mp_local_door_key(mp_buf *key, mp_str county, mp_str road, mp_str door);

#endif
