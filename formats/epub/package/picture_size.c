#include "formats/epub/package/picture_size.h"

#include "formats/image/image.h"
#include "formats/image/reduce.h"

static struct image_limit find_limit(const struct epub_options *options)
{
    uint32_t longest = (uint32_t)options->picture_size;
    uint64_t pixels = profile_find(options->profile)->most_picture_pixels;
    return (struct image_limit){.longest = longest, .pixels = longest ? pixels : 0};
}

bool picture_size_reduce(const struct epub_options *options, const void *bytes, size_t size,
                         struct buffer *made)
{
    struct image_info info;
    const char *reason;
    struct image_limit limit = find_limit(options);
    if (!image_measure(bytes, size, &info) || !image_limit_fit(&limit, &info.width, &info.height))
        return false;
    const struct reducer_door *door = module_load("reducer", sizeof *door, &reason);
    bool done = door && door->reduce(bytes, size, &limit, made);
    if (!done)
        buffer_free(made);
    return done;
}
