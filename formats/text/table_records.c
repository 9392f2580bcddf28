#include "formats/text/table_records.h"

#include "base/language.h"
#include "formats/text/cell_words.h"
#include "formats/text/lines.h"

#include <string.h>

struct records {
    struct article *article;
    const char **heads; /* of the columns; NULL: none */
    struct text_place place;
};

static bool is_chinese_or_japanese(const struct records *records)
{
    enum script_language language = language_family(records->place.language);
    return language_is_chinese(language) || language == LANGUAGE_JAPANESE;
}

/* Line feeds in a cell would look like the next one. */
static void append_words(struct buffer *words, const char *text)
{
    for (; *text; text++)
        buffer_append_byte(words, (char)(*text == '\n' ? ' ' : *text));
}

static void write_words(struct records *records, struct buffer *words)
{
    buffer_append_byte(words, '\0');
    if (*words->data)
        lines_write(records->article, words->data, &records->place, NULL);
    buffer_truncate(words, 0);
}

/* The lowest head of each column counts. */
static void take_heads(struct records *records, const struct node *row, size_t columns)
{
    for (const struct node *cell = row->first_child; cell; cell = cell->next)
        for (size_t i = 0; i < cell->cell.column_span && cell->cell.column + i < columns; i++)
            records->heads[cell->cell.column + i] = cell_words(records->article, cell);
}

static void write_record(struct records *records, const struct node *row)
{
    struct buffer words = {0};
    const char *colon = is_chinese_or_japanese(records) ? "：" : ": ";
    for (const struct node *cell = row->first_child; cell; cell = cell->next) {
        const char *head = records->heads[cell->cell.column], *text = cell_words(records->article, cell);
        if (!*text)
            continue;
        append_words(&words, head ? head : "");
        buffer_append_text(&words, head && *head ? colon : "");
        append_words(&words, text);
        write_words(records, &words);
    }
    buffer_free(&words);
}

static void write_row(struct records *records, const struct node *row)
{
    struct buffer words = {0};
    const char *mark = is_chinese_or_japanese(records) ? "；" : "; ";
    for (const struct node *cell = row->first_child; cell; cell = cell->next) {
        const char *text = cell_words(records->article, cell);
        buffer_append_text(&words, words.length && *text ? mark : "");
        append_words(&words, text);
    }
    write_words(records, &words);
    buffer_free(&words);
}

void table_records_write(struct article *article, const struct node *table, size_t start)
{
    size_t width = article->setting->width, columns = table_count_columns(table);
    const struct node *row = table_next_row(table->first_child);
    struct records records = {.article = article,
                              .place = {.start = start, .measure = width > start ? width - start : width}};
    bool has_heads = row && row->row.is_header && table_next_row(row->next);
    if (has_heads)
        records.heads = arena_allocate_array(article->arena, columns + 1, sizeof *records.heads);
    for (; has_heads && row && row->row.is_header; row = table_next_row(row->next))
        take_heads(&records, row, columns);
    for (bool is_first = true; row; row = table_next_row(row->next), is_first = false) {
        struct arena_mark mark = arena_set_mark(article->arena);
        records.place.language = node_language(article->document, row);
        if (has_heads && !is_first)
            output_empty_line(article->output);
        if (has_heads)
            write_record(&records, row);
        else
            write_row(&records, row);
        arena_rewind(article->arena, mark);
    }
}
