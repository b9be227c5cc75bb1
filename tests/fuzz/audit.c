/* audit.c - fuzz target: pass marks, holidays, snapshots and verdicts of any bytes.
 *
 * What must hold: a file that is taken has values in their bounds; one that is not is
 * refused with a reason.  A snapshot that is taken can be compared with. */
#include <config.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "audit/accuracy.h"
#include "audit/marks.h"
#include "audit/trend.h"
#include "audit/workday.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_marks(const char *path)
{
	mp_marks m;
	mp_buf why = { 0 };
	uint32_t share;
	size_t i;

	if (mp_marks_open(&m, path, &why)) {
		for (i = 0; i < MP_NMEASURES; i++)
			if (mp_marks_get(&m, (mp_measure)i, MP_STR("浉河区/老城街道"), &share) &&
			    share > 1000000)
				abort();
		for (i = 0; i < m.nbox; i++)
			if (m.box[i].box.low.lon >= m.box[i].box.high.lon)
				abort();
		if (m.due > 1000 || m.far < 0 || mp_marks_due(&m, ~(mp_issue_set)0 >> 30) > 1000)
			abort();
	} else if (why.n == 0)
		abort();
	mp_marks_close(&m);
	mp_buf_free(&why);
}

static void
check_days(const char *path)
{
	mp_calendar c = { NULL, 0, 0 };
	mp_buf why = { 0 };
	mp_day due;

	if (mp_calendar_read(&c, path, &why)) {
		due = mp_day_due(&c, 20000, 15);
		if (due < 20015 || !mp_day_is_worked(&c, due))
			abort();
	} else if (why.n == 0)
		abort();
	mp_calendar_free(&c);
	mp_buf_free(&why);
}

static void
check_snapshot(const char *path)
{
	mp_trend t = { .keeping = true };
	mp_buf why = { 0 }, out = { 0 };
	mp_grouping g;
	mp_change c;

	mp_grouping_init(&g, MP_STR("county"));
	if (mp_trend_read(&t, &g, path, &why)) {
		mp_grouping_unit(&g, (mp_str[]){ MP_STR("浉河区") });
		mp_trend_row(&t, 1, 0, MP_ISSUE_BIT(MP_MISSING_DOOR));
		mp_trend_end(&t, &g);
		c = mp_trend_change(&t, UINT32_MAX, MP_NISSUE);
		if (c.fresh + c.remaining != 1 || c.remaining + c.mended + c.gone != t.nthen)
			abort();
		mp_trend_write(&t, &g, &out);
	} else if (why.n == 0)
		abort();
	mp_trend_free(&t);
	mp_grouping_free(&g);
	mp_buf_free(&why);
	mp_buf_free(&out);
}

static void
check_accuracy(const char *path)
{
	mp_accuracy a = { NULL, 0, 0, { 0 } };
	mp_buf why = { 0 };
	mp_interval i;
	uint64_t right, rows;

	if (mp_accuracy_read(&a, path, &why)) {
		if (mp_accuracy_total(&a, &right, &rows, &i) &&
		    (right > rows || !(i.low >= 0 && i.low <= i.high && i.high <= 1)))
			abort();
	} else if (why.n == 0)
		abort();
	mp_accuracy_free(&a);
	mp_buf_free(&why);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[] = "/tmp/menpai-fuzz-XXXXXX";
	int fd = mkstemp(path);

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	close(fd);
	check_marks(path);
	check_days(path);
	check_snapshot(path);
	check_accuracy(path);
	unlink(path);
	return 0;
}
