#include "formats/layout/block/blocks.h"

#include "base/utf8.h"
#include "formats/layout/block/attachment.h"
#include "formats/layout/block/containing_block.h"
#include "formats/layout/block/line_boxes.h"
#include "formats/layout/block/picture.h"
#include "formats/layout/block/signature.h"
#include "formats/layout/block/styles.h"
#include "formats/layout/inline/lines.h"
#include "formats/layout/paragraph/attendance.h"

#include <string.h>

static bool is_in_figure(const struct flow *flow)
{
    return containing_block_now(flow)->node->kind == NODE_FIGURE;
}

/* What follows a block, in the flow: also when the block ends a quote or a list. Notes that go to the foot of
 * pages do not stand between. */
static const struct node *following(const struct flow *flow, const struct node *block)
{
    const struct node *next = block->next;
    for (;;) {
        while (next && note_table_moves(flow->setting.notes, next))
            next = next->next;
        if (next || !block->parent || block->parent == flow->setting.root)
            return next;
        block = block->parent;
        next = block->next;
    }
}

/* By the count of its characters. */
static bool fills_one_line(const struct flow *flow, const struct node *block)
{
    struct arena *arena = arena_new();
    const char *text = node_plain_text(arena, block, false);
    length width = (length)utf8_count(text, strlen(text)) * flow->setting.style->size;
    arena_free(arena);
    return width + flow->setting.style->first_line_indent <= flow->setting.measure;
}

/* What closes a document: the note on its attachments, the signature, remarks; of minutes, who attended. */
static bool is_closing(const struct flow *flow, const struct node *block)
{
    bool is_note = block && block->kind == NODE_PARAGRAPH && block->paragraph.role == PARAGRAPH_ATTACHMENT;
    return is_note || signature_is(block) || signature_is_remark(block) ||
           (block && attendance_label(flow->setting.request->styles, block));
}

/* A paragraph before the closing that fills no more than a line. */
static bool is_short_before_closing(const struct flow *flow, const struct node *block)
{
    while (!node_holds_inlines(block) && block->first_child)
        block = block->first_child;
    if (block->kind != NODE_PARAGRAPH || !is_closing(flow, following(flow, block)))
        return false;
    return fills_one_line(flow, block);
}

static bool ends_term(const struct node *block)
{
    const struct node *item = block->parent;
    return item && item->kind == NODE_LIST_ITEM && item->item.is_term && !block->next && item->next;
}

/* The closing and the credits keep with two lines of the text before them (R4.7), a list with the line that
 * announces it (R4.5), a term with its description, a table with the line that is its title, the parts of a figure with
 * each other, a picture with the centred line below it. */
static bool keeps_with_next(const struct flow *flow, const struct node *block)
{
    const struct node *next = following(flow, block);
    if ((is_in_figure(flow) && block->next) || ends_term(block))
        return true;
    if (!next)
        return flow->setting.root->kind == NODE_DOCUMENT && block != flow->setting.request->credits &&
               flow->setting.request->credits;
    if (picture_is_above(next))
        return true;
    bool announces = next->kind == NODE_LIST && block->kind == NODE_PARAGRAPH;
    if (next->kind == NODE_TABLE && block->kind == NODE_PARAGRAPH && fills_one_line(flow, block))
        return true;
    return is_closing(flow, next) || announces || is_short_before_closing(flow, next);
}

static bool is_deck_or_byline(const struct node *block)
{
    return block && block->kind == NODE_PARAGRAPH &&
           (block->paragraph.role == PARAGRAPH_DECK || block->paragraph.role == PARAGRAPH_BYLINE);
}

/* Nothing but the title and what belongs to it stands before the block. */
static bool follows_title(const struct flow *flow, const struct node *block)
{
    const struct document *document = flow->setting.request->document;
    const struct node *before = block->previous;
    while (is_deck_or_byline(before))
        before = before->previous;
    return !before || (document->metadata.title_in_body && before == document->root->first_child);
}

