#include "converter/run/changes.h"

#include "base/path.h"

#include <search.h>
#include <string.h>

static int compare_paths(const void *left, const void *right)
{
    return strcmp(left, right);
}

static void add_to(struct arena *arena, void **paths, const char *path)
{
    if (!tfind(path, paths, compare_paths))
        tsearch(arena_copy_text(arena, path), paths, compare_paths);
}

static bool has(void *const *paths, const char *path)
{
    return tfind(path, paths, compare_paths);
}

void changes_add(struct changes *changes, const char *path)
{
    if (!changes->arena)
        changes->arena = arena_new();
    add_to(changes->arena, &changes->paths, path);
}

static void free_nothing(void *path)
{
    (void)path;
}

void changes_free(struct changes *changes)
{
    tdestroy(changes->paths, free_nothing);
    arena_free(changes->arena);
    *changes = (struct changes){0};
}

/* What is being selected. */
struct selection {
    struct arena *arena;
    void *const *changed;
    void *files;   /* of the inputs */
    void *folders; /* that a changed file stands below which is not an input */
};

/* The path, or a folder above it, is in the set. */
static bool has_above(const struct selection *selection, void *const *paths, const char *path)
{
    char *part = arena_copy_text(selection->arena, path);
    for (char *slash = part + strlen(part); slash; slash = strrchr(part, '/')) {
        *slash = '\0';
        if (has(paths, part))
            return true;
    }
    return false;
}

static void add_folders_above(struct selection *selection, const char *path)
{
    char *part = arena_copy_text(selection->arena, path);
    for (char *slash = strrchr(part, '/'); slash; slash = strrchr(part, '/')) {
        *slash = '\0';
        add_to(selection->arena, &selection->folders, part);
    }
    add_to(selection->arena, &selection->folders, "");
}

static void visit_changed(const void *node, VISIT visit, void *context)
{
    struct selection *selection = context;
    const char *path = *(char *const *)node;
    if ((visit == postorder || visit == leaf) && !has(&selection->files, path))
        add_folders_above(selection, path);
}

/* The folder whose pictures an input may show. */
static const char *border_of(const struct selection *selection, const struct input *input)
{
    const char *file = input_file(input);
    if (input->root)
        return input->root;
    return strchr(file, '/') ? path_folder(selection->arena, file) : "";
}

/* A name that was typed with "//" in it is written otherwise than its changes. */
static bool is_concerned(const struct selection *selection, const struct input *input)
{
    const char *file = input_file(input);
    return strstr(file, "//") || has_above(selection, selection->changed, file) ||
           has(&selection->folders, border_of(selection, input));
}

/* What was skipped, and what the names of outputs gave rise to, was reported the first time. */
static void keep_failures(struct plan *plan)
{
    size_t kept = 0;
    for (size_t i = 0; i < plan->left_out_count; i++)
        if (plan->left_out[i].id != DIAG_SKIPPED)
            plan->left_out[kept++] = plan->left_out[i];
    plan->left_out_count = kept;
    for (size_t i = 0; i < plan->job_count; i++)
        plan->jobs[i].noticed.first = NULL;
}

void changes_select(const struct changes *changes, struct plan *plan)
{
    if (changes->is_all || plan->names || plan->is_merged)
        return;
    struct selection selection = {.arena = arena_new(), .changed = &changes->paths};
    for (size_t i = 0; i < plan->job_count; i++)
        add_to(selection.arena, &selection.files, input_file(plan->jobs[i].input));
    twalk_r(changes->paths, visit_changed, &selection);
    size_t kept = 0;
    for (size_t i = 0; i < plan->job_count; i++)
        if (is_concerned(&selection, plan->jobs[i].input))
            plan->jobs[kept++] = plan->jobs[i];
    plan->job_count = kept;
    keep_failures(plan);
    tdestroy(selection.files, free_nothing);
    tdestroy(selection.folders, free_nothing);
    arena_free(selection.arena);
}
