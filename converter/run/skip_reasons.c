#include "converter/run/skip_reasons.h"

#include "base/translation.h"

#include <stdlib.h>
#include <string.h>

static void note_length(void *context, const struct diag_message *message)
{
    *(size_t *)context = strlen(message->text);
}

/* What the message says before its reason. */
static size_t length_before_reason(void)
{
    size_t length = 0;
    struct diag diag = {.print = note_length, .context = &length};
    diag_report(&diag, (struct place){0}, DIAG_SKIPPED, "");
    return length;
}

/* NULL: the messages give none. */
static const char *find_reason(const struct result *result)
{
    for (const struct kept_message *kept = result->messages.first; kept; kept = kept->next) {
        if (kept->message.id == DIAG_DUPLICATE)
            return translate("there already");
        if (kept->message.id == DIAG_SKIPPED)
            return kept->message.text + length_before_reason();
    }
    return NULL;
}

static struct skip_reason *find(struct skip_reasons *reasons, const char *text)
{
    for (size_t i = 0; i < reasons->count; i++)
        if (!strcmp(reasons->items[i].text, text))
            return &reasons->items[i];
    reasons->items = memory_resize(reasons->items, (reasons->count + 1) * sizeof *reasons->items);
    struct skip_reason *added = &reasons->items[reasons->count++];
    *added = (struct skip_reason){.text = memory_copy_text(text, strlen(text))};
    return added;
}

void skip_reasons_add(struct skip_reasons *reasons, const struct result *result)
{
    const char *text = find_reason(result);
    if (text)
        find(reasons, text)->count++;
}

void skip_reasons_append(struct buffer *text, const struct skip_reasons *reasons)
{
    for (size_t i = 0; i < reasons->count; i++)
        buffer_append_format(text, "%s%s (%zu)", i ? ", " : "", reasons->items[i].text,
                             reasons->items[i].count);
}

void skip_reasons_free(struct skip_reasons *reasons)
{
    for (size_t i = 0; i < reasons->count; i++)
        free(reasons->items[i].text);
    free(reasons->items);
    *reasons = (struct skip_reasons){0};
}
