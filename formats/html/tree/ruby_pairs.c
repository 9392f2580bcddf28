#include "formats/html/tree/ruby_pairs.h"

#include "formats/document/builder.h"

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

static void join_run(struct node *first, size_t count)
{
    while (count-- > 1)
        move_children(first->next, first);
}

/* Bases, then texts: `rb rb rt rt` becomes `rb rt rb rt`. A text too few stands over all its bases (group
 * ruby); texts too many are one. Gives the node behind the group. */
static struct node *pair_group(struct node *base)
{
    struct node *text, *behind;
    size_t bases = count_run(base, NODE_RUBY_BASE, &text);
    size_t texts = count_run(text, NODE_RUBY_TEXT, &behind);
    if (!texts || !bases)
        return behind;
    if (bases != texts) {
        join_run(base, bases);
        join_run(text, texts);
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

void ruby_mend(struct node *ruby)
{
    for (struct node *node = ruby->first_child; node;) {
        struct node *behind = pair_group(node);
        node = behind == node ? node->next : behind;
    }
}
