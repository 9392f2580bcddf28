#include "formats/layout/flow.h"

#include "formats/document/walk.h"
#include "formats/layout/label.h"
#include "formats/layout/picture.h"
#include "formats/layout/styles.h"
#include "formats/layout/table.h"

#include <stdlib.h>
#include <string.h>

enum {
    LEAST_MEASURE = 2, /* em: indents give way before lines get shorter than this */
    LINES_AFTER_HEADING = 2,
    MOST_LABELS = 8,
};

/* What stands around the blocks at hand: one for each list, item, quote or figure that is open. */
struct context {
    const struct node *node;
    struct block_style style; /* of plain paragraphs; its indents are in `start` and `end` */
    length start, end;
    unsigned list_depth;
    long number; /* a list: of the next item */
    length room; /* a list: for the labels */
};

struct label {
    const char *text;
    length room; /* from the edge of what stands around the item to its text; the label ends at its end */
    length gap;  /* between label and text */
    const struct node *node;
};

struct flow {
    struct flow_setting setting;
    struct walk walk;
    struct context *contexts;
    size_t context_count, context_capacity;
    struct arena *arena;              /* of the labels' texts */
    struct label labels[MOST_LABELS]; /* hang before the next line */
    size_t label_count;
    struct table *table;     /* being set, row by row */
    struct flow *left_notes; /* notes that no line refers to, at the end */
    unsigned lines_owed;     /* to the heading before them (R4.4) */
    bool in_head;            /* only title, decks and bylines so far */
    bool title_done;
};

/* Where a block is set, and how. */
struct place_of_block {
    struct block_style style;
    length x, measure;
    bool spans_columns;
};

void flow_free(struct flow *flow)
{
    if (!flow)
        return;
    flow_free(flow->left_notes);
    table_free(flow->table);
    arena_free(flow->arena);
    free(flow->contexts);
    free(flow);
}

static struct material *open_material(const struct flow *flow)
{
    if (!flow->setting.material)
        return material_new();
    material_hold(flow->setting.material);
    return flow->setting.material;
}

length layout_line_gap(const struct layout_request *request)
{
    length gap = request->geometry.pitch - request->styles->body.size;
    return gap > 0 ? gap : 0;
}

/* From the top of the em box of a style to its baseline: the same for all of its lines, whatever they hold,
 * so that the baselines of a page stand on one grid. */
static length style_ascent(const struct flow *flow, const struct block_style *style, const char *language,
                           struct arena *arena)
{
    static const char sample[] = "国";
    const struct measure *measure = flow->setting.request->measure;
    if (flow->setting.request->options.vertical)
        return style->size / 2;
    struct text_style look = {.role = style->role,
                              .size = style->size,
                              .bold = style->bold,
                              .language = language,
                              .orientation = flow->setting.request->options.vertical
                                                 ? ORIENTATION_UPRIGHT
                                                 : ORIENTATION_HORIZONTAL};
    struct shaped_run run = {0};
    measure->shape(measure, arena, sample, sizeof sample - 1, 0, sizeof sample - 1, &look, &run);
    return run.ascent;
}

static struct context *current_context(const struct flow *flow)
{
    return &flow->contexts[flow->context_count - 1];
}

