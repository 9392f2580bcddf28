/* Pictures of an article: data: URIs, and files beside the input. Nothing is fetched from anywhere else.
 *
 * Shape: kind and size come from the bytes, whatever name or type says. Ceilings: MOST_IMAGES pictures,
 * MOST_IMAGE_BYTES together, RESOURCE_CEILING each, LARGEST_SIDE pixels a side.
 *
 * Owner: the document's.
 *
 * Errors: one warning for each picture that cannot be had; its alternative text stays.
 *
 * Source: RFC 2397 (data:), RFC 4648 §4 (base 64); HTML living standard §4.8.3. */
#ifndef FORMATS_HTML_TREE_IMAGES_H
#define FORMATS_HTML_TREE_IMAGES_H

#include "base/source.h"
#include "formats/document/builder.h"
#include "formats/html/tokenizer/attribute.h"

enum { MOST_IMAGES = 4096, LARGEST_SIDE = 30000, LONGEST_IMAGE_NAME = 200 };

static const size_t MOST_IMAGE_BYTES = (size_t)256 << 20;

struct images {
    struct builder *builder;
    const struct source *source;
    struct diag *diag;
    size_t count, bytes;
};

/* Fills in a NODE_IMAGE from its tag. False when it is not a picture at all: a pixel that counts readers, or
 * a tag with neither address nor alternative text. */
bool images_fill(struct images *images, struct node *image, const struct attributes *attributes);

/* After all passes, which see that a picture was there: takes pictures away that have neither bytes nor text,
 * and makes a figure of each paragraph of pictures alone. */
void images_settle(struct document *document);

#endif
