/* What is open while TeX is read, and what is read next, for the files of the reader alone.
 *
 * Shape: a stack of frames; the atoms that come go into the part of the top one.
 *
 * Owner: the reader of tex.h.
 *
 * Errors: `failed` is set when the source is not understood.
 *
 * Source: TeXbook chapters 7 (tokens), 18 (atoms). */
#ifndef FORMATS_HTML_FORMULA_TEX_STATE_H
#define FORMATS_HTML_FORMULA_TEX_STATE_H

#include "formats/html/formula/tex_command.h"

/* What is open: a group in braces, a part that waits for arguments, \left, an environment, the index of a root. */
enum tex_frame_kind { FRAME_GROUP, FRAME_PART, FRAME_LEFT, FRAME_ENVIRONMENT, FRAME_INDEX };

struct tex_frame {
    enum tex_frame_kind kind;
    struct formula *part; /* that the next atom goes into: a row, a cell, a part */
    size_t wanted;        /* FRAME_PART: how many children it has when it is done */
    bool swaps_scripts;   /* x^2_1: the subscript comes first in a tree */
    const struct tex_command *command;
    const struct tex_environment *environment;
};

struct tex_reader {
    struct formula_tree *tree;
    const char *text;
    size_t length, at;
    struct tex_frame frames[FORMULA_DEEPEST];
    size_t depth;
    const struct formula *large; /* the latest part that takes limits */
    bool failed;
};

struct tex_frame *tex_top(struct tex_reader *reader);
void tex_push(struct tex_reader *reader, struct tex_frame frame);

/* Adds a token where it belongs; what waited for it is done then. */
struct formula *tex_add_atom(struct tex_reader *reader, enum formula_kind kind, const char *text,
                             size_t length);

/* The same for an atom that was added piece by piece. */
void tex_end_atom(struct tex_reader *reader);

/* An operator at the end of a part, which is no atom of the source. */
void tex_append_operator(struct tex_reader *reader, struct formula *part, const char *text);

void tex_skip_spaces(struct tex_reader *reader);
char tex_peek(const struct tex_reader *reader); /* NUL at the end */

/* The command behind a backslash; NULL: it is not understood. */
const struct tex_command *tex_read_command(struct tex_reader *reader);

/* An argument as it is written: a group without its braces, or one character. False: there is none. */
bool tex_read_raw(struct tex_reader *reader, const char **text, size_t *length);

void tex_open_group(struct tex_reader *reader, enum tex_frame_kind kind);
void tex_close_group(struct tex_reader *reader, enum tex_frame_kind kind);

/* The bracket behind \left and \right: a character or a command; nothing for a full stop. */
void tex_read_bracket(struct tex_reader *reader);

#endif
