#include "formats/dump/lines.h"

#include "formats/dump/request.h"

#include <stdlib.h>

static void append_length(struct buffer *lines, length value)
{
    length thousandths = (llabs(value) * 1000 + LENGTH_UNIT / 2) / LENGTH_UNIT;
    bool negative = value < 0 && thousandths;
    buffer_append_format(lines, "%s%lld.%03lld", negative ? "-" : "", (long long)thousandths / 1000,
                         (long long)thousandths % 1000);
}

static void append_place(struct buffer *lines, const struct page *page, length x, length y)
{
    buffer_append_format(lines, "%u\t", page->number);
    append_length(lines, x);
    buffer_append_byte(lines, '\t');
    append_length(lines, y);
    buffer_append_byte(lines, '\t');
}

static void append_piece_text(struct buffer *lines, const struct placed_piece *piece)
{
    for (uint32_t i = piece->first; i < piece->first + piece->count; i++) {
        const struct cluster *cluster = &piece->run->clusters[i];
        buffer_append(lines, piece->text + cluster->offset, cluster->size);
    }
}

static void append_piece_advances(struct buffer *lines, const struct placed_piece *piece)
{
    for (uint32_t i = 0; i < piece->count; i++) {
        bool first = lines->data[lines->length - 1] == '\t';
        buffer_append_text(lines, first ? "" : " ");
        append_length(lines, llabs(piece->positions[i + 1] - piece->positions[i]));
    }
}

static void append_annotations(struct buffer *lines, const struct page *page, const struct page_item *item)
{
    for (uint32_t i = 0; i < item->line->piece_count; i++) {
        const struct placed_piece *piece = &item->line->pieces[i];
        if (!piece->ruby || !piece->count)
            continue;
        append_place(lines, page, item->x + piece->positions[0], item->y - piece->rise);
        append_piece_text(lines, piece);
        buffer_append_byte(lines, '\t');
        append_piece_advances(lines, piece);
        buffer_append_byte(lines, '\n');
    }
}

static length line_start(const struct placed_line *line)
{
    for (uint32_t i = 0; i < line->piece_count; i++)
        if (!line->pieces[i].ruby && line->pieces[i].count)
            return line->pieces[i].positions[0];
    return 0;
}

static void append_line(struct buffer *lines, const struct page *page, const struct page_item *item)
{
    const struct placed_line *line = item->line;
    append_annotations(lines, page, item);
    append_place(lines, page, item->x + line_start(line), item->y);
    for (uint32_t i = 0; i < line->piece_count; i++)
        if (!line->pieces[i].ruby)
            append_piece_text(lines, &line->pieces[i]);
    buffer_append_byte(lines, '\t');
    for (uint32_t i = 0; i < line->piece_count; i++)
        if (!line->pieces[i].ruby)
            append_piece_advances(lines, &line->pieces[i]);
    buffer_append_byte(lines, '\n');
}

static void append_box(struct buffer *lines, const struct page *page, const struct page_item *item)
{
    append_place(lines, page, item->x, item->y);
    buffer_append_text(lines, item->kind == ITEM_IMAGE ? "-image\t" : "-rule\t");
    append_length(lines, item->width);
    buffer_append_byte(lines, ' ');
    append_length(lines, item->height);
    buffer_append_byte(lines, '\n');
}

void dump_lines(const struct document *document, const struct dump_options *options, struct buffer *lines)
{
    struct layout_request request = request_make(document, options);
    struct layout *layout = layout_new(&request);
    struct page page;
    while (layout_next_page(layout, &page))
        for (size_t i = 0; i < page.item_count; i++) {
            if (page.items[i].kind == ITEM_LINE)
                append_line(lines, &page, &page.items[i]);
            else
                append_box(lines, &page, &page.items[i]);
        }
    layout_free(layout);
}
