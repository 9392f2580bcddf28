#include "formats/html/outline/line_text.h"

#include "formats/html/lexicon/number.h"

#include <string.h>

/* Characters. */
enum { BODY_SHORTEST = 14 };

uint32_t text_last_mark(struct text_view text)
{
    uint32_t last = text_view_last(text);
    while (character_is_closing(last)) {
        text_view_take_last(&text);
        last = text_view_last(text);
    }
    return last;
}

bool block_is_text(const struct article_block *block)
{
    return block->node->kind == NODE_PARAGRAPH && block->characters > 0;
}

bool block_is_body(const struct article_block *block)
{
    if (!block_is_text(block) || block->is_title || block->node->paragraph.role == PARAGRAPH_DECK ||
        block->characters < BODY_SHORTEST)
        return false;
    uint32_t last = text_last_mark(block->text);
    return block->characters > HEADING_LONGEST || character_ends_sentence(last) ||
           character_in(last, "；;：:");
}

bool block_is_sentence(const struct article_block *block)
{
    return block_is_text(block) && !block->is_title && character_ends_sentence(text_last_mark(block->text));
}

bool block_is_matter(const struct article_block *block)
{
    return block->node->kind == NODE_LIST || block->node->kind == NODE_TABLE ||
           block->node->kind == NODE_PREFORMATTED;
}

bool text_is_chinese(struct text_view text)
{
    size_t wide = 0, count = 0;
    for (; !text_view_is_empty(text); count++)
        wide += character_is_wide(text_view_take(&text));
    return wide * 2 >= count;
}

bool text_has_letter(struct text_view text)
{
    while (!text_view_is_empty(text)) {
        uint32_t character = text_view_take(&text);
        if (character_is_wide(character)
                ? character_is_han(character) || character < 0x3100
                : character_is_latin(character) || character > 0xBF || character_digit(character) >= 0)
            return true;
    }
    return false;
}

bool block_is_open(const struct article_block *block)
{
    uint32_t last = text_last_mark(block->text);
    return block_is_text(block) && block->is_top && !block->is_title &&
           block->characters <= HEADING_LONGEST && !character_ends_sentence(last) &&
           !character_is_pause(last) && text_has_letter(block->text);
}

bool text_is_quoted(struct text_view text)
{
    uint32_t first = text_view_first(text);
    return character_in(first, "“「『﹁‘\"") && character_is_closing(text_view_last(text)) &&
           (first != 0x201C || text_view_find(text_view_part(text, 3, text.length), "“") < 0);
}

struct text_view text_cut_part(struct text_view text)
{
    ptrdiff_t at = text_view_ends(text, "）") ? text_view_find(text, "（") : -1;
    struct text_view rest = at < 0 ? text : text_view_part(text, (size_t)at + strlen("（"), text.length);
    bool part =
        at > 0 && number_take(&rest, NUMBER_DIGITS | NUMBER_HAN, NULL) >= 0 && text_view_equals(rest, "）");
    return part ? text_view_part(text, 0, (size_t)at) : text;
}

bool block_repeats_title(const struct article *article, const struct article_block *block)
{
    const char *title = article->document->metadata.title;
    return title != NULL && *title != '\0' && text_view_same_visible(block->text, text_view_of(title));
}
