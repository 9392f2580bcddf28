/* Poems whose lines are paragraphs: the blank lines between stanzas stay, and so do the indents of lines. */
#ifndef FORMATS_HTML_VERSE_H
#define FORMATS_HTML_VERSE_H

#include "formats/html/article/article.h"

/* Keeps the gaps and the indents of poems. */
void pass_verse(struct article *article);

#endif
