/* The steps of a table by their nodes: a row that is divided comes back to its cells on the next page. Private to
 * formats/canvas.
 *
 * Owner: step_map_free frees the map; nodes and steps are borrowed. A zeroed struct is an empty map. */
#ifndef FORMATS_CANVAS_STEP_MAP_H
#define FORMATS_CANVAS_STEP_MAP_H

#include <stddef.h>

struct node;
struct step;

struct step_entry {
    const struct node *node; /* NULL: free */
    struct step *step;
};

struct step_map {
    struct step_entry *entries;
    size_t count, capacity; /* a power of two */
};

/* The place for the step of a node; it holds NULL for one that is new. It is valid until the next call. */
struct step **step_map_at(struct step_map *map, const struct node *node);

void step_map_free(struct step_map *map);

#endif
