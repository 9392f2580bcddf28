/* The worker processes of a run: hired when there is work, watched for time and memory, replaced when they
 * die.
 *
 * Owner: crew_open is undone by crew_close, which ends the workers.
 * Errors: a worker that breaks a limit is killed; the end of its socket then tells so. */
#ifndef CONVERTER_CREW_H
#define CONVERTER_CREW_H

#include "converter/worker.h"

#include <sys/types.h>

enum { CREW_LARGEST = 256 };

enum crew_offence { OFFENCE_NONE, OFFENCE_TIME, OFFENCE_MEMORY };

struct crew_member {
    pid_t pid; /* 0: not hired */
    int socket;
    bool is_busy, asks;
    size_t job;
    uint64_t since; /* microseconds */
    enum crew_offence offence;
};

struct crew {
    const struct worker_task *task;
    struct crew_member members[CREW_LARGEST];
    size_t count;
    pid_t owner;      /* the process of the run */
    uint64_t timeout; /* microseconds; 0: none */
    uint64_t memory;  /* bytes; 0: any */
    const char *timeout_text, *memory_text;
    struct buffer frame; /* what was received last */
};

void crew_open(struct crew *crew, const struct worker_task *task, const struct option_values *options);
void crew_close(struct crew *crew);

/* True when the member is there, or could be started. */
bool crew_hire(struct crew *crew, struct crew_member *member);
void crew_give(struct crew *crew, struct crew_member *member, size_t job);
struct crew_member *crew_find(struct crew *crew, size_t job);
bool crew_busy(const struct crew *crew);

/* Waits for at most `microseconds`; gives the members that have something to say. */
size_t crew_wait(struct crew *crew, uint64_t microseconds, struct crew_member *ready[static CREW_LARGEST]);

/* Buries a dead member; `cause` says how it ended. */
void crew_reap(struct crew_member *member, char *cause, size_t size);

#endif
