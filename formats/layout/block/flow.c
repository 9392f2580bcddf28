#include "formats/layout/block/flow.h"

#include "formats/layout/block/blocks.h"
#include "formats/layout/block/containing_block.h"
#include "formats/layout/block/hanging_label.h"
#include "formats/layout/block/notes.h"
#include "formats/layout/block/picture.h"
#include "formats/layout/block/table_boxes.h"

#include <stdlib.h>
#include <string.h>

void flow_free(struct flow *flow)
{
    if (!flow)
        return;
    flow_free(flow->note_flow);
    table_free(flow->table);
    arena_free(flow->arena);
    free(flow->contexts);
    free(flow);
}

static void open_table(struct flow *flow, const struct node *node)
{
    if (flow->setting.nesting >= TABLE_DEEPEST || table_count_columns(node) > TABLE_MOST_COLUMNS)
        return;
    struct place_of_block place = containing_block_place(flow, &flow->setting.request->styles->cell);
    struct table_setting setting = {.request = flow->setting.request,
                                    .table = node,
                                    .x = place.x,
                                    .measure = place.measure,
                                    .material = flow->setting.material,
                                    .notes = flow->setting.notes,
                                    .attaches_notes = flow->setting.attaches_notes,
                                    .nesting = flow->setting.nesting + 1,
                                    .on_grid = flow->setting.on_grid};
    flow->table = table_new(&setting);
    walk_skip_children(&flow->walk);
}

/* Sets a note where the flow is; the label is its mark, or NULL. */
static void open_note(struct flow *flow, const struct node *note, const char *label)
{
    struct flow_setting setting = flow->setting;
    setting.root = note;
    setting.style = &flow->setting.request->styles->note;
    setting.label = label;
    setting.on_grid = false; /* its lines stand closer */
    flow->note_flow = flow_new(&setting);
}

/* A note that a line refers to stands at the foot of a page, or below its heading; another one stands where the source
 * has it. */
static void enter_note(struct flow *flow, const struct node *node)
{
    const struct note_table *notes = flow->setting.notes;
    if (node == flow->setting.root)
        return;
    bool stays = note_table_stays(notes, node);
    if (stays)
        open_note(flow, node, note_table_mark(notes, node));
    if (stays || note_table_moves(notes, node)) {
        walk_skip_children(&flow->walk);
        return;
    }
    struct context *context = containing_block_push(flow, node);
    context->style = flow->setting.request->styles->note;
    context->style.start_indent = context->style.end_indent = 0;
}

/* A title that is set from the metadata, or hidden, is not set again from the first block. */
static bool is_title_in_body(const struct flow *flow, const struct node *node)
{
    const struct layout_request *request = flow->setting.request;
    return (request->with_title || request->hides_title) && request->document->metadata.title_in_body &&
           node == request->document->root->first_child;
}

/* The boxes from `first` on get the notes that their lines refer to. */
static void attach_notes(struct flow *flow, struct box_list *list, size_t first)
{
    const struct flow_setting *setting = &flow->setting;
    if (!setting->attaches_notes)
        return;
    for (size_t i = first; i < list->count; i++)
        notes_attach(setting->notes, setting->request, setting->measure, &list->boxes[i]);
}

static bool holds_table(const struct node *figure)
{
    for (const struct node *child = figure->first_child; child; child = child->next)
        if (child->kind == NODE_TABLE)
            return true;
    return false;
}

/* A figure of the document itself, or a picture that is a block: what may stand elsewhere. */
static const struct node *figure_of(const struct flow *flow, const struct node *block)
{
    const struct node *figure = block->parent && block->parent->kind == NODE_FIGURE ? block->parent : block;
    if (figure->parent != flow->setting.root || flow->setting.root->kind != NODE_DOCUMENT)
        return NULL;
    bool is_picture = figure == block && picture_next(block, NULL) && !picture_block_has_words(block);
    return is_picture || (figure != block && !holds_table(figure)) ? figure : NULL;
}

static void add_block(struct flow *flow, const struct node *block, struct box_list *list)
{
    size_t first = list->count;
    blocks_add(flow, block, list);
    const struct node *figure = figure_of(flow, block);
    for (size_t i = first; figure && i < list->count; i++)
        list->boxes[i].figure = figure;
    attach_notes(flow, list, first);
}

static void add_title(struct flow *flow, struct box_list *list)
{
    size_t first = list->count;
    blocks_add_title(flow, list);
    attach_notes(flow, list, first);
}

