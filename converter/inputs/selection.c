#include "converter/inputs/selection.h"

#include "base/array.h"
#include "base/path.h"
#include "base/patterns/glob.h"
#include "base/translation.h"
#include "formats/document/foreign.h"
#include "formats/registry.h"

#include <string.h>
#include <strings.h>

const char *const selection_resource = PHRASE("a picture, style sheet or script, which an article may use");
const char *const selection_excluded = PHRASE("excluded");
const char *const selection_not_included = PHRASE("not included");
const char *const selection_older = PHRASE("older than --since");

bool selection_fits(const struct option_texts *globs, const char *path)
{
    for (size_t i = 0; i < globs->count; i++)
        if (glob_fits(globs->items[i], path) || glob_fits(globs->items[i], path_name(path)))
            return true;
    return false;
}

static bool reader_has_extension(const char *extension)
{
    for (size_t i = 0; i < registry_count(); i++) {
        const struct format *format = registry_at(i);
        for (const char *const *own = format->extensions; format_can_read(format) && *own; own++)
            if (!strcasecmp(*own, extension))
                return true;
    }
    return false;
}

bool selection_is_old(const struct selection *selection, const struct stat *status)
{
    return selection->since && status->st_mtime < selection->since;
}

static bool is_resource(const char *extension)
{
    static const char *const extensions[] = {"jpg", "jpeg", "png", "gif", "webp", "svg", "bmp", "css", "js"};
    for (size_t i = 0; i < COUNT(extensions); i++)
        if (!strcasecmp(extension, extensions[i]))
            return true;
    return false;
}

/* A document of another program has a kind that the user knows. */
static const char *reason_by_name(const char *path)
{
    const char *extension = path_extension(path), *kind = foreign_kind_of_extension(extension);
    return kind ? kind : is_resource(extension) ? selection_resource : PHRASE("no article by its name");
}

const char *selection_reason(const struct selection *selection, const char *path, off_t size)
{
    if (*path_name(path) == '.')
        return PHRASE("hidden");
    if (selection_fits(&selection->options->exclude, path))
        return selection_excluded;
    if (selection->options->include.count)
        return selection_fits(&selection->options->include, path) ? (size ? NULL : PHRASE("empty"))
                                                                  : selection_not_included;
    if (!size)
        return PHRASE("empty");
    return reader_has_extension(path_extension(path)) ? NULL : reason_by_name(path);
}

bool selection_is_article(const char *path)
{
    return reader_has_extension(path_extension(path));
}

bool selection_leaves_article(const char *reason, const char *path)
{
    bool is_choice =
        reason == selection_excluded || reason == selection_not_included || reason == selection_older;
    return is_choice && selection_is_article(path);
}
