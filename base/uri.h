/* Link targets from strangers, made safe to write into a book.
 *
 * Shape: a target either leads out (a URI of a scheme that only opens pages, mail or a telephone), or inside
 * ("#id"), or is refused: scripts, data, files and names relative to where the source once stood.
 *
 * Owner: texts are in the given arena.
 *
 * Source: RFC 3986 (syntax, percent-encoding); WHATWG URL §3.5 (what a host may be). */
#ifndef BASE_URI_H
#define BASE_URI_H

#include "base/arena.h"

/* The target as a valid ASCII URI with http, https, mailto or tel; "//host/x" becomes "https://host/x".
 * NULL when the scheme is another one or the URI is malformed. */
char *uri_clean(struct arena *arena, const char *target);

/* The text with %XX decoded. */
char *uri_decode(struct arena *arena, const char *text);

#endif
