#include "formats/html/article/pushed_lines.h"

/* 1/4 em. */
enum { EM = 4, FIRST_LINE = 2 * EM, FIRST_LINE_MOST = 3 * EM, LINE_WIDTH = 28 * EM, CENTRE_SLACK = 3 * EM };

/* Characters: a line pushed by a few em is a name up to here. */
enum { NAME_LONGEST = 6 };

/* Leads that are told apart, in 1/4 em. */
enum { LEADS = 256 };

/* A lead is an indent when most long lines have it, or several and one in so many. Where no line is long: lines
 * at least, and the share of them, in percent. */
enum { FEW_LONG = 2, LONG_SHARE = 8, FEW_SHORT = 5, SHORT_SHARE = 75 };

struct leads {
    uint32_t lines[LEADS], long_lines[LEADS];
    uint32_t line_count, long_count;
    unsigned usual; /* the indent that most lines have; 0: none has */
};

static bool is_aligned(const struct node *paragraph)
{
    enum alignment alignment = paragraph->paragraph.alignment;
    return alignment == ALIGNMENT_CENTER || alignment == ALIGNMENT_END;
}

static unsigned lead_of(const struct article_block *block)
{
    return block->lead < LEADS ? block->lead : LEADS - 1;
}

static void count_lead(struct leads *leads, const struct article_block *block)
{
    const struct node *node = block->node;
    if (node->kind != NODE_PARAGRAPH || node->parent->kind == NODE_CELL || is_aligned(node))
        return;
    bool is_long = block->characters > PUSHED_LINE_LONGEST;
    leads->line_count++;
    leads->long_count += is_long;
    leads->lines[lead_of(block)]++;
    leads->long_lines[lead_of(block)] += is_long;
}

static unsigned most_frequent(const uint32_t counts[static LEADS])
{
    unsigned best = 0;
    for (unsigned lead = 1; lead < LEADS; lead++)
        if (counts[lead] > counts[best])
            best = lead;
    return best;
}

static unsigned find_usual(const struct leads *leads)
{
    if (leads->long_count > 0) {
        unsigned lead = most_frequent(leads->long_lines);
        return leads->long_lines[lead] * 2 > leads->long_count ? lead : 0;
    }
    unsigned lead = most_frequent(leads->lines);
    bool share = leads->lines[lead] * 100ULL >= leads->line_count * (uint64_t)SHORT_SHARE;
    return share && leads->line_count >= FEW_SHORT ? lead : 0;
}

/* Long lines are pushed nowhere: what stands before them is an indent, and so it is before short lines that have the
 * same. */
static bool is_indent(const struct leads *leads, unsigned lead)
{
    uint32_t count = leads->long_lines[lead];
    return lead == leads->usual || (count >= FEW_LONG && count * (uint64_t)LONG_SHARE >= leads->long_count);
}

/* A line of verse or speech, no name. */
static bool has_end_mark(const struct node *paragraph)
{
    const struct node *last = paragraph;
    while (last->last_child != NULL)
        last = last->last_child;
    uint32_t mark =
        last->kind == NODE_TEXT ? text_view_last((struct text_view){last->text, last->text_length}) : 0;
    return character_is_pause(mark) || character_ends_sentence(mark) || character_is_closing(mark);
}

/* What typed white space of more than a first-line indent means. */
static void place_pushed(struct node *paragraph, unsigned lead, unsigned characters)
{
    unsigned width = characters * EM, middle = lead + width / 2;
    bool may_name = characters <= NAME_LONGEST && !has_end_mark(paragraph);
    if (characters > PUSHED_LINE_LONGEST) {
        paragraph->paragraph.indented = true;
    } else if (lead * 3 >= LINE_WIDTH && width > 4 * EM && middle + CENTRE_SLACK >= LINE_WIDTH / 2 &&
               middle <= LINE_WIDTH / 2 + CENTRE_SLACK) {
        paragraph->paragraph.alignment = ALIGNMENT_CENTER;
    } else if (lead * 3 >= LINE_WIDTH || may_name) {
        paragraph->paragraph.alignment = ALIGNMENT_END;
    } else {
        paragraph->paragraph.start_indent = (uint16_t)((lead + EM / 2) / EM * EM);
    }
}

static void place_line(const struct article_block *block, bool is_indented)
{
    struct node *paragraph = block->node;
    if (is_aligned(paragraph))
        paragraph->paragraph.indented = false;
    else if (is_indented || (block->lead > 0 && block->lead <= FIRST_LINE_MOST))
        paragraph->paragraph.indented = true;
    else if (block->lead > FIRST_LINE_MOST)
        place_pushed(paragraph, block->lead, block->characters);
}

void pushed_lines_place(struct article *article)
{
    struct leads leads = {0};
    for (size_t i = 0; i < article->count; i++)
        count_lead(&leads, &article->blocks[i]);
    leads.usual = find_usual(&leads);
    unsigned margin = leads.usual > FIRST_LINE ? leads.usual - FIRST_LINE : 0;
    for (size_t i = 0; i < article->count; i++) {
        struct article_block *block = &article->blocks[i];
        bool is_indented = block->lead > FIRST_LINE_MOST && is_indent(&leads, lead_of(block));
        block->lead = (uint16_t)(block->lead > margin ? block->lead - margin : 0);
        if (block->node->kind == NODE_PARAGRAPH)
            place_line(block, is_indented);
    }
}
