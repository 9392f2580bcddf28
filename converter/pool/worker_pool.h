/* The worker processes of a run: hired when there is work, watched for time and memory, replaced when they
 * die.
 *
 * Owner: pool_open is undone by pool_close, which ends the workers.
 *
 * Errors: a worker that breaks a limit is killed; the end of its socket then says so. */
#ifndef CONVERTER_POOL_WORKER_POOL_H
#define CONVERTER_POOL_WORKER_POOL_H

#include "converter/pool/worker.h"

#include <sys/types.h>

enum { POOL_LARGEST = 256, POOL_CAUSE_SIZE = 64 };

enum pool_limit { LIMIT_NONE, LIMIT_TIME, LIMIT_MEMORY };

/* What one input may take. */
struct pool_limits {
    uint64_t timeout; /* microseconds; 0: any */
    uint64_t memory;  /* bytes; 0: any */
};

struct pool_worker {
    pid_t pid; /* 0: not hired */
    int socket;
    bool is_busy, asks;
    size_t job;
    uint64_t since;           /* microseconds */
    size_t pages_done, pages; /* of the job, as the worker reports */
    enum pool_limit exceeded;
};

struct worker_pool {
    const struct worker_task *task;
    struct pool_worker members[POOL_LARGEST];
    size_t count;
    pid_t owner; /* the process of the run */
    struct pool_limits limits;
    struct buffer frame; /* what was received last */
};

void pool_open(struct worker_pool *pool, const struct worker_task *task,
               const struct command_options *options);
void pool_close(struct worker_pool *pool);

/* True when the member is there, or could be started. */
bool pool_start(struct worker_pool *pool, struct pool_worker *member);
void pool_give(struct worker_pool *pool, struct pool_worker *member, size_t job);
struct pool_worker *pool_find(struct worker_pool *pool, size_t job);
bool pool_busy(const struct worker_pool *pool);

/* The member whose job is the first of those under way; NULL: none is busy. */
const struct pool_worker *pool_first(const struct worker_pool *pool);

/* Waits for at most `microseconds`; gives the members that have something to say. */
size_t pool_wait(struct worker_pool *pool, uint64_t microseconds,
                 struct pool_worker *ready[static POOL_LARGEST]);

/* Reaps a dead member; `cause` says how it ended. */
void pool_reap(struct pool_worker *member, char cause[static POOL_CAUSE_SIZE]);

struct pool_limits pool_limits_of(const struct command_options *options);

/* Reports that the input `name` broke its worker. */
void pool_report_limit(const struct pool_limits *limits, enum pool_limit exceeded, const char *cause,
                       const char *name, struct diag *diag);

/* Waits for the end of a process, whatever signals come meanwhile; gives what waitpid gave. */
int pool_await(pid_t pid);

/* "signal 11, Segmentation fault", from what waitpid gave. */
void pool_describe_end(int status, char cause[static POOL_CAUSE_SIZE]);

/* In a process that was started by `owner`: it ends with it, which alone reacts to interrupts. */
void pool_leave_signals(pid_t owner);

/* The memory that a process really uses. */
uint64_t pool_resident_bytes(pid_t pid);

#endif
