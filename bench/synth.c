/* synth - write made-up addresses of a city together with the truth about them.
 *
 *	synth [-n ROWS] [-d PERCENT] [-s SEED] [-c CITY] [-p FOLDER [-z]] DIVISIONS-DIR
 *
 * ROWS rows come out, of which PERCENT in 100 are second records of an address
 * that is there already, in another hand.  A row is id, raw, and of most rows where
 * it was collected (lon, lat) and the certificate of the house; then the truth:
 * `cluster` (rows of one address share it), `kind` (what was done to the text),
 * `dropped` (elements it does not say), `decides` (1: the text still tells the
 * address from every other one of the city), and the true elements.  Of the kind
 * `far` are rows whose number was given to two houses.
 *
 * With -p the houses, people and organisations of the city go to FOLDER, which exists,
 * beside its library and their truth (city/census.h); with -z as departments export
 * them, in CSV and GB 18030 with Chinese headers.  It is another city than without. */
#include <config.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "city/census.h"
#include "city/pool.h"
#include "city/scribe.h"

static void
row_write(void *id, mp_str row)
{
	printf("S%08lu\t", ++*(unsigned long *)id);
	fwrite(row.p, 1, row.n, stdout);
	putchar('\n');
}

/* Whoever stands before a house stands within some 20 metres of it. */
static void
collected(mp_buf *b, prng *r, const struct place *p)
{
	int32_t lon = p->lon + (int32_t)prng_below(r, 401) - 200;
	int32_t lat = p->lat + (int32_t)prng_below(r, 401) - 200;

	if (prng_chance(r, 85))
		mp_buf_printf(b, "\t%d.%06d\t%d.%06d", (int)(lon / 1000000), (int)(lon % 1000000),
		    (int)(lat / 1000000), (int)(lat % 1000000));
	else
		mp_buf_adds(b, "\t\t");
	mp_buf_addc(b, '\t');
	if (p->certificate && prng_chance(r, 70))
		mp_buf_printf(b, "(0000)%07u", (unsigned)p->certificate);
}

static void
row_make(mp_buf *b, prng *r, const struct place *p, const struct script *s,
    unsigned long cluster)
{
	int e;

	mp_buf_add(b, mp_buf_str(&s->raw));
	collected(b, r, p);
	mp_buf_printf(b, "\tC%08lu\t", cluster);
	mp_buf_add(b, mp_buf_str(&s->kind));
	mp_buf_addc(b, '\t');
	mp_buf_add(b, mp_buf_str(&s->dropped));
	mp_buf_adds(b, s->decides ? "\t1" : "\t0");
	for (e = 0; e < MP_NELEMENT; e++) {
		mp_buf_addc(b, '\t');
		mp_buf_adds(b, p->elem[e]);
	}
}

/* Every true address is written once, if it was collected at all; then, at the rate
 * asked for, again. */
static void
rows_make(city *c, census *people, pool *waiting, unsigned long rows, uint32_t percent,
    uint64_t seed)
{
	prng rng = { seed ^ UINT64_C(0x5c1be) };
	unsigned long done = 0, cluster = 0;
	struct script s = { 0 };
	struct place p;

	while (done < rows) {
		city_next(c, &p);
		cluster++;
		if (people && !census_visit(people, &p, cluster))
			continue;
		scribe_plain(&rng, c, &p, &s);
		row_make(pool_slot(waiting), &rng, &p, &s, cluster);
		done++;
		while (done < rows && prng_chance(&rng, percent)) {
			scribe_again(&rng, c, &p, &s);
			row_make(pool_slot(waiting), &rng, &p, &s, cluster);
			done++;
		}
	}
	script_free(&s);
}

static unsigned long
number(const char *text, unsigned long max)
{
	char *end;
	unsigned long n = strtoul(text, &end, 10);

	if (*end || end == text || n > max) {
		fprintf(stderr, "synth: bad number '%s', expected 0 to %lu\n", text, max);
		exit(2);
	}
	return n;
}

static const char usage[] = "usage: synth [-n ROWS] [-d PERCENT] [-s SEED] [-c CITY] "
    "[-p FOLDER [-z]] DIVISIONS-DIR\n";

int
main(int argc, char **argv)
{
	unsigned long rows = 100000, percent = 30, seed = 1, id = 0;
	const char *code = "4115", *folder = NULL;
	census *people = NULL;
	pool *waiting;
	city *c;
	bool csv = false;
	int opt, e;

	while ((opt = getopt(argc, argv, "n:d:s:c:p:z")) != -1)
		switch (opt) {
		case 'n': rows = number(optarg, 100000000); break;
		case 'd': percent = number(optarg, 90); break;
		case 's': seed = number(optarg, 1000000000); break;
		case 'c': code = optarg; break;
		case 'p': folder = optarg; break;
		case 'z': csv = true; break;
		default: argc = 0; break;
		}
	if (argc - optind != 1) {
		fputs(usage, stderr);
		return 2;
	}
	if ((c = city_new(argv[optind], code, seed)) == NULL) {
		fprintf(stderr, "synth: cannot read city %s in '%s': %s\n", code, argv[optind],
		    errno ? strerror(errno) : "it is not there");
		return 2;
	}
	if (folder && (people = census_new(c, folder, seed, csv)) == NULL) {
		fprintf(stderr, "synth: cannot write to '%s': %s\n", folder, strerror(errno));
		return 2;
	}
	fputs("id\traw\tlon\tlat\tcertificate\tcluster\tkind\tdropped\tdecides", stdout);
	for (e = 0; e < MP_NELEMENT; e++)
		printf("\ttrue_%s", mp_elements[e].name);
	putchar('\n');
	waiting = pool_new(seed + 1, row_write, &id);
	rows_make(c, people, waiting, rows, (uint32_t)percent, seed);
	pool_drain(waiting);
	pool_free(waiting);
	if (!census_free(people)) {
		fprintf(stderr, "synth: cannot write to '%s': %s\n", folder, strerror(errno));
		return 2;
	}
	city_free(c);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		perror("synth: cannot write");
		return 2;
	}
	return 0;
}
