/* pagesize.c - pages of an exact size, although cairo rounds. */
#include <config.h>

#include "plate/pagesize.h"

#include <math.h>
#include <stdio.h>

static const char form[] = "/MediaBox [ 0 0 %0*.6f %0*.6f ]";

void
mp_page_size_set(mp_page_size *s, double width, double height)
{
	int w, h;

	s->width = ceil(width) + 1e-6;
	s->height = ceil(height) + 1e-6;
	s->down = s->height - height;
	s->matched = 0;
	w = snprintf(NULL, 0, "%.6f", s->width);
	h = snprintf(NULL, 0, "%.6f", s->height);
	snprintf(s->told, sizeof s->told, form, w, s->width, h, s->height);
	snprintf(s->real, sizeof s->real, form, w, width, h, height);
}

void
mp_page_size_pass(mp_page_size *s, mp_buf *out, mp_str bytes)
{
	size_t i;

	for (i = 0; i < bytes.n; i++) {
		if (bytes.p[i] != s->told[s->matched]) {
			mp_buf_add(out, (mp_str){ s->told, s->matched });
			s->matched = 0;
		}
		if (bytes.p[i] != s->told[s->matched])
			mp_buf_addc(out, bytes.p[i]);
		else if (s->told[++s->matched] == '\0') {
			mp_buf_adds(out, s->real);
			s->matched = 0;
		}
	}
}
