/* events.c - fuzz target: rows of events on a small registry.
 *
 * A line is event, code, into, element, old, new, county, township and reason, with tabs
 * between them; a code of one digit is that of a house.  What must hold: whatever happens
 * or is refused, the registry verifies, every house keeps an end that it leads to, and what
 * a live one is called today leads to it; or to one that was retired, whose name it has in
 * the house that its own was merged into. */
#include <config.h>

#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "code/ledger.h"
#include "code/life.h"
#include "code/listing.h"
#include "code/written.h"
#include "row/tsv.h"
#include "../unit/elements.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define UP "province=河南省 city=信阳市 county=浉河区 township=老城街道 "

static const char *const houses[] = {
	UP "road=民权街 door=12号 building=3号楼 unit=2单元 room=501室",
	UP "road=民权街 door=12号 building=3号楼 unit=2单元 room=502室",
	UP "road=民权街 door=12号 building=3号楼", UP "road=民权街 door=12号",
	UP "road=民权路 door=12号", UP "road=民权路 door=12号 building=3号楼 room=501室",
	UP "road=东方红大道 door=7号 estate=湖光小区", UP "community=义阳社区 group=张湾",
	UP "road=东方红大道 door=7号 estate=湖光小区 building=A座 floor=5层",
};

enum { HOUSES = sizeof houses / sizeof *houses, MOST = 12, FIELDS = 9 };

static void
issue(mp_registry *r, mp_buf code[HOUSES])
{
	size_t i;

	for (i = 0; i < HOUSES; i++) {
		mp_address a = address_of(houses[i]);
		mp_buf key = { 0 }, written = { 0 };
		mp_request q = { .division = 411502001000 };

		mp_address_key(&key, &a);
		mp_written(&written, &a, mp_buf_str(&key));
		q.key = mp_buf_str(&key);
		q.written = mp_buf_str(&written);
		if (!mp_registry_issue(r, &q, 1, 0) || q.code.n == 0)
			abort();
		code[i].n = 0;
		mp_buf_add(&code[i], q.code);
		mp_buf_free(&key);
		mp_buf_free(&written);
	}
}

static mp_str
code_of(mp_str field, const mp_buf code[HOUSES])
{
	if (field.n == 1 && field.p[0] >= '1' && field.p[0] < '1' + HOUSES)
		return mp_buf_str(&code[field.p[0] - '1']);
	return field;
}

static mp_request_of_life
event_of(mp_str line, const mp_buf code[HOUSES])
{
	mp_str f[FIELDS];
	size_t i, n = mp_tsv_cut(line, f, FIELDS);
	mp_request_of_life q;

	for (i = n; i < FIELDS; i++)
		f[i] = (mp_str){ "", 0 };
	q = (mp_request_of_life){ .deed = mp_deed_find(f[0]), .code = code_of(f[1], code),
	    .into = code_of(f[2], code), .element = mp_element_find(f[3]), .old = f[4],
	    .new = f[5], .reason = f[8] };
	q.within.elem[MP_COUNTY] = f[6];
	q.within.elem[MP_TOWNSHIP] = f[7];
	return q;
}

/* The names of today. */
struct names {
	struct { mp_buf key, written, code; } name[80];
	size_t n;
};

static bool
keep(void *of, const mp_registered *told)
{
	struct names *all = of;

	if (told->life != MP_LIFE_LIVE || told->kind != MP_CALLED_CURRENT)
		return true;
	if (all->n == sizeof all->name / sizeof *all->name)
		return false;
	mp_address_key(&all->name[all->n].key, &told->address);
	mp_written(&all->name[all->n].written, &told->address,
	    mp_buf_str(&all->name[all->n].key));
	mp_buf_add(&all->name[all->n++].code, told->code);
	return true;
}

static void
ask_names(mp_registry *r)
{
	struct names *all = calloc(1, sizeof *all);
	size_t i;

	if (!all || !mp_registry_list(r, keep, all))
		abort();
	for (i = 0; i < all->n; i++) {
		mp_request q = { .division = 411502001000, .key = mp_buf_str(&all->name[i].key),
			.written = mp_buf_str(&all->name[i].written) };

		if (!mp_registry_issue(r, &q, 1, 0) ||
		    !(mp_str_eq(q.code, mp_buf_str(&all->name[i].code)) ||
		    q.issues & MP_ISSUE_BIT(MP_WRONG_RETIRED)))
			abort();
		mp_buf_free(&all->name[i].key);
		mp_buf_free(&all->name[i].written);
		mp_buf_free(&all->name[i].code);
	}
	free(all);
}

static void
fault(void *of, const mp_ledger_fault *f)
{
	(void)of, (void)f;
	abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mp_str rest = { (const char *)data, size };
	mp_request_of_life q[MOST];
	mp_answer_of_life answer[MOST];
	mp_buf code[HOUSES] = { { 0 } }, why = { 0 };
	mp_ledger_sums sums;
	mp_registry *r;
	size_t i, n = 0;

	if (mp_utf8_valid(rest) != rest.n || memchr(data, 0, size) || memchr(data, '\r', size))
		return 0;
	if (!(r = mp_registry_open(":memory:", MP_STORE_WRITE, &mp_layout_default, &why)))
		abort();
	issue(r, code);
	while (rest.n && n < MOST) {
		const char *end = memchr(rest.p, '\n', rest.n);
		mp_str line = { rest.p, end ? (size_t)(end - rest.p) : rest.n };

		q[n++] = event_of(line, code);
		rest = mp_str_skip(rest, line.n + (end != NULL));
	}
	if (!mp_live(r, q, n, 0, answer))
		abort();
	for (i = 0; i < n; i++)
		if ((answer[i].refusal == MP_LIFE_DONE) != (answer[i].places > 0))
			abort();
	if (!mp_ledger_verify(r, fault, NULL, &sums))
		abort();
	ask_names(r);
	issue(r, code);		/* by their first names */
	mp_registry_close(r);
	for (i = 0; i < HOUSES; i++)
		mp_buf_free(&code[i]);
	return 0;
}
