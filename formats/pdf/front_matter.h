/* What stands before the text (前置部分): the title page and the contents.
 *
 * Shape: it is made when all pages of the text are, for the contents name their numbers. Its pages bear no
 * number and are not counted with those of the text, which begins with 1, as in printed books; in work for
 * both sides of the paper each part begins on the front of a sheet. */
#ifndef FORMATS_PDF_FRONT_MATTER_H
#define FORMATS_PDF_FRONT_MATTER_H

#include "formats/pdf/session.h"

void front_matter_insert(struct writer_session *session);

/* What a reader shows as the number of such a page: "扉页", "目录 1". */
const char *front_matter_label(const struct writer_session *session, size_t page);

#endif
