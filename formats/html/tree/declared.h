/* What a page declares of itself: the <meta> elements that name author, source, date and keywords.
 *
 * Owner: texts are copied into the document's arena.
 *
 * Errors: none; what is empty or no date is passed over.
 *
 * Source: HTML living standard §4.2.5 (meta, standard metadata names); Dublin Core (DC.*); the Open Graph
 * protocol (article:*); names that Chinese sites are seen to use (PubDate, ContentSource). */
#ifndef FORMATS_HTML_TREE_DECLARED_H
#define FORMATS_HTML_TREE_DECLARED_H

#include "formats/document/document.h"
#include "formats/html/tokenizer/attribute.h"

/* Takes what one <meta> says; the first that says a thing counts. */
void declared_read(struct document *document, const struct attributes *attributes);

#endif
