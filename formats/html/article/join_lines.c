#include "formats/html/article/join_lines.h"

#include "formats/html/lexicon/numbering.h"

/* Characters: a line of verse that ends with a comma, and a heading, are shorter. */
enum { PAUSED_SHORTEST = 16, OPEN_SHORTEST = 24 };

static bool begins_nothing(uint32_t first)
{
    return character_in(first, "，。、；：！？”’）》」』】〉…") && first != 0x2026;
}

/* Speech, numbers, brackets: what begins a paragraph of its own. */
static bool begins_paragraph(uint32_t first)
{
    return character_digit(first) >= 0 || character_han_number(first) >= 0 ||
           character_in(first, "第“‘「『（(【[〔《*#-—·•※◆■");
}

static bool ends_paragraph(uint32_t last)
{
    return character_ends_sentence(last) || character_is_closing(last) || character_in(last, "：:；;—～~*");
}

static bool has_number(struct text_view line)
{
    struct numbering numbering;
    return numbering_read(line, &numbering);
}

static uint32_t last_before_closing(struct text_view text)
{
    while (!text_view_is_empty(text) && character_is_closing(text_view_last(text)))
        text_view_take_last(&text);
    return text_view_last(text);
}

bool plain_piece_goes_on(const struct plain_piece *before, const struct plain_piece *piece)
{
    struct text_view line = text_view_trim(before->text), next = text_view_trim(piece->text);
    uint32_t last = text_view_last(line), first = text_view_first(next);
    size_t length = text_view_count(line);
    if (piece->after_gap || text_view_is_empty(line) || text_view_is_empty(next))
        return false;
    if (begins_nothing(first))
        return !character_ends_sentence(last);
    if (begins_paragraph(first))
        return false;
    if (character_in(last, "，、,"))
        return length >= PAUSED_SHORTEST;
    return !ends_paragraph(last) && !has_number(line) && length >= OPEN_SHORTEST &&
           character_ends_sentence(last_before_closing(next));
}
