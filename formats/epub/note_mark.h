/* The mark of a note as a picture: a small sheet with three lines of writing, in ink on white.
 *
 * Owner: the PNG is appended to the caller's buffer.
 *
 * Errors: false when libpng cannot go on. */
#ifndef FORMATS_EPUB_NOTE_MARK_H
#define FORMATS_EPUB_NOTE_MARK_H

#include "base/buffer.h"

#include <stdbool.h>

bool note_mark_draw(struct buffer *png);

#endif
