#include "formats/html/formula/tex_command.h"

#include <ctype.h>
#include <string.h>

static const struct tex_command commands[] = {
#define COMMAND(name, action, kind, text, arguments) {name, TEX_##action, kind, text, arguments},
#include "formats/html/formula/tex_commands.def"
#undef COMMAND
};

static const struct tex_environment environments[] = {
#define ENVIRONMENT(name, opening, closing, has_columns) {name, opening, closing, has_columns},
#include "formats/html/formula/tex_environments.def"
#undef ENVIRONMENT
};

static bool is_name(const char *name, const char *wanted, size_t length)
{
    return !strncmp(name, wanted, length) && !name[length];
}

const struct tex_command *tex_command_find(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (is_name(commands[i].name, name, length))
            return &commands[i];
    return NULL;
}

const struct tex_environment *tex_environment_find(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof environments / sizeof *environments; i++)
        if (is_name(environments[i].name, name, length))
            return &environments[i];
    return NULL;
}

/* Letters that had a place before their alphabet had one. */
static const struct {
    const char *alphabet;
    char letter;
    uint32_t character;
} old_letters[] = {
    {"double-struck", 'C', 0x2102}, {"double-struck", 'H', 0x210D}, {"double-struck", 'N', 0x2115},
    {"double-struck", 'P', 0x2119}, {"double-struck", 'Q', 0x211A}, {"double-struck", 'R', 0x211D},
    {"double-struck", 'Z', 0x2124}, {"script", 'B', 0x212C},        {"script", 'E', 0x2130},
    {"script", 'F', 0x2131},        {"script", 'H', 0x210B},        {"script", 'I', 0x2110},
    {"script", 'L', 0x2112},        {"script", 'M', 0x2133},        {"script", 'R', 0x211B},
    {"script", 'e', 0x212F},        {"script", 'g', 0x210A},        {"script", 'o', 0x2134},
    {"fraktur", 'C', 0x212D},       {"fraktur", 'H', 0x210C},       {"fraktur", 'I', 0x2111},
    {"fraktur", 'R', 0x211C},       {"fraktur", 'Z', 0x2128},
};

uint32_t tex_letter(const char *alphabet, char letter)
{
    for (size_t i = 0; i < sizeof old_letters / sizeof *old_letters; i++)
        if (old_letters[i].letter == letter && !strcmp(old_letters[i].alphabet, alphabet))
            return old_letters[i].character;
    uint32_t first = !strcmp(alphabet, "double-struck") ? 0x1D538
                     : !strcmp(alphabet, "script")      ? 0x1D49C
                     : !strcmp(alphabet, "fraktur")     ? 0x1D504
                                                        : 0;
    if (!first || !isalpha((unsigned char)letter))
        return 0;
    return first + (uint32_t)(isupper((unsigned char)letter) ? letter - 'A' : letter - 'a' + 26);
}
