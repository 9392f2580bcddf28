#include "formats/html/tree/start_tags.h"

#include "formats/html/tree/declared.h"
#include "formats/html/tree/end_tags.h"
#include "formats/html/tree/scope.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 1000, MOST_ROWS = 65534 };

static void close_paragraph(struct tree_builder *tree)
{
    insert_pop_to(&tree->insertion, tree_builder_find_role(tree, ROLE_PARAGRAPH, scope_scope));
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

static void start_inline(struct tree_builder *tree, struct tag *tag)
{
    insert_reopen_formatting(&tree->insertion);
    insert_push(&tree->insertion, tag);
}

static bool nests_in_itself(const struct element *element)
{
    return strcmp(element->name, "a") != 0 && strcmp(element->name, "nobr") != 0;
}

static void start_formatting(struct tree_builder *tree, struct tag *tag)
{
    struct open_elements *stack = &tree->insertion.stack;
    if (!nests_in_itself(tag->element) && formatting_find(stack, tag->element))
        tag_adopt(tree, tag);
    insert_reopen_formatting(&tree->insertion);
    formatting_add(stack, insert_push(&tree->insertion, tag));
    insert_begin_code(&tree->insertion);
}

static void start_block(struct tree_builder *tree, struct tag *tag)
{
    close_paragraph(tree);
    insert_push(&tree->insertion, tag);
}

static void start_option(struct tree_builder *tree, struct tag *tag)
{
    if (tree_builder_top(tree)->element == tag->element)
        insert_pop(&tree->insertion);
    insert_push(&tree->insertion, tag);
}

static void start_heading(struct tree_builder *tree, struct tag *tag)
{
    close_paragraph(tree);
    if (tree_builder_top(tree)->element->role == ROLE_HEADING)
        insert_pop(&tree->insertion);
    struct open_element *top = insert_push(&tree->insertion, tag);
    if (top->leaf == NODE_CAPTION)
        return;
    top->leaf = NODE_HEADING;
    top->level = (uint8_t)(tag->element->name[1] - '0');
}

/* An item's marker is that of its list where the list has none of its own. */
static void set_marker(struct open_element *list, const struct list_marker *marker)
{
    if (marker->kind == LIST_MARKER_UNSET || list->list.kind == LIST_DESCRIPTION)
        return;
    list->list.numbering = marker->numbering;
    if (marker->kind != LIST_MARKER_NONE)
        list->list.kind = marker->kind == LIST_MARKER_NUMBER ? LIST_NUMBER : LIST_BULLET;
}

/* The node of a list is opened by its first item. */
static void start_list(struct tree_builder *tree, struct tag *tag)
{
    close_paragraph(tree);
    insert_enter_cell(&tree->insertion);
    struct open_element *top = insert_push(&tree->insertion, tag);
    bool is_numbered = !strcmp(tag->element->name, "ol");
    top->list.kind = tag->element->role == ROLE_DESCRIPTIONS ? LIST_DESCRIPTION
                     : is_numbered                           ? LIST_NUMBER
                                                             : LIST_BULLET;
    set_marker(top, &tag->declared.marker);
    top->list.reversed = is_numbered && value_of(tag, ATTRIBUTE_REVERSED);
    top->list.next = number_of(tag, ATTRIBUTE_START, top->list.reversed ? 0 : 1);
}

static void push_implied_list(struct tree_builder *tree, bool is_description_list)
{
    const char *name = is_description_list ? "dl" : "ul";
    const struct attributes none = {{NULL}};
    struct tag tag = {.element = element_find(name, 2), .name = name, .attributes = &none};
    start_list(tree, &tag);
}

/* Opens the node of the list at `index`, of which an item comes; what stands above it only ends blocks. */
static void open_list(struct tree_builder *tree, size_t index)
{
    struct open_elements *stack = &tree->insertion.stack;
    struct open_element *list = &stack->elements[index];
    if (!insert_open_at(&tree->insertion, index, NODE_LIST))
        return;
    list->node->list.kind = list->list.kind;
    list->node->list.numbering = list->list.numbering;
    list->node->list.reversed = list->list.reversed;
    list->node->list.start = list->list.next;
}

static struct open_element *push_item(struct tree_builder *tree, struct tag *tag, bool is_description_list)
{
    struct open_elements *stack = &tree->insertion.stack;
    long index = open_elements_find(stack, scope_list, scope_scope, NULL);
    bool is_ours = index > 0 && (stack->elements[index].is_open
                                     ? tree_builder_top(tree)->container == NODE_LIST
                                     : tree_builder_top(tree)->container == stack->elements[index].container);
    if (!is_ours) {
        push_implied_list(tree, is_description_list);
        index = (long)stack->count - 1;
    }
    if (!stack->elements[index].is_open) {
        set_marker(&stack->elements[index], &tag->declared.marker);
        open_list(tree, (size_t)index);
    }
    struct open_element *top = insert_push(&tree->insertion, tag);
    if (top->container == NODE_LIST && insert_open(&tree->insertion, NODE_LIST_ITEM))
        top->leaf = NODE_PARAGRAPH;
    return &stack->elements[index];
}

static void start_item(struct tree_builder *tree, struct tag *tag)
{
    enum element_role role = ROLE_ITEM;
    insert_pop_to(&tree->insertion,
                  open_elements_find(&tree->insertion.stack, scope_role, scope_item_stop, &role));
    close_paragraph(tree);
    struct open_element *list = push_item(tree, tag, false);
    struct open_element *top = tree_builder_top(tree);
    long number = number_of(tag, ATTRIBUTE_VALUE, list->list.next);
    if (top->is_open && list->list.kind == LIST_NUMBER && number != list->list.next) {
        top->node->item.has_value = true;
        top->node->item.value = number;
    }
    list->list.next = number + (list->list.reversed ? -1 : 1);
}

static void start_description(struct tree_builder *tree, struct tag *tag)
{
    insert_pop_to(&tree->insertion,
                  open_elements_find(&tree->insertion.stack, scope_description, scope_item_stop, NULL));
    close_paragraph(tree);
    push_item(tree, tag, true);
    if (tree_builder_top(tree)->is_open)
        tree_builder_top(tree)->node->item.is_term = tag->element->role == ROLE_TERM;
}

static void start_container(struct tree_builder *tree, struct tag *tag, enum node_kind kind)
{
    close_paragraph(tree);
    insert_prepare_block(&tree->insertion);
    struct open_element *top = insert_push(&tree->insertion, tag);
    if (insert_open(&tree->insertion, kind))
        top->leaf = NODE_PARAGRAPH;
}

static void start_quote(struct tree_builder *tree, struct tag *tag)
{
    start_container(tree, tag, NODE_QUOTE);
}

static void start_figure(struct tree_builder *tree, struct tag *tag)
{
    start_container(tree, tag, NODE_FIGURE);
}

static void start_preformatted(struct tree_builder *tree, struct tag *tag)
{
    close_paragraph(tree);
    struct open_element *top = insert_push(&tree->insertion, tag);
    if (top->leaf != NODE_CAPTION)
        top->leaf = NODE_PREFORMATTED;
    tree->drops_line_feed = true;
}

/* The caption of the open figure or table at `index`; a second one is a paragraph. */
static void open_caption(struct tree_builder *tree, long index, enum node_kind container,
                         enum alignment alignment)
{
    struct open_element *top = tree_builder_top(tree);
    struct open_element *owner = index > 0 ? &tree->insertion.stack.elements[index] : NULL;
    if (!owner || owner->has_caption || top->container != container)
        return;
    if (!insert_open(&tree->insertion, NODE_CAPTION))
        return;
    builder_current(tree->insertion.builder)->paragraph.alignment = alignment;
    owner->has_caption = true;
    top->leaf = NODE_CAPTION;
}

static void start_figure_caption(struct tree_builder *tree, struct tag *tag)
{
    close_paragraph(tree);
    insert_push(&tree->insertion, tag);
    open_caption(tree, tree_builder_find_role(tree, ROLE_FIGURE, scope_scope), NODE_FIGURE,
                 tag->declared.alignment);
}

/* Tables. A part of a table outside one is as if its tag were not there. */

/* Formatting from outside does not go on inside. */
static void mark_scope(struct tree_builder *tree)
{
    tree_builder_top(tree)->is_marker = true;
    formatting_add_marker(&tree->insertion.stack);
}

static void start_table(struct tree_builder *tree, struct tag *tag)
{
    close_paragraph(tree);
    enum node_kind container = tree_builder_top(tree)->container;
    if (container == NODE_TABLE || container == NODE_ROW)
        insert_pop_to(&tree->insertion, tree_builder_find_role(tree, ROLE_TABLE, scope_nothing));
    const char *role = value_of(tag, ATTRIBUTE_ROLE);
    if (role && (!strcmp(role, "presentation") || !strcmp(role, "none")))
        start_block(tree, tag);
    else
        start_container(tree, tag, NODE_TABLE);
    struct open_element *top = tree_builder_top(tree);
    if (top->is_open)
        top->node->table.has_border =
            number_of(tag, ATTRIBUTE_BORDER, value_of(tag, ATTRIBUTE_BORDER) != NULL) > 0;
    mark_scope(tree);
}

static long find_table(const struct tree_builder *tree)
{
    return tree_builder_find_role(tree, ROLE_TABLE, scope_nothing);
}

static void start_table_caption(struct tree_builder *tree, struct tag *tag)
{
    long table = find_table(tree);
    if (table <= 0)
        return;
    insert_pop_to(&tree->insertion, table + 1);
    insert_push(&tree->insertion, tag);
    mark_scope(tree);
    open_caption(tree, table, NODE_TABLE, tag->declared.alignment);
}

static void start_table_section(struct tree_builder *tree, struct tag *tag)
{
    long table = find_table(tree);
    if (table <= 0)
        return;
    insert_pop_to(&tree->insertion, table + 1);
    insert_push(&tree->insertion, tag);
}

static long find_table_or_section(const struct tree_builder *tree)
{
    return open_elements_find(&tree->insertion.stack, scope_table_or_section, scope_nothing, NULL);
}

static void start_row(struct tree_builder *tree, struct tag *tag)
{
    if (find_table(tree) <= 0)
        return;
    insert_pop_to(&tree->insertion, find_table_or_section(tree) + 1);
    const char *section = tree_builder_top(tree)->subject.element;
    struct open_element *top = insert_push(&tree->insertion, tag);
    if (top->container != NODE_TABLE || !insert_open(&tree->insertion, NODE_ROW))
        return;
    top->node->row.is_header = !strcmp(section, "thead");
    top->node->row.is_footer = !strcmp(section, "tfoot");
}

static uint16_t span_of(const struct tag *tag, enum attribute attribute, long most)
{
    long span = number_of(tag, attribute, 1);
    return (uint16_t)(span < 1 ? 1 : span > most ? most : span);
}

static void start_cell(struct tree_builder *tree, struct tag *tag)
{
    if (find_table(tree) <= 0)
        return;
    long row = tree_builder_find_role(tree, ROLE_ROW, scope_table);
    if (row > 0)
        insert_pop_to(&tree->insertion, row + 1);
    else {
        insert_pop_to(&tree->insertion, find_table_or_section(tree) + 1);
        insert_push_row(&tree->insertion);
    }
    struct open_element *top = insert_push(&tree->insertion, tag);
    mark_scope(tree);
    if (top->container != NODE_ROW || !insert_open(&tree->insertion, NODE_CELL))
        return;
    top->leaf = NODE_PARAGRAPH;
    bool reaches_end = !number_of(tag, ATTRIBUTE_ROWSPAN, 1);
    top->node->cell.row_span = reaches_end ? MOST_ROWS : span_of(tag, ATTRIBUTE_ROWSPAN, MOST_ROWS);
    top->node->cell.column_span = span_of(tag, ATTRIBUTE_COLSPAN, MOST_COLUMNS);
    top->node->cell.is_header = !strcmp(tag->element->name, "th");
    top->node->cell.alignment = top->style.alignment;
}

/* Ruby. */

static void start_ruby(struct tree_builder *tree, struct tag *tag)
{
    insert_prepare_block(&tree->insertion);
    start_inline(tree, tag);
    struct open_element *top = tree_builder_top(tree);
    top->ruby = ++tree->insertion.last_ruby;
    top->ruby_link = top->link;
    top->part = ++tree->insertion.last_part;
    top->is_ruby_text = false;
}

static void start_ruby_part(struct tree_builder *tree, struct tag *tag)
{
    insert_pop_to(&tree->insertion,
                  open_elements_find(&tree->insertion.stack, scope_ruby_part, scope_ruby_stop, NULL));
    start_inline(tree, tag);
    struct open_element *top = tree_builder_top(tree);
    if (!top->ruby)
        return;
    top->part = ++tree->insertion.last_part;
    top->is_ruby_text = tag->element->role != ROLE_RUBY_BASE;
}

/* rp, and other elements whose content is not seen. */
static void start_hidden(struct tree_builder *tree, struct tag *tag)
{
    if (tree_builder_top(tree)->ruby)
        insert_pop_to(&tree->insertion,
                      open_elements_find(&tree->insertion.stack, scope_ruby_part, scope_ruby_stop, NULL));
    insert_push(&tree->insertion, tag);
}

/* Leaves. */

static void start_break(struct tree_builder *tree, struct tag *tag)
{
    (void)tag;
    insert_line_break(&tree->insertion);
}

static void start_rule(struct tree_builder *tree, struct tag *tag)
{
    (void)tag;
    close_paragraph(tree);
    insert_separator(&tree->insertion);
}

/* A picture that is the mark of a note. */
static void start_mark(struct tree_builder *tree, struct tag *tag)
{
    tag->declared.display = DISPLAY_INLINE;
    start_inline(tree, tag);
    insert_pop(&tree->insertion);
}

static void start_image(struct tree_builder *tree, struct tag *tag)
{
    if (tag->declared.display == DISPLAY_NONE)
        return;
    if (tag->is_mark)
        start_mark(tree, tag);
    else
        insert_picture(&tree->insertion, tag->attributes);
}

static void start_source(struct tree_builder *tree, struct tag *tag)
{
    const char *set = value_of(tag, ATTRIBUTE_SRCSET), *late = value_of(tag, ATTRIBUTE_DATA_SRCSET);
    if (late)
        images_add_source(&tree->insertion.images, late);
    if (set)
        images_add_source(&tree->insertion.images, set);
    media_add_source(&tree->media, &tree->insertion, tag);
}

static void start_picture(struct tree_builder *tree, struct tag *tag)
{
    tree->insertion.images.sources = NULL;
    start_inline(tree, tag);
}

/* Only pictures come from it. */
static void start_noscript(struct tree_builder *tree, struct tag *tag)
{
    (void)tag;
    tree->insertion.images.in_noscript = true;
}

static void start_quotation(struct tree_builder *tree, struct tag *tag)
{
    start_inline(tree, tag);
    insert_quotation_mark(&tree->insertion, false);
}

/* The box of a task in a list says whether it is done. */
static void start_input(struct tree_builder *tree, struct tag *tag)
{
    const char *type = value_of(tag, ATTRIBUTE_TYPE);
    bool is_task = type && !strcmp(type, "checkbox") && tree_builder_top(tree)->container == NODE_LIST_ITEM;
    if (is_task)
        insert_text(&tree->insertion, value_of(tag, ATTRIBUTE_CHECKED) ? "☑" : "☐", strlen("☐"));
}

/* What is not of the body. */

static void start_root(struct tree_builder *tree, struct tag *tag)
{
    tree->insertion.keeps_regions = true;
    if (tag->language && !tree->insertion.language)
        tree->insertion.language = tag->language;
}

static void start_nothing(struct tree_builder *tree, struct tag *tag)
{
    (void)tree;
    (void)tag;
}

static void start_meta(struct tree_builder *tree, struct tag *tag)
{
    declared_read(builder_document(tree->insertion.builder), tag->attributes);
}

static void start_title(struct tree_builder *tree, struct tag *tag)
{
    tree->has_title |= tree->title.length > 0;
    insert_push(&tree->insertion, tag);
}

static void start_stylesheet(struct tree_builder *tree, struct tag *tag)
{
    insert_push(&tree->insertion, tag);
}

void (*const tag_starts[ROLE_COUNT])(struct tree_builder *tree, struct tag *tag) = {
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
    [ROLE_PICTURE] = start_picture,
    [ROLE_SOURCE] = start_source,
    [ROLE_NOSCRIPT] = start_noscript,
    [ROLE_BREAK] = start_break,
    [ROLE_RULE] = start_rule,
    [ROLE_IMAGE] = start_image,
    [ROLE_QUOTATION] = start_quotation,
    [ROLE_HIDDEN] = start_hidden,
    [ROLE_INPUT] = start_input,
    [ROLE_NOTHING] = start_nothing,
    [ROLE_ROOT] = start_root,
    [ROLE_TITLE] = start_title,
    [ROLE_STYLESHEET] = start_stylesheet,
    [ROLE_META] = start_meta,
    [ROLE_FORMULA] = start_inline, /* formulas_start takes them */
};
