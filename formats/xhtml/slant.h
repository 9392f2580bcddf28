/* What of emphasised words is set in italics: letters, figures and their marks; Han, kana and hangul, and marks that are
 * as wide as they, never are.
 *
 * Shape: an emphasis is all Latin, or has Latin in it, or none; its text is divided into stretches of one kind.
 *
 * Units: bytes of UTF-8.
 *
 * Source: what printers of Chinese do with foreign words: the same stretches that formats/canvas sets in an italic. */
#ifndef FORMATS_XHTML_SLANT_H
#define FORMATS_XHTML_SLANT_H

#include "formats/document/document.h"

#include <stdbool.h>
#include <stddef.h>

enum slant { SLANT_NONE, SLANT_SOME, SLANT_ALL };

enum slant slant_find(const struct node *emphasis);

/* The length of the stretch that the text begins with, and whether it is to be slanted. */
size_t slant_measure(const char *text, size_t length, bool *is_slanted);

#endif
