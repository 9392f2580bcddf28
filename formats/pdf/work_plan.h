/* What the options make of a work: its page plan, with the head of an official document. Private to
 * formats/pdf.
 *
 * Errors: values that make no page are refused as usage errors. */
#ifndef FORMATS_PDF_WORK_PLAN_H
#define FORMATS_PDF_WORK_PLAN_H

#include "formats/pdf/plan/page_plan.h"

enum status work_plan_make(const struct pdf_options *options, struct diag *diag, struct page_plan *plan);

/* Judges the options without making anything of them: what a format's descriptor asks for. */
enum status work_plan_check_options(const void *options, struct diag *diag);

#endif
