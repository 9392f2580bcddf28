#include "formats/document/format.h"
#include "formats/pdf/plan/options.h"
#include "formats/pdf/work_plan.h"

static const char *const extensions[] = {"pdf", NULL};

extern const struct format pdf_format;
const struct format pdf_format = {
    .name = "pdf",
    .summary = "pages to print and to read on a screen",
    .extensions = extensions,
    .write_options = &pdf_option_table,
    .check_write_options = work_plan_check_options,
    .module = "pdf",
    .lists_fonts = true,
};
