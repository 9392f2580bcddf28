#include "converter/pool/supervisor.h"

#include "base/translation.h"
#include "converter/cli/interrupt.h"
#include "converter/cli/progress.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WATCH_PAUSE = 50 /* milliseconds */ };

struct trial_board {
    volatile size_t book, job;
    volatile uint64_t since, resident; /* when it was begun, and how much memory there was then */
    volatile bool is_interrupted;
    size_t told;
    unsigned long counts[SEVERITY_COUNT];
};

void trial_begin(struct trial *trial, size_t book, size_t job)
{
    trial->board->book = book;
    trial->board->job = TRIAL_NO_JOB;
    trial->board->since = progress_clock();
    trial->board->resident = trial->limits.memory ? crew_resident_bytes(getpid()) : 0;
    trial->board->job = job;
}

bool trial_is_interrupted(const struct trial *trial)
{
    return trial->board->is_interrupted;
}

const struct given_up *trial_find(const struct trial *trial, size_t book, size_t job)
{
    for (size_t i = 0; i < trial->count; i++)
        if (trial->list[i].book == book && trial->list[i].job == job)
            return &trial->list[i];
    return NULL;
}

bool trial_was_told(const struct trial *trial, size_t input)
{
    return input < trial->board->told;
}

void trial_told(struct trial *trial, size_t input)
{
    if (trial->board->told <= input)
        trial->board->told = input + 1;
}

/* Only an input has limits; a book may be long. */
static enum crew_offence find_offence(const struct trial *trial, pid_t pid)
{
    const struct trial_board *board = trial->board;
    const struct crew_limits *limits = &trial->limits;
    if (board->job == TRIAL_NO_JOB)
        return OFFENCE_NONE;
    uint64_t since = board->since; /* read before the clock, which it must not be ahead of */
    if (limits->timeout && progress_clock() - since > limits->timeout)
        return OFFENCE_TIME;
    if (limits->memory && crew_resident_bytes(pid) > board->resident + limits->memory)
        return OFFENCE_MEMORY;
    return OFFENCE_NONE;
}

/* `life` ends with the process. */
static enum crew_offence watch(const struct trial *trial, pid_t pid, int life)
{
    struct pollfd waited = {.fd = life};
    enum crew_offence offence = OFFENCE_NONE;
    while (poll(&waited, 1, WATCH_PAUSE) <= 0) {
        trial->board->is_interrupted = interrupt_came();
        offence = find_offence(trial, pid);
        if (offence == OFFENCE_NONE)
            continue;
        kill(pid, SIGKILL);
        break;
    }
    return offence;
}

static void give_up(struct trial *trial, enum crew_offence offence, int status)
{
    trial->list = memory_resize(trial->list, (trial->count + 1) * sizeof *trial->list);
    struct given_up *given_up = &trial->list[trial->count++];
    *given_up = (struct given_up){.book = trial->board->book, .job = trial->board->job, .offence = offence};
    crew_describe_end(status, given_up->cause);
}

/* What was given up before broke the process again: then it was something else. */
static bool is_hopeless(const struct trial *trial, struct diag *diag)
{
    const struct given_up *latest = &trial->list[trial->count - 1];
    if (trial_find(trial, latest->book, latest->job) == latest)
        return false;
    diag_report(diag, (struct place){0}, DIAG_WORKER_DIED, latest->cause);
    return true;
}

/* One process; true when another would be of no use. */
static bool try_once(struct trial *trial, struct diag *diag, enum status *result,
                     enum status (*work)(void *context, struct trial *trial, struct diag *diag),
                     void *context)
{
    int life[2], status = 0;
    pid_t owner = getpid();
    trial->board->job = TRIAL_NO_JOB; /* until the process begins one: it may be slow to start */
    fflush(NULL);
    pid_t pid = pipe(life) ? -1 : fork();
    if (pid < 0) {
        diag_report(diag, (struct place){0}, DIAG_LIBRARY_FAILED, PHRASE("starting a worker"),
                    strerror(errno));
        *result = STATUS_FAILED;
        return true;
    }
    if (!pid) {
        crew_leave_signals(owner);
        close(life[0]);
        *result = work(context, trial, diag);
        memcpy(trial->board->counts, diag->counts, sizeof diag->counts);
        exit(*result == STATUS_OK ? 0 : 1);
    }
    close(life[1]);
    enum crew_offence offence = watch(trial, pid, life[0]);
    close(life[0]);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    bool ended = WIFEXITED(status) && WEXITSTATUS(status) <= 1;
    *result = ended && !WEXITSTATUS(status) ? STATUS_OK : STATUS_FAILED;
    if (ended)
        return true;
    give_up(trial, offence, status);
    return is_hopeless(trial, diag);
}

enum status trial_run(const struct option_values *options, struct diag *diag,
                      enum status (*work)(void *context, struct trial *trial, struct diag *diag),
                      void *context)
{
    struct trial trial = {.limits = crew_limits_of(options)};
    enum status status = STATUS_FAILED;
    interrupt_heed();
    trial.board = mmap(NULL, sizeof *trial.board, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (trial.board == MAP_FAILED) {
        diag_report(diag, (struct place){0}, DIAG_LIBRARY_FAILED, PHRASE("starting a worker"),
                    strerror(errno));
        return STATUS_FAILED;
    }
    while (!try_once(&trial, diag, &status, work, context))
        if (interrupt_came())
            break;
    memcpy(diag->counts, trial.board->counts, sizeof diag->counts);
    munmap(trial.board, sizeof *trial.board);
    free(trial.list);
    return status;
}
