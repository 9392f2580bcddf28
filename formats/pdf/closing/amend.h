/* What Cairo leaves out of its objects: attributes of structure elements, what links say, the order of tabs,
 * the mark of artifacts.
 *
 * Source: ISO 32000-1 §14.7.2 (structure elements), §12.5 (annotations), §14.8.2.2 (artifacts); ISO 14289-1
 * §7.18 (annotations). */
#ifndef FORMATS_PDF_CLOSING_AMEND_H
#define FORMATS_PDF_CLOSING_AMEND_H

#include "formats/canvas/structure.h"
#include "formats/pdf/closing/update.h"

/* `elements` are those of the file, in its order. */
void amend_objects(struct update *update, const struct element_list *elements);

#endif
