/* Families: lines that one shape of number or one look holds together, judged as a whole. Numbers that count
 * on outweigh the look of a single line; lines right behind each other are a list. */
#ifndef FORMATS_HTML_SEQUENCES_H
#define FORMATS_HTML_SEQUENCES_H

#include "formats/html/outline/outline.h"

/* Puts the lines into families and sets the features of their sequences. */
void families_judge(struct outline *outline);

#endif
