#include "formats/html/article/space.h"

#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/document/walk.h"

#include <string.h>

struct collapser {
    struct document *document;
    struct buffer buffer;
    struct node *last;      /* the text written last in this block */
    uint32_t previous;      /* the character written last in this block; 0: none yet, or a line start */
    bool pending, has_feed; /* white space not yet written; it had a line feed */
};

static bool is_dropped(uint32_t character)
{
    if (character < 0xA0)
        return character < 0x20 || character >= 0x7F;
    return character == 0xFEFF || (character >= 0xFDD0 && unicode_is_noncharacter(character));
}

static void write_pending(struct collapser *collapser, uint32_t next)
{
    bool nothing = collapser->has_feed && character_is_wide(collapser->previous) && character_is_wide(next);
    if (collapser->pending && collapser->previous != 0 && !nothing)
        buffer_append_byte(&collapser->buffer, ' ');
    collapser->pending = collapser->has_feed = false;
}

/* Text that can stay as it is: no white space but single spaces inside, no control, nothing that is dropped.
 */
static bool is_clean(const struct collapser *collapser, const struct node *text)
{
    if (collapser->pending || text->text[text->text_length] != '\0')
        return false;
    const unsigned char *bytes = (const unsigned char *)text->text;
    size_t last = text->text_length - 1;
    for (size_t i = 0; i <= last; i++) {
        if (bytes[i] > ' ' && bytes[i] < 0x7F)
            continue;
        if (bytes[i] == ' ' && i > 0 && i < last && bytes[i - 1] != ' ')
            continue;
        bool doubtful = bytes[i] == 0xC2 || bytes[i] >= 0xF0 || (bytes[i] == 0xEF && bytes[i + 1] != 0xBC);
        if (bytes[i] < 0x80 || doubtful)
            return false;
    }
    return true;
}

static void write_text(struct collapser *collapser, struct node *text)
{
    buffer_truncate(&collapser->buffer, 0);
    for (size_t offset = 0; offset < text->text_length;) {
        uint32_t character = utf8_next(text->text, text->text_length, &offset);
        if (character_is_collapsible(character)) {
            collapser->pending = true;
            collapser->has_feed |= character == '\n' || character == '\r';
            continue;
        }
        if (is_dropped(character))
            continue;
        write_pending(collapser, character);
        buffer_append_character(&collapser->buffer, character);
        collapser->previous = character;
    }
    text->text_length = collapser->buffer.length;
    text->text = text->text_length == 0 ? ""
                                        : arena_copy(collapser->document->arena, collapser->buffer.data,
                                                     collapser->buffer.length);
}

static void collapse_text(struct collapser *collapser, struct node *text)
{
    if (text->text_length == 0)
        return;
    if (!is_clean(collapser, text)) {
        write_text(collapser, text);
        return;
    }
    size_t end = text->text_length;
    collapser->previous = utf8_previous(text->text, &end);
}

static void start_line(struct collapser *collapser)
{
    collapser->previous = 0;
    collapser->pending = collapser->has_feed = false;
}

/* A picture or a note's mark is no white space: what stands before and after it counts. */
static void pass_object(struct collapser *collapser)
{
    if (collapser->pending && collapser->previous != 0)
        collapser->pending = true;
    collapser->previous = UTF8_REPLACEMENT;
}

static void collapse_leaf(struct collapser *collapser, struct node *leaf)
{
    if (leaf->kind == NODE_TEXT)
        collapse_text(collapser, leaf);
    else if (leaf->kind == NODE_LINE_BREAK)
        start_line(collapser);
    else
        pass_object(collapser);
}

/* In preformatted text only what no document may hold goes. */
static void clean_preformatted(struct collapser *collapser, struct node *text)
{
    buffer_truncate(&collapser->buffer, 0);
    for (size_t offset = 0; offset < text->text_length;) {
        uint32_t character = utf8_next(text->text, text->text_length, &offset);
        if (character == '\n' || character == '\t' || !is_dropped(character))
            buffer_append_character(&collapser->buffer, character);
    }
    text->text_length = collapser->buffer.length;
    text->text = arena_copy(collapser->document->arena, text->text_length == 0 ? "" : collapser->buffer.data,
                            text->text_length);
}

static bool is_preformatted(const struct node *node)
{
    while (!node_is_block(node))
        node = node->parent;
    return node->kind == NODE_PREFORMATTED;
}

static void collapse_all(struct collapser *collapser)
{
    struct walk walk = walk_start(collapser->document->root);
    while (walk_next(&walk)) {
        struct node *node = (struct node *)walk.node;
        if (walk.event == WALK_ENTER && node_is_block(node))
            start_line(collapser);
        else if (walk.event == WALK_ENTER && node->kind == NODE_TEXT && is_preformatted(node))
            clean_preformatted(collapser, node);
        else if (walk.event == WALK_ENTER && node_is_leaf(node))
            collapse_leaf(collapser, node);
    }
}

static bool is_hollow(const struct node *node)
{
    if (node->kind == NODE_TEXT)
        return node->text_length == 0;
    return (node->kind == NODE_SPAN || node->kind == NODE_LINK) && node->first_child == NULL &&
           node->id == NULL;
}

/* Empty texts go, and spans and links that hold nothing any more. */
static void remove_hollow(struct node *root)
{
    struct node *node = root;
    while (node->first_child != NULL)
        node = node->first_child;
    while (node != root) {
        struct node *next = node->next, *parent = node->parent;
        if (is_hollow(node))
            node_remove(node);
        node = next == NULL ? parent : next;
        while (next != NULL && node->first_child != NULL)
            node = node->first_child;
    }
}

void pass_space(struct article *article)
{
    struct collapser collapser = {.document = article->document};
    collapse_all(&collapser);
    buffer_free(&collapser.buffer);
    remove_hollow(article->document->root);
}
