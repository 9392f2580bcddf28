#include "formats/document/format.h"
#include "formats/pdf/options.h"

static const char *const extensions[] = {"pdf", NULL};

extern const struct format pdf_format;
const struct format pdf_format = {
    .name = "pdf",
    .summary = "pages to print and to read on a screen",
    .extensions = extensions,
    .write_options = &pdf_options,
    .module = "pdf",
};
