#include "formats/xhtml/boxes.h"

#include "base/xml/xml.h"
#include "formats/document/counter_style.h"
#include "formats/xhtml/records.h"
#include "formats/xhtml/tags.h"

static const char *list_tag(const struct node *list)
{
    switch (list->list.kind) {
    case LIST_BULLET: return "ul";
    case LIST_NUMBER: return "ol";
    case LIST_DESCRIPTION: return "dl";
    }
    return NULL;
}

/* A type is HTML's own; others are styles, which go with the list wherever it is read. */
static const char *const types[NUMBERING_NONE + 1] = {
    [NUMBERING_LOWER_ALPHA] = "a",
    [NUMBERING_UPPER_ALPHA] = "A",
    [NUMBERING_LOWER_ROMAN] = "i",
    [NUMBERING_UPPER_ROMAN] = "I",
};

/* Old readers know Chinese numbers by another name. */
static void write_list_style(struct xhtml *xhtml, enum list_numbering numbering)
{
    const char *older = numbering == NUMBERING_CHINESE ? "list-style-type: cjk-ideographic; " : "";
    if (numbering != NUMBERING_DECIMAL && !types[numbering])
        buffer_append_format(xhtml->out, " style=\"%slist-style-type: %s\"", older,
                             counter_style_css(numbering));
}

/* The number of an item; NULL: of the first one. */
static long number_of(const struct node *list, const struct node *wanted)
{
    long number = list->list.start, step = list->list.reversed ? -1 : 1;
    if (!wanted)
        return number;
    for (const struct node *item = list->first_child; item != wanted; item = item->next)
        number = (item->item.has_value ? item->item.value : number) + step;
    return wanted->item.has_value ? wanted->item.value : number;
}

/* Far down in a list nobody counts in circles. */
static bool is_among_first(const struct node *item)
{
    unsigned room = 1024;
    while (room && item->previous) {
        item = item->previous;
        room--;
    }
    return room;
}

/* Readers that do not know a string as a label show the number. */
static void write_item_label(struct xhtml *xhtml, const struct node *item)
{
    const struct node *list = item->parent;
    if (list->list.kind != LIST_NUMBER || counter_style_is_common(list->list.numbering) ||
        !is_among_first(item))
        return;
    struct arena *arena = arena_new();
    const char *label = counter_style_write(arena, list->list.numbering, number_of(list, item));
    buffer_append_format(xhtml->out, " style=\"list-style-type: '%s%s '\"", label,
                         counter_style_stop(list->list.numbering));
    arena_free(arena);
}

void xhtml_enter_list(struct xhtml *xhtml, const struct walk *walk)
{
    const struct node *node = walk->node;
    const char *tag = list_tag(node);
    if (walk->event == WALK_LEAVE) {
        xhtml_close_line(xhtml, tag);
        return;
    }
    buffer_append_format(xhtml->out, "<%s", tag);
    xhtml_write_common(xhtml, node);
    if (node->list.kind != LIST_DESCRIPTION)
        write_list_style(xhtml, node->list.numbering);
    if (node->list.kind == LIST_NUMBER) {
        xml_append_attribute(xhtml->out, "type", types[node->list.numbering]);
        long start = number_of(node, xhtml->resumed);
        if (start != 1)
            buffer_append_format(xhtml->out, " start=\"%ld\"", start);
        if (node->list.reversed)
            xml_append_attribute(xhtml->out, "reversed", "reversed");
    }
    buffer_append_text(xhtml->out, ">\n");
}

static const char *item_tag(const struct node *item)
{
    if (item->parent->list.kind != LIST_DESCRIPTION)
        return "li";
    return item->item.is_term ? "dt" : "dd";
}

/* HTML requires a term before the first description and a description after the last term. */
void xhtml_enter_item(struct xhtml *xhtml, const struct walk *walk)
{
    const struct node *node = walk->node;
    bool described = node->parent->list.kind == LIST_DESCRIPTION;
    if (walk->event == WALK_LEAVE) {
        xhtml_close_line(xhtml, item_tag(node));
        if (described && node->item.is_term && !node->next)
            buffer_append_text(xhtml->out, "<dd></dd>\n");
        return;
    }
    if (described && !node->item.is_term && (!node->previous || xhtml->resumed))
        buffer_append_text(xhtml->out, "<dt></dt>\n");
    const char *const classes[XHTML_MOST_CLASSES] = {xhtml->resumed ? "resumed" : NULL};
    buffer_append_format(xhtml->out, "<%s", item_tag(node));
    xhtml_write_classes(xhtml->out, classes);
    xhtml_write_common(xhtml, node);
    if (node->item.has_value && !xhtml->resumed && node->parent->list.kind == LIST_NUMBER)
        buffer_append_format(xhtml->out, " value=\"%ld\"", node->item.value);
    write_item_label(xhtml, node);
    buffer_append_byte(xhtml->out, '>');
}

/* A figcaption is the first or the last of its figure; any other caption is a paragraph. */
void xhtml_enter_caption(struct xhtml *xhtml, const struct walk *walk)
{
    const struct node *node = walk->node;
    bool in_table = node->parent->kind == NODE_TABLE && !xhtml_is_records(xhtml, node->parent);
    bool at_edge = node->parent->kind == NODE_FIGURE && (!node->previous || !node->next);
    const char *tag = in_table ? "caption" : at_edge ? "figcaption" : "p";
    if (walk->event == WALK_LEAVE) {
        xhtml_close_line(xhtml, tag);
        return;
    }
    const char *const classes[XHTML_MOST_CLASSES] = {in_table || at_edge ? NULL : "caption",
                                                     xhtml_alignment_class(node->paragraph.alignment)};
    buffer_append_format(xhtml->out, "<%s", tag);
    xhtml_write_classes(xhtml->out, classes);
    xhtml_write_common(xhtml, node);
    buffer_append_byte(xhtml->out, '>');
}
