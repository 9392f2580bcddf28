/* What -O sets for PDF, and the judgement of values that no table can judge alone. */
#ifndef FORMATS_PDF_PLAN_OPTIONS_H
#define FORMATS_PDF_PLAN_OPTIONS_H

#include "base/option.h"

enum { PDF_LEAST_MEASURE = 4, PDF_MOST_MEASURE = 200, PDF_MOST_COLUMNS = 4 };

extern const struct option_table pdf_options;

#endif
