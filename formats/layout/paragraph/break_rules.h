/* Which places between two characters a line may end at: a table of rules, the first that decides wins.
 * Private to formats/layout/paragraph.
 *
 * Source: as paragraph/breaks.h. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_BREAK_RULES_H
#define FORMATS_LAYOUT_PARAGRAPH_BREAK_RULES_H

#include "formats/layout/paragraph/boundary.h"

enum break_verdict { BREAK_UNDECIDED, BREAK_ALLOWED, BREAK_RULED_OUT };

/* BREAK_UNDECIDED where no rule says anything: there ICU decides. */
enum break_verdict break_rules_judge(const struct boundary *boundary);

#endif
