/* The reader: any bytes to a document, which must be sound. The first byte chooses options. */
#include "formats/html/reader.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static struct option_values *choose_options(uint8_t choice)
{
    static const char *const placeholders[] = {"mark", "keep", "drop", "mark"};
    static const char *const headings[] = {"auto", "tags", "none", "auto"};
    struct diag silent = {.print = NULL};
    struct place place = {"input", 0};
    struct option_values *values = option_values_new(html_format.read_options);
    option_values_set(values, "placeholders", placeholders[choice & 3], &silent, place);
    option_values_set(values, "headings", headings[choice >> 2 & 3], &silent, place);
    option_values_set(values, "color", choice & 16 ? "yes" : "no", &silent, place);
    return values;
}

/* A document that is not sound is refused by the builder, and is the reader's fault. */
static void check(void *context, const struct diag_message *message)
{
    (void)context;
    if (message->id == DIAG_LIBRARY_FAILED)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!size)
        return 0;
    char *text = memory_allocate(size);
    for (size_t i = 1; i < size; i++)
        text[i - 1] = (char)bytes[i];
    text[size - 1] = '\0';
    struct diag diag = {.print = check};
    struct option_values *values = choose_options(bytes[0]);
    const struct source source = {.name = "62input.txt", .bytes = text, .size = size - 1};
    const struct read_request request = {
        .source = &source, .options = option_values_get(values), .diag = &diag};
    struct document *document;
    if (size > 1 && html_format.reader->recognise(&source) &&
        html_format.reader->read(&request, &document) == STATUS_OK)
        document_free(document);
    option_values_free(values);
    free(text);
    return 0;
}
