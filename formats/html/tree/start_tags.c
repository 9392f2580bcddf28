/* Start tags. */
#include "formats/html/tree/declared.h"
#include "formats/html/tree/tags.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 1000, MOST_ROWS = 65534 };

static void close_paragraph(struct build *build)
{
    place_pop_to(&build->place, build_find_role(build, ROLE_PARAGRAPH, reach_scope));
}

static const char *value_of(const struct tag *tag, enum attribute attribute)
{
    return tag->attributes->values[attribute];
}

static long number_of(const struct tag *tag, enum attribute attribute, long fallback)
{
    const char *value = value_of(tag, attribute);
    if (!value)
        return fallback;
    char *end;
    long number = strtol(value, &end, 10);
    bool fits = end != value && number > -1000000000L && number < 1000000000L;
    return fits ? number : fallback;
}

static void start_inline(struct build *build, struct tag *tag)
{
    place_reopen_formatting(&build->place);
    place_push(&build->place, tag);
}

static bool nests_in_itself(const struct element *element)
{
    return strcmp(element->name, "a") != 0 && strcmp(element->name, "nobr") != 0;
}

static void start_formatting(struct build *build, struct tag *tag)
{
    struct stack *stack = &build->place.stack;
    if (!nests_in_itself(tag->element) && formatting_find(stack, tag->element))
        tag_adopt(build, tag);
    place_reopen_formatting(&build->place);
    formatting_add(stack, place_push(&build->place, tag));
}

static void start_block(struct build *build, struct tag *tag)
{
    close_paragraph(build);
    place_push(&build->place, tag);
}

static void start_option(struct build *build, struct tag *tag)
{
    if (build_top(build)->element == tag->element)
        place_pop(&build->place);
    place_push(&build->place, tag);
}

static void start_heading(struct build *build, struct tag *tag)
{
    close_paragraph(build);
    if (build_top(build)->element->role == ROLE_HEADING)
        place_pop(&build->place);
    struct open_element *top = place_push(&build->place, tag);
    if (top->leaf == NODE_CAPTION)
        return;
    top->leaf = NODE_HEADING;
    top->level = (uint8_t)(tag->element->name[1] - '0');
}

static enum list_numbering numbering_of(const char *type)
{
    switch (type && *type && !type[1] ? *type : '1') {
    case 'a': return NUMBERING_LOWER_ALPHA;
    case 'A': return NUMBERING_UPPER_ALPHA;
    case 'i': return NUMBERING_LOWER_ROMAN;
    case 'I': return NUMBERING_UPPER_ROMAN;
    default: return NUMBERING_DECIMAL;
    }
}

/* The node of a list is opened by its first item. */
static void start_list(struct build *build, struct tag *tag)
{
    close_paragraph(build);
    place_enter_cell(&build->place);
    struct open_element *top = place_push(&build->place, tag);
    bool is_numbered = !strcmp(tag->element->name, "ol");
    top->list.kind = tag->element->role == ROLE_DESCRIPTIONS ? LIST_DESCRIPTION
                     : is_numbered                           ? LIST_NUMBER
                                                             : LIST_BULLET;
    top->list.numbering = numbering_of(value_of(tag, ATTRIBUTE_TYPE));
    top->list.reversed = is_numbered && value_of(tag, ATTRIBUTE_REVERSED);
    top->list.next = number_of(tag, ATTRIBUTE_START, top->list.reversed ? 0 : 1);
}

static void push_implied_list(struct build *build, bool is_description_list)
{
    const char *name = is_description_list ? "dl" : "ul";
    const struct attributes none = {{NULL}};
    struct tag tag = {.element = element_find(name, 2), .name = name, .attributes = &none};
    start_list(build, &tag);
}

