#include "formats/text/table.h"

#include "base/utf8.h"
#include "formats/layout/block/number_text.h"
#include "formats/layout/block/table_columns.h"
#include "formats/layout/block/table_grid.h"
#include "formats/text/cell_words.h"
#include "formats/text/lines.h"
#include "formats/text/table_records.h"

#include <stdlib.h>
#include <string.h>

enum {
    LEAST_COLUMNS = 4,  /* of a cell's text: two Han */
    WHOLE_COLUMNS = 14, /* a name, a time, a few words */
    HAN_COLUMNS = 2,    /* one */
    BORDER = 3,         /* columns that a cell takes besides its text: "| " and " " */
    MOST_COLUMNS = 256, /* of a table that is drawn */
};

struct cell {
    const struct table_place *place;
    const char *words;
    struct text_line *lines;
    size_t line_count;
};

/* Rows that cells span together. */
struct group {
    struct cell *cells;
    size_t cell_count, row_count;
    const struct cell **owners; /* row_count × columns: the cell that covers each place; NULL: none */
    size_t *heights;            /* lines of each row */
};

struct drawing {
    struct article *article;
    const struct node *table;
    size_t start, columns;
    length *widths; /* of the text of each column, in columns of the output */
    struct buffer line;
};

static size_t natural_columns(const struct article *article, const char *words)
{
    size_t widest = 0;
    while (*words) {
        size_t size = strcspn(words, "\n");
        size_t columns = lines_columns(article, words, size);
        widest = columns > widest ? columns : widest;
        words += size + (words[size] == '\n');
    }
    return widest;
}

/* The widest number in words, with the unit behind it. */
static size_t number_columns(const struct article *article, const char *words)
{
    enum { LONGEST_NUMBER = 24 };
    size_t length = strlen(words), start = 0, widest = 0;
    for (size_t at = 0; at < length;) {
        size_t next = at;
        bool goes_on = number_text_is_latin(words, length, at) || number_text_joins(words, length, at);
        utf8_next(words, length, &next);
        if (!goes_on)
            start = next;
        at = next;
        if (!number_text_has_digit(words + start, at - start))
            continue;
        size_t columns = lines_columns(article, words + start, at - start);
        widest = columns > widest && columns <= LONGEST_NUMBER ? columns : widest;
    }
    return widest;
}

/* What a cell asks of its columns: the borders inside a spanning cell are its own room. */
static struct intrinsic_width cell_width(const void *context, const struct node *cell, size_t span)
{
    const struct drawing *drawing = context;
    struct arena_mark mark = arena_set_mark(drawing->article->arena);
    size_t counted = drawing->article->addresses.count;
    const char *words = cell_words(drawing->article, cell);
    length most = (length)natural_columns(drawing->article, words);
    length number = (length)number_columns(drawing->article, words);
    drawing->article->addresses.count = counted;
    arena_rewind(drawing->article->arena, mark);
    most += cell->cell.pad - (length)(span - 1) * BORDER;
    length least = most < LEAST_COLUMNS ? most : LEAST_COLUMNS;
    length firm = most < HAN_COLUMNS ? most : HAN_COLUMNS;
    least = least > number ? least : number;
    return (struct intrinsic_width){.least = least,
                                    .whole = most <= WHOLE_COLUMNS && most > least ? most : least,
                                    .most = most,
                                    .firm = firm > number ? firm : number};
}

static size_t room_for_text(const struct drawing *drawing)
{
    size_t borders = drawing->columns * BORDER + 1 + drawing->start;
    size_t width = drawing->article->setting->width;
    return width > borders ? width - borders : 0;
}

/* False when numbers would be parted: then there is no room for a drawing. */
static bool find_widths(struct drawing *drawing)
{
    struct arena *arena = drawing->article->arena;
    struct intrinsic_width *asked = arena_allocate_array(arena, drawing->columns, sizeof *asked);
    drawing->widths = arena_allocate_array(arena, drawing->columns, sizeof *drawing->widths);
    table_columns_ask(drawing->table, drawing->columns, cell_width, drawing, asked);
    length room = drawing->article->setting->width ? (length)room_for_text(drawing) : INT32_MAX;
    length firm = 0;
    for (size_t i = 0; i < drawing->columns; i++)
        firm += asked[i].firm;
    table_columns_share(asked, drawing->columns, room, drawing->widths);
    for (size_t i = 0; i < drawing->columns; i++)
        if (drawing->widths[i] < 1)
            drawing->widths[i] = 1;
    return firm <= room;
}

