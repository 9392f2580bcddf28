#include "formats/html/pictures/image_addresses.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* One of a srcset: "small.png 300w". */
struct candidate {
    const char *address;
    double size; /* of its descriptor, whatever the unit; 1: it has none */
};

static const char *trim(struct arena *arena, const char *address)
{
    while (isspace((unsigned char)*address))
        address++;
    size_t length = strlen(address);
    while (length && isspace((unsigned char)address[length - 1]))
        length--;
    return arena_copy(arena, address, length);
}

static void add(struct arena *arena, struct image_addresses *addresses, const char *address)
{
    const char *trimmed = address ? trim(arena, address) : "";
    if (*trimmed && addresses->count < IMAGE_MOST_ADDRESSES)
        addresses->items[addresses->count++] = trimmed;
}

/* Reads the candidate at `*text` and moves behind its comma. A comma ends an address only at its end, for an
 * address may hold some. */
static struct candidate read_candidate(struct arena *arena, const char **text)
{
    const char *start = *text + strspn(*text, " \t\n,");
    size_t length = strcspn(start, " \t\n"), kept = length;
    while (kept && start[kept - 1] == ',')
        kept--;
    struct candidate candidate = {arena_copy(arena, start, kept), 1};
    *text = start + length;
    if (kept < length)
        return candidate;
    size_t descriptors = strcspn(*text, ",");
    char *end;
    double size = strtod(*text, &end);
    if (end > *text && end <= *text + descriptors && size > 0)
        candidate.size = size;
    *text += descriptors + ((*text)[descriptors] == ',');
    return candidate;
}

static int larger_first(const void *one, const void *other)
{
    double a = ((const struct candidate *)one)->size, b = ((const struct candidate *)other)->size;
    return (a < b) - (a > b);
}

static void add_set(struct arena *arena, struct image_addresses *addresses, const char *set)
{
    struct candidate candidates[IMAGE_MOST_ADDRESSES];
    size_t count = 0;
    while (set && *set && count < IMAGE_MOST_ADDRESSES) {
        candidates[count] = read_candidate(arena, &set);
        count += *candidates[count].address != '\0';
    }
    qsort(candidates, count, sizeof *candidates, larger_first);
    for (size_t i = 0; i < count; i++)
        add(arena, addresses, candidates[i].address);
}

struct image_addresses image_addresses_find(struct arena *arena, const struct attributes *attributes,
                                            const char *sources)
{
    const char *const *values = attributes->values;
    struct image_addresses addresses = {.count = 0};
    add(arena, &addresses, values[ATTRIBUTE_DATA_ORIGINAL]);
    add(arena, &addresses, values[ATTRIBUTE_DATA_SRC]);
    add(arena, &addresses, values[ATTRIBUTE_DATA_LAZY_SRC]);
    add_set(arena, &addresses, values[ATTRIBUTE_DATA_SRCSET]);
    addresses.late = addresses.count;
    add(arena, &addresses, values[ATTRIBUTE_SRC]);
    add_set(arena, &addresses, values[ATTRIBUTE_SRCSET]);
    add_set(arena, &addresses, sources);
    return addresses;
}

bool image_addresses_meet(const struct image_addresses *one, const struct image_addresses *other)
{
    for (size_t i = 0; i < one->count; i++)
        for (size_t j = 0; j < other->count; j++)
            if (!strcmp(one->items[i], other->items[j]))
                return true;
    return false;
}

bool image_address_is_stand_in(const char *address)
{
    static const char *const words[] = {"blank", "empty", "grey",      "gray",   "lazy",       "load",
                                        "none",  "null",  "placehold", "spacer", "transparent"};
    const char *slash = strrchr(address, '/'), *name = slash ? slash + 1 : address;
    if (!strncasecmp(address, "data:", 5))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strncasecmp(name, words[i], strlen(words[i])))
            return true;
    return false;
}
