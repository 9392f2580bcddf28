/* What banxin-epub.so shows to the program. */
#include "base/archive.h"
#include "formats/epub/check/check.h"
#include "formats/epub/writer.h"

static const struct writer writer = {
    .begin = epub_begin, .add = epub_add, .end = epub_end, .abandon = epub_abandon};

static enum status check(const struct source *source, struct diag *diag)
{
    return epub_check(source->bytes, source->size, diag, (struct place){source->name, 0});
}

extern const struct format_module banxin_module;

MODULE_EXPORT const struct format_module banxin_module = {
    .head = {BANXIN_VERSION, sizeof(struct format_module)},
    .writer = &writer,
    .check = check,
    .libraries = archive_libraries,
};
