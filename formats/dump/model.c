#include "formats/dump/model.h"

#include "formats/document/counter_style.h"
#include "formats/document/walk.h"
#include "formats/dump/quoted.h"

#include <string.h>

/* 1/4 em, the unit of `start_indent`. */
enum { INDENTS_PER_EM = 4 };

static void append_named_text(struct buffer *lines, const char *name, const char *text)
{
    if (!text)
        return;
    buffer_append_format(lines, " %s=", name);
    dump_quoted(lines, text, strlen(text));
}

static void append_number(struct buffer *lines, const char *name, long number)
{
    buffer_append_format(lines, " %s=%ld", name, number);
}

static void append_flag(struct buffer *lines, const char *name, bool is_set)
{
    if (is_set)
        buffer_append_format(lines, " %s", name);
}

static void append_alignment(struct buffer *lines, enum alignment alignment)
{
    if (alignment != ALIGNMENT_DEFAULT)
        buffer_append_format(lines, " align=%s", alignment_name(alignment));
}

static void append_paragraph(struct buffer *lines, const struct node *node)
{
    if (node->paragraph.role != PARAGRAPH_BODY)
        buffer_append_format(lines, " role=%s", paragraph_role_name(node->paragraph.role));
    append_alignment(lines, node->paragraph.alignment);
    append_flag(lines, "indented", node->paragraph.indented);
    if (node->paragraph.start_indent)
        buffer_append_format(lines, " start-indent=%gem",
                             (double)node->paragraph.start_indent / INDENTS_PER_EM);
    append_flag(lines, "section-start", node->paragraph.section_start);
}

static void append_heading(struct buffer *lines, const struct node *node)
{
    append_number(lines, "level", node->heading.level);
    append_alignment(lines, node->heading.alignment);
    append_named_text(lines, "rule", node->heading.rule);
}

static const char *const list_kind_names[] = {
    [LIST_BULLET] = "bullet", [LIST_NUMBER] = "number", [LIST_DESCRIPTION] = "description"};

static void append_list(struct buffer *lines, const struct node *node)
{
    buffer_append_format(lines, " %s", list_kind_names[node->list.kind]);
    bool is_numbered = node->list.kind == LIST_NUMBER;
    if (!is_numbered && node->list.numbering == NUMBERING_NONE)
        buffer_append_text(lines, " numbering=none");
    if (!is_numbered)
        return;
    buffer_append_format(lines, " numbering=%s", counter_style_name(node->list.numbering));
    append_number(lines, "start", node->list.start);
    append_flag(lines, "reversed", node->list.reversed);
}

static void append_item(struct buffer *lines, const struct node *node)
{
    append_flag(lines, "term", node->item.is_term);
    if (node->item.has_value)
        append_number(lines, "value", node->item.value);
}

static void append_row(struct buffer *lines, const struct node *node)
{
    append_number(lines, "columns", node->row.columns);
    append_flag(lines, "header", node->row.is_header);
}

static void append_cell(struct buffer *lines, const struct node *node)
{
    append_number(lines, "column", node->cell.column);
    if (node->cell.row_span > 1)
        append_number(lines, "row-span", node->cell.row_span);
    if (node->cell.column_span > 1)
        append_number(lines, "column-span", node->cell.column_span);
    append_flag(lines, "header", node->cell.is_header);
    append_alignment(lines, node->cell.alignment);
    if (node->cell.pad)
        append_number(lines, "pad", node->cell.pad);
}

static const char *const face_names[FACE_ROLE_COUNT] = {OPTION_WORD_LIST(face_role)};

static void append_span(struct buffer *lines, const struct node *node)
{
    for (unsigned bit = 1; inline_style_name((enum inline_style)bit); bit <<= 1)
        append_flag(lines, inline_style_name((enum inline_style)bit), node->span.styles & bit);
    if (node->span.has_face)
        buffer_append_format(lines, " face=%s", face_names[node->span.face]);
    append_named_text(lines, "color", node->span.color);
}

static void append_image(struct buffer *lines, const struct node *node)
{
    append_named_text(lines, "resource", node->image.resource ? node->image.resource->name : NULL);
    append_flag(lines, "missing", !node->image.resource);
    append_flag(lines, "decoration", node->image.is_decoration);
    if (node->image.width)
        append_number(lines, "width", (long)node->image.width);
    if (node->image.height)
        append_number(lines, "height", (long)node->image.height);
}

