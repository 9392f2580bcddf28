/* What -O sets for PDF. */
#ifndef FORMATS_PDF_OPTIONS_H
#define FORMATS_PDF_OPTIONS_H

#include "base/option.h"

enum { PDF_LEAST_MEASURE = 4, PDF_MOST_MEASURE = 200 };

extern const struct option_table pdf_options;

#endif
