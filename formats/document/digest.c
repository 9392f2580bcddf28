#include "formats/document/digest.h"

#include "base/buffer.h"

void document_digest(const struct document *document, char text[static HASH_TEXT_SIZE])
{
    const struct metadata *metadata = &document->metadata;
    struct arena *arena = arena_new();
    struct buffer content = {0};
    buffer_append_format(&content, "%s\n%s\n", metadata->title, metadata->date ? metadata->date : "");
    buffer_append_text(&content, node_plain_text(arena, document->root, true));
    for (const struct resource *resource = document->resources; resource; resource = resource->next)
        buffer_append(&content, resource->bytes, resource->size);
    hash_text(content.data, content.length, text);
    buffer_free(&content);
    arena_free(arena);
}
