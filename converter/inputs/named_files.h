/* The files that the options of a run name: rules, settings, lists. Below a folder they are no articles.
 *
 * Owner: named_files_free frees the list.
 *
 * Errors: none; a file that is not there is none. */
#ifndef CONVERTER_INPUTS_NAMED_FILES_H
#define CONVERTER_INPUTS_NAMED_FILES_H

#include "converter/cli/command.h"

#include <sys/stat.h>

struct named_files {
    struct named_file *items;
    size_t count;
};

void named_files_find(struct named_files *files, const struct command *command);
bool named_files_have(const struct named_files *files, const struct stat *status);
void named_files_free(struct named_files *files);

#endif
