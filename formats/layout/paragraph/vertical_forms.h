/* Vertical presentation forms (﹁ ﹂ ︱ ...) stand for ordinary marks, and become them again: in horizontal
 * lines they would stand askew, and in vertical ones the face turns the ordinary mark itself (R7.9). */
#ifndef FORMATS_LAYOUT_PARAGRAPH_VERTICAL_FORMS_H
#define FORMATS_LAYOUT_PARAGRAPH_VERTICAL_FORMS_H

#include <stddef.h>

/* Rewrites them in place; each is as long as what takes its place, so no offset moves. */
void vertical_forms_make_ordinary(char *text, size_t length);

#endif
