/* The session of plain text: its options, and its articles one after the other. */
#ifndef FORMATS_TEXT_WRITER_H
#define FORMATS_TEXT_WRITER_H

#include "formats/document/format.h"

extern const struct writer text_writer;

#endif
