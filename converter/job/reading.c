#include "converter/job/reading.h"

#include "base/translation.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "converter/inputs/alone.h"
#include "converter/job/cover.h"
#include "formats/document/foreign.h"
#include "formats/registry.h"

#include <string.h>

static enum status open_source(const struct reading_request *request, struct reading *reading)
{
    reading->is_borrowed = request->standard_input && !strcmp(request->input->path, "-");
    if (!reading->is_borrowed)
        return input_open(request->input, request->diag, &reading->source);
    reading->source = request->standard_input;
    return STATUS_OK;
}

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
    override(document->arena, &document->metadata.title_lines, overrides->title_lines);
    override(document->arena, &document->metadata.author, overrides->author);
    override(document->arena, &document->metadata.date, overrides->date);
    override(document->arena, &document->metadata.language, overrides->language);
    override(document->arena, &document->metadata.series, overrides->series);
    override(document->arena, &document->metadata.series_index, overrides->series_index);
}

static enum reading_end skip(const struct reading_request *request, const char *reason)
{
    diag_report(request->diag, (struct place){request->input->path, 0}, DIAG_SKIPPED, reason);
    return READING_SKIPPED;
}

static enum reading_end report_unknown(const struct reading_request *request, const struct source *source)
{
    struct foreign_kind kind = {.name = PHRASE("no article by its content")};
    if (request->input->is_found) {
        foreign_find(source->bytes, source->size, &kind);
        return skip(request, kind.name);
    }
    registry_report_unknown_content(source, request->diag);
    return READING_FAILED;
}

/* As little as an empty one. */
static bool is_blank(const struct source *source)
{
    for (size_t offset = 0; offset < source->size;) {
        uint32_t character = utf8_next(source->bytes, source->size, &offset);
        if (!unicode_is_white_space(character) && !unicode_is_format(character))
            return false;
    }
    return true;
}

enum reading_end reading_open(const struct reading_request *request, struct reading *reading)
{
    *reading = (struct reading){0};
    if (open_source(request, reading) != STATUS_OK)
        return READING_FAILED;
    if (request->input->is_found && is_blank(reading->source))
        return skip(request, PHRASE("empty"));
    const struct plug *reader = choose_reader(request->settings, reading->source);
    if (!reader)
        return report_unknown(request, reading->source);
    struct read_request read = {reading->source, reader->options, request->diag};
    if (reader->format->reader->read(&read, &reading->document) != STATUS_OK) {
        reading->document = NULL;
        return READING_FAILED;
    }
    apply_overrides(reading->document, &request->settings->overrides);
    if (request->is_book && settings_show_cover(request->settings) && alone_is(request->input))
        cover_take(reading->source, 0, reading->document);
    return READING_DONE;
}

void reading_close_source(struct reading *reading)
{
    if (!reading->is_borrowed)
        source_close(reading->source);
    reading->source = NULL;
}

void reading_close(struct reading *reading)
{
    document_free(reading->document);
    reading->document = NULL;
    reading_close_source(reading);
}
