/* Which files below a folder are taken for articles: by their names, by patterns, by their dates.
 *
 * Errors: none; a reason is a translatable text, and NULL where a file is taken. */
#ifndef CONVERTER_INPUTS_SELECTION_H
#define CONVERTER_INPUTS_SELECTION_H

#include "converter/cli/command.h"

#include <sys/stat.h>
#include <time.h>

struct selection {
    const struct command_options *options;
    time_t since; /* what was changed before is left out; 0: nothing is */
};

/* Reasons that the caller gives, too, or acts upon. A resource is no loss. */
extern const char *const selection_resource, *const selection_excluded, *const selection_not_included,
                                                                            *const selection_older;

/* NULL, or why a file below a folder is left out. `path` is relative to the folder that was named. */
const char *selection_reason(const struct selection *selection, const char *path, off_t size);

/* True when a pattern of the option fits the path below the folder, or the name alone. */
bool selection_fits(const struct option_texts *globs, const char *path);
bool selection_is_old(const struct selection *selection, const struct stat *status);

/* True when a format that can be read has its extension. */
bool selection_is_article(const char *path);

/* True when the file would be an article, and patterns or its date leave it out. */
bool selection_leaves_article(const char *reason, const char *path);

#endif
