#include "formats/layout/block/attachment.h"

#include "formats/layout/inline/lines.h"
#include "formats/layout/paragraph/attendance.h"

#include <string.h>

enum { LONGEST_NAME = 24 /* bytes */, WIDE = 1000 /* em */ };

static size_t skip_one_of(const char *text, const char *const *marks)
{
    for (; *marks; marks++)
        if (!strncmp(text, *marks, strlen(*marks)))
            return strlen(*marks);
    return 0;
}

/* 附件：, 附件1： */
static size_t name_length(const char *text)
{
    static const char *const words[] = {"附件", NULL}, *const colons[] = {"：", ":", NULL};
    size_t length = skip_one_of(text, words);
    while (length && length < LONGEST_NAME && text[length] && !skip_one_of(text + length, colons))
        length++;
    size_t colon = length ? skip_one_of(text + length, colons) : 0;
    return colon ? length + colon : 0;
}

/* 附件： and 1. with the blanks behind them: how many bytes stand before what is attached. */
static size_t label_length(const char *text)
{
    static const char *const points[] = {".", "．", "、", NULL}, *const blanks[] = {" ", "　", NULL};
    size_t length = name_length(text);
    length += skip_one_of(text + length, blanks);
    size_t digits = strspn(text + length, "0123456789");
    size_t point = digits ? skip_one_of(text + length + digits, points) : 0;
    if (!point)
        return length;
    length += digits + point;
    return length + skip_one_of(text + length, blanks);
}

/* A label is as wide as a line with a character behind it is wider than the character. */
static length label_width(const struct flow *flow, const char *text, size_t size,
                          const struct block_style *style, const char *language)
{
    static const char sample[] = "国";
    struct arena *arena = arena_new();
    struct block_style plain = *style;
    struct layout_request request = flow_request(flow, WIDE * style->size);
    plain.alignment = ALIGNMENT_START;
    plain.first_line_indent = plain.start_indent = plain.end_indent = 0;
    size_t count;
    const char *label = arena_format(arena, "%.*s%s", (int)size, text, sample);
    length width = layout_text(&request, label, language, &plain, arena, &count)->width;
    arena_free(arena);
    return width - style->size;
}

void attachment_hang(const struct flow *flow, const struct node *block, struct block_style *style)
{
    bool is_note = block->kind == NODE_PARAGRAPH && block->paragraph.role == PARAGRAPH_ATTACHMENT;
    size_t attendance = attendance_label(flow->setting.request->styles, block);
    if (!is_note && !attendance)
        return;
    struct arena *arena = arena_new();
    const char *text = node_plain_text(arena, block, false);
    size_t size = attendance ? attendance : label_length(text);
    const char *language = node_language(flow->setting.request->document, block);
    length label = size ? label_width(flow, text, size, style, language) : 0;
    style->start_indent += style->first_line_indent + label;
    style->first_line_indent = -label;
    arena_free(arena);
}
