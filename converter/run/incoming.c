#include "converter/run/incoming.h"

void incoming_take_message(struct result *result, struct frame_reader *reader)
{
    struct diag_message message = {.id = (enum diag_id)frame_number(reader)};
    message.severity = (enum severity)frame_number(reader);
    message.place.line = frame_number(reader);
    message.place.name = frame_text(reader, result->arena);
    message.text = frame_text(reader, result->arena);
    if (!reader->failed && message.id < DIAG_COUNT && message.severity < SEVERITY_COUNT)
        result_keep(result, &message);
}

void incoming_take_article(struct result *result, struct frame_reader *reader)
{
    result->fields.title = frame_text(reader, result->arena);
    result->fields.order = frame_text(reader, result->arena);
    result->fields.date = frame_text(reader, result->arena);
    result->fields.author = frame_text(reader, result->arena);
    result->language = frame_text(reader, result->arena);
    result->encoding = frame_text(reader, result->arena);
    result->origin = frame_text(reader, result->arena);
    result->digest = frame_text(reader, result->arena);
    result->paragraphs = frame_number(reader);
    result->characters = frame_number(reader);
}

void incoming_take_source(struct result *result, struct frame_reader *reader)
{
    result->size = frame_number(reader);
    result->content = frame_text(reader, result->arena);
}
