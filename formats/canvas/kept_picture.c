#include "formats/canvas/kept_picture.h"

#include <string.h>

static struct kept_picture *find_same(const struct kept_pictures *pictures, const struct resource *resource,
                                      const char *hash)
{
    for (struct kept_picture *kept = pictures->latest; kept; kept = kept->next)
        if (kept->size == resource->size && !strcmp(kept->hash, hash) &&
            !memcmp(kept->bytes, resource->bytes, kept->size))
            return kept;
    return NULL;
}

const struct kept_picture *kept_picture_find(struct kept_pictures *pictures, const struct resource *resource)
{
    char hash[SHORT_HASH_TEXT_SIZE];
    hash_short_text(resource->bytes, resource->size, hash);
    struct kept_picture *kept = find_same(pictures, resource, hash);
    if (kept)
        return kept;
    unsigned char *bytes = arena_allocate(pictures->arena, resource->size + 1);
    memcpy(bytes, resource->bytes, resource->size);
    kept = arena_allocate(pictures->arena, sizeof *kept);
    *kept = (struct kept_picture){.number = kept_picture_last_number(pictures) + 1,
                                  .bytes = bytes,
                                  .size = resource->size,
                                  .next = pictures->latest};
    memcpy(kept->hash, hash, sizeof hash);
    return pictures->latest = kept;
}

unsigned kept_picture_last_number(const struct kept_pictures *pictures)
{
    return pictures->latest ? pictures->latest->number : 0;
}
