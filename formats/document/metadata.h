/* What is known of an article, and what several articles have in common: it is true of their book.
 *
 * Owner: texts of a copy are in the given arena; the copy outlives its document. */
#ifndef FORMATS_DOCUMENT_METADATA_H
#define FORMATS_DOCUMENT_METADATA_H

#include "formats/document/document.h"

/* All but `part`, and where the title stands. */
struct metadata metadata_copy(struct arena *arena, const struct metadata *from);

/* What one article says and another does not is forgotten, and what is of single articles alone: their order,
 * date and summary. Title and language stay those of the first one. */
void metadata_keep_common(struct metadata *common, const struct metadata *other);

/* The title of a book of several articles from a folder that is called as its author is: 林一舟作品集; any other stays. */
const char *metadata_collected_title(struct arena *arena, const struct metadata *common, const char *title);

#endif
