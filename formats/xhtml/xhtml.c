#include "formats/xhtml/xhtml.h"

#include "formats/document/walk.h"
#include "formats/xhtml/boxes.h"
#include "formats/xhtml/division.h"
#include "formats/xhtml/inlines.h"
#include "formats/xhtml/notes.h"
#include "formats/xhtml/paragraphs.h"
#include "formats/xhtml/tables.h"
#include "formats/xhtml/tags.h"
#include "formats/xhtml/words.h"

#include <string.h>

const struct node *xhtml_title_block(const struct document *document)
{
    const struct node *first = document->root->first_child;
    return document->metadata.title_in_body && first && node_holds_inlines(first) ? first : NULL;
}

void xhtml_open(struct xhtml *xhtml, struct arena *arena, const struct document *document,
                const struct xhtml_setting *setting, struct buffer *out)
{
    *xhtml = (struct xhtml){.arena = arena,
                            .setting = setting,
                            .document = document,
                            .anchors = anchors_collect(arena, document),
                            .out = out,
                            .has_title = *document->metadata.title || xhtml_title_block(document)};
    xhtml_start(xhtml);
}

void xhtml_start(struct xhtml *xhtml)
{
    xhtml->headings = NULL;
    xhtml->last_heading = &xhtml->headings;
    xhtml->heading_count = 0;
    xhtml->notes = NULL;
    xhtml->last_note = &xhtml->notes;
    xhtml->depth = 0;
    xhtml->part = 0;
    xhtml->opening = NULL;
    xhtml->sentence_block = NULL;
    xhtml->kobo_block = 0;
    xhtml->part_has_formulas = false;
}

static void note_feature(struct xhtml *xhtml, enum node_kind kind)
{
    struct xhtml_features *features = &xhtml->features;
    features->headings |= kind == NODE_HEADING;
    features->ruby |= kind == NODE_RUBY;
}

static void write_event(struct xhtml *xhtml, struct walk *walk)
{
    const struct node *node = walk->node;
    switch (node->kind) {
    case NODE_PARAGRAPH: xhtml_enter_paragraph(xhtml, walk); break;
    case NODE_HEADING: xhtml_enter_heading(xhtml, walk); break;
    case NODE_LIST: xhtml_enter_list(xhtml, walk); break;
    case NODE_LIST_ITEM: xhtml_enter_item(xhtml, walk); break;
    case NODE_QUOTE: xhtml_enter_element(xhtml, walk, "blockquote"); break;
    case NODE_PREFORMATTED: xhtml_enter_element(xhtml, walk, "pre"); break;
    case NODE_TABLE: xhtml_enter_table(xhtml, walk); break;
    case NODE_ROW: xhtml_enter_row(xhtml, walk); break;
    case NODE_CELL: xhtml_enter_cell(xhtml, walk); break;
    case NODE_FIGURE: xhtml_enter_element(xhtml, walk, "figure"); break;
    case NODE_CAPTION: xhtml_enter_caption(xhtml, walk); break;
    case NODE_SEPARATOR:
        xhtml_write_empty(xhtml, node, "hr");
        buffer_append_byte(xhtml->out, '\n');
        break;
    case NODE_NOTE: xhtml_enter_note(xhtml, walk); break;
    case NODE_TEXT: xhtml_write_text(xhtml, node); break;
    case NODE_LINE_BREAK: xhtml_write_empty(xhtml, node, "br"); break;
    case NODE_SPAN: xhtml_enter_span(xhtml, walk); break;
    case NODE_LINK: xhtml_enter_link(xhtml, walk); break;
    case NODE_IMAGE: xhtml_write_image(xhtml, node); break;
    case NODE_RUBY: xhtml_enter_element(xhtml, walk, "ruby"); break;
    case NODE_RUBY_BASE: xhtml_enter_ruby_part(xhtml, walk, "", ""); break;
    case NODE_RUBY_TEXT: xhtml_enter_ruby_part(xhtml, walk, "<rp>（</rp><rt>", "</rt><rp>）</rp>"); break;
    case NODE_NOTE_REFERENCE: xhtml_write_reference(xhtml, node); break;
    case NODE_FORMULA: xhtml_enter_formula(xhtml, walk); break;
    case NODE_DOCUMENT:
    case NODE_KIND_COUNT: break;
    }
}

void xhtml_write_block(struct xhtml *xhtml, const struct node *block)
{
    struct walk walk = walk_start(block);
    while (walk_next(&walk)) {
        note_feature(xhtml, walk.node->kind);
        if (walk.event == WALK_ENTER)
            division_enter(xhtml, walk.node);
        write_event(xhtml, &walk);
        if (walk.event == WALK_LEAVE)
            division_leave(xhtml, walk.node);
    }
}

static void write_half(struct xhtml *xhtml, const struct node *node, enum walk_event event)
{
    xhtml->resumed = node;
    xhtml->is_repeated = true;
    write_event(xhtml, &(struct walk){.root = node->parent, .node = node->parent, .event = event});
    xhtml->resumed = NULL;
    xhtml->is_repeated = false;
}

void xhtml_leave_place(struct xhtml *xhtml, const struct node *node)
{
    for (; node->parent->kind != NODE_DOCUMENT; node = node->parent)
        write_half(xhtml, node, WALK_LEAVE);
}

void xhtml_return_to_place(struct xhtml *xhtml, const struct node *node)
{
    size_t depth = 0;
    for (const struct node *each = node; each->parent->kind != NODE_DOCUMENT; each = each->parent)
        depth++;
    const struct node **way = arena_allocate_array(xhtml->arena, depth + 1, sizeof *way);
    for (size_t i = depth; i-- > 0; node = node->parent)
        way[i] = node;
    for (size_t i = 0; i < depth; i++)
        write_half(xhtml, way[i], WALK_ENTER);
}

static void write_title_lines(struct xhtml *xhtml, const char *lines)
{
    for (size_t length; *lines; lines += length + (lines[length] == '\n')) {
        length = strcspn(lines, "\n");
        xhtml_write_title(xhtml, arena_copy(xhtml->arena, lines, length));
        if (lines[length])
            buffer_append_text(xhtml->out, "<br/>");
    }
}

void xhtml_write_missing_title(struct xhtml *xhtml)
{
    const struct metadata *metadata = &xhtml->document->metadata;
    if (!*metadata->title || xhtml_title_block(xhtml->document) || metadata->title_heading)
        return;
    buffer_append_text(xhtml->out, "<h1>");
    write_title_lines(xhtml, metadata->title_lines ? metadata->title_lines : metadata->title);
    buffer_append_text(xhtml->out, "</h1>\n");
}

void xhtml_write_document(const struct document *document, const struct xhtml_setting *setting,
                          struct buffer *out)
{
    struct arena *arena = arena_new();
    struct xhtml xhtml;
    xhtml_open(&xhtml, arena, document, setting, out);
    xhtml_write_missing_title(&xhtml);
    for (const struct node *block = document->root->first_child; block; block = block->next)
        xhtml_write_block(&xhtml, block);
    xhtml_write_notes(&xhtml);
    arena_free(arena);
}
