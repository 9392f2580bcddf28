/* Walks a tree without recursion: every node is entered, and every node that can have children is left.
 *
 * Use:   struct walk walk = walk_start(node);
 *        while (walk_next(&walk))
 *            switch (walk.node->kind) { ... walk.event == WALK_ENTER ... }
 * Leaves (text, line break, image, note reference, separator) are entered only. */
#ifndef FORMATS_DOCUMENT_WALK_H
#define FORMATS_DOCUMENT_WALK_H

#include "formats/document/document.h"

enum walk_event { WALK_ENTER, WALK_LEAVE };

struct walk {
    const struct node *root;
    const struct node *node;
    enum walk_event event;
    bool started;
    bool skips; /* the children of `node`, which was entered last */
};

struct walk walk_start(const struct node *root);

/* Moves on; false after the root has been left. */
bool walk_next(struct walk *walk);

/* After entering a node: do not go into it; the next event is its leaving. */
void walk_skip_children(struct walk *walk);

bool node_is_leaf(const struct node *node);

#endif
