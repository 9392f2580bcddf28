/* The elements around a block, from the outermost one on, and the cells of tables that hold nothing. Private
 * to formats/canvas.
 *
 * Shape: what is left has ended, but in tables, whose rows are divided among pages: there the elements of a node
 * are kept, and entered again, until the table ends.
 *
 * Owner: element_path_free frees a path; steps and elements are in the arena.
 *
 * Source: ISO 32000-1 §14.8.4.3 (grouping elements, lists, tables), §14.8.5 (attributes). */
#ifndef FORMATS_CANVAS_ELEMENT_PATH_H
#define FORMATS_CANVAS_ELEMENT_PATH_H

#include "formats/canvas/drawing.h"
#include "formats/canvas/step_map.h"
#include "formats/canvas/structure.h"

enum { ELEMENT_PATH_DEEPEST = 520 /* as deep as a document */ };

/* A node and what stands for it: a list item is an LI, and an LBody in it; most have one element. */
struct step {
    const struct node *node;
    struct element *outer, *inner;
    const struct node *last; /* of a table its latest row, of a row its latest cell; NULL: none yet */
};

struct element_path {
    const struct element *base; /* around the first step */
    struct step *steps[ELEMENT_PATH_DEEPEST];
    size_t count;
    size_t in_table;       /* so many steps lead to the outermost table; 0: there is none */
    struct step_map known; /* of that table */
};

void element_path_free(struct element_path *path);

/* Leaves what is around other nodes, and enters `nodes`, each in the one before it. */
void element_path_enter(struct element_path *path, const struct node *const *nodes, size_t count,
                        struct arena *arena, struct drawing *drawing);

/* Leaves all but the first `count` steps. */
void element_path_leave(struct element_path *path, size_t count, struct arena *arena,
                        struct drawing *drawing);

/* The innermost element of a block gets another tag, before anything is drawn into it. */
void element_path_retag(struct element_path *path, const char *tag);

/* The innermost element. */
const struct element *element_path_element(const struct element_path *path);

#endif
