#include "converter/run/result.h"

#include "converter/job/convert.h"

void result_begin(struct result *result, size_t target_count)
{
    *result = (struct result){.arena = arena_new()};
    result->last_message = &result->messages;
    result->unsaid = &result->messages;
    result->outputs = arena_allocate_array(result->arena, target_count, sizeof *result->outputs);
}

void result_clear(struct result *result)
{
    if (result->arena)
        arena_free(result->arena);
    *result = (struct result){0};
}

void result_keep(struct result *result, const struct diag_message *message)
{
    struct kept_message *kept = arena_allocate(result->arena, sizeof *kept);
    kept->message = *message;
    kept->message.place.name = arena_copy_text(result->arena, message->place.name);
    kept->message.text = arena_copy_text(result->arena, message->text);
    *result->last_message = kept;
    result->last_message = &kept->next;
}

void result_describe(struct result *result, const struct document *document)
{
    const struct metadata *metadata = &document->metadata;
    struct article_size size = convert_measure(document);
    result->fields.title = arena_copy_text(result->arena, metadata->title);
    result->fields.order = arena_copy_text(result->arena, metadata->order);
    result->fields.date = arena_copy_text(result->arena, metadata->date);
    result->fields.author = arena_copy_text(result->arena, metadata->author);
    result->language = arena_copy_text(result->arena, metadata->language);
    result->encoding = arena_copy_text(result->arena, document->encoding);
    result->origin = arena_copy_text(result->arena, metadata->source);
    result->paragraphs = size.paragraphs;
    result->characters = size.characters;
}

static void keep(void *context, const struct diag_message *message)
{
    result_keep(context, message);
}

struct diag result_diag(struct result *result)
{
    return (struct diag){.print = keep, .context = result};
}

bool result_has_output(const struct result *result, size_t target)
{
    enum output_state state = result->outputs[target].state;
    return state == OUTPUT_WRITTEN || state == OUTPUT_CURRENT;
}

const char *result_outcome_name(enum outcome outcome)
{
    static const char *const names[OUTCOME_COUNT] = {
        [OUTCOME_CONVERTED] = "converted",
        [OUTCOME_CURRENT] = "up to date",
        [OUTCOME_SKIPPED] = "skipped",
        [OUTCOME_FAILED] = "failed",
    };
    return names[outcome];
}
