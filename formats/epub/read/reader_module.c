/* What banxin-epub-reader.so shows to the program. */
#include "formats/epub/read/reader.h"

extern const struct format_module banxin_module;

MODULE_EXPORT const struct format_module banxin_module = {
    .head = {BANXIN_VERSION, sizeof(struct format_module)},
    .read = epub_read,
};
