#include "fonts/sfnt.h"

#include <string.h>

enum { COLLECTION_HEAD = 12, FILE_HEAD = 12, RECORD = 16, TAG = 4 };

uint32_t sfnt_number(const unsigned char *bytes, unsigned count)
{
    uint32_t value = 0;
    for (unsigned i = 0; i < count; i++)
        value = value << 8 | bytes[i];
    return value;
}

/* The offset of a face's table directory; a collection has one for each face. */
static size_t find_directory(const unsigned char *file, size_t size, unsigned index)
{
    size_t entry = COLLECTION_HEAD + 4 * (size_t)index;
    if (size < FILE_HEAD || memcmp(file, "ttcf", TAG) != 0)
        return 0;
    return entry + 4 <= size ? sfnt_number(file + entry, 4) : size;
}

/* The offset of a table's record; 0 when there is none. */
static size_t find_record(const unsigned char *file, size_t size, unsigned index, const char *tag)
{
    size_t directory = find_directory(file, size, index), record = directory + FILE_HEAD;
    if (record > size)
        return 0;
    for (uint32_t left = sfnt_number(file + directory + 4, 2); left && record + RECORD <= size; left--) {
        if (!memcmp(file + record, tag, TAG))
            return record;
        record += RECORD;
    }
    return 0;
}

bool sfnt_find_table(const unsigned char *file, size_t size, unsigned index, const char *tag,
                     struct sfnt_table *table)
{
    size_t record = find_record(file, size, index, tag);
    if (!record)
        return false;
    size_t offset = sfnt_number(file + record + 8, 4), length = sfnt_number(file + record + 12, 4);
    *table = (struct sfnt_table){file + offset, length};
    return offset <= size && length <= size - offset;
}

void sfnt_hide_table(unsigned char *file, size_t size, unsigned index, const char *tag)
{
    size_t record = find_record(file, size, index, tag);
    if (record)
        file[record] = '~';
}
