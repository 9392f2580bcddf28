#include "converter/run/convert.h"

#include "base/utf8.h"
#include "formats/document/walk.h"
#include "formats/registry.h"

static const struct plug *choose_reader(const struct settings *settings, const struct source *source)
{
    const struct format *format =
        settings->reader_count == 1 ? settings->readers->format : registry_recognise(source);
    for (size_t i = 0; i < settings->reader_count; i++)
        if (settings->readers[i].format == format)
            return &settings->readers[i];
    return NULL;
}

static void override(struct arena *arena, const char **found, const char *wanted)
{
    if (wanted)
        *found = arena_copy_text(arena, wanted);
}

static void apply_overrides(struct document *document, const struct overrides *overrides)
{
    override(document->arena, &document->metadata.title, overrides->title);
    override(document->arena, &document->metadata.author, overrides->author);
    override(document->arena, &document->metadata.date, overrides->date);
    override(document->arena, &document->metadata.language, overrides->language);
}

bool convert_can_read(const struct settings *settings, const struct source *source)
{
    return choose_reader(settings, source);
}

enum status convert_read(const struct settings *settings, const struct source *source, struct diag *diag,
                         struct document **document)
{
    const struct plug *reader = choose_reader(settings, source);
    if (!reader) {
        registry_report_unknown_content(source->name, diag);
        return STATUS_FAILED;
    }
    struct read_request request = {source, reader->options, diag};
    enum status status = reader->format->reader->read(&request, document);
    if (status == STATUS_OK)
        apply_overrides(*document, &settings->overrides);
    return status;
}

struct article_size convert_measure(const struct document *document)
{
    struct article_size size = {0};
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        if (walk.event != WALK_ENTER)
            continue;
        size.paragraphs += walk.node->kind == NODE_PARAGRAPH;
        if (walk.node->kind == NODE_TEXT)
            size.characters += utf8_count(walk.node->text, walk.node->text_length);
    }
    return size;
}

enum status convert_write(const struct settings *settings, const struct target *target,
                          const struct document *document, const struct destination *destination,
                          struct diag *diag)
{
    struct write_request request = {.sink = destination->sink,
                                    .output_name = destination->name,
                                    .watch = destination->watch,
                                    .options = target->plug.options,
                                    .fonts_folder = settings->fonts_folder,
                                    .diag = diag};
    return writer_write(target->writer, &request, document);
}
