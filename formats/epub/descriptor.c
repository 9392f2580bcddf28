/* What the program knows of EPUB without loading the module. */
#include "formats/document/format.h"

static const struct option_row rows[] = {
    {.name = "writing",
     .kind = OPTION_CHOICE,
     .fallback = "horizontal",
     .choices = "horizontal|vertical",
     .summary = "lines from left to right, or from top to bottom with pages from right to left"},
    {.name = "cover",
     .kind = OPTION_TEXT,
     .fallback = "plain",
     .choices = "plain|band|grid|none|FILE",
     .summary = "the cover: one of these designs, none, or a PNG or JPEG file"},
    {.name = "fonts",
     .kind = OPTION_TEXT,
     .choices = "ROLE,...",
     .summary = "fonts to embed, cut down to the characters used: song, hei, kai, fangsong, mono, latin"},
    {.name = "css",
     .kind = OPTION_TEXT,
     .choices = "FILE",
     .summary = "a style sheet to add after the book's own"},
    {.name = "title-order",
     .kind = OPTION_FLAG,
     .fallback = "no",
     .summary = "put the order number before the title, as in 062, for shelves that sort by title"},
    {.name = "series",
     .kind = OPTION_TEXT,
     .choices = "NAME",
     .summary = "the series the book belongs to; without it, the folder of an article with an order number"},
    {.name = "identifier",
     .kind = OPTION_TEXT,
     .choices = "URI",
     .summary = "the book's identifier; without it, one made from the contents"},
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