/* A line stays empty before a new section, and between the title's lines and the text. */
static bool has_gap_before(const struct node *block)
{
    if (block->kind != NODE_PARAGRAPH)
        return false;
    return block->paragraph.section_start ||
           (is_deck_or_byline(block->previous) && !is_deck_or_byline(block));
}

/* Plain paragraphs of the document itself can be set again. */
static const struct set_block *remember(const struct flow *flow, const struct place_of_block *place,
                                        const struct block_lines *lines, struct arena *arena)
{
    bool is_plain = lines->node->kind == NODE_PARAGRAPH && flow->setting.root->kind == NODE_DOCUMENT &&
                    flow->label_count == 0 && !picture_next(lines->node, NULL);
    if (!is_plain || lines->count < 2)
        return NULL;
    struct set_block *block = arena_allocate(arena, sizeof *block);
    *block = (struct set_block){.node = lines->node,
                                .place = *place,
                                .space_before = lines->space_before,
                                .line_count = lines->count,
                                .lines_owed = flow->lines_owed,
                                .keep_last = lines->keep_last};
    return block;
}

/* Code stands in from the edges of its tint, and the arrows of its lines stand at the end. A cell has edges of
 * its own, and leaves room for the arrows only. Gives whether there is a tint. */
static bool narrow_code(const struct flow *flow, struct place_of_block *place)
{
    length size = place->style.size;
    bool is_in_cell = flow->setting.root->kind == NODE_CELL;
    bool has_tint = !is_in_cell && place->measure > (LEAST_MEASURE + 2) * size;
    if (has_tint)
        place->x += size;
    if (has_tint || place->measure > LEAST_MEASURE * size)
        place->measure -= has_tint ? 2 * size : size;
    return has_tint;
}

static void add_text(struct flow *flow, const struct node *block, struct material *material,
                     struct box_list *list)
{
    struct block_style style =
        styles_of_block(flow->setting.request->styles, &containing_block_now(flow)->style, block);
    style.starts_page = style.starts_page && !follows_title(flow, block);
    if (flow->label_count)
        style.first_line_indent = 0; /* the label stands there */
    attachment_hang(flow, block, &style);
    signature_place(flow, block, &style);
    struct place_of_block place = containing_block_place(flow, &style);
    bool on_tint = block->kind == NODE_PREFORMATTED && narrow_code(flow, &place);
    struct layout_request request = flow_request(flow, place.measure);
    struct block_lines lines = {.node = block,
                                .on_tint = on_tint,
                                .space_before = style.space_before,
                                .keep_last = keeps_with_next(flow, block),
                                .keep_all = attendance_label(request.styles, block) != 0};
    if (has_gap_before(block))
        lines.space_before += flow->setting.request->geometry.pitch;
    lines.lines = layout_block(&request, block, &place.style, material->arena, &lines.count);
    lines.set_block = remember(flow, &place, &lines, material->arena);
    if (lines.count)
        line_boxes_add(flow, &place, &lines, material, list);
}

static length widest_opening(const struct block_lines *lines)
{
    length most = 0;
    for (size_t i = 0; i < lines->count; i++)
        most = lines->lines[i].opening > most ? lines->lines[i].opening : most;
    return most;
}

bool blocks_set_again(struct flow *flow, const struct set_block *block, int looseness, struct box_list *list,
                      length *opening)
{
    struct place_of_block place = block->place;
    struct layout_request request = flow_request(flow, place.measure);
    struct material *material = material_open(flow->setting.material);
    struct block_lines lines = {
        .node = block->node, .space_before = block->space_before, .keep_last = block->keep_last};
    place.style.looseness = looseness;
    lines.lines = layout_block(&request, block->node, &place.style, material->arena, &lines.count);
    bool is_done = lines.count == block->line_count + (size_t)looseness && lines.count > 1;
    if (is_done) {
        unsigned lines_owed = flow->lines_owed;
        flow->lines_owed = block->lines_owed;
        line_boxes_add(flow, &place, &lines, material, list);
        flow->lines_owed = lines_owed;
        *opening = widest_opening(&lines);
    }
    material_release(material);
    return is_done;
}

