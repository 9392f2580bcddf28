#include "formats/layout/paragraph/collect.h"

#include "base/utf8.h"
#include "formats/document/caption.h"
#include "formats/document/walk.h"
#include "formats/layout/paragraph/run_in_heading.h"
#include "formats/layout/paragraph/vertical_forms.h"

#include <string.h>

/* What the elements around a text say of it. */
struct look {
    unsigned styles;
    bool in_rows;
    bool is_italic;
    uint32_t lined;
    bool has_face;
    enum face_role face;
    const char *color;
    const char *language;
    const struct node *link;
    uint32_t annotation;
};

struct collector {
    struct paragraph *paragraph;
    char *text;
    struct look *looks; /* the stack */
    size_t depth;
    const struct look *of_last; /* the look of the last span, while what follows has the same; else NULL */
    uint32_t span_capacity;
};

struct extent {
    size_t bytes, bases, deepest;
};

static const char missing_image[] = "[图]";

static size_t leaf_size(const struct node *node)
{
    if (node->kind == NODE_LINE_BREAK)
        return 1;
    if (node->kind == NODE_IMAGE && node->text_length == 0)
        return sizeof missing_image - 1;
    return node->text_length + sizeof "[图：]";
}

static struct extent find_extent(const struct node *block)
{
    struct extent extent = {0};
    size_t depth = 0;
    struct walk walk = walk_start(block);
    while (walk_next(&walk)) {
        if (node_is_leaf(walk.node)) {
            extent.bytes += leaf_size(walk.node);
            continue;
        }
        depth += walk.event == WALK_ENTER ? 1 : (size_t)-1;
        if (depth > extent.deepest)
            extent.deepest = depth;
        extent.bases += walk.event == WALK_ENTER && walk.node->kind == NODE_RUBY_BASE;
    }
    return extent;
}

enum { WARICHU_SIZE = 750, ROW_SIZE = 500 };

enum { SCRIPT_SIZE = 600, SCRIPT_RISE = 330, SCRIPT_DROP = -120, SMALL_SIZE = 833, LARGE_SIZE = 1167 };

static length per_mille(length whole, length share)
{
    return whole * share / 1000;
}

static enum face_role look_role(const struct look *look, enum face_role role)
{
    if (look->styles & (STYLE_CODE | STYLE_KEYBOARD))
        return FACE_MONO;
    if (look->has_face)
        return look->face;
    if (look->styles & STYLE_STRONG)
        return role == FACE_KAI || role == FACE_FANGSONG ? role : FACE_HEI; /* those are emboldened (R6.7) */
    if (look->styles & STYLE_EMPHASIS)
        return FACE_KAI;
    return role;
}

static length look_size(const struct look *look, length em)
{
    if (look->styles & STYLE_SMALL)
        em = per_mille(em, SMALL_SIZE);
    if (look->styles & STYLE_LARGE)
        em = per_mille(em, LARGE_SIZE);
    if (look->styles & STYLE_WARICHU)
        em = per_mille(em, look->in_rows ? ROW_SIZE : WARICHU_SIZE);
    if (look->styles & (STYLE_SUPERSCRIPT | STYLE_SUBSCRIPT))
        em = per_mille(em, SCRIPT_SIZE);
    return em;
}

static length look_rise(const struct look *look, length em)
{
    if (look->styles & STYLE_SUPERSCRIPT)
        return per_mille(em, SCRIPT_RISE);
    return look->styles & STYLE_SUBSCRIPT ? per_mille(em, SCRIPT_DROP) : 0;
}

/* A run-in heading may divide one of the spans later: there is always room for one more. */
static struct span *next_span(struct collector *collector)
{
    enum { FIRST_SPANS = 4 };
    struct paragraph *paragraph = collector->paragraph;
    if (paragraph->span_count + 1 >= collector->span_capacity) {
        collector->span_capacity = collector->span_capacity ? 2 * collector->span_capacity : FIRST_SPANS;
        struct span *spans = arena_take_array(paragraph->arena, collector->span_capacity, sizeof *spans);
        if (paragraph->span_count)
            memcpy(spans, paragraph->spans, paragraph->span_count * sizeof *spans);
        paragraph->spans = spans;
    }
    return &paragraph->spans[paragraph->span_count++];
}

