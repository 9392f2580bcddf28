/* Messages that are told later, when what they are about has its turn.
 *
 * Shape: each once, whatever several writers say of the same article.
 *
 * Owner: all lives in the arena.
 *
 * Errors: none. */
#ifndef CONVERTER_PLAN_KEPT_MESSAGES_H
#define CONVERTER_PLAN_KEPT_MESSAGES_H

#include "base/arena.h"
#include "base/diag.h"

struct kept_message {
    struct diag_message message;
    struct kept_message *next, *next_alike; /* next_alike: with the same hash */
};

/* In the order in which they came; {0} but for the arena is an empty list. */
struct kept_messages {
    struct arena *arena;
    struct kept_message *first, *last;
    struct kept_message **alike; /* by their hash, to find those that are here already */
};

void kept_messages_add(struct kept_messages *kept, const struct diag_message *message);

/* A diag whose messages are kept, whatever their severity. */
struct diag kept_messages_diag(struct kept_messages *kept);

#endif
