/* Decides for each character whether it is set as full-width or in proportion: quotation marks pair by pair,
 * dashes, dots and · by their neighbours (R2.2, R2.3, R2.4, R2.27). */
#ifndef FORMATS_LAYOUT_PARAGRAPH_QUOTES_H
#define FORMATS_LAYOUT_PARAGRAPH_QUOTES_H

#include "formats/layout/paragraph/paragraph.h"

/* Fills `characters` of a collected paragraph, with class and form. */
void characters_find(struct paragraph *paragraph);

#endif
