/* layout.c - fuzz target: a layout of any bytes, and codes in it.
 *
 * What must hold: a layout that is taken makes codes of its width, which read back as
 * what they were made of; one that is not is refused with a reason.  Any bytes are judged
 * as a code. */
#include <config.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "code/path.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The code of an address, with the serials that it asks for or the highest. */
static void
check_code(const mp_layout *l, const char *text)
{
	uint64_t division = UINT64_C(411502001201);
	mp_str key = mp_str_from(text);
	mp_step step[MP_SLOTS];
	mp_code code = { .division = division }, back;
	mp_buf b = { 0 };
	size_t i, n;

	if (mp_path_refusal(l, key))
		return;
	if ((n = mp_path(l, key, division, step)) == 0 || n > MP_SLOTS)
		abort();
	for (i = 0; i < n; i++) {
		uint32_t most = mp_layout_max(l, step[i].slot);

		if (step[i].want > most || most == 0)
			abort();
		code.serial[step[i].slot] = step[i].want ? step[i].want : most;
		code.type = step[i].type;
	}
	mp_layout_write(&b, l, &code);
	if (b.n != mp_layout_width(l) || b.n > MP_LAYOUT_WIDTH ||
	    mp_layout_read(l, mp_buf_str(&b), &back) != MP_CODE_OK ||
	    memcmp(back.serial, code.serial, sizeof code.serial) != 0 ||
	    mp_layout_root(l, back.division, back.type) !=
	    mp_layout_root(l, code.division, code.type))
		abort();
	mp_buf_free(&b);
}

static void
check_layout(const mp_layout *l)
{
	mp_buf text = { 0 };

	if (l->nparts == 0 || l->nparts > MP_LAYOUT_PARTS || !l->name[0] || !l->id[0])
		abort();
	mp_layout_describe(&text, l);
	mp_buf_free(&text);
	check_code(l, "河南省|信阳市|浉河区|t老城街道|v义阳村");
	check_code(l, "河南省|信阳市|浉河区|t老城街道|r民权路");
	check_code(l, "河南省|信阳市|浉河区|t老城街道|v义阳村|g张湾|d12-3");
	check_code(l, "河南省|信阳市|浉河区|t老城街道|r民权路|s中段|l3巷|e南园|d12|b3|u2|f5|h501");
	check_code(l, "河南省|信阳市|浉河区|t老城街道|e南园|b9999999|u9999999|f9999999|h9999999");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[] = "/tmp/menpai-fuzz-XXXXXX";
	int fd = mkstemp(path);
	mp_buf why = { 0 };
	mp_layout l;
	mp_code c;

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	close(fd);
	if (mp_layout_open(&l, path, &why))
		check_layout(&l);
	else if (why.n == 0)
		abort();
	else
		l = mp_layout_default;
	mp_layout_read(&l, (mp_str){ (const char *)data, size }, &c);
	unlink(path);
	mp_buf_free(&why);
	return 0;
}
