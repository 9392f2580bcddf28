#include "formats/document/dissolve.h"

#include "formats/document/builder.h"

void node_dissolve(struct node *node)
{
    if (node->id && node->first_child && !node->first_child->id)
        node->first_child->id = node->id;
    while (node->first_child)
        node_insert_before(node, node->first_child);
    node_remove(node);
}
