/* Superscripts, subscripts and struck words, which plain text must not lose: 10⁶ is not 106 (R9.5a).
 *
 * Shape: a script is Unicode's characters when all exist (m², xⁿ⁺¹, H₂O), else ^(…) and _(…); of two scripts of one base, both or
 * none. A script without letters and digits, and one in square brackets, is clear as it is. Struck words stand between ~~ and ~~.
 *
 * Owner: nothing is owned.
 *
 * Source: cjk-layout R9.5a; scripts.def. */
#ifndef FORMATS_TEXT_SCRIPTS_H
#define FORMATS_TEXT_SCRIPTS_H

#include "base/buffer.h"
#include "formats/document/document.h"

enum { SCRIPTS_DEEPEST = 8 };

/* The spans that are open, one in the other. */
struct scripts {
    size_t starts[SCRIPTS_DEEPEST]; /* where the text of a span with a script begins */
    unsigned depth;
    unsigned strikes;
    size_t written_end; /* behind a script that was written out; 0: none was */
    size_t bare_end;    /* behind one without brackets: a word must not follow at once */
    size_t strike_start, strike_end;
};

void scripts_enter(struct scripts *scripts, unsigned styles, struct buffer *words);
void scripts_leave(struct scripts *scripts, unsigned styles, struct buffer *words);
void scripts_append_text(struct scripts *scripts, const struct node *text, struct buffer *words);

#endif
