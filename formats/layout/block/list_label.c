#include "formats/layout/block/list_label.h"

#include "formats/document/counter_style.h"

static const char *const bullets[] = {"•", "–", "▪"};

static const char *bullet(unsigned depth)
{
    size_t count = sizeof bullets / sizeof *bullets;
    return bullets[depth < count ? depth : count - 1];
}

const char *list_label(struct arena *arena, const struct node *list, long number, unsigned depth)
{
    enum list_numbering numbering = list->list.numbering;
    if (list->list.kind == LIST_DESCRIPTION || numbering == NUMBERING_NONE)
        return "";
    if (list->list.kind == LIST_BULLET)
        return bullet(depth);
    return arena_format(arena, "%s%s", counter_style_write(arena, numbering, number),
                        counter_style_stop(numbering));
}

bool list_label_has_gap(const struct node *list)
{
    if (list->list.numbering == NUMBERING_NONE)
        return false;
    return list->list.kind != LIST_NUMBER || counter_style_has_gap(list->list.numbering);
}

/* HTML counts a reversed list down from its number of items, unless a start is given. */
long list_first_number(const struct node *list)
{
    if (!list->list.reversed)
        return list->list.start;
    if (list->list.start)
        return list->list.start;
    long count = 0;
    for (const struct node *item = list->first_child; item; item = item->next)
        count++;
    return count;
}

long list_item_number(const struct node *item, long number)
{
    return item->item.has_value ? item->item.value : number;
}

long list_next_number(const struct node *list, long number)
{
    return list->list.reversed ? number - 1 : number + 1;
}
