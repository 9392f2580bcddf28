#include "formats/html/tree/end_tags.h"

#include "formats/html/tree/scope.h"

#include <string.h>

/* An end tag of an inline closes what stands above it, but reaches over no block. */
static void end_inline(struct tree_builder *tree, const struct tag *tag)
{
    insert_pop_to(&tree->insertion,
                  open_elements_find(&tree->insertion.stack, scope_same, scope_special, tag));
}

/* The outermost special element above a formatting element; 0: there is none. */
static size_t find_furthest_block(const struct open_elements *stack, size_t formatting)
{
    for (size_t i = formatting + 1; i < stack->count; i++)
        if (stack->elements[i].element->flags & ELEMENT_SPECIAL)
            return i;
    return 0;
}

/* Other inlines between the two do not go on in the block either. */
static void leave_block_open(struct open_elements *stack, size_t formatting, size_t block)
{
    while (--block > formatting)
        if (stack->elements[block].element->role == ROLE_INLINE)
            open_elements_remove(stack, block);
    open_elements_remove(stack, formatting);
}

/* An end tag of a formatting element: with a block between, only the element goes, and the block stays open.
 */
void tag_adopt(struct tree_builder *tree, const struct tag *tag)
{
    struct open_elements *stack = &tree->insertion.stack;
    struct formatting *item = formatting_find(stack, tag->element);
    if (!item) {
        end_inline(tree, tag);
        return;
    }
    bool was_open = item->is_open;
    long index = was_open ? open_elements_find(stack, scope_same, scope_scope, tag) : STACK_NONE;
    if (was_open && index <= 0)
        return;
    formatting_remove(stack, item);
    if (!was_open)
        return;
    size_t block = find_furthest_block(stack, (size_t)index);
    if (block)
        leave_block_open(stack, (size_t)index, block);
    else
        insert_pop_to(&tree->insertion, index);
}

static void end_block(struct tree_builder *tree, const struct tag *tag)
{
    insert_pop_to(&tree->insertion, open_elements_find(&tree->insertion.stack, scope_same, scope_scope, tag));
}

static void end_heading(struct tree_builder *tree, const struct tag *tag)
{
    (void)tag;
    insert_pop_to(&tree->insertion, tree_builder_find_role(tree, ROLE_HEADING, scope_scope));
}

static void end_item(struct tree_builder *tree, const struct tag *tag)
{
    insert_pop_to(&tree->insertion,
                  open_elements_find(&tree->insertion.stack, scope_same, scope_list_or_scope, tag));
}

/* Parts of a table are looked for in the nearest table only. */
static void end_table_part(struct tree_builder *tree, const struct tag *tag)
{
    insert_pop_to(&tree->insertion, open_elements_find(&tree->insertion.stack, scope_same, scope_table, tag));
}

static void end_break(struct tree_builder *tree, const struct tag *tag)
{
    if (!strcmp(tag->name, "br"))
        insert_line_break(&tree->insertion);
}

static void end_stylesheet(struct tree_builder *tree, const struct tag *tag)
{
    end_block(tree, tag);
    if (tree->css.length)
        stylesheet_add(&tree->sheet, tree->insertion.arena, tree->css.data, tree->css.length);
    buffer_truncate(&tree->css, 0);
}

/* A template ends with all that is open in it. */
static void end_hidden(struct tree_builder *tree, const struct tag *tag)
{
    element_test *stops = strcmp(tag->name, "template") != 0 ? scope_special : scope_nothing;
    insert_pop_to(&tree->insertion, open_elements_find(&tree->insertion.stack, scope_same, stops, tag));
}

static void end_noscript(struct tree_builder *tree, const struct tag *tag)
{
    (void)tag;
    tree->insertion.images.in_noscript = false;
}

static void end_nothing(struct tree_builder *tree, const struct tag *tag)
{
    (void)tree;
    (void)tag;
}

void (*const tag_ends[ROLE_COUNT])(struct tree_builder *tree, const struct tag *tag) = {
    [ROLE_INLINE] = end_inline,
    [ROLE_FORMATTING] = tag_adopt,
    [ROLE_BLOCK] = end_block,
    [ROLE_OPTION] = end_inline,
    [ROLE_PARAGRAPH] = end_block,
    [ROLE_HEADING] = end_heading,
    [ROLE_LIST] = end_block,
    [ROLE_ITEM] = end_item,
    [ROLE_DESCRIPTIONS] = end_block,
    [ROLE_TERM] = end_item,
    [ROLE_DESCRIPTION] = end_item,
    [ROLE_QUOTE] = end_block,
    [ROLE_PREFORMATTED] = end_block,
    [ROLE_FIGURE] = end_block,
    [ROLE_FIGURE_CAPTION] = end_block,
    [ROLE_TABLE] = end_table_part,
    [ROLE_TABLE_CAPTION] = end_table_part,
    [ROLE_TABLE_SECTION] = end_table_part,
    [ROLE_ROW] = end_table_part,
    [ROLE_CELL] = end_table_part,
    [ROLE_RUBY] = end_inline,
    [ROLE_RUBY_BASE] = end_inline,
    [ROLE_RUBY_TEXT] = end_inline,
    [ROLE_RUBY_TEXTS] = end_inline,
    [ROLE_PICTURE] = end_inline,
    [ROLE_SOURCE] = end_nothing,
    [ROLE_NOSCRIPT] = end_noscript,
    [ROLE_BREAK] = end_break,
    [ROLE_RULE] = end_nothing,
    [ROLE_IMAGE] = end_nothing,
    [ROLE_QUOTATION] = end_inline,
    [ROLE_HIDDEN] = end_hidden,
    [ROLE_INPUT] = end_nothing,
    [ROLE_NOTHING] = end_nothing,
    [ROLE_ROOT] = end_nothing,
    [ROLE_TITLE] = end_block,
    [ROLE_STYLESHEET] = end_stylesheet,
    [ROLE_META] = end_nothing,
    [ROLE_FORMULA] = end_inline,
};
