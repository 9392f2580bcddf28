#include "formats/html/tree/insertion.h"

#include "base/language.h"

#include "base/language.h"

#include <string.h>

/* Deeper than this, lists, tables and quotations are as if they were not there; their text is kept. */
enum { DEEPEST_CONTAINER = 256, DEEPEST_STACK = 8192 };

void place_start(struct place_in_tree *place, struct builder *builder)
{
    struct arena *arena = builder_document(builder)->arena;
    *place = (struct place_in_tree){.builder = builder, .arena = arena};
    place->content = (struct content){.builder = builder, .arena = arena};
    stack_start(&place->stack);
}

void place_free(struct place_in_tree *place)
{
    stack_free(&place->stack);
    content_free(&place->content);
}

static struct inline_state state_of(const struct open_element *element)
{
    return (struct inline_state){
        .style = element->style,
        .link = element->link,
        .language = element->language,
        .ruby = element->ruby,
        .ruby_part = element->part,
        .is_ruby_text = element->is_ruby_text,
    };
}

static struct block_state block_of(const struct open_element *element)
{
    static const char *const rules[] = {NULL, "h1", "h2", "h3", "h4", "h5", "h6"};
    return (struct block_state){element->leaf, element->level, rules[element->level]};
}

static bool is_blank(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] != ' ' && text[i] != '\t' && text[i] != '\n')
            return false;
    return true;
}

/* Ends the paragraph; one that held nothing but a blank span stays, empty. */
static void end_block(struct place_in_tree *place)
{
    const struct open_element *top = stack_top(&place->stack);
    bool is_empty = place->saw_blank_span && !place->content.block && top->leaf == NODE_PARAGRAPH;
    place->saw_blank_span = false;
    if (is_empty && top->container != NODE_LIST && top->container != NODE_TABLE &&
        top->container != NODE_ROW) {
        struct inline_state state = state_of(top);
        struct block_state block = block_of(top);
        content_start_block(&place->content, &block, &state);
    }
    content_end_block(&place->content);
}

static enum node_kind container_of(const struct place_in_tree *place)
{
    return stack_top(&place->stack)->container;
}

static void push_implied(struct place_in_tree *place, const char *name, enum node_kind kind)
{
    const struct attributes none = {{NULL}};
    struct tag tag = {.element = element_find(name, strlen(name)), .name = name, .attributes = &none};
    enum node_kind outer = kind == NODE_ROW ? NODE_TABLE : NODE_ROW;
    place_push(place, &tag);
    if (container_of(place) == outer)
        place_open(place, kind);
}

void place_push_row(struct place_in_tree *place)
{
    push_implied(place, "tr", NODE_ROW);
}

void place_enter_cell(struct place_in_tree *place)
{
    if (container_of(place) == NODE_TABLE)
        place_push_row(place);
    if (container_of(place) == NODE_ROW)
        push_implied(place, "td", NODE_CELL);
}

static bool leave_list(struct place_in_tree *place)
{
    struct stack *stack = &place->stack;
    size_t index = stack->count - 1;
    while (index && !(stack->elements[index].is_open && stack->elements[index].node->kind == NODE_LIST))
        index--;
    if (!index)
        return false;
    content_close(&place->content);
    place->container_depth--;
    stack->elements[index].is_open = false;
    enum node_kind outer = stack->elements[index - 1].container;
    for (size_t i = index; i < stack->count; i++)
        stack->elements[i].container = outer;
    return true;
}

void place_prepare_block(struct place_in_tree *place)
{
    while (container_of(place) == NODE_LIST && leave_list(place))
        ;
    place_enter_cell(place);
}

void place_reopen_formatting(struct place_in_tree *place)
{
    struct formatting *item;
    while ((item = formatting_next_closed(&place->stack))) {
        struct subject subject = {.element = item->element->name};
        struct open_element *top = stack_push(&place->stack, item->element, &subject, &item->declared);
        top->own_link = item->link;
        top->link = item->link ? item->link : top->link;
        top->formatting = item->number;
        item->is_open = true;
    }
}

