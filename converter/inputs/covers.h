/* Pictures that are covers by their names, beside the texts of a book: cover.jpg, 封面.png, or one that is called as its
 * folder is.
 *
 * Units: a folder's name is the last one of its path; "" where it is not known. */
#ifndef CONVERTER_INPUTS_COVERS_H
#define CONVERTER_INPUTS_COVERS_H

#include "base/arena.h"

#include <stdbool.h>

/* The name of the folder `levels` above the one that holds the file; that of an archive without ".zip". */
const char *covers_folder_name(struct arena *arena, const char *path, unsigned levels);

/* The name that is looked for as number `index`, from 0; NULL: there are no more. */
const char *covers_candidate(struct arena *arena, const char *folder_name, unsigned index);

bool covers_has_name(const char *path);

#endif
