/* Text between double quotes. " and \ and what the eye cannot see (controls, format characters, spaces other
 * than U+0020, variation selectors) are escaped: \" \\ \n \t \uXXXX \UXXXXXXXX. */
#ifndef FORMATS_DUMP_QUOTED_H
#define FORMATS_DUMP_QUOTED_H

#include "base/buffer.h"

void dump_quoted(struct buffer *lines, const char *text, size_t size);

#endif
