#include "formats/text/walker.h"

struct context *containing_block(const struct walker *walker)
{
    return &walker->contexts[walker->context_count - 1];
}

struct context *containing_block_open(struct walker *walker, const struct node *node)
{
    if (walker->context_count == walker->context_capacity) {
        walker->context_capacity = walker->context_capacity ? walker->context_capacity * 2 : 16;
        walker->contexts =
            memory_resize(walker->contexts, walker->context_capacity * sizeof *walker->contexts);
    }
    struct context *context = &walker->contexts[walker->context_count];
    *context = walker->context_count ? *containing_block(walker) : (struct context){0};
    context->node = node;
    walker->context_count++;
    return context;
}
