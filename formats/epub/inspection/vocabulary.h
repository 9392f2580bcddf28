/* The words that properties of a package may have, and the prefixes of those that others define.
 *
 * Errors: reported.
 *
 * Source: EPUB 3.3 appendix D (vocabularies), §5.4 to §5.7; EPUB Accessibility 1.1. */
#ifndef FORMATS_EPUB_INSPECTION_VOCABULARY_H
#define FORMATS_EPUB_INSPECTION_VOCABULARY_H

#include "formats/epub/inspection/inspection.h"

/* Whose words: those of a meta, of a link's rel and properties, of a file, of a place in the spine, of epub:type, of a scheme. */
enum vocabulary {
    VOCABULARY_META,
    VOCABULARY_REL,
    VOCABULARY_LINK,
    VOCABULARY_ITEM,
    VOCABULARY_ITEMREF,
    VOCABULARY_TYPE,
    VOCABULARY_SCHEME
};

/* Looks at `prefix="name: address ..."`; NULL: there are no declarations. */
void vocabulary_check_prefixes(struct inspection *inspection, const char *where, const char *declarations);

/* Looks at each word of a list. */
void vocabulary_check(struct inspection *inspection, const char *where, enum vocabulary vocabulary,
                      const char *declarations, const char *words);

#endif
