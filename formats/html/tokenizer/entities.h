/* The named character references of HTML. The table is written by entities.py when the program is built.
 *
 * Owner: static.
 *
 * Errors: none.
 *
 * Source: HTML living standard §13.5. */
#ifndef FORMATS_HTML_TOKENIZER_ENTITIES_H
#define FORMATS_HTML_TOKENIZER_ENTITIES_H

#include <stdbool.h>
#include <stddef.h>

struct entity {
    const char *name; /* without & and ; */
    const char *text;
    bool legacy; /* HTML takes it without its semicolon too */
};

/* In byte order of the names. */
extern const struct entity entities[];
extern const size_t entity_count;

#endif
