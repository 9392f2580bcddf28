#include "formats/html/tree/content.h"

#include "base/utf8.h"
#include "formats/document/dissolve.h"

#include <stdlib.h>
#include <string.h>

/* A text is large or small when its size differs by this much from what most of the article has. */
static const float LARGE_FROM = 1.15F, SMALL_UP_TO = 0.85F;

static bool same_text(const char *one, const char *other)
{
    return one == other || (one && other && !strcmp(one, other));
}

static unsigned size_of(const struct style *style)
{
    return (unsigned)(style->size + 0.5F);
}

static bool same_span(const struct inline_state *one, const struct inline_state *other)
{
    return one->style.styles == other->style.styles && one->style.lined == other->style.lined &&
           one->style.has_face == other->style.has_face &&
           (!one->style.has_face || one->style.face == other->style.face) &&
           same_text(one->style.color, other->style.color) &&
           size_of(&one->style) == size_of(&other->style) && same_text(one->language, other->language);
}

void content_add_anchor(struct content *content, const char *id)
{
    if (*id && content->pending_count < MOST_PENDING_IDS)
        content->pending[content->pending_count++] = arena_copy_text(content->arena, id);
}

static void place_anchors(struct content *content, struct node *node)
{
    for (size_t i = 0; i < content->pending_count; i++) {
        struct anchor *anchor = arena_allocate(content->arena, sizeof *anchor);
        *anchor = (struct anchor){content->pending[i], node, content->anchors};
        content->anchors = anchor;
        if (!node->id)
            node->id = content->pending[i];
    }
    content->pending_count = 0;
}

static void close_one(struct content *content, bool *is_open)
{
    if (*is_open)
        builder_close(content->builder);
    *is_open = false;
}

static void close_span(struct content *content)
{
    close_one(content, &content->has_span);
}

static void close_inner_link(struct content *content)
{
    close_span(content);
    close_one(content, &content->has_inner_link);
}

static void close_part(struct content *content)
{
    close_inner_link(content);
    close_one(content, &content->has_part);
}

static void close_ruby(struct content *content)
{
    close_part(content);
    close_one(content, &content->has_ruby);
}

static void close_link(struct content *content)
{
    close_ruby(content);
    close_one(content, &content->has_link);
}

static void note_size(struct content *content, struct node *span, unsigned size)
{
    if (content->sized_count == content->sized_capacity) {
        content->sized_capacity = content->sized_capacity ? 2 * content->sized_capacity : 64;
        content->sized = memory_resize(content->sized, content->sized_capacity * sizeof *content->sized);
    }
    content->sized[content->sized_count++] = (struct sized_span){span, size};
}

static void open_span(struct content *content, const struct inline_state *state)
{
    struct node *span = builder_open(content->builder, NODE_SPAN);
    span->line = content->line;
    span->language = state->language;
    span->span.styles = state->style.styles;
    span->span.has_face = state->style.has_face;
    span->span.face = state->style.face;
    span->span.color = state->style.color;
    span->span.lined = state->style.lined;
    note_size(content, span, size_of(&state->style));
    place_anchors(content, span);
    content->has_span = true;
}

/* Every run gets a span when its size is not the usual one; content_finish takes away those that mean
 * nothing.
 */
static bool wants_span(const struct content *content, const struct inline_state *state)
{
    return state->style.styles || state->style.has_face || state->style.color || state->language ||
           size_of(&state->style) != ROOT_SIZE || content->pending_count;
}

/* The link around all, a ruby too. */
static const char *outer_link(const struct inline_state *state)
{
    return state->ruby ? state->ruby_link : state->link;
}

/* A link that holds a part of a ruby, or of its reading. */
static const char *inner_link(const struct inline_state *state)
{
    return state->ruby && !state->ruby_link ? state->link : NULL;
}

static void close_what_differs(struct content *content, const struct inline_state *wanted)
{
    const struct inline_state *open = &content->open;
    if (!same_text(outer_link(open), outer_link(wanted)))
        close_link(content);
    else if (open->ruby != wanted->ruby)
        close_ruby(content);
    else if (open->ruby_part != wanted->ruby_part || open->is_ruby_text != wanted->is_ruby_text)
        close_part(content);
    else if (!same_text(inner_link(open), inner_link(wanted)))
        close_inner_link(content);
    else if (!same_span(open, wanted) || content->pending_count)
        close_span(content);
}

static void open_link(struct content *content, const char *target, bool *is_open)
{
    if (!target || *is_open)
        return;
    builder_open(content->builder, NODE_LINK)->link.target = target;
    *is_open = true;
}

static void open_what_is_wanted(struct content *content, const struct inline_state *wanted)
{
    open_link(content, outer_link(wanted), &content->has_link);
    if (wanted->ruby && !content->has_ruby) {
        builder_open(content->builder, NODE_RUBY);
        content->has_ruby = true;
    }
    if (wanted->ruby && !content->has_part) {
        builder_open(content->builder, wanted->is_ruby_text ? NODE_RUBY_TEXT : NODE_RUBY_BASE);
        content->has_part = true;
    }
    open_link(content, inner_link(wanted), &content->has_inner_link);
    if (wants_span(content, wanted) && !content->has_span)
        open_span(content, wanted);
    content->open = *wanted;
}

