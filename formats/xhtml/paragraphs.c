#include "formats/xhtml/paragraphs.h"

#include "base/xml/xml.h"
#include "formats/xhtml/label.h"
#include "formats/xhtml/row_groups.h"
#include "formats/xhtml/tags.h"

static bool is_title(const struct xhtml *xhtml, const struct node *node)
{
    const struct metadata *metadata = &xhtml->document->metadata;
    return node == metadata->title_heading || (metadata->title_in_body && !node->previous && node->parent &&
                                               node->parent->kind == NODE_DOCUMENT);
}

static bool is_inside_box(const struct node *node)
{
    return node->parent && (node->parent->kind == NODE_LIST_ITEM || node->parent->kind == NODE_CELL);
}

/* The only paragraph of a list item or a cell needs no tag of its own when it has nothing to say. */
static bool is_bare(const struct node *node)
{
    return is_inside_box(node) && !node->previous && !node->next && !node->id && !node->language &&
           node->paragraph.role == PARAGRAPH_BODY && node->paragraph.alignment == ALIGNMENT_DEFAULT &&
           !node->paragraph.indented && !node->paragraph.start_indent && !node->paragraph.section_start;
}

/* Whether the style sheet indents the first line of such a paragraph by itself. */
static bool is_indented_by_style(const struct node *node)
{
    enum alignment alignment = node->paragraph.alignment;
    bool plain = node->paragraph.role == PARAGRAPH_BODY || node->paragraph.role == PARAGRAPH_ATTACHMENT;
    return plain && !is_inside_box(node) && alignment != ALIGNMENT_CENTER && alignment != ALIGNMENT_END;
}

static const char *indent_class(const struct node *node)
{
    if (node->paragraph.indented == is_indented_by_style(node))
        return NULL;
    return node->paragraph.indented ? "indent" : "flush";
}

static bool is_picture(const struct node *node)
{
    return node->first_child && node->first_child == node->last_child &&
           node->first_child->kind == NODE_IMAGE;
}

static void write_start_indent(struct xhtml *xhtml, unsigned quarters)
{
    if (quarters)
        buffer_append_format(xhtml->out, " style=\"margin-%s: %u.%02uem\"",
                             xhtml->setting->is_vertical ? "top" : "left", quarters / 4, quarters % 4 * 25);
}

void xhtml_open_paragraph(struct xhtml *xhtml, const struct node *node)
{
    if (is_bare(node))
        return;
    enum paragraph_role role = node->paragraph.role;
    const char *const classes[XHTML_MOST_CLASSES] = {
        role == PARAGRAPH_BODY ? NULL : paragraph_role_name(role),
        is_picture(node) ? "picture"
        : xhtml->resumed ? "flush"
                         : indent_class(node),
        xhtml_alignment_class(node->paragraph.alignment),
        node->paragraph.section_start && !xhtml->resumed ? "gap" : NULL,
    };
    buffer_append_text(xhtml->out, "<p");
    xhtml_write_classes(xhtml->out, classes);
    xhtml_write_common(xhtml, node);
    write_start_indent(xhtml, node->paragraph.start_indent);
    buffer_append_byte(xhtml->out, '>');
}

/* A title that stands in the text is told from one that is printed above it. */
static const char *title_class(const struct xhtml *xhtml, const struct node *node)
{
    return node == xhtml->document->metadata.title_heading ? NULL : "in-text";
}

static void open_title(struct xhtml *xhtml, const struct node *node)
{
    const char *const classes[XHTML_MOST_CLASSES] = {title_class(xhtml, node)};
    buffer_append_text(xhtml->out, "<h1");
    xhtml_write_classes(xhtml->out, classes);
    xhtml_write_common(xhtml, node);
    buffer_append_byte(xhtml->out, '>');
}

