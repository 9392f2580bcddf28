/* What each block of a page looks like, and what it is taken for by formats/html/extent/extent_evidence.def.
 *
 * Shape: one entry a block, in order. Owner: the article's scratch arena. Errors: none. */
#ifndef FORMATS_HTML_EXTENT_BLOCK_FEATURES_H
#define FORMATS_HTML_EXTENT_BLOCK_FEATURES_H

#include "formats/html/extent/container.h"

enum place_feature {
#define PLACE_EVIDENCE(name, ...) PLACE_##name,
#include "formats/html/extent/extent_evidence.def"
    PLACE_FEATURES,
};

enum place_role {
#define PLACE(name, ...) PLACED_##name,
#include "formats/html/extent/extent_evidence.def"
    PLACED_ROLES,
};

struct placed {
    struct evidence_set features;
    uint8_t role; /* enum place_role */
};

/* The features of all blocks and the role that each wins alone. */
struct placed *blocks_place(const struct article *article, const struct container *container);

/* A line of credits and nothing else. */
bool block_holds_credits(const struct article_block *block);

/* Gives the document the evidence of its blocks. */
void placed_keep(const struct article *article, const struct placed *placed);

#endif