static void set_place(struct node *paragraph, const struct place_in_text *place)
{
    paragraph->paragraph.role = place->role;
    paragraph->paragraph.start_indent = place->start_indent;
    paragraph->paragraph.section_start = place->section_start;
}

void content_start_block(struct content *content, const struct block_state *block,
                         const struct inline_state *state)
{
    if (content->block)
        return;
    struct node *node = builder_open(content->builder, block->kind);
    node->line = content->line;
    node->region = block->region;
    node->language = block->language;
    if (block->kind == NODE_HEADING) {
        node->heading.level = block->level;
        node->heading.rule = block->rule;
        node->heading.alignment = state->style.alignment;
    } else if (block->kind != NODE_PREFORMATTED) {
        node->paragraph.alignment = state->style.alignment;
        node->paragraph.indented = state->style.indented;
        set_place(node, &state->style.place);
    }
    content->block = node;
    place_anchors(content, node);
}

/* The language of a block stands on the block alone. */
static struct inline_state inside_block(const struct content *content, const struct inline_state *state)
{
    struct inline_state inside = *state;
    if (same_text(inside.language, content->block->language))
        inside.language = NULL;
    return inside;
}

static void prepare(struct content *content, const struct block_state *block,
                    const struct inline_state *state)
{
    content->put++;
    content_start_block(content, block, state);
    struct inline_state inside = inside_block(content, state);
    if (content->break_wanted) {
        close_link(content);
        builder_leaf(content->builder, NODE_LINE_BREAK);
        content->break_wanted = false;
    }
    close_what_differs(content, &inside);
    open_what_is_wanted(content, &inside);
}

void content_text(struct content *content, const struct block_state *block, const struct inline_state *state,
                  const char *text, size_t length)
{
    prepare(content, block, state);
    content->sizes[size_of(&state->style)] += length;
    if (state->leads_away)
        content->block->dead_links += (uint32_t)utf8_count(text, length);
    builder_text(content->builder, text, length);
    content->last = length ? text[length - 1] : '\0';
}

void content_open_part(struct content *content, const struct block_state *block,
                       const struct inline_state *state)
{
    if (content->has_ruby && content->open.ruby == state->ruby)
        prepare(content, block, state);
}

/* Bytes of a text that is worth telling from what follows it. */
enum { PIECE_LONGEST = 240 };

void content_cut(struct content *content)
{
    if (content->block != NULL &&
        (content->block->kind == NODE_PARAGRAPH || content->block->kind == NODE_HEADING))
        builder_cut_text(content->builder, PIECE_LONGEST);
}

struct node *content_leaf(struct content *content, const struct block_state *block,
                          const struct inline_state *state, enum node_kind kind)
{
    prepare(content, block, state);
    content->block->dead_links += state->leads_away && kind == NODE_IMAGE;
    struct node *leaf = builder_leaf(content->builder, kind);
    content->last = '\0';
    leaf->line = content->line;
    return leaf;
}

void content_end_block(struct content *content)
{
    if (!content->block)
        return;
    close_link(content);
    content->open = (struct inline_state){.link = NULL};
    if (content->block->kind == NODE_CAPTION) {
        content->break_wanted = builder_current(content->builder)->last_child != NULL;
        return;
    }
    builder_close(content->builder);
    content->block = NULL;
}

struct node *content_open(struct content *content, enum node_kind kind)
{
    content_end_block(content);
    struct node *node = builder_open(content->builder, kind);
    node->line = content->line;
    if (kind == NODE_CAPTION) {
        content->block = node;
        content->break_wanted = false;
    }
    if (kind != NODE_LIST) /* its first item has come already, and the anchor is the item's */
        place_anchors(content, node);
    return node;
}

void content_close(struct content *content)
{
    content_end_block(content);
    content->break_wanted = false;
    content->block = NULL;
    builder_close(content->builder);
}

static unsigned usual_size(const struct content *content)
{
    unsigned usual = ROOT_SIZE;
    for (unsigned size = 1; size <= LARGEST_SIZE; size++)
        if (content->sizes[size] > content->sizes[usual])
            usual = size;
    return usual;
}

static bool means_something(const struct node *span)
{
    return span->span.styles || span->span.has_face || span->span.color || span->id || span->language;
}

void content_finish(struct content *content)
{
    float usual = (float)usual_size(content);
    for (size_t i = 0; i < content->sized_count; i++) {
        struct node *span = content->sized[i].span;
        float ratio = (float)content->sized[i].size / usual;
        span->span.styles |= ratio >= LARGE_FROM ? STYLE_LARGE : ratio <= SMALL_UP_TO ? STYLE_SMALL : 0U;
        if (span->parent && !means_something(span))
            node_dissolve(span);
    }
}

void content_free(struct content *content)
{
    free(content->sized);
    content->sized = NULL;
}
