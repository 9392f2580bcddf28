/* Addresses of links, for those who cannot follow them: on paper, in plain text.
 */
#ifndef FORMATS_DOCUMENT_ADDRESS_H
#define FORMATS_DOCUMENT_ADDRESS_H

#include "formats/document/document.h"

/* True when a reader needs the address of a link: it leads out of the article, and its text does not say it. */
bool address_is_wanted(const struct node *link, const char *text);

#endif
