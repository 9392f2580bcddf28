#include "formats/text/lines.h"
#include "formats/text/cells.h"
#include "formats/text/measure.h"

#include <string.h>

size_t lines_columns(const struct article *article, const char *text, size_t size)
{
    return cells_of_text(text, size, article->measure == &wide_columns);
}

void lines_append_spaces(struct buffer *line, size_t count)
{
    while (count--)
        buffer_append_byte(line, ' ');
}

/* What a placed line shows: text in the order of reading, whatever the order on the page. */
static struct text_line line_text(const struct placed_line *line)
{
    uint32_t start = UINT32_MAX, end = 0;
    const char *text = "";
    for (uint32_t i = 0; i < line->piece_count; i++) {
        const struct placed_piece *piece = &line->pieces[i];
        for (uint32_t j = piece->first; j < piece->first + piece->count; j++) {
            const struct cluster *cluster = &piece->run->clusters[j];
            start = cluster->offset < start ? cluster->offset : start;
            end = cluster->offset + cluster->size > end ? cluster->offset + cluster->size : end;
        }
        text = piece->text;
    }
    return start < end ? (struct text_line){text + start, end - start} : (struct text_line){text, 0};
}

static struct text_line trimmed(struct text_line line)
{
    while (line.size && line.text[line.size - 1] == ' ')
        line.size--;
    return line;
}

struct line_list {
    struct text_line *lines;
    size_t count, capacity;
};

static void add_line(struct article *article, struct line_list *list, struct text_line line)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 16;
        struct text_line *lines = arena_allocate_array(article->arena, capacity, sizeof *lines);
        if (list->count)
            memcpy(lines, list->lines, list->count * sizeof *lines);
        list->lines = lines;
        list->capacity = capacity;
    }
    list->lines[list->count++] = trimmed(line);
}

/* Wraps what stands between two forced line ends. */
static void wrap_part(struct article *article, const char *words, const struct text_place *place,
                      bool is_first, struct line_list *list)
{
    static const struct style_sheet no_styles = {.ruby_size = LENGTH_UNIT / 2};
    struct block_style style = {
        .size = EM, .pitch = EM, .alignment = ALIGNMENT_START, .balance = place->balance};
    style.first_line_indent = is_first ? (length)place->first_indent * COLUMN : 0;
    struct layout_request request = {.document = article->document,
                                     .measure = article->measure,
                                     .styles = &no_styles,
                                     .geometry = {.measure = (length)place->measure * COLUMN},
                                     .options = article->setting->options};
    struct arena_mark mark = arena_set_mark(article->scratch);
    size_t count = 0;
    const struct placed_line *lines =
        layout_text(&request, words, place->language, &style, article->scratch, &count);
    for (size_t i = 0; i < count; i++) {
        struct text_line line = line_text(&lines[i]);
        line.text = arena_copy(article->arena, line.text, line.size);
        add_line(article, list, line);
    }
    arena_rewind(article->scratch, mark);
}

/* A soft hyphen says where a word may be divided; plain text divides none. */
static char *copy_without_soft_hyphens(struct arena *arena, const char *text, size_t size)
{
    static const char hyphen[] = "\u00AD";
    char *copy = arena_copy(arena, text, size), *to = copy;
    const char *end = text + size;
    for (const char *next; (next = memmem(text, (size_t)(end - text), hyphen, strlen(hyphen)));
         text = next + strlen(hyphen))
        to = mempcpy(to, text, (size_t)(next - text));
    to = mempcpy(to, text, (size_t)(end - text));
    *to = '\0';
    return copy;
}

struct text_line *lines_wrap(struct article *article, const char *words, const struct text_place *place,
                             size_t *count)
{
    struct line_list list = {0};
    for (bool is_first = true; *words; is_first = false) {
        size_t size = strcspn(words, "\n");
        const char *part = copy_without_soft_hyphens(article->arena, words, size);
        if (place->measure)
            wrap_part(article, part, place, is_first, &list);
        else
            add_line(article, &list, (struct text_line){part, strlen(part)});
        words += size + (words[size] == '\n');
    }
    *count = list.count;
    return list.lines;
}

static void append_first_indent(const struct article *article, size_t columns, struct buffer *line)
{
    if (article->setting->indent == INDENT_SPACES) {
        lines_append_spaces(line, columns);
        return;
    }
    for (size_t i = 0; i < columns / EM_COLUMNS; i++)
        buffer_append_text(line, "\xE3\x80\x80");
}

static size_t alignment_room(const struct article *article, const struct text_place *place,
                             struct text_line line)
{
    bool centered = place->alignment == ALIGNMENT_CENTER;
    if (!place->measure || (!centered && place->alignment != ALIGNMENT_END))
        return 0;
    size_t columns = lines_columns(article, line.text, line.size);
    size_t room = columns < place->measure ? place->measure - columns : 0;
    return centered ? room / 2 : room;
}

/* Columns of a label that a narrow line leaves no place for before its words: they are taken from the first line. */
static size_t label_overhang(const struct article *article, const struct text_place *place, const char *label)
{
    size_t columns = label ? lines_columns(article, label, strlen(label)) : 0;
    return columns > place->start ? columns - place->start : 0;
}

void lines_write(struct article *article, const char *words, const struct text_place *place,
                 const char *label)
{
    size_t count = 0, over = label_overhang(article, place, label);
    struct text_place behind = *place;
    behind.first_indent += over;
    const struct text_line *lines = lines_wrap(article, words, &behind, &count);
    struct buffer line = {0};
    for (size_t i = 0; i < count; i++) {
        buffer_truncate(&line, 0);
        if (label && !i)
            buffer_append_text(&line, label);
        else
            lines_append_spaces(&line, place->start);
        lines_append_spaces(&line, alignment_room(article, place, lines[i]));
        if (!i)
            append_first_indent(article, place->first_indent, &line);
        buffer_append(&line, lines[i].text, lines[i].size);
        output_line(article->output, line.data, line.length);
    }
    buffer_free(&line);
}