void xhtml_enter_paragraph(struct xhtml *xhtml, const struct walk *walk)
{
    if (is_title(xhtml, walk->node)) {
        if (walk->event == WALK_ENTER)
            open_title(xhtml, walk->node);
        else
            xhtml_close_line(xhtml, "h1");
    } else if (walk->event == WALK_ENTER) {
        xhtml_open_paragraph(xhtml, walk->node);
    } else if (!is_bare(walk->node)) {
        xhtml_close_line(xhtml, "p");
    }
}

/* Levels that the source skips are closed up, so that no h4 follows an h2. */
static unsigned find_depth(struct xhtml *xhtml, unsigned level)
{
    while (xhtml->depth && xhtml->levels[xhtml->depth - 1] >= level)
        xhtml->depth--;
    if (xhtml->depth < XHTML_HEADING_DEPTHS)
        xhtml->levels[xhtml->depth++] = level;
    return xhtml->depth;
}

/* HTML has no headings in table heads and terms; what heads a note heads nothing of the text, and one without a
 * word would be read out as nothing. */
static bool may_be_heading(struct xhtml *xhtml, const struct node *heading)
{
    for (const struct node *node = heading->parent; node; node = node->parent)
        if (node->kind == NODE_NOTE || (node->kind == NODE_CELL && row_group_cell_is_header(node)) ||
            (node->kind == NODE_LIST_ITEM && node->item.is_term))
            return false;
    return *xhtml_label(xhtml->arena, heading);
}

static const char *heading_tag(unsigned depth)
{
    static const char *const tags[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    return tags[depth < 6 ? depth : 5];
}

static const char *add_heading(struct xhtml *xhtml, const struct node *node, unsigned depth)
{
    const struct anchor *anchor = anchors_of(&xhtml->anchors, node);
    xhtml->heading_count++;
    struct xhtml_heading *heading = arena_allocate(xhtml->arena, sizeof *heading);
    *heading = (struct xhtml_heading){
        .node = node,
        .id = anchor ? anchor->id : arena_format(xhtml->arena, "bx-h%zu", xhtml->heading_count),
        .depth = depth,
    };
    *xhtml->last_heading = heading;
    xhtml->last_heading = &heading->next;
    return anchor ? NULL : heading->id;
}

static bool is_chapter(const struct xhtml_setting *setting, const struct node *node)
{
    return node && node->kind == NODE_HEADING && node->heading.begins_page &&
           node->parent->kind == NODE_DOCUMENT && setting->page_levels & 1U << node->heading.level;
}

bool xhtml_begins_page(const struct xhtml_setting *setting, const struct node *node)
{
    return is_chapter(setting, node) && !is_chapter(setting, node->previous);
}

/* A heading is closed by the tag that find_depth gave: nothing can be opened inside it. */
void xhtml_enter_heading(struct xhtml *xhtml, const struct walk *walk)
{
    const struct node *node = walk->node;
    bool title = is_title(xhtml, node);
    bool allowed = title || may_be_heading(xhtml, node);
    bool enter = walk->event == WALK_ENTER;
    unsigned depth = 0;
    if (allowed && !title)
        depth = enter ? find_depth(xhtml, node->heading.level) : xhtml->depth;
    const char *tag = allowed ? heading_tag(xhtml->has_title ? depth : depth - 1) : "p";
    if (!enter) {
        xhtml_close_line(xhtml, tag);
        return;
    }
    bool begins_page = node != xhtml->opening && xhtml_begins_page(xhtml->setting, node);
    const char *const classes[XHTML_MOST_CLASSES] = {title     ? title_class(xhtml, node)
                                                     : allowed ? NULL
                                                               : "heading",
                                                     begins_page ? "chapter" : NULL,
                                                     xhtml_alignment_class(node->heading.alignment)};
    buffer_append_format(xhtml->out, "<%s", tag);
    xhtml_write_classes(xhtml->out, classes);
    if (allowed && !title)
        xml_append_attribute(xhtml->out, "id", add_heading(xhtml, node, depth));
    xhtml_write_common(xhtml, node);
    buffer_append_byte(xhtml->out, '>');
}