/* Opens the node of the list at `index`, of which an item comes; what stands above it only ends blocks. */
static void open_list(struct build *build, size_t index)
{
    struct stack *stack = &build->place.stack;
    struct open_element *list = &stack->elements[index];
    if (!place_open_at(&build->place, index, NODE_LIST))
        return;
    list->node->list.kind = list->list.kind;
    list->node->list.numbering = list->list.numbering;
    list->node->list.reversed = list->list.reversed;
    list->node->list.start = list->list.next;
}

static struct open_element *push_item(struct build *build, struct tag *tag, bool is_description_list)
{
    struct stack *stack = &build->place.stack;
    long index = stack_find(stack, reach_list, reach_scope, NULL);
    bool is_ours = index > 0 && (stack->elements[index].is_open
                                     ? build_top(build)->container == NODE_LIST
                                     : build_top(build)->container == stack->elements[index].container);
    if (!is_ours) {
        push_implied_list(build, is_description_list);
        index = (long)stack->count - 1;
    }
    if (!stack->elements[index].is_open)
        open_list(build, (size_t)index);
    struct open_element *top = place_push(&build->place, tag);
    if (top->container == NODE_LIST && place_open(&build->place, NODE_LIST_ITEM))
        top->leaf = NODE_PARAGRAPH;
    return &stack->elements[index];
}

static void start_item(struct build *build, struct tag *tag)
{
    enum element_role role = ROLE_ITEM;
    place_pop_to(&build->place, stack_find(&build->place.stack, reach_role, reach_item_stop, &role));
    close_paragraph(build);
    struct open_element *list = push_item(build, tag, false);
    struct open_element *top = build_top(build);
    long number = number_of(tag, ATTRIBUTE_VALUE, list->list.next);
    if (top->is_open && list->list.kind == LIST_NUMBER && number != list->list.next) {
        top->node->item.has_value = true;
        top->node->item.value = number;
    }
    list->list.next = number + (list->list.reversed ? -1 : 1);
}

static void start_description(struct build *build, struct tag *tag)
{
    place_pop_to(&build->place, stack_find(&build->place.stack, reach_description, reach_item_stop, NULL));
    close_paragraph(build);
    push_item(build, tag, true);
    if (build_top(build)->is_open)
        build_top(build)->node->item.is_term = tag->element->role == ROLE_TERM;
}

static void start_container(struct build *build, struct tag *tag, enum node_kind kind)
{
    close_paragraph(build);
    place_prepare_block(&build->place);
    struct open_element *top = place_push(&build->place, tag);
    if (place_open(&build->place, kind))
        top->leaf = NODE_PARAGRAPH;
}

static void start_quote(struct build *build, struct tag *tag)
{
    start_container(build, tag, NODE_QUOTE);
}

static void start_figure(struct build *build, struct tag *tag)
{
    start_container(build, tag, NODE_FIGURE);
}

static void start_preformatted(struct build *build, struct tag *tag)
{
    close_paragraph(build);
    struct open_element *top = place_push(&build->place, tag);
    if (top->leaf != NODE_CAPTION)
        top->leaf = NODE_PREFORMATTED;
    build->drops_line_feed = true;
}

/* The caption of the open figure or table at `index`; a second one is a paragraph. */
static void open_caption(struct build *build, long index, enum node_kind container)
{
    struct open_element *top = build_top(build);
    struct open_element *owner = index > 0 ? &build->place.stack.elements[index] : NULL;
    if (!owner || owner->has_caption || top->container != container)
        return;
    if (!place_open(&build->place, NODE_CAPTION))
        return;
    owner->has_caption = true;
    top->leaf = NODE_CAPTION;
}

static void start_figure_caption(struct build *build, struct tag *tag)
{
    close_paragraph(build);
    place_push(&build->place, tag);
    open_caption(build, build_find_role(build, ROLE_FIGURE, reach_scope), NODE_FIGURE);
}

/* Tables. A part of a table outside one is as if its tag were not there. */

/* Formatting from outside does not go on inside. */
static void mark_scope(struct build *build)
{
    build_top(build)->is_marker = true;
    formatting_add_marker(&build->place.stack);
}

