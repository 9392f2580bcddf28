/* What the user chooses for a role: "song=/path/to/Song.ttf", "kai=LXGW WenKai".
 *
 * Shape: the value is a file when it has a slash or the extension of a font, else a family that the system
 * knows. "FILE#2" is the face with index 2 of a collection.
 *
 * Errors: a fault is a text that says what is wrong; only the head of a file is looked at. */
#ifndef FONTS_CHOICE_H
#define FONTS_CHOICE_H

#include "base/typography.h"

#include <stdbool.h>
#include <stddef.h>

struct font_choice {
    enum face_role role;
    const char *value; /* inside the text that was read */
    bool is_file;
    size_t path_length; /* of a file's name in `value`, without the index */
    unsigned index;
};

/* False when the text is not ROLE=VALUE with a known role. */
bool font_choice_read(const char *text, struct font_choice *choice);

/* NULL, or what is wrong with a choice. */
const char *font_choice_find_fault(const char *text);

/* NULL, or what is wrong with a folder to find families in. */
const char *font_folder_find_fault(const char *path);

/* "song", "hei", ... */
const char *face_role_name(enum face_role role);

#endif
