#include "formats/layout/block/styles.h"

#include "base/array.h"
#include "base/utf8.h"
#include "formats/layout/paragraph/attendance.h"

#include <string.h>

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

static bool has_prefix(const char *text, const char *prefix)
{
    return !strncmp(text, prefix, strlen(prefix));
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

/* 表1, 表 2-1, 附表三 */
static bool begins_as_table_title(const char *text)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    text += has_prefix(text, "附") ? strlen("附") : 0;
    if (!has_prefix(text, "表"))
        return false;
    text += strlen("表");
    text += strspn(text, " ");
    bool is_counted = *text >= '1' && *text <= '9';
    for (size_t i = 0; i < COUNT(numerals); i++)
        is_counted |= has_prefix(text, numerals[i]);
    return is_counted;
}

enum { LONGEST_TITLE = 40 /* characters */ };

/* A title ends with no mark; a sentence about the table does. */
static bool ends_as_title(const char *text)
{
    static const char *const marks[] = {"。", "：", "；", "，", ":", "？", "！"};
    size_t length = strlen(text);
    for (size_t i = 0; i < COUNT(marks); i++)
        if (length >= strlen(marks[i]) && has_prefix(text + length - strlen(marks[i]), marks[i]))
            return false;
    return utf8_count(text, length) <= LONGEST_TITLE;
}

/* A title that is typed on the line above its table. */
static bool is_table_title(const struct node *paragraph)
{
    if (!paragraph->next || paragraph->next->kind != NODE_TABLE)
        return false;
    struct arena *arena = arena_new();
    const char *text = node_plain_text(arena, paragraph, false);
    bool is_title = begins_as_table_title(text) && ends_as_title(text);
    arena_free(arena);
    return is_title;
}

static bool is_term(const struct node *paragraph)
{
    const struct node *item = paragraph->parent;
    return item && item->kind == NODE_LIST_ITEM && item->item.is_term;
}

static struct block_style paragraph_style(const struct style_sheet *styles, const struct block_style *plain,
                                          const struct node *paragraph)
{
    bool is_title = paragraph->paragraph.role == PARAGRAPH_BODY && is_table_title(paragraph);
    struct block_style style = is_title ? styles->caption : *role_style(styles, plain, paragraph);
    if (is_term(paragraph) && style.role == FACE_SONG) {
        style.role = FACE_HEI;
        style.bold = true;
    }
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
