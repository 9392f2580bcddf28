#include "formats/xhtml/table_width.h"

#include "base/utf8.h"
#include "formats/document/walk.h"

/* A longer word is cut. */
enum { LONGEST_WORD = 90, HAN = 10, MARK = 3, DIGIT = 6, CAPITAL = 7 };

struct word_lengths {
    unsigned now, longest;
};

static unsigned width_of(uint32_t character)
{
    if (character >= 'A' && character <= 'Z')
        return CAPITAL;
    bool is_mark = character < 0x80 && character > ' ' && !(character >= '0' && character <= '9') &&
                   !(character >= 'a' && character <= 'z');
    return is_mark ? MARK : DIGIT;
}

/* A line may end at a blank, and beside each character of the scripts of East Asia. */
static void add_character(struct word_lengths *lengths, uint32_t character)
{
    bool is_blank = character <= ' ' || character == 0x3000 || character == 0x200B;
    bool is_alone = character >= 0x2E80;
    lengths->now = is_blank || is_alone ? 0 : lengths->now + width_of(character);
    unsigned length = is_alone ? HAN : lengths->now;
    lengths->longest = length > lengths->longest ? length : lengths->longest;
}

static void add_text(struct word_lengths *lengths, const struct node *text)
{
    for (size_t at = 0; at < text->text_length;)
        add_character(lengths, utf8_next(text->text, text->text_length, &at));
}

/* Tables within are measured by themselves. */
static unsigned longest_word(const struct node *cell)
{
    struct word_lengths lengths = {0, 0};
    struct walk walk = walk_start(cell);
    while (walk_next(&walk)) {
        if (walk.node->kind == NODE_TEXT)
            add_text(&lengths, walk.node);
        else if (walk.node->kind == NODE_LINE_BREAK || node_is_block(walk.node))
            lengths.now = 0;
        if (walk.node->kind == NODE_TABLE && walk.event == WALK_ENTER)
            walk_skip_children(&walk);
    }
    return lengths.longest;
}

bool table_width_is_cut(const struct node *cell)
{
    return longest_word(cell) > LONGEST_WORD;
}

static void measure_row(const struct node *row, unsigned *columns, unsigned count)
{
    for (const struct node *cell = row->first_child; cell; cell = cell->next) {
        if (cell->cell.column_span > 1 || cell->cell.column >= count)
            continue;
        unsigned word = longest_word(cell);
        unsigned *column = &columns[cell->cell.column];
        word = word > LONGEST_WORD ? 3 * HAN : word;
        *column = word > *column ? word : *column;
    }
}

unsigned table_width_least(struct arena *arena, const struct node *table)
{
    const struct node *first = table_next_row(table->first_child);
    unsigned count = first ? first->row.columns : 0, sum = 0;
    unsigned *columns = arena_allocate_array(arena, count + 1, sizeof *columns);
    for (unsigned i = 0; i < count; i++)
        columns[i] = 0;
    for (const struct node *row = first; row; row = table_next_row(row->next))
        measure_row(row, columns, count);
    for (unsigned i = 0; i < count; i++)
        sum += columns[i];
    return sum;
}