/* Of the text of a cell, with the borders that it covers. */
static size_t text_width(const struct drawing *drawing, const struct cell *cell)
{
    size_t width = (cell->place->last_column - cell->place->first_column) * BORDER;
    for (size_t i = cell->place->first_column; i <= cell->place->last_column; i++)
        width += (size_t)drawing->widths[i];
    return width;
}

/* Groups. */

static void own_places(const struct drawing *drawing, struct group *group, const struct cell *cell)
{
    for (size_t row = cell->place->first_row; row <= cell->place->last_row; row++)
        for (size_t column = cell->place->first_column; column <= cell->place->last_column; column++)
            group->owners[row * drawing->columns + column] = cell;
}

static void set_cell(struct drawing *drawing, struct cell *cell)
{
    struct text_place place = {.measure = text_width(drawing, cell),
                               .language = node_language(drawing->article->document, cell->place->cell)};
    cell->words = cell_words(drawing->article, cell->place->cell);
    cell->lines = lines_wrap(drawing->article, cell->words, &place, &cell->line_count);
}

/* A spanning cell has the borders between its rows as lines, too. */
static void find_heights(struct group *group)
{
    for (size_t i = 0; i < group->row_count; i++)
        group->heights[i] = 1;
    for (size_t i = 0; i < group->cell_count; i++) {
        const struct cell *cell = &group->cells[i];
        size_t have = 0;
        for (size_t row = cell->place->first_row; row < cell->place->last_row; row++)
            have += group->heights[row] + 1;
        if (cell->line_count > have + group->heights[cell->place->last_row])
            group->heights[cell->place->last_row] = cell->line_count - have;
    }
}

static struct group make_group(struct drawing *drawing, const struct node *row)
{
    struct arena *arena = drawing->article->arena;
    struct table_rows rows = table_grid_take_rows(row, drawing->columns, SIZE_MAX, arena);
    struct group group = {.row_count = rows.row_count, .cell_count = rows.place_count};
    group.cells = arena_allocate_array(arena, rows.place_count + 1, sizeof *group.cells);
    group.owners =
        arena_allocate_array(arena, group.row_count * drawing->columns, sizeof(const struct cell *));
    group.heights = arena_allocate_array(arena, group.row_count, sizeof *group.heights);
    for (size_t i = 0; i < group.cell_count; i++) {
        group.cells[i].place = &rows.places[i];
        set_cell(drawing, &group.cells[i]);
        own_places(drawing, &group, &group.cells[i]);
    }
    find_heights(&group);
    return group;
}

/* Drawing. */

static const struct cell *owner(const struct drawing *drawing, const struct group *group, size_t row,
                                size_t column)
{
    if (row >= group->row_count || column >= drawing->columns)
        return NULL;
    return group->owners[row * drawing->columns + column];
}

static enum alignment cell_alignment(const struct cell *cell)
{
    bool is_header = cell->place->cell->cell.is_header || cell->place->cell->parent->row.is_header;
    if (cell->place->cell->cell.alignment == ALIGNMENT_DEFAULT && is_header)
        return ALIGNMENT_CENTER;
    return cell->place->cell->cell.alignment;
}

static void draw_text(struct drawing *drawing, const struct cell *cell, size_t index)
{
    size_t width = text_width(drawing, cell), columns = 0, before = 0;
    struct text_line text = {"", 0};
    if (index < cell->line_count)
        text = cell->lines[index];
    columns = lines_columns(drawing->article, text.text, text.size);
    size_t room = columns < width ? width - columns : 0;
    if (cell_alignment(cell) == ALIGNMENT_CENTER)
        before = room / 2;
    else if (cell_alignment(cell) == ALIGNMENT_END)
        before = room > cell->place->cell->cell.pad ? room - cell->place->cell->cell.pad : 0;
    lines_append_spaces(&drawing->line, before + 1);
    buffer_append(&drawing->line, text.text, text.size);
    lines_append_spaces(&drawing->line, room - before + 1);
}

/* How many lines of its cell stand above the first line of `row`. */
static size_t lines_above(const struct group *group, const struct cell *cell, size_t row)
{
    size_t lines = 0;
    for (size_t i = cell->place->first_row; i < row; i++)
        lines += group->heights[i] + 1;
    return lines;
}

