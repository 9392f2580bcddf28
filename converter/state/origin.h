/* What an output was made of, named so that it is the same however the input was typed, and still the same
 * when the inputs and the output folder are moved together.
 *
 * Shape: the path of the input as seen from the output folder, links in folders resolved: "../in/a.txt",
 * "../in.zip/a.txt"; "-" is standard input.
 *
 * Owner: origins_open is undone by origins_close; names live in the arena that is given.
 *
 * Errors: none; a folder that cannot be resolved is named as it was typed. */
#ifndef CONVERTER_STATE_ORIGIN_H
#define CONVERTER_STATE_ORIGIN_H

#include "base/arena.h"

struct origins {
    char *output_folder;        /* resolved */
    char *folder, *seen_folder; /* the latest of an input, as typed, and as seen from the output folder */
};

/* The output folder is there. */
void origins_open(struct origins *origins, const char *output_folder);
void origins_close(struct origins *origins);

/* `path` is that of the input, which begins with `file`, the file that holds it. */
char *origin_name(struct origins *origins, struct arena *arena, const char *file, const char *path);

/* Where it is, for a message. */
char *origin_path(const struct origins *origins, struct arena *arena, const char *name);

#endif
