#include "formats/banxin.h"

#include "base/installation.h"
#include "formats/registry.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct banxin_document {
    struct document *document;
};

const char *banxin_version(void)
{
    return BANXIN_VERSION;
}

static void pass_on(void *context, const struct diag_message *message)
{
    static const enum banxin_severity severities[SEVERITY_COUNT] = {
        [SEVERITY_NOTE] = BANXIN_NOTE, [SEVERITY_WARNING] = BANXIN_WARNING, [SEVERITY_ERROR] = BANXIN_ERROR};
    const struct banxin_listener *listener = context;
    listener->report(listener->context, &(struct banxin_message){.severity = severities[message->severity],
                                                                 .id = diag_id_name(message->id),
                                                                 .name = message->place.name,
                                                                 .line = message->place.line,
                                                                 .text = message->text});
}

static struct diag open_diag(const struct banxin_listener *listener)
{
    if (!listener || !listener->report)
        return (struct diag){0};
    return (struct diag){.print = pass_on, .context = (void *)(uintptr_t)listener};
}

static enum status set_all(struct option_values *values, const struct banxin_option *options,
                           struct diag *diag)
{
    enum status status = STATUS_OK;
    for (; options && options->name && status == STATUS_OK; options++)
        status = option_values_set(values, options->name, options->value, diag, (struct place){0});
    return status;
}

/* The values of a table's options, which are judged before anything is read or written. NULL after a report.
 */
static struct option_values *take_options(const struct option_table *table,
                                          const struct banxin_option *options,
                                          enum status (*check)(const void *options, struct diag *diag),
                                          struct diag *diag)
{
    static const struct option_table none = {0};
    struct option_values *values = option_values_new(table ? table : &none);
    enum status status = set_all(values, options, diag);
    if (status == STATUS_OK && check)
        status = check(option_values_get(values), diag);
    if (status == STATUS_OK)
        return values;
    option_values_free(values);
    return NULL;
}

static struct document *read_as(const struct format *format, const struct source *source,
                                const struct banxin_option *options, struct diag *diag)
{
    struct document *document = NULL;
    struct option_values *values =
        take_options(format->read_options, options, format->check_read_options, diag);
    if (!values)
        return NULL;
    const struct read_request request = {source, option_values_get(values), diag};
    enum status status = format->reader->read(&request, &document);
    option_values_free(values);
    return status == STATUS_OK ? document : NULL;
}

static struct banxin_document *read_source(struct source *source, const struct banxin_option *options,
                                           struct diag *diag)
{
    const struct format *format = registry_recognise(source);
    struct document *read = format ? read_as(format, source, options, diag) : NULL;
    if (!format)
        registry_report_unknown_content(source, diag);
    source_close(source);
    if (!read)
        return NULL;
    struct banxin_document *document = memory_allocate(sizeof *document);
    document->document = read;
    return document;
}

struct banxin_document *banxin_read_file(const char *path, const struct banxin_option *options,
                                         const struct banxin_listener *listener)
{
    struct diag diag = open_diag(listener);
    struct source *source;
    if (source_open(path, &diag, &source) != STATUS_OK)
        return NULL;
    return read_source(source, options, &diag);
}

struct banxin_document *banxin_read_bytes(const char *name, const void *bytes, size_t size,
                                          const struct banxin_option *options,
                                          const struct banxin_listener *listener)
{
    struct diag diag = open_diag(listener);
    if (!size) {
        diag_report(&diag, (struct place){name, 0}, DIAG_EMPTY_INPUT);
        return NULL;
    }
    char *copy = memory_allocate(size + 1);
    memcpy(copy, bytes, size);
    copy[size] = '\0';
    return read_source(source_make(name, copy, size), options, &diag);
}

void banxin_document_free(struct banxin_document *document)
{
    if (!document)
        return;
    document_free(document->document);
    free(document);
}

const char *banxin_document_title(const struct banxin_document *document)
{
    return document->document->metadata.title;
}

const char *banxin_document_author(const struct banxin_document *document)
{
    return document->document->metadata.author;
}

const char *banxin_document_source(const struct banxin_document *document)
{
    return document->document->metadata.source;
}

const char *banxin_document_date(const struct banxin_document *document)
{
    return document->document->metadata.date;
}

const char *banxin_document_language(const struct banxin_document *document)
{
    return document->document->metadata.language;
}

/* The format of that name, if it can be written; NULL after a report. */
static const struct format *find_writer(const char *name, struct diag *diag)
{
    const struct format *format = registry_find(name);
    if (format && format_can_write(format))
        return format;
    struct arena *arena = arena_new();
    diag_report(diag, (struct place){0}, DIAG_UNKNOWN_FORMAT, name, registry_list(arena, format_can_write));
    arena_free(arena);
    return NULL;
}

static enum status write_to(struct sink *sink, const char *name, const struct banxin_document *document,
                            const struct format *format, const struct option_values *values,
                            struct diag *diag)
{
    const struct writer *writer = registry_writer(format, diag);
    if (!writer)
        return STATUS_FAILED;
    struct arena *arena = arena_new();
    struct write_request request = {.sink = sink,
                                    .output_name = name,
                                    .options = option_values_get(values),
                                    .fonts_folder = installation_path(arena, "share/banxin/fonts"),
                                    .diag = diag};
    enum status status = writer_write(writer, &request, document->document);
    arena_free(arena);
    return status;
}

static struct option_values *take_write_options(const struct format *format,
                                                const struct banxin_option *options, struct diag *diag)
{
    return take_options(format->write_options, options, format->check_write_options, diag);
}

bool banxin_write_file(const struct banxin_document *document, const char *format,
                       const struct banxin_option *options, const char *path,
                       const struct banxin_listener *listener)
{
    struct diag diag = open_diag(listener);
    struct sink *sink;
    const struct format *found = find_writer(format, &diag);
    struct option_values *values = found ? take_write_options(found, options, &diag) : NULL;
    if (!values)
        return false;
    enum status status = sink_open(path, &diag, &sink);
    if (status == STATUS_OK) {
        status = write_to(sink, path, document, found, values, &diag);
        if (status == STATUS_OK)
            status = sink_commit(sink, &diag);
        else
            sink_abandon(sink);
    }
    option_values_free(values);
    return status == STATUS_OK;
}

void *banxin_write_bytes(const struct banxin_document *document, const char *format,
                         const struct banxin_option *options, size_t *size,
                         const struct banxin_listener *listener)
{
    struct diag diag = open_diag(listener);
    struct buffer bytes = {0};
    const struct format *found = find_writer(format, &diag);
    struct option_values *values = found ? take_write_options(found, options, &diag) : NULL;
    if (!values)
        return NULL;
    struct sink *sink = sink_open_buffer(&bytes);
    enum status status = write_to(sink, format, document, found, values, &diag);
    if (status == STATUS_OK)
        status = sink_commit(sink, &diag);
    else
        sink_abandon(sink);
    option_values_free(values);
    *size = bytes.length;
    if (status == STATUS_OK)
        return bytes.data;
    buffer_free(&bytes);
    return NULL;
}

void banxin_bytes_free(void *bytes)
{
    free(bytes);
}
