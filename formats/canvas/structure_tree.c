#include "formats/canvas/structure_tree.h"

#include "base/language.h"
#include "base/uri.h"
#include "formats/canvas/element_path.h"
#include "formats/document/description.h"
#include "formats/document/walk.h"

#include <stdlib.h>
#include <string.h>

struct structure_tree {
    struct arena *arena;
    struct element *work, *article;
    unsigned scope;                 /* of names: each article has its own */
    const char *language;           /* of the article */
    const struct node *title_block; /* the title, where it is the first block of the text; NULL: it is not */
    struct element *title;
    struct element_path blocks, notes;
    struct element_path *path; /* the current one of the two */
    const struct node *block;  /* whose lines are being drawn; NULL: none */
    bool has_parts;            /* its text goes into elements inside its own */
    struct part {
        const struct node *link, *ruby;
        bool is_reading, is_code;
        const char *language;             /* NULL: that of the block */
        struct element *around, *element; /* Ruby, and RB or RT in it */
    } part;                               /* of the block: where the latest piece of a line went */
};

struct structure_tree *structure_tree_new(void)
{
    struct structure_tree *tree = memory_allocate(sizeof *tree);
    *tree = (struct structure_tree){.arena = arena_new()};
    tree->work = tree->article = element_new(tree->arena, NULL, "Document");
    tree->path = &tree->blocks;
    return tree;
}

void structure_tree_free(struct structure_tree *tree)
{
    if (!tree)
        return;
    element_path_free(&tree->blocks);
    element_path_free(&tree->notes);
    arena_free(tree->arena);
    free(tree);
}

const struct element *structure_tree_article(const struct structure_tree *tree)
{
    return tree->article;
}

struct element *structure_tree_add(struct structure_tree *tree, const struct element *parent, const char *tag)
{
    return element_new(tree->arena, parent, tag);
}

char *structure_tree_scope(const struct structure_tree *tree, struct arena *arena, const char *name)
{
    return arena_format(arena, "%u %s", tree->scope, name);
}

void structure_tree_begin_article(struct structure_tree *tree, bool in_book, const struct document *document)
{
    tree->scope++;
    tree->article = tree->work;
    tree->language = arena_copy_text(tree->arena, document->metadata.language);
    tree->title_block = document->metadata.title_in_body ? document->root->first_child : NULL;
    if (!in_book)
        return;
    tree->article = structure_tree_add(tree, tree->work, "Art");
    tree->article->language = tree->language;
}

static void leave_all(struct structure_tree *tree, struct drawing *drawing)
{
    element_path_leave(&tree->notes, 0, tree->arena, drawing);
    element_path_leave(&tree->blocks, 0, tree->arena, drawing);
    tree->path = &tree->blocks;
    tree->block = NULL;
}

void structure_tree_end_article(struct structure_tree *tree, struct drawing *drawing)
{
    leave_all(tree, drawing);
    tree->article = tree->work;
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
    size_t count = depth < ELEMENT_PATH_DEEPEST ? depth : ELEMENT_PATH_DEEPEST;
    nodes[count - 1] = node;
    for (size_t i = depth - 1; i--;) {
        node = node->parent;
        if (i < count - 1)
            nodes[i] = node;
    }
    return count;
}

/* Notes at the foot of a page go into the paragraph above them when that has parts, else beside it. */
static const struct element *element_for_notes(const struct structure_tree *tree)
{
    const struct element_path *blocks = &tree->blocks;
    if (!blocks->count)
        return tree->article;
    const struct step *last = blocks->steps[blocks->count - 1];
    if (tree->has_parts && last->node->kind == NODE_PARAGRAPH)
        return last->outer;
    return blocks->count > 1 ? blocks->steps[blocks->count - 2]->inner : tree->article;
}