/* Ready for an inline: in a cell, not in a bare list, with its formatting. */
static const struct open_element *prepare_inline(struct place_in_tree *place)
{
    place_prepare_block(place);
    place_reopen_formatting(place);
    return stack_top(&place->stack);
}

static bool is_hidden(const struct open_element *element)
{
    return element->is_hidden || element->style.hidden;
}

/* Scripts and the like are no text at all. */
static void count_text(struct place_in_tree *place, const char *text, size_t length)
{
    if (is_blank(text, length) || place->stack.counts[ROLE_HIDDEN])
        return;
    if (is_hidden(stack_top(&place->stack)))
        place->hidden_length += length;
    else
        place->shown_length += length;
}

void place_text(struct place_in_tree *place, const char *text, size_t length)
{
    const struct open_element *top = stack_top(&place->stack);
    count_text(place, text, length);
    if (is_hidden(top))
        return;
    bool is_between = !place->content.block || (top->ruby && !place->content.has_part);
    if (is_between && top->leaf != NODE_PREFORMATTED && is_blank(text, length)) {
        place->saw_blank_span |= top->element->role == ROLE_INLINE;
        return;
    }
    place->saw_blank_span = false;
    top = prepare_inline(place);
    struct inline_state state = state_of(top);
    struct block_state block = block_of(top);
    content_text(&place->content, &block, &state, text, length);
}

struct node *place_leaf(struct place_in_tree *place, enum node_kind kind)
{
    if (is_hidden(stack_top(&place->stack)))
        return NULL;
    place->saw_blank_span = false;
    const struct open_element *top = prepare_inline(place);
    struct inline_state state = state_of(top);
    struct block_state block = block_of(top);
    return content_leaf(&place->content, &block, &state, kind);
}

/* Inlines do not end a paragraph, unless their style says that they are blocks. */
static bool ends_blocks(const struct tag *tag)
{
    if (tag->declared.display != DISPLAY_UNSET)
        return tag->declared.display == DISPLAY_BLOCK;
    switch (tag->element->role) {
    case ROLE_INLINE:
    case ROLE_FORMATTING:
    case ROLE_RUBY:
    case ROLE_RUBY_BASE:
    case ROLE_RUBY_TEXT:
    case ROLE_RUBY_TEXTS:
    case ROLE_QUOTATION:
    case ROLE_HIDDEN:
    case ROLE_TITLE:
    case ROLE_STYLESHEET:
    case ROLE_BREAK:
    case ROLE_IMAGE:
    case ROLE_NOTHING:
    case ROLE_ROOT:
    case ROLE_META: return false;
    case ROLE_BLOCK:
    case ROLE_OPTION:
    case ROLE_PARAGRAPH:
    case ROLE_HEADING:
    case ROLE_LIST:
    case ROLE_ITEM:
    case ROLE_DESCRIPTIONS:
    case ROLE_TERM:
    case ROLE_DESCRIPTION:
    case ROLE_QUOTE:
    case ROLE_PREFORMATTED:
    case ROLE_FIGURE:
    case ROLE_FIGURE_CAPTION:
    case ROLE_TABLE:
    case ROLE_TABLE_CAPTION:
    case ROLE_TABLE_SECTION:
    case ROLE_ROW:
    case ROLE_CELL:
    case ROLE_RULE: return true;
    case ROLE_COUNT: break;
    }
    return false;
}

/* Deeper than anyone nests, an element stands beside the deepest one, not in it. */
static void keep_within_depth(struct place_in_tree *place)
{
    while (place->stack.count >= DEEPEST_STACK)
        place_pop(place);
}