static void start_table(struct build *build, struct tag *tag)
{
    close_paragraph(build);
    enum node_kind container = build_top(build)->container;
    if (container == NODE_TABLE || container == NODE_ROW)
        place_pop_to(&build->place, build_find_role(build, ROLE_TABLE, reach_nothing));
    const char *role = value_of(tag, ATTRIBUTE_ROLE);
    if (role && (!strcmp(role, "presentation") || !strcmp(role, "none")))
        start_block(build, tag);
    else
        start_container(build, tag, NODE_TABLE);
    mark_scope(build);
}

static long find_table(const struct build *build)
{
    return build_find_role(build, ROLE_TABLE, reach_nothing);
}

static void start_table_caption(struct build *build, struct tag *tag)
{
    long table = find_table(build);
    if (table <= 0)
        return;
    place_pop_to(&build->place, table + 1);
    place_push(&build->place, tag);
    mark_scope(build);
    open_caption(build, table, NODE_TABLE);
}

static void start_table_section(struct build *build, struct tag *tag)
{
    long table = find_table(build);
    if (table <= 0)
        return;
    place_pop_to(&build->place, table + 1);
    place_push(&build->place, tag);
}

static long find_table_or_section(const struct build *build)
{
    return stack_find(&build->place.stack, reach_table_or_section, reach_nothing, NULL);
}

static void start_row(struct build *build, struct tag *tag)
{
    if (find_table(build) <= 0)
        return;
    place_pop_to(&build->place, find_table_or_section(build) + 1);
    bool is_head = !strcmp(build_top(build)->subject.element, "thead");
    struct open_element *top = place_push(&build->place, tag);
    if (top->container == NODE_TABLE && place_open(&build->place, NODE_ROW))
        top->node->row.is_header = is_head;
}

static uint16_t span_of(const struct tag *tag, enum attribute attribute, long most)
{
    long span = number_of(tag, attribute, 1);
    return (uint16_t)(span < 1 ? 1 : span > most ? most : span);
}

static void start_cell(struct build *build, struct tag *tag)
{
    if (find_table(build) <= 0)
        return;
    long row = build_find_role(build, ROLE_ROW, reach_table);
    if (row > 0)
        place_pop_to(&build->place, row + 1);
    else {
        place_pop_to(&build->place, find_table_or_section(build) + 1);
        place_push_row(&build->place);
    }
    struct open_element *top = place_push(&build->place, tag);
    mark_scope(build);
    if (top->container != NODE_ROW || !place_open(&build->place, NODE_CELL))
        return;
    top->leaf = NODE_PARAGRAPH;
    top->node->cell.row_span = span_of(tag, ATTRIBUTE_ROWSPAN, MOST_ROWS);
    top->node->cell.column_span = span_of(tag, ATTRIBUTE_COLSPAN, MOST_COLUMNS);
    top->node->cell.is_header = !strcmp(tag->element->name, "th");
    top->node->cell.alignment = top->style.alignment;
}

/* Ruby. */

static void start_ruby(struct build *build, struct tag *tag)
{
    place_prepare_block(&build->place);
    start_inline(build, tag);
    struct open_element *top = build_top(build);
    top->ruby = ++build->place.last_ruby;
    top->part = ++build->place.last_part;
    top->is_ruby_text = false;
}

static void start_ruby_part(struct build *build, struct tag *tag)
{
    place_pop_to(&build->place, stack_find(&build->place.stack, reach_ruby_part, reach_ruby_stop, NULL));
    start_inline(build, tag);
    struct open_element *top = build_top(build);
    if (!top->ruby)
        return;
    top->part = ++build->place.last_part;
    top->is_ruby_text = tag->element->role != ROLE_RUBY_BASE;
}

