/* Contents that were typed at the top of a book: a run of numbers that the text repeats further on. */
#ifndef FORMATS_HTML_CONTENTS_LIST_H
#define FORMATS_HTML_CONTENTS_LIST_H

#include "formats/html/outline/outline.h"

/* Lines of a contents list that was typed at the top, and the lines that it names. */
void contents_list_find(struct outline *outline);

#endif
