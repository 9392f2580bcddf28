/* The commands and environments of TeX that are understood.
 *
 * Source: tex_commands.def, tex_environments.def. */
#ifndef FORMATS_HTML_FORMULA_TEX_COMMAND_H
#define FORMATS_HTML_FORMULA_TEX_COMMAND_H

#include "formats/html/formula/formula.h"

#include <stdint.h>

enum tex_action {
    TEX_SYMBOL,
    TEX_UPRIGHT,  /* a letter that does not slant */
    TEX_LARGE,    /* scripts of it are limits */
    TEX_PART,     /* takes its arguments in order */
    TEX_BINOMIAL, /* a fraction in brackets, without its line */
    TEX_RADICAL,  /* a square root, unless an index follows */
    TEX_REVERSED, /* its base comes last */
    TEX_ARROW,    /* its base is its own text */
    TEX_MODULUS,  /* (mod n) */
    TEX_ACCENT,   /* its mark comes after its argument */
    TEX_LETTERS,  /* letters of an alphabet */
    TEX_TEXT,
    TEX_LEFT,
    TEX_RIGHT,
    TEX_MIDDLE,
    TEX_BEGIN,
    TEX_END,
    TEX_NEW_ROW,
    TEX_SPACE,
    TEX_NOTHING,
    TEX_SKIPPED, /* with its argument */
    TEX_LIMITS,
    TEX_NEGATION
};

/* No pointers, which would be made ready in every run, also in those that read no TeX. */
struct tex_command {
    char name[20];
    enum tex_action action;
    enum formula_kind kind;
    char text[16];
    unsigned arguments;
};

struct tex_environment {
    char name[12], opening[4], closing[4];
    bool has_columns;
};

/* NULL: not understood. */
const struct tex_command *tex_command_find(const char *name, size_t length);
const struct tex_environment *tex_environment_find(const char *name, size_t length);

/* The letter of an alphabet: "double-struck", "script", "fraktur"; 0: it has none. */
uint32_t tex_letter(const char *alphabet, char letter);

#endif
