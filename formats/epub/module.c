/* What banxin-epub.so shows to the program. */
#include "base/archive.h"
#include "formats/epub/check/check.h"
#include "formats/epub/writer.h"

FORMAT_EXPORT const struct writer banxin_writer = {
    .begin = epub_begin, .add = epub_add, .end = epub_end, .abandon = epub_abandon};

static enum status check(const struct source *source, struct diag *diag)
{
    return epub_check(source->bytes, source->size, diag, (struct place){source->name, 0});
}

FORMAT_EXPORT extern enum status (*const banxin_check)(const struct source *source, struct diag *diag);
enum status (*const banxin_check)(const struct source *source, struct diag *diag) = check;

FORMAT_EXPORT const char *(*const banxin_libraries)(void) = archive_libraries;
