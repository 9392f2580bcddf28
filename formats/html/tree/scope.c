#include "formats/html/tree/scope.h"

#include "formats/html/tree/insertion.h"

#include <string.h>

bool scope_same(const struct open_element *open, const void *context)
{
    const struct tag *tag = context;
    return open->element == tag->element && !strcmp(open->subject.element, tag->name);
}

bool scope_role(const struct open_element *open, const void *role)
{
    return open->element->role == *(const enum element_role *)role;
}

bool scope_scope(const struct open_element *open, const void *context)
{
    (void)context;
    return open->element->flags & ELEMENT_SCOPE;
}

bool scope_special(const struct open_element *open, const void *context)
{
    (void)context;
    return open->element->flags & ELEMENT_SPECIAL;
}

/* Where a new item stops looking for one to close: at all that is special but address, div and p. */
bool scope_item_stop(const struct open_element *open, const void *context)
{
    (void)context;
    bool is_passed = open->element->role == ROLE_PARAGRAPH || !strcmp(open->subject.element, "div") ||
                     !strcmp(open->subject.element, "address");
    return open->element->flags & ELEMENT_SPECIAL && !is_passed;
}

bool scope_list(const struct open_element *open, const void *context)
{
    (void)context;
    return open->element->role == ROLE_LIST || open->element->role == ROLE_DESCRIPTIONS;
}

bool scope_list_or_scope(const struct open_element *open, const void *context)
{
    return scope_list(open, context) || scope_scope(open, context);
}

bool scope_description(const struct open_element *open, const void *context)
{
    (void)context;
    return open->element->role == ROLE_TERM || open->element->role == ROLE_DESCRIPTION;
}

bool scope_table_or_section(const struct open_element *open, const void *context)
{
    (void)context;
    return open->element->role == ROLE_TABLE || open->element->role == ROLE_TABLE_SECTION;
}

bool scope_table(const struct open_element *open, const void *context)
{
    (void)context;
    return open->element->role == ROLE_TABLE;
}

bool scope_nothing(const struct open_element *open, const void *context)
{
    (void)open;
    (void)context;
    return false;
}

bool scope_ruby_part(const struct open_element *open, const void *context)
{
    (void)context;
    return open->element->role == ROLE_RUBY_BASE || open->element->role == ROLE_RUBY_TEXT ||
           !strcmp(open->subject.element, "rp");
}

bool scope_ruby_stop(const struct open_element *open, const void *context)
{
    (void)context;
    return open->element->role == ROLE_RUBY || open->element->role == ROLE_RUBY_TEXTS ||
           open->element->flags & ELEMENT_SPECIAL;
}
