#include "formats/html/notes/note_nodes.h"

#include "formats/document/builder.h"
#include "formats/document/dissolve.h"
#include "formats/document/walk.h"

#include <string.h>

/* The parts of a list before and after an item become two lists, with the note between them. */
static void split_list(struct document *document, struct node *item, struct node *note)
{
    struct node *list = item->parent;
    if (item->previous) {
        struct node *before = node_make(document, NODE_LIST, list->line);
        before->list = list->list;
        node_insert_before(list, before);
        while (list->first_child != item)
            node_append(before, list->first_child);
    }
    node_insert_before(list, note);
    node_remove(item);
    list->list.start++;
    if (!list->first_child)
        node_remove(list);
}

/* Notes have no first-line indent, and no blank line before them. */
void note_take(struct node *note, struct node *block)
{
    if (block->kind == NODE_PARAGRAPH)
        block->paragraph.indented = block->paragraph.section_start = false;
    node_append(note, block);
}

struct node *note_make(struct document *document, struct node *block, const char *id)
{
    if (block->kind == NODE_NOTE)
        return block;
    struct node *note = node_make(document, NODE_NOTE, block->line);
    note->id = id;
    block->id = NULL;
    if (block->kind == NODE_LIST_ITEM) {
        while (block->first_child)
            note_take(note, block->first_child);
        split_list(document, block, note);
    } else {
        node_insert_before(block, note);
        note_take(note, block);
    }
    return note;
}

struct node *note_append(struct document *document, const char *id, const char *text, uint32_t line)
{
    struct node *note = node_make(document, NODE_NOTE, line);
    struct node *paragraph = node_make(document, NODE_PARAGRAPH, line);
    struct node *leaf = node_make(document, NODE_TEXT, line);
    note->id = id;
    leaf->text = text;
    leaf->text_length = strlen(text);
    node_append(paragraph, leaf);
    node_append(note, paragraph);
    node_append(document->root, note);
    return note;
}

static bool is_bare_raised(const struct node *span, const struct node *only)
{
    return span->kind == NODE_SPAN && span->first_child == only && !only->next &&
           span->span.styles == STYLE_SUPERSCRIPT;
}

void note_make_reference(struct document *document, struct node *place, const struct note_mark *mark,
                         const char *id)
{
    struct node *reference = node_make(document, NODE_NOTE_REFERENCE, place->line);
    reference->text = arena_copy(document->arena, mark->text, mark->length);
    reference->text_length = mark->length;
    reference->link.target = id;
    struct node *parent = place->parent;
    node_insert_before(place, reference);
    node_remove(place);
    if (is_bare_raised(parent, reference))
        node_dissolve(parent);
}

void note_split_text(struct document *document, struct node *text, size_t at, size_t size,
                     const struct note_mark *mark, const char *id)
{
    struct node *rest = node_make(document, NODE_TEXT, text->line);
    rest->text = text->text + at + size;
    rest->text_length = text->text_length - at - size;
    node_insert_behind(text, rest);
    struct node *place = node_make(document, NODE_TEXT, text->line);
    node_insert_before(rest, place);
    text->text = arena_copy(document->arena, text->text, at);
    text->text_length = at;
    if (!at)
        node_remove(text);
    if (!rest->text_length)
        node_remove(rest);
    note_make_reference(document, place, mark, id);
}

bool note_is_raised(const struct node *node)
{
    for (node = node->parent; node && !node_is_block(node); node = node->parent)
        if (node->kind == NODE_SPAN && node->span.styles & STYLE_SUPERSCRIPT)
            return true;
    return false;
}

struct node *note_first_text(const struct node *note)
{
    struct walk walk = walk_start(note);
    while (walk_next(&walk))
        if (walk.node->kind == NODE_TEXT)
            return (struct node *)walk.node;
    return NULL;
}

void note_remove_inline(struct node *node)
{
    while (node->parent && !node->first_child && !node_is_block(node)) {
        struct node *parent = node->parent;
        node_remove(node);
        node = parent;
    }
}

/* Cuts bytes off one text; a text of which nothing is left goes. */
static size_t cut_text(struct document *document, struct node *text, size_t size)
{
    size_t cut = size < text->text_length ? size : text->text_length;
    text->text = arena_copy_text(document->arena, text->text + cut);
    text->text_length -= cut;
    if (!text->text_length)
        note_remove_inline(text);
    return cut;
}

void note_cut_start(struct document *document, struct node *note, size_t size)
{
    struct node *text;
    while (size && (text = note_first_text(note)))
        size -= cut_text(document, text, size);
    text = note_first_text(note);
    if (text)
        cut_text(document, text, strspn(text->text, " "));
}