static void append_formula(struct buffer *lines, const struct node *node)
{
    append_flag(lines, "block", node->formula.is_block);
    append_named_text(lines, "mathml", node->formula.mathml);
}

static void append_own_attributes(struct buffer *lines, const struct node *node)
{
    switch (node->kind) {
    case NODE_PARAGRAPH:
    case NODE_CAPTION: append_paragraph(lines, node); break;
    case NODE_HEADING: append_heading(lines, node); break;
    case NODE_LIST: append_list(lines, node); break;
    case NODE_LIST_ITEM: append_item(lines, node); break;
    case NODE_ROW: append_row(lines, node); break;
    case NODE_CELL: append_cell(lines, node); break;
    case NODE_SPAN: append_span(lines, node); break;
    case NODE_LINK:
    case NODE_NOTE_REFERENCE: append_named_text(lines, "target", node->link.target); break;
    case NODE_IMAGE: append_image(lines, node); break;
    case NODE_FORMULA: append_formula(lines, node); break;
    case NODE_DOCUMENT:
    case NODE_QUOTE:
    case NODE_PREFORMATTED:
    case NODE_TABLE:
    case NODE_FIGURE:
    case NODE_SEPARATOR:
    case NODE_NOTE:
    case NODE_TEXT:
    case NODE_LINE_BREAK:
    case NODE_RUBY:
    case NODE_RUBY_BASE:
    case NODE_RUBY_TEXT:
    case NODE_KIND_COUNT: break;
    }
}

static void append_node(struct buffer *lines, const struct node *node, unsigned depth)
{
    for (unsigned i = 0; i < depth; i++)
        buffer_append_text(lines, "  ");
    buffer_append_text(lines, node_kind_name(node->kind));
    append_own_attributes(lines, node);
    append_named_text(lines, "id", node->id);
    append_named_text(lines, "language", node->language);
    if (node->text) {
        buffer_append_byte(lines, ' ');
        dump_quoted(lines, node->text, node->text_length);
    }
    buffer_append_byte(lines, '\n');
}

static void append_nodes(struct buffer *lines, const struct node *root)
{
    unsigned depth = 0;
    struct walk walk = walk_start(root);
    while (walk_next(&walk)) {
        if (walk.event == WALK_LEAVE) {
            depth--;
            continue;
        }
        append_node(lines, walk.node, depth);
        if (!node_is_leaf(walk.node))
            depth++;
    }
}

static void append_metadata(struct buffer *lines, const struct metadata *metadata)
{
    const struct {
        const char *name, *text;
    } rows[] = {
        {"title", metadata->title},
        {"order", metadata->order},
        {"author", metadata->author},
        {"contributors", metadata->contributors},
        {"source", metadata->source},
        {"date", metadata->date},
        {"language", metadata->language},
        {"publisher", metadata->publisher},
        {"keywords", metadata->keywords},
        {"summary", metadata->summary},
        {"series", metadata->series},
        {"series-index", metadata->series_index},
        {"title-in-body", metadata->title_in_body ? "yes" : NULL},
        {"title-further-down", metadata->title_heading ? "yes" : NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!rows[i].text)
            continue;
        buffer_append_format(lines, "%s ", rows[i].name);
        dump_quoted(lines, rows[i].text, strlen(rows[i].text));
        buffer_append_byte(lines, '\n');
    }
}

static void append_resource(struct buffer *lines, const struct resource *resource)
{
    buffer_append_text(lines, "resource ");
    dump_quoted(lines, resource->name, strlen(resource->name));
    buffer_append_format(lines, " type=%s size=%zu", resource->media_type, resource->size);
    if (resource->width && resource->height)
        buffer_append_format(lines, " pixels=%ux%u", (unsigned)resource->width, (unsigned)resource->height);
    buffer_append_byte(lines, '\n');
}

void dump_model(const struct document *document, const struct dump_options *options, struct buffer *lines)
{
    (void)options;
    append_metadata(lines, &document->metadata);
    for (const struct resource *resource = document->resources; resource; resource = resource->next)
        append_resource(lines, resource);
    for (const struct node *block = document->root->first_child; block; block = block->next)
        append_nodes(lines, block);
}
