/* verify.c - is this the code of an address? */
#include "code/verify.h"

bool
mp_verify(const mp_verifier *v, mp_str text, mp_code_fault *fault)
{
	bool held = false;
	mp_code code;

	if ((*fault = mp_layout_read(v->layout, text, &code)) != MP_CODE_OK)
		return true;
	if (v->registry && !mp_registry_holds(v->registry, &code, text, &held))
		return false;
	if (held)
		return true;
	if (mp_gaz_by_code(v->gaz, code.division) == MP_GAZ_NONE)
		*fault = MP_CODE_DIVISION;
	else if (v->registry)
		*fault = MP_CODE_UNKNOWN;
	return true;
}

const char *
mp_fault_name(mp_code_fault f)
{
	static const char *const name[] = {
		[MP_CODE_OK] = "", [MP_CODE_LENGTH] = "length",
		[MP_CODE_CHARACTER] = "character", [MP_CODE_CHECK] = "check",
		[MP_CODE_PARTS] = "parts", [MP_CODE_DIVISION] = "division",
		[MP_CODE_UNKNOWN] = "unknown",
	};

	return name[f];
}