/* Takes the path that leads to `node` (NULL: to the article itself), and gives the element at its end. */
static const struct element *enter_node(struct structure_tree *tree, struct drawing *drawing,
                                        const struct node *node)
{
    const struct node *nodes[ELEMENT_PATH_DEEPEST];
    size_t count = node ? find_nodes(node, nodes) : 0;
    bool is_note = count && nodes[0]->kind == NODE_NOTE;
    if (is_note && !tree->notes.count)
        tree->notes.base = element_for_notes(tree);
    tree->blocks.base = tree->article;
    if (!is_note)
        element_path_leave(&tree->notes, 0, tree->arena, drawing);
    tree->path = is_note ? &tree->notes : &tree->blocks;
    element_path_enter(tree->path, nodes, count, tree->arena, drawing);
    return element_path_element(tree->path);
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

static const char *language_of_block(const struct structure_tree *tree)
{
    for (const struct node *node = tree->block; node; node = node->parent)
        if (node->language)
            return node->language;
    return tree->language;
}

/* A block that was left, for notes, and goes on, does so on the next page: so it has parts. */
void structure_tree_enter_block(struct structure_tree *tree, struct drawing *drawing,
                                const struct node *block, bool is_whole)
{
    if (tree->block == block)
        return;
    enter_node(tree, drawing, block);
    if (block == tree->title_block)
        element_path_retag(tree->path, "H1");
    tree->block = block;
    tree->has_parts = !is_whole || holds_parts(block);
    tree->part = (struct part){0};
}

void structure_tree_enter_title(struct structure_tree *tree, struct drawing *drawing, bool is_first_line)
{
    leave_all(tree, drawing);
    if (is_first_line)
        tree->title = structure_tree_add(tree, tree->article, "H1");
    drawing_enter(drawing, tree->title);
}

void structure_tree_enter_label(struct structure_tree *tree, struct drawing *drawing,
                                const struct node *labelled)
{
    enter_node(tree, drawing, labelled);
    tree->block = NULL;
    const struct step *step = tree->path->steps[tree->path->count - 1];
    drawing_enter(drawing, structure_tree_add(tree, step->outer, "Lbl"));
}

/* A listener must learn at least that there is something to see. */
static const char *alternative_of_picture(const struct structure_tree *tree, const struct node *image)
{
    static const char *const words[] = {
        [LANGUAGE_SIMPLIFIED_CHINESE] = "图片",
        [LANGUAGE_TRADITIONAL_CHINESE] = "圖片",
        [LANGUAGE_TRADITIONAL_CHINESE_HONGKONG] = "圖片",
        [LANGUAGE_JAPANESE] = "画像",
        [LANGUAGE_KOREAN] = "그림",
        [LANGUAGE_OTHER] = "picture",
    };
    const char *found = description_find(tree->arena, image);
    return found ? arena_copy_text(tree->arena, found) : words[language_family(tree->language)];
}

void structure_tree_enter_picture(struct structure_tree *tree, struct drawing *drawing,
                                  const struct node *image)
{
    const struct node *block = image;
    while (!node_is_block(block))
        block = block->parent;
    const struct node *around = block->parent->kind == NODE_DOCUMENT ? NULL : block->parent;
    const struct element *parent = enter_node(tree, drawing, around);
    struct element *figure = structure_tree_add(tree, parent, "Figure");
    tree->block = NULL;
    figure->alternative = alternative_of_picture(tree, image);
    drawing_enter(drawing, figure);
}

static void point_link(struct structure_tree *tree, struct element *element, const struct node *link)
{
    struct arena *arena = tree->arena;
    const char *target = link->link.target ? link->link.target : "";
    if (link->kind == NODE_NOTE_REFERENCE || target[0] == '#')
        element->place = structure_tree_scope(tree, arena, target + (target[0] == '#'));
    else
        element->uri = uri_clean(arena, target);
    element->alternative =
        link->kind == NODE_LINK ? node_plain_text(arena, link, false) : arena_copy_text(arena, link->text);
}

/* What a piece is, beside plain text of the block. */
static struct part find_part(const struct structure_tree *tree, const struct placed_piece *piece)
{
    const char *language = piece->run->style.language;
    struct part part = {.link = piece->link};
    if (part.link)
        return part;
    part.ruby = piece->ruby ? piece->ruby : piece->ruby_base;
    part.is_reading = piece->ruby;
    part.is_code = piece->styles & STYLE_CODE && tree->block->kind != NODE_PREFORMATTED;
    if (strcmp(language, language_of_block(tree)))
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

static void begin_part(struct structure_tree *tree, struct part part)
{
    const struct element *block = element_path_element(tree->path);
    const char *tag = part.link         ? "Link"
                      : part.is_reading ? "RT"
                      : part.ruby       ? "RB"
                      : part.is_code    ? "Code"
                                        : "Span";
    if (part.ruby)
        part.around =
            tree->part.ruby == part.ruby ? tree->part.around : structure_tree_add(tree, block, "Ruby");
    part.element = structure_tree_add(tree, part.ruby ? part.around : block, tag);
    part.element->language = arena_copy_text(tree->arena, part.language);
    if (part.link)
        point_link(tree, part.element, part.link);
    tree->part = part;
}

void structure_tree_enter_piece(struct structure_tree *tree, struct drawing *drawing,
                                const struct placed_piece *piece)
{
    if (!tree->block)
        return;
    if (!tree->has_parts) {
        drawing_enter(drawing, element_path_element(tree->path));
        return;
    }
    struct part part = find_part(tree, piece);
    if (!tree->part.element || !is_same_part(&part, &tree->part))
        begin_part(tree, part);
    drawing_enter(drawing, tree->part.element);
}
