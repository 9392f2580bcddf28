#include "formats/image/limit.h"

#include <math.h>

static double find_scale(const struct image_limit *limit, uint32_t width, uint32_t height)
{
    double scale = 1, longest = width > height ? width : height, pixels = (double)width * height;
    if (limit->longest && longest > limit->longest)
        scale = limit->longest / longest;
    if (limit->pixels && pixels * scale * scale > (double)limit->pixels)
        scale = sqrt((double)limit->pixels / pixels);
    return scale;
}

/* Down, so that the product is within the limit, too; not to nothing. What is a hair below a whole number is one. */
static uint32_t shorten(uint32_t side, double scale)
{
    uint32_t shortened = (uint32_t)(side * scale + 1e-6);
    return shortened ? shortened : 1;
}

bool image_limit_fit(const struct image_limit *limit, uint32_t *width, uint32_t *height)
{
    double scale = find_scale(limit, *width, *height);
    if (scale >= 1)
        return false;
    *width = shorten(*width, scale);
    *height = shorten(*height, scale);
    return true;
}
