#include "converter/pool/worker_pool.h"

#include "converter/cli/progress.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECOND = 1000 * 1000, MEGABYTE = 1 << 20, MEMORY_WATCH = 50 * 1000 /* microseconds */ };

struct pool_limits pool_limits_of(const struct command_options *options)
{
    return (struct pool_limits){.timeout = (uint64_t)options->timeout * SECOND,
                                .memory = (uint64_t)options->max_memory * MEGABYTE};
}

void pool_report_limit(const struct pool_limits *limits, enum pool_limit exceeded, const char *cause,
                       const char *name, struct diag *diag)
{
    struct place place = {name, 0};
    char seconds[24], megabytes[24];
    snprintf(seconds, sizeof seconds, "%" PRIu64, limits->timeout / SECOND);
    snprintf(megabytes, sizeof megabytes, "%" PRIu64, limits->memory / MEGABYTE);
    switch (exceeded) {
    case LIMIT_NONE: diag_report(diag, place, DIAG_WORKER_DIED, cause); break;
    case LIMIT_TIME: diag_report(diag, place, DIAG_TIMEOUT, seconds); break;
    case LIMIT_MEMORY: diag_report(diag, place, DIAG_TOO_MUCH_MEMORY, megabytes); break;
    }
}

void pool_open(struct worker_pool *pool, const struct worker_task *task,
               const struct command_options *options)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    long wanted = options->jobs ? options->jobs : processors;
    size_t count = wanted < 1 ? 1 : wanted > POOL_LARGEST ? POOL_LARGEST : (size_t)wanted;
    *pool = (struct worker_pool){.task = task, .count = count, .owner = getpid()};
    if (task->plan->job_count < count)
        pool->count = task->plan->job_count;
    pool->limits = pool_limits_of(options);
}

void pool_leave_signals(pid_t owner)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != owner)
        _exit(1);
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
}

/* In the new process: nothing of the run is its business but its own socket. */
static void become_worker(struct worker_pool *pool, int socket)
{
    pool_leave_signals(pool->owner);
    for (size_t i = 0; i < pool->count; i++)
        if (pool->members[i].pid)
            close(pool->members[i].socket);
    worker_serve(pool->task, socket);
    _exit(0);
}

bool pool_start(struct worker_pool *pool, struct pool_worker *member)
{
    int pair[2];
    if (member->pid)
        return true;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair))
        return false;
    fflush(NULL);
    pid_t pid = fork();
    if (!pid) {
        close(pair[0]);
        become_worker(pool, pair[1]);
    }
    close(pair[1]);
    if (pid < 0) {
        close(pair[0]);
        return false;
    }
    *member = (struct pool_worker){.pid = pid, .socket = pair[0]};
    return true;
}

void pool_give(struct worker_pool *pool, struct pool_worker *member, size_t job)
{
    (void)pool;
    member->is_busy = true;
    member->asks = false;
    member->job = job;
    member->since = progress_clock();
    member->pages_done = member->pages = 0;
}

struct pool_worker *pool_find(struct worker_pool *pool, size_t job)
{
    for (size_t i = 0; i < pool->count; i++)
        if (pool->members[i].is_busy && pool->members[i].job == job)
            return &pool->members[i];
    return NULL;
}

bool pool_busy(const struct worker_pool *pool)
{
    for (size_t i = 0; i < pool->count; i++)
        if (pool->members[i].is_busy)
            return true;
    return false;
}

const struct pool_worker *pool_first(const struct worker_pool *pool)
{
    const struct pool_worker *first = NULL;
    for (size_t i = 0; i < pool->count; i++) {
        const struct pool_worker *member = &pool->members[i];
        if (member->is_busy && (!first || member->job < first->job))
            first = member;
    }
    return first;
}

/* proc(5): statm, the second number, in pages. */
uint64_t pool_resident_bytes(pid_t pid)
{
    char path[64];
    unsigned long long pages = 0;
    snprintf(path, sizeof path, "/proc/%ld/statm", (long)pid);
    FILE *file = fopen(path, "re");
    if (!file)
        return 0;
    if (fscanf(file, "%*u %llu", &pages) != 1)
        pages = 0;
    fclose(file);
    return pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static enum pool_limit find_exceeded(const struct worker_pool *pool, const struct pool_worker *member,
                                     uint64_t now)
{
    if (pool->limits.timeout && !member->asks && now - member->since > pool->limits.timeout)
        return LIMIT_TIME;
    if (pool->limits.memory && pool_resident_bytes(member->pid) > pool->limits.memory)
        return LIMIT_MEMORY;
    return LIMIT_NONE;
}

static void watch(struct worker_pool *pool)
{
    uint64_t now = progress_clock();
    for (size_t i = 0; i < pool->count; i++) {
        struct pool_worker *member = &pool->members[i];
        if (!member->is_busy || member->exceeded != LIMIT_NONE)
            continue;
        member->exceeded = find_exceeded(pool, member, now);
        if (member->exceeded != LIMIT_NONE)
            kill(member->pid, SIGKILL);
    }
}

size_t pool_wait(struct worker_pool *pool, uint64_t microseconds,
                 struct pool_worker *ready[static POOL_LARGEST])
{
    struct pollfd files[POOL_LARGEST];
    struct pool_worker *members[POOL_LARGEST];
    nfds_t count = 0;
    for (size_t i = 0; i < pool->count; i++) {
        if (!pool->members[i].pid)
            continue;
        members[count] = &pool->members[i];
        files[count++] = (struct pollfd){.fd = pool->members[i].socket, .events = POLLIN};
    }
    if (pool->limits.memory && microseconds > MEMORY_WATCH)
        microseconds = MEMORY_WATCH;
    size_t found = 0;
    if (poll(files, count, (int)(microseconds / 1000)) > 0)
        for (nfds_t i = 0; i < count; i++)
            if (files[i].revents)
                ready[found++] = members[i];
    watch(pool);
    return found;
}

void pool_describe_end(int status, char cause[static POOL_CAUSE_SIZE])
{
    if (WIFSIGNALED(status))
        snprintf(cause, POOL_CAUSE_SIZE, "signal %d, %s", WTERMSIG(status), strsignal(WTERMSIG(status)));
    else
        snprintf(cause, POOL_CAUSE_SIZE, "exit status %d", WEXITSTATUS(status));
}

int pool_await(pid_t pid)
{
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

void pool_reap(struct pool_worker *member, char cause[static POOL_CAUSE_SIZE])
{
    close(member->socket);
    pool_describe_end(pool_await(member->pid), cause);
    *member = (struct pool_worker){0};
}

void pool_close(struct worker_pool *pool)
{
    char cause[POOL_CAUSE_SIZE];
    for (size_t i = 0; i < pool->count; i++)
        if (pool->members[i].pid)
            pool_reap(&pool->members[i], cause);
    buffer_free(&pool->frame);
}
