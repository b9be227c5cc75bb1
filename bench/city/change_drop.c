/* change_drop.c - what a hand leaves out. */
#include "hand.h"

void
hand_drop(struct hand *h, mp_element e)
{
	if (h->say.elem[e][0] == '\0')
		return;
	h->say.elem[e][0] = '\0';
	hand_note(&h->out->dropped, mp_elements[e].name);
}

static bool
says(const struct hand *h, mp_element e)
{
	return h->say.elem[e][0] != '\0';
}

/* A road or an estate; without one the place is a hamlet or a group. */
static bool
urban(const struct hand *h)
{
	return says(h, MP_ROAD) || says(h, MP_ESTATE);
}

bool
do_drop_top(struct hand *h)
{
	hand_drop(h, MP_PROVINCE);
	if (prng_chance(h->rng, 50) || !says(h, MP_DEVZONE))
		hand_drop(h, MP_CITY);
	return true;
}

bool
do_drop_township(struct hand *h)
{
	if (!says(h, MP_TOWNSHIP))
		return false;
	hand_drop(h, MP_TOWNSHIP);
	return true;
}

bool
do_drop_county(struct hand *h)
{
	if (!says(h, MP_COUNTY))
		return false;
	hand_drop(h, MP_COUNTY);
	hand_drop(h, MP_PROVINCE);
	return true;
}

/* A hamlet has a name; 3组 is nothing without its village. */
bool
do_drop_community(struct hand *h)
{
	if (!says(h, MP_COMMUNITY) || (!urban(h) && !prng_chance(h->rng, 40)))
		return false;
	hand_drop(h, MP_COMMUNITY);
	return true;
}

bool
do_drop_many(struct hand *h)
{
	if (!urban(h))
		return false;
	hand_drop(h, MP_TOWNSHIP);
	hand_drop(h, MP_COMMUNITY);
	if (prng_chance(h->rng, 30)) {
		hand_drop(h, MP_COUNTY);
		hand_drop(h, MP_PROVINCE);
	}
	return true;
}

/* The estate says where it is: no need for the road, or for its door. */
bool
do_drop_road(struct hand *h)
{
	if (!says(h, MP_ESTATE) || !says(h, MP_DOOR))
		return false;
	hand_drop(h, MP_DOOR);
	if (prng_chance(h->rng, 60)) {
		hand_drop(h, MP_SEGMENT);
		hand_drop(h, MP_ROAD);
	}
	return true;
}

bool
do_drop_unit(struct hand *h)
{
	if (!says(h, MP_UNIT) || !says(h, MP_ROOM) || h->chain)
		return false;
	hand_drop(h, MP_UNIT);
	h->out->decides &= h->is->one_unit;
	return true;
}

bool
do_drop_estate(struct hand *h)
{
	if (!says(h, MP_ESTATE) || !says(h, MP_DOOR) || !says(h, MP_BUILDING))
		return false;
	hand_drop(h, MP_ESTATE);
	h->out->decides = false;	/* 东区 and 西区 share the door */
	return true;
}
