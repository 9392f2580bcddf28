#include "formats/text/measure.h"

#include "formats/text/cells.h"

#include <string.h>

static size_t count_starts(const uint8_t *starts, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += starts[i];
    return count;
}

static void fill_cluster(struct cluster *cluster, const char *text, size_t start, size_t end, bool wide)
{
    length advance = (length)cells_of_cluster(text + start, end - start, wide) * COLUMN;
    *cluster = (struct cluster){
        .offset = (uint32_t)start, .size = (uint32_t)(end - start), .advance = advance, .ink_end = advance};
}

static void shape(const struct measure *measure, struct arena *arena, const char *text, size_t size_of_text,
                  size_t offset, size_t size, const struct text_style *style, struct shaped_run *run)
{
    (void)size_of_text;
    bool wide = measure == &wide_columns;
    uint8_t *starts = arena_allocate(arena, size + 1);
    cells_find_clusters(text + offset, size, starts);
    *run = (struct shaped_run){.style = *style,
                               .offset = (uint32_t)offset,
                               .size = (uint32_t)size,
                               .cluster_count = (uint32_t)count_starts(starts, size),
                               .ascent = EM};
    run->clusters = arena_take_array(arena, run->cluster_count, sizeof *run->clusters);
    struct cluster *cluster = run->clusters;
    for (size_t start = 0; start < size;) {
        size_t end = start + 1;
        while (end < size && !starts[end])
            end++;
        fill_cluster(cluster++, text, offset + start, offset + end, wide);
        start = end;
    }
}

const struct measure narrow_columns = {.shape = shape};
const struct measure wide_columns = {.shape = shape};
