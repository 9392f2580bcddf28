/* The tables of a font file, TrueType or OpenType, alone or in a collection.
 *
 * Owner: tables are borrowed from the bytes of the file.
 *
 * Source: ISO/IEC 14496-22 (the Open Font Format), §4.3 and §4.4. */
#ifndef FONTS_SFNT_H
#define FONTS_SFNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sfnt_table {
    const unsigned char *bytes;
    size_t size;
};

/* False: the face has no such table, or it does not lie in the file. `tag` has four characters. */
bool sfnt_find_table(const unsigned char *file, size_t size, unsigned index, const char *tag,
                     struct sfnt_table *table);

/* Puts a table out of sight: its tag becomes another one. */
void sfnt_hide_table(unsigned char *file, size_t size, unsigned index, const char *tag);

/* A number of `count` bytes, the highest first. */
uint32_t sfnt_number(const unsigned char *bytes, unsigned count);

#endif