static void add_span(struct collector *collector, const struct look *look, size_t size)
{
    struct paragraph *paragraph = collector->paragraph;
    const struct block_style *style = paragraph->style;
    if (size == 0)
        return;
    if (look == collector->of_last) {
        paragraph->spans[paragraph->span_count - 1].size += (uint32_t)size;
        paragraph->text_length += size;
        return;
    }
    collector->of_last = look == &collector->looks[collector->depth] ? look : NULL;
    *next_span(collector) = (struct span){
        .offset = (uint32_t)paragraph->text_length,
        .size = (uint32_t)size,
        .role = look_role(look, style->role),
        .bold = style->bold || (look->styles & STYLE_STRONG),
        .italic = look->is_italic && !(look->styles & (STYLE_CODE | STYLE_KEYBOARD)),
        .in_rows = look->in_rows,
        .verbatim = paragraph->preformatted || (look->styles & (STYLE_CODE | STYLE_KEYBOARD)),
        .em = look_size(look, style->size),
        .rise = look_rise(look, style->size),
        .language = look->language,
        .family = language_family(look->language),
        .styles = look->styles,
        .lined = look->lined,
        .link = look->link,
        .color = look->color,
        .annotation = look->annotation,
    };
    paragraph->text_length += size;
}

static void add_text(struct collector *collector, const struct look *look, const char *text, size_t size)
{
    char *copy = collector->text + collector->paragraph->text_length;
    memcpy(copy, text, size);
    vertical_forms_make_ordinary(copy, size);
    add_span(collector, look, size);
}

static size_t bracket_size(const char *text, size_t size, bool opens)
{
    size_t offset = opens ? 0 : size;
    if (size == 0)
        return 0;
    uint32_t character = opens ? utf8_next(text, size, &offset) : utf8_previous(text, &offset);
    if (class_of(character) != (opens ? CLASS_OPEN : CLASS_CLOSE))
        return 0;
    return opens ? offset : size - offset;
}

/* A note in two rows; the brackets around it are as large as the text. */
static void add_rows(struct collector *collector, const struct look *look, const char *text, size_t size)
{
    struct look inside = *look, outside = *look;
    outside.styles &= ~(unsigned)STYLE_WARICHU;
    inside.in_rows = true;
    size_t open = bracket_size(text, size, true), close = bracket_size(text + open, size - open, false);
    add_text(collector, &outside, text, open);
    add_text(collector, &inside, text + open, size - open - close);
    add_text(collector, &outside, text + size - close, close);
}

/* A picture that has bytes stands on a place of its own below the text; of another one its words are left. */
static void add_image(struct collector *collector, const struct look *look, const struct node *node)
{
    if (node->image.resource)
        return;
    if (node->text_length == 0 || image_is_captioned(node)) {
        add_text(collector, look, missing_image, sizeof missing_image - 1);
        return;
    }
    char *text = arena_format(collector->paragraph->arena, "[图：%s]", node->text);
    add_text(collector, look, text, strlen(text));
}

static void add_note_reference(struct collector *collector, const struct look *around,
                               const struct node *node)
{
    struct look look = *around;
    look.styles |= STYLE_SUPERSCRIPT;
    look.link = node;
    add_text(collector, &look, node->text, node->text_length);
}

static void open_annotation(struct collector *collector, struct look *look, const struct node *base)
{
    struct paragraph *paragraph = collector->paragraph;
    paragraph->annotations[paragraph->annotation_count++] =
        (struct annotation){.node = base->parent, .offset = (uint32_t)paragraph->text_length};
    look->annotation = paragraph->annotation_count;
}

static void close_annotation(struct paragraph *paragraph)
{
    struct annotation *annotation = &paragraph->annotations[paragraph->annotation_count - 1];
    annotation->size = (uint32_t)paragraph->text_length - annotation->offset;
}

static void add_annotation_text(struct paragraph *paragraph, const struct node *node, const struct look *look)
{
    if (paragraph->annotation_count == 0)
        return;
    struct annotation *annotation = &paragraph->annotations[paragraph->annotation_count - 1];
    if (annotation->text)
        return;
    annotation->text = node_plain_text(paragraph->arena, node, true);
    annotation->text_length = strlen(annotation->text);
    annotation->language = node->language ? node->language : look->language;
}

