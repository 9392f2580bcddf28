/* Headers and footers. On even pages of duplex work the left and the right change places; a text that is too
 * wide for its room is cut, with an ellipsis. */
#ifndef FORMATS_PDF_FURNITURE_H
#define FORMATS_PDF_FURNITURE_H

#include "formats/pdf/session.h"

/* Pages that are counted together: all, or those of an article without the blank one behind it. */
struct page_span {
    size_t first, end;
};

struct page_span furniture_span(const struct writer_session *session, size_t page);

/* Draws head and foot of a page that is not a contents page. `copy` is the number of the copy; NULL:
 * it has none. */
void furniture_draw(const struct writer_session *session, size_t index, const struct page_span *span,
                    const char *copy, struct drawing *drawing);

#endif