struct open_element *place_push(struct place_in_tree *place, const struct tag *tag)
{
    keep_within_depth(place);
    bool is_block = ends_blocks(tag) && !stack_top(&place->stack)->is_hidden;
    if (is_block)
        end_block(place);
    struct declared declared = tag->declared;
    if (is_block)
        declared.on &= ~(unsigned)STYLE_BOX; /* around a block, not at its characters */
    const char *const *values = tag->attributes->values;
    struct subject subject = {tag->name, arena_copy_text(place->arena, values[ATTRIBUTE_ID]),
                              arena_copy_text(place->arena, values[ATTRIBUTE_CLASS])};
    struct open_element *top = stack_push(&place->stack, tag->element, &subject, &declared);
    top->is_block = is_block;
    top->own_link = tag->link;
    top->own_language = tag->language;
    top->link = tag->link ? tag->link : top->link;
    top->language = tag->language ? tag->language : top->language;
    return top;
}

/* A caption and ruby hold inlines only. Parts of a list or a table go where their whole could go. */
static bool is_refused(const struct place_in_tree *place, const struct open_element *element,
                       enum node_kind kind)
{
    if (element->is_hidden)
        return true;
    bool is_part = kind == NODE_LIST_ITEM || kind == NODE_ROW || kind == NODE_CELL || kind == NODE_CAPTION;
    return !is_part &&
           (element->leaf == NODE_CAPTION || element->ruby || place->container_depth >= DEEPEST_CONTAINER);
}

bool place_open_at(struct place_in_tree *place, size_t index, enum node_kind kind)
{
    struct open_element *element = &place->stack.elements[index];
    if (is_refused(place, element, kind))
        return false;
    element->node = content_open(&place->content, kind);
    element->node->language = element->own_language;
    element->is_open = true;
    for (size_t i = index; i < place->stack.count; i++)
        place->stack.elements[i].container = kind;
    if (kind == NODE_CELL)
        element->node->cell.row_span = element->node->cell.column_span = 1;
    place->container_depth++;
    return true;
}

bool place_open(struct place_in_tree *place, enum node_kind kind)
{
    return place_open_at(place, place->stack.count - 1, kind);
}

void place_separator(struct place_in_tree *place)
{
    const struct open_element *top = stack_top(&place->stack);
    if (is_hidden(top) || top->leaf == NODE_CAPTION)
        return;
    end_block(place);
    place_prepare_block(place);
    builder_leaf(place->builder, NODE_SEPARATOR)->line = place->content.line;
}

/* “ and ”; 「 and 」 in Traditional Chinese and Japanese. Formatting is not opened for it: it belongs to q
 * itself. */
void place_quotation_mark(struct place_in_tree *place, bool is_closing)
{
    const struct open_element *top = stack_top(&place->stack);
    enum script_language language = language_family(top->language ? top->language : place->language);
    bool has_corners = language == LANGUAGE_TRADITIONAL_CHINESE ||
                       language == LANGUAGE_TRADITIONAL_CHINESE_HONGKONG || language == LANGUAGE_JAPANESE;
    const char *mark = has_corners ? (is_closing ? "」" : "「") : (is_closing ? "”" : "“");
    if (is_hidden(top))
        return;
    place_prepare_block(place);
    top = stack_top(&place->stack);
    struct inline_state state = state_of(top);
    struct block_state block = block_of(top);
    content_text(&place->content, &block, &state, mark, strlen(mark));
}

void place_pop(struct place_in_tree *place)
{
    struct open_element *top = stack_top(&place->stack);
    if (top->element->role == ROLE_QUOTATION && !is_hidden(top))
        place_quotation_mark(place, true);
    if (top->is_block)
        end_block(place);
    if (top->is_open) {
        content_close(&place->content);
        place->container_depth--;
    }
    stack_drop(&place->stack);
}

void place_pop_to(struct place_in_tree *place, long index)
{
    while (index > 0 && place->stack.count > (size_t)index)
        place_pop(place);
}
