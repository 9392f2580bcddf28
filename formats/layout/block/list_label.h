/* The labels of list items: "•", "3.", "c.", "iv.", "四、", "04.", "丁、"; none.
 *
 * Source: CSS Counter Styles 3 (decimal, alpha, roman, simp-chinese-informal, cjk-heavenly-stem); clreq 2.3 (list labels). */
#ifndef FORMATS_LAYOUT_BLOCK_LIST_LABEL_H
#define FORMATS_LAYOUT_BLOCK_LIST_LABEL_H

#include "base/arena.h"
#include "formats/document/document.h"

/* The label of an item whose number in its list is `number`; `depth` is how many lists stand around its list.
 * "" for the items of a description list. */
const char *list_label(struct arena *arena, const struct node *list, long number, unsigned depth);

/* False where the label brings the blank behind it along, as 四、 does, or is none. */
bool list_label_has_gap(const struct node *list);

/* The number of the first item, and of the one after an item that has `number`. */
long list_first_number(const struct node *list);
long list_next_number(const struct node *list, long number);

/* The number that an item shows: its own value, or `number`. */
long list_item_number(const struct node *item, long number);

#endif
