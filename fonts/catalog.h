/* Which font files serve a role in a language, in which order, before anything is looked for.
 *
 * Shape: a chain is a list of candidates, from the first choice to the last; none has been opened.
 *
 * Source: clreq §3.1 (the four Chinese faces), GB/T 9704-2012 (FangSong). */
#ifndef FONTS_CATALOG_H
#define FONTS_CATALOG_H

#include "base/language.h"
#include "base/typography.h"

#include <stdbool.h>
#include <stddef.h>

struct candidate {
    const char *path;   /* a plain name is in the folder of the working fonts */
    const char *family; /* to ask fontconfig for when the path does not exist; NULL: do not ask */
    unsigned index;     /* of the face in a collection */
    bool bold;
};

enum { LONGEST_CHAIN = 24 };

struct chain {
    struct candidate candidates[LONGEST_CHAIN];
    size_t count;
    size_t own_count; /* of the role itself; those behind replace it */
};

enum { LANGUAGE_COUNT = LANGUAGE_OTHER + 1 };

/* The chain for a role: its own faces, then those of Song, then what covers other scripts. */
void catalog_chain(enum face_role role, enum script_language language, bool bold, struct chain *chain);

#endif
