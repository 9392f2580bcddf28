/* The kinds of values that attributes of a book's files have.
 *
 * Shape: "id", "ncname", "nmtoken", "nmtokens", "uri", "lang", "mime", "words" (not blank), "integer", "count" (from 0),
 * "positive", "number", "clock", "date", "hash" (of an id), "utf-8", "target" (where a link opens), "policy" (of referrers),
 * "modes" (of taking in a book), "query" (of media); or the words that are allowed, between bars.
 *
 * Source: XML Schema 1.1 part 2 §3 (NCName, NMTOKEN, language); HTML living standard §2.3; SMIL 3.0 §5.4.5 (clock
 * values); RFC 6838 §4.2 (media types). */
#ifndef FORMATS_EPUB_SYNTAX_VALUES_H
#define FORMATS_EPUB_SYNTAX_VALUES_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the value is of the kind, which is `length` bytes long. */
bool value_fits(const char *kind, size_t length, const char *value);

/* "12s", "1:02:03.5" in milliseconds; -1: it is not a clock value. */
long long value_clock(const char *value);

/* 1994-11-05, 1994 and so on to the second with a time zone. Source: W3C NOTE-datetime. */
bool value_is_date(const char *value);

#endif
