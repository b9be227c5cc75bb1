/* command.h - inside of the command layer: what cli, options and progress share. */
#ifndef MP_ROW_COMMAND_H
#define MP_ROW_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

/* Name, language, standard descriptors and the hooks of the program. */
void cli_begin(const char *name);

unsigned cli_processors(void);

/* The progress line on a terminal's stderr; at most five times a second. */
void cli_progress(size_t rows, size_t bytes, size_t total);	/* total 0: unknown */
void cli_clear(void);		/* take the line away, if one is shown */

#endif
