#include "formats/canvas/outline.h"

#include "base/uri.h"
#include "formats/canvas/path.h"
#include "formats/document/walk.h"

#include <stdlib.h>
#include <string.h>

struct outline {
    struct arena *arena;
    struct element *work, *article;
    unsigned scope;       /* of names: each article has its own */
    const char *language; /* of the article */
    struct element *title;
    struct path blocks, notes;
    struct path *path;        /* the one of the two that is at hand */
    const struct node *block; /* whose lines are being drawn; NULL: none */
    bool has_parts;           /* its text goes into elements inside its own */
    struct part {
        const struct node *link, *ruby;
        bool is_reading, is_code;
        const char *language;             /* NULL: that of the block */
        struct element *around, *element; /* Ruby, and RB or RT in it */
    } part;                               /* of the block: where the latest piece of a line went */
};

struct outline *outline_new(void)
{
    struct outline *outline = memory_allocate(sizeof *outline);
    *outline = (struct outline){.arena = arena_new()};
    outline->work = outline->article = element_new(outline->arena, NULL, "Document");
    outline->path = &outline->blocks;
    return outline;
}

void outline_free(struct outline *outline)
{
    if (!outline)
        return;
    arena_free(outline->arena);
    free(outline);
}

const struct element *outline_article(const struct outline *outline)
{
    return outline->article;
}

struct element *outline_add(struct outline *outline, const struct element *parent, const char *tag)
{
    return element_new(outline->arena, parent, tag);
}

char *outline_scope(const struct outline *outline, struct arena *arena, const char *name)
{
    return arena_format(arena, "%u %s", outline->scope, name);
}

void outline_begin_article(struct outline *outline, bool in_book, const char *language)
{
    outline->scope++;
    outline->article = outline->work;
    outline->language = arena_copy_text(outline->arena, language);
    if (!in_book)
        return;
    outline->article = outline_add(outline, outline->work, "Art");
    outline->article->language = outline->language;
}

static void leave_all(struct outline *outline, struct drawing *drawing)
{
    path_leave(&outline->notes, 0, outline->arena, drawing);
    path_leave(&outline->blocks, 0, outline->arena, drawing);
    outline->path = &outline->blocks;
    outline->block = NULL;
}

void outline_end_article(struct outline *outline, struct drawing *drawing)
{
    leave_all(outline, drawing);
    outline->article = outline->work;
}

/* The nodes that have elements, from the outermost one (or from the note around them) to `node`. Of more than
 * fit, those in the middle are left out. */
static size_t find_nodes(const struct node *node, const struct node **nodes)
{
    size_t depth = 0;
    for (const struct node *at = node; at && at->kind != NODE_DOCUMENT; at = at->parent) {
        depth++;
        if (at->kind == NODE_NOTE)
            break;
    }
    size_t count = depth < PATH_DEEPEST ? depth : PATH_DEEPEST;
    nodes[count - 1] = node;
    for (size_t i = depth - 1; i--;) {
        node = node->parent;
        if (i < count - 1)
            nodes[i] = node;
    }
    return count;
}

/* Notes at the foot of a page go into the paragraph above them when that has parts, else beside it. */
static const struct element *element_for_notes(const struct outline *outline)
{
    const struct path *blocks = &outline->blocks;
    if (!blocks->count)
        return outline->article;
    const struct step *last = &blocks->steps[blocks->count - 1];
    if (outline->has_parts && last->node->kind == NODE_PARAGRAPH)
        return last->outer;
    return blocks->count > 1 ? blocks->steps[blocks->count - 2].inner : outline->article;
}

/* Takes the path that leads to `node` (NULL: to the article itself), and gives the element at its end. */
static const struct element *enter_node(struct outline *outline, struct drawing *drawing,
                                        const struct node *node)
{
    const struct node *nodes[PATH_DEEPEST];
    size_t count = node ? find_nodes(node, nodes) : 0;
    bool is_note = count && nodes[0]->kind == NODE_NOTE;
    if (is_note && !outline->notes.count)
        outline->notes.base = element_for_notes(outline);
    outline->blocks.base = outline->article;
    if (!is_note)
        path_leave(&outline->notes, 0, outline->arena, drawing);
    outline->path = is_note ? &outline->notes : &outline->blocks;
    path_enter(outline->path, nodes, count, outline->arena, drawing);
    return path_element(outline->path);
}

static bool is_part(const struct node *node)
{
    bool is_code = node->kind == NODE_SPAN && node->span.styles & STYLE_CODE;
    return is_code || node->language || node->kind == NODE_LINK || node->kind == NODE_RUBY ||
           node->kind == NODE_NOTE_REFERENCE;
}

