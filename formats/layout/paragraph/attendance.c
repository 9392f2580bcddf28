#include "formats/layout/paragraph/attendance.h"

#include "base/array.h"

#include <string.h>

static size_t label_length(const char *text)
{
    static const char *const labels[] = {"出席：",     "请假：",     "列席：",     "缺席：",
                                         "出席人员：", "请假人员：", "列席人员：", "缺席人员："};
    for (size_t i = 0; i < COUNT(labels); i++)
        if (!strncmp(text, labels[i], strlen(labels[i])))
            return strlen(labels[i]);
    return 0;
}

size_t attendance_label(const struct style_sheet *styles, const struct node *block)
{
    if (!styles || !styles->notice.lists_attendance || block->kind != NODE_PARAGRAPH)
        return 0;
    struct arena *arena = arena_new();
    size_t length = label_length(node_plain_text(arena, block, false));
    arena_free(arena);
    return length;
}
