/* The state of a tree builder between two tokens, for the files of the tree builder alone.
 *
 * Owner: tree_builder.h's.
 *
 * Errors: none.
 *
 * Source: HTML living standard §13.2.4 (parse state). */
#ifndef FORMATS_HTML_TREE_PARSE_STATE_H
#define FORMATS_HTML_TREE_PARSE_STATE_H

#include "formats/html/css/cascade.h"
#include "formats/html/notes/held_notes.h"
#include "formats/html/tree/formulas.h"
#include "formats/html/tree/insertion.h"
#include "formats/html/tree/media.h"

struct tree_builder {
    struct insertion insertion;
    struct held_notes held;
    struct formulas formulas;
    struct media media;
    struct stylesheet sheet;
    struct buffer css; /* of the open <style> */
    bool keeps_color, shows_hidden;
    struct buffer title;
    bool has_title;
    bool drops_line_feed; /* the first one of a pre */
};

struct open_element *tree_builder_top(const struct tree_builder *tree);

/* The index of the nearest open element of this role; STACK_NONE: none. */
long tree_builder_find_role(const struct tree_builder *tree, enum element_role role, element_test *stops);

#endif
