/* Reads formulas of TeX: fractions, roots, scripts, Greek, operators, matrices, text.
 *
 * Shape: one formula, with or without the dollars or brackets around it.
 *
 * Owner: the tree's arena.
 *
 * Errors: none is reported. What has one command that is not understood is not understood as a whole, so that nothing of
 * it is lost: the caller keeps the source.
 *
 * Source: TeXbook chapters 16 to 19; amsmath 2.17; tex_commands.def, tex_environments.def. */
#ifndef FORMATS_HTML_FORMULA_TEX_H
#define FORMATS_HTML_FORMULA_TEX_H

#include "formats/html/formula/formula.h"

enum { LONGEST_TEX = 64 * 1024 };

/* The part of a source between the marks that begin and end a formula: $, $$, \(, \[. Moves `text`, gives the length.
 * `is_block` is set when the marks are those of a formula that stands alone. */
size_t tex_strip(const char **text, size_t length, bool *is_block);

/* Fills the tree; false: not understood. */
bool tex_read(struct formula_tree *tree, const char *text, size_t length);

/* True for an alternative text of a picture that is surely TeX: it has a command, a script or a group. */
bool tex_recognise(const char *text);

#endif
