#include "formats/canvas/page_drawing.h"

#include "formats/canvas/canvas_state.h"
#include "formats/canvas/marks.h"
#include "formats/document/description.h"
#include "formats/document/walk.h"

#include <stdlib.h>
#include <string.h>

struct page_drawing {
    struct canvas *canvas;
    struct drawing *drawing;
    struct frame frame;
    const struct page *page;
    bool *is_drawn; /* one an item */
};

/* Names go to where the first line of their block begins: its own, those of its inlines, and those of the
 * blocks that begin with it. */
static void add_places(struct page_drawing *this, const struct page_item *item)
{
    const struct node *block = item->line->block;
    const struct structure_tree *tree = this->canvas->structure;
    struct arena *arena = this->drawing->arena;
    length x = this->frame.x + item->x, y = this->frame.y + item->y - item->line->ascent;
    struct walk walk = walk_start(block);
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER && walk.node->id)
            drawing_place(this->drawing, structure_tree_scope(tree, arena, walk.node->id), x, y);
    for (const struct node *node = block; node->parent && node->parent->first_child == node;
         node = node->parent)
        if (node->parent->id)
            drawing_place(this->drawing, structure_tree_scope(tree, arena, node->parent->id), x, y);
}

/* Does the block of a line end on this page? Its lines stand one after the other. */
static bool is_whole(const struct page_drawing *this, size_t index)
{
    const struct page *page = this->page;
    const struct placed_line *first = page->items[index].line;
    for (; first->is_first && index < page->item_count; index++) {
        const struct page_item *item = &page->items[index];
        if (item->kind == ITEM_LINE && item->line->block == first->block && item->line->is_last)
            return true;
    }
    return false;
}

static void draw_line(struct page_drawing *this, size_t index)
{
    const struct page_item *item = &this->page->items[index];
    const struct node *block = item->line->block;
    struct structure_tree *tree = this->canvas->structure;
    if (block)
        structure_tree_enter_block(tree, this->drawing, block, is_whole(this, index));
    else if (item->node)
        structure_tree_enter_label(tree, this->drawing, item->node);
    else
        structure_tree_enter_title(tree, this->drawing, item->line->is_first);
    if (block && item->line->is_first)
        add_places(this, item);
    if (block)
        canvas_draw_block_line(this->canvas, this->drawing, item->line, this->frame, item->x, item->y);
    else
        canvas_draw_line(this->canvas, this->drawing, item->line, this->frame, item->x, item->y);
}

enum { TINT = 0xF2F2F2 };

/* A picture's or rule's place on the paper. */
struct extent {
    length x, y, width, height;
};

static struct extent find_extent(struct frame frame, const struct page_item *item)
{
    if (frame.vertical)
        return (struct extent){frame.x - item->y - item->height, frame.y + item->x, item->height,
                               item->width};
    return (struct extent){frame.x + item->x, frame.y + item->y, item->width, item->height};
}

static void add_picture(struct page_drawing *this, const struct page_item *item)
{
    const struct resource *resource = item->node->image.resource;
    struct extent extent = find_extent(this->frame, item);
    struct mark *mark = mark_add(this->drawing, MARK_PICTURE);
    mark->picture.x = extent.x;
    mark->picture.y = extent.y;
    mark->picture.width = extent.width;
    mark->picture.height = extent.height;
    mark->picture.name = arena_copy_text(this->drawing->arena, resource->name);
    mark->picture.kept = kept_picture_find(&this->canvas->pictures, resource);
}

static void draw_picture(struct page_drawing *this, const struct page_item *item)
{
    structure_tree_enter_picture(this->canvas->structure, this->drawing, item->node);
    add_picture(this, item);
}

static void draw_artifact(struct page_drawing *this, const struct page_item *item)
{
    struct extent extent = find_extent(this->frame, item);
    drawing_begin_artifact(this->drawing);
    switch (item->kind) {
    case ITEM_LINE:
        canvas_draw_line(this->canvas, this->drawing, item->line, this->frame, item->x, item->y);
        break;
    case ITEM_RULE:
        drawing_rectangle(this->drawing, extent.x, extent.y, extent.width, extent.height, 0);
        break;
    case ITEM_IMAGE: add_picture(this, item); break;
    case ITEM_TINT:
        drawing_rectangle(this->drawing, extent.x, extent.y, extent.width, extent.height, TINT);
        break;
    }
    drawing_end_artifact(this->drawing);
}

static void draw_item(struct page_drawing *this, size_t index)
{
    const struct page_item *item = &this->page->items[index];
    this->is_drawn[index] = true;
    bool is_needless = item->kind == ITEM_IMAGE && description_is_needless(item->node);
    if (item->repeated || item->kind == ITEM_RULE || is_needless)
        draw_artifact(this, item);
    else if (item->kind == ITEM_LINE)
        draw_line(this, index);
    else
        draw_picture(this, item);
}

/* The outermost cell around an item; NULL: none. */
static const struct node *cell_of(const struct page_item *item)
{
    const struct node *cell = NULL;
    const struct node *node = item->kind == ITEM_LINE && item->line->block ? item->line->block : item->node;
    for (; node; node = node->parent)
        if (node->kind == NODE_CELL)
            cell = node;
    return cell;
}

/* A row that may be divided comes in slices, each with some lines of every cell; readers expect cell after
 * cell.
 */
static void draw_rest_of_cell(struct page_drawing *this, size_t index)
{
    const struct node *cell = cell_of(&this->page->items[index]);
    for (size_t i = index + 1; cell && i < this->page->item_count; i++) {
        const struct page_item *item = &this->page->items[i];
        const struct node *other = cell_of(item);
        if (item->kind == ITEM_RULE || this->is_drawn[i])
            continue;
        if (!other || other->parent != cell->parent)
            return;
        if (other == cell)
            draw_item(this, i);
    }
}

/* The corner where lines begin is the lower left one of the type area. */
static void begin_turn(struct page_drawing *this)
{
    this->drawing->in_turn = true;
    this->drawing->turn_x = this->frame.x;
    this->drawing->turn_y = this->frame.y + this->page->height;
    this->frame = (struct frame){0};
}

/* Below all that is drawn later. */
static void draw_tints(struct page_drawing *this)
{
    for (size_t i = 0; i < this->page->item_count; i++)
        if (this->page->items[i].kind == ITEM_TINT)
            draw_item(this, i);
}

void canvas_draw_page(struct canvas *canvas, struct drawing *drawing, const struct page *page,
                      struct frame frame)
{
    bool *is_drawn = memory_allocate(page->item_count + 1);
    memset(is_drawn, 0, page->item_count + 1);
    struct page_drawing this = {canvas, drawing, frame, page, is_drawn};
    if (page->is_turned)
        begin_turn(&this);
    draw_tints(&this);
    for (size_t i = 0; i < page->item_count; i++) {
        if (is_drawn[i])
            continue;
        draw_item(&this, i);
        draw_rest_of_cell(&this, i);
    }
    drawing->in_turn = false;
    free(is_drawn);
}
