#include "formats/html/tree/parse_state.h"

#include "formats/html/tree/scope.h"

struct open_element *tree_builder_top(const struct tree_builder *tree)
{
    return open_elements_top(&tree->insertion.stack);
}

long tree_builder_find_role(const struct tree_builder *tree, enum element_role role, element_test *stops)
{
    const struct open_elements *stack = &tree->insertion.stack;
    return stack->counts[role] ? open_elements_find(stack, scope_role, stops, &role) : STACK_NONE;
}