/* rp, and other elements whose content is not seen. */
static void start_hidden(struct build *build, struct tag *tag)
{
    if (build_top(build)->ruby)
        place_pop_to(&build->place, stack_find(&build->place.stack, reach_ruby_part, reach_ruby_stop, NULL));
    place_push(&build->place, tag);
}

/* Leaves. */

void tag_break(struct build *build)
{
    if (build_top(build)->leaf == NODE_PREFORMATTED)
        place_text(&build->place, "\n", 1);
    else
        place_leaf(&build->place, NODE_LINE_BREAK);
}

static void start_break(struct build *build, struct tag *tag)
{
    (void)tag;
    tag_break(build);
}

static void start_rule(struct build *build, struct tag *tag)
{
    (void)tag;
    close_paragraph(build);
    place_separator(&build->place);
}

static void start_image(struct build *build, struct tag *tag)
{
    if (tag->declared.display == DISPLAY_NONE)
        return;
    struct node *image = place_leaf(&build->place, NODE_IMAGE);
    if (!image)
        return;
    const struct open_element *top = build_top(build);
    bool may_be_mark = top->link && top->style.styles & STYLE_SUPERSCRIPT;
    if (!images_fill(&build->images, image, tag->attributes) && !may_be_mark)
        node_remove(image);
}

static void start_quotation(struct build *build, struct tag *tag)
{
    start_inline(build, tag);
    place_quotation_mark(&build->place, false);
}

/* What is not of the body. */

static void start_root(struct build *build, struct tag *tag)
{
    if (tag->language && !build->place.language)
        build->place.language = tag->language;
}

static void start_nothing(struct build *build, struct tag *tag)
{
    (void)build;
    (void)tag;
}

static void start_meta(struct build *build, struct tag *tag)
{
    declared_read(builder_document(build->place.builder), tag->attributes);
}

static void start_title(struct build *build, struct tag *tag)
{
    build->has_title |= build->title.length > 0;
    place_push(&build->place, tag);
}

static void start_stylesheet(struct build *build, struct tag *tag)
{
    place_push(&build->place, tag);
}

void (*const tag_starts[ROLE_COUNT])(struct build *build, struct tag *tag) = {
    [ROLE_INLINE] = start_inline,
    [ROLE_FORMATTING] = start_formatting,
    [ROLE_BLOCK] = start_block,
    [ROLE_OPTION] = start_option,
    [ROLE_PARAGRAPH] = start_block,
    [ROLE_HEADING] = start_heading,
    [ROLE_LIST] = start_list,
    [ROLE_ITEM] = start_item,
    [ROLE_DESCRIPTIONS] = start_list,
    [ROLE_TERM] = start_description,
    [ROLE_DESCRIPTION] = start_description,
    [ROLE_QUOTE] = start_quote,
    [ROLE_PREFORMATTED] = start_preformatted,
    [ROLE_FIGURE] = start_figure,
    [ROLE_FIGURE_CAPTION] = start_figure_caption,
    [ROLE_TABLE] = start_table,
    [ROLE_TABLE_CAPTION] = start_table_caption,
    [ROLE_TABLE_SECTION] = start_table_section,
    [ROLE_ROW] = start_row,
    [ROLE_CELL] = start_cell,
    [ROLE_RUBY] = start_ruby,
    [ROLE_RUBY_BASE] = start_ruby_part,
    [ROLE_RUBY_TEXT] = start_ruby_part,
    [ROLE_RUBY_TEXTS] = start_ruby_part,
    [ROLE_BREAK] = start_break,
    [ROLE_RULE] = start_rule,
    [ROLE_IMAGE] = start_image,
    [ROLE_QUOTATION] = start_quotation,
    [ROLE_HIDDEN] = start_hidden,
    [ROLE_NOTHING] = start_nothing,
    [ROLE_ROOT] = start_root,
    [ROLE_TITLE] = start_title,
    [ROLE_STYLESHEET] = start_stylesheet,
    [ROLE_META] = start_meta,
};
