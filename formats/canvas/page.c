/* A whole page of layout: its lines, rules and pictures, with a structure element for each block. */
#include "formats/canvas/drawing.h"
#include "formats/document/walk.h"

/* The page as it is drawn: which structure element is open. */
struct page_drawing {
    struct canvas *canvas;
    struct drawing *drawing;
    struct frame frame;
    const struct node *block; /* whose element is open */
    const char *tag;          /* NULL: none */
};

static const char *heading_tag(const struct node *heading)
{
    static const char *const tags[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
    unsigned level = heading->heading.level; /* 1 is the first below the title, which is H1 */
    return tags[level < 5 ? level : 5];
}

/* The structure element for a block; the title has no block. */
static const char *block_tag(const struct node *block)
{
    if (!block)
        return "H1";
    switch (block->kind) {
    case NODE_HEADING: return heading_tag(block);
    case NODE_CAPTION: return "Caption";
    case NODE_PREFORMATTED: return "Code";
    case NODE_DOCUMENT:
    case NODE_PARAGRAPH:
    case NODE_LIST:
    case NODE_LIST_ITEM:
    case NODE_QUOTE:
    case NODE_TABLE:
    case NODE_ROW:
    case NODE_CELL:
    case NODE_FIGURE:
    case NODE_SEPARATOR:
    case NODE_NOTE:
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
    return "P";
}

static void close_tag(struct page_drawing *this)
{
    if (this->tag)
        drawing_end_tag(this->drawing, this->tag);
    this->tag = NULL;
}

static void open_tag(struct page_drawing *this, const struct node *block)
{
    if (this->tag && this->block == block)
        return;
    close_tag(this);
    this->block = block;
    this->tag = block_tag(block);
    drawing_begin_tag(this->drawing, this->tag, NULL);
}

/* Names go to where the first line of their block begins: its own, those of its inlines, and those of the
 * blocks that begin with it. */
static void add_places(struct page_drawing *this, const struct page_item *item)
{
    const struct node *block = item->line->block;
    length x = this->frame.x + item->x, y = this->frame.y + item->y - item->line->ascent;
    struct walk walk = walk_start(block);
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER && walk.node->id)
            drawing_place(this->drawing, scoped_name(this->canvas, this->drawing->arena, walk.node->id), x,
                          y);
    for (const struct node *node = block; node->parent && node->parent->first_child == node;
         node = node->parent)
        if (node->parent->id)
            drawing_place(this->drawing, scoped_name(this->canvas, this->drawing->arena, node->parent->id), x,
                          y);
}

static void draw_line(struct page_drawing *this, const struct page_item *item)
{
    if (!item->repeated)
        open_tag(this, item->line->block);
    if (item->line->block && item->line->is_first && !item->repeated)
        add_places(this, item);
    canvas_draw_line(this->canvas, this->drawing, item->line, this->frame, item->x, item->y);
}

static void draw_picture(struct page_drawing *this, const struct page_item *item)
{
    close_tag(this);
    drawing_begin_tag(this->drawing, "Figure", item->node->text ? item->node->text : "");
    struct frame frame = this->frame;
    if (frame.vertical)
        drawing_picture(this->drawing, frame.x - item->y - item->height, frame.y + item->x, item->height,
                        item->width, item->node->image.resource);
    else
        drawing_picture(this->drawing, frame.x + item->x, frame.y + item->y, item->width, item->height,
                        item->node->image.resource);
    drawing_end_tag(this->drawing, "Figure");
}

static void draw_rule(struct page_drawing *this, const struct page_item *item)
{
    struct frame frame = this->frame;
    if (frame.vertical)
        drawing_rectangle(this->drawing, frame.x - item->y - item->height, frame.y + item->x, item->height,
                          item->width, 0);
    else
        drawing_rectangle(this->drawing, frame.x + item->x, frame.y + item->y, item->width, item->height, 0);
}

static void draw_item(struct page_drawing *this, const struct page_item *item)
{
    switch (item->kind) {
    case ITEM_LINE: draw_line(this, item); return;
    case ITEM_RULE: draw_rule(this, item); return;
    case ITEM_IMAGE: draw_picture(this, item); return;
    }
}

void canvas_draw_page(struct canvas *canvas, struct drawing *drawing, const struct page *page,
                      struct frame frame)
{
    struct page_drawing this = {.canvas = canvas, .drawing = drawing, .frame = frame};
    for (size_t i = 0; i < page->item_count; i++)
        draw_item(&this, &page->items[i]);
    close_tag(&this);
}
