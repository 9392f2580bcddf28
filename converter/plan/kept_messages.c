#include "converter/plan/kept_messages.h"

#include <string.h>

static bool is_same_text(const char *one, const char *other)
{
    return one == other || (one && other && !strcmp(one, other));
}

static bool is_kept(const struct kept_messages *kept, const struct diag_message *message)
{
    for (const struct kept_message *each = kept->first; each; each = each->next)
        if (each->message.id == message->id && each->message.place.line == message->place.line &&
            is_same_text(each->message.place.name, message->place.name) &&
            is_same_text(each->message.text, message->text))
            return true;
    return false;
}

void kept_messages_add(struct kept_messages *kept, const struct diag_message *message)
{
    if (is_kept(kept, message))
        return;
    struct kept_message *added = arena_allocate(kept->arena, sizeof *added);
    *added = (struct kept_message){.message = *message};
    added->message.place.name = arena_copy_text(kept->arena, message->place.name);
    added->message.text = arena_copy_text(kept->arena, message->text);
    if (kept->last)
        kept->last->next = added;
    else
        kept->first = added;
    kept->last = added;
}

static void keep(void *context, const struct diag_message *message)
{
    kept_messages_add(context, message);
}

struct diag kept_messages_diag(struct kept_messages *kept)
{
    return (struct diag){.print = keep, .context = kept};
}