static void begin_line(struct drawing *drawing)
{
    buffer_truncate(&drawing->line, 0);
    lines_append_spaces(&drawing->line, drawing->start);
}

static void end_line(struct drawing *drawing)
{
    output_line(drawing->article->output, drawing->line.data, drawing->line.length);
}

static void draw_row_line(struct drawing *drawing, const struct group *group, size_t row, size_t line)
{
    begin_line(drawing);
    for (size_t column = 0; column < drawing->columns;) {
        const struct cell *cell = owner(drawing, group, row, column);
        buffer_append_byte(&drawing->line, '|');
        if (cell) {
            draw_text(drawing, cell, lines_above(group, cell, row) + line);
            column = cell->place->last_column + 1;
        } else {
            lines_append_spaces(&drawing->line, (size_t)drawing->widths[column++] + BORDER - 1);
        }
    }
    buffer_append_byte(&drawing->line, '|');
    end_line(drawing);
}

/* The border above `row` of a group; the last one is below it. */
static void draw_border(struct drawing *drawing, const struct group *group, size_t row)
{
    begin_line(drawing);
    for (size_t column = 0; column < drawing->columns;) {
        const struct cell *above = row ? owner(drawing, group, row - 1, column) : NULL;
        const struct cell *below = owner(drawing, group, row, column);
        bool open = above && above == below;
        bool after_open =
            column && row && owner(drawing, group, row - 1, column - 1) &&
            owner(drawing, group, row - 1, column - 1) == owner(drawing, group, row, column - 1);
        buffer_append_byte(&drawing->line, open && (after_open || !column) ? '|' : '+');
        if (open) {
            draw_text(drawing, above, lines_above(group, above, row) - 1);
            column = above->place->last_column + 1;
            continue;
        }
        for (length i = 0; i < drawing->widths[column] + BORDER - 1; i++)
            buffer_append_byte(&drawing->line, '-');
        column++;
    }
    const struct cell *last = row ? owner(drawing, group, row - 1, drawing->columns - 1) : NULL;
    bool open = last && last == owner(drawing, group, row, drawing->columns - 1);
    buffer_append_byte(&drawing->line, open ? '|' : '+');
    end_line(drawing);
}

static void draw_group(struct drawing *drawing, const struct group *group)
{
    for (size_t row = 0; row < group->row_count; row++) {
        if (row)
            draw_border(drawing, group, row);
        for (size_t line = 0; line < group->heights[row]; line++)
            draw_row_line(drawing, group, row, line);
    }
    draw_border(drawing, group, group->row_count);
}

static void draw_table(struct drawing *drawing)
{
    struct group nothing = {0};
    draw_border(drawing, &nothing, 0);
    for (const struct node *row = table_next_row(drawing->table->first_child); row;) {
        struct arena_mark mark = arena_set_mark(drawing->article->arena);
        struct group group = make_group(drawing, row);
        draw_group(drawing, &group);
        row = table_grid_skip_rows(row, group.row_count);
        arena_rewind(drawing->article->arena, mark);
    }
    buffer_free(&drawing->line);
}

static void write_caption(struct article *article, const struct node *table, size_t start)
{
    for (const struct node *child = table->first_child; child; child = child->next) {
        if (child->kind != NODE_CAPTION)
            continue;
        struct buffer words = {0};
        size_t width = article->setting->width;
        struct text_place place = {.start = start,
                                   .measure = width > start ? width - start : width,
                                   .alignment = ALIGNMENT_CENTER,
                                   .language = node_language(article->document, child)};
        words_append(child, &article->addresses, &words);
        if (words.length)
            lines_write(article, words.data, &place, NULL);
        buffer_free(&words);
    }
}

void table_write(struct article *article, const struct node *table, size_t start)
{
    struct drawing drawing = {
        .article = article, .table = table, .start = start, .columns = table_count_columns(table)};
    write_caption(article, table, start);
    if (!drawing.columns)
        return;
    bool has_room = !article->setting->width || room_for_text(&drawing) >= drawing.columns * 2;
    if (has_room && drawing.columns <= MOST_COLUMNS && find_widths(&drawing))
        draw_table(&drawing);
    else
        table_records_write(article, table, start);
}
