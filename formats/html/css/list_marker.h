/* What stands before the items of a list: list-style-type, list-style, and the old attribute type.
 *
 * Owner: none.
 *
 * Errors: none; a style that is not known is not named.
 *
 * Source: CSS Lists 3 §3; CSS Counter Styles 3 §6, §7; HTML living standard §15.3.7. */
#ifndef FORMATS_HTML_CSS_LIST_MARKER_H
#define FORMATS_HTML_CSS_LIST_MARKER_H

#include "formats/document/document.h"
#include "formats/html/css/css_value.h"

enum list_marker_kind { LIST_MARKER_UNSET, LIST_MARKER_NONE, LIST_MARKER_BULLET, LIST_MARKER_NUMBER };

struct list_marker {
    enum list_marker_kind kind;
    enum list_numbering numbering; /* of LIST_MARKER_NUMBER */
};

/* The marker that a value of list-style or list-style-type names; unset: none that is known. */
struct list_marker list_marker_read(struct piece value);

/* The same for the attribute type of ol, ul and li: "a", "I", "disc". */
struct list_marker list_marker_read_type(struct piece value);

#endif
