/* What the settings file of an archive may say. An archive may come from anywhere: its file says how its
 * articles are set, but neither where outputs go, nor what they replace, nor what else of the disk goes into
 * them.
 *
 * Shape: a file that it names (is_path in the tables of options) is looked for from its own folder, must lie
 * below that folder when links are resolved, and must be a plain file, or a folder that holds plain files and
 * folders alone. A ceiling (is_ceiling) can only become lower than the user's own.
 *
 * Owner: values live in the arena. */
#ifndef CONVERTER_CLI_CONFINEMENT_H
#define CONVERTER_CLI_CONFINEMENT_H

#include "base/arena.h"
#include "base/option.h"

struct confinement {
    struct arena *arena;
    const char *folder;                 /* of the settings file */
    const struct option_values *values; /* of the program's options, in force so far */
};

enum verdict { VERDICT_ALLOWED, VERDICT_IGNORED, VERDICT_REFUSED };

/* Judges a setting. Its value is replaced by what is to be set, where that is another: a file's name seen
 * from the working folder. What is not allowed is reported. */
enum verdict confinement_judge(const struct confinement *confinement, const struct option_row *row,
                               const char **value, struct diag *diag, struct place place);

#endif
