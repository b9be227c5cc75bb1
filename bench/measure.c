/* measure - run a command and append what it cost to a file.
 *
 *	measure FILE LABEL COMMAND [ARGUMENT]...
 *
 * The line has the label, wall seconds, user and system CPU seconds, peak memory
 * in kB and the exit status, with tabs between.  Streams are the command's own. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

int
main(int argc, char **argv)
{
	struct timespec from, to;
	struct rusage use;
	int status;
	pid_t pid;
	FILE *fp;

	if (argc < 4) {
		fputs("usage: measure FILE LABEL COMMAND [ARGUMENT]...\n", stderr);
		return 2;
	}
	clock_gettime(CLOCK_MONOTONIC, &from);
	if ((pid = fork()) < 0) {
		perror("measure: fork");
		return 2;
	}
	if (pid == 0) {
		execvp(argv[3], argv + 3);
		perror(argv[3]);
		_exit(127);
	}
	if (wait4(pid, &status, 0, &use) < 0) {
		perror("measure: wait");
		return 2;
	}
	clock_gettime(CLOCK_MONOTONIC, &to);
	status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	if ((fp = fopen(argv[1], "a")) == NULL) {
		perror(argv[1]);
		return 2;
	}
	fprintf(fp, "%s\t%.4f\t%.4f\t%.4f\t%ld\t%d\n", argv[2],
	    (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9,
	    seconds(use.ru_utime), seconds(use.ru_stime), use.ru_maxrss, status);
	if (fclose(fp) != 0) {
		perror(argv[1]);
		return 2;
	}
	return status;
}
