/* Headers and footers. On even pages of duplex work the left and the right change places; a text that is too
 * wide for its room is cut, with an ellipsis. */
#ifndef FORMATS_PDF_FURNITURE_H
#define FORMATS_PDF_FURNITURE_H

#include "formats/canvas/canvas.h"
#include "formats/pdf/style.h"
#include "formats/pdf/template.h"

/* Draws a template with its baseline at `y` of the type area. */
void furniture_draw(struct canvas *canvas, struct drawing *drawing, const struct page_plan *plan,
                    const char *template, const struct template_facts *facts, length y);

#endif
