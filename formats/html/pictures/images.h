/* Pictures of an article, as its tags name them (picture_store.h has their bytes).
 *
 * Shape: a picture that a page loads late, and its twin in <noscript> for readers without scripts, are one
 * picture. What is known of the last one waits until the next one comes.
 *
 * Owner: the document's.
 *
 * Errors: one warning for each picture that cannot be had; its alternative text stays.
 *
 * Source: HTML living standard §4.8.3, §4.8.4, §4.12.2 (noscript). */
#ifndef FORMATS_HTML_IMAGES_H
#define FORMATS_HTML_IMAGES_H

#include "formats/html/pictures/image_addresses.h"
#include "formats/html/pictures/picture_store.h"
#include "formats/html/svg/svg.h"

enum { LONGEST_IMAGE_NAME = 200 };

struct shown_image {
    struct node *node; /* NULL: there was none yet */
    struct image_addresses addresses;
    const char *reason; /* why it cannot be had; reported when no twin takes its place; NULL: it can */
    size_t shown_before;
    bool in_noscript, is_late;
};

struct images {
    struct picture_store store;
    struct diag *diag;
    bool in_noscript;    /* the tags that come are in one */
    const char *sources; /* srcset of the open `picture`, for its img; NULL: none */
    struct shown_image last;
};

/* Fills in a NODE_IMAGE from its tag; `shown_before`: how much text was shown before it. False when it is not
 * a picture to be shown: a pixel that counts readers, a tag with neither address nor alternative text, or the
 * twin of the one before it. */
bool images_fill(struct images *images, struct node *image, const struct attributes *attributes,
                 size_t shown_before);

/* Fills in a NODE_IMAGE from the markup of a drawing, and `facts`. False when it shows nothing. */
bool images_draw(struct images *images, struct node *image, const char *markup, size_t length,
                 struct svg_facts *facts);

/* The srcset of a `source` in a `picture`. */
void images_add_source(struct images *images, const char *set);

/* At the end: what is still to be said of the last one. */
void images_report_last(struct images *images);

#endif
