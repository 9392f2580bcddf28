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
        list->list.start += item->kind == NODE_LIST_ITEM;
}

/* Numbers of items, while some are taken away. */
struct count {
    long number;
    bool is_shifted; /* the item before is gone */
};

/* An item with nothing in it has a number all the same, which the next one does not take. */
static void count_item(struct count *count, const struct node *list, struct node *item, bool stays)
{
    if (list->list.kind != LIST_NUMBER)
        return;
    if (item->item.has_value)
        count->number = item->item.value;
    else if (count->is_shifted) {
        item->item.has_value = true;
        item->item.value = count->number;
    }
    count->number += list->list.reversed ? -1 : 1;
    count->is_shifted = !stays;
}

void list_mend(struct document *document, struct node *list)
{
    number_backwards(list);
    struct count count = {.number = list->list.start};
    for (struct node *child = list->first_child, *next; child; child = next) {
        next = child->next;
        if (child->kind == NODE_LIST) {
            move_into_item(document, child);
            continue;
        }
        bool stays = child->first_child || (next && next->kind == NODE_LIST);
        count_item(&count, list, child, stays);
        if (!stays)
            node_remove(child);
    }
    if (!list->first_child)
        node_remove(list);
}
