/* Faults for tests, to be loaded before a program (LD_PRELOAD). tests/property/faults.py builds it.
 *
 * BANXIN_FAULT is CALL:WHICH:WHAT, for example "fsync:1:EIO": the first call of fsync fails with EIO; WHICH 0
 * is every call; KILL as WHAT ends the process there. Calls are counted in each process alone; of close,
 * those of regular files that were opened for writing only. BANXIN_LATE is a file: once it is there, the
 * steady clock is ahead by an hour. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

enum { AHEAD = 3600 };

static const struct {
    const char *name;
    int number;
} reasons[] = {{"EIO", EIO}, {"ENOSPC", ENOSPC}, {"EXDEV", EXDEV}, {"EINTR", EINTR}, {"ENOSYS", ENOSYS}};

static atomic_int calls;

static int reason_of(const char *what)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (!strcmp(reasons[i].name, what))
            return reasons[i].number;
    abort();
}

/* True, with errno, when this call is to fail. */
static bool fails(const char *call)
{
    const char *fault = getenv("BANXIN_FAULT");
    char name[32], what[32];
    int which;
    if (!fault || sscanf(fault, "%31[^:]:%d:%31s", name, &which, what) != 3 || strcmp(name, call))
        return false;
    if (++calls != which && which)
        return false;
    if (!strcmp(what, "KILL"))
        kill(getpid(), SIGKILL);
    errno = reason_of(what);
    return true;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int fsync(int file)
{
    return fails("fsync") ? -1 : REAL(fsync)(file);
}

int syncfs(int file)
{
    return fails("syncfs") ? -1 : REAL(syncfs)(file);
}

int rename(const char *from, const char *to)
{
    return fails("rename") ? -1 : REAL(rename)(from, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    return fails("linkat") ? -1 : REAL(linkat)(from_folder, from, to_folder, to, flags);
}

pid_t waitpid(pid_t process, int *status, int flags)
{
    return fails("waitpid") ? -1 : REAL(waitpid)(process, status, flags);
}

int fchmod(int file, mode_t mode)
{
    return fails("fchmod") ? -1 : REAL(fchmod)(file, mode);
}

int close(int file)
{
    struct stat status;
    bool is_output =
        (fcntl(file, F_GETFL) & O_ACCMODE) == O_WRONLY && !fstat(file, &status) && S_ISREG(status.st_mode);
    int result = REAL(close)(file);
    return is_output && fails("close") ? -1 : result;
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    const char *late = getenv("BANXIN_LATE");
    int result = REAL(clock_gettime)(clock, now);
    if (late && clock == CLOCK_MONOTONIC && !access(late, F_OK))
        now->tv_sec += AHEAD;
    return result;
}
