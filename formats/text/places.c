#include "formats/text/places.h"

#include "base/language.h"
#include "formats/text/measure.h"

enum {
    VERSE_INDENT = 4,
    LEAST_MEASURE = 12,
    QUARTERS_PER_COLUMN = 4 / EM_COLUMNS, /* quarters of an em, the model's indents */
};

static size_t first_indent_columns(const struct walker *walker, const char *language)
{
    if (walker->article->setting->indent == INDENT_NONE)
        return 0;
    enum script_language family = language_family(language);
    return language_is_chinese(family) ? 2 * EM_COLUMNS : EM_COLUMNS;
}

struct text_place place_of_node(const struct walker *walker, const struct node *block)
{
    const struct context *context = containing_block(walker);
    size_t width = walker->article->setting->width;
    struct text_place place = {.start = context->start,
                               .language = node_language(walker->article->document, block)};
    if (!width)
        return place;
    size_t taken = context->start + context->end;
    size_t least = width < LEAST_MEASURE ? width : LEAST_MEASURE;
    if (taken + least <= width) {
        place.measure = width - taken;
    } else {
        place.start = context->start + least <= width ? context->start : width - least;
        place.measure = width - place.start;
    }
    return place;
}

size_t place_most_start(const struct walker *walker)
{
    size_t width = walker->article->setting->width;
    if (!width)
        return SIZE_MAX;
    return width > LEAST_MEASURE ? width - LEAST_MEASURE : 0;
}

static void narrow(struct text_place *place, size_t columns)
{
    if (place->measure && place->measure < columns + LEAST_MEASURE)
        return;
    place->start += columns;
    place->measure -= place->measure ? columns : 0;
}

bool place_is_head(const struct node *node)
{
    return node->kind == NODE_PARAGRAPH &&
           (node->paragraph.role == PARAGRAPH_DECK || node->paragraph.role == PARAGRAPH_BYLINE);
}

enum alignment place_title_alignment(const struct walker *walker)
{
    return walker->article->setting->centers_title ? ALIGNMENT_CENTER : ALIGNMENT_START;
}

static enum alignment paragraph_alignment(const struct walker *walker, const struct node *node)
{
    bool is_placed = node->paragraph.alignment == ALIGNMENT_END;
    if (walker->in_head && place_is_head(node) && !is_placed)
        return place_title_alignment(walker);
    if (node->paragraph.alignment != ALIGNMENT_DEFAULT)
        return node->paragraph.alignment;
    if (containing_block(walker)->node->kind == NODE_FIGURE)
        return ALIGNMENT_CENTER;
    switch (node->paragraph.role) {
    case PARAGRAPH_SIGNATURE: return ALIGNMENT_END;
    case PARAGRAPH_PLACEHOLDER: return ALIGNMENT_CENTER;
    case PARAGRAPH_BODY:
    case PARAGRAPH_DECK:
    case PARAGRAPH_SALUTATION:
    case PARAGRAPH_BYLINE:
    case PARAGRAPH_ATTACHMENT:
    case PARAGRAPH_ATTACHMENT_HEAD:
    case PARAGRAPH_VERSE: break;
    }
    return ALIGNMENT_START;
}

static struct text_place paragraph_place(const struct walker *walker, const struct node *node)
{
    struct text_place place = place_of_node(walker, node);
    place.alignment = paragraph_alignment(walker, node);
    bool begins_lines = place.alignment == ALIGNMENT_START || place.alignment == ALIGNMENT_JUSTIFY;
    if (node->paragraph.indented && begins_lines)
        place.first_indent = first_indent_columns(walker, place.language);
    if (node->paragraph.role == PARAGRAPH_VERSE)
        narrow(&place, VERSE_INDENT);
    narrow(&place, node->paragraph.start_indent / QUARTERS_PER_COLUMN);
    return place;
}

struct text_place place_of_block(const struct walker *walker, const struct node *block)
{
    if (block->kind == NODE_PARAGRAPH)
        return paragraph_place(walker, block);
    struct text_place place = place_of_node(walker, block);
    place.balance = block->kind == NODE_HEADING || block->kind == NODE_CAPTION;
    if (block->kind == NODE_HEADING)
        place.alignment = block->heading.alignment;
    else if (block->kind == NODE_CAPTION)
        place.alignment = ALIGNMENT_CENTER;
    return place;
}
