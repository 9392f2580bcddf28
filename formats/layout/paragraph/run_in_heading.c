#include "formats/layout/paragraph/run_in_heading.h"

#include "base/utf8.h"
#include "formats/layout/paragraph/attendance.h"

#include <string.h>

enum {
    LONGEST = 40 /* characters */,
    SPEAKING_LEVELS = 2 /* 一、 and （一）; 1. and （1） are set as the text */
};

/* The bytes of a first sentence that more text follows; 0: there is none. */
static size_t first_sentence(const struct paragraph *paragraph)
{
    static const char stop[] = "。";
    const char *end = memmem(paragraph->text, paragraph->text_length, stop, sizeof stop - 1);
    size_t size = end ? (size_t)(end - paragraph->text) + sizeof stop - 1 : 0;
    bool is_short = size < paragraph->text_length && utf8_count(paragraph->text, size) <= LONGEST;
    return is_short ? size : 0;
}

/* Splits the span that holds a place of the text, so that one begins there. */
static void part_span(struct paragraph *paragraph, size_t place)
{
    for (size_t i = 0; i < paragraph->span_count; i++) {
        struct span *span = &paragraph->spans[i];
        size_t head = place - span->offset;
        if (span->offset >= place || head >= span->size)
            continue;
        memmove(span + 1, span, (paragraph->span_count - i) * sizeof *span);
        span[0].size = (uint32_t)head;
        span[1].offset += (uint32_t)head;
        span[1].size -= (uint32_t)head;
        paragraph->span_count++;
        return;
    }
}

/* The first bytes of a paragraph get a heading's face. */
static void set_face(struct paragraph *paragraph, size_t size, const struct block_style *heading)
{
    part_span(paragraph, size);
    for (size_t i = 0; i < paragraph->span_count && paragraph->spans[i].offset < size; i++)
        if (paragraph->spans[i].role == paragraph->style->role) {
            paragraph->spans[i].role = heading->role;
            paragraph->spans[i].bold |= heading->bold;
        }
}

static unsigned speaking_level(const struct paragraph *paragraph)
{
    const struct style_sheet *styles = paragraph->request->styles;
    const struct node *block = paragraph->block;
    unsigned level = block->kind == NODE_PARAGRAPH ? block->paragraph.official_level : 0;
    return styles && styles->headings_by_label && level <= SPEAKING_LEVELS ? level : 0;
}

void run_in_heading_style(struct paragraph *paragraph)
{
    const struct style_sheet *styles = paragraph->request->styles;
    unsigned level = speaking_level(paragraph);
    size_t size = level ? first_sentence(paragraph) : attendance_label(styles, paragraph->block);
    if (size)
        set_face(paragraph, size, &styles->heading[level ? level - 1 : 0]);
}
