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
#include "base/option.h"
#include "base/status.h"

#include <stdbool.h>

/* Broad: three to four, as the screens of Kobo and the shelves of 多看 are. */
enum { COVER_WIDTH = 1600, COVER_BROAD_WIDTH = 1920, COVER_HEIGHT = 2560 };

enum cover_design { COVER_PLAIN, COVER_BAND, COVER_GRID, COVER_DESIGN_COUNT };

struct cover_request {
    enum cover_design design;
    bool is_broad;
    const char *title, *author, *source, *date; /* all but the title may be NULL */
    const char *language;
    const char *fonts_folder;
    const struct option_values *options; /* of the format: font, font-dir */
    struct diag *diag;
    struct place place;
};

enum status cover_draw(const struct cover_request *request, struct buffer *png);

#endif
