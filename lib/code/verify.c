/* verify.c - is this the code of an address? */
#include "code/verify.h"

#include "code/listing.h"
#include "code/registry_set.h"

/* What the registry says of a code that reads well. */
static bool
ask(const mp_verifier *v, mp_str text, bool *known, mp_verdict *verdict)
{
	static const mp_code_fault fault[] = {
		[MP_LIFE_LIVE] = MP_CODE_OK, [MP_LIFE_RETIRED] = MP_CODE_RETIRED,
		[MP_LIFE_MERGED] = MP_CODE_ALIAS,
	};
	mp_registered told;
	mp_place place;

	/* Nearly all codes are in use: then nobody needs their names. */
	mp_arena_free(&v->registry->arena);
	if (!mp_registry_by_code(v->registry, text, &place))
		return false;
	*known = place.id != 0;
	if (place.state == MP_LIFE_LIVE)
		return true;
	if (!mp_registry_tell(v->registry, text, &told, known))
		return false;
	if (*known) {
		verdict->fault = fault[told.life];
		verdict->now = told.successor;
	}
	return true;
}

bool
mp_verify(const mp_verifier *v, mp_str text, mp_verdict *verdict)
{
	bool known = false;
	mp_code code;

	*verdict = (mp_verdict){ .fault = mp_layout_read(v->layout, text, &code) };
	if (verdict->fault != MP_CODE_OK)
		return true;
	if (v->registry && !ask(v, text, &known, verdict))
		return false;
	if (known)
		return true;
	if (mp_gaz_by_code(v->gaz, code.division) == MP_GAZ_NONE)
		verdict->fault = MP_CODE_DIVISION;
	else if (v->registry)
		verdict->fault = MP_CODE_UNKNOWN;
	return true;
}

bool
mp_fault_is_good(mp_code_fault f)
{
	return f == MP_CODE_OK || f == MP_CODE_ALIAS;
}

const char *
mp_fault_name(mp_code_fault f)
{
	static const char *const name[] = {
		[MP_CODE_OK] = "", [MP_CODE_LENGTH] = "length",
		[MP_CODE_CHARACTER] = "character", [MP_CODE_CHECK] = "check",
		[MP_CODE_PARTS] = "parts", [MP_CODE_DIVISION] = "division",
		[MP_CODE_UNKNOWN] = "unknown", [MP_CODE_RETIRED] = "retired",
		[MP_CODE_ALIAS] = "alias",
	};

	return name[f];
}
