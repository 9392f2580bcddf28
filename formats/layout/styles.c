#include "formats/layout/styles.h"

static const struct block_style *role_style(const struct style_sheet *styles, const struct block_style *plain,
                                            const struct node *paragraph)
{
    switch (paragraph->paragraph.role) {
    case PARAGRAPH_DECK: return &styles->deck;
    case PARAGRAPH_BYLINE: return &styles->byline;
    case PARAGRAPH_VERSE: return &styles->verse;
    case PARAGRAPH_PLACEHOLDER: return &styles->placeholder;
    case PARAGRAPH_BODY:
    case PARAGRAPH_SALUTATION:
    case PARAGRAPH_SIGNATURE:
    case PARAGRAPH_ATTACHMENT: break;
    }
    return plain;
}

static struct block_style paragraph_style(const struct style_sheet *styles, const struct block_style *plain,
                                          const struct node *paragraph)
{
    struct block_style style = *role_style(styles, plain, paragraph);
    if (!paragraph->paragraph.indented)
        style.first_line_indent = 0;
    if (paragraph->paragraph.alignment != ALIGNMENT_DEFAULT)
        style.alignment = paragraph->paragraph.alignment;
    else if (paragraph->paragraph.role == PARAGRAPH_SIGNATURE)
        style.alignment = ALIGNMENT_END;
    return style;
}

static struct block_style heading_style(const struct style_sheet *styles, const struct node *heading)
{
    unsigned level = heading->heading.level ? heading->heading.level : 1;
    if (level > HEADING_LEVELS)
        level = HEADING_LEVELS;
    struct block_style style = styles->heading[level - 1];
    if (heading->heading.alignment != ALIGNMENT_DEFAULT)
        style.alignment = heading->heading.alignment;
    return style;
}

/* What a caption keeps with, its table or its figure says. */
static struct block_style caption_style(const struct style_sheet *styles)
{
    struct block_style style = styles->caption;
    style.keep_with_next = false;
    return style;
}

struct block_style styles_of_block(const struct style_sheet *styles, const struct block_style *plain,
                                   const struct node *block)
{
    if (block->kind == NODE_HEADING)
        return heading_style(styles, block);
    if (block->kind == NODE_CAPTION)
        return caption_style(styles);
    if (block->kind == NODE_PREFORMATTED)
        return styles->preformatted;
    return paragraph_style(styles, plain, block);
}
