/* The session of `-t dump`: each article's part, one after the other, with an empty line between. */
#ifndef FORMATS_DUMP_WRITER_H
#define FORMATS_DUMP_WRITER_H

#include "formats/document/format.h"

extern const struct writer dump_writer;

#endif
