/* The picture behind an element: what styles say of it, and of the room that they make for it.
 *
 * Owner: the address lives in the arena.
 *
 * Source: CSS Backgrounds and Borders 3 §2.3, §2.4, §2.10; CSS Box Model 3 §4; CSS Sizing 4 §4. */
#ifndef FORMATS_HTML_CSS_BACKDROP_H
#define FORMATS_HTML_CSS_BACKDROP_H

#include "base/arena.h"
#include "formats/html/css/css_value.h"

struct backdrop {
    const char *picture; /* address of the first layer that has one; NULL: none */
    bool is_texture;     /* repeated on purpose: a pattern, not a picture */
    bool has_room;       /* higher than lines of text would need */
};

/* Adds a declaration, when it is of a property that says something of this: background, height, padding and their like. */
void backdrop_declare(struct backdrop *backdrop, struct arena *arena, struct piece name, struct piece value);

#endif
