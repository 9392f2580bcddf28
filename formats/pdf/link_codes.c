#include "formats/pdf/link_codes.h"

#include "base/language.h"
#include "base/uri.h"
#include "formats/document/builder.h"

#include <string.h>

enum { CODE_SIDE = 76 }; /* CSS px: 20 mm */

static struct node *add_cell(struct document *document, struct node *row, uint16_t column)
{
    struct node *cell = node_add(document, row, NODE_CELL);
    cell->cell.row_span = cell->cell.column_span = 1;
    cell->cell.column = column;
    cell->cell.alignment = ALIGNMENT_START;
    return node_add(document, cell, NODE_PARAGRAPH);
}

static const char *describe(struct arena *arena, const struct told_link *link)
{
    bool is_chinese = language_is_chinese(language_family(link->language));
    return arena_format(arena, is_chinese ? "二维码：%s" : "QR code: %s", link->target);
}

static void add_code(struct document *document, struct node *paragraph, const struct qr_door *codes,
                     const struct told_link *link)
{
    struct arena *arena = document->arena;
    struct buffer svg = {0};
    uint32_t side;
    if (codes->draw(uri_clean(arena, link->target), &svg, &side)) {
        struct resource *resource = arena_allocate(arena, sizeof *resource);
        *resource = (struct resource){.name = link->target,
                                      .media_type = "image/svg+xml",
                                      .bytes = (unsigned char *)arena_copy(arena, svg.data, svg.length),
                                      .size = svg.length,
                                      .width = side,
                                      .height = side};
        struct node *image = node_add(document, paragraph, NODE_IMAGE);
        image->text = describe(arena, link);
        image->text_length = strlen(image->text);
        image->image.resource = resource;
        image->image.width = image->image.height = CODE_SIDE;
    }
    buffer_free(&svg);
}

void link_codes_add_row(struct document *document, struct node *table, const struct qr_door *codes,
                        const struct told_link *link)
{
    struct node *row = node_add(document, table, NODE_ROW);
    row->row.columns = 2;
    add_code(document, add_cell(document, row, 0), codes, link);
    struct node *paragraph = add_cell(document, row, 1);
    paragraph->id = link->id;
    node_add_text(document, paragraph, arena_format(document->arena, "%s　%s", link->mark, link->words));
    node_add(document, paragraph, NODE_LINE_BREAK);
    struct node *address = node_add(document, paragraph, NODE_LINK);
    address->link.target = link->target;
    node_add_text(document, address, link->target);
}
