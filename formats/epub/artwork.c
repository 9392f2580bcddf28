#include "formats/epub/artwork.h"

#include "base/source.h"
#include "base/utf8.h"
#include "base/xml/xml.h"
#include "formats/document/walk.h"
#include "formats/epub/epub_fonts.h"
#include "formats/epub/package/book_page.h"
#include "formats/epub/package/font_faces.h"
#include "formats/epub/package/picture_size.h"
#include "formats/image/image.h"

#include <stdlib.h>
#include <string.h>

enum { LAST_CHARACTER = 0x10FFFF };

/* ---- options ---- */

static void keep_cover(struct book *book, const void *bytes, size_t size, enum image_kind kind)
{
    book->cover =
        (struct book_cover){.path = arena_format(book->arena, "images/cover.%s", image_extension(kind)),
                            .media_type = image_media_type(kind),
                            .bytes = memory_allocate(size),
                            .size = size};
    memcpy(book->cover.bytes, bytes, size);
}

/* The kinds of pictures that EPUB 3.3 lets a book hold without another one beside them, and no more pixels than
 * Kindle shows (Cover Image Guidelines). */
static bool is_cover(const void *bytes, size_t size, struct image_info *info)
{
    enum { LONGEST_SIDE = 10000 };
    return image_measure(bytes, size, info) && info->kind != IMAGE_SVG && info->width <= LONGEST_SIDE &&
           info->height <= LONGEST_SIDE && image_is_whole(bytes, size);
}

/* False when it cannot be a cover. */
static bool take_picture(struct book *book, const void *bytes, size_t size)
{
    struct image_info info;
    struct buffer made = {0};
    if (!is_cover(bytes, size, &info))
        return false;
    bool is_reduced = picture_size_reduce(book->options, bytes, size, &made);
    keep_cover(book, is_reduced ? made.data : bytes, is_reduced ? made.length : size, info.kind);
    book->reduced_pictures += is_reduced;
    buffer_free(&made);
    return true;
}

void artwork_take_cover(struct book *book, const struct document *document)
{
    const struct resource *cover = document->metadata.cover;
    if (cover && book->options->cover.kind == COVER_AUTO && !book->cover.path &&
        !take_picture(book, cover->bytes, cover->size))
        diag_report(book->diag, book->place, DIAG_COVER_NOT_USED, cover->name);
}

static enum status read_cover_file(struct book *book, const char *name)
{
    struct source *source;
    if (source_open(name, book->diag, &source) != STATUS_OK)
        return STATUS_FAILED;
    bool sound = take_picture(book, source->bytes, source->size);
    if (!sound)
        diag_report(book->diag, (struct place){.name = name}, DIAG_BAD_COVER);
    source_close(source);
    return sound ? STATUS_OK : STATUS_FAILED;
}

static void open_characters(struct book *book)
{
    book->characters = arena_allocate(book->arena, LAST_CHARACTER / 8 + 1);
    for (uint32_t ascii = 0x20; ascii < 0x7F; ascii++) /* list labels are made by the reader */
        book->characters[ascii / 8] |= (uint8_t)(1 << ascii % 8);
}

enum status artwork_prepare(struct book *book)
{
    const struct epub_options *options = book->options;
    if (options->fonts.is_given)
        open_characters(book);
    return options->cover.kind == COVER_FILE ? read_cover_file(book, options->cover.file) : STATUS_OK;
}

/* ---- characters ---- */

static void note_text(struct book *book, const char *text, size_t length)
{
    for (size_t offset = 0; offset < length;) {
        uint32_t character = utf8_next(text, length, &offset);
        book->characters[character / 8] |= (uint8_t)(1 << character % 8);
    }
}

void artwork_note_characters(struct book *book, const struct document *document)
{
    if (!book->characters)
        return;
    struct walk walk = walk_start(document->root);
    note_text(book, document->metadata.title, strlen(document->metadata.title));
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER && walk.node->text)
            note_text(book, walk.node->text, walk.node->text_length);
}

static uint32_t *list_characters(const struct book *book, size_t *count)
{
    *count = 0;
    uint32_t *characters = memory_allocate((LAST_CHARACTER + 1) * sizeof *characters);
    for (uint32_t character = 0; character <= LAST_CHARACTER; character++)
        if (book->characters[character / 8] & 1 << character % 8)
            characters[(*count)++] = character;
    return characters;
}

/* ---- what goes into the book ---- */

static void add_font(void *context, const struct embedded_font *font)
{
    struct book *book = context;
    unsigned number = 1;
    for (const struct book_font *each = book->fonts; each; each = each->next)
        number += each->role == font->role;
    struct book_font *added = arena_allocate(book->arena, sizeof *added);
    added->role = font->role;
    added->family = arena_format(book->arena, "banxin-%s-%u", font_faces_role_name(font->role), number);
    added->path = arena_format(book->arena, "fonts/%s-%u.%s", font_faces_role_name(font->role), number,
                               font->is_cff ? "otf" : "ttf");
    added->media_type = font->is_cff ? "font/otf" : "font/ttf";
    *book->last_font = added;
    book->last_font = &added->next;
    archive_add(book->archive, arena_format(book->arena, "EPUB/%s", added->path), font->bytes, font->size,
                ARCHIVE_TAKE, ARCHIVE_DEFLATED);
}