static bool is_whole_block(const struct node *node)
{
    return !node->previous && !node->next && node_is_block(node->parent);
}

/* Emphasis that is shown by dots keeps its face. A whole paragraph is not a word to stress, and what is bold
 * is stressed already. */
static unsigned shown_styles(const struct paragraph *paragraph, const struct node *span)
{
    unsigned styles = span->span.styles;
    bool has_dots = (styles & STYLE_EMPHASIS) && !(styles & STYLE_STRONG) &&
                    paragraph->request->options.emphasis == EMPHASIS_DOTS && !is_whole_block(span);
    return has_dots ? (styles & ~(unsigned)STYLE_EMPHASIS) | STYLE_EMPHASIS_MARK : styles;
}

static void push_look(struct collector *collector, const struct node *node)
{
    struct look look = collector->looks[collector->depth];
    collector->of_last = NULL;
    if (node->language)
        look.language = node->language;
    if (node->kind == NODE_SPAN) {
        look.lined = node->span.lined ? node->span.lined : look.lined;
        look.styles |= shown_styles(collector->paragraph, node);
        look.is_italic |= (node->span.styles & (STYLE_EMPHASIS | STYLE_VARIABLE)) != 0;
        if (node->span.has_face) {
            look.has_face = true;
            look.face = node->span.face;
        }
        if (node->span.color)
            look.color = node->span.color;
    }
    if (node->kind == NODE_LINK)
        look.link = node;
    if (node->kind == NODE_RUBY_BASE)
        open_annotation(collector, &look, node);
    collector->looks[++collector->depth] = look;
}

static void add_leaf(struct collector *collector, const struct node *node)
{
    const struct look *look = &collector->looks[collector->depth];
    bool in_rows = (look->styles & STYLE_WARICHU) && collector->paragraph->request->options.warichu_in_rows;
    if (node->kind == NODE_TEXT && in_rows)
        add_rows(collector, look, node->text, node->text_length);
    else if (node->kind == NODE_TEXT)
        add_text(collector, look, node->text, node->text_length);
    else if (node->kind == NODE_LINE_BREAK)
        add_text(collector, look, "\n", 1);
    else if (node->kind == NODE_IMAGE)
        add_image(collector, look, node);
    else if (node->kind == NODE_NOTE_REFERENCE)
        add_note_reference(collector, look, node);
}

static void allocate(struct collector *collector, const struct extent *extent)
{
    struct paragraph *paragraph = collector->paragraph;
    collector->text = arena_allocate(paragraph->arena, extent->bytes + 1);
    collector->looks = arena_allocate_array(paragraph->arena, extent->deepest + 2, sizeof *collector->looks);
    collector->looks[0].language = paragraph->language;
    paragraph->text = collector->text;
    paragraph->annotations =
        arena_allocate_array(paragraph->arena, extent->bases + 1, sizeof *paragraph->annotations);
}

void collect_block(struct paragraph *paragraph)
{
    struct extent extent = find_extent(paragraph->block);
    struct collector collector = {.paragraph = paragraph};
    allocate(&collector, &extent);
    struct walk walk = walk_start(paragraph->block);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        if (node_is_leaf(node)) {
            add_leaf(&collector, node);
        } else if (walk.event == WALK_LEAVE) {
            if (node->kind == NODE_RUBY_BASE)
                close_annotation(paragraph);
            collector.depth--;
            collector.of_last = NULL;
        } else {
            push_look(&collector, node);
            if (node->kind == NODE_RUBY_TEXT) {
                add_annotation_text(paragraph, node, &collector.looks[collector.depth]);
                walk_skip_children(&walk);
            }
        }
    }
    run_in_heading_style(paragraph);
}

void collect_text(struct paragraph *paragraph, const char *text, const char *language)
{
    struct extent extent = {.bytes = strlen(text)};
    struct collector collector = {.paragraph = paragraph};
    paragraph->language = language;
    allocate(&collector, &extent);
    add_text(&collector, &collector.looks[0], text, extent.bytes);
}
