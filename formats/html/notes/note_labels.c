#include "formats/html/notes/note_labels.h"

#include "base/array.h"
#include "formats/document/builder.h"
#include "formats/document/walk.h"
#include "formats/html/notes/note_mark.h"

#include <string.h>

static const char *const words[] = {
    "注释", "注解", "附注", "脚注", "尾注", "校注", "注",   "备注",  "注释与参考文献", "註釋",
    "註解", "附註", "腳註", "尾註", "校註", "註",   "備註", "Notes", "Footnotes",      "Endnotes",
};

static const char *const around[] = {"【", "［", "[",  "〔", "（", "(", "】", "］",
                                     "]",  "〕", "）", ")",  "：", ":", " "};

/* The bytes of a mark that may stand around the words; 0: it is none. */
static size_t mark_at(const char *text)
{
    for (size_t i = 0; i < COUNT(around); i++)
        if (!strncmp(text, around[i], strlen(around[i])))
            return strlen(around[i]);
    return 0;
}

static void cut_marks(char *text)
{
    char *end = text;
    for (const char *at = text; *at;) {
        size_t size = mark_at(at);
        if (!size)
            *end++ = *at;
        at += size ? size : 1;
    }
    *end = '\0';
}

bool note_label_says(struct arena *arena, const char *text)
{
    char *bare = arena_copy_text(arena, text);
    cut_marks(bare);
    for (size_t i = 0; i < COUNT(words); i++)
        if (!strcmp(bare, words[i]))
            return true;
    return false;
}

bool note_label_is(const struct node *block)
{
    if (block->kind != NODE_PARAGRAPH && block->kind != NODE_HEADING)
        return false;
    struct arena *arena = arena_new();
    bool found = note_label_says(arena, node_plain_text(arena, block, false));
    arena_free(arena);
    return found;
}

bool note_label_announces(const struct node *block)
{
    return block->kind == NODE_SEPARATOR || note_label_is(block);
}

/* An entry that nothing in the text refers to stays where it is. */
static bool is_entry(struct document *document, const struct node *block)
{
    struct note_mark mark;
    if (!block || block->kind == NODE_LIST)
        return block;
    const char *text = block->kind == NODE_PARAGRAPH ? node_plain_text(document->arena, block, false) : "";
    return note_mark_read_label(text, strlen(text), &mark);
}

static bool is_rule(const struct node *block)
{
    return block && block->kind == NODE_SEPARATOR;
}

/* It parts the notes from the text, and not one text from another. */
static bool is_for_notes(const struct node *rule, const struct node *behind)
{
    bool ends = !behind || behind->kind == NODE_HEADING || is_rule(behind);
    return ends || behind->region < rule->region; /* an element that held both is closed */
}

static void remove_label(struct node *first)
{
    struct node *label = first->previous;
    if (is_rule(label) && label->previous && note_label_is(label->previous))
        label = label->previous;
    if (!label || !note_label_is(label))
        return;
    while (label->next != first)
        node_remove(label->next);
    node_remove(label);
}

static void tidy(struct document *document, struct node *first)
{
    const struct node *behind = first;
    while (behind && behind->kind == NODE_NOTE)
        behind = behind->next;
    if (is_entry(document, behind))
        return;
    remove_label(first);
    if (is_rule(first->previous) && is_for_notes(first->previous, behind))
        node_remove(first->previous);
}

void note_labels_remove(struct document *document)
{
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        bool is_first = walk.node->kind == NODE_NOTE && walk.event == WALK_ENTER &&
                        !(walk.node->previous && walk.node->previous->kind == NODE_NOTE);
        if (is_first)
            tidy(document, (struct node *)walk.node);
    }
}
