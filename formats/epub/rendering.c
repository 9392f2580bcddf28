#include "formats/epub/rendering.h"

size_t rendering_find_file(const struct rendering *rendering, uint32_t number)
{
    enum { LONG_NAME = 99999 };
    return rendering->plan.count ? file_plan_find(&rendering->plan, number) : LONG_NAME;
}

const char *rendering_name_file(const struct rendering *rendering, struct arena *arena, size_t file)
{
    if (!file)
        return arena_format(arena, "%04zu.xhtml", rendering->article);
    return arena_format(arena, "%04zu-%zu.xhtml", rendering->article, file + 1);
}
