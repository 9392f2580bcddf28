#include "converter/cli/completion.h"

#include "base/arena.h"
#include "base/translation.h"
#include "formats/registry.h"

#include <string.h>

/* What may stand as the value of an option. */
enum value_kind { VALUE_NONE, VALUE_WORDS, VALUE_FILE, VALUE_FOLDER, VALUE_TEXT };

static enum value_kind kind_of(const struct option_row *row)
{
    static const struct {
        const char *name;
        enum value_kind kind;
    } names[] = {{"FORMAT", VALUE_WORDS}, {"FILE", VALUE_FILE}, {"LIST", VALUE_FILE}, {"DIR", VALUE_FOLDER}};
    if (row->kind == OPTION_FLAG)
        return VALUE_NONE;
    if (row->kind == OPTION_CHOICE)
        return VALUE_WORDS;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (row->choices && !strcmp(row->choices, names[i].name))
            return names[i].kind;
    return VALUE_TEXT;
}

static bool is_any(const struct format *format)
{
    return format;
}

/* The words that may be the value, separated by spaces. */
static char *words_of(struct arena *arena, const struct option_row *row)
{
    bool reads = row->marks & COMMAND_READS, writes = row->marks & COMMAND_WRITES;
    char *words = row->kind == OPTION_CHOICE ? arena_copy_text(arena, row->choices)
                                             : registry_list(arena, reads    ? format_can_read
                                                                    : writes ? format_can_write
                                                                             : is_any);
    size_t length = 0;
    for (const char *byte = words; *byte; byte++)
        if (*byte != ',')
            words[length++] = *byte == '|' ? ' ' : *byte;
    words[length] = '\0';
    return words;
}

/* In single quotes: what begins with "'" must end and begin again. */
static void append_quoted(struct buffer *text, const char *quoted)
{
    for (; *quoted; quoted++) {
        if (*quoted == '\'')
            buffer_append_text(text, "'\\''");
        else
            buffer_append_byte(text, *quoted);
    }
}

static void append_bash_names(struct buffer *text)
{
    for (size_t i = 0; i < program_options.count; i++) {
        const struct option_row *row = &program_options.rows[i];
        if (row->letter)
            buffer_append_format(text, "-%c ", row->letter);
        buffer_append_format(text, "--%s%s ", row->name, row->kind == OPTION_FLAG || row->implied ? "" : "=");
    }
}

static void append_bash_case(struct buffer *text, struct arena *arena, const struct option_row *row)
{
    static const char *const answers[] = {
        [VALUE_FILE] = "COMPREPLY=($(compgen -f -- \"$word\"))",
        [VALUE_FOLDER] = "COMPREPLY=($(compgen -d -- \"$word\"))",
        [VALUE_TEXT] = "COMPREPLY=()",
    };
    enum value_kind kind = kind_of(row);
    if (kind == VALUE_NONE)
        return;
    if (row->letter)
        buffer_append_format(text, "        -%c|--%s) ", row->letter, row->name);
    else
        buffer_append_format(text, "        --%s) ", row->name);
    if (kind == VALUE_WORDS)
        buffer_append_format(text, "COMPREPLY=($(compgen -W '%s' -- \"$word\"))", words_of(arena, row));
    else
        buffer_append_text(text, answers[kind]);
    buffer_append_text(text, "; return ;;\n");
}

static void append_bash(struct buffer *text, struct arena *arena)
{
    buffer_append_text(text, "# bash completion for banxin\n"
                             "_banxin() {\n"
                             "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
                             "    if [ \"$word\" = = ]; then word=; fi\n"
                             "    if [ \"$before\" = = ]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
                             "    case $before in\n");
    for (size_t i = 0; i < program_options.count; i++)
        append_bash_case(text, arena, &program_options.rows[i]);
    buffer_append_text(text, "    esac\n"
                             "    case $word in\n"
                             "        -*) COMPREPLY=($(compgen -W '");
    append_bash_names(text);
    buffer_append_text(text, "' -- \"$word\"))\n"
                             "            [[ ${COMPREPLY[0]-} = *= ]] && compopt -o nospace ;;\n"
                             "        *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
                             "    esac\n"
                             "}\n"
                             "complete -o filenames -F _banxin banxin\n");
}

