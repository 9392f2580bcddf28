#include "formats/html/notes/back_links.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/document/builder.h"
#include "formats/document/walk.h"
#include "formats/html/notes/note_nodes.h"

#include <string.h>

enum { MOST_BACK_LINKS = 64, LONGEST_WORDS = 32, SHORT_LINK = 4 /* bytes */ };

/* Besides symbols: arrows, ◎, ^. */
static const uint32_t marks[] = U"«‹\uFE0E\uFE0F \u00A0";
static const char *const words[] = {"返回",     "返回正文", "回到正文", "回正文", "跳转",
                                    "回到原文", "返回原文", "Jump up",  "Back",   "back",
                                    "Return",   "return",   "[返回]",   "[back]"};

static bool is_sign(uint32_t character)
{
    for (size_t i = 0; marks[i]; i++)
        if (marks[i] == character)
            return true;
    return unicode_is_symbol(character);
}

static bool is_back_text(const char *text)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(text, words[i]))
            return true;
    if (length > LONGEST_WORDS)
        return false;
    size_t signs = 0;
    for (size_t at = 0; at < length && is_sign(utf8_next(text, length, &at));)
        signs = at;
    return signs && !text[signs + strspn(text + signs, "0123456789")]; /* ↩2 */
}

/* Blanks that stood before the link. */
static void trim_end(struct document *document, struct node *text)
{
    static const char blank[] = "\xC2\xA0";
    size_t length = text->text_length;
    for (;;) {
        if (length && text->text[length - 1] == ' ')
            length--;
        else if (length >= 2 && !memcmp(text->text + length - 2, blank, 2))
            length -= 2;
        else
            break;
    }
    if (length == text->text_length)
        return;
    text->text = arena_copy(document->arena, text->text, length);
    text->text_length = length;
    if (!length)
        note_remove_inline(text);
}

/* The leaf behind, in reading order. */
static const struct node *leaf_behind(const struct node *root, const struct node *node)
{
    struct walk walk = walk_start(root);
    bool is_behind = false;
    while (walk_next(&walk)) {
        if (walk.node == node && walk.event == WALK_ENTER && node_is_leaf(node)) {
            is_behind = true;
            continue;
        }
        if (walk.node == node && walk.event == WALK_LEAVE)
            is_behind = true;
        if (is_behind && walk.event == WALK_ENTER && node_is_leaf(walk.node))
            return walk.node;
    }
    return NULL;
}

static struct node *link_around(const struct node *leaf)
{
    for (struct node *node = leaf->parent; node && !node_is_block(node); node = node->parent)
        if (node->kind == NODE_LINK)
            return *node->link.target == '#' ? node : NULL;
    return NULL;
}

static bool leads_to_link(const struct node *note, const struct node *leaf)
{
    const struct node *behind = leaf_behind(note, leaf);
    return behind && link_around(behind);
}

static void remove_link(struct document *document, struct node *link)
{
    struct node *before = link->previous;
    while (link->first_child)
        node_remove(link->first_child);
    note_remove_inline(link);
    if (before && before->kind == NODE_TEXT && !before->next)
        trim_end(document, before);
}

static bool is_short_mark(const char *text)
{
    size_t length = strlen(text);
    return length <= SHORT_LINK && strspn(text, "0123456789abcdefghijklmnopqrstuvwxyz.^ ") == length;
}

/* `^ 2.0 2.1 text`: short links before the text of a note lead back, and so does the arrow before them. */
static void remove_first(struct document *document, struct node *note)
{
    for (unsigned count = 0; count < MOST_BACK_LINKS; count++) {
        struct node *leaf = note_first_text(note);
        struct node *link = leaf ? link_around(leaf) : NULL;
        const char *text = link ? node_plain_text(document->arena, link, false) : NULL;
        if (link && is_short_mark(text) && leaf_behind(note, link))
            remove_link(document, link);
        else if (leaf && !link && is_back_text(leaf->text) && leaf->text_length && leads_to_link(note, leaf))
            note_remove_inline(leaf);
        else
            break;
    }
    note_cut_start(document, note, 0);
}

void back_links_remove(struct document *document, struct node *note)
{
    struct node *found[MOST_BACK_LINKS];
    size_t count = 0;
    struct walk walk = walk_start(note);
    while (walk_next(&walk) && count < MOST_BACK_LINKS) {
        bool is_inside =
            walk.event == WALK_ENTER && walk.node->kind == NODE_LINK && *walk.node->link.target == '#';
        if (is_inside && is_back_text(node_plain_text(document->arena, walk.node, false)))
            found[count++] = (struct node *)walk.node;
    }
    for (size_t i = 0; i < count; i++)
        remove_link(document, found[i]);
    remove_first(document, note);
}
