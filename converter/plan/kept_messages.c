#include "converter/plan/kept_messages.h"

void kept_messages_add(struct kept_messages *kept, const struct diag_message *message)
{
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
