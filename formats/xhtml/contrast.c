#include "formats/xhtml/contrast.h"

#include <math.h>
#include <stdlib.h>

static const double on_white = 4.5, on_black = 3;

static double make_linear(unsigned long channel)
{
    double value = (double)channel / 255;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double find_luminance(unsigned long color)
{
    return 0.2126 * make_linear(color >> 16 & 0xFF) + 0.7152 * make_linear(color >> 8 & 0xFF) +
           0.0722 * make_linear(color & 0xFF);
}

bool contrast_is_enough(const char *color)
{
    if (!color)
        return false;
    double luminance = find_luminance(strtoul(color + 1, NULL, 16));
    return 1.05 / (luminance + 0.05) >= on_white && (luminance + 0.05) / 0.05 >= on_black;
}
