/* roads.c - fuzz target: a table of how roads number, of any bytes.
 *
 * What must hold: a table that is taken is one that gaps can be looked for with; one that
 * is not is refused with a reason. */
#include <config.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "link/gaps.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_rules(const mp_road_rules *rules)
{
	static const char *const doors[] = { "1号", "3号", "7号", "8号", "12号附2号", "9999999号" };
	mp_gaps *g = mp_gaps_new(rules, MP_GAP_PEOPLE);
	mp_address a = { .elem = { [MP_COUNTY] = MP_STR("浉河区"), [MP_ROAD] = MP_STR("环湖路") } };
	mp_gap gap;
	size_t i, n = 0;

	for (i = 0; i < sizeof doors / sizeof *doors; i++) {
		a.elem[MP_SEGMENT] = i % 2 ? MP_STR("路南") : MP_STR("路北");
		a.elem[MP_DOOR] = mp_str_from(doors[i]);
		mp_gaps_add(g, &a, MP_STR(""), 0);
	}
	mp_gaps_end(g);
	while (mp_gaps_next(g, &gap))
		n += gap.missing.n > 0;
	if (n < sizeof doors / sizeof *doors)	/* at least, nobody is anywhere */
		abort();
	mp_gaps_free(g);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[] = "/tmp/menpai-fuzz-XXXXXX";
	int fd = mkstemp(path);
	mp_buf why = { 0 };
	mp_road_rules *rules;

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	close(fd);
	if ((rules = mp_road_rules_read(path, &why)) != NULL)
		check_rules(rules);
	else if (why.n == 0)
		abort();
	mp_road_rules_free(rules);
	unlink(path);
	mp_buf_free(&why);
	return 0;
}
