#include "formats/pdf/work_plan.h"

#include "formats/pdf/official/head.h"

enum status work_plan_make(const struct pdf_options *options, struct diag *diag, struct page_plan *plan)
{
    enum status status = page_plan_make(options, diag, plan);
    return status == STATUS_OK ? official_plan_head(plan, diag) : status;
}

enum status work_plan_check_options(const void *options, struct diag *diag)
{
    struct page_plan plan;
    return work_plan_make(options, diag, &plan);
}
