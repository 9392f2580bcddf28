#include "fonts/noted.h"

#include "base/buffer.h"

void noted_add(struct noted_characters *noted, uint32_t character)
{
    for (size_t i = 0; i < noted->count; i++)
        if (noted->items[i] == character)
            return;
    if (noted->count < MOST_NOTED)
        noted->items[noted->count++] = character;
    else
        noted->has_more = true;
}

void noted_report(struct noted_characters *noted, struct diag *diag, struct place place, enum diag_id id)
{
    struct buffer names = {0};
    for (size_t i = 0; i < noted->count; i++) {
        buffer_append_text(&names, i ? ", " : "");
        buffer_append_character(&names, noted->items[i]);
        buffer_append_format(&names, " (U+%04X)", (unsigned)noted->items[i]);
    }
    if (noted->has_more)
        buffer_append_text(&names, " and others");
    if (noted->count)
        diag_report(diag, place, id, names.data);
    *noted = (struct noted_characters){0};
    buffer_free(&names);
}
