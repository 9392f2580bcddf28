/* The elements that hold the blocks of a page, and what their names hint at: the document keeps none of them.
 *
 * Shape: region 0 is the page; each other has a parent of a lower number. A block knows its region by
 *        `node->region`. Elements that are no containers are regions only when their names hint at something.
 * Owner: regions_free frees the list. Errors: beyond REGIONS_MOST an element counts as the one around it.
 * Source: formats/html/tree/regions.def. */
#ifndef FORMATS_HTML_TREE_REGIONS_H
#define FORMATS_HTML_TREE_REGIONS_H

#include "formats/html/tokenizer/attribute.h"
#include "formats/html/tokenizer/element.h"

#include <stdbool.h>
#include <stdint.h>

enum region_hint {
#define HINT(hint, text) REGION_##hint,
#include "formats/html/tree/regions.def"
    REGION_HINTS,
};

enum { REGIONS_MOST = 1 << 20 };

/* A set of hints. */
#define HINTS(hint) (1U << REGION_##hint)

struct region {
    uint32_t parent;
    uint32_t hints; /* of its own names */
    const char *id; /* of its element; NULL: none */
};

struct regions {
    struct region *items; /* NULL: there is the page alone */
    uint32_t count, capacity;
};

/* The region of an element inside another, which may be that one. */
uint32_t regions_enter(struct regions *regions, uint32_t parent, const struct element *element,
                       const struct attributes *attributes);

/* The region stands in the other, or is that one. */
bool regions_is_in(const struct regions *regions, uint32_t region, uint32_t outer);

void regions_free(struct regions *regions);

#endif
