/* Fonts put into a book, cut down to the characters it uses.
 *
 * Shape: for each role that is asked for, every face that is needed to show the book's characters is cut down
 * and handed to `add`, the best face first.
 *
 * Owner: the bytes handed over belong to `add`, which frees them.
 *
 * Errors: a face whose licence bits forbid it is left out with a warning; the reader's own font serves then.
 */
#ifndef FORMATS_EPUB_EMBED_H
#define FORMATS_EPUB_EMBED_H

#include "base/diag.h"
#include "base/option.h"
#include "base/status.h"
#include "base/typography.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct embedded_font {
    enum face_role role;
    void *bytes; /* from malloc */
    size_t size;
    bool is_cff; /* OpenType with CFF outlines: .otf, else .ttf */
};

struct embed_request {
    const uint32_t *characters; /* that the book uses, sorted */
    size_t character_count;
    const bool *roles; /* FACE_ROLE_COUNT: which are wanted */
    const char *language;
    const char *fonts_folder;
    struct option_texts font_choices, font_folders; /* of the user */
    struct diag *diag;
    struct place place;
    void (*add)(void *context, const struct embedded_font *font);
    void *context;
};

enum status embed_fonts(const struct embed_request *request);

#endif
