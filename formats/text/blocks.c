#include "formats/text/blocks.h"

#include "formats/text/places.h"
#include "formats/text/table.h"

#include <string.h>

/* The waiting labels, as wide as the start of the line; NULL when none waits. */
static const char *take_label(struct walker *walker, size_t start)
{
    struct buffer *label = &walker->label;
    if (!label->length)
        return NULL;
    size_t columns = lines_columns(walker->article, label->data, label->length);
    if (columns < start)
        lines_append_spaces(label, start - columns);
    const char *copy = arena_copy(walker->article->arena, label->data, label->length);
    buffer_truncate(label, 0);
    return copy;
}

static void write_words(struct walker *walker, const struct node *block)
{
    struct buffer words = {0};
    words_append(block, &walker->article->addresses, &words);
    struct text_place place = place_of_block(walker, block);
    if (walker->article->setting->spaces_scripts)
        words_space_scripts(&words);
    if (words.length)
        lines_write(walker->article, words.data, &place, take_label(walker, place.start));
    buffer_free(&words);
}

enum { CODE_INDENT = 4 };

/* Line by line, as it is, and in from the text: nothing is wrapped, no space is lost but at the ends of lines. */
static void write_preformatted(struct walker *walker, const struct node *block)
{
    struct buffer words = {0}, line = {0};
    words_append(block, &walker->article->addresses, &words);
    const char *text = words.length ? words.data : "";
    for (size_t start = containing_block(walker)->start + CODE_INDENT; *text;) {
        size_t size = strcspn(text, "\n");
        const char *label = take_label(walker, start);
        buffer_truncate(&line, 0);
        if (label)
            buffer_append_text(&line, label);
        else
            lines_append_spaces(&line, start);
        buffer_append(&line, text, size);
        if (strspn(text, " \n") > size)
            output_empty_line(walker->article->output);
        else
            output_line(walker->article->output, line.data, line.length);
        text += size + (text[size] == '\n');
    }
    buffer_free(&line);
    buffer_free(&words);
}

static bool wants_blank_before(const struct node *block)
{
    return block->kind == NODE_HEADING || block->kind == NODE_PREFORMATTED ||
           (block->kind == NODE_PARAGRAPH && block->paragraph.section_start);
}

static bool wants_blank_after(const struct node *block)
{
    return block->kind == NODE_HEADING || block->kind == NODE_PREFORMATTED;
}

void block_write(struct walker *walker, const struct node *block)
{
    struct output *output = walker->article->output;
    struct arena_mark mark = arena_set_mark(walker->article->arena);
    if (wants_blank_before(block))
        output_want_blank(output);
    if (block->kind == NODE_PREFORMATTED)
        write_preformatted(walker, block);
    else
        write_words(walker, block);
    if (wants_blank_after(block))
        output_want_blank(output);
    arena_rewind(walker->article->arena, mark);
}

void block_write_separator(struct walker *walker, const struct node *node)
{
    struct text_place place = place_of_node(walker, node);
    place.alignment = ALIGNMENT_CENTER;
    output_want_blank(walker->article->output);
    lines_write(walker->article, "* * *", &place, NULL);
    output_want_blank(walker->article->output);
}

void block_write_table(struct walker *walker, const struct node *table)
{
    struct arena_mark mark = arena_set_mark(walker->article->arena);
    output_want_blank(walker->article->output);
    if (walker->label.length) {
        size_t start = containing_block(walker)->start;
        const char *label = take_label(walker, start);
        output_line(walker->article->output, label, strlen(label));
    }
    table_write(walker->article, table, containing_block(walker)->start);
    output_want_blank(walker->article->output);
    arena_rewind(walker->article->arena, mark);
}
