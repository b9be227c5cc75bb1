/* split.h - the plates of a run in one file or in several.
 *
 * `--split 500` begins a file after every 500 plates, `--split township` has one for
 * every value of a column.  They are called after the output: plates.pdf becomes
 * plates-001.pdf, plates-老城街道.pdf.  All are put in place at the end of the run,
 * or none is. */
#ifndef MP_PLATE_SPLIT_H
#define MP_PLATE_SPLIT_H

#include "plate/press.h"
#include "row/filter.h"

typedef struct mp_split mp_split;

/* `output` NULL: only find the places; `split` NULL: one file.  Setup and strings are
 * borrowed; a column that is not there ends the program. */
mp_split *mp_split_new(filter *, const mp_press_setup *, const char *output,
    const char *split);

/* The press for the next plate, which is of this row; `*file` is its file's name, empty
 * if there is one file only. */
mp_press *mp_split_press(mp_split *, const filter_row *, mp_str *file);

/* End all files and free.  False with errno, and the file's name in `which` (for as long
 * as the filter lives), if one could not be written. */
bool mp_split_finish(mp_split *, const char **which);

#endif
