/* Markup to tags and text: libxml2's HTML parser, as a stream. The only file that sees libxml2.
 *
 * Shape: every tag of the source comes as it was written, start or end; nothing is implied or nested. Text
 * comes in pieces, with references resolved. Owner: what a handler is given lives until it returns. Errors:
 * out of memory inside libxml2 is reported. Source: formats/html/tokenizer/tokenizer.h; libxml2 2.9's SAX
 * interface. */
#ifndef FORMATS_HTML_PARSE_H
#define FORMATS_HTML_PARSE_H

#include "base/diag.h"
#include "base/status.h"
#include "formats/html/tokenizer/attribute.h"

#include <stddef.h>
#include <stdint.h>

struct parse_handler {
    void *context;
    void (*start)(void *context, const char *name, const struct attributes *attributes);
    void (*end)(void *context, const char *name);
    void (*text)(void *context, const char *text, size_t length);
    uint32_t *line; /* set to the line of the source before each call */
};

/* `text` is clean UTF-8; `line` is the number of its first line; `name` is the input's, for diagnostics. */
enum status parse_markup(const char *text, size_t length, uint32_t line, const struct parse_handler *handler,
                         const char *name, struct diag *diag);

/* Of the libxml2 that is loaded, as "20914" for 2.9.14. */
const char *parse_library_version(void);

#endif
