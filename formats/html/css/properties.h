/* CSS as far as it carries meaning: weight, slant, alignment, indent, decoration, role of the face, size,
 * what is hidden. The look itself is not kept.
 *
 * Shape: `declared` is what one element says; `style` is what holds inside it.
 *
 * Units: sizes in CSS px.
 *
 * Owner: texts inside a style live in the arena that is given.
 *
 * Errors: none; what is not understood is passed over.
 *
 * Source: CSS 2.2; CSS Text 3 (text-indent, text-align); CSS Text Decoration 3 (text-emphasis); CSS Fonts 4.
 */
#ifndef FORMATS_HTML_CSS_PROPERTIES_H
#define FORMATS_HTML_CSS_PROPERTIES_H

#include "base/arena.h"
#include "formats/document/document.h"
#include "formats/html/css/backdrop.h"
#include "formats/html/css/length.h"
#include "formats/html/css/list_marker.h"
#include "formats/html/tokenizer/attribute.h"
#include "formats/html/tokenizer/element.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum display { DISPLAY_UNSET, DISPLAY_NONE, DISPLAY_INLINE, DISPLAY_BLOCK };

/* Of a property that may be set, unset, or not named at all. */
enum choice { CHOICE_NONE, CHOICE_NO, CHOICE_YES };

/* Which of the white space in a text counts: none, line ends, all, all in a block that is preformatted. CSS Text 3 §3. */
enum white_space {
    WHITE_SPACE_UNSET,
    WHITE_SPACE_NONE,
    WHITE_SPACE_LINES,
    WHITE_SPACE_ALL,
    WHITE_SPACE_VERBATIM
};

/* What our own books say of a paragraph, for which CSS has no word. */
struct place_in_text {
    enum paragraph_role role;
    uint16_t start_indent; /* of the whole paragraph, in 1/4 em */
    bool section_start;
};

struct declared {
    unsigned on, off; /* of enum inline_style */
    enum choice face_set, indented, hidden;
    enum white_space white_space;
    bool is_label;       /* what Word types before an item: mso-list: Ignore */
    uint8_t word_level;  /* of the item of Word's that it is; 0: of none */
    enum choice symbols; /* Wingdings */
    struct place_in_text place;
    bool resets; /* alignment and indent from outside do not hold inside */
    enum face_role face;
    enum alignment alignment; /* ALIGNMENT_DEFAULT: not named */
    enum display display;
    enum size_kind size_kind;
    struct list_marker marker; /* of the items of this list, or of this item's */
    float size;                /* pixels, or a factor of the parent's */
    const char *color;         /* "#rrggbb" or NULL */
    struct backdrop backdrop;
};

struct style {
    unsigned styles;
    bool has_face, indented, hidden, symbols;
    enum white_space white_space;
    enum face_role face;
    enum alignment alignment;
    float size;
    const char *color;
    struct place_in_text place;
    uint32_t lined; /* as in the node */
};

enum { SMALLEST_SIZE = 1, LARGEST_SIZE = 200 };

/* Adds the declarations of `text` ("font-weight:bold;…") to `declared`; later ones win. */
void style_parse(struct arena *arena, const char *text, size_t length, struct declared *declared);

/* Adds what the old attributes say: align, color, face, size, hidden, dir. */
void style_parse_attributes(struct arena *arena, const struct element *element,
                            const struct attributes *attributes, struct declared *declared);

/* What holds inside an element that is in `outer` and declares `declared`. */
struct style style_apply(const struct style *outer, const struct declared *declared);

#endif
