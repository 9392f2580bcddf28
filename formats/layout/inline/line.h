/* A line of a paragraph, as the items that it takes. Private to formats/layout. */
#ifndef FORMATS_LAYOUT_INLINE_LINE_H
#define FORMATS_LAYOUT_INLINE_LINE_H

#include "formats/layout/paragraph/paragraph.h"

/* Items [first, end) of which [start, stop) are seen: what vanishes at the edges is left out. */
struct line {
    uint32_t first, end, start, stop;
    length indent;  /* from the start of the measure */
    length measure; /* what is left of it for this line, and for the mark that hangs out of it */
    length hyphen;  /* behind that, how wide the hyphen is that the line ends with; 0: it ends with none */
    bool is_last;   /* of its paragraph, or before a forced line end */
};

#endif
