/* The pictures of a work, each kept once for all places where it stands. Private to formats/canvas.
 *
 * Owner: all is in the arena of the pictures. */
#ifndef FORMATS_CANVAS_KEPT_PICTURE_H
#define FORMATS_CANVAS_KEPT_PICTURE_H

#include "base/hash.h"
#include "formats/document/document.h"

struct kept_picture {
    unsigned number;
    const unsigned char *bytes; /* of the file */
    size_t size;
    char hash[SHORT_HASH_TEXT_SIZE];
    struct kept_picture *next;
};

struct kept_pictures {
    struct arena *arena;
    struct kept_picture *latest;
};

/* The picture of a resource; its bytes are copied, for the document is gone when pictures are painted. */
const struct kept_picture *kept_picture_find(struct kept_pictures *pictures, const struct resource *resource);

/* The highest number that a picture has; 0: there is none. */
unsigned kept_picture_last_number(const struct kept_pictures *pictures);

#endif
