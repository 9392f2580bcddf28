/* The names by which documents and users call encodings.
 *
 * Owner: static.
 *
 * Errors: none.
 *
 * Source: WHATWG Encoding standard §4.2. */
#ifndef FORMATS_HTML_ENCODING_LABELS_H
#define FORMATS_HTML_ENCODING_LABELS_H

#include <stddef.h>

/* The name behind a label, or NULL when it names nothing that can be read. "gb2312" gives "gb18030". */
const char *encoding_find(const char *label, size_t length);

#endif
