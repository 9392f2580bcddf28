/* What a file is that no reader reads, and what a person can do with it.
 *
 * Shape: a table of kinds, told by bytes; what nobody reads is told by its name.
 *
 * Errors: none; a file of no known kind gives false.
 *
 * Source: RTF 1.9.1; ISO 32000-2 §7.5.2; [MS-CFB] §2.2; ECMA-376-2 (OPC); ODF 1.3 part 2 §3.3; PKWARE APPNOTE
 * 6.3.3; PalmDOC and Mobipocket as the MobileRead wiki describes them; file(1) for the others. */
#ifndef FORMATS_DOCUMENT_FOREIGN_H
#define FORMATS_DOCUMENT_FOREIGN_H

#include <stdbool.h>
#include <stddef.h>

struct foreign_kind {
    const char *name;   /* "an RTF document" */
    const char *remedy; /* "open it in ..." */
};

/* False: the bytes may be text, or a book that is read. Both texts are translatable. */
bool foreign_find(const char *bytes, size_t size, struct foreign_kind *kind);

/* The kind that files of this extension have, "docx"; translatable. NULL: no such kind. */
const char *foreign_kind_of_extension(const char *extension);

#endif
