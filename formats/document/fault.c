#include "formats/document/fault.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/document/walk.h"

/* Which kinds a node may hold: blocks, inlines, or one kind only. */
enum content {
    CONTENT_NONE,
    CONTENT_BLOCKS,
    CONTENT_INLINES,
    CONTENT_ITEMS,
    CONTENT_ROWS,
    CONTENT_CELLS,
    CONTENT_RUBY
};

static const enum content contents[NODE_KIND_COUNT] = {
    [NODE_DOCUMENT] = CONTENT_BLOCKS,
    [NODE_PARAGRAPH] = CONTENT_INLINES,
    [NODE_HEADING] = CONTENT_INLINES,
    [NODE_LIST] = CONTENT_ITEMS,
    [NODE_LIST_ITEM] = CONTENT_BLOCKS,
    [NODE_QUOTE] = CONTENT_BLOCKS,
    [NODE_PREFORMATTED] = CONTENT_INLINES,
    [NODE_TABLE] = CONTENT_ROWS,
    [NODE_ROW] = CONTENT_CELLS,
    [NODE_CELL] = CONTENT_BLOCKS,
    [NODE_FIGURE] = CONTENT_BLOCKS,
    [NODE_CAPTION] = CONTENT_INLINES,
    [NODE_SEPARATOR] = CONTENT_NONE,
    [NODE_NOTE] = CONTENT_BLOCKS,
    [NODE_TEXT] = CONTENT_NONE,
    [NODE_LINE_BREAK] = CONTENT_NONE,
    [NODE_SPAN] = CONTENT_INLINES,
    [NODE_LINK] = CONTENT_INLINES,
    [NODE_IMAGE] = CONTENT_NONE,
    [NODE_RUBY] = CONTENT_RUBY,
    [NODE_RUBY_BASE] = CONTENT_INLINES,
    [NODE_RUBY_TEXT] = CONTENT_INLINES,
    [NODE_NOTE_REFERENCE] = CONTENT_NONE,
    [NODE_FORMULA] = CONTENT_INLINES,
};

/* Kinds that have one kind of parent only, and so are not ordinary blocks or inlines. */
static bool is_bound(enum node_kind kind)
{
    return kind == NODE_LIST_ITEM || kind == NODE_ROW || kind == NODE_CELL || kind == NODE_CAPTION ||
           kind == NODE_RUBY_BASE || kind == NODE_RUBY_TEXT || kind == NODE_DOCUMENT;
}

static bool may_hold(const struct node *parent, const struct node *child)
{
    bool caption_fits = parent->kind == NODE_FIGURE || parent->kind == NODE_TABLE;
    if (child->kind == NODE_CAPTION)
        return caption_fits;
    switch (contents[parent->kind]) {
    case CONTENT_NONE: return false;
    case CONTENT_BLOCKS: return node_is_block(child) && !is_bound(child->kind);
    case CONTENT_INLINES: return !node_is_block(child) && !is_bound(child->kind);
    case CONTENT_ITEMS: return child->kind == NODE_LIST_ITEM;
    case CONTENT_ROWS: return child->kind == NODE_ROW;
    case CONTENT_CELLS: return child->kind == NODE_CELL;
    case CONTENT_RUBY: return child->kind == NODE_RUBY_BASE || child->kind == NODE_RUBY_TEXT;
    }
    return false;
}

static bool is_inside_preformatted(const struct node *node)
{
    for (; node && !node_is_block(node); node = node->parent)
        ;
    return node && node->kind == NODE_PREFORMATTED;
}

/* Three valid bytes that are neither control nor noncharacter nor surrogate: U+3000 to U+CFFF. */
static bool is_plain_sequence(const char *text, size_t left)
{
    const unsigned char *bytes = (const unsigned char *)text;
    return bytes[0] >= 0xE3 && bytes[0] <= 0xEC && left >= 3 && utf8_continues(text[1]) &&
           utf8_continues(text[2]);
}

static const char *find_text_fault(const struct node *node)
{
    if (!node->text_length)
        return "an empty text";
    bool preformatted = is_inside_preformatted(node), valid;
    for (size_t offset = 0; offset < node->text_length;) {
        unsigned char lead = (unsigned char)node->text[offset];
        if (lead >= 0x20 && lead < 0x7F) {
            offset++;
            continue;
        }
        if (is_plain_sequence(node->text + offset, node->text_length - offset)) {
            offset += 3;
            continue;
        }
        uint32_t character = utf8_next_checked(node->text, node->text_length, &offset, &valid);
        if (!valid)
            return "a text that is not valid UTF-8";
        bool allowed = preformatted && (character == '\n' || character == '\t');
        if ((character < 0x20 && !allowed) || (character >= 0x7F && character < 0xA0))
            return "a control character in a text";
        if (unicode_is_noncharacter(character))
            return "a noncharacter in a text";
    }
    return NULL;
}

static const char *find_node_fault(const struct document *document, const struct node *node)
{
    if (node->parent && !may_hold(node->parent, node))
        return arena_format(document->arena, "a %s inside a %s", node_kind_name(node->kind),
                            node_kind_name(node->parent->kind));
    if (node->kind == NODE_TEXT)
        return find_text_fault(node);
    unsigned least = node == document->metadata.title_heading ? 0 : 1;
    if (node->kind == NODE_HEADING && (node->heading.level < least || node->heading.level > 6))
        return "a heading without a level from 1 to 6";
    if (node->kind == NODE_NOTE_REFERENCE && (!node->text || !node->link.target))
        return "a note reference without mark or target";
    if (node->kind == NODE_LINK && !node->link.target)
        return "a link without a target";
    if (node->kind == NODE_CELL && (!node->cell.row_span || !node->cell.column_span))
        return "a cell that spans nothing";
    return NULL;
}

const char *document_find_fault(const struct document *document)
{
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        if (walk.event == WALK_LEAVE)
            continue;
        const char *fault = find_node_fault(document, walk.node);
        if (fault)
            return fault;
    }
    return NULL;
}