static void enter(struct flow *flow, struct box_list *list)
{
    const struct node *node = flow->walk.node;
    if (is_title_in_body(flow, node)) {
        walk_skip_children(&flow->walk);
        return;
    }
    bool is_head = node->kind == NODE_DOCUMENT ||
                   (node->kind == NODE_PARAGRAPH &&
                    (node->paragraph.role == PARAGRAPH_DECK || node->paragraph.role == PARAGRAPH_BYLINE));
    if (!is_head)
        flow->in_head = false;
    switch (node->kind) {
    case NODE_PARAGRAPH:
    case NODE_HEADING:
    case NODE_PREFORMATTED:
    case NODE_CAPTION:
        add_block(flow, node, list);
        walk_skip_children(&flow->walk);
        break;
    case NODE_SEPARATOR: blocks_add_separator(flow, node, list); break;
    case NODE_LIST: containing_block_push_list(flow, node); break;
    case NODE_LIST_ITEM: containing_block_push_item(flow, node); break;
    case NODE_QUOTE: containing_block_push_quote(flow, node); break;
    case NODE_FIGURE: containing_block_push(flow, node); break;
    case NODE_TABLE: open_table(flow, node); break;
    case NODE_NOTE: enter_note(flow, node); break;
    case NODE_DOCUMENT:
    case NODE_ROW:
    case NODE_CELL:
    case NODE_TEXT:
    case NODE_LINE_BREAK:
    case NODE_SPAN:
    case NODE_LINK:
    case NODE_IMAGE:
    case NODE_RUBY:
    case NODE_RUBY_BASE:
    case NODE_RUBY_TEXT:
    case NODE_NOTE_REFERENCE:
    case NODE_FORMULA:
    case NODE_KIND_COUNT: break;
    }
}

/* The notes that nothing set so far refers to, when all else is set. */
static bool open_left_note(struct flow *flow)
{
    bool is_document = flow->setting.root->kind == NODE_DOCUMENT;
    const struct node *note =
        is_document && flow->setting.attaches_notes ? note_table_take_left(flow->setting.notes) : NULL;
    if (!note)
        return false;
    open_note(flow, note, NULL);
    return true;
}

/* What follows the last block of the document. */
static bool add_credits(struct flow *flow, struct box_list *list)
{
    const struct node *credits = flow->setting.request->credits;
    if (!credits || flow->credits_done || flow->setting.root->kind != NODE_DOCUMENT)
        return false;
    flow->credits_done = true;
    add_block(flow, credits, list);
    return true;
}

/* One step: adds the boxes of a block, or moves on in the tree; false at the end. */
static bool take_step(struct flow *flow, struct box_list *list)
{
    if (!flow->title_done) {
        flow->title_done = true;
        add_title(flow, list);
        return true;
    }
    if (flow->table) {
        if (!table_next(flow->table, list)) {
            table_free(flow->table);
            flow->table = NULL;
        }
        return true;
    }
    if (flow->note_flow) {
        if (!flow_next(flow->note_flow, list)) {
            flow_free(flow->note_flow);
            flow->note_flow = NULL;
        }
        return true;
    }
    if (!walk_next(&flow->walk))
        return add_credits(flow, list) || open_left_note(flow);
    if (flow->walk.event == WALK_ENTER)
        enter(flow, list);
    else
        containing_block_pop(flow, flow->walk.node);
    return true;
}

bool flow_next(struct flow *flow, struct box_list *list)
{
    size_t before = list->count;
    while (list->count == before)
        if (!take_step(flow, list))
            return false;
    return true;
}

bool flow_set_again(struct flow *flow, const struct box *box, int looseness, struct box_list *list,
                    length *opening)
{
    return blocks_set_again(flow, box->block, looseness, list, opening);
}

void flow_set_all(const struct flow_setting *setting, struct box_list *list)
{
    struct flow *flow = flow_new(setting);
    while (flow_next(flow, list))
        ;
    flow_free(flow);
}

/* The label of a note hangs before its text: the text gives way to it. */
static void hang_label(struct flow *flow)
{
    struct label label = {
        .text = flow->setting.label, .gap = flow->setting.style->size / 2, .node = flow->setting.root};
    label.room = hanging_label_width(flow, &label, &flow->contexts[0].style) + label.gap;
    flow->contexts[0].start += label.room;
    flow->labels[flow->label_count++] = label;
}

struct flow *flow_new(const struct flow_setting *setting)
{
    struct flow *flow = memory_allocate(sizeof *flow);
    bool is_document = setting->root->kind == NODE_DOCUMENT, with_title = setting->request->with_title;
    *flow = (struct flow){.setting = *setting,
                          .walk = walk_start(setting->root),
                          .arena = arena_new(),
                          .in_head = is_document && with_title,
                          .title_done = !is_document || !with_title};
    flow->contexts = memory_allocate(sizeof *flow->contexts);
    flow->context_capacity = flow->context_count = 1;
    flow->contexts[0] = (struct context){.node = setting->root,
                                         .style = *setting->style,
                                         .start = setting->style->start_indent,
                                         .end = setting->style->end_indent};
    flow->contexts[0].style.start_indent = flow->contexts[0].style.end_indent = 0;
    if (setting->label)
        hang_label(flow);
    return flow;
}
