/* A page of a book under check, and its tree. */
#ifndef FORMATS_EPUB_INSPECTION_PAGE_H
#define FORMATS_EPUB_INSPECTION_PAGE_H

#include "formats/epub/inspection/inspection.h"

struct page {
    struct inspection *inspection;
    struct listed_file *file;
    const struct xml_tree *tree;
};

#endif
