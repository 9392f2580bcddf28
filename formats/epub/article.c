#include "formats/epub/article.h"

#include "base/xml/xml.h"
#include "formats/document/credits.h"
#include "formats/document/walk.h"
#include "formats/epub/artwork.h"
#include "formats/epub/package/book_metadata.h"
#include "formats/epub/package/book_page.h"
#include "formats/xhtml/xhtml.h"

#include <stdlib.h>
#include <string.h>

/* Where an article is cut: the number of the first block of each part. */
struct plan {
    size_t article; /* from 1 */
    uint32_t *starts;
    size_t count;
};

/* An article while it is being written. */
struct rendering {
    struct book *book;
    struct plan plan;
    struct xhtml_setting setting;
    struct xhtml xhtml;
};

static size_t find_part(const void *context, uint32_t block)
{
    const struct plan *plan = &((const struct rendering *)context)->plan;
    size_t low = 0, high = plan->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (plan->starts[middle] <= block)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static const char *name_part(const void *context, struct arena *arena, size_t part)
{
    const struct plan *plan = &((const struct rendering *)context)->plan;
    if (!part)
        return arena_format(arena, "%04zu.xhtml", plan->article);
    return arena_format(arena, "%04zu-%zu.xhtml", plan->article, part + 1);
}

/* The text of a heading as the contents show it: one line, without ruby and marks of notes. */
static const char *contents_text(struct arena *arena, const struct node *heading)
{
    struct buffer text = {0};
    struct walk walk = walk_start(heading);
    while (walk_next(&walk)) {
        if (walk.event == WALK_LEAVE)
            continue;
        if (walk.node->kind == NODE_RUBY_TEXT)
            walk_skip_children(&walk);
        else if (walk.node->kind == NODE_TEXT)
            buffer_append(&text, walk.node->text, walk.node->text_length);
        else if (walk.node->kind == NODE_LINE_BREAK)
            buffer_append_byte(&text, ' ');
    }
    const char *copy = arena_copy(arena, text.data ? text.data : "", text.length);
    buffer_free(&text);
    return copy;
}

static void open_part(struct rendering *rendering)
{
    const struct metadata *metadata = &rendering->xhtml.document->metadata;
    const struct page_head head = {.title = *metadata->title ? metadata->title : book_title(rendering->book),
                                   .language = metadata->language,
                                   .folder = "../"};
    page_open(rendering->book, &head, rendering->xhtml.out);
    if (!rendering->xhtml.part)
        xhtml_write_missing_title(&rendering->xhtml);
}

static void finish_part(struct rendering *rendering)
{
    xhtml_write_notes(&rendering->xhtml);
    page_close(rendering->book, rendering->xhtml.out);
    const char *file = name_part(rendering, rendering->xhtml.arena, rendering->xhtml.part);
    const char *id = arena_format(rendering->xhtml.arena, "t%.*s", (int)strcspn(file, "."), file);
    book_add_part(rendering->book, id, arena_format(rendering->xhtml.arena, "text/%s", file),
                  rendering->xhtml.out);
}

/* Devices show two levels of contents. Where folders and articles take both, an article lists its headings
 * itself. */
static bool lists_headings(const struct rendering *rendering, const struct xhtml_heading *headings)
{
    const char *part = rendering->xhtml.document->metadata.part;
    size_t count = 0;
    for (; headings; headings = headings->next)
        count += headings->depth == 1;
    return rendering->book->has_title_page && part && *part && count > 1;
}

static void write_contents(struct rendering *rendering, const struct xhtml_heading *headings)
{
    if (!lists_headings(rendering, headings))
        return;
    buffer_append_text(rendering->xhtml.out, "<ol class=\"contents\">\n");
    for (; headings; headings = headings->next) {
        const char *text = contents_text(rendering->xhtml.arena, headings->node);
        size_t part = find_part(rendering, headings->block);
        if (headings->depth != 1 || !*text)
            continue;
        buffer_append_format(rendering->xhtml.out, "<li><a href=\"%s#%s\">",
                             part ? name_part(rendering, rendering->xhtml.arena, part) : "", headings->id);
        xml_append_text(rendering->xhtml.out, text, strlen(text));
        buffer_append_text(rendering->xhtml.out, "</a></li>\n");
    }
    buffer_append_text(rendering->xhtml.out, "</ol>\n");
}

/* What stands above the list: title, deck and byline. */
static bool is_head(const struct rendering *rendering, const struct node *block)
{
    return block == xhtml_title_block(rendering->xhtml.document) ||
           (block->kind == NODE_PARAGRAPH &&
            (block->paragraph.role == PARAGRAPH_DECK || block->paragraph.role == PARAGRAPH_BYLINE));
}

/* The sizes of all blocks, with the notes they bring, to see where to cut. */
static size_t *measure_blocks(struct rendering *rendering, size_t *count)
{
    *count = 0;
    for (const struct node *block = rendering->xhtml.document->root->first_child; block; block = block->next)
        ++*count;
    size_t *sizes = arena_allocate_array(rendering->xhtml.arena, *count + 1, sizeof *sizes);
    size_t index = 0;
    xhtml_start(&rendering->xhtml);
    for (const struct node *block = rendering->xhtml.document->root->first_child; block;
         block = block->next) {
        size_t before = rendering->xhtml.out->length;
        rendering->xhtml.block = (uint32_t)index;
        xhtml_write_block(&rendering->xhtml, block);
        xhtml_write_notes(&rendering->xhtml);
        sizes[index++] = rendering->xhtml.out->length - before;
    }
    buffer_truncate(rendering->xhtml.out, 0);
    return sizes;
}

/* Cuts at the last heading before a part grows too large, or else at the block that would make it so. */
static void make_plan(struct rendering *rendering)
{
    struct plan *plan = &rendering->plan;
    size_t count, size = 0;
    size_t *sizes = measure_blocks(rendering, &count);
    write_contents(rendering, rendering->xhtml.headings);
    size = rendering->xhtml.out->length;
    buffer_truncate(rendering->xhtml.out, 0);
    plan->starts = arena_allocate_array(rendering->xhtml.arena, count + 1, sizeof *plan->starts);
    plan->count = 1;
    size_t since_heading = 0; /* bytes from the last heading on, when there is one to cut at */
    uint32_t index = 0, heading = 0;
    for (const struct node *block = rendering->xhtml.document->root->first_child; block;
         block = block->next, index++) {
        uint32_t start = plan->starts[plan->count - 1];
        if (block->kind == NODE_HEADING && index > start) {
            heading = index;
            since_heading = 0;
        }
        if (size + sizes[index] > ARTICLE_PART_SIZE && index > start) {
            bool at_heading = heading > start;
            plan->starts[plan->count++] = at_heading ? heading : index;
            size = at_heading ? since_heading : 0;
        }
        size += sizes[index];
        since_heading += sizes[index];
    }
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

static void write_parts(struct rendering *rendering)
{
    const struct plan *plan = &rendering->plan;
    uint32_t index = 0;
    const struct xhtml_heading *headings =
        rendering->xhtml.headings; /* as they were found when the blocks were measured */
    bool has_contents = false;
    xhtml_start(&rendering->xhtml);
    open_part(rendering);
    for (const struct node *block = rendering->xhtml.document->root->first_child; block;
         block = block->next, index++) {
        if (rendering->xhtml.part + 1 < plan->count && plan->starts[rendering->xhtml.part + 1] == index) {
            finish_part(rendering);
            rendering->xhtml.part++;
            open_part(rendering);
        }
        if (!has_contents && !is_head(rendering, block)) {
            write_contents(rendering, headings);
            has_contents = true;
        }
        rendering->xhtml.block = index;
        xhtml_write_block(&rendering->xhtml, block);
    }
    write_credits(rendering);
    finish_part(rendering);
}

static void add_entries(struct rendering *rendering)
{
    const struct metadata *metadata = &rendering->xhtml.document->metadata;
    const char *title = metadata->title;
    const struct node *in_body = xhtml_title_block(rendering->xhtml.document);
    if (!*title)
        title = in_body ? contents_text(rendering->xhtml.arena, in_body) : book_title(rendering->book);
    book_add_entry(
        rendering->book, title,
        arena_format(rendering->xhtml.arena, "text/%s", name_part(rendering, rendering->xhtml.arena, 0)), 0,
        metadata->part ? metadata->part : "");
    for (const struct xhtml_heading *heading = rendering->xhtml.headings; heading; heading = heading->next) {
        const char *text = contents_text(rendering->xhtml.arena, heading->node);
        const char *file = name_part(rendering, rendering->xhtml.arena, find_part(rendering, heading->block));
        if (*text)
            book_add_entry(rendering->book, text,
                           arena_format(rendering->xhtml.arena, "text/%s#%s", file, heading->id),
                           heading->depth, "");
    }
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

/* What the book's profile asks for. */
static struct xhtml_setting make_setting(struct rendering *rendering)
{
    const struct book *book = rendering->book;
    const struct profile *profile = book->profile;
    return (struct xhtml_setting){
        .context = rendering,
        .find_part = find_part,
        .name_part = name_part,
        .find_picture = find_picture,
        .find_note_mark = profile->draws_note_marks ? find_note_mark : NULL,
        .undescribed = profile->describes_every_picture ? book_word(book, WORD_PICTURE) : NULL,
        .picture_size = profile->picture_size,
        .wraps_pictures = profile->bears_src_and_alt_alone,
        .marks_sentences = profile->marks_sentences,
        .is_vertical = book_is_vertical(book),
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
}

void article_add(struct book *book, const struct document *document)
{
    struct arena *arena = arena_new();
    struct buffer out = {0};
    book_take_metadata(book, document);

    uint32_t first_start = 0;
    struct rendering rendering = {
        .book = book, .plan = {.article = book->article_count, .starts = &first_start, .count = 1}};
    rendering.setting = make_setting(&rendering);
    xhtml_open(&rendering.xhtml, arena, document, &rendering.setting, &out);
    make_plan(&rendering);
    write_parts(&rendering);
    add_entries(&rendering);
    keep_features(book, &rendering.xhtml.features);
    buffer_free(&out);
    arena_free(arena);
}
