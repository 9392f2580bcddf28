#include "formats/layout/block/signature.h"

#include "base/utf8.h"
#include "formats/layout/inline/lines.h"

#include <string.h>

enum { MOST_REMARKS = 3 };

/* em */
enum { STEP = 2, ROOM_AT_END = 2, ROOM_BESIDE_SEAL = 4 };

bool signature_is(const struct node *block)
{
    return block && block->kind == NODE_PARAGRAPH && block->paragraph.role == PARAGRAPH_SIGNATURE;
}

static bool is_in_brackets(const struct node *block)
{
    struct arena *arena = arena_new();
    const char *text = node_plain_text(arena, block, false);
    size_t length = strlen(text), start = 0, end = length;
    uint32_t first = length ? utf8_next(text, length, &start) : 0;
    uint32_t last = length ? utf8_previous(text, &end) : 0;
    arena_free(arena);
    return (first == 0xFF08 && last == 0xFF09) || (first == '(' && last == ')');
}

/* How many paragraphs come after a signature, this one among them; 0: none is near. */
static int count_from_signature(const struct node *block)
{
    int count = 0;
    while (block && block->kind == NODE_PARAGRAPH && !signature_is(block) && count <= MOST_REMARKS) {
        block = block->previous;
        count++;
    }
    return signature_is(block) ? count : 0;
}

bool signature_is_remark(const struct node *block)
{
    int count = count_from_signature(block), rest = count;
    for (; rest && is_in_brackets(block); rest--)
        block = block->previous;
    return count && !rest;
}

static length width_of(const struct flow *flow, const struct node *block, const struct block_style *style)
{
    struct arena *arena = arena_new();
    struct layout_request request = flow_request(flow, flow->setting.measure);
    size_t count;
    const struct placed_line *lines = layout_block(&request, block, style, arena, &count);
    length width = count == 1 ? lines->width : flow->setting.measure;
    arena_free(arena);
    return width;
}

/* The day begins two characters to the right of where the issuer begins; the longer of both leaves two
 * characters free. */
static length stepped(length issuer, length day, bool is_day, length em)
{
    length shift = day > issuer ? STEP * em + day - issuer : 0;
    return ROOM_AT_END * em + (is_day ? shift ? 0 : issuer - day - STEP * em : shift);
}

/* The issuer is centred over the day, where the seal goes. */
static length sealed(length width, length day, length em)
{
    length indent = ROOM_BESIDE_SEAL * em + (day - width) / 2;
    return indent > 0 ? indent : 0;
}

void signature_place(const struct flow *flow, const struct node *block, struct block_style *style)
{
    const struct notice_style *notice = &flow->setting.request->styles->notice;
    enum signature_place place = notice->signature_place;
    if (!signature_is(block))
        return;
    if (place == SIGNATURE_AT_END || place == SIGNATURE_SIGNED) {
        style->end_indent =
            place == SIGNATURE_AT_END ? notice->signature_indent : ROOM_BESIDE_SEAL * style->size;
        return;
    }
    const struct node *issuer = block, *day = block;
    while (signature_is(issuer->previous))
        issuer = issuer->previous;
    while (signature_is(day->next))
        day = day->next;
    length day_width = width_of(flow, day, style);
    if (place == SIGNATURE_SEALED)
        style->end_indent = sealed(width_of(flow, block, style), day_width, style->size);
    else if (issuer == day)
        style->end_indent = ROOM_AT_END * style->size;
    else
        style->end_indent = stepped(width_of(flow, issuer, style), day_width, block == day, style->size);
}
