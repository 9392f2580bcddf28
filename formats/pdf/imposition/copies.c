#include "formats/pdf/imposition/copies.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DIGITS = 15 };

/* How many digits a number ends with. */
static size_t count_digits(const char *number)
{
    size_t length = strlen(number), count = 0;
    while (count < length && isdigit((unsigned char)number[length - count - 1]))
        count++;
    return count;
}

bool copies_can_count(const char *number)
{
    size_t digits = count_digits(number);
    return digits > 0 && digits <= MOST_DIGITS;
}

char *copies_number(struct arena *arena, const char *first, unsigned index)
{
    size_t length = strlen(first), digits = count_digits(first);
    if (!index)
        return arena_copy_text(arena, first);
    long long number = strtoll(first + length - digits, NULL, 10) + index;
    return arena_format(arena, "%.*s%0*lld", (int)(length - digits), first, (int)digits, number);
}
