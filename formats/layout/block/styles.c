#include "formats/layout/block/styles.h"

#include "formats/layout/paragraph/attendance.h"

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
    case PARAGRAPH_ATTACHMENT_HEAD: return &styles->heading[0];
    }
    return plain;
}

static bool has_role(const struct node *block, enum paragraph_role role)
{
    return block && block->kind == NODE_PARAGRAPH && block->paragraph.role == role;
}

static length attendance_space(const struct style_sheet *styles, const struct node *paragraph)
{
    bool is_first = attendance_label(styles, paragraph) &&
                    !(paragraph->previous && attendance_label(styles, paragraph->previous));
    return is_first ? styles->notice.attendance_space : 0;
}

/* Above the note on attachments, above a signature, and above who attended. */
static length notice_space(const struct style_sheet *styles, const struct node *paragraph)
{
    enum paragraph_role role = paragraph->paragraph.role;
    if (has_role(paragraph->previous, role))
        return role == PARAGRAPH_SIGNATURE ? styles->notice.signature_gap
                                           : attendance_space(styles, paragraph);
    if (role == PARAGRAPH_ATTACHMENT)
        return styles->notice.attachment_space;
    if (role == PARAGRAPH_SIGNATURE)
        return styles->notice.signature_space;
    return attendance_space(styles, paragraph);
}

static bool is_attachment_title(const struct node *heading)
{
    return has_role(heading->previous, PARAGRAPH_ATTACHMENT_HEAD);
}

static struct block_style paragraph_style(const struct style_sheet *styles, const struct block_style *plain,
                                          const struct node *paragraph)
{
    struct block_style style = *role_style(styles, plain, paragraph);
    style.space_before += notice_space(styles, paragraph);
    style.starts_page =
        has_role(paragraph, PARAGRAPH_ATTACHMENT_HEAD) && styles->notice.attachments_start_pages;
    if (!paragraph->paragraph.indented)
        style.first_line_indent = 0;
    enum alignment wanted = paragraph->paragraph.alignment;
    bool is_filled =
        wanted == ALIGNMENT_START && style.alignment == ALIGNMENT_DEFAULT; /* as lines.c has it */
    if (wanted == ALIGNMENT_DEFAULT && paragraph->paragraph.role == PARAGRAPH_SIGNATURE)
        style.alignment = ALIGNMENT_END;
    else if (wanted != ALIGNMENT_DEFAULT && !is_filled)
        style.alignment = wanted;
    return style;
}

static struct block_style level_style(const struct style_sheet *styles, const struct node *heading)
{
    unsigned level = heading->heading.level;
    if (styles->headings_by_label && heading->heading.official_level)
        level = heading->heading.official_level;
    return styles->heading[level < HEADING_LEVELS ? level - 1 : HEADING_LEVELS - 1];
}

static struct block_style heading_style(const struct style_sheet *styles, const struct node *heading)
{
    bool is_title =
        !heading->heading.level || (styles->notice.attachments_start_pages && is_attachment_title(heading));
    bool is_chapter = styles->chapter.size && heading->heading.is_chapter && heading->heading.level == 1;
    struct block_style style = is_title     ? styles->title
                               : is_chapter ? styles->chapter
                                            : level_style(styles, heading);
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
