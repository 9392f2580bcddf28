#include "converter/run/result.h"

#include "converter/job/convert.h"

void result_begin(struct result *result, size_t target_count)
{
    *result = (struct result){.arena = arena_new()};
    result->messages.arena = result->arena;
    result->outputs = arena_allocate_array(result->arena, target_count, sizeof *result->outputs);
}

void result_begin_job(struct result *result, size_t target_count, const struct job *job)
{
    result_begin(result, target_count);
    for (const struct kept_message *kept = job->noticed.first; kept; kept = kept->next)
        result_keep(result, &kept->message);
}

void result_clear(struct result *result)
{
    if (result->arena)
        arena_free(result->arena);
    *result = (struct result){0};
}

void result_keep(struct result *result, const struct diag_message *message)
{
    kept_messages_add(&result->messages, message);
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

struct diag result_diag(struct result *result)
{
    return kept_messages_diag(&result->messages);
}

bool result_has_output(const struct result *result, size_t target, bool is_dry)
{
    enum output_state state = result->outputs[target].state;
    bool would_be = is_dry && result->is_named && result->outcome == OUTCOME_CONVERTED;
    return would_be || state == OUTPUT_WRITTEN || state == OUTPUT_CURRENT;
}

const char *result_outcome_name(enum outcome outcome, bool is_dry)
{
    static const char *const names[OUTCOME_COUNT] = {
        [OUTCOME_CONVERTED] = "converted", [OUTCOME_CURRENT] = "up to date", [OUTCOME_SKIPPED] = "skipped",
        [OUTCOME_FAILED] = "failed",       [OUTCOME_RESOURCE] = "resource",
    };
    return is_dry && outcome == OUTCOME_CONVERTED ? "would be converted" : names[outcome];
}
