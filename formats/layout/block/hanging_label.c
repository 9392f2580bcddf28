#include "formats/layout/block/hanging_label.h"

#include "formats/layout/inline/lines.h"

struct placed_line *hanging_label_set(const struct flow *flow, const struct label *label,
                                      const struct block_style *block_style, struct arena *arena,
                                      size_t *count)
{
    struct block_style style = *block_style;
    style.alignment = ALIGNMENT_START;
    style.first_line_indent = style.start_indent = style.end_indent = 0;
    if (label->is_bullet)
        style.role = FACE_HEI;
    struct layout_request request = flow_request(flow, flow->setting.measure);
    const char *language = node_language(request.document, label->node);
    return layout_text(&request, label->text, language, &style, arena, count);
}

length hanging_label_width(const struct flow *flow, const struct label *label,
                           const struct block_style *style)
{
    struct arena *arena = arena_new();
    size_t count = 0;
    const struct placed_line *lines = hanging_label_set(flow, label, style, arena, &count);
    length width = count ? lines->width : 0;
    arena_free(arena);
    return width;
}
