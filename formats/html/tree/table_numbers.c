#include "formats/html/tree/table_numbers.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <string.h>

enum { LONGEST = 40 /* bytes of a number */, EAST_ASIA = 0x2E80 };

/* What a cell holds. */
struct content {
    enum { CONTENT_WORDS, CONTENT_NOTHING, CONTENT_NUMBER } kind;
    size_t tail;      /* bytes behind the units */
    unsigned columns; /* of the tail, in half em */
};

struct column {
    unsigned numbers, words, widest;
};

static size_t skip_one_of(const char *text, const char *const *marks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!strncmp(text, marks[i], strlen(marks[i])))
            return strlen(marks[i]);
    return 0;
}

#define SKIP(text, marks) skip_one_of(text, marks, sizeof(marks) / sizeof *(marks))

/* Behind a sign and a currency. */
static const char *skip_signs(const char *text)
{
    static const char *const signs[] = {"+", "-", "−", "±", "＋", "－"};
    static const char *const currencies[] = {"￥", "¥", "$", "€", "£", "US$"};
    text += SKIP(text, signs);
    text += SKIP(text, currencies);
    return text + strspn(text, " ");
}

/* Digits, in groups or not; NULL: none. */
static const char *skip_units(const char *text)
{
    size_t length = strspn(text, "0123456789");
    if (!length)
        return NULL;
    while (text[length] == ',' && strspn(text + length + 1, "0123456789") == 3)
        length += 4;
    return text + length;
}

static const char *skip_fraction(const char *text)
{
    size_t digits = *text == '.' ? strspn(text + 1, "0123456789") : 0;
    return digits ? text + 1 + digits : text;
}

static unsigned columns_of(const char *text)
{
    unsigned columns = 0;
    for (size_t at = 0, length = strlen(text); at < length;)
        columns += utf8_next(text, length, &at) >= EAST_ASIA ? 2 : 1;
    return columns;
}

/* What may follow a number: a word of measure, but no digits. */
static bool is_unit(const char *text)
{
    enum { MOST_UNIT = 6 };
    return !strpbrk(text, "0123456789/-:：~～、，,;；") && columns_of(text) <= MOST_UNIT;
}

static struct content judge(const char *text)
{
    static const char *const nothing[] = {"—", "–", "-", "…", "/", "无", "無", "N/A", "…"};
    size_t mark = SKIP(text, nothing);
    if (!*text || (mark && strlen(text) <= 2 * mark))
        return (struct content){.kind = CONTENT_NOTHING};
    const char *units = skip_units(skip_signs(text));
    if (!units || !is_unit(skip_fraction(units)))
        return (struct content){.kind = CONTENT_WORDS};
    return (struct content){CONTENT_NUMBER, strlen(units), columns_of(units)};
}

/* The words of a cell that holds one short paragraph of plain text; NULL: it holds something else. */
static const struct node *only_text(const struct node *cell)
{
    const struct node *node = cell;
    while (node->first_child && node->first_child == node->last_child)
        node = node->first_child;
    return node->kind == NODE_TEXT && node->text_length <= LONGEST ? node : NULL;
}

static struct content content_of(const struct node *cell)
{
    char words[LONGEST + 1];
    const struct node *text = only_text(cell);
    if (!cell->first_child)
        return (struct content){.kind = CONTENT_NOTHING};
    if (!text)
        return (struct content){.kind = CONTENT_WORDS};
    const char *start = text->text + strspn(text->text, " \n\t");
    size_t length = strlen(start);
    while (length && strchr(" \n\t", start[length - 1]))
        length--;
    memcpy(words, start, length);
    words[length] = '\0';
    struct content content = judge(words);
    content.tail += content.kind == CONTENT_NUMBER ? strlen(start) - length : 0;
    return content;
}

static bool is_of_body(const struct node *cell)
{
    return !cell->cell.is_header && !cell->parent->row.is_header && cell->cell.column_span == 1;
}

static void count(struct column *columns, struct node *cell)
{
    struct column *column = &columns[cell->cell.column];
    struct content content = content_of(cell);
    column->numbers += content.kind == CONTENT_NUMBER;
    column->words += content.kind == CONTENT_WORDS || cell->cell.alignment != ALIGNMENT_DEFAULT;
    if (content.columns > column->widest)
        column->widest = content.columns;
}

static void align(struct column *columns, struct node *cell)
{
    const struct column *column = &columns[cell->cell.column];
    struct content content = content_of(cell);
    bool is_mostly_numbers = column->numbers >= 2 && column->numbers > 2 * column->words;
    if (!is_mostly_numbers || content.kind == CONTENT_WORDS || cell->cell.alignment != ALIGNMENT_DEFAULT)
        return;
    cell->cell.alignment = ALIGNMENT_END;
    cell->cell.is_number = true;
    cell->cell.tail = (uint8_t)content.tail;
    cell->cell.pad = (uint8_t)(column->widest - content.columns);
}

typedef void cell_visit(struct column *columns, struct node *cell);

static void visit(struct node *table, struct column *columns, cell_visit *visit_cell)
{
    for (struct node *row = table->first_child; row; row = row->next)
        for (struct node *cell = row->kind == NODE_ROW ? row->first_child : NULL; cell; cell = cell->next)
            if (is_of_body(cell))
                visit_cell(columns, cell);
}

void table_numbers_align(struct node *table, unsigned columns)
{
    struct arena *arena = arena_new();
    struct column *facts = arena_allocate_array(arena, columns + 1, sizeof *facts);
    visit(table, facts, count);
    visit(table, facts, align);
    arena_free(arena);
}
