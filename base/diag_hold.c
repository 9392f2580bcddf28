#include "base/diag_hold.h"

#include "base/arena.h"

#include <stdlib.h>

struct held_message {
    struct diag_message message;
    struct held_message *next;
};

struct diag_hold {
    struct diag diag, *outer;
    struct arena *arena;
    struct held_message *first, **last;
    bool is_released;
};

static void hold_message(void *context, const struct diag_message *message)
{
    struct diag_hold *hold = context;
    if (hold->is_released) {
        hold->outer->print(hold->outer->context, message);
        return;
    }
    struct held_message *held = arena_allocate(hold->arena, sizeof *held);
    held->message = *message;
    held->message.text = arena_copy_text(hold->arena, message->text);
    *hold->last = held;
    hold->last = &held->next;
}

struct diag_hold *diag_hold_new(struct diag *outer)
{
    struct diag_hold *hold = memory_allocate(sizeof *hold);
    *hold = (struct diag_hold){.outer = outer, .arena = arena_new()};
    hold->diag = (struct diag){.context = hold, .threshold = outer->threshold};
    hold->diag.print = outer->print ? hold_message : NULL;
    hold->last = &hold->first;
    return hold;
}

struct diag *diag_hold_diag(struct diag_hold *hold)
{
    return &hold->diag;
}

static void forget(struct diag_hold *hold)
{
    hold->first = NULL;
    hold->last = &hold->first;
}

void diag_hold_release(struct diag_hold *hold)
{
    for (const struct held_message *held = hold->first; held; held = held->next)
        hold->outer->print(hold->outer->context, &held->message);
    forget(hold);
    hold->is_released = true;
}

void diag_hold_drop(struct diag_hold *hold)
{
    forget(hold);
    for (size_t i = 0; i < SEVERITY_COUNT; i++)
        hold->diag.counts[i] = 0;
}

void diag_hold_free(struct diag_hold *hold)
{
    for (size_t i = 0; i < SEVERITY_COUNT; i++)
        hold->outer->counts[i] += hold->diag.counts[i];
    arena_free(hold->arena);
    free(hold);
}
