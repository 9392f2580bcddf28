/* Notes whose text stands in an attribute: title, data-wr-footernote, zy-footnote, the alt of a picture that is
 * a mark; or in an element that is shown as a tooltip.
 *
 * Shape: an element that holds a note is a link to held_notes_add's target; note_links.h makes the note.
 *
 * Owner: texts live in the arena that is given; held_notes_free frees the arrays.
 *
 * Errors: none; more notes than there is room for are not taken.
 *
 * Source: what WeRead, QQ Reader, 掌阅 and tooltip libraries write; HTML living standard §4.5.9 (abbr). */
#ifndef FORMATS_HTML_HELD_NOTES_H
#define FORMATS_HTML_HELD_NOTES_H

#include "base/arena.h"
#include "formats/html/tokenizer/attribute.h"
#include "formats/html/tokenizer/element.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What may hold a note: a mark only; a word too; an element with nothing in it too. */
enum holder { HOLDER_MARK, HOLDER_WORD, HOLDER_NOTHING };

struct held_note {
    const char *text; /* NULL: what stands in the element */
    const char *id;   /* of the NODE_NOTE, once it was made */
    uint32_t line;
    enum holder holder;
    size_t number; /* of the mark where none is typed */
};

struct held_notes {
    struct held_note *items;
    size_t count, capacity;
    struct held_note **placed; /* those that have a node */
    size_t placed_count;
};

/* The target of the link that an element with such attributes is; NULL: it holds no note. */
const char *held_notes_add(struct held_notes *held, struct arena *arena, const struct element *element,
                           const struct attributes *attributes, uint32_t line);

/* True when the element is a mark though nothing stands in it. */
bool held_notes_is_mark(const struct held_notes *held, const char *target);

/* NULL: the target is another's. */
struct held_note *held_notes_find(const struct held_notes *held, const char *target);

/* True when the note's text stands in the element, which a style may hide until it is pointed to. */
bool held_notes_is_inside(const struct held_notes *held, const char *target);

void held_notes_free(struct held_notes *held);

#endif
