#include "converter/plan.h"

#include "base/path.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The longest name that common file systems allow, in bytes. */
enum { LONGEST_NAME = 255 };

/* Which file a name leads to, whatever other names it has. */
struct file_identity {
    dev_t device;
    ino_t inode;
};

static int compare_identities(const void *left, const void *right)
{
    const struct file_identity *a = left, *b = right;
    if (a->device != b->device)
        return a->device < b->device ? -1 : 1;
    return a->inode < b->inode ? -1 : a->inode > b->inode;
}

static bool find_identity(const char *path, struct file_identity *identity)
{
    struct stat status;
    if (!strcmp(path, "-") || stat(path, &status) || !S_ISREG(status.st_mode))
        return false;
    *identity = (struct file_identity){status.st_dev, status.st_ino};
    return true;
}

static enum status report_usage(struct diag *diag, const char *text)
{
    diag_report(diag, (struct place){0}, DIAG_BAD_USAGE, text);
    return STATUS_USAGE;
}

static enum status plan_single_output(struct plan *plan, const char *output, const struct settings *settings,
                                      struct diag *diag)
{
    if (plan->job_count > 1)
        return report_usage(diag, "several inputs cannot be written to one output; use -d");
    if (settings->target_count > 1)
        return report_usage(diag, "several formats cannot be written to one output; use -d");
    plan->jobs->outputs[0] = output;
    return STATUS_OK;
}

static enum status plan_standard_output(struct plan *plan, const struct settings *settings, struct diag *diag)
{
    const struct format *format = settings->targets->plug.format;
    if (settings->target_count > 1)
        return report_usage(diag, "several formats want -d");
    if (!format->is_text) {
        const char *text = arena_format(plan->arena, "%s wants -o or -d", format->name);
        return report_usage(diag, text);
    }
    for (size_t i = 0; i < plan->job_count; i++)
        plan->jobs[i].outputs[0] = "-";
    return STATUS_OK;
}

/* Shortens to at most `most` bytes, between characters. */
static void shorten(char *text, size_t most)
{
    if (strlen(text) <= most)
        return;
    while (most && ((unsigned char)text[most] & 0xC0) == 0x80)
        most--;
    text[most] = '\0';
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(left, right);
}

static void free_nothing(void *name)
{
    (void)name;
}

/* The names given to outputs so far, and where messages go. */
struct naming {
    struct plan *plan;
    void *taken; /* a tree of tsearch */
    struct diag *diag;
};

static const char *name_output(struct naming *naming, const char *input, const char *extension)
{
    struct arena *arena = naming->plan->arena;
    char *stem = strcmp(input, "-") ? path_stem(arena, input) : arena_copy_text(arena, "stdin");
    for (unsigned number = 1;; number++) {
        const char *suffix = number > 1 ? arena_format(arena, "-%u", number) : "";
        shorten(stem, LONGEST_NAME - 1 - strlen(extension) - strlen(suffix));
        char *name = arena_format(arena, "%s%s.%s", stem, suffix, extension);
        char **kept = tsearch(name, &naming->taken, compare_names);
        if (*kept != name)
            continue;
        if (number > 1)
            diag_report(naming->diag, (struct place){input, 0}, DIAG_OUTPUT_RENAMED, name);
        return path_join(arena, naming->plan->folder, name);
    }
}

static void plan_folder(struct plan *plan, const struct settings *settings, struct diag *diag)
{
    struct naming naming = {.plan = plan, .diag = diag};
    for (size_t i = 0; i < plan->job_count; i++)
        for (size_t j = 0; j < settings->target_count; j++) {
            const struct format *format = settings->targets[j].plug.format;
            plan->jobs[i].outputs[j] = name_output(&naming, plan->jobs[i].input, format->extensions[0]);
        }
    tdestroy(naming.taken, free_nothing);
}

static enum status plan_outputs(struct plan *plan, const struct option_values *options,
                                const struct settings *settings, struct diag *diag)
{
    const char *output = option_text(options, "output");
    if (output && plan->folder)
        return report_usage(diag, "-o and -d exclude each other");
    if (output)
        return plan_single_output(plan, output, settings, diag);
    if (!plan->folder)
        return plan_standard_output(plan, settings, diag);
    plan_folder(plan, settings, diag);
    return STATUS_OK;
}

/* Never onto an input: not by another name, a link, or another spelling of the path. */
static enum status check_outputs(const struct plan *plan, size_t output_count, struct diag *diag)
{
    struct file_identity *inputs = arena_allocate_array(plan->arena, plan->job_count, sizeof *inputs);
    size_t count = 0;
    for (size_t i = 0; i < plan->job_count; i++)
        if (find_identity(plan->jobs[i].input, &inputs[count]))
            count++;
    qsort(inputs, count, sizeof *inputs, compare_identities);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < plan->job_count * output_count; i++) {
        const char *output = plan->jobs[i / output_count].outputs[i % output_count];
        struct file_identity identity;
        if (!find_identity(output, &identity) ||
            !bsearch(&identity, inputs, count, sizeof *inputs, compare_identities))
            continue;
        diag_report(diag, (struct place){output, 0}, DIAG_OUTPUT_IS_INPUT);
        status = STATUS_USAGE;
    }
    return status;
}

enum status plan_make(struct plan *plan, const struct command *command, const struct settings *settings,
                      struct diag *diag)
{
    *plan = (struct plan){.arena = arena_new(), .job_count = command->input_count};
    plan->folder = option_text(command->options, "output-dir");
    plan->overwrites = option_flag(command->options, "force");
    if (!plan->job_count) {
        diag_report(diag, (struct place){0}, DIAG_NO_INPUT);
        return STATUS_USAGE;
    }
    plan->jobs = arena_allocate_array(plan->arena, plan->job_count, sizeof *plan->jobs);
    for (size_t i = 0; i < plan->job_count; i++) {
        plan->jobs[i].input = command->inputs[i];
        plan->jobs[i].outputs =
            arena_allocate_array(plan->arena, settings->target_count, sizeof *plan->jobs[i].outputs);
    }
    enum status status = plan_outputs(plan, command->options, settings, diag);
    return status == STATUS_OK ? check_outputs(plan, settings->target_count, diag) : status;
}

void plan_free(struct plan *plan)
{
    arena_free(plan->arena);
}
