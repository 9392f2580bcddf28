#include "formats/canvas/step_map.h"

#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Open addressing: the entry of a node, or the free one where it goes. */
static struct step_entry *find(const struct step_map *map, const struct node *node)
{
    size_t at = (size_t)(((uintptr_t)node >> 4) * 0x9E3779B97F4A7C15u);
    for (at ^= at >> 32;; at++) {
        struct step_entry *entry = &map->entries[at & (map->capacity - 1)];
        if (!entry->node || entry->node == node)
            return entry;
    }
}

static void grow(struct step_map *map)
{
    struct step_map old = *map;
    map->capacity = old.capacity ? old.capacity * 2 : 64;
    map->entries = memory_allocate(map->capacity * sizeof *map->entries);
    memset(map->entries, 0, map->capacity * sizeof *map->entries);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.entries[i].node)
            *find(map, old.entries[i].node) = old.entries[i];
    free(old.entries);
}

struct step **step_map_at(struct step_map *map, const struct node *node)
{
    if (map->count * 2 >= map->capacity)
        grow(map);
    struct step_entry *entry = find(map, node);
    if (!entry->node) {
        *entry = (struct step_entry){node, NULL};
        map->count++;
    }
    return &entry->step;
}

void step_map_free(struct step_map *map)
{
    free(map->entries);
    *map = (struct step_map){0};
}
