#include "formats/layout/inline/warichu.h"

#include "formats/layout/paragraph/itemise.h"

static bool is_in_rows(const struct paragraph *paragraph, uint32_t item)
{
    const struct item *here = &paragraph->items[item];
    return here->run != NO_RUN && character_span(paragraph, here->character)->in_rows;
}

static uint32_t note_end(const struct paragraph *paragraph, uint32_t first, uint32_t stop)
{
    uint32_t end = first;
    while (end < stop && is_in_rows(paragraph, end))
        end++;
    return end;
}

static length own_advance(const struct paragraph *paragraph, uint32_t item)
{
    const struct item *here = &paragraph->items[item];
    return paragraph->runs[here->run].clusters[here->cluster].advance;
}

static length row_width(const struct paragraph *paragraph, uint32_t first, uint32_t end)
{
    length width = 0;
    for (uint32_t i = first; i < end; i++)
        width += own_advance(paragraph, i);
    return width;
}

static bool may_begin_row(const struct paragraph *paragraph, uint32_t item)
{
    uint32_t offset = paragraph->characters[paragraph->items[item].character].offset;
    return paragraph->penalties[offset] != BREAK_FORBIDDEN;
}

/* The first item of the second row: where the longer row is shortest. When no place where a line may break
 * leaves rows that fit into `room`, the first row is as long as the second or a little longer. */
static uint32_t find_second_row(const struct paragraph *paragraph, uint32_t first, uint32_t end, length room)
{
    length all = row_width(paragraph, first, end), row = 0, best = room + 1;
    uint32_t half = end, chosen = end;
    for (uint32_t i = first + 1; i < end; i++) {
        row += own_advance(paragraph, i - 1);
        length longer = row > all - row ? row : all - row;
        if (half == end && 2 * row >= all)
            half = i;
        if (longer <= best && may_begin_row(paragraph, i)) {
            best = longer;
            chosen = i;
        }
    }
    return best <= room ? chosen : half;
}

static length longer_row(const struct paragraph *paragraph, uint32_t first, uint32_t end)
{
    length all = row_width(paragraph, first, end);
    uint32_t second = find_second_row(paragraph, first, end, all);
    length row = row_width(paragraph, first, second);
    return row > all - row ? row : all - row;
}

/* What the longer of two rows needs beyond a half stands at the end of the note. */
static void halve(struct paragraph *paragraph, uint32_t first, uint32_t end)
{
    length room = longer_row(paragraph, first, end);
    for (uint32_t i = first; i < end; i++) {
        struct item *item = &paragraph->items[i];
        item->body = own_advance(paragraph, i) / 2;
        item->before = item->after = item->blank_before = item->blank_after = 0;
        item->space = item->space_least = 0;
        item->stretch = STRETCH_NEVER;
        item->vanishes = false;
        if ((i - first) % 2)
            item->penalty = BREAK_FORBIDDEN;
        room -= item->body;
    }
    paragraph->items[end - 1].body += room;
}

void warichu_set(struct paragraph *paragraph)
{
    for (uint32_t i = 0; i < paragraph->item_count; i++) {
        uint32_t end = note_end(paragraph, i, paragraph->item_count);
        if (end == i)
            continue;
        halve(paragraph, i, end);
        i = end - 1;
    }
}

/* How far a row stands above the baseline of the line, or beside the axis of a vertical one. */
static length rise_of_row(const struct paragraph *paragraph, uint32_t item, bool is_first)
{
    const struct shaped_run *run = &paragraph->runs[paragraph->items[item].run];
    if (paragraph->request->options.vertical)
        return is_first ? run->style.size / 2 : -run->style.size / 2;
    return is_first ? run->ascent : -run->descent;
}

/* Sets items [first, end) beside each other; their room together is `room`. */
static void set_row(struct paragraph *paragraph, uint32_t first, uint32_t end, length room, bool is_first)
{
    for (uint32_t i = first; i < end; i++) {
        length advance = own_advance(paragraph, i);
        paragraph->items[i].body = i + 1 < end ? advance : room;
        paragraph->items[i].rise = rise_of_row(paragraph, i, is_first);
        room -= advance;
    }
}

/* The first row takes no room, so that the second one begins where it began. */
static void split(struct paragraph *paragraph, uint32_t first, uint32_t end)
{
    length room = 0;
    for (uint32_t i = first; i < end; i++)
        room += paragraph->items[i].body;
    uint32_t second = find_second_row(paragraph, first, end, room);
    if (second == end) {
        set_row(paragraph, first, end, room, true);
        return;
    }
    set_row(paragraph, first, second, 0, true);
    set_row(paragraph, second, end, room, false);
}

void warichu_split(struct paragraph *paragraph, const struct line *lines, uint32_t count)
{
    for (uint32_t line = 0; line < count; line++)
        for (uint32_t i = lines[line].start; i < lines[line].stop; i++) {
            uint32_t end = note_end(paragraph, i, lines[line].stop);
            if (end == i)
                continue;
            split(paragraph, i, end);
            i = end - 1;
        }
}
