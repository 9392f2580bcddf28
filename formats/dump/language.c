#include "formats/dump/language.h"

void dump_language(const struct document *document, const struct dump_options *options, struct buffer *lines)
{
    (void)options;
    if (document->language_evidence)
        buffer_append_text(lines, document->language_evidence);
    else
        buffer_append_format(lines, "language\t%s\n", document->metadata.language);
}
