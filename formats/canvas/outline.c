#include "formats/canvas/outline.h"

#include "base/uri.h"
#include "formats/canvas/path.h"
#include "formats/document/walk.h"

#include <stdlib.h>
#include <string.h>

struct outline {
    struct arena *arena;
    struct element *work, *article;
    unsigned scope; /* of names: each article has its own */
    struct element *title;
    struct path blocks, notes;
    struct path *path;        /* the one of the two that is at hand */
    const struct node *block; /* whose lines are being drawn; NULL: none */
    bool has_parts;           /* its text goes into elements inside its own */
    struct part {
        const struct node *link, *ruby;
        bool is_reading;
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
    if (!in_book)
        return;
    outline->article = outline_add(outline, outline->work, "Art");
    outline->article->language = arena_copy_text(outline->arena, language);
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

static bool holds_links_or_ruby(const struct node *block)
{
    struct walk walk = walk_start(block);
    while (walk_next(&walk))
        if (walk.node->kind == NODE_LINK || walk.node->kind == NODE_RUBY ||
            walk.node->kind == NODE_NOTE_REFERENCE)
            return true;
    return false;
}

/* A block that was left, for notes, and goes on, does so on the next page: so it has parts. */
void outline_enter_block(struct outline *outline, struct drawing *drawing, const struct node *block,
                         bool is_whole)
{
    if (outline->block == block)
        return;
    enter_node(outline, drawing, block);
    outline->block = block;
    outline->has_parts = !is_whole || holds_links_or_ruby(block);
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

static struct part begin_part(struct outline *outline, const struct placed_piece *piece)
{
    const struct element *block = path_element(outline->path);
    const struct node *ruby = piece->ruby ? piece->ruby : piece->ruby_base;
    struct part part = {.link = piece->link, .ruby = piece->link ? NULL : ruby};
    if (part.link) {
        part.element = outline_add(outline, block, "Link");
        point_link(outline, part.element, part.link);
    } else if (part.ruby) {
        part.is_reading = piece->ruby;
        part.around = outline->part.ruby == ruby ? outline->part.around : outline_add(outline, block, "Ruby");
        part.element = outline_add(outline, part.around, part.is_reading ? "RT" : "RB");
    } else {
        part.element = outline_add(outline, block, "Span");
    }
    return part;
}

static bool is_in_part(const struct part *part, const struct placed_piece *piece)
{
    if (!part->element || part->link != piece->link)
        return false;
    const struct node *ruby = piece->ruby ? piece->ruby : piece->ruby_base;
    return piece->link || (part->ruby == ruby && part->is_reading == (piece->ruby != NULL));
}

void outline_enter_piece(struct outline *outline, struct drawing *drawing, const struct placed_piece *piece)
{
    if (!outline->block)
        return;
    if (outline->has_parts && !is_in_part(&outline->part, piece))
        outline->part = begin_part(outline, piece);
    drawing_enter(drawing, outline->has_parts ? outline->part.element : path_element(outline->path));
}
