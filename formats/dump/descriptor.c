#include "formats/dump/options.h"
#include "formats/dump/writer.h"

#define OPTIONS struct dump_options

static const struct option_row rows[] = {
    {.name = "part",
     STORE_CHOICE(part, dump_part),
     .fallback = "model",
     .summary =
         "the model, its headings, where lines may break, the lines, what tells its language, or why lines "
         "were taken for headings"},
    {.name = "measure",
     STORE_NUMBER(measure),
     .fallback = "36",
     .minimum = 1,
     .maximum = 10000,
     .summary = "lines: length of a line, in em"},
    {.name = "height",
     STORE_NUMBER(height),
     .fallback = "0",
     .maximum = 10000,
     .summary = "lines: how many lines a page has; 0: one endless page"},
    {.name = "columns",
     STORE_NUMBER(columns),
     .fallback = "1",
     .minimum = 1,
     .maximum = 20,
     .summary = "lines: columns of a page, 2 em apart"},
    {.name = "title", STORE_FLAG(title), .fallback = "no", .summary = "lines: set the title, too"},
#include "formats/layout/paragraph/options.def"
    {.name = "han-latin-space",
     STORE_FLAG(han_latin_space),
     .fallback = "yes",
     .summary = "1/4 em between Han and Latin"},
};

static const struct option_table options = {OPTION_TABLE(rows)};
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
