#include "formats/html/metadata/credit_statements.h"

enum { CONTRIBUTORS_MOST = 20 };

void reader_state(struct credit_reader *reader, const struct credit *credit, uint64_t features,
                  const struct article_block *block)
{
    const struct node *node = block == NULL ? NULL : block->node;
    enum zone zone =
        block == NULL ? ZONE_HEAD : zone_of(&reader->zones, (size_t)(block - reader->article->blocks));
    if (reader->zones.is_page && zone == ZONE_OUTSIDE)
        features |= SAYS(OUTSIDE);
    if (credit->is_quoted)
        features |= SAYS(QUOTED);
    statements_add(&reader->statements, FIELD_AUTHOR, credit->author, features, node);
    statements_add(&reader->statements, FIELD_SOURCE, credit->source,
                   credit->is_wire ? features | SAYS(WIRE) : features, node);
    statements_add(&reader->statements, FIELD_DATE, date_format(reader->arena, credit->date), features, node);
}

void reader_add_contributor(struct credit_reader *reader, struct text_view text)
{
    if (reader->contributor_count >= CONTRIBUTORS_MOST || text_view_is_empty(text))
        return;
    if (reader->contributor_count++ > 0)
        buffer_append_text(&reader->contributors, "; ");
    buffer_append_text(&reader->contributors, text_view_copy_plain(reader->article->scratch, text));
}
