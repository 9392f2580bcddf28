/* The XML files of a book under check: how they are written, their encoding, version and document type.
 *
 * Errors: reported.
 *
 * Source: EPUB 3.3 §3.9 (XML conformance), §6.1.2; XML 1.0 §2.8, §4.3.3. */
#ifndef FORMATS_EPUB_INSPECTION_XML_FILE_H
#define FORMATS_EPUB_INSPECTION_XML_FILE_H

#include "formats/epub/inspection/inspection.h"

/* Reads a file into a tree, in the inspection's arena; false when it is not there, as `named_by` says it is, or not
 * well-formed, which is reported. */
bool xml_file_read(struct inspection *inspection, const char *path, const char *named_by,
                   struct xml_tree *tree);

#endif
