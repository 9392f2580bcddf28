/* Sets a text by the square measure and prints the lines, so that a test can be read.
 *
 * Shape: a line is its text, a tab, and the advance of each cluster in em, separated by spaces: "一，\t1 .5".
 * A line that does not begin at the edge has its place before the text, as "2>". */
#ifndef TESTS_UNIT_LAYOUT_SETTING_H
#define TESTS_UNIT_LAYOUT_SETTING_H

#include "formats/layout/layout.h"

struct setting {
    const char *language; /* NULL: zh-Hans */
    unsigned measure;     /* in em; 0: 100 */
    length more;          /* added to the measure */
    struct layout_options options;
    struct block_style style;
};

/* Justified, Han-Latin space, breaks and line ends by language. */
struct setting setting_start(const char *language, unsigned measure);

/* The lines, separated by line feeds. Freed by setting_end. */
const char *setting_lines(const struct setting *setting, const char *text);

/* The lines of a block of a document; what stands over or beside a base follows them as "text@place". */
const char *setting_block(const struct setting *setting, const struct document *document,
                          const struct node *block);

/* Only the texts of the lines, separated by "/". */
const char *setting_texts(const struct setting *setting, const char *text);

/* The text with | at every place where a line may end. */
const char *setting_breaks(const struct setting *setting, const char *text);

void setting_end(void);

#endif
