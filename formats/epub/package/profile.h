/* What one reading system needs and others fail on, as -O profile=... chooses it. A book for all has none of
 * it.
 *
 * Source: Kindle Publishing Guidelines 2019.2; Kobo EPUB Guidelines (kobolabs/epub-spec); Apple Books Asset
 * Guide 5.3; 多看电子书规范扩展开放计划; what readers' users report. */
#ifndef FORMATS_EPUB_PACKAGE_PROFILE_H
#define FORMATS_EPUB_PACKAGE_PROFILE_H

#include "formats/epub/package/options.h"
#include "formats/xhtml/setting.h"

#include <stdbool.h>
#include <stdint.h>

struct profile {
    bool hides_cover_page; /* the picture of the package is shown; a page would be a second one */
    bool hides_semantics;  /* no epub:type, role and landmarks where EPUB can do without: its converter has
                              refused them */
    bool describes_every_picture; /* an empty alt has been refused, too */
    bool bears_src_and_alt_alone; /* other attributes of a picture lose the picture */
    enum xhtml_picture_size picture_size;
    uint64_t most_picture_pixels; /* that it shows; 0: any number */
    bool has_broad_cover;         /* three to four, as its screens and shelves are */
    bool fills_screen_with_cover; /* by a property of the spine that EPUBCheck does not know */
    bool marks_sentences;         /* for places, highlights and statistics */
    bool names_own_fonts_alone;   /* a font that is named and not embedded takes the choice from the reader */
    bool announces_fonts;         /* embedded ones, or they are not used */
    bool draws_note_marks;        /* a mark opens its note when it is a picture */
    bool opens_note_items;        /* and when the note is an item of a list */
    const char *identifier_id;    /* the id of the package's identifier; NULL: "book-id" */
    const char *style;            /* CSS that follows the common style sheet; NULL: none */
};

const struct profile *profile_find(enum epub_profile profile);

#endif
