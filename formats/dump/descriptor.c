#include "formats/document/format.h"

extern const struct writer dump_writer;

static const struct option_row rows[] = {
    {.name = "part",
     .kind = OPTION_CHOICE,
     .fallback = "model",
     .choices = "model|outline",
     .summary = "what to print: the document as read, or its headings"},
};

static const struct option_table options = {rows, sizeof rows / sizeof *rows};
static const char *const extensions[] = {"dump", NULL};

extern const struct format dump_format;
const struct format dump_format = {
    .name = "dump",
    .summary = "the document as the program sees it, for tests and for whoever debugs",
    .extensions = extensions,
    .write_options = &options,
    .writer = &dump_writer,
    .is_text = true,
};
