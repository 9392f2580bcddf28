#include "formats/html/outline/families.h"

#include <string.h>

/* So many families are told apart; further ones are none. */
enum { FAMILIES_MOST = 4096, TABLE_SIZE = 16384 };

uint32_t family_find(struct outline *outline, uint32_t key)
{
    uint32_t at = key % TABLE_SIZE;
    if (outline->table == NULL) {
        outline->table = memory_allocate(TABLE_SIZE * sizeof *outline->table);
        memset(outline->table, 0, TABLE_SIZE * sizeof *outline->table);
        outline->families = memory_allocate((FAMILIES_MOST + 1) * sizeof *outline->families);
        outline->families[0] = (struct family){.first = NO_LINE, .last = NO_LINE};
    }
    while (outline->table[at] != 0 && outline->families[outline->table[at]].key != key)
        at = (at + 1) % TABLE_SIZE;
    if (outline->table[at] != 0)
        return outline->table[at];
    if (outline->family_count == FAMILIES_MOST)
        return 0;
    uint32_t family = outline->table[at] = (uint32_t)++outline->family_count;
    outline->families[family] = (struct family){.key = key, .first = NO_LINE, .last = NO_LINE};
    return family;
}
