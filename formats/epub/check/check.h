/* Looks over a finished book as a careful reader's device would, and says what to mend.
 *
 * Shape: the container, the package, every XHTML and NCX file, and every link between them.
 *
 * Owner: nothing is kept.
 *
 * Errors: each finding is a diagnostic; STATUS_FAILED when one of them is an error.
 *
 * Source: EPUB 3.3 §4 to §7; Open Container Format 3.3 §4; Kindle Publishing Guidelines (sizes,
 * declarations). */
#ifndef FORMATS_EPUB_CHECK_CHECK_H
#define FORMATS_EPUB_CHECK_CHECK_H

#include "base/diag.h"
#include "base/status.h"

#include <stddef.h>

enum status epub_check(const void *bytes, size_t size, struct diag *diag, struct place place);

#endif
