/* job.c - the jobs of addr-code that give codes and check them. */
#include <config.h>

#include "code/job.h"

#include <errno.h>
#include <pwd.h>
#include <unistd.h>

#include "base/utf8.h"
#include "code/rows.h"
#include "code/verify.h"

const char *
mp_code_shown(const mp_code_job *job)
{
	static mp_buf name;

	name.n = 0;
	mp_store_show(&name, job->registry);
	return mp_buf_cstr(&name);
}

/* A name without what would break a row. */
static mp_str
operator_of(const mp_code_job *job)
{
	const struct passwd *user = job->operator ? NULL : getpwuid(geteuid());
	const char *name = job->operator ? job->operator : user ? user->pw_name : "";

	if (strpbrk(name, "\t\r\n") || mp_utf8_valid(mp_str_from(name)) != strlen(name))
		cli_die(_("--operator: expected a name in UTF-8 without tabs and line ends"));
	return mp_str_from(name);
}

mp_registry *
mp_code_open(const mp_code_job *job, mp_store_mode mode)
{
	mp_buf why = { 0 };
	mp_registry *r = mp_registry_open(job->registry, mode, job->layout, &why);

	if (!r)
		cli_die(_("cannot open the registry '%s': %s"), mp_code_shown(job), mp_buf_cstr(&why));
	mp_registry_sign(r, operator_of(job));
	return r;
}

void
mp_code_fail(const mp_code_job *job, const mp_registry *r, mp_store_mode mode)
{
	if (mode == MP_STORE_WRITE)
		cli_die(_("cannot store codes in the registry '%s': %s"), mp_code_shown(job),
		    mp_registry_why(r));
	cli_die(_("cannot read the registry '%s': %s"), mp_code_shown(job), mp_registry_why(r));
}

int
mp_code_give(const mp_code_job *job, filter *f)
{
	mp_code_rows *rows = mp_code_rows_new(f, job->layout, job->batch, job->batch_time);
	mp_registry *registry = mp_code_open(job, MP_STORE_WRITE);
	filter_row *r;

	while ((r = filter_next(f)) != NULL)
		if (mp_code_rows_add(rows, r) && !mp_code_rows_flush(rows, registry))
			mp_code_fail(job, registry, MP_STORE_WRITE);
	if (!mp_code_rows_flush(rows, registry))
		mp_code_fail(job, registry, MP_STORE_WRITE);
	mp_code_rows_free(rows);
	mp_registry_close(registry);
	return filter_finish(f);
}

int
mp_code_check(const mp_code_job *job, filter *f)
{
	filter_col code = filter_need(f, "code");
	filter_col good = filter_add(f, "code_ok"), why = filter_add(f, "code_why");
	filter_col now = filter_add(f, "code_now");
	mp_verifier v = { .layout = job->layout };
	mp_gaz *gaz;
	size_t wrong = 0, aliases = 0, empty = 0;
	mp_verdict verdict;
	const char *reason;
	filter_row *r;
	int status;

	if (!(v.gaz = gaz = mp_gaz_open(cli_data("gazetteer.mpg"), &reason)))
		cli_die(_("cannot use the gazetteer '%s': %s"), cli_data("gazetteer.mpg"),
		    errno ? strerror(errno) : reason);
	v.registry = job->registry ? mp_code_open(job, MP_STORE_READ) : NULL;
	for (; (r = filter_next(f)) != NULL; filter_put(f, r)) {
		bool right;

		if (filter_get(r, code).n == 0) {
			empty++;
			continue;
		}
		if (!mp_verify(&v, filter_get(r, code), &verdict))
			mp_code_fail(job, v.registry, MP_STORE_READ);
		right = mp_fault_is_good(verdict.fault);
		filter_set(r, good, right ? MP_STR("yes") : MP_STR("no"));
		filter_set(r, why, mp_str_from(mp_fault_name(verdict.fault)));
		filter_set(r, now, verdict.now);
		wrong += !right;
		aliases += verdict.fault == MP_CODE_ALIAS;
	}
	mp_registry_close(v.registry);
	mp_gaz_close(gaz);
	filter_count(f, N_("wrong"), wrong);
	if (aliases)
		filter_count(f, N_("aliases"), aliases);
	filter_count(f, N_("empty"), empty);
	status = filter_finish(f);
	return status == EXIT_DONE && wrong ? EXIT_REJECTED : status;
}
