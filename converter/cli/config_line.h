/* One line of a settings file, taken apart as git's config is: a section, or a name and a value.
 *
 * Shape: "[section]", "[section "part"]", "name = value", "name". A value in quotation marks keeps its blanks
 * and comment signs; in them \" and \\ stand for the marks themselves. "#" and ";" begin a comment at the
 * start of a line and behind a blank.
 *
 * Owner: the texts stand in the line, which is changed.
 *
 * Errors: CONFIG_LINE_BAD.
 *
 * Source: git-config(1), "Syntax"; otherwise than there a backslash outside of quotation marks is itself, for
 * regular expressions have many, and "#" within a word is no comment, for faces have numbers ("Song.ttc#2").
 */
#ifndef CONVERTER_CLI_CONFIG_LINE_H
#define CONVERTER_CLI_CONFIG_LINE_H

enum config_line_kind { CONFIG_LINE_EMPTY, CONFIG_LINE_SECTION, CONFIG_LINE_SETTING, CONFIG_LINE_BAD };

struct config_line {
    const char *name;  /* of the section or the setting */
    const char *value; /* NULL: none was given; of a section, its part */
};

enum config_line_kind config_line_read(char *text, struct config_line *line);

#endif
