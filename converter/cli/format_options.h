/* The options of formats, as settings files have them: in sections.
 *
 * Shape: the section of a format, "pdf", has what its writer takes, and what readers take, for runs that write that
 * format; "reading" has what readers take, for all runs; NULL is any of them. */
#ifndef CONVERTER_CLI_FORMAT_OPTIONS_H
#define CONVERTER_CLI_FORMAT_OPTIONS_H

#include "base/arena.h"
#include "base/option.h"
#include "converter/cli/nearest.h"

#define SECTION_OF_READERS "reading"

bool format_options_has_section(const char *section);

/* True when no writer that the section is about has the option. */
bool format_options_is_of_reading(const char *section, const char *name);

/* True when a reader before the one with that index in the registry has the option, too. */
bool format_options_is_read_before(size_t reader, const struct option_row *row);

/* The first row of that name in the section; NULL: there is none. */
const struct option_row *format_options_find(const char *section, const char *name);

/* A row of that name that takes a file, of any format. */
const struct option_row *format_options_find_path(const char *name);

/* What a section has: "style, page, margins", each name once. */
char *format_options_list(struct arena *arena, const char *section);

/* The same behind the names of another section. */
char *format_options_append(struct arena *arena, char *names, const char *section);

/* "[pdf], [text]": the sections that have an option; `name` NULL: all. "" when none has it. */
char *format_options_list_sections(struct arena *arena, const char *name);

/* True when a reader or writer that the section is about takes the value. Else what is wrong is reported at the place:
 * before the run, for what a file says of some inputs is asked for in the midst of it. */
bool format_options_judge(const char *section, const char *name, const char *value, struct diag *diag,
                          struct place place);

void format_options_offer(const char *section, struct nearest *nearest);

#endif
