#include "converter/plan/plan.h"

#include "base/path.h"
#include "base/translation.h"
#include "converter/plan/shard.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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

bool plan_is_input(const struct plan *plan, const char *path)
{
    struct file_identity identity;
    return find_identity(path, &identity) &&
           bsearch(&identity, plan->inputs, plan->input_count, sizeof identity, compare_identities);
}

/* Before the inputs are read, which may take long. */
static enum status check_folder_of(const struct plan *plan, const char *output, struct diag *diag)
{
    struct stat status;
    int error = stat(path_folder(plan->arena, output), &status) ? errno
                : S_ISDIR(status.st_mode)                       ? 0
                                                                : ENOTDIR;
    if (!error || !strcmp(output, "-"))
        return STATUS_OK;
    diag_report(diag, (struct place){output, 0}, DIAG_CANNOT_WRITE, strerror(error));
    return STATUS_FAILED;
}

static enum status plan_single_output(struct plan *plan, const char *output, const struct settings *settings,
                                      struct diag *diag)
{
    if (plan->job_count > 1 && !plan->is_merged)
        return diag_refuse(diag, PHRASE("several inputs cannot be written to one output; use -d or --merge"));
    if (settings->target_count > 1)
        return diag_refuse(diag, PHRASE("several formats cannot be written to one output; use -d"));
    for (size_t i = 0; i < plan->job_count; i++)
        plan->jobs[i].outputs[0] = output;
    return check_folder_of(plan, output, diag);
}

/* Where a file says what to write. */
static struct place origin_of_format(const struct command *command)
{
    size_t i = 0;
    while (!(program_options.rows[i].marks & COMMAND_WRITES))
        i++;
    return command_origin(command, &program_options.rows[i]);
}

static enum status plan_standard_output(struct plan *plan, const struct command *command,
                                        const struct settings *settings, struct diag *diag)
{
    const struct format *format = settings->targets->plug.format;
    if (settings->target_count > 1)
        return diag_refuse(diag, PHRASE("several formats need -d"));
    if (!format->is_text) {
        diag_report(diag, origin_of_format(command), DIAG_WANTS_FILE, format->name);
        return STATUS_USAGE;
    }
    for (size_t i = 0; i < plan->job_count; i++)
        plan->jobs[i].outputs[0] = "-";
    return STATUS_OK;
}

struct name_rules plan_name_rules(const struct plan *plan, const struct command_options *options,
                                  const char *pattern, struct state *state)
{
    return (struct name_rules){.pattern = pattern,
                               .folder = plan->folder,
                               .state = state,
                               .is_portable = options->names == NAMES_PORTABLE,
                               .is_forced = options->force};
}

static void name_job(const struct plan *plan, struct job *job, const struct settings *settings)
{
    job->noticed.arena = plan->arena;
    struct diag diag = kept_messages_diag(&job->noticed);
    for (size_t i = 0; i < settings->target_count; i++) {
        struct name_request request = {.input = job->input,
                                       .extension = settings->targets[i].plug.format->extensions[0]};
        job->outputs[i] = output_names_give(plan->names, &request, &diag);
    }
}

static enum status plan_folder(struct plan *plan, const struct command_options *options,
                               const struct settings *settings, struct diag *diag)
{
    const char *pattern = options->name ? options->name : "{stem}";
    enum status status = state_open_kept(plan->folder, plan->share, options->dry_run, diag, &plan->state);
    if (status != STATUS_OK)
        return status;
    struct name_rules rules = plan_name_rules(plan, options, pattern, plan->state);
    plan->names = output_names_new(plan->arena, &rules);
    if (name_pattern_needs_reading(pattern))
        return STATUS_OK;
    for (size_t i = 0; i < plan->job_count; i++)
        name_job(plan, &plan->jobs[i], settings);
    output_names_free(plan->names);
    plan->names = NULL;
    return STATUS_OK;
}

/* Some options mean something for many outputs, or for many inputs, only. What a settings file says of those is
 * for other runs. */
static enum status check_folder_options(const struct plan *plan, const struct command *command,
                                        struct diag *diag)
{
    for (size_t i = 0; i < program_options.count; i++) {
        const struct option_row *row = &program_options.rows[i];
        bool is_misplaced = row->marks & COMMAND_FOR_FOLDER && option_given(command->typed, row).count;
        if (!is_misplaced || (plan->is_merged && row->marks & COMMAND_FOR_BOOKS))
            continue;
        diag_report(diag, (struct place){0},
                    row->marks & COMMAND_FOR_BOOKS ? DIAG_WANTS_FOLDER_OR_BOOK : DIAG_WANTS_FOLDER,
                    arena_format(plan->arena, "--%s", row->name));
        return STATUS_USAGE;
    }
    return STATUS_OK;
}

