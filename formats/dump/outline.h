/* The metadata, then the headings: name or level, text, what made it a heading; separated by tabs. */
#ifndef FORMATS_DUMP_OUTLINE_H
#define FORMATS_DUMP_OUTLINE_H

#include "formats/dump/part.h"

dump_printer dump_outline;

#endif
