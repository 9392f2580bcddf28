/* The body, a block a line, with | at every place where a line may end. A | or \ of the text is escaped by \;
 * a forced line end is \n. */
#ifndef FORMATS_DUMP_BREAKS_H
#define FORMATS_DUMP_BREAKS_H

#include "formats/dump/part.h"

dump_printer dump_breaks;

#endif
