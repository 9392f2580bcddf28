#include "formats/epub/article.h"

#include "formats/document/credits.h"
#include "formats/epub/artwork.h"
#include "formats/epub/entries.h"
#include "formats/epub/measure.h"
#include "formats/epub/package/book_metadata.h"
#include "formats/epub/package/book_page.h"

#include <string.h>

static void open_file(struct rendering *rendering)
{
    const struct metadata *metadata = &rendering->xhtml.document->metadata;
    const struct page_head head = {.title = *metadata->title ? metadata->title : book_title(rendering->book),
                                   .language = metadata->language,
                                   .folder = "../"};
    page_open(rendering->book, &head, rendering->xhtml.out);
    if (!rendering->xhtml.part)
        xhtml_write_missing_title(&rendering->xhtml);
}

static void close_file(struct rendering *rendering)
{
    struct xhtml *xhtml = &rendering->xhtml;
    xhtml_write_notes(xhtml);
    page_close(rendering->book, xhtml->out);
    const char *file = rendering_name_file(rendering, xhtml->arena, xhtml->part);
    const char *id = arena_format(xhtml->arena, "t%.*s", (int)strcspn(file, "."), file);
    book_add_part(rendering->book, id, arena_format(xhtml->arena, "text/%s", file), xhtml->out)
        ->has_formulas = xhtml->part_has_formulas;
    xhtml->part_has_formulas = false;
}

/* Ends a file and begins the next one where the plan says so. */
static void turn_file(void *context, struct xhtml_place place)
{
    struct rendering *rendering = context;
    struct xhtml *xhtml = &rendering->xhtml;
    if (!file_plan_begins(&rendering->plan, xhtml->part + 1, place))
        return;
    xhtml_leave_place(xhtml, place.node);
    close_file(rendering);
    xhtml->part++;
    xhtml->opening = place.node;
    open_file(rendering);
    xhtml_return_to_place(xhtml, place.node);
}

/* What stands above a list of contents: title, deck and byline. */
static bool is_head(const struct rendering *rendering, const struct node *block)
{
    return block == xhtml_title_block(rendering->xhtml.document) ||
           (block->kind == NODE_PARAGRAPH &&
            (block->paragraph.role == PARAGRAPH_DECK || block->paragraph.role == PARAGRAPH_BYLINE));
}

/* The metadata of a book are those of its only article; of several, each says its own. */
static void write_credits(struct rendering *rendering)
{
    bool wanted = rendering->book->has_title_page && rendering->book->options->credits;
    const struct node *credits =
        wanted ? credits_make(rendering->xhtml.arena, rendering->xhtml.document) : NULL;
    if (credits)
        xhtml_write_block(&rendering->xhtml, credits);
}

static void write_files(struct rendering *rendering)
{
    const struct xhtml_heading *headings =
        rendering->xhtml.headings; /* as they were found when the blocks were measured */
    bool has_contents = false;
    rendering->setting.meet = turn_file;
    xhtml_start(&rendering->xhtml);
    open_file(rendering);
    for (const struct node *block = rendering->xhtml.document->root->first_child; block;
         block = block->next) {
        if (!has_contents && !is_head(rendering, block)) {
            entries_write(rendering, headings);
            has_contents = true;
        }
        xhtml_write_block(&rendering->xhtml, block);
    }
    write_credits(rendering);
    close_file(rendering);
}

/* Pages stand in a folder beside that of the pictures. */
static const char *from_page(struct rendering *rendering, const char *path)
{
    return path ? arena_format(rendering->xhtml.arena, "../%s", path) : NULL;
}

static const char *find_picture(void *context, const struct resource *resource)
{
    struct rendering *rendering = context;
    return from_page(rendering, book_add_image(rendering->book, resource));
}

static const char *find_note_mark(void *context)
{
    struct rendering *rendering = context;
    return from_page(rendering, artwork_note_mark(rendering->book));
}

static size_t find_part(const void *context, uint32_t number)
{
    return rendering_find_file(context, number);
}

static const char *name_part(const void *context, struct arena *arena, size_t part)
{
    return rendering_name_file(context, arena, part);
}

/* The levels of headings that are mostly chapters: where one is 前言 and the others are 一、 and 二、, none is. */
static unsigned find_page_levels(const struct document *document)
{
    enum { LEVELS = 7 };
    size_t headings[LEVELS] = {0}, chapters[LEVELS] = {0};
    unsigned levels = 0;
    for (const struct node *block = document->root->first_child; block; block = block->next) {
        if (block->kind != NODE_HEADING || block->heading.level >= LEVELS)
            continue;
        headings[block->heading.level]++;
        chapters[block->heading.level] += block->heading.begins_page;
    }
    for (unsigned level = 0; level < LEVELS; level++)
        if (chapters[level] * 2 > headings[level])
            levels |= 1U << level;
    return levels;
}

/* What the book's profile asks for. */
static struct xhtml_setting make_setting(struct rendering *rendering, const struct document *document)
{
    const struct book *book = rendering->book;
    const struct profile *profile = book->profile;
    return (struct xhtml_setting){
        .context = rendering,
        .find_part = find_part,
        .name_part = name_part,
        .page_levels = find_page_levels(document),
        .find_picture = find_picture,
        .find_note_mark = profile->draws_note_marks ? find_note_mark : NULL,
        .picture_name = book_word(book, WORD_PICTURE),
        .describes_every_picture = profile->describes_every_picture,
        .picture_size = profile->picture_size,
        .wraps_pictures = profile->bears_src_and_alt_alone,
        .fits_tables = true,
        .marks_sentences = profile->marks_sentences,
        .is_vertical = book_is_vertical(book),
        .opens_note_items = profile->opens_note_items,
        .has_duokan_classes = true,
        .has_epub_types = !profile->hides_semantics,
        .has_roles = !profile->hides_semantics,
    };
}

static void keep_features(struct book *book, const struct xhtml_features *features)
{
    book->features.headings |= features->headings;
    book->features.pictures |= features->pictures;
    book->features.undescribed_pictures |= features->undescribed_pictures;
    book->features.ruby |= features->ruby;
    book->features.formulas |= features->formulas;
}

void article_add(struct book *book, const struct document *document)
{
    struct arena *arena = arena_new();
    struct buffer out = {0};
    book_take_metadata(book, document);

    struct rendering rendering = {.book = book, .article = book->article_count};
    rendering.setting = make_setting(&rendering, document);
    xhtml_open(&rendering.xhtml, arena, document, &rendering.setting, &out);
    measure_blocks(&rendering);
    rendering.plan = file_plan_make(arena, rendering.units);
    write_files(&rendering);
    entries_add(&rendering);
    keep_features(book, &rendering.xhtml.features);
    buffer_free(&out);
    arena_free(arena);
}
