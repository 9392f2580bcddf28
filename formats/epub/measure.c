#include "formats/epub/measure.h"

#include "formats/xhtml/paragraphs.h"

/* Inside a block a unit has this many bytes at least, for places are many. */
enum { INNER_UNIT = 16 * 1024 };

static void end_unit(struct rendering *rendering)
{
    struct buffer *out = rendering->xhtml.out;
    xhtml_write_notes(&rendering->xhtml);
    if (rendering->latest_unit)
        rendering->latest_unit->size = out->length;
    buffer_truncate(out, 0);
}

static void add_unit(struct rendering *rendering, struct xhtml_place place, bool is_block)
{
    struct file_unit *unit = arena_allocate(rendering->xhtml.arena, sizeof *unit);
    *unit = (struct file_unit){.place = place,
                               .is_block = is_block,
                               .is_heading = is_block && place.node->kind == NODE_HEADING,
                               .is_chapter = is_block && xhtml_begins_page(&rendering->setting, place.node)};
    *(rendering->latest_unit ? &rendering->latest_unit->next : &rendering->units) = unit;
    rendering->latest_unit = unit;
}

static void meet(void *context, struct xhtml_place place)
{
    struct rendering *rendering = context;
    bool is_block = place.node->parent->kind == NODE_DOCUMENT;
    if (!is_block && rendering->xhtml.out->length < INNER_UNIT)
        return;
    end_unit(rendering);
    add_unit(rendering, place, is_block);
}

void measure_blocks(struct rendering *rendering)
{
    rendering->setting.meet = meet;
    xhtml_start(&rendering->xhtml);
    for (const struct node *block = rendering->xhtml.document->root->first_child; block; block = block->next)
        xhtml_write_block(&rendering->xhtml, block);
    end_unit(rendering);
    rendering->setting.meet = NULL;
}
