#include "formats/xhtml/boxes.h"

#include "base/xml/xml.h"
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
struct numbering_row {
    const char *type, *style;
};

static const struct numbering_row numberings[] = {
    [NUMBERING_DECIMAL] = {NULL, NULL},
    [NUMBERING_LOWER_ALPHA] = {"a", NULL},
    [NUMBERING_UPPER_ALPHA] = {"A", NULL},
    [NUMBERING_LOWER_ROMAN] = {"i", NULL},
    [NUMBERING_UPPER_ROMAN] = {"I", NULL},
    [NUMBERING_CHINESE] = {NULL, "list-style-type: cjk-ideographic; list-style-type: simp-chinese-informal"},
    [NUMBERING_LEADING_ZERO] = {NULL, "list-style-type: decimal-leading-zero"},
    [NUMBERING_LOWER_GREEK] = {NULL, "list-style-type: lower-greek"},
    [NUMBERING_HEAVENLY_STEM] = {NULL, "list-style-type: cjk-heavenly-stem"},
    [NUMBERING_EARTHLY_BRANCH] = {NULL, "list-style-type: cjk-earthly-branch"},
    [NUMBERING_NONE] = {NULL, "list-style-type: none"},
};

/* The number of the item that a list goes on with, or of its first one. */
static long start_number(const struct xhtml *xhtml, const struct node *list)
{
    const struct node *resumed = xhtml->resumed;
    long number = list->list.start, step = list->list.reversed ? -1 : 1;
    if (!resumed)
        return number;
    for (const struct node *item = list->first_child; item != resumed; item = item->next)
        number = (item->item.has_value ? item->item.value : number) + step;
    return resumed->item.has_value ? resumed->item.value : number;
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
        xml_append_attribute(xhtml->out, "style", numberings[node->list.numbering].style);
    if (node->list.kind == LIST_NUMBER) {
        xml_append_attribute(xhtml->out, "type", numberings[node->list.numbering].type);
        long start = start_number(xhtml, node);
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
