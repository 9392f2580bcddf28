/* What happens at a tag, by the role of its element; and how the elements that it concerns are found.
 *
 * Owner: build.h's. Errors: none.
 * Source: HTML living standard §13.2.6.4 (what each tag does), §13.2.4.2 (scopes). */
#ifndef FORMATS_HTML_TAGS_H
#define FORMATS_HTML_TAGS_H

#include "formats/html/css/cascade.h"
#include "formats/html/tree/images.h"
#include "formats/html/tree/insertion.h"
#include "formats/html/tree/tree_builder.h"

struct tree_builder {
    struct insertion insertion;
    struct images images;
    struct stylesheet sheet;
    struct buffer css; /* of the open <style> */
    bool keeps_color, shows_hidden;
    struct buffer title;
    bool has_title;
    bool drops_line_feed; /* the first one of a pre */
};

/* By role; an end tag is only asked about when such an element is open, but for br and formatting. */
extern void (*const tag_starts[ROLE_COUNT])(struct tree_builder *tree, struct tag *tag);
extern void (*const tag_ends[ROLE_COUNT])(struct tree_builder *tree, const struct tag *tag);

/* The adoption agency: ends a formatting element, over blocks too. */
void tag_adopt(struct tree_builder *tree, const struct tag *tag);

/* A forced line end. */
void tag_break(struct tree_builder *tree);

/* Tests for open_elements_find. */
bool scope_same(const struct open_element *open, const void *tag);
bool scope_role(const struct open_element *open, const void *role);
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

struct open_element *tree_builder_top(const struct tree_builder *tree);
long tree_builder_find_role(const struct tree_builder *tree, enum element_role role, element_test *stops);

#endif
