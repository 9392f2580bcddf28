#include "tests/unit/epub/sample.h"

#include "base/installation.h"
#include "formats/epub/writer.h"
#include "tests/unit/cmocka.h"

#include <stdlib.h>
#include <string.h>

extern const struct format epub_format;

static const char pixel[] =
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\nIDATx\x9c"
    "c`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xae\x42\x60\x82";

struct builder *sample_start(const char *title)
{
    static struct diag diag;
    struct builder *builder = builder_new("sample.txt", &diag);
    struct document *document = builder_document(builder);
    document->metadata.title = arena_copy_text(document->arena, title);
    document->metadata.language = "zh-CN";
    return builder;
}

struct document *sample_finish(struct builder *builder)
{
    struct document *document = NULL;
    assert_int_equal(builder_finish(builder, &document), STATUS_OK);
    return document;
}

void sample_text(struct builder *builder, const char *text)
{
    builder_text(builder, text, strlen(text));
}

struct node *sample_paragraph(struct builder *builder, const char *text)
{
    struct node *paragraph = builder_open(builder, NODE_PARAGRAPH);
    paragraph->paragraph.indented = true;
    sample_text(builder, text);
    builder_close(builder);
    return paragraph;
}

struct node *sample_heading(struct builder *builder, unsigned level, const char *text)
{
    struct node *heading = builder_open(builder, NODE_HEADING);
    heading->heading.level = (uint8_t)level;
    sample_text(builder, text);
    builder_close(builder);
    return heading;
}

static void add_roles(struct builder *builder)
{
    static const char *const texts[] = {"正文一段。", "——在座谈会上的讲话", "各位同志：",
                                        "某某委员会", "来源：本报",         "附件：1. 名单",
                                        "附件1",      "白日依山尽",         "〔图片〕"};
    for (unsigned role = 0; role <= PARAGRAPH_PLACEHOLDER; role++) {
        struct node *paragraph = sample_paragraph(builder, texts[role]);
        paragraph->paragraph.role = (enum paragraph_role)role;
        paragraph->paragraph.indented = role == PARAGRAPH_BODY || role == PARAGRAPH_ATTACHMENT;
    }
    for (unsigned alignment = 0; alignment <= ALIGNMENT_JUSTIFY; alignment++)
        sample_paragraph(builder, "对齐一行。")->paragraph.alignment = (enum alignment)alignment;
    struct node *moved = sample_paragraph(builder, "退格一段。");
    moved->paragraph.start_indent = 9;
    moved->paragraph.section_start = true;
}

static void add_lists(struct builder *builder)
{
    for (unsigned kind = 0; kind <= LIST_DESCRIPTION; kind++) {
        struct node *list = builder_open(builder, NODE_LIST);
        list->list.kind = (enum list_kind)kind;
        list->list.start = 3;
        list->list.numbering = NUMBERING_CHINESE;
        for (unsigned i = 0; i < 3; i++) {
            struct node *item = builder_open(builder, NODE_LIST_ITEM);
            item->item.is_term = kind == LIST_DESCRIPTION && i != 0;
            struct node *paragraph = sample_paragraph(builder, "列表一项");
            paragraph->paragraph.indented = false;
            if (i == 1)
                sample_heading(builder, 2, "项中的标题");
            builder_close(builder);
        }
        builder_close(builder);
    }
}

static void add_row(struct builder *builder, bool header, unsigned row_span)
{
    struct node *row = builder_open(builder, NODE_ROW);
    row->row.is_header = header;
    row->row.columns = 2;
    for (unsigned i = 0; i < 2; i++) {
        struct node *cell = builder_open(builder, NODE_CELL);
        cell->cell.row_span = (uint16_t)row_span;
        cell->cell.column_span = 1;
        cell->cell.column = (uint16_t)i;
        cell->cell.is_header = !i;
        sample_heading(builder, 1, "格中标题");
        sample_paragraph(builder, "甲乙 <丙> & \"丁\"");
        builder_close(builder);
    }
    builder_close(builder);
}

static void add_table(struct builder *builder, unsigned header_span)
{
    builder_open(builder, NODE_TABLE);
    builder_open(builder, NODE_CAPTION);
    sample_text(builder, "表一");
    builder_close(builder);
    add_row(builder, true, header_span);
    if (header_span == 1)
        add_row(builder, false, 1);
    builder_close(builder);
}

static void add_ruby(struct builder *builder)
{
    builder_open(builder, NODE_RUBY);
    for (unsigned i = 0; i < 2; i++) {
        builder_open(builder, NODE_RUBY_BASE);
        sample_text(builder, i ? "字" : "汉");
        builder_close(builder);
        builder_open(builder, NODE_RUBY_TEXT);
        sample_text(builder, i ? "zì" : "hàn");
        builder_close(builder);
    }
    builder_close(builder);
}

static void add_link(struct builder *builder, const char *target, const char *text)
{
    struct node *link = builder_open(builder, NODE_LINK);
    link->link.target = target;
    sample_text(builder, text);
    builder_close(builder);
}

static void add_reference(struct builder *builder, const char *target, const char *mark)
{
    struct node *reference = builder_leaf(builder, NODE_NOTE_REFERENCE);
    reference->text = mark;
    reference->text_length = strlen(mark);
    reference->link.target = target;
}

