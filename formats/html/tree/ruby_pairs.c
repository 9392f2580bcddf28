#include "formats/html/tree/ruby_pairs.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/document/builder.h"
#include "formats/document/dissolve.h"
#include "formats/document/walk.h"

#include <string.h>

static void move_children(struct node *from, struct node *to)
{
    while (from->first_child)
        node_append(to, from->first_child);
    node_remove(from);
}

static size_t count_run(const struct node *first, enum node_kind kind, struct node **behind)
{
    size_t count = 0;
    struct node *node = (struct node *)first;
    for (; node && node->kind == kind; node = node->next)
        count++;
    *behind = node;
    return count;
}

static void join_bases(struct node *first, size_t count)
{
    while (count-- > 1)
        move_children(first->next, first);
}

static bool is_empty(const struct node *part)
{
    struct walk walk = walk_start(part);
    while (walk_next(&walk)) {
        const char *text = walk.node->kind == NODE_TEXT ? walk.node->text : NULL;
        bool is_seen = text ? text[strspn(text, " ")] : walk.node->kind == NODE_IMAGE;
        if (is_seen)
            return false;
    }
    return true;
}

static struct node *make_text(struct document *document, const char *text, uint32_t line)
{
    struct node *node = node_make(document, NODE_TEXT, line);
    node->text = text;
    node->text_length = strlen(text);
    return node;
}

static bool is_kana(const struct document *document, const struct node *part)
{
    const char *text = node_plain_text(document->arena, part, true);
    size_t at = 0, length = strlen(text);
    enum unicode_script script = length ? unicode_script(utf8_next(text, length, &at)) : SCRIPT_HIRAGANA;
    return script == SCRIPT_HIRAGANA || script == SCRIPT_KATAKANA;
}

/* Syllables in kana stand together; other syllables, and several readings of one base, stand apart. */
static void join_texts(struct document *document, struct node *first, size_t count, bool is_one_base)
{
    for (; count > 1; count--) {
        struct node *next = first->next;
        bool is_parted = !is_empty(first) && !is_empty(next) && (is_one_base || !is_kana(document, next));
        if (is_parted)
            node_append(first, make_text(document, " ", first->line));
        move_children(next, first);
    }
}

/* Bases, then texts: `rb rb rt rt` becomes `rb rt rb rt`. A text too few stands over all its bases (group
 * ruby); texts too many are one. Gives the node behind the group. */
static struct node *pair_group(struct document *document, struct node *base)
{
    struct node *text, *behind;
    size_t bases = count_run(base, NODE_RUBY_BASE, &text);
    size_t texts = count_run(text, NODE_RUBY_TEXT, &behind);
    if (!texts || !bases)
        return behind;
    if (bases != texts) {
        join_bases(base, bases);
        join_texts(document, text, texts, bases == 1);
        return behind;
    }
    for (struct node *next = base->next; next != text && next->kind == NODE_RUBY_BASE;) {
        struct node *following = text->next;
        node_insert_before(next, text);
        text = following;
        next = next->next;
    }
    return behind;
}

static void pair_all(struct document *document, struct node *ruby)
{
    for (struct node *node = ruby->first_child; node;) {
        struct node *behind = pair_group(document, node);
        node = behind == node ? node->next : behind;
    }
}

/* The ruby before this one, with nothing between, whose last base has no reading. */
static struct node *find_waiting(const struct node *ruby)
{
    for (struct node *before = ruby->previous; before && before->kind == NODE_RUBY; before = before->previous)
        if (before->last_child && before->last_child->kind == NODE_RUBY_BASE)
            return before;
    return NULL;
}

/* A ruby that begins with a reading goes on where another one stood in it. */
static void give_reading(struct document *document, struct node *ruby)
{
    struct node *reading = ruby->first_child;
    if (!reading || reading->kind != NODE_RUBY_TEXT || is_empty(reading))
        return;
    struct node *waiting = find_waiting(ruby);
    if (waiting) {
        node_append(waiting, reading);
    } else if (ruby->previous && ruby->previous->kind == NODE_RUBY) {
        node_insert_before(ruby, make_text(document, "（", ruby->line));
        node_insert_before(ruby, reading);
        node_insert_before(ruby, make_text(document, "）", ruby->line));
        node_dissolve(reading);
    }
}

/* What stands before a part goes into a ruby of its own. */
static void split_before(struct document *document, struct node *ruby, const struct node *part)
{
    if (part == ruby->first_child)
        return;
    struct node *before = node_make(document, NODE_RUBY, ruby->line);
    before->language = ruby->language;
    node_insert_before(ruby, before);
    while (ruby->first_child != part)
        node_append(before, ruby->first_child);
}

static void free_part(struct document *document, struct node *ruby, struct node *part)
{
    split_before(document, ruby, part);
    node_insert_before(ruby, part);
    node_dissolve(part);
}

static bool is_pair(const struct node *part)
{
    const struct node *text = part->next;
    bool in_turn = part->kind == NODE_RUBY_BASE && text && text->kind == NODE_RUBY_TEXT;
    return in_turn && !is_empty(part) && !is_empty(text);
}

void ruby_mend(struct document *document, struct node *ruby)
{
    give_reading(document, ruby);
    pair_all(document, ruby);
    for (struct node *part = ruby->first_child, *next; part; part = next) {
        next = part->next;
        if (is_pair(part))
            next = next->next;
        else
            free_part(document, ruby, part);
    }
    if (!ruby->first_child)
        node_remove(ruby);
}
