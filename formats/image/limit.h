/* How large a picture may be.
 *
 * Units: pixels. */
#ifndef FORMATS_IMAGE_LIMIT_H
#define FORMATS_IMAGE_LIMIT_H

#include <stdbool.h>
#include <stdint.h>

struct image_limit {
    uint32_t longest; /* side; 0: any */
    uint64_t pixels;  /* of the whole; 0: any */
};

/* Makes the sides fit, and keeps their ratio; false when they fit already. */
bool image_limit_fit(const struct image_limit *limit, uint32_t *width, uint32_t *height);

#endif