/* What keeps with the next box, from the end of the list: a title, headings. */
static length kept_height(const struct box_list *list, length pitch)
{
    length height = 0;
    for (size_t i = list->count; i-- && list->boxes[i].keep;)
        height += list->boxes[i].lead + list->boxes[i].advance;
    return height ? height + pitch : 0;
}

/* A picture leaves room on its page for what keeps with it, unless that is most of the page. */
static length height_for_picture(const struct flow *flow, const struct place_of_block *place,
                                 const struct box_list *list)
{
    const struct layout_request *request = flow->setting.request;
    length page = request->geometry.height,
           caption = is_in_figure(flow) ? 2 * request->styles->caption.pitch : 0;
    length kept = kept_height(list, request->geometry.pitch);
    length height = page - caption - (kept < page / 2 ? kept : 0);
    if (!page)
        return 0;
    return height < place->style.size ? place->style.size : height;
}

enum { CEILING = 3, OF_QUARTERS = 4, LEAST_SHARE = 2 };

/* A tall picture leaves a quarter of its page to text, unless it would be narrower than half of the line then. */
static struct picture_size fit_picture(const struct flow *flow, const struct node *image,
                                       const struct place_of_block *place, length height)
{
    const struct layout_request *request = flow->setting.request;
    bool vertical = request->options.vertical;
    length em = request->styles->body.size, low = request->geometry.height * CEILING / OF_QUARTERS;
    struct picture_size whole = picture_fit(image, em, place->measure, height, vertical);
    if (whole.height <= low)
        return whole;
    struct picture_size lower = picture_fit(image, em, place->measure, low, vertical);
    return lower.width * LEAST_SHARE < place->measure ? whole : lower;
}

/* A picture is centred between its lines, on a place of its own. */
static void add_picture(struct flow *flow, const struct node *image, bool keep, struct material *material,
                        struct box_list *list)
{
    const struct layout_request *request = flow->setting.request;
    struct place_of_block place = containing_block_place(flow, &containing_block_now(flow)->style);
    struct picture_size size = fit_picture(flow, image, &place, height_for_picture(flow, &place, list));
    struct box box = {.material = material,
                      .height = size.height,
                      .advance = size.height + flow_line_gap(request),
                      .on_grid = flow->setting.on_grid,
                      .keep = keep,
                      .item_count = 1};
    flow->lines_owed = 0; /* to a heading a picture is as good as lines */
    box.items = arena_allocate(material->arena, sizeof *box.items);
    box.items[0] = (struct page_item){.kind = ITEM_IMAGE,
                                      .x = place.x + (place.measure - size.width) / 2,
                                      .width = size.width,
                                      .height = size.height,
                                      .node = image};
    box_list_add(list, &box);
}

enum { MOST_BESIDE = 3, SMALLER_OF = 3, THAN_OF = 2 /* a row is set a third smaller at most */ };

/* Pictures of one block, side by side. */
struct picture_row {
    const struct node *images[MOST_BESIDE];
    struct picture_size sizes[MOST_BESIDE];
    size_t count;
    length width, height;
};

/* Makes the pictures smaller where they are wider than the line with gaps between them; false: too much smaller. */
static bool fit_row(struct picture_row *row, length measure, length gap)
{
    length room = measure - (length)(row->count - 1) * gap, sum = 0;
    for (size_t i = 0; i < row->count; i++)
        sum += row->sizes[i].width;
    if (sum * THAN_OF > room * SMALLER_OF)
        return false;
    for (size_t i = 0; i < row->count; i++) {
        struct picture_size *size = &row->sizes[i];
        if (sum > room)
            *size = (struct picture_size){size->width * room / sum, size->height * room / sum};
        row->width += size->width + (i ? gap : 0);
        row->height = size->height > row->height ? size->height : row->height;
    }
    return true;
}

