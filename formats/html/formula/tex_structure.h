/* Scripts and environments of TeX: what changes the tree that stands already.
 *
 * Owner: the reader of tex.h.
 *
 * Errors: as in tex_state.h.
 *
 * Source: TeXbook chapter 16; amsmath 2.17 §§3, 4. */
#ifndef FORMATS_HTML_FORMULA_TEX_STRUCTURE_H
#define FORMATS_HTML_FORMULA_TEX_STRUCTURE_H

#include "formats/html/formula/tex_state.h"

/* ^ and _ with what follows, and a run of primes. */
void tex_read_script(struct tex_reader *reader, bool is_upper);
void tex_read_primes(struct tex_reader *reader);

/* \begin{...} and \end{...}, & and \\ in between. */
void tex_begin_environment(struct tex_reader *reader);
void tex_end_environment(struct tex_reader *reader);
void tex_begin_cell(struct tex_reader *reader);
void tex_begin_row(struct tex_reader *reader);

#endif
