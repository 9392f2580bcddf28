/* Running sums over the items of a paragraph, so that the width of any line is one subtraction. */
#ifndef FORMATS_LAYOUT_INLINE_RUNNING_SUMS_H
#define FORMATS_LAYOUT_INLINE_RUNNING_SUMS_H

#include "formats/layout/paragraph/paragraph.h"

struct running_sums {
    length width; /* at natural size */
    length shrink;
    /* what gaps take, one after the other (justify.h) */
    length ease; /* those that are white already */
    length even; /* all */
    length side; /* those that are seen less */
    /* the ems beside gaps, by their weight */
    length open; /* all that a rule does not keep closed */
    length wide; /* all there are */
};

/* A place where a line may end, with what it costs the line before and the line after. */
struct break_place {
    uint32_t item;  /* the next line begins with it */
    uint32_t start; /* ... of which this is the first that is seen */
    uint32_t stop;  /* behind the last that is seen of the line before */
    uint32_t penalty;
    bool forced;
    struct running_sums opening; /* of all that is not in a line which begins here */
    struct running_sums closing; /* of all up to the end of a line which ends here, its last blank left out */
    length blank;                /* behind its last mark when there is room for it */
    length least_blank;          /* ... when there is none */
    length hyphen;               /* how wide the one is that the line before ends with; in `closing` */
    length hang;                 /* of its last mark, what may stand outside the measure (R2.24) */
};

/* The start, every place where a line may end, the end. */
struct break_place *running_sums_breaks(struct paragraph *paragraph, uint32_t *count);

struct line_width {
    length natural, shrink, ease, even, side, open, wide;
    length hang;   /* stands outside the measure, and is not in `natural` */
    bool has_room; /* the mark at its end keeps its blank */
};

struct line_width running_sums_line(const struct break_place *from, const struct break_place *to,
                                    length measure);

#endif
