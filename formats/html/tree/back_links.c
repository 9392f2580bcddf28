#include "formats/html/tree/back_links.h"

#include "base/utf8.h"
#include "formats/document/builder.h"
#include "formats/document/walk.h"
#include "formats/html/tree/note_nodes.h"

#include <string.h>

enum { MOST_BACK_LINKS = 64, LONGEST_WORDS = 32 };

static const uint32_t arrows[] = U"↩↑↵⤴⏎⇑▲⇧↺↖⬆⮌^←«";
static const char *const words[] = {"返回",     "返回正文", "回到正文", "回正文", "跳转",
                                    "回到原文", "返回原文", "Jump up",  "Back",   "back",
                                    "Return",   "return",   "[返回]",   "[back]"};

static bool is_arrow(uint32_t character)
{
    for (size_t i = 0; arrows[i]; i++)
        if (arrows[i] == character)
            return true;
    return character == 0xFE0E || character == 0xFE0F || character == ' ' || character == 0xA0;
}

static bool is_back_text(const char *text)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(text, words[i]))
            return true;
    if (length > LONGEST_WORDS)
        return false;
    for (size_t at = 0; at < length;)
        if (!is_arrow(utf8_next(text, length, &at)))
            return false;
    return length > 0;
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
    for (size_t i = 0; i < count; i++) {
        struct node *before = found[i]->previous;
        while (found[i]->first_child)
            node_remove(found[i]->first_child);
        note_remove_inline(found[i]);
        if (before && before->kind == NODE_TEXT && !before->next)
            trim_end(document, before);
    }
}
