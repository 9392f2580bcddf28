/* How the open elements that a tag concerns are found: tests for open_elements_find.
 *
 * Errors: none.
 *
 * Source: HTML living standard §13.2.4.2 (scopes), §13.2.6.4 (which tag asks for which). */
#ifndef FORMATS_HTML_TREE_SCOPE_H
#define FORMATS_HTML_TREE_SCOPE_H

#include "formats/html/tree/open_elements.h"

/* The context is a struct tag: an element of its name. */
bool scope_same(const struct open_element *open, const void *tag);

/* The context is an enum element_role. */
bool scope_role(const struct open_element *open, const void *role);

/* These need no context. */
bool scope_scope(const struct open_element *open, const void *unused);
bool scope_special(const struct open_element *open, const void *unused);
bool scope_item_stop(const struct open_element *open, const void *unused);
bool scope_list(const struct open_element *open, const void *unused);
bool scope_list_or_scope(const struct open_element *open, const void *unused);
bool scope_description(const struct open_element *open, const void *unused);
bool scope_table(const struct open_element *open, const void *unused);
bool scope_table_or_section(const struct open_element *open, const void *unused);
bool scope_nothing(const struct open_element *open, const void *unused);
bool scope_ruby_part(const struct open_element *open, const void *unused);
bool scope_ruby_stop(const struct open_element *open, const void *unused);

#endif
