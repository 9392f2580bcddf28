#include "converter/pool/supervisor.h"

#include "base/translation.h"
#include "converter/cli/interrupt.h"
#include "converter/cli/progress.h"
#include "converter/cli/standard_streams.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WATCH_PAUSE = 50 /* milliseconds */ };

struct supervisor_board {
    volatile size_t book, job;
    volatile uint64_t since, resident; /* when it was begun, and how much memory there was then */
    volatile bool is_interrupted;
    size_t reported; /* inputs whose messages were printed */
    unsigned long counts[SEVERITY_COUNT];
};

void supervisor_begin(struct supervisor *supervisor, size_t book, size_t job)
{
    supervisor->board->book = book;
    supervisor->board->job = SUPERVISOR_NO_JOB;
    supervisor->board->since = progress_clock();
    supervisor->board->resident = supervisor->limits.memory ? pool_resident_bytes(getpid()) : 0;
    supervisor->board->job = job;
}

bool supervisor_is_interrupted(const struct supervisor *supervisor)
{
    return supervisor->board->is_interrupted;
}

const struct given_up *supervisor_find(const struct supervisor *supervisor, size_t book, size_t job)
{
    for (size_t i = 0; i < supervisor->count; i++)
        if (supervisor->list[i].book == book && supervisor->list[i].job == job)
            return &supervisor->list[i];
    return NULL;
}

bool supervisor_was_reported(const struct supervisor *supervisor, size_t input)
{
    return input < supervisor->board->reported;
}

void supervisor_reported(struct supervisor *supervisor, size_t input)
{
    if (supervisor->board->reported <= input)
        supervisor->board->reported = input + 1;
}

/* Only an input has limits; a book may be long. */
static enum pool_limit find_exceeded(const struct supervisor *supervisor, pid_t pid)
{
    const struct supervisor_board *board = supervisor->board;
    const struct pool_limits *limits = &supervisor->limits;
    if (board->job == SUPERVISOR_NO_JOB)
        return LIMIT_NONE;
    uint64_t since = board->since; /* read before the clock, which it must not be ahead of */
    if (limits->timeout && progress_clock() - since > limits->timeout)
        return LIMIT_TIME;
    if (limits->memory && pool_resident_bytes(pid) > board->resident + limits->memory)
        return LIMIT_MEMORY;
    return LIMIT_NONE;
}

/* `life` ends with the process. */
static enum pool_limit watch(const struct supervisor *supervisor, pid_t pid, int life)
{
    struct pollfd waited = {.fd = life};
    enum pool_limit exceeded = LIMIT_NONE;
    while (poll(&waited, 1, WATCH_PAUSE) <= 0) {
        supervisor->board->is_interrupted = interrupt_came();
        exceeded = find_exceeded(supervisor, pid);
        if (exceeded == LIMIT_NONE)
            continue;
        kill(pid, SIGKILL);
        break;
    }
    return exceeded;
}

static void give_up(struct supervisor *supervisor, enum pool_limit exceeded, int status)
{
    supervisor->list = memory_resize(supervisor->list, (supervisor->count + 1) * sizeof *supervisor->list);
    struct given_up *given_up = &supervisor->list[supervisor->count++];
    *given_up = (struct given_up){
        .book = supervisor->board->book, .job = supervisor->board->job, .exceeded = exceeded};
    pool_describe_end(status, given_up->cause);
}

/* What was given up before broke the process again: then it was something else. */
static bool is_hopeless(const struct supervisor *supervisor, struct diag *diag)
{
    const struct given_up *latest = &supervisor->list[supervisor->count - 1];
    if (supervisor_find(supervisor, latest->book, latest->job) == latest)
        return false;
    diag_report(diag, (struct place){0}, DIAG_WORKER_DIED, latest->cause);
    return true;
}

/* One process; true when another would be of no use. */
static bool try_once(struct supervisor *supervisor, struct diag *diag, enum status *result,
                     enum status (*work)(void *context, struct supervisor *supervisor, struct diag *diag),
                     void *context)
{
    int life[2];
    pid_t owner = getpid();
    supervisor->board->job = SUPERVISOR_NO_JOB; /* until the process begins one: it may be slow to start */
    fflush(NULL);
    pid_t pid = pipe(life) ? -1 : fork();
    if (pid < 0) {
        diag_report(diag, (struct place){0}, DIAG_LIBRARY_FAILED, PHRASE("starting a worker"),
                    strerror(errno));
        *result = STATUS_FAILED;
        return true;
    }
    if (!pid) {
        pool_leave_signals(owner);
        close(life[0]);
        *result = standard_streams_flush(work(context, supervisor, diag), diag);
        memcpy(supervisor->board->counts, diag->counts, sizeof diag->counts);
        exit(*result == STATUS_OK ? 0 : 1);
    }
    close(life[1]);
    enum pool_limit exceeded = watch(supervisor, pid, life[0]);
    close(life[0]);
    int status = pool_await(pid);
    bool ended = WIFEXITED(status) && WEXITSTATUS(status) <= 1;
    *result = ended && !WEXITSTATUS(status) ? STATUS_OK : STATUS_FAILED;
    if (ended)
        return true;
    give_up(supervisor, exceeded, status);
    return is_hopeless(supervisor, diag);
}

enum status supervisor_run(const struct command_options *options, struct diag *diag,
                           enum status (*work)(void *context, struct supervisor *supervisor,
                                               struct diag *diag),
                           void *context)
{
    struct supervisor supervisor = {.limits = pool_limits_of(options)};
    enum status status = STATUS_FAILED;
    interrupt_heed();
    supervisor.board =
        mmap(NULL, sizeof *supervisor.board, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (supervisor.board == MAP_FAILED) {
        diag_report(diag, (struct place){0}, DIAG_LIBRARY_FAILED, PHRASE("starting a worker"),
                    strerror(errno));
        return STATUS_FAILED;
    }
    while (!try_once(&supervisor, diag, &status, work, context))
        if (interrupt_came())
            break;
    memcpy(diag->counts, supervisor.board->counts, sizeof diag->counts);
    munmap(supervisor.board, sizeof *supervisor.board);
    free(supervisor.list);
    return status;
}
