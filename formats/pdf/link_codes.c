#include "formats/pdf/link_codes.h"

#include "base/language.h"
#include "base/uri.h"
#include "formats/document/builder.h"

#include <string.h>

enum { CODE_SIDE = 76 }; /* CSS px: 20 mm */

static struct node *add_node(struct arena *arena, struct node *parent, enum node_kind kind)
{
    struct node *node = arena_allocate(arena, sizeof *node);
    memset(node, 0, sizeof *node);
    node->kind = kind;
    node_append(parent, node);
    return node;
}

static void add_text(struct arena *arena, struct node *parent, const char *text)
{
    struct node *node = add_node(arena, parent, NODE_TEXT);
    node->text = text;
    node->text_length = strlen(text);
}

static struct node *add_cell(struct arena *arena, struct node *row, uint16_t column)
{
    struct node *cell = add_node(arena, row, NODE_CELL);
    cell->cell.row_span = cell->cell.column_span = 1;
    cell->cell.column = column;
    cell->cell.alignment = ALIGNMENT_START;
    return add_node(arena, cell, NODE_PARAGRAPH);
}

static const char *describe(struct arena *arena, const struct told_link *link)
{
    bool is_chinese = language_is_chinese(language_family(link->language));
    return arena_format(arena, is_chinese ? "二维码：%s" : "QR code: %s", link->target);
}

static void add_code(struct arena *arena, struct node *paragraph, const struct qr_door *codes,
                     const struct told_link *link)
{
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
        struct node *image = add_node(arena, paragraph, NODE_IMAGE);
        image->text = describe(arena, link);
        image->text_length = strlen(image->text);
        image->image.resource = resource;
        image->image.width = image->image.height = CODE_SIDE;
    }
    buffer_free(&svg);
}

void link_codes_add_row(struct arena *arena, struct node *table, const struct qr_door *codes,
                        const struct told_link *link)
{
    struct node *row = add_node(arena, table, NODE_ROW);
    row->row.columns = 2;
    add_code(arena, add_cell(arena, row, 0), codes, link);
    struct node *paragraph = add_cell(arena, row, 1);
    paragraph->id = link->id;
    add_text(arena, paragraph, arena_format(arena, "%s　%s", link->mark, link->words));
    add_node(arena, paragraph, NODE_LINE_BREAK);
    struct node *address = add_node(arena, paragraph, NODE_LINK);
    address->link.target = link->target;
    add_text(arena, address, link->target);
}
