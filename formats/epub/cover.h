/* A cover drawn from a book's title, author and source: set by layout, painted by the canvas.
 *
 * Shape: a PNG of 1600 × 2560 pixels, or 1920 × 2560, in sixteen tones between two colours. Designs are
 * quiet: paper, ink, one mark.
 *
 * Owner: the PNG is appended to the caller's buffer.
 *
 * Errors: reported; STATUS_FAILED when there is no cover.
 *
 * Source: Kindle Publishing Guidelines, Kobo and Apple asset guides (size, proportion, border of light
 * covers). */
#ifndef FORMATS_EPUB_COVER_H
#define FORMATS_EPUB_COVER_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"
#include "formats/epub/package/options.h"

#include <stdbool.h>

/* Broad: three to four, as the screens of Kobo and the shelves of 多看 are. */
enum { COVER_WIDTH = 1600, COVER_BROAD_WIDTH = 1920, COVER_HEIGHT = 2560 };

struct cover_request {
    enum cover_kind design; /* one that is drawn */
    bool is_broad;
    const char *title, *author, *source, *date; /* all but the title may be NULL */
    const char *language;
    const char *fonts_folder;
    struct option_texts font_choices, font_folders; /* of the user */
    struct diag *diag;
    struct place place;
};

enum status cover_draw(const struct cover_request *request, struct buffer *png);

#endif