/* Brackets and colons mean something in a specification of zsh. */
static void append_zsh_summary(struct buffer *text, const char *summary)
{
    for (; *summary; summary++) {
        if (strchr("[]:\\", *summary))
            buffer_append_byte(text, '\\');
        char one[2] = {*summary, '\0'};
        append_quoted(text, one);
    }
}

static void append_zsh_action(struct buffer *text, struct arena *arena, const struct option_row *row)
{
    const char *name = row->choices ? row->choices : row->name;
    switch (kind_of(row)) {
    case VALUE_NONE: break;
    case VALUE_WORDS: buffer_append_format(text, ":%s:(%s)", row->name, words_of(arena, row)); break;
    case VALUE_FILE: buffer_append_format(text, ":%s:_files", name); break;
    case VALUE_FOLDER: buffer_append_format(text, ":%s:_files -/", name); break;
    case VALUE_TEXT: buffer_append_format(text, ":%s:", row->name); break;
    }
}

static void append_zsh_option(struct buffer *text, struct arena *arena, const struct option_row *row)
{
    const char *repeated = row->kind == OPTION_TEXTS ? "*" : "";
    const char *joined = row->kind == OPTION_FLAG ? "" : row->implied ? "=-" : "=";
    if (row->letter) {
        buffer_append_format(text, "    '%s-%c%s[", repeated, row->letter,
                             row->kind == OPTION_FLAG ? "" : "+");
        append_zsh_summary(text, translate(row->summary));
        buffer_append_byte(text, ']');
        append_zsh_action(text, arena, row);
        buffer_append_text(text, "' \\\n");
    }
    buffer_append_format(text, "    '%s--%s%s[", repeated, row->name, joined);
    append_zsh_summary(text, translate(row->summary));
    buffer_append_byte(text, ']');
    if (row->implied)
        buffer_append_byte(text, ':');
    append_zsh_action(text, arena, row);
    buffer_append_text(text, "' \\\n");
}

static void append_zsh(struct buffer *text, struct arena *arena)
{
    buffer_append_text(text, "#compdef banxin\n_arguments -s -S \\\n");
    for (size_t i = 0; i < program_options.count; i++)
        append_zsh_option(text, arena, &program_options.rows[i]);
    buffer_append_text(text, "    '*:input:_files'\n");
}

static void append_fish_option(struct buffer *text, struct arena *arena, const struct option_row *row)
{
    buffer_append_format(text, "complete -c banxin -l %s", row->name);
    if (row->letter)
        buffer_append_format(text, " -s %c", row->letter);
    switch (kind_of(row)) {
    case VALUE_NONE: break;
    case VALUE_WORDS:
        buffer_append_format(text, "%s -a '%s'", row->implied ? " -f" : " -x", words_of(arena, row));
        break;
    case VALUE_FILE: buffer_append_text(text, " -r -F"); break;
    case VALUE_FOLDER: buffer_append_text(text, " -x -a '(__fish_complete_directories)'"); break;
    case VALUE_TEXT: buffer_append_text(text, " -x"); break;
    }
    buffer_append_text(text, " -d '");
    for (const char *byte = translate(row->summary); *byte; byte++) {
        if (*byte == '\'' || *byte == '\\')
            buffer_append_byte(text, '\\');
        buffer_append_byte(text, *byte);
    }
    buffer_append_text(text, "'\n");
}

static void append_fish(struct buffer *text, struct arena *arena)
{
    buffer_append_text(text, "# fish completion for banxin\n");
    for (size_t i = 0; i < program_options.count; i++)
        append_fish_option(text, arena, &program_options.rows[i]);
}

void completion_append(struct buffer *text, enum shell shell)
{
    struct arena *arena = arena_new();
    switch (shell) {
    case SHELL_NONE: break;
    case SHELL_BASH: append_bash(text, arena); break;
    case SHELL_ZSH: append_zsh(text, arena); break;
    case SHELL_FISH: append_fish(text, arena); break;
    }
    arena_free(arena);
}
