#include "formats/dump/writer.h"

static const struct option_row rows[] = {
    {.name = "part",
     .kind = OPTION_CHOICE,
     .fallback = "model",
     .choices = "model|outline|breaks|lines|language|evidence",
     .summary =
         "the model, its headings, where lines may break, the lines, what tells its language, or why lines "
         "were taken for headings"},
    {.name = "measure",
     .kind = OPTION_NUMBER,
     .fallback = "36",
     .minimum = 1,
     .maximum = 10000,
     .summary = "lines: length of a line, in em"},
    {.name = "height",
     .kind = OPTION_NUMBER,
     .fallback = "0",
     .maximum = 10000,
     .summary = "lines: how many lines a page has; 0: one endless page"},
    {.name = "columns",
     .kind = OPTION_NUMBER,
     .fallback = "1",
     .minimum = 1,
     .maximum = 20,
     .summary = "lines: columns of a page, 2 em apart"},
    {.name = "title", .kind = OPTION_FLAG, .fallback = "no", .summary = "lines: set the title, too"},
#include "formats/layout/paragraph/options.def"
};

static const struct option_table options = {rows, sizeof rows / sizeof *rows};
static const char *const extensions[] = {"dump", NULL};

extern const struct format dump_format;
const struct format dump_format = {
    .name = "dump",
    .summary = "the document as the program sees it, for tests and debugging",
    .extensions = extensions,
    .write_options = &options,
    .writer = &dump_writer,
    .is_text = true,
};
