#include "formats/layout/block/containing_block.h"

#include "formats/layout/block/hanging_label.h"
#include "formats/layout/block/list_label.h"

#include <string.h>

struct context *containing_block_now(const struct flow *flow)
{
    return &flow->contexts[flow->context_count - 1];
}

/* The indents of the contexts and of the style itself, taken off the measure. */
struct place_of_block containing_block_place(const struct flow *flow, const struct block_style *style)
{
    const struct context *context = containing_block_now(flow);
    const struct page_geometry *geometry = &flow->setting.request->geometry;
    struct place_of_block place = {.style = *style, .measure = flow->setting.measure};
    if (flow->in_head && geometry->columns > 1) {
        place.measure =
            geometry->measure * geometry->columns + geometry->column_gap * (geometry->columns - 1);
        place.spans_columns = true;
    }
    length start = context->start + style->start_indent, end = context->end + style->end_indent;
    length least = LEAST_MEASURE * style->size, spare = place.measure - least;
    if (start + end > spare) {
        end = 0;
        start = spare < 0 ? 0 : start < spare ? start : spare;
    }
    place.x = start;
    place.measure -= start + end;
    place.style.start_indent = place.style.end_indent = 0;
    return place;
}

struct context *containing_block_push(struct flow *flow, const struct node *node)
{
    if (flow->context_count == flow->context_capacity) {
        flow->context_capacity *= 2;
        flow->contexts = memory_resize(flow->contexts, flow->context_capacity * sizeof *flow->contexts);
    }
    struct context *context = &flow->contexts[flow->context_count];
    *context = *containing_block_now(flow);
    context->node = node;
    flow->context_count++;
    return context;
}

void containing_block_push_quote(struct flow *flow, const struct node *node)
{
    struct context *context = containing_block_push(flow, node);
    context->style = flow->setting.request->styles->quote;
    context->start += context->style.start_indent;
    context->end += context->style.end_indent;
    context->style.start_indent = context->style.end_indent = 0;
}

/* The longest label of a list, in bytes: the one to measure. */
static const char *longest_label(const struct node *list, unsigned depth, struct arena *arena)
{
    const char *longest = "";
    long number = list_first_number(list);
    for (const struct node *item = list->first_child; item; item = item->next) {
        number = list_item_number(item, number);
        const char *label = list_label(arena, list, number, depth);
        if (strlen(label) > strlen(longest))
            longest = label;
        number = list_next_number(list, number);
    }
    return longest;
}

static length label_gap(const struct flow *flow, const struct node *list)
{
    if (!list_label_has_gap(list))
        return 0;
    return containing_block_now(flow)->style.size / 2;
}

void containing_block_push_list(struct flow *flow, const struct node *node)
{
    struct arena *arena = arena_new();
    struct context *context = containing_block_push(flow, node);
    context->number = list_first_number(node);
    struct label label = {.text = longest_label(node, context->list_depth, arena),
                          .node = node,
                          .is_bullet = node->list.kind == LIST_BULLET};
    length needed = hanging_label_width(flow, &label, &context->style) + label_gap(flow, node);
    const struct style_sheet *styles = flow->setting.request->styles;
    length room = node->list.kind == LIST_DESCRIPTION ? 2 * context->style.size : styles->list_indent;
    context->room = needed > room ? needed : room;
    if (!context->list_depth && !context->start && flow->setting.root->kind == NODE_DOCUMENT)
        context->start = styles->list_start;
    context->list_depth++;
    arena_free(arena);
}

/* Where a list in a list would leave too short a line, its labels stand below those of the list around it. */
static bool has_room(const struct flow *flow, const struct context *context, length room)
{
    length left = flow->setting.measure - context->start - context->end - room;
    return context->list_depth == 1 || left >= LEAST_ITEM * context->style.size;
}

void containing_block_push_item(struct flow *flow, const struct node *item)
{
    struct context *list = containing_block_now(flow);
    const struct node *list_node = list->node;
    long number = list_item_number(item, list->number);
    list->number = list_next_number(list_node, number);
    length room = list->room;
    struct context *context = containing_block_push(flow, item);
    if (item->item.is_term)
        return;
    context->start += has_room(flow, context, room) ? room : 0;
    if (!flow->label_count)
        arena_rewind(flow->arena, (struct arena_mark){0});
    const char *text = list_label(flow->arena, list_node, number, context->list_depth - 1);
    if (*text && flow->label_count < MOST_LABELS)
        flow->labels[flow->label_count++] = (struct label){.text = text,
                                                           .room = room,
                                                           .gap = label_gap(flow, list_node),
                                                           .node = item,
                                                           .is_bullet = list_node->list.kind == LIST_BULLET};
}

void containing_block_pop(struct flow *flow, const struct node *node)
{
    if (flow->context_count > 1 && containing_block_now(flow)->node == node)
        flow->context_count--;
}
