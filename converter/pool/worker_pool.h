/* The worker processes of a run: hired when there is work, watched for time and memory, replaced when they
 * die.
 *
 * Owner: crew_open is undone by crew_close, which ends the workers.
 * Errors: a worker that breaks a limit is killed; the end of its socket then tells so. */
#ifndef CONVERTER_CREW_H
#define CONVERTER_CREW_H

#include "converter/pool/worker.h"

#include <sys/types.h>

enum { CREW_LARGEST = 256, CREW_CAUSE_SIZE = 64 };

enum crew_offence { OFFENCE_NONE, OFFENCE_TIME, OFFENCE_MEMORY };

/* What one input may take. */
struct crew_limits {
    uint64_t timeout;                       /* microseconds; 0: any */
    uint64_t memory;                        /* bytes; 0: any */
    const char *timeout_text, *memory_text; /* as the user gave them */
};

struct crew_member {
    pid_t pid; /* 0: not hired */
    int socket;
    bool is_busy, asks;
    size_t job;
    uint64_t since;           /* microseconds */
    size_t pages_done, pages; /* of the job, as the worker tells */
    enum crew_offence offence;
};

struct crew {
    const struct worker_task *task;
    struct crew_member members[CREW_LARGEST];
    size_t count;
    pid_t owner; /* the process of the run */
    struct crew_limits limits;
    struct buffer frame; /* what was received last */
};

void crew_open(struct crew *crew, const struct worker_task *task, const struct option_values *options);
void crew_close(struct crew *crew);

/* True when the member is there, or could be started. */
bool crew_hire(struct crew *crew, struct crew_member *member);
void crew_give(struct crew *crew, struct crew_member *member, size_t job);
struct crew_member *crew_find(struct crew *crew, size_t job);
bool crew_busy(const struct crew *crew);

/* The member whose job is the first of those at hand; NULL: none is busy. */
const struct crew_member *crew_first(const struct crew *crew);

/* Waits for at most `microseconds`; gives the members that have something to say. */
size_t crew_wait(struct crew *crew, uint64_t microseconds, struct crew_member *ready[static CREW_LARGEST]);

/* Buries a dead member; `cause` says how it ended. */
void crew_reap(struct crew_member *member, char cause[static CREW_CAUSE_SIZE]);

struct crew_limits crew_limits_of(const struct option_values *options);

/* Tells that the input `name` broke its worker. */
void crew_report_offence(const struct crew_limits *limits, enum crew_offence offence, const char *cause,
                         const char *name, struct diag *diag);

/* "signal 11, Segmentation fault", from what waitpid gave. */
void crew_describe_end(int status, char cause[static CREW_CAUSE_SIZE]);

/* In a process that was started by `owner`: it ends with it, which alone heeds interrupts. */
void crew_leave_signals(pid_t owner);

/* The memory that a process really uses. */
uint64_t crew_resident_bytes(pid_t pid);

#endif