static bool holds_parts(const struct node *block)
{
    struct walk walk = walk_start(block);
    while (walk_next(&walk))
        if (walk.node != block && is_part(walk.node))
            return true;
    return false;
}

static const char *language_of_block(const struct outline *outline)
{
    for (const struct node *node = outline->block; node; node = node->parent)
        if (node->language)
            return node->language;
    return outline->language;
}

/* A block that was left, for notes, and goes on, does so on the next page: so it has parts. */
void outline_enter_block(struct outline *outline, struct drawing *drawing, const struct node *block,
                         bool is_whole)
{
    if (outline->block == block)
        return;
    enter_node(outline, drawing, block);
    outline->block = block;
    outline->has_parts = !is_whole || holds_parts(block);
    outline->part = (struct part){0};
}

void outline_enter_title(struct outline *outline, struct drawing *drawing, bool is_first_line)
{
    leave_all(outline, drawing);
    if (is_first_line)
        outline->title = outline_add(outline, outline->article, "H1");
    drawing_enter(drawing, outline->title);
}

void outline_enter_label(struct outline *outline, struct drawing *drawing, const struct node *labelled)
{
    enter_node(outline, drawing, labelled);
    outline->block = NULL;
    const struct step *step = &outline->path->steps[outline->path->count - 1];
    drawing_enter(drawing, outline_add(outline, step->outer, "Lbl"));
}

void outline_enter_picture(struct outline *outline, struct drawing *drawing, const struct node *image)
{
    const struct node *block = image;
    while (!node_is_block(block))
        block = block->parent;
    const struct node *around = block->parent->kind == NODE_DOCUMENT ? NULL : block->parent;
    const struct element *parent = enter_node(outline, drawing, around);
    struct element *figure = outline_add(outline, parent, "Figure");
    outline->block = NULL;
    figure->alternative = arena_copy_text(outline->arena, image->text ? image->text : "");
    drawing_enter(drawing, figure);
}

static void point_link(struct outline *outline, struct element *element, const struct node *link)
{
    struct arena *arena = outline->arena;
    const char *target = link->link.target ? link->link.target : "";
    if (link->kind == NODE_NOTE_REFERENCE || target[0] == '#')
        element->place = outline_scope(outline, arena, target + (target[0] == '#'));
    else
        element->uri = uri_clean(arena, target);
    element->alternative =
        link->kind == NODE_LINK ? node_plain_text(arena, link, false) : arena_copy_text(arena, link->text);
}

/* What a piece is, beside plain text of the block. */
static struct part find_part(const struct outline *outline, const struct placed_piece *piece)
{
    const char *language = piece->run->style.language;
    struct part part = {.link = piece->link};
    if (part.link)
        return part;
    part.ruby = piece->ruby ? piece->ruby : piece->ruby_base;
    part.is_reading = piece->ruby;
    part.is_code = piece->styles & STYLE_CODE && outline->block->kind != NODE_PREFORMATTED;
    if (strcmp(language, language_of_block(outline)))
        part.language = language;
    return part;
}

static bool is_same_language(const char *one, const char *other)
{
    return one == other || (one && other && !strcmp(one, other));
}

static bool is_same_part(const struct part *one, const struct part *other)
{
    return one->link == other->link && one->ruby == other->ruby && one->is_reading == other->is_reading &&
           one->is_code == other->is_code && is_same_language(one->language, other->language);
}

static void begin_part(struct outline *outline, struct part part)
{
    const struct element *block = path_element(outline->path);
    const char *tag = part.link         ? "Link"
                      : part.is_reading ? "RT"
                      : part.ruby       ? "RB"
                      : part.is_code    ? "Code"
                                        : "Span";
    if (part.ruby)
        part.around =
            outline->part.ruby == part.ruby ? outline->part.around : outline_add(outline, block, "Ruby");
    part.element = outline_add(outline, part.ruby ? part.around : block, tag);
    part.element->language = arena_copy_text(outline->arena, part.language);
    if (part.link)
        point_link(outline, part.element, part.link);
    outline->part = part;
}

void outline_enter_piece(struct outline *outline, struct drawing *drawing, const struct placed_piece *piece)
{
    if (!outline->block)
        return;
    if (!outline->has_parts) {
        drawing_enter(drawing, path_element(outline->path));
        return;
    }
    struct part part = find_part(outline, piece);
    if (!outline->part.element || !is_same_part(&part, &outline->part))
        begin_part(outline, part);
    drawing_enter(drawing, outline->part.element);
}
