#include "converter/job/convert.h"

#include "base/utf8.h"
#include "formats/document/walk.h"

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