/* The indents of the contexts and of the style itself, taken off the measure. */
static struct place_of_block find_place(const struct flow *flow, const struct block_style *style)
{
    const struct context *context = current_context(flow);
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

static struct layout_request request_for(const struct flow *flow, length measure)
{
    struct layout_request request = *flow->setting.request;
    request.geometry.measure = measure;
    return request;
}

/* How a block fills whole lines of the grid (取行): what is left over goes above and below in the proportion
 * of the spaces that its style asks for. A body line leaves half of nothing: it begins where its line begins.
 */
struct grid_fit {
    length above, below; /* of the em boxes */
};

static struct grid_fit fit_to_grid(const struct flow *flow, const struct block_style *style, size_t count,
                                   length space_before)
{
    length after = style->space_after, extent = (length)(count - 1) * style->pitch + style->size;
    if (!flow->setting.on_grid)
        return (struct grid_fit){space_before, after + style->pitch - style->size};
    length pitch = flow->setting.request->geometry.pitch, gap = layout_line_gap(flow->setting.request);
    length room = length_round_up(extent + space_before + after + gap, pitch) + gap;
    length wanted_above = space_before + gap, wanted = wanted_above + after + gap;
    length above = wanted ? (room - extent) * wanted_above / wanted : (room - extent) / 2;
    return (struct grid_fit){above - gap, room - extent - above};
}

struct block_lines {
    const struct node *node;
    struct placed_line *lines;
    size_t count;
    length space_before;
    bool keep_last;
};

static struct page_item line_item(const struct node *node, const struct placed_line *line, length x, length y)
{
    return (struct page_item){.kind = ITEM_LINE,
                              .x = x,
                              .y = y,
                              .width = line->width,
                              .height = line->ascent + line->descent,
                              .line = line,
                              .node = node};
}

static struct placed_line *set_label(const struct flow *flow, const struct label *label,
                                     const struct block_style *block_style, struct arena *arena,
                                     size_t *count)
{
    struct block_style style = *block_style;
    style.alignment = ALIGNMENT_START;
    style.first_line_indent = style.start_indent = style.end_indent = 0;
    struct layout_request request = request_for(flow, flow->setting.measure);
    const char *language = node_language(request.document, label->node);
    return layout_text(&request, label->text, language, &style, arena, count);
}

/* The labels that wait for a line stand before it, each at the end of its own room. */
static size_t add_labels(struct flow *flow, const struct place_of_block *place, length ascent,
                         struct arena *arena, struct page_item *items)
{
    size_t item_count = 0;
    length end = place->x;
    for (size_t i = flow->label_count; i--;) {
        const struct label *label = &flow->labels[i];
        size_t count = 0;
        struct placed_line *lines = set_label(flow, label, &place->style, arena, &count);
        if (count)
            items[item_count++] = line_item(label->node, lines, end - label->gap - lines->width, ascent);
        end -= label->room;
    }
    flow->label_count = 0;
    return item_count;
}

static uint32_t piece_end(const struct placed_piece *piece)
{
    uint32_t end = 0;
    for (uint32_t i = piece->first; i < piece->first + piece->count; i++) {
        const struct cluster *cluster = &piece->run->clusters[i];
        end = cluster->offset + cluster->size > end ? cluster->offset + cluster->size : end;
    }
    return end;
}

/* Code that goes on in the next line, though the author did not end the line there. */
static bool goes_on(const struct block_lines *block, size_t index)
{
    const struct placed_line *line = &block->lines[index];
    bool is_code = block->node && block->node->kind == NODE_PREFORMATTED;
    if (!is_code || index + 1 == block->count || !line->piece_count)
        return false;
    uint32_t end = 0;
    for (uint32_t i = 0; i < line->piece_count; i++)
        end = piece_end(&line->pieces[i]) > end ? piece_end(&line->pieces[i]) : end;
    const char *rest = line->pieces[0].text + end;
    return rest[strspn(rest, " ")] != '\n';
}

/* An arrow in the margin that such lines leave free; the text layer knows nothing of it. */
static size_t add_arrow(struct flow *flow, const struct place_of_block *place, length ascent,
                        struct arena *arena, struct page_item *items)
{
    struct label arrow = {.text = "→", .node = flow->setting.root};
    size_t count = 0;
    struct placed_line *lines = set_label(flow, &arrow, &place->style, arena, &count);
    if (!count)
        return 0;
    for (uint32_t i = 0; i < lines->piece_count; i++)
        lines->pieces[i].replacement = "\u00AD";
    *items = line_item(NULL, lines, place->x + place->measure, ascent);
    items->repeated = true;
    return 1;
}

static bool keeps(struct flow *flow, const struct place_of_block *place, const struct block_lines *block,
                  size_t index)
{
    bool is_last = index + 1 == block->count;
    bool owed = flow->lines_owed > 1;
    if (place->style.keep_with_next) {
        flow->lines_owed = LINES_AFTER_HEADING;
        return true;
    }
    if (flow->lines_owed)
        flow->lines_owed--;
    if (is_last)
        return block->keep_last || owed;
    return owed || index == 0 || index + 2 == block->count;
}

/* Lines become boxes; the first and the last two of them stay together (orphans and widows of 2). */
static void add_lines(struct flow *flow, const struct place_of_block *place, const struct block_lines *block,
                      struct material *material, struct box_list *list)
{
    const struct block_style *style = &place->style;
    const char *language = block->node ? node_language(flow->setting.request->document, block->node)
                                       : flow->setting.request->document->metadata.language;
    length ascent = style_ascent(flow, style, language, material->arena);
    struct grid_fit fit = fit_to_grid(flow, style, block->count, block->space_before);
    for (size_t i = 0; i < block->count; i++) {
        bool is_last = i + 1 == block->count;
        struct box box = {.material = material,
                          .lead = i ? 0 : fit.above,
                          .height = style->size,
                          .advance = is_last ? style->size + fit.below : style->pitch,
                          .on_grid = !i && flow->setting.on_grid,
                          .spans_columns = place->spans_columns};
        box.items = arena_allocate_array(material->arena, flow->label_count + 2, sizeof *box.items);
        box.item_count = add_labels(flow, place, ascent, material->arena, box.items);
        box.items[box.item_count++] = line_item(block->node, &block->lines[i], place->x, ascent);
        if (goes_on(block, i))
            box.item_count += add_arrow(flow, place, ascent, material->arena, &box.items[box.item_count]);
        box.keep = keeps(flow, place, block, i);
        if (flow->setting.attaches_notes)
            notes_attach(flow->setting.notes, flow->setting.request, flow->setting.measure, &box);
        box_list_add(list, &box);
    }
}

/* The blocks. */

static bool is_signature(const struct node *block)
{
    return block && block->kind == NODE_PARAGRAPH && block->paragraph.role == PARAGRAPH_SIGNATURE;
}

static bool is_in_figure(const struct flow *flow)
{
    return current_context(flow)->node->kind == NODE_FIGURE;
}

/* A signature keeps with the text before it (R4.7), a list with the line that announces it (R4.5), the parts
 * of a figure with each other. */
static bool keeps_with_next(const struct flow *flow, const struct node *block)
{
    const struct node *next = block->next;
    if (is_in_figure(flow))
        return next != NULL;
    return is_signature(next) || (next && next->kind == NODE_LIST && block->kind == NODE_PARAGRAPH);
}

static bool is_deck_or_byline(const struct node *block)
{
    return block && block->kind == NODE_PARAGRAPH &&
           (block->paragraph.role == PARAGRAPH_DECK || block->paragraph.role == PARAGRAPH_BYLINE);
}

/* A line stays empty before a new section, and between the title's lines and the text. */
static bool has_gap_before(const struct node *block)
{
    if (block->kind != NODE_PARAGRAPH)
        return false;
    return block->paragraph.section_start ||
           (is_deck_or_byline(block->previous) && !is_deck_or_byline(block));
}

static void add_text(struct flow *flow, const struct node *block, struct material *material,
                     struct box_list *list)
{
    struct block_style style =
        styles_of_block(flow->setting.request->styles, &current_context(flow)->style, block);
    struct place_of_block place = find_place(flow, &style);
    if (block->kind == NODE_PREFORMATTED && place.measure > LEAST_MEASURE * style.size)
        place.measure -= style.size; /* for the arrows */
    struct layout_request request = request_for(flow, place.measure);
    struct block_lines lines = {
        .node = block, .space_before = style.space_before, .keep_last = keeps_with_next(flow, block)};
    if (has_gap_before(block))
        lines.space_before += flow->setting.request->geometry.pitch;
    lines.lines = layout_block(&request, block, &place.style, material->arena, &lines.count);
    if (lines.count)
        add_lines(flow, &place, &lines, material, list);
}

/* A picture stands in the middle of its lines, on a place of its own. */
static void add_picture(struct flow *flow, const struct node *image, bool keep, struct material *material,
                        struct box_list *list)
{
    const struct layout_request *request = flow->setting.request;
    struct place_of_block place = find_place(flow, &current_context(flow)->style);
    length caption = is_in_figure(flow) ? 2 * request->styles->caption.pitch : 0;
    length most_height = request->geometry.height - caption;
    if (request->geometry.height && most_height < place.style.size)
        most_height = place.style.size;
    bool vertical = request->options.vertical;
    length most_across = request->geometry.height ? most_height : 0;
    struct picture_size size =
        picture_fit(image, request->styles->body.size, place.measure, most_across, vertical);
    struct box box = {.material = material,
                      .height = size.height,
                      .advance = size.height + layout_line_gap(request),
                      .on_grid = flow->setting.on_grid,
                      .keep = keep,
                      .item_count = 1};
    box.items = arena_allocate(material->arena, sizeof *box.items);
    box.items[0] = (struct page_item){.kind = ITEM_IMAGE,
                                      .x = place.x + (place.measure - size.width) / 2,
                                      .width = size.width,
                                      .height = size.height,
                                      .node = image};
    box_list_add(list, &box);
}

static void add_block(struct flow *flow, const struct node *block, struct box_list *list)
{
    struct material *material = open_material(flow);
    const struct node *image = picture_next(block, NULL);
    if (!image || picture_block_has_words(block))
        add_text(flow, block, material, list);
    while (image) {
        const struct node *next = picture_next(block, image);
        add_picture(flow, image, next || keeps_with_next(flow, block), material, list);
        image = next;
    }
    material_release(material);
}

/* A rule of a third of the measure, in the middle of a line of its own. */
static void add_separator(struct flow *flow, const struct node *node, struct box_list *list)
{
    const struct layout_request *request = flow->setting.request;
    struct place_of_block place = find_place(flow, &current_context(flow)->style);
    struct material *material = open_material(flow);
    struct box box = {.material = material,
                      .height = place.style.size,
                      .advance = place.style.pitch,
                      .on_grid = flow->setting.on_grid,
                      .item_count = 1};
    box.items = arena_allocate(material->arena, sizeof *box.items);
    box.items[0] = (struct page_item){.kind = ITEM_RULE,
                                      .x = place.x + place.measure / 3,
                                      .y = (place.style.size - request->styles->rule_width) / 2,
                                      .width = place.measure / 3,
                                      .height = request->styles->rule_width,
                                      .node = node};
    box_list_add(list, &box);
    material_release(material);
}

static void add_title(struct flow *flow, struct box_list *list)
{
    const struct layout_request *request = flow->setting.request;
    const struct metadata *metadata = &request->document->metadata;
    struct place_of_block place = find_place(flow, &request->styles->title);
    struct layout_request title_request = request_for(flow, place.measure);
    struct material *material = open_material(flow);
    struct block_lines lines = {.space_before = request->styles->title.space_before};
    lines.lines = layout_text(&title_request, metadata->title, metadata->language, &place.style,
                              material->arena, &lines.count);
    if (lines.count)
        add_lines(flow, &place, &lines, material, list);
    material_release(material);
}

/* What stands around blocks. */

static struct context *push_context(struct flow *flow, const struct node *node)
{
    if (flow->context_count == flow->context_capacity) {
        flow->context_capacity *= 2;
        flow->contexts = memory_resize(flow->contexts, flow->context_capacity * sizeof *flow->contexts);
    }
    struct context *context = &flow->contexts[flow->context_count];
    *context = *current_context(flow);
    context->node = node;
    flow->context_count++;
    return context;
}

static void push_quote(struct flow *flow, const struct node *node)
{
    struct context *context = push_context(flow, node);
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
    if (list->list.kind == LIST_NUMBER && list->list.numbering == NUMBERING_CHINESE)
        return 0;
    return current_context(flow)->style.size / 2;
}

static length label_width(const struct flow *flow, const struct label *label)
{
    struct arena *arena = arena_new();
    size_t count = 0;
    const struct placed_line *lines = set_label(flow, label, &current_context(flow)->style, arena, &count);
    length width = count ? lines->width : 0;
    arena_free(arena);
    return width;
}

static void push_list(struct flow *flow, const struct node *node)
{
    struct arena *arena = arena_new();
    struct context *context = push_context(flow, node);
    context->number = list_first_number(node);
    struct label label = {.text = longest_label(node, context->list_depth, arena), .node = node};
    length needed = label_width(flow, &label) + label_gap(flow, node);
    length room = flow->setting.request->styles->list_indent;
    context->room = needed > room ? needed : room;
    context->list_depth++;
    arena_free(arena);
}

static void push_item(struct flow *flow, const struct node *item)
{
    struct context *list = current_context(flow);
    const struct node *list_node = list->node;
    long number = list_item_number(item, list->number);
    list->number = list_next_number(list_node, number);
    length room = list->room;
    struct context *context = push_context(flow, item);
    if (item->item.is_term)
        return;
    context->start += room;
    if (!flow->label_count)
        arena_rewind(flow->arena, (struct arena_mark){0});
    const char *text = list_label(flow->arena, list_node, number, context->list_depth - 1);
    if (*text && flow->label_count < MOST_LABELS)
        flow->labels[flow->label_count++] =
            (struct label){.text = text, .room = room, .gap = label_gap(flow, list_node), .node = item};
}

static void leave(struct flow *flow)
{
    if (flow->context_count > 1 && current_context(flow)->node == flow->walk.node)
        flow->context_count--;
}

static void open_table(struct flow *flow, const struct node *node)
{
    if (flow->setting.nesting >= TABLE_DEEPEST || table_count_columns(node) > TABLE_MOST_COLUMNS)
        return;
    struct place_of_block place = find_place(flow, &flow->setting.request->styles->cell);
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

/* A note that a line refers to stands at the foot of a page; another one stands where the source has it. */
static void enter_note(struct flow *flow, const struct node *node)
{
    if (node == flow->setting.root)
        return;
    if (flow->setting.notes && note_is_referenced(flow->setting.notes, node)) {
        walk_skip_children(&flow->walk);
        return;
    }
    struct context *context = push_context(flow, node);
    context->style = flow->setting.request->styles->note;
    context->style.start_indent = context->style.end_indent = 0;
}

/* A title that is set from the metadata is not set again from the first block. */
static bool is_title_in_body(const struct flow *flow, const struct node *node)
{
    const struct layout_request *request = flow->setting.request;
    return request->with_title && request->document->metadata.title_in_body &&
           node == request->document->root->first_child;
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
    case NODE_SEPARATOR: add_separator(flow, node, list); break;
    case NODE_LIST: push_list(flow, node); break;
    case NODE_LIST_ITEM: push_item(flow, node); break;
    case NODE_QUOTE: push_quote(flow, node); break;
    case NODE_FIGURE: push_context(flow, node); break;
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
    case NODE_KIND_COUNT: break;
    }
}

/* The notes that nothing set so far refers to, when all else is set. */
static bool open_left_note(struct flow *flow)
{
    bool is_document = flow->setting.root->kind == NODE_DOCUMENT;
    const struct node *note =
        is_document && flow->setting.attaches_notes ? note_take_left(flow->setting.notes) : NULL;
    if (!note)
        return false;
    struct flow_setting setting = flow->setting;
    setting.root = note;
    setting.style = &flow->setting.request->styles->note;
    flow->left_notes = flow_new(&setting);
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
    if (flow->left_notes) {
        if (!flow_next(flow->left_notes, list)) {
            flow_free(flow->left_notes);
            flow->left_notes = NULL;
        }
        return true;
    }
    if (!walk_next(&flow->walk))
        return open_left_note(flow);
    if (flow->walk.event == WALK_ENTER)
        enter(flow, list);
    else
        leave(flow);
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
    label.room = label_width(flow, &label) + label.gap;
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
