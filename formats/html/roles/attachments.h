/* The note on a document's attachments (附件：1.…), and the attachments themselves, each under a line of its
 * own (附件1) with a title below it.
 *
 * Source: GB/T 9704-2012 7.3.4 (附件说明), 7.3.8 (附件). */
#ifndef FORMATS_HTML_ATTACHMENTS_H
#define FORMATS_HTML_ATTACHMENTS_H

#include "formats/html/article/article.h"

/* The note on the attachments, their heads, and the titles below those. */
void find_attachments(struct article *article);

#endif
