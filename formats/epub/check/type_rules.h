/* What epub:type may say in books of a kind: dictionaries, indexes, schoolbooks and data for navigation.
 *
 * Shape: a row of a table for each word: on which elements it stands, and what must be within.
 *
 * Errors: reported.
 *
 * Source: EPUB Dictionaries and Glossaries 1.0 §4; EPUB Indexes 1.0 §4; EDUPUB 1.0 §3, §4; EPUB Region-Based Navigation
 * 1.0 §3. */
#ifndef FORMATS_EPUB_CHECK_TYPE_RULES_H
#define FORMATS_EPUB_CHECK_TYPE_RULES_H

#include "formats/epub/inspection/page.h"

void type_rules_check(const struct page *page);

#endif
