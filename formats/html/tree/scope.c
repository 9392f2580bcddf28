#include "formats/html/tree/tags.h"

#include <string.h>

bool reach_same(const struct open_element *open, const void *context)
{
    const struct tag *tag = context;
    return open->element == tag->element && !strcmp(open->subject.element, tag->name);
}

bool reach_role(const struct open_element *open, const void *role)
{
    return open->element->role == *(const enum element_role *)role;
}

bool reach_scope(const struct open_element *open, const void *context)
{
    (void)context;
    return open->element->flags & ELEMENT_SCOPE;
}

bool reach_special(const struct open_element *open, const void *context)
{
    (void)context;
    return open->element->flags & ELEMENT_SPECIAL;
}

/* Where a new item stops looking for one to close: at all that is special but address, div and p. */
bool reach_item_stop(const struct open_element *open, const void *context)
{
    (void)context;
    bool is_passed = open->element->role == ROLE_PARAGRAPH || !strcmp(open->subject.element, "div") ||
                     !strcmp(open->subject.element, "address");
    return open->element->flags & ELEMENT_SPECIAL && !is_passed;
}

bool reach_list(const struct open_element *open, const void *context)
{
    (void)context;
    return open->element->role == ROLE_LIST || open->element->role == ROLE_DESCRIPTIONS;
}

bool reach_list_or_scope(const struct open_element *open, const void *context)
{
    return reach_list(open, context) || reach_scope(open, context);
}

bool reach_description(const struct open_element *open, const void *context)
{
    (void)context;
    return open->element->role == ROLE_TERM || open->element->role == ROLE_DESCRIPTION;
}

bool reach_table_or_section(const struct open_element *open, const void *context)
{
    (void)context;
    return open->element->role == ROLE_TABLE || open->element->role == ROLE_TABLE_SECTION;
}

bool reach_table(const struct open_element *open, const void *context)
{
    (void)context;
    return open->element->role == ROLE_TABLE;
}

bool reach_nothing(const struct open_element *open, const void *context)
{
    (void)open;
    (void)context;
    return false;
}

bool reach_ruby_part(const struct open_element *open, const void *context)
{
    (void)context;
    return open->element->role == ROLE_RUBY_BASE || open->element->role == ROLE_RUBY_TEXT ||
           !strcmp(open->subject.element, "rp");
}

bool reach_ruby_stop(const struct open_element *open, const void *context)
{
    (void)context;
    return open->element->role == ROLE_RUBY || open->element->role == ROLE_RUBY_TEXTS ||
           open->element->flags & ELEMENT_SPECIAL;
}

struct open_element *build_top(const struct build *build)
{
    return stack_top(&build->place.stack);
}

long build_find_role(const struct build *build, enum element_role role, element_test *stops)
{
    const struct stack *stack = &build->place.stack;
    return stack->counts[role] ? stack_find(stack, reach_role, stops, &role) : STACK_NONE;
}
