/* options.h - what the options of plate-render mean.
 *
 * Part of the command layer, like lib/row/cli: what makes no sense ends the program
 * with a message that names the option. */
#ifndef MP_PLATE_OPTIONS_H
#define MP_PLATE_OPTIONS_H

#include "plate/rows.h"

/* As they were given; NULL: not. */
typedef struct {
	const char *output, *base, *key, *templates, *type, *sheet, *margin, *gutter, *colour;
	const char *grid, *reduction, *split, *order;
	bool prove, bleed;
} mp_plate_options;

/* What they come to.  It does not move while it is used. */
typedef struct {
	mp_plate_types types;
	mp_tag_keys keys;
	mp_job job;
	mp_sheet sheet;
	mp_plate_plan plan;
} mp_plate_setup;

/* `preview` is the format of a picture, or NULL. */
void mp_plate_setup_init(mp_plate_setup *, const mp_plate_options *, const char *preview);
void mp_plate_setup_fini(mp_plate_setup *);

/* Only the keys, for an option that needs nothing else: no template, no font. */
const mp_tag_keys *mp_plate_setup_keys(mp_plate_setup *, const mp_plate_options *,
    const char *option);

/* Append a table of the types. */
void mp_plate_types_list(const mp_plate_types *, mp_buf *);

#endif
