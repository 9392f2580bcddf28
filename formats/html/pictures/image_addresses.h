/* Where a picture may be had, in the order to be tried: pages name it in many ways, and a saved one often names
 * only one of them rightly.
 *
 * Shape: first what a script would load later, then what the tag itself names, then what suits other screens,
 * the largest first. `late` of them, from the start, stand in the place of what the tag shows at first.
 *
 * Owner: the arena.
 *
 * Errors: none; more than IMAGE_MOST_ADDRESSES are not tried.
 *
 * Source: HTML living standard §4.8.4.3.10 (parsing a srcset attribute). */
#ifndef FORMATS_HTML_IMAGE_ADDRESSES_H
#define FORMATS_HTML_IMAGE_ADDRESSES_H

#include "base/arena.h"
#include "formats/html/tokenizer/attribute.h"

#include <stdbool.h>

enum { IMAGE_MOST_ADDRESSES = 16 };

struct image_addresses {
    const char *items[IMAGE_MOST_ADDRESSES];
    size_t count, late;
};

/* `sources`: the srcset attributes of a `picture` around the tag; NULL: none. */
struct image_addresses image_addresses_find(struct arena *arena, const struct attributes *attributes,
                                            const char *sources);

/* The two have an address in common. */
bool image_addresses_meet(const struct image_addresses *one, const struct image_addresses *other);

/* A file's name that says that another picture will come in its place: "loading.gif", "blank.png". */
bool image_address_is_stand_in(const char *address);

#endif
