#include "converter/pool/worker_pool.h"

#include "converter/cli/progress.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MEGABYTE = 1 << 20, MEMORY_WATCH = 50 * 1000 /* microseconds */ };

struct crew_limits crew_limits_of(const struct option_values *options)
{
    return (struct crew_limits){.timeout = (uint64_t)option_number(options, "timeout") * 1000 * 1000,
                                .memory = (uint64_t)option_number(options, "max-memory") * MEGABYTE,
                                .timeout_text = option_text(options, "timeout"),
                                .memory_text = option_text(options, "max-memory")};
}

void crew_report_offence(const struct crew_limits *limits, enum crew_offence offence, const char *cause,
                         const char *name, struct diag *diag)
{
    struct place place = {name, 0};
    switch (offence) {
    case OFFENCE_NONE: diag_report(diag, place, DIAG_WORKER_DIED, cause); break;
    case OFFENCE_TIME: diag_report(diag, place, DIAG_TIMEOUT, limits->timeout_text); break;
    case OFFENCE_MEMORY: diag_report(diag, place, DIAG_TOO_MUCH_MEMORY, limits->memory_text); break;
    }
}

void crew_open(struct crew *crew, const struct worker_task *task, const struct option_values *options)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    long wanted = option_is_set(options, "jobs") ? option_number(options, "jobs") : processors;
    size_t count = wanted < 1 ? 1 : wanted > CREW_LARGEST ? CREW_LARGEST : (size_t)wanted;
    *crew = (struct crew){.task = task, .count = count, .owner = getpid()};
    if (task->plan->job_count < count)
        crew->count = task->plan->job_count;
    crew->limits = crew_limits_of(options);
}

void crew_leave_signals(pid_t owner)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != owner)
        _exit(1);
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
}

/* In the new process: nothing of the run is its business but its own socket. */
static void become_worker(struct crew *crew, int socket)
{
    crew_leave_signals(crew->owner);
    for (size_t i = 0; i < crew->count; i++)
        if (crew->members[i].pid)
            close(crew->members[i].socket);
    worker_serve(crew->task, socket);
    _exit(0);
}

bool crew_hire(struct crew *crew, struct crew_member *member)
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
        become_worker(crew, pair[1]);
    }
    close(pair[1]);
    if (pid < 0) {
        close(pair[0]);
        return false;
    }
    *member = (struct crew_member){.pid = pid, .socket = pair[0]};
    return true;
}

void crew_give(struct crew *crew, struct crew_member *member, size_t job)
{
    (void)crew;
    member->is_busy = true;
    member->asks = false;
    member->job = job;
    member->since = progress_clock();
    member->pages_done = member->pages = 0;
}

struct crew_member *crew_find(struct crew *crew, size_t job)
{
    for (size_t i = 0; i < crew->count; i++)
        if (crew->members[i].is_busy && crew->members[i].job == job)
            return &crew->members[i];
    return NULL;
}

bool crew_busy(const struct crew *crew)
{
    for (size_t i = 0; i < crew->count; i++)
        if (crew->members[i].is_busy)
            return true;
    return false;
}

const struct crew_member *crew_first(const struct crew *crew)
{
    const struct crew_member *first = NULL;
    for (size_t i = 0; i < crew->count; i++) {
        const struct crew_member *member = &crew->members[i];
        if (member->is_busy && (!first || member->job < first->job))
            first = member;
    }
    return first;
}

/* proc(5): statm, the second number, in pages. */
uint64_t crew_resident_bytes(pid_t pid)
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

static enum crew_offence find_offence(const struct crew *crew, const struct crew_member *member, uint64_t now)
{
    if (crew->limits.timeout && !member->asks && now - member->since > crew->limits.timeout)
        return OFFENCE_TIME;
    if (crew->limits.memory && crew_resident_bytes(member->pid) > crew->limits.memory)
        return OFFENCE_MEMORY;
    return OFFENCE_NONE;
}

static void watch(struct crew *crew)
{
    uint64_t now = progress_clock();
    for (size_t i = 0; i < crew->count; i++) {
        struct crew_member *member = &crew->members[i];
        if (!member->is_busy || member->offence != OFFENCE_NONE)
            continue;
        member->offence = find_offence(crew, member, now);
        if (member->offence != OFFENCE_NONE)
            kill(member->pid, SIGKILL);
    }
}

size_t crew_wait(struct crew *crew, uint64_t microseconds, struct crew_member *ready[static CREW_LARGEST])
{
    struct pollfd files[CREW_LARGEST];
    struct crew_member *members[CREW_LARGEST];
    nfds_t count = 0;
    for (size_t i = 0; i < crew->count; i++) {
        if (!crew->members[i].pid)
            continue;
        members[count] = &crew->members[i];
        files[count++] = (struct pollfd){.fd = crew->members[i].socket, .events = POLLIN};
    }
    if (crew->limits.memory && microseconds > MEMORY_WATCH)
        microseconds = MEMORY_WATCH;
    size_t found = 0;
    if (poll(files, count, (int)(microseconds / 1000)) > 0)
        for (nfds_t i = 0; i < count; i++)
            if (files[i].revents)
                ready[found++] = members[i];
    watch(crew);
    return found;
}

void crew_describe_end(int status, char cause[static CREW_CAUSE_SIZE])
{
    if (WIFSIGNALED(status))
        snprintf(cause, CREW_CAUSE_SIZE, "signal %d, %s", WTERMSIG(status), strsignal(WTERMSIG(status)));
    else
        snprintf(cause, CREW_CAUSE_SIZE, "exit status %d", WEXITSTATUS(status));
}

void crew_reap(struct crew_member *member, char cause[static CREW_CAUSE_SIZE])
{
    int status = 0;
    close(member->socket);
    waitpid(member->pid, &status, 0);
    crew_describe_end(status, cause);
    *member = (struct crew_member){0};
}

void crew_close(struct crew *crew)
{
    char cause[CREW_CAUSE_SIZE];
    for (size_t i = 0; i < crew->count; i++)
        if (crew->members[i].pid)
            crew_reap(&crew->members[i], cause);
    buffer_free(&crew->frame);
}
