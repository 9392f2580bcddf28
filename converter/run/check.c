#include "converter/run/check.h"

#include "base/source.h"
#include "base/translation.h"
#include "converter/cli/report.h"
#include "formats/registry.h"

#include <stdio.h>

static bool format_can_check(const struct format *format)
{
    return format->check;
}

static enum status check_source(const struct source *source, struct diag *diag)
{
    const struct format *format = registry_recognise(source);
    if (format && format->check)
        return format->check(source, diag);
    struct arena *arena = arena_new();
    diag_report(diag, (struct place){source->name, 0}, DIAG_CANNOT_CHECK,
                registry_list(arena, format_can_check));
    arena_free(arena);
    return STATUS_FAILED;
}

/* Silence could be that of a program which looked at nothing. */
static void print_verdict(const char *name)
{
    struct buffer shown = {0};
    report_append_shown(&shown, name);
    printf(translate("%s: no errors\n"), shown.data);
    fflush(stdout); /* whole lines, wherever messages go */
    buffer_free(&shown);
}

static enum status check_input(const struct input *input, bool is_quiet, struct diag *diag)
{
    struct source *source;
    enum status status = input_open(input, diag, &source);
    if (status != STATUS_OK)
        return status;
    status = check_source(source, diag);
    if (status == STATUS_OK && !is_quiet)
        print_verdict(source->name);
    source_close(source);
    return status;
}

enum status check_inputs(const struct input_list *inputs, bool is_quiet, struct diag *diag)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < inputs->left_out_count; i++)
        left_out_report(&inputs->left_out[i], diag);
    for (size_t i = 0; i < inputs->count; i++)
        if (check_input(&inputs->items[i], is_quiet, diag) != STATUS_OK)
            status = STATUS_FAILED;
    return status;
}