static enum status embed(struct book *book)
{
    const struct epub_fonts *fonts = epub_fonts_load(book->diag);
    if (!fonts)
        return STATUS_FAILED;
    struct embed_request request = {.roles = book->options->fonts.has,
                                    .language = book->metadata.language,
                                    .fonts_folder = book->fonts_folder,
                                    .font_choices = book->options->font_choices,
                                    .font_folders = book->options->font_folders,
                                    .diag = book->diag,
                                    .place = book->place,
                                    .add = add_font,
                                    .context = book};
    uint32_t *characters = list_characters(book, &request.character_count);
    request.characters = characters;
    enum status status = fonts->embed(&request);
    free(characters);
    return status;
}

static enum status draw_cover(struct book *book)
{
    const struct epub_fonts *fonts = epub_fonts_load(book->diag);
    if (!fonts)
        return STATUS_FAILED;
    const struct metadata *metadata = &book->metadata;
    enum cover_kind kind = book->options->cover.kind;
    struct cover_request request = {.design = kind == COVER_AUTO ? COVER_PLAIN : kind,
                                    .is_broad = book->profile->has_broad_cover,
                                    .title = book_plain_title(book),
                                    .author = metadata->author,
                                    .source = metadata->source,
                                    .date = metadata->date,
                                    .language = metadata->language,
                                    .fonts_folder = book->fonts_folder,
                                    .font_choices = book->options->font_choices,
                                    .font_folders = book->options->font_folders,
                                    .diag = book->diag,
                                    .place = book->place};
    struct buffer png = {0};
    enum status status = fonts->draw_cover(&request, &png);
    if (status == STATUS_OK)
        keep_cover(book, png.data, png.length, IMAGE_PNG);
    buffer_free(&png);
    return status;
}

static const char *draw_note_mark(struct book *book)
{
    const struct epub_fonts *fonts = epub_fonts_load(book->diag);
    struct buffer png = {0};
    const char *path = NULL;
    if (fonts && fonts->draw_note_mark(&png))
        path = book_add_image(
            book, &(struct resource){.bytes = (const unsigned char *)png.data, .size = png.length});
    buffer_free(&png);
    return path;
}

const char *artwork_note_mark(struct book *book)
{
    if (!book->note_mark)
        book->note_mark = draw_note_mark(book);
    return book->note_mark;
}

/* A page with the picture and nothing else, as Kobo and 多看 require. */
static void add_cover_page(struct book *book)
{
    const char *word = book_word(book, WORD_COVER);
    const struct page_head head = {.title = word,
                                   .language = book->metadata.language,
                                   .folder = "",
                                   .class_name = "cover",
                                   .type = "cover",
                                   .is_picture = true};
    struct buffer out = {0};
    page_open(book, &head, &out);
    buffer_append_format(&out, "<div><img src=\"%s\"", book->cover.path);
    xml_append_attribute(&out, "alt", arena_format(book->arena, "%s: %s", word, book_plain_title(book)));
    buffer_append_text(&out, "/></div>\n");
    page_close(book, &out);
    archive_add_buffer(book->archive, "EPUB/cover.xhtml", &out);
}

static enum status add_cover(struct book *book)
{
    int kind = (int)book->options->cover.kind;
    bool is_drawn = kind < COVER_DESIGN_COUNT || (kind == COVER_AUTO && !book->cover.path);
    if (is_drawn && draw_cover(book) != STATUS_OK)
        return STATUS_FAILED;
    if (!book->cover.path)
        return STATUS_OK;
    archive_add(book->archive, arena_format(book->arena, "EPUB/%s", book->cover.path), book->cover.bytes,
                book->cover.size, ARCHIVE_TAKE, ARCHIVE_STORED);
    book->cover.bytes = NULL; /* the archive's now */
    if (book_has_cover_page(book))
        add_cover_page(book);
    return STATUS_OK;
}

/* Apple Books shows embedded fonts only in books that say so here. */
static void add_display_options(struct book *book)
{
    struct buffer out = {0};
    buffer_append_text(&out, XML_DECLARATION "<display_options>\n<platform name=\"*\">\n"
                                             "<option name=\"specified-fonts\">true</option>\n"
                                             "</platform>\n</display_options>\n");
    archive_add_buffer(book->archive, "META-INF/com.apple.ibooks.display-options.xml", &out);
}

enum status artwork_add(struct book *book)
{
    if (book->characters && embed(book) != STATUS_OK)
        return STATUS_FAILED;
    if (book->fonts && book->profile->announces_fonts)
        add_display_options(book);
    return add_cover(book);
}
