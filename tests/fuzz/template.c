/* template.c - fuzz target: a template of any bytes, and a payload.
 *
 * What must hold: a template that is taken is one that plates can be made of (sizes
 * above 0, everything on the plate), and its artwork is operators that can be drawn;
 * one that is not is refused with a reason.  A payload is judged, whatever it is. */
#include <config.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "plate/face.h"
#include "plate/template.h"
#include "tag/tag.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_type(const mp_plate_type *t)
{
	static const mp_look look = { .bleed = true };
	mp_buf ops = { 0 };
	size_t i;

	if (t->width <= 0 || t->height <= 0 || t->qr.w <= 0 || t->name.n == 0 || t->zh.n == 0 ||
	    t->qr.x + t->qr.w > t->width || t->qr.y + t->qr.h > t->height ||
	    t->number > MP_ROOM || t->ntexts > MP_TEXTS || t->nareas > MP_AREAS)
		abort();
	for (i = 0; i < t->ntexts; i++)
		if (t->text[i].min <= 0 || t->text[i].max < t->text[i].min ||
		    t->text[i].nparts == 0 || t->text[i].nparts > MP_PARTS)
			abort();
	mp_face_artwork(t, &look, &ops);
	if (ops.n == 0)
		abort();
	mp_buf_free(&ops);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const mp_tag_keys keys = { .key = { { .id = 'A' } }, .n = 1 };
	char path[] = "/tmp/menpai-fuzz-XXXXXX";
	int fd = mkstemp(path);
	mp_arena strings = { 0 };
	mp_buf why = { 0 };
	mp_plate_type type;
	mp_str code;

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	close(fd);
	if (mp_template_read(&type, path, &strings, &why))
		check_type(&type);
	else if (why.n == 0)
		abort();
	unlink(path);
	mp_arena_free(&strings);
	mp_buf_free(&why);
	if (mp_tag_check(&keys, (mp_str){ (const char *)data, size }, &code) !=
	    MP_TAG_MALFORMED && code.n == 0)
		abort();
	return 0;
}
