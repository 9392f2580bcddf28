/* The options of formats, as settings files have them: in sections.
 *
 * Shape: the section of a format, "pdf", has what its writer takes; "reading" has what readers take; NULL is
 * any of them. */
#ifndef CONVERTER_CLI_FORMAT_OPTIONS_H
#define CONVERTER_CLI_FORMAT_OPTIONS_H

#include "base/option.h"
#include "converter/cli/nearest.h"

#define SECTION_OF_READERS "reading"

bool format_options_has_section(const char *section);

/* The first row of that name in the section; NULL: there is none. */
const struct option_row *format_options_find(const char *section, const char *name);

/* A row of that name that takes a file, of any format. */
const struct option_row *format_options_find_path(const char *name);

void format_options_offer(const char *section, struct nearest *nearest);

#endif
