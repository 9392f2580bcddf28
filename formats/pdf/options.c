#include "formats/pdf/options.h"

static const struct option_row rows[] = {
    {.name = "measure",
     .kind = OPTION_NUMBER,
     .minimum = PDF_LEAST_MEASURE,
     .maximum = PDF_MOST_MEASURE,
     .summary = "characters of a line; the type area is centred (style: 36)"},
};

const struct option_table pdf_options = {rows, sizeof rows / sizeof *rows};
