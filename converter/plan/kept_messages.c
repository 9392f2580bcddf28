#include "converter/plan/kept_messages.h"

#include <stdint.h>
#include <string.h>

static bool is_same_text(const char *one, const char *other)
{
    return one == other || (one && other && !strcmp(one, other));
}

enum { HASH_COUNT = 256 };

/* FNV-1a, of what tells messages apart. */
static size_t hash_of(const struct diag_message *message)
{
    uint32_t hash = 2166136261U ^ (uint32_t)message->place.line;
    for (const char *at = message->text; *at; at++)
        hash = (hash ^ (unsigned char)*at) * 16777619U;
    return hash % HASH_COUNT;
}

static bool is_kept(const struct kept_message *alike, const struct diag_message *message)
{
    for (; alike; alike = alike->next_alike)
        if (alike->message.id == message->id && alike->message.place.line == message->place.line &&
            is_same_text(alike->message.place.name, message->place.name) &&
            !strcmp(alike->message.text, message->text))
            return true;
    return false;
}

void kept_messages_add(struct kept_messages *kept, const struct diag_message *message)
{
    if (!kept->alike)
        kept->alike = arena_allocate_array(kept->arena, HASH_COUNT, sizeof(struct kept_message *));
    struct kept_message **alike = &kept->alike[hash_of(message)];
    if (is_kept(*alike, message))
        return;
    struct kept_message *added = arena_allocate(kept->arena, sizeof *added);
    *added = (struct kept_message){.message = *message, .next_alike = *alike};
    added->message.place.name = arena_copy_text(kept->arena, message->place.name);
    added->message.text = arena_copy_text(kept->arena, message->text);
    if (kept->last)
        kept->last->next = added;
    else
        kept->first = added;
    kept->last = *alike = added;
}

static void keep(void *context, const struct diag_message *message)
{
    kept_messages_add(context, message);
}

struct diag kept_messages_diag(struct kept_messages *kept)
{
    return (struct diag){.print = keep, .context = kept};
}
