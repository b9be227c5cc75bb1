/* person.h - people who do not exist, with the numbers that registers have of them.
 *
 * Nobody here can be taken for somebody who lives.  Names have given names of the
 * sixty-year cycle (甲子, 乙丑).  ID numbers have a right check character, but a birth
 * date from 1897 to 1899; those of 15 digits end with 996 to 999, which were kept for
 * people of a hundred years, and which no county reaches in a day.  (There are numbers
 * for 26 million; until 2027 their owners are not older than 130.)  Mobile numbers
 * begin with 100 and landlines with 0, which no subscriber's does.  Credit codes are
 * right, too, but the organisation's own nine characters begin with Y. */
#ifndef MP_BENCH_PERSON_H
#define MP_BENCH_PERSON_H

#include "base/buf.h"
#include "prng.h"

enum { PERSON_MAX = 64 };

struct person {
	char name[PERSON_MAX];
	char id[24];		/* of 18 characters; "": none of that type */
	char shown[PERSON_MAX];	/* as the register has it */
	const char *id_type, *sex;
	char birth[16];
	char phone[PERSON_MAX];
	const char *number;	/* what became of the number: right, check, excel … */
};

/* Person `n` of the city: two of different `n` never have one number. */
void person_new(struct person *, prng *, uint64_t n);

/* Another row of the same person: the number as the clerk wrote it this time. */
void person_again(struct person *, prng *);

/* The name, written by someone who heard it. */
void person_rename(struct person *, prng *);

void person_name(prng *, char out[PERSON_MAX]);
void person_phone(prng *, char out[PERSON_MAX]);

/* A credit code of organisation `n`, 18 characters and a NUL, registered in the county
 * with the six digits `county`. */
void credit_code(char out[24], const char *county, char kind, uint64_t n);

#endif
