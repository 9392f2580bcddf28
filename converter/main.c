/* banxin: Chinese articles to plain text, EPUB and PDF. */
#include "converter/help.h"
#include "converter/report.h"
#include "converter/run.h"

#include <signal.h>

static enum severity wanted_severity(const struct option_values *options)
{
    if (option_flag(options, "quiet"))
        return SEVERITY_ERROR;
    return option_flag(options, "verbose") ? SEVERITY_NOTE : SEVERITY_WARNING;
}

static enum status run_command(const struct command *command, struct diag *diag)
{
    struct settings settings;
    struct plan plan = {0};
    enum status status = settings_make(&settings, command->options, diag);
    if (status == STATUS_OK)
        status = plan_make(&plan, command, &settings, diag);
    if (status == STATUS_OK)
        status = run_plan(&plan, &settings, diag);
    plan_free(&plan);
    settings_free(&settings);
    return status;
}

static int exit_status(enum status status)
{
    switch (status) {
    case STATUS_OK: return 0;
    case STATUS_FAILED: return 1;
    case STATUS_USAGE: return 2;
    }
    return 1;
}

int main(int count, char **arguments)
{
    signal(SIGXFSZ, SIG_IGN); /* a file size limit is a failed write, to be reported like any other */
    struct diag diag = report_new(SEVERITY_WARNING);
    struct command command;
    enum status status = command_parse(&command, count, arguments, &diag);
    if (status == STATUS_OK) {
        diag.threshold = wanted_severity(command.options);
        if (!help_answer(command.options, &diag, &status))
            status = run_command(&command, &diag);
    }
    command_free(&command);
    return exit_status(status);
}