static void add_image(struct builder *builder, const char *alternative)
{
    struct node *image = builder_leaf(builder, NODE_IMAGE);
    image->image.resource = builder_resource(builder, "p.png", "image/png", pixel, sizeof pixel - 1, 1, 1);
    image->text = alternative;
    image->text_length = strlen(alternative);
    image->image.width = 160;
}

static void add_inlines(struct builder *builder)
{
    builder_open(builder, NODE_PARAGRAPH);
    for (unsigned bit = 0; bit < 14; bit++) {
        struct node *span = builder_open(builder, NODE_SPAN);
        span->span.styles = 1u << bit | 1u << (bit + 3) % 14;
        span->span.color = bit == 4 ? "#c00000" : NULL;
        span->span.has_face = bit == 5;
        span->span.face = FACE_KAI;
        span->language = bit == 6 ? "en" : NULL;
        sample_text(builder, "样式");
        builder_close(builder);
    }
    add_ruby(builder);
    builder_leaf(builder, NODE_LINE_BREAK);
    add_link(builder, "https://example.org/甲 乙?a=b&c", "链接");
    add_link(builder, "javascript:alert(1)", "坏链接");
    add_link(builder, "#nowhere", "断链接");
    add_link(builder, "#第一节", "节内链接");
    add_reference(builder, "note", "[1]");
    add_reference(builder, "note", "[1]");
    add_reference(builder, "absent", "[9]");
    add_image(builder, "一点");
    builder_close(builder);
}

static void add_notes(struct builder *builder)
{
    static const char *const ids[] = {"note", "unused note", NULL};
    for (size_t i = 0; i < 3; i++) {
        builder_open(builder, NODE_NOTE)->id = ids[i];
        sample_paragraph(builder, "注文。");
        builder_close(builder);
    }
}

struct document *sample_everything(void)
{
    struct builder *builder = sample_start("样书 <全>");
    add_roles(builder);
    struct node *heading = sample_heading(builder, 1, "一、标题");
    heading->id = "第一节";
    sample_heading(builder, 3, "1. 跳级标题");
    add_lists(builder);
    builder_open(builder, NODE_QUOTE)->id = "第一节";
    sample_paragraph(builder, "引文。");
    builder_close(builder);
    builder_open(builder, NODE_PREFORMATTED);
    sample_text(builder, "a <b>\n  c\n");
    builder_close(builder);
    add_table(builder, 1);
    add_table(builder, 2);
    builder_open(builder, NODE_FIGURE);
    builder_open(builder, NODE_PARAGRAPH);
    add_image(builder, "");
    builder_close(builder);
    builder_open(builder, NODE_CAPTION);
    sample_text(builder, "图一");
    builder_close(builder);
    builder_close(builder);
    builder_leaf(builder, NODE_SEPARATOR);
    add_inlines(builder);
    add_notes(builder);
    return sample_finish(builder);
}

/* "name=value name=value". */
static void set_options(struct option_values *values, const char *options, struct diag *diag)
{
    char *copy = strdup(options ? options : ""), *rest = copy;
    for (char *name; (name = strsep(&rest, " "));) {
        char *value = strchr(name, '=');
        if (!value)
            continue;
        *value++ = '\0';
        assert_int_equal(option_values_set(values, name, value, diag, (struct place){0}), STATUS_OK);
    }
    free(copy);
}

void sample_write(struct document *const *documents, size_t count, const char *options, struct buffer *bytes)
{
    struct diag diag = {0};
    struct option_values *values = option_values_new(epub_format.write_options);
    option_values_set(values, "cover", "none", &diag, (struct place){0});
    set_options(values, options, &diag);
    struct sink *sink = sink_open_buffer(bytes);
    struct arena *arena = arena_new();
    struct write_request request = {.sink = sink,
                                    .output_name = "sample.epub",
                                    .is_book = count > 1,
                                    .options = option_values_get(values),
                                    .fonts_folder = installation_path(arena, "share/banxin/fonts"),
                                    .diag = &diag};
    struct writer_session *session;
    assert_int_equal(epub_begin(&request, &session), STATUS_OK);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(epub_add(session, documents[i]), STATUS_OK);
    assert_int_equal(epub_end(session), STATUS_OK);
    assert_int_equal(sink_commit(sink, &diag), STATUS_OK);
    option_values_free(values);
    arena_free(arena);
}

char *sample_unpack(const struct buffer *bytes, const char *path)
{
    struct archive *archive;
    const char *reason;
    struct buffer text = {0};
    assert_int_equal(archive_open(bytes->data, bytes->length, &archive, &reason), STATUS_OK);
    long index = archive_find(archive, path);
    if (index >= 0)
        assert_int_equal(archive_read(archive, (size_t)index, &text, &reason), STATUS_OK);
    archive_close(archive);
    return text.data;
}

struct buffer sample_file(struct document *document, const char *options, const char *path)
{
    struct buffer bytes = {0}, text = {0};
    sample_write(&document, 1, options, &bytes);
    char *found = sample_unpack(&bytes, path);
    assert_non_null(found);
    buffer_append_text(&text, found);
    free(found);
    buffer_free(&bytes);
    return text;
}
