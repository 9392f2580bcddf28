#include "converter/plan/book_titles.h"

#include "base/path.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "converter/plan/part_names.h"

#include <stdlib.h>
#include <string.h>

/* The folder that "." is, too. "": there is none. */
static const char *real_folder(struct arena *arena, const char *path)
{
    const char *name = path_name(path);
    if (strcmp(name, ".") && strcmp(name, ".."))
        return path;
    char *real = realpath(path, NULL);
    const char *copy = arena_copy_text(arena, real ? real : "");
    free(real);
    return copy;
}

/* An archive without its extension. NULL: nothing was named. */
static const char *named_path(struct arena *arena, const struct input *input)
{
    if (!input->named)
        return NULL;
    char *path = arena_copy_text(arena, input->named);
    for (size_t length = strlen(path); length > 1 && path[length - 1] == '/';)
        path[--length] = '\0';
    if (input->archive && !strcmp(input->archive, input->named))
        return path_join(arena, path_folder(arena, path), path_stem(arena, path));
    return real_folder(arena, path);
}

const char *book_title_named_folder(struct arena *arena, const struct input *input)
{
    const char *path = named_path(arena, input);
    return path ? path_name(path) : "";
}

const char *book_title_of_folder(struct arena *arena, const struct input *input, const char *folder)
{
    const char *root = named_path(arena, input);
    if (root)
        folder = *input->folder ? path_join(arena, root, folder) : root;
    return *folder ? part_book_title(arena, folder) : NULL;
}

static bool has_han(const char *text)
{
    size_t length = strlen(text);
    for (size_t offset = 0; offset < length;)
        if (unicode_script(utf8_next(text, length, &offset)) == SCRIPT_HAN)
            return true;
    return false;
}

/* Folders that were named */

/* How many bytes of their folders all jobs share. */
static size_t shared_by_all(const struct plan *plan)
{
    const struct input *first = plan->jobs->input;
    size_t shared = strlen(first->folder);
    for (size_t i = 1; i < plan->job_count; i++)
        shared = part_shared(first, plan->jobs[i].input, shared);
    return shared;
}

/* True when patterns have left out an article that lies elsewhere below the folder that was named. */
static bool is_selection(const struct plan *plan, size_t shared)
{
    const struct input *first = plan->jobs->input;
    for (size_t i = 0; i < plan->left_out_count; i++) {
        const struct left_out *left_out = &plan->left_out[i];
        bool is_beside = left_out->is_unselected && left_out->input.named == first->named;
        if (is_beside && part_shared(first, &left_out->input, shared) < shared)
            return true;
    }
    return false;
}

static const char *selected_path(struct arena *arena, const struct plan *plan, const char *named)
{
    size_t shared = shared_by_all(plan);
    if (!shared || !is_selection(plan, shared))
        return named;
    return path_join(arena, named, arena_copy(arena, plan->jobs->input->folder, shared));
}

/* Several folders of one name are as one. */
static const char *path_of_named(struct arena *arena, const struct plan *plan)
{
    const struct input *first = plan->jobs->input;
    bool is_one = true;
    for (size_t i = 1; i < plan->job_count; i++) {
        const struct input *input = plan->jobs[i].input;
        is_one &= input->named == first->named;
        if (!input->named ||
            (input->named != plan->jobs[i - 1].input->named &&
             strcmp(book_title_named_folder(arena, first), book_title_named_folder(arena, input)) != 0))
            return NULL;
    }
    const char *path = named_path(arena, first);
    return is_one ? selected_path(arena, plan, path) : path;
}

/* Texts that were named */

/* The folder that both lie in; "": none. */
static const char *common_folder(struct arena *arena, const char *one, const char *other)
{
    size_t alike = 0, end = 0;
    for (;; alike++) {
        bool ends_both = (!one[alike] || one[alike] == '/') && (!other[alike] || other[alike] == '/');
        if (ends_both)
            end = alike;
        if (!one[alike] || one[alike] != other[alike])
            return arena_copy(arena, one, end);
    }
}

/* "": they share none; ".": the working folder. */
static const char *path_of_texts(struct arena *arena, const struct plan *plan)
{
    const char *path = NULL;
    for (size_t i = 0; i < plan->job_count; i++) {
        const struct input *input = plan->jobs[i].input;
        if (input->named || !strcmp(input->path, "-"))
            return "";
        const char *folder = path_folder(arena, input->path);
        path = path ? common_folder(arena, path, folder) : folder;
        bool is_relative = *input->path != '/';
        if (!*path && is_relative)
            path = ".";
    }
    return path;
}

/* What was typed is better than the working folder, and what speaks Chinese better than what does not. */
static const char *better(const char *title, bool is_typed, const char *output)
{
    bool has_output = output && *output;
    if (!title)
        return has_output ? output : NULL;
    return has_output && !has_han(title) && (has_han(output) || !is_typed) ? output : title;
}

const char *book_title_of_all(struct arena *arena, const struct plan *plan)
{
    const struct input *first = plan->jobs->input;
    const char *name = plan->folder ? NULL : plan->jobs->outputs[0];
    const char *output = name && strcmp(name, "-") ? path_stem(arena, name) : NULL;
    if (!first->named && plan->job_count == 1)
        return NULL;
    const char *path = first->named ? path_of_named(arena, plan) : path_of_texts(arena, plan);
    bool is_typed = path && strcmp(path, ".");
    const char *title = path && *path ? part_book_title(arena, real_folder(arena, path)) : NULL;
    return better(title, is_typed, output);
}
