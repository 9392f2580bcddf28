#include "formats/html/tree/lists.h"

#include "formats/document/builder.h"

/* A list right inside a list belongs to the item before it. */
static void move_into_item(struct document *document, struct node *inner)
{
    struct node *item = inner->previous;
    if (!item) {
        item = node_make(document, NODE_LIST_ITEM, inner->line);
        node_insert_before(inner, item);
    }
    node_append(item, inner);
}

/* `reversed` without `start` counts down from the number of items. */
static void number_backwards(struct node *list)
{
    if (!list->list.reversed || list->list.start)
        return;
    for (const struct node *item = list->first_child; item; item = item->next)
        list->list.start++;
}

void list_mend(struct document *document, struct node *list)
{
    for (struct node *child = list->first_child, *next; child; child = next) {
        next = child->next;
        if (child->kind == NODE_LIST)
            move_into_item(document, child);
        else if (!child->first_child && !(next && next->kind == NODE_LIST))
            node_remove(child);
    }
    number_backwards(list);
    if (!list->first_child)
        node_remove(list);
}