static enum status plan_outputs(struct plan *plan, const struct command *command,
                                const struct settings *settings, struct diag *diag)
{
    const struct command_options *options = command->options;
    const char *output = options->output;
    if (output && plan->folder)
        return diag_refuse(diag, PHRASE("-o and -d exclude each other"));
    const struct command_options *typed = option_values_get(command->typed);
    if (typed->dedupe && !plan->is_merged && !plan->folder)
        return diag_refuse(diag, PHRASE("--dedupe needs --merge or -d"));
    if (options->merge >= MERGE_DIR && !plan->folder)
        return diag_refuse(diag, PHRASE("--merge=dir writes several books, and needs -d"));
    if (options->merge >= MERGE_DIR && typed->title)
        return diag_refuse(diag,
                           PHRASE("--title would give all books of --merge=dir one title; each is called "
                                  "after its folder, and --name says how the files are named"));
    if (plan->folder && plan->is_merged)
        return STATUS_OK;
    if (plan->folder)
        return plan_folder(plan, options, settings, diag);
    enum status status = check_folder_options(plan, command, diag);
    if (status != STATUS_OK)
        return status;
    return output ? plan_single_output(plan, output, settings, diag)
                  : plan_standard_output(plan, command, settings, diag);
}

static void find_inputs(struct plan *plan)
{
    plan->inputs = arena_allocate_array(plan->arena, plan->job_count, sizeof *plan->inputs);
    for (size_t i = 0; i < plan->job_count; i++)
        if (find_identity(input_file(plan->jobs[i].input), &plan->inputs[plan->input_count]))
            plan->input_count++;
    qsort(plan->inputs, plan->input_count, sizeof *plan->inputs, compare_identities);
}

/* Never onto an input. */
static enum status check_outputs(const struct plan *plan, size_t output_count, struct diag *diag)
{
    enum status status = STATUS_OK;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < plan->job_count * output_count; i++) {
        struct arena_mark mark = arena_set_mark(arena);
        const char *output = plan->jobs[i / output_count].outputs[i % output_count];
        const char *path = plan->folder ? path_join(arena, plan->folder, output) : output;
        if (plan_is_input(plan, path)) {
            diag_report(diag, (struct place){path, 0}, DIAG_OUTPUT_IS_INPUT);
            status = STATUS_USAGE;
        }
        arena_rewind(arena, mark);
    }
    arena_free(arena);
    return status;
}

/* A share keeps the names that its inputs have in the whole. */
static void take_share(struct plan *plan, const struct shard *shard)
{
    size_t kept = 0;
    for (size_t i = 0; shard->count > 1 && i < plan->job_count; i++)
        if (shard_has(shard, plan->jobs[i].input))
            plan->jobs[kept++] = plan->jobs[i];
    if (shard->count > 1)
        plan->job_count = kept;
}

static void take_left_out(struct plan *plan, const struct input_list *inputs, const struct shard *shard)
{
    plan->left_out = arena_allocate_array(plan->arena, inputs->left_out_count, sizeof *plan->left_out);
    for (size_t i = 0; i < inputs->left_out_count; i++)
        if (shard->count <= 1 || shard_has(shard, &inputs->left_out[i].input))
            plan->left_out[plan->left_out_count++] = inputs->left_out[i];
}

enum status plan_make(struct plan *plan, const struct input_list *inputs, const struct command *command,
                      const struct settings *settings, struct diag *diag)
{
    *plan =
        (struct plan){.arena = arena_new(), .job_count = inputs->count, .share = "", .all = inputs->items};
    plan->folder = command->options->output_dir;
    plan->is_merged = command->options->merge != MERGE_NONE;
    plan->jobs = arena_allocate_array(plan->arena, plan->job_count, sizeof *plan->jobs);
    for (size_t i = 0; i < plan->job_count; i++) {
        plan->jobs[i].input = &inputs->items[i];
        plan->jobs[i].outputs =
            arena_allocate_array(plan->arena, settings->target_count, sizeof *plan->jobs[i].outputs);
    }
    find_inputs(plan);
    const struct shard *shard = &command->options->shard;
    if (shard->count > 1)
        plan->share = arena_format(plan->arena, "%lu-of-%lu", shard->number, shard->count);
    enum status status = plan_outputs(plan, command, settings, diag);
    bool are_named = !plan->names && !(plan->folder && plan->is_merged);
    if (status == STATUS_OK && are_named)
        status = check_outputs(plan, settings->target_count, diag);
    if (status == STATUS_OK)
        take_share(plan, shard);
    if (status == STATUS_OK)
        take_left_out(plan, inputs, shard);
    return status;
}

void plan_free(struct plan *plan)
{
    output_names_free(plan->names);
    state_close(plan->state);
    if (plan->arena)
        arena_free(plan->arena);
}
