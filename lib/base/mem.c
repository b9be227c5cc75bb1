/* mem.c - memory that is there or the program is not. */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>

void (*mp_oom_hook)(size_t wanted);

_Noreturn void
mp_oom(size_t wanted)
{
	if (mp_oom_hook)
		mp_oom_hook(wanted);
	abort();
}

void *
mp_alloc(size_t n)
{
	void *p = malloc(n ? n : 1);

	if (!p)
		mp_oom(n);
	return p;
}

void *
mp_zalloc(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);

	if (!p)
		mp_oom(count * size);
	return p;
}

void *
mp_realloc(void *p, size_t n)
{
	if (!(p = realloc(p, n ? n : 1)))
		mp_oom(n);
	return p;
}

void *
mp_grow(void *p, size_t *cap, size_t want, size_t size)
{
	size_t n = *cap < 8 ? 8 : *cap;

	if (want <= *cap)
		return p;
	while (n < want)
		n = n > SIZE_MAX / 2 ? want : n * 2;
	if (n > SIZE_MAX / size)
		mp_oom(SIZE_MAX);
	*cap = n;
	return mp_realloc(p, n * size);
}
