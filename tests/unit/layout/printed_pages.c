#include "tests/unit/layout/printed_pages.h"

#include "formats/dump/square.h"
#include "tests/unit/cmocka.h"

#include <string.h>

struct builder *builder;
struct style_sheet styles;
struct buffer printed_pages;
length measure;

static struct diag diag;

int pages_set_up(void **state)
{
    (void)state;
    const struct block_style plain = {.size = EM, .pitch = PITCH};
    styles = (struct style_sheet){.title = plain,
                                  .deck = plain,
                                  .byline = plain,
                                  .body = plain,
                                  .verse = plain,
                                  .quote = plain,
                                  .preformatted = plain,
                                  .caption = plain,
                                  .note = plain,
                                  .cell = plain,
                                  .placeholder = plain,
                                  .list_indent = 2 * EM,
                                  .rule_width = 32,
                                  .ruby_size = 512};
    for (int i = 0; i < HEADING_LEVELS; i++) {
        styles.heading[i] = plain;
        styles.heading[i].keep_with_next = true;
    }
    styles.title.keep_with_next = true;
    builder = builder_new("test", &diag);
    measure = 4 * EM;
    return 0;
}

int pages_tear_down(void **state)
{
    (void)state;
    builder_free(builder);
    buffer_free(&printed_pages);
    printed_pages = (struct buffer){0};
    return 0;
}

void add_text(const char *characters)
{
    builder_text(builder, characters, strlen(characters));
}

struct node *add_block(enum node_kind kind, const char *characters)
{
    struct node *node = builder_open(builder, kind);
    add_text(characters);
    builder_close(builder);
    return node;
}

struct node *add_paragraph(const char *characters, unsigned lines)
{
    struct node *node = builder_open(builder, NODE_PARAGRAPH);
    for (unsigned i = 0; i < lines * 4; i++)
        add_text(characters);
    builder_close(builder);
    return node;
}

void add_heading(const char *characters)
{
    add_block(NODE_HEADING, characters)->heading.level = 1;
}

static struct layout_request request_for(struct document *document, unsigned lines, unsigned columns)
{
    return (struct layout_request){
        .document = document,
        .measure = &square_measure,
        .styles = &styles,
        .geometry = {.measure = measure,
                     .height = lines ? (lines - 1) * PITCH + EM : 0,
                     .pitch = PITCH,
                     .columns = columns,
                     .column_gap = EM},
        .options = {.line_break = LINE_BREAK_BY_LANGUAGE, .justify = true},
    };
}

static void print_line(const struct placed_line *line)
{
    for (uint32_t i = 0; i < line->piece_count; i++) {
        const struct placed_piece *piece = &line->pieces[i];
        for (uint32_t j = piece->first; j < piece->first + piece->count; j++)
            buffer_append(&printed_pages, piece->text + piece->run->clusters[j].offset,
                          piece->run->clusters[j].size);
    }
}

static void print_page(const struct page *page)
{
    const char *between = page->number > 1 ? "|" : "";
    for (size_t i = 0; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->kind == ITEM_RULE)
            continue;
        buffer_append_text(&printed_pages, between);
        buffer_append_text(&printed_pages, item->repeated ? "(" : "");
        if (item->kind == ITEM_LINE)
            print_line(item->line);
        else
            buffer_append_byte(&printed_pages, '#');
        buffer_append_text(&printed_pages, item->repeated ? ")" : "");
        between = "/";
    }
}

void set_document(unsigned lines, unsigned columns, bool with_title, look_at_page *look)
{
    struct document *document = NULL;
    assert_int_equal(builder_finish(builder, &document), STATUS_OK);
    builder = NULL;
    struct layout_request request = request_for(document, lines, columns);
    request.with_title = with_title;
    struct layout *layout = layout_new(&request);
    struct page page;
    buffer_append_text(&printed_pages, "");
    while (layout_next_page(layout, &page)) {
        print_page(&page);
        if (look)
            look(&request, &page);
    }
    layout_free(layout);
    document_free(document);
}

void expect_pages(unsigned lines, const char *wanted)
{
    set_document(lines, 1, false, NULL);
    assert_string_equal(printed_pages.data, wanted);
}
