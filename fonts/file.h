/* Font files, mapped into memory once each.
 *
 * Owner: font_file_open is undone by font_file_close; a file is shared by the faces of a collection.
 *
 * Errors: STATUS_FAILED when the file cannot be read or is not a font; `reason` says why. Nothing is
 * reported. */
#ifndef FONTS_FILE_H
#define FONTS_FILE_H

#include "base/status.h"

#include <stddef.h>

struct font_file {
    char *path;
    void *bytes;
    size_t size;
    struct font_file *next;
};

enum status font_file_open(const char *path, struct font_file **file, const char **reason);
void font_file_close(struct font_file *file);

#endif
