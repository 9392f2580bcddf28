/* The whole way: any bytes, by the reader that takes them, through every writer. */
#include "base/installation.h"
#include "formats/document/builder.h"
#include "formats/document/fault.h"
#include "formats/registry.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static struct option_values *default_values(const struct option_table *table)
{
    static const struct option_table none = {0};
    return option_values_new(table ? table : &none);
}

static void feed(const struct writer *writer, struct writer_session *session, const struct document *document)
{
    if (writer->add(session, document) == STATUS_OK)
        writer->end(session);
    else
        writer->abandon(session);
}

static void write_document(const struct format *format, const struct document *document, struct diag *diag)
{
    const struct writer *writer = registry_writer(format, diag);
    if (!writer)
        abort();
    struct arena *arena = arena_new();
    struct buffer output = {.ceiling = 256 << 20};
    struct option_values *values = default_values(format->write_options);
    struct write_request request = {.sink = sink_open_buffer(&output),
                                    .output_name = "output",
                                    .options = option_values_get(values),
                                    .fonts_folder = installation_path(arena, "share/banxin/fonts"),
                                    .diag = diag};
    struct writer_session *session;
    if (writer->begin(&request, &session) == STATUS_OK)
        feed(writer, session, document);
    sink_abandon(request.sink);
    option_values_free(values);
    buffer_free(&output);
    arena_free(arena);
}

static void check_document(const struct document *document)
{
    if (document_find_fault(document))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct diag diag = {0};
    char *text = memory_allocate(size + 1);
    for (size_t i = 0; i < size; i++)
        text[i] = (char)bytes[i];
    text[size] = '\0';
    struct source source = {.name = "12题目.txt", .bytes = text, .size = size};
    const struct format *format = size ? registry_recognise(&source) : NULL;
    if (format) {
        struct option_values *values = default_values(format->read_options);
        struct read_request request = {&source, option_values_get(values), &diag};
        struct document *document;
        if (format->reader->read(&request, &document) == STATUS_OK) {
            check_document(document);
            for (size_t i = 0; i < registry_count(); i++)
                if (format_can_write(registry_at(i)))
                    write_document(registry_at(i), document, &diag);
            document_free(document);
        }
        option_values_free(values);
    }
    free(text);
    return 0;
}
