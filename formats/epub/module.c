/* What banxin-epub.so shows to the program. */
#include "base/archive.h"
#include "formats/epub/writer.h"

FORMAT_EXPORT const struct writer banxin_writer = {
    .begin = epub_begin, .add = epub_add, .end = epub_end, .abandon = epub_abandon};

FORMAT_EXPORT const char *(*const banxin_libraries)(void) = archive_libraries;