/* Two or three small pictures that have a block for themselves stand in a row, as on the page they come from. */
static bool find_row(const struct flow *flow, const struct node *block, const struct place_of_block *place,
                     length height, struct picture_row *row)
{
    if (flow->setting.request->options.vertical || picture_block_has_words(block))
        return false;
    for (const struct node *image = NULL; (image = picture_next(block, image)) != NULL; row->count++) {
        if (row->count == MOST_BESIDE)
            return false;
        row->images[row->count] = image;
        row->sizes[row->count] = fit_picture(flow, image, place, height);
    }
    return row->count > 1 && fit_row(row, place->measure, place->style.size);
}

static bool add_row(struct flow *flow, const struct node *block, struct material *material,
                    struct box_list *list)
{
    const struct layout_request *request = flow->setting.request;
    struct place_of_block place = containing_block_place(flow, &containing_block_now(flow)->style);
    struct picture_row row = {0};
    if (!find_row(flow, block, &place, height_for_picture(flow, &place, list), &row))
        return false;
    struct box box = {.material = material,
                      .height = row.height,
                      .advance = row.height + flow_line_gap(request),
                      .on_grid = flow->setting.on_grid,
                      .keep = keeps_with_next(flow, block)};
    flow->lines_owed = 0;
    box.items = arena_allocate_array(material->arena, row.count, sizeof *box.items);
    length x = place.x + (place.measure - row.width) / 2;
    for (size_t i = 0; i < row.count; x += row.sizes[i++].width + place.style.size)
        box.items[box.item_count++] = (struct page_item){.kind = ITEM_IMAGE,
                                                         .x = x,
                                                         .y = row.height - row.sizes[i].height,
                                                         .width = row.sizes[i].width,
                                                         .height = row.sizes[i].height,
                                                         .node = row.images[i]};
    box_list_add(list, &box);
    return true;
}

void blocks_add(struct flow *flow, const struct node *block, struct box_list *list)
{
    struct material *material = material_open(flow->setting.material);
    const struct node *image = picture_next(block, NULL);
    if (!image || picture_block_has_words(block))
        add_text(flow, block, material, list);
    if (image && picture_next(block, image) && add_row(flow, block, material, list))
        image = NULL;
    while (image) {
        const struct node *next = picture_next(block, image);
        add_picture(flow, image, next || keeps_with_next(flow, block), material, list);
        image = next;
    }
    material_release(material);
}

/* A rule of a third of the measure, in the middle of a line of its own; none where nothing is below it, or only
 * notes that go to the foot of pages. */
void blocks_add_separator(struct flow *flow, const struct node *node, struct box_list *list)
{
    if (!following(flow, node))
        return;
    const struct layout_request *request = flow->setting.request;
    struct place_of_block place = containing_block_place(flow, &containing_block_now(flow)->style);
    struct material *material = material_open(flow->setting.material);
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

/* Sets a text whose lines are separated by "\n", each of which may break further. */
static void add_text_lines(const struct layout_request *request, const char *text,
                           const struct block_style *style, struct arena *arena, struct block_lines *lines)
{
    for (size_t length; *text; text += length + (text[length] == '\n')) {
        size_t count = 0;
        length = strcspn(text, "\n");
        const char *line = arena_copy(arena, text, length);
        struct placed_line *set =
            layout_text(request, line, request->document->metadata.language, style, arena, &count);
        struct placed_line *all = arena_allocate_array(arena, lines->count + count, sizeof *all);
        if (lines->count)
            memcpy(all, lines->lines, lines->count * sizeof *all);
        memcpy(all + lines->count, set, count * sizeof *all);
        lines->lines = all;
        lines->count += count;
    }
}

void blocks_add_title(struct flow *flow, struct box_list *list)
{
    const struct layout_request *request = flow->setting.request;
    const struct metadata *metadata = &request->document->metadata;
    struct place_of_block place = containing_block_place(flow, &request->styles->title);
    struct layout_request title_request = flow_request(flow, place.measure);
    struct material *material = material_open(flow->setting.material);
    struct block_lines lines = {.space_before = request->styles->title.space_before};
    const char *text = metadata->title_lines ? metadata->title_lines : metadata->title;
    add_text_lines(&title_request, text, &place.style, material->arena, &lines);
    if (lines.count)
        line_boxes_add(flow, &place, &lines, material, list);
    material_release(material);
}
