#include "converter/cli/config_line.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static char *trim(char *text)
{
    while (isspace((unsigned char)*text))
        text++;
    size_t length = strlen(text);
    while (length && isspace((unsigned char)text[length - 1]))
        text[--length] = '\0';
    return text;
}

static bool is_comment(const char *text, const char *at)
{
    return (*at == '#' || *at == ';') && (at == text || isspace((unsigned char)at[-1]));
}

/* Takes quotation marks and a comment away, in place; false when a mark is not closed. */
static bool unquote(char *text)
{
    bool is_quoted = false;
    char *kept = text, *end = text; /* `end` is behind what must stay */
    for (char *at = text; *at; at++) {
        if (!is_quoted && is_comment(text, at))
            break;
        if (*at == '"') {
            is_quoted = !is_quoted;
            end = kept;
            continue;
        }
        if (is_quoted && *at == '\\' && (at[1] == '"' || at[1] == '\\'))
            at++;
        bool is_blank = !is_quoted && isspace((unsigned char)*at);
        *kept++ = *at;
        if (!is_blank)
            end = kept;
    }
    *end = '\0';
    return !is_quoted;
}

static enum config_line_kind read_section(char *text, struct config_line *line)
{
    char *end = strrchr(text, ']');
    char *comment = end ? trim(end + 1) : NULL;
    if (!end || (*comment && *comment != '#' && *comment != ';'))
        return CONFIG_LINE_BAD;
    *end = '\0';
    char *name = trim(text + 1), *part = strchr(name, '"');
    if (part) {
        bool is_apart = part > name && isspace((unsigned char)part[-1]);
        if (!is_apart || !unquote(part))
            return CONFIG_LINE_BAD;
        line->value = part;
        name[strcspn(name, " \t")] = '\0';
    }
    line->name = name;
    return *name ? CONFIG_LINE_SECTION : CONFIG_LINE_BAD;
}

enum config_line_kind config_line_read(char *text, struct config_line *line)
{
    text = trim(text);
    *line = (struct config_line){0};
    if (!*text || *text == '#' || *text == ';')
        return CONFIG_LINE_EMPTY;
    if (*text == '[')
        return read_section(text, line);
    char *value = strchr(text, '=');
    if (value) {
        *value = '\0';
        value = trim(value + 1);
    }
    bool is_sound = unquote(value ? value : text);
    line->name = trim(text);
    line->value = value;
    return is_sound && *line->name ? CONFIG_LINE_SETTING : CONFIG_LINE_BAD;
}
