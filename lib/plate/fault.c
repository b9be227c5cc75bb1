/* fault.c - why a plate cannot be made. */
#include "plate/fault.h"

#include "row/cli.h"

const char *
mp_fault_reason(const mp_fault *f)
{
	switch (f->kind) {
	case MP_FAULT_EMPTY:
		if (f->field == MP_FIELD_NAME)
			return N_("no road, estate or village to stand above the number");
		if (f->field == MP_FIELD_CODE)
			return N_("no code; run addr-code first, and see the column "
			    "'issues' for what the address lacks");
		return N_("empty, but this type of plate shows it");
	case MP_FAULT_NO_GLYPH:
		return N_("the plate font lacks a character; correct it, or have the "
		    "plate made by hand");
	case MP_FAULT_TOO_LONG:
		return N_("does not fit on the plate at the smallest legible size; "
		    "choose a larger plate_type");
	case MP_FAULT_PERSONAL:
		return N_("looks like a person's telephone or ID number, which must not "
		    "be on a plate");
	case MP_FAULT_BAD_CODE:
		return N_("not an address code: only 0-9, A-Z and - . * make a QR code "
		    "that is small enough");
	case MP_FAULT_BAD_CHECK:
		return N_("the code's check character is wrong; it was mistyped");
	case MP_FAULT_BAD_POSTCODE:
		return N_("not a postcode of six digits");
	case MP_FAULT_BAD_QR:
		return N_("the QR code would be too fine to scan; use a shorter "
		    "--base-url or a larger plate_type");
	case MP_FAULT_UNREADABLE:
		return N_("the QR code cannot be read on the plate as it would be printed");
	case MP_FAULT_NO_ROOM:
		return N_("larger than the sheet, and plates are never scaled; choose a "
		    "larger --sheet, or none");
	case MP_FAULT_LONG_PAYLOAD:	/* said with its number by whoever knows it */
	case MP_FAULT_NONE:
		break;
	}
	return "";
}
