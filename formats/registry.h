/* Finds a format by name, by extension or by content, and its writer, loaded when it is a module.
 *
 * Shape: the formats are the lines of formats/formats.def, in that order.
 *
 * Owner: all is static; a loaded module stays for the life of the process.
 *
 * Errors: a search that finds nothing gives NULL; a module that cannot be loaded is reported. */
#ifndef FORMATS_REGISTRY_H
#define FORMATS_REGISTRY_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/source.h"
#include "formats/document/format.h"

size_t registry_count(void);
const struct format *registry_at(size_t index);

const struct format *registry_find(const char *name);

/* The writer for files with this extension, case ignored. */
const struct format *registry_find_extension(const char *extension);

/* The reader that is most sure of the content. */
const struct format *registry_recognise(const struct source *source);

bool format_can_read(const struct format *format);
bool format_can_write(const struct format *format);

/* Says what the source is and what to do with it; of an unknown kind, which formats can be read. */
void registry_report_unknown_content(const struct source *source, struct diag *diag);

/* Names of the formats that can be written (or read), separated by ", ". */
char *registry_list(struct arena *arena, bool (*wanted)(const struct format *format));

/* NULL after a report when the module cannot be loaded. */
const struct writer *registry_writer(const struct format *format, struct diag *diag);

/* Appends the faces that serve each role, with the values of `font` and `font-dir` that were given. */
enum status registry_list_fonts(const struct option_texts *choices, const struct option_texts *folders,
                                const char *fonts_folder, struct diag *diag, struct buffer *lines);

/* The versions of the libraries that the format uses, or NULL; loads its module. */
const char *registry_libraries(const struct format *format, struct diag *diag);

#endif
