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

struct build {
    struct place_in_tree place;
    struct images images;
    struct stylesheet sheet;
    struct buffer css; /* of the open <style> */
    bool keeps_color, shows_hidden;
    struct buffer title;
    bool has_title;
    bool drops_line_feed; /* the first one of a pre */
};

/* By role; an end tag is only asked about when such an element is open, but for br and formatting. */
extern void (*const tag_starts[ROLE_COUNT])(struct build *build, struct tag *tag);
extern void (*const tag_ends[ROLE_COUNT])(struct build *build, const struct tag *tag);

/* The adoption agency: ends a formatting element, over blocks too. */
void tag_adopt(struct build *build, const struct tag *tag);

/* A forced line end. */
void tag_break(struct build *build);

/* Tests for stack_find. */
bool reach_same(const struct open_element *open, const void *tag);
bool reach_role(const struct open_element *open, const void *role);
bool reach_scope(const struct open_element *open, const void *unused);
bool reach_special(const struct open_element *open, const void *unused);
bool reach_item_stop(const struct open_element *open, const void *unused);
bool reach_list(const struct open_element *open, const void *unused);
bool reach_list_or_scope(const struct open_element *open, const void *unused);
bool reach_description(const struct open_element *open, const void *unused);
bool reach_table(const struct open_element *open, const void *unused);
bool reach_table_or_section(const struct open_element *open, const void *unused);
bool reach_nothing(const struct open_element *open, const void *unused);
bool reach_ruby_part(const struct open_element *open, const void *unused);
bool reach_ruby_stop(const struct open_element *open, const void *unused);

struct open_element *build_top(const struct build *build);
long build_find_role(const struct build *build, enum element_role role, element_test *stops);

#endif
