/* Which Unicode a file of Debian's unicode-data has, and which one ICU has: they need not be the same. */
#ifndef TESTS_UNIT_UNICODE_DATA_H
#define TESTS_UNIT_UNICODE_DATA_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

/* "# LineBreakTest-15.1.0.txt", its first line: 15.1; 0 when it names none. */
static inline double unicode_data_version(const char *first_line)
{
    const char *hyphen = strchr(first_line, '-');
    return hyphen ? strtod(hyphen + 1, NULL) : 0;
}

/* True when ICU follows a change that Unicode made in a version, and the file is older. */
static inline bool unicode_data_misses(double file_version, double version)
{
    return file_version < version && strtod(U_UNICODE_VERSION, NULL) >= version;
}

#endif
