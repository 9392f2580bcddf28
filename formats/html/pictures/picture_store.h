/* The bytes of pictures: data: addresses, and files beside the input, kept as resources of the document.
 * Nothing is fetched from anywhere else.
 *
 * Shape: kind and size come from the bytes, whatever name or type says. Ceilings: MOST_IMAGES pictures,
 * MOST_IMAGE_BYTES together, RESOURCE_CEILING each, LARGEST_SIDE pixels a side.
 *
 * Owner: the document's.
 *
 * Errors: a reason, which is a PHRASE.
 *
 * Source: RFC 2397 (data:), RFC 4648 §4 (base 64). */
#ifndef FORMATS_HTML_PICTURE_STORE_H
#define FORMATS_HTML_PICTURE_STORE_H

#include "base/buffer.h"
#include "base/source.h"
#include "formats/document/builder.h"

enum { MOST_IMAGES = 4096, LARGEST_SIDE = 30000, LARGEST_PIXEL = 2 };

static const size_t MOST_IMAGE_BYTES = (size_t)256 << 20;

struct picture_store {
    struct builder *builder;
    const struct source *source;
    size_t count, bytes;
    const char *words; /* of what was opened last: what a drawing says; NULL: nothing */
    bool was_cut;      /* what was opened last: what there is of a picture that is cut short */
    bool skips_pixels; /* a picture of LARGEST_PIXEL a side is refused: it keeps the place of another */
};

/* The resource of an address; NULL: `reason` says why there is none. */
const struct resource *picture_store_open(struct picture_store *store, const char *address,
                                          const char **reason);

/* Keeps a drawing that svg_clean wrote. */
const struct resource *picture_store_add(struct picture_store *store, const char *name,
                                         const struct buffer *drawing, const char **reason);

#endif
