/* banxin: Chinese articles to plain text, EPUB and PDF. */
#include "base/translation.h"
#include "converter/cli/config.h"
#include "converter/cli/help.h"
#include "converter/cli/report.h"
#include "converter/cli/show_config.h"
#include "converter/cli/standard_streams.h"
#include "converter/inputs/alone.h"
#include "converter/inputs/folder_settings.h"
#include "converter/inputs/idle_sections.h"
#include "converter/run/batch.h"
#include "converter/run/check.h"
#include "converter/run/join.h"
#include "converter/run/merge.h"
#include "converter/run/run.h"
#include "converter/run/watch.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static enum severity wanted_severity(const struct command_options *options)
{
    if (options->quiet)
        return SEVERITY_ERROR;
    return options->verbose ? SEVERITY_NOTE : SEVERITY_WARNING;
}

static enum status run_by_kind(const struct plan *plan, const struct settings *settings,
                               const struct command_options *options, struct diag *diag)
{
    if (plan->is_merged)
        return merge_run(plan, settings, options, diag);
    if (plan->folder)
        return batch_run(plan, settings, options, diag);
    return run_plan(plan, settings, options->quiet, diag);
}

static enum status run_planned(const struct plan *plan, const struct settings *settings,
                               const struct command_options *options, struct diag *diag)
{
    enum status status = run_by_kind(plan, settings, options, diag);
    bool is_strict = options->strict && diag->counts[SEVERITY_WARNING];
    return status == STATUS_OK && is_strict ? STATUS_FAILED : status;
}

/* What is found wrong before anything is converted was reported the first time, but for errors. */
static struct diag planning_diag(const struct changes *changes, const struct diag *diag)
{
    struct diag planning = *diag;
    if (changes && !changes->is_all)
        planning.threshold = SEVERITY_ERROR;
    return planning;
}

static enum status run_inputs(const struct input_list *inputs, const struct settings *settings,
                              const struct command *command, const struct changes *changes, struct diag *diag)
{
    struct plan plan = {0};
    struct diag planning = planning_diag(changes, diag);
    enum status status = plan_make(&plan, inputs, command, settings, changes ? &planning : diag);
    if (status == STATUS_OK && changes)
        changes_select(changes, &plan);
    if (status == STATUS_OK)
        status = run_planned(&plan, settings, command->options, diag);
    plan_free(&plan);
    return status == STATUS_OK ? inputs->status : status;
}

/* Silence would look like success. What cannot be read was reported already. */
static enum status report_nothing(const struct input_list *inputs, const struct command_options *options,
                                  struct diag *diag)
{
    char skipped[24];
    if (inputs->status != STATUS_OK || options->allow_empty)
        return inputs->status;
    snprintf(skipped, sizeof skipped, "%zu", inputs->left_out_count);
    diag_report(diag, (struct place){0}, DIAG_NOTHING_TO_DO, skipped);
    return STATUS_FAILED;
}

static void report_idle_sections(const struct command *command, const struct settings *settings,
                                 const struct input_list *inputs, struct diag *diag)
{
    idle_sections_report(&command->settings, inputs, diag);
    idle_sections_report(&settings->folder_settings, inputs, diag);
}

/* `changes` NULL: all inputs are concerned. Settings that make no sense end the run before it looks at any
 * input. */
static enum status convert(struct command *command, const struct changes *changes, struct diag *diag)
{
    struct settings settings;
    struct diag planning = planning_diag(changes, diag);
    enum status status = settings_make(&settings, command, diag);
    if (status == STATUS_OK) {
        struct input_list inputs;
        inputs_collect(&inputs, command);
        alone_mark(&inputs);
        if (!command->options->no_config)
            status =
                folder_settings_read(command, &inputs, &settings.folder_settings, changes ? &planning : diag);
        if (status == STATUS_OK && (!changes || changes->is_all))
            report_idle_sections(command, &settings, &inputs, diag);
        if (status == STATUS_OK)
            status = run_inputs(&inputs, &settings, command, changes, diag);
        if (status == STATUS_OK && !inputs.count && !changes)
            status = report_nothing(&inputs, command->options, diag);
        inputs_free(&inputs);
    }
    settings_free(&settings);
    return status;
}

static enum status check(const struct command *command, struct diag *diag)
{
    struct input_list inputs;
    inputs_collect(&inputs, command);
    enum status status = check_inputs(&inputs, command->options->quiet, diag);
    if (status == STATUS_OK)
        status = inputs.status;
    inputs_free(&inputs);
    return status;
}

static enum status watch(struct command *command, struct diag *diag)
{
    const char *output = command->options->output;
    bool is_kept = command->options->output_dir || (output && strcmp(output, "-"));
    for (size_t i = 0; i < command->input_count; i++)
        is_kept = is_kept && strcmp(command->inputs[i], "-");
    if (is_kept)
        return watch_run(command, diag, convert);
    diag_report(diag, (struct place){0}, DIAG_CANNOT_WATCH_PIPE);
    return STATUS_USAGE;
}

static void report_settings(const struct command *command, struct diag *diag)
{
    for (size_t i = 0; i < command->settings_count; i++)
        diag_report(diag, (struct place){command->settings_files[i], 0}, DIAG_SETTINGS_READ);
}

static enum status run_command(struct command *command, struct diag *diag)
{
    if (!command->input_count && !command->options->files_from.count) {
        diag_report(diag, (struct place){0}, DIAG_NO_INPUT);
        return STATUS_USAGE;
    }
    if (command->options->merge_reports)
        return join_reports(command, diag);
    if (command->options->watch)
        return watch(command, diag);
    if (command->options->check)
        return check(command, diag);
    return convert(command, NULL, diag);
}

static enum status run_with_settings(struct command *command, struct diag *diag)
{
    report_settings(command, diag);
    enum status status = STATUS_OK;
    if (command->options->show_config)
        status = show_config(command, diag);
    if (command->has_bad_settings)
        return STATUS_USAGE;
    return command->options->show_config ? status : run_command(command, diag);
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
    standard_streams_open();
    signal(SIGXFSZ, SIG_IGN); /* a file size limit is a failed write, to be reported like any other */
    translation_open();
    struct diag diag = report_new(SEVERITY_WARNING);
    struct command command;
    enum status status = config_read_command(&command, count, arguments, &diag);
    if (status == STATUS_OK) {
        diag.threshold = wanted_severity(command.options);
        if (!help_answer(command.options, &diag, &status))
            status = run_with_settings(&command, &diag);
    }
    command_free(&command);
    return exit_status(standard_streams_flush(status, &diag));
}
