/* progress.c - the progress line on a terminal's stderr. */
#include <config.h>

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "row/cli.h"
#include "row/command.h"

static bool shown;
static double began, last;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void
cli_clear(void)
{
	if (shown)
		fputs("\r\033[K", stderr);
	shown = false;
}

void
cli_progress(size_t rows, size_t bytes, size_t total)
{
	static mp_buf line;
	double t = now(), spent;

	if (began == 0)
		began = last = t;
	if (t - last < 0.2)
		return;
	last = t;
	spent = t - began;
	line.n = 0;
	mp_buf_addc(&line, '\r');
	mp_buf_printf(&line, _("%zu rows, %.0f rows/s"), rows, (double)rows / spent);
	if (bytes && total >= bytes) {
		long left = (long)(spent * (double)(total - bytes) / (double)bytes);

		mp_buf_printf(&line, _(", %.0f %%, %ld:%02ld left"),
		    100.0 * (double)bytes / (double)total, left / 60, left % 60);
	}
	mp_buf_adds(&line, "\033[K");
	fputs(mp_buf_cstr(&line), stderr);
	shown = true;
}
