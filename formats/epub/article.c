#include "formats/epub/article.h"

#include "base/path.h"
#include "base/xml.h"
#include "formats/document/credits.h"
#include "formats/document/digest.h"
#include "formats/document/walk.h"
#include "formats/epub/package/book_page.h"
#include "formats/epub/xhtml.h"

#include <stdlib.h>
#include <string.h>

/* Where an article is cut: the number of the first block of each part. */
struct plan {
    size_t article; /* from 1 */
    uint32_t *starts;
    size_t count;
};

static size_t find_part(const struct xhtml *xhtml, uint32_t block)
{
    const struct plan *plan = xhtml->plan;
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

static const char *name_part(const struct xhtml *xhtml, size_t part)
{
    const struct plan *plan = xhtml->plan;
    if (!part)
        return arena_format(xhtml->arena, "%04zu.xhtml", plan->article);
    return arena_format(xhtml->arena, "%04zu-%zu.xhtml", plan->article, part + 1);
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

static const struct node *title_block(const struct document *document)
{
    const struct node *first = document->root->first_child;
    return document->metadata.title_in_body && first && node_holds_inlines(first) ? first : NULL;
}

/* A title that the text itself does not have stands before it. */
static void write_title(struct xhtml *xhtml)
{
    const struct metadata *metadata = &xhtml->document->metadata;
    if (!*metadata->title || title_block(xhtml->document) || metadata->title_further_down)
        return;
    buffer_append_text(xhtml->out, "<h1>");
    xhtml_write_title(xhtml, metadata->title);
    buffer_append_text(xhtml->out, "</h1>\n");
}

static void open_part(struct xhtml *xhtml)
{
    const struct metadata *metadata = &xhtml->document->metadata;
    const struct page_head head = {.title = *metadata->title ? metadata->title : book_title(xhtml->book),
                                   .language = metadata->language,
                                   .folder = "../"};
    page_open(xhtml->book, &head, xhtml->out);
    if (!xhtml->part)
        write_title(xhtml);
}

static void finish_part(struct xhtml *xhtml)
{
    xhtml_write_notes(xhtml);
    page_close(xhtml->book, xhtml->out);
    const char *file = name_part(xhtml, xhtml->part);
    const char *id = arena_format(xhtml->arena, "t%.*s", (int)strcspn(file, "."), file);
    book_add_part(xhtml->book, id, arena_format(xhtml->arena, "text/%s", file), xhtml->out);
}

/* Devices show two levels of contents. Where folders and articles take both, an article lists its headings
 * itself. */
static bool lists_headings(const struct xhtml *xhtml, const struct xhtml_heading *headings)
{
    const char *part = xhtml->document->metadata.part;
    size_t count = 0;
    for (; headings; headings = headings->next)
        count += headings->depth == 1;
    return xhtml->book->has_title_page && part && *part && count > 1;
}

static void write_contents(struct xhtml *xhtml, const struct xhtml_heading *headings)
{
    if (!lists_headings(xhtml, headings))
        return;
    buffer_append_text(xhtml->out, "<ol class=\"contents\">\n");
    for (; headings; headings = headings->next) {
        const char *text = contents_text(xhtml->arena, headings->node);
        size_t part = find_part(xhtml, headings->block);
        if (headings->depth != 1 || !*text)
            continue;
        buffer_append_format(xhtml->out, "<li><a href=\"%s#%s\">", part ? name_part(xhtml, part) : "",
                             headings->id);
        xml_append_text(xhtml->out, text, strlen(text));
        buffer_append_text(xhtml->out, "</a></li>\n");
    }
    buffer_append_text(xhtml->out, "</ol>\n");
}

/* What stands above the list: title, deck and byline. */
static bool is_head(const struct xhtml *xhtml, const struct node *block)
{
    return block == title_block(xhtml->document) ||
           (block->kind == NODE_PARAGRAPH &&
            (block->paragraph.role == PARAGRAPH_DECK || block->paragraph.role == PARAGRAPH_BYLINE));
}

/* The sizes of all blocks, with the notes they bring, to see where to cut. */
static size_t *measure_blocks(struct xhtml *xhtml, size_t *count)
{
    *count = 0;
    for (const struct node *block = xhtml->document->root->first_child; block; block = block->next)
        ++*count;
    size_t *sizes = arena_allocate_array(xhtml->arena, *count + 1, sizeof *sizes);
    size_t index = 0;
    xhtml_start(xhtml);
    for (const struct node *block = xhtml->document->root->first_child; block; block = block->next) {
        size_t before = xhtml->out->length;
        xhtml->block = (uint32_t)index;
        xhtml_write_block(xhtml, block);
        xhtml_write_notes(xhtml);
        sizes[index++] = xhtml->out->length - before;
    }
    buffer_truncate(xhtml->out, 0);
    return sizes;
}

/* Cuts at the last heading before a part grows too large, or else at the block that would make it so. */
static void make_plan(struct xhtml *xhtml, struct plan *plan)
{
    size_t count, size = 0;
    size_t *sizes = measure_blocks(xhtml, &count);
    write_contents(xhtml, xhtml->headings);
    size = xhtml->out->length;
    buffer_truncate(xhtml->out, 0);
    plan->starts = arena_allocate_array(xhtml->arena, count + 1, sizeof *plan->starts);
    plan->count = 1;
    size_t since_heading = 0; /* bytes from the last heading on, when there is one to cut at */
    uint32_t index = 0, heading = 0;
    for (const struct node *block = xhtml->document->root->first_child; block; block = block->next, index++) {
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
static void write_credits(struct xhtml *xhtml)
{
    bool wanted = xhtml->book->has_title_page && option_flag(xhtml->book->options, "credits");
    const struct node *credits = wanted ? credits_make(xhtml->arena, xhtml->document) : NULL;
    if (credits)
        xhtml_write_block(xhtml, credits);
}

static void write_parts(struct xhtml *xhtml, const struct plan *plan)
{
    uint32_t index = 0;
    const struct xhtml_heading *headings =
        xhtml->headings; /* as they were found when the blocks were measured */
    bool has_contents = false;
    xhtml_start(xhtml);
    open_part(xhtml);
    for (const struct node *block = xhtml->document->root->first_child; block; block = block->next, index++) {
        if (xhtml->part + 1 < plan->count && plan->starts[xhtml->part + 1] == index) {
            finish_part(xhtml);
            xhtml->part++;
            open_part(xhtml);
        }
        if (!has_contents && !is_head(xhtml, block)) {
            write_contents(xhtml, headings);
            has_contents = true;
        }
        xhtml->block = index;
        xhtml_write_block(xhtml, block);
    }
    write_credits(xhtml);
    finish_part(xhtml);
}

/* "a/评论精选/62总要求.txt" gives "a/评论精选"; "": not known. */
static const char *find_folder(struct arena *arena, const char *name)
{
    return name && strchr(name, '/') ? path_folder(arena, name) : "";
}

static void add_entries(struct xhtml *xhtml)
{
    const struct metadata *metadata = &xhtml->document->metadata;
    const char *title = metadata->title;
    const struct node *in_body = title_block(xhtml->document);
    if (!*title)
        title = in_body ? contents_text(xhtml->arena, in_body) : book_title(xhtml->book);
    book_add_entry(xhtml->book, title, arena_format(xhtml->arena, "text/%s", name_part(xhtml, 0)), 0,
                   metadata->part ? metadata->part : "");
    for (const struct xhtml_heading *heading = xhtml->headings; heading; heading = heading->next) {
        const char *text = contents_text(xhtml->arena, heading->node);
        const char *file = name_part(xhtml, find_part(xhtml, heading->block));
        if (*text)
            book_add_entry(xhtml->book, text, arena_format(xhtml->arena, "text/%s#%s", file, heading->id),
                           heading->depth, "");
    }
}

static void forget_if_other(const char **common, const char *text)
{
    if (*common && (!text || strcmp(*common, text)))
        *common = NULL;
}

/* What one article says and another does not is true of neither book. */
static void keep_common(struct book *book, const struct metadata *other)
{
    struct metadata *common = &book->metadata;
    forget_if_other(&common->author, other->author);
    forget_if_other(&common->contributors, other->contributors);
    forget_if_other(&common->source, other->source);
    forget_if_other(&common->publisher, other->publisher);
    forget_if_other(&common->keywords, other->keywords);
    common->order = common->date = common->summary = NULL;
}

static void copy_metadata(struct book *book, const struct metadata *from)
{
    struct arena *arena = book->arena;
    book->metadata = (struct metadata){
        .title = arena_copy_text(arena, from->title),
        .order = arena_copy_text(arena, from->order),
        .author = arena_copy_text(arena, from->author),
        .contributors = arena_copy_text(arena, from->contributors),
        .source = arena_copy_text(arena, from->source),
        .date = arena_copy_text(arena, from->date),
        .language = arena_copy_text(arena, from->language),
        .publisher = arena_copy_text(arena, from->publisher),
        .keywords = arena_copy_text(arena, from->keywords),
        .summary = arena_copy_text(arena, from->summary),
    };
}

/* The identifier depends on what the articles say, not on how it is marked up. */
static void add_digest(struct book *book, const struct document *document)
{
    char digest[HASH_TEXT_SIZE];
    document_digest(document, digest);
    buffer_append_text(&book->digests, digest);
}

static void keep_dates(struct book *book, const char *date)
{
    if (date && (!book->latest_date || strcmp(date, book->latest_date) > 0))
        book->latest_date = arena_copy_text(book->arena, date);
    if (date && (!book->earliest_date || strcmp(date, book->earliest_date) < 0))
        book->earliest_date = arena_copy_text(book->arena, date);
}

/* The first article's words, and of those after it only what they say too. */
static void add_metadata(struct book *book, const struct document *document)
{
    if (book->article_count++) {
        keep_common(book, &document->metadata);
    } else {
        const char *folder = path_name(find_folder(book->arena, document->name));
        copy_metadata(book, &document->metadata);
        book->folder = *folder && *folder != '.' ? folder : NULL;
    }
    keep_dates(book, document->metadata.date);
}

void article_add(struct book *book, const struct document *document)
{
    struct arena *arena = arena_new();
    struct buffer out = {0};
    add_metadata(book, document);
    add_digest(book, document);

    struct anchors anchors = anchors_collect(arena, document);
    uint32_t first_start = 0;
    struct plan plan = {.article = book->article_count, .starts = &first_start, .count = 1};
    struct xhtml xhtml = {.arena = arena,
                          .book = book,
                          .document = document,
                          .anchors = &anchors,
                          .out = &out,
                          .find_part = find_part,
                          .name_part = name_part,
                          .plan = &plan,
                          .has_title = *document->metadata.title || title_block(document)};
    make_plan(&xhtml, &plan);
    write_parts(&xhtml, &plan);
    add_entries(&xhtml);
    buffer_free(&out);
    arena_free(arena);
}
