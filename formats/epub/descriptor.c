/* What the program knows of EPUB without loading the module. */
#include "formats/document/format.h"

static const struct option_row rows[] = {
    {.name = "writing",
     .kind = OPTION_CHOICE,
     .fallback = "horizontal",
     .choices = "horizontal|vertical",
     .summary = "lines from left to right, or from top to bottom with pages from right to left"},
};

static const struct option_table options = {rows, sizeof rows / sizeof *rows};
static const char *const extensions[] = {"epub", NULL};

extern const struct format epub_format;
const struct format epub_format = {
    .name = "epub",
    .summary = "EPUB 3.3, for e-book readers and telephones",
    .extensions = extensions,
    .write_options = &options,
    .module = "epub",
};
