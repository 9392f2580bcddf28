/* What the addresses in a book's files mean.
 *
 * Owner: texts are in the given arena.
 *
 * Source: URL standard §4.4 (what makes a URL valid); EPUB 3.3 §3.6 (data URLs), §4.2.3 (URLs in the container). */
#ifndef FORMATS_EPUB_SYNTAX_ADDRESS_H
#define FORMATS_EPUB_SYNTAX_ADDRESS_H

#include "base/arena.h"

#include <stdbool.h>

enum address_kind {
    ADDRESS_INSIDE, /* a file of the book */
    ADDRESS_WEB,    /* http, https */
    ADDRESS_DATA,
    ADDRESS_FILE,
    ADDRESS_OTHER, /* mailto, tel, urn, ... */
};

struct address {
    enum address_kind kind;
    const char *text;     /* without blanks around it */
    const char *path;     /* of a file of the book; else NULL */
    const char *fragment; /* decoded; NULL: none */
    const char *scheme;   /* in lower case; NULL: none */
    bool is_broken;       /* not a valid URL */
    bool leads_out;       /* above the root of the book */
    bool has_query;       /* behind the path of a file of the book */
    bool is_secure;       /* https */
    bool is_known;        /* its scheme is registered */
};

/* `base` is the path of the file that it stands in, or an address of the web. */
struct address address_read(struct arena *arena, const char *base, const char *href);

#endif
