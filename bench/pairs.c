/* pairs - score what addr-dedup joined against the truth of synth.
 *
 *	pairs [-e EXAMPLES] TRUTH.tsv MARKED.tsv
 *
 * TRUTH is what synth wrote, MARKED what addr-dedup wrote of these rows (not its
 * --survivors); a row that is missing there is alone.  Printed are
 *
 *	pairs of rows that are one address (true), that were joined, and those
 *	joined wrongly; precision, recall and F1; of all rows, and of those whose
 *	text still tells the address from every other (`decides`);
 *	how many rows of each kind of change came to the plain record of their
 *	address: of all that have it, and of those that have nothing else;
 *	pairs joined wrongly, by the elements in which they truly differ, EXAMPLES (2)
 *	of each; those of one element whose texts decide are the hard negatives, and
 *	where neither text says the other address (二十组 for 十二组) they are addr-dedup's
 *	own doing;
 *	how many duplicates of each dup_score point to a row of their own address. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "score/report.h"

int
main(int argc, char **argv)
{
	struct rows r = { 0 };
	uint32_t *order;
	int examples = 2, opt;

	while ((opt = getopt(argc, argv, "e:")) != -1)
		switch (opt) {
		case 'e': examples = atoi(optarg); break;
		default: argc = 0; break;
		}
	if (argc - optind != 2) {
		fputs("usage: pairs [-e EXAMPLES] TRUTH.tsv MARKED.tsv\n", stderr);
		return 2;
	}
	rows_truth(&r, argv[optind]);
	rows_marks(&r, argv[optind + 1]);
	order = report_order(&r);
	report_quality(&r, order);
	report_kinds(&r);
	report_wrong(&r, order, examples);
	report_scores(&r);
	free(order);
	rows_free(&r);
	return fflush(stdout) != 0;
}
