#include "formats/html/tree/insertion.h"

#include "base/language.h"

#include <string.h>

/* Deeper than this, lists, tables and quotations are as if they were not there; their text is kept. */
enum { DEEPEST_CONTAINER = 256, DEEPEST_STACK = 8192 };

void insert_start(struct insertion *insertion, struct builder *builder)
{
    struct arena *arena = builder_document(builder)->arena;
    *insertion = (struct insertion){.builder = builder, .arena = arena};
    insertion->content = (struct content){.builder = builder, .arena = arena};
    open_elements_start(&insertion->stack);
}

void insert_free(struct insertion *insertion)
{
    open_elements_free(&insertion->stack);
    content_free(&insertion->content);
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
    return (struct block_state){element->leaf, element->level, rules[element->level],
                                element->block_language};
}

static bool is_blank(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] != ' ' && text[i] != '\t' && text[i] != '\n')
            return false;
    return true;
}

/* Ends the paragraph; one that held nothing but a blank span stays, empty. */
static void end_block(struct insertion *insertion)
{
    const struct open_element *top = open_elements_top(&insertion->stack);
    bool is_empty = insertion->saw_blank_span && !insertion->content.block && top->leaf == NODE_PARAGRAPH;
    insertion->saw_blank_span = false;
    if (is_empty && top->container != NODE_LIST && top->container != NODE_TABLE &&
        top->container != NODE_ROW) {
        struct inline_state state = state_of(top);
        struct block_state block = block_of(top);
        content_start_block(&insertion->content, &block, &state);
    }
    content_end_block(&insertion->content);
}

static enum node_kind container_of(const struct insertion *insertion)
{
    return open_elements_top(&insertion->stack)->container;
}

static void push_implied(struct insertion *insertion, const char *name, enum node_kind kind)
{
    const struct attributes none = {{NULL}};
    struct tag tag = {.element = element_find(name, strlen(name)), .name = name, .attributes = &none};
    enum node_kind outer = kind == NODE_ROW ? NODE_TABLE : NODE_ROW;
    insert_push(insertion, &tag);
    if (container_of(insertion) == outer)
        insert_open(insertion, kind);
}

void insert_push_row(struct insertion *insertion)
{
    push_implied(insertion, "tr", NODE_ROW);
}

void insert_enter_cell(struct insertion *insertion)
{
    if (container_of(insertion) == NODE_TABLE)
        insert_push_row(insertion);
    if (container_of(insertion) == NODE_ROW)
        push_implied(insertion, "td", NODE_CELL);
}

static bool leave_list(struct insertion *insertion)
{
    struct open_elements *stack = &insertion->stack;
    size_t index = stack->count - 1;
    while (index && !(stack->elements[index].is_open && stack->elements[index].node->kind == NODE_LIST))
        index--;
    if (!index)
        return false;
    content_close(&insertion->content);
    insertion->container_depth--;
    stack->elements[index].is_open = false;
    enum node_kind outer = stack->elements[index - 1].container;
    for (size_t i = index; i < stack->count; i++)
        stack->elements[i].container = outer;
    return true;
}

void insert_prepare_block(struct insertion *insertion)
{
    while (container_of(insertion) == NODE_LIST && leave_list(insertion))
        ;
    insert_enter_cell(insertion);
}

void insert_reopen_formatting(struct insertion *insertion)
{
    struct formatting *item;
    while ((item = formatting_next_closed(&insertion->stack))) {
        struct subject subject = {.element = item->element->name};
        struct open_element *top =
            open_elements_push(&insertion->stack, item->element, &subject, &item->declared);
        top->own_link = item->link;
        top->link = item->link ? item->link : top->link;
        top->formatting = item->number;
        item->is_open = true;
    }
}

/* Ready for an inline: in a cell, not in a bare list, with its formatting. */
static const struct open_element *prepare_inline(struct insertion *insertion)
{
    insert_prepare_block(insertion);
    insert_reopen_formatting(insertion);
    return open_elements_top(&insertion->stack);
}

static bool is_hidden(const struct open_element *element)
{
    return element->is_hidden || element->style.hidden;
}

/* Scripts and the like are not text at all. */
static void count_text(struct insertion *insertion, const char *text, size_t length)
{
    if (is_blank(text, length) || insertion->stack.counts[ROLE_HIDDEN])
        return;
    if (is_hidden(open_elements_top(&insertion->stack)))
        insertion->hidden_length += length;
    else
        insertion->shown_length += length;
}

void insert_text(struct insertion *insertion, const char *text, size_t length)
{
    const struct open_element *top = open_elements_top(&insertion->stack);
    count_text(insertion, text, length);
    if (is_hidden(top))
        return;
    bool is_between = !insertion->content.block || (top->ruby && !insertion->content.has_part);
    if (is_between && top->leaf != NODE_PREFORMATTED && is_blank(text, length)) {
        insertion->saw_blank_span |= top->element->role == ROLE_INLINE;
        return;
    }
    insertion->saw_blank_span = false;
    top = prepare_inline(insertion);
    struct inline_state state = state_of(top);
    struct block_state block = block_of(top);
    content_text(&insertion->content, &block, &state, text, length);
}

struct node *insert_leaf(struct insertion *insertion, enum node_kind kind)
{
    if (is_hidden(open_elements_top(&insertion->stack)))
        return NULL;
    insertion->saw_blank_span = false;
    const struct open_element *top = prepare_inline(insertion);
    struct inline_state state = state_of(top);
    struct block_state block = block_of(top);
    return content_leaf(&insertion->content, &block, &state, kind);
}

void insert_line_break(struct insertion *insertion)
{
    if (open_elements_top(&insertion->stack)->leaf == NODE_PREFORMATTED)
        insert_text(insertion, "\n", 1);
    else
        insert_leaf(insertion, NODE_LINE_BREAK);
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
static void keep_within_depth(struct insertion *insertion)
{
    while (insertion->stack.count >= DEEPEST_STACK)
        insert_pop(insertion);
}

struct open_element *insert_push(struct insertion *insertion, const struct tag *tag)
{
    keep_within_depth(insertion);
    bool is_block = ends_blocks(tag) && !open_elements_top(&insertion->stack)->is_hidden;
    if (is_block)
        end_block(insertion);
    struct declared declared = tag->declared;
    if (is_block)
        declared.on &= ~(unsigned)STYLE_BOX; /* around a block, not at its characters */
    const char *const *values = tag->attributes->values;
    struct subject subject = {tag->name, arena_copy_text(insertion->arena, values[ATTRIBUTE_ID]),
                              arena_copy_text(insertion->arena, values[ATTRIBUTE_CLASS])};
    struct open_element *top = open_elements_push(&insertion->stack, tag->element, &subject, &declared);
    top->is_block = is_block;
    top->own_link = tag->link;
    top->own_language = tag->language;
    top->link = tag->link ? tag->link : top->link;
    top->language = tag->language ? tag->language : top->language;
    top->block_language = is_block ? top->language : top->block_language;
    return top;
}

/* A caption and ruby hold inlines only. Parts of a list or a table go where their whole could go. */
static bool is_refused(const struct insertion *insertion, const struct open_element *element,
                       enum node_kind kind)
{
    if (element->is_hidden)
        return true;
    bool is_part = kind == NODE_LIST_ITEM || kind == NODE_ROW || kind == NODE_CELL || kind == NODE_CAPTION;
    return !is_part && (element->leaf == NODE_CAPTION || element->ruby ||
                        insertion->container_depth >= DEEPEST_CONTAINER);
}

bool insert_open_at(struct insertion *insertion, size_t index, enum node_kind kind)
{
    struct open_element *element = &insertion->stack.elements[index];
    if (is_refused(insertion, element, kind))
        return false;
    element->node = content_open(&insertion->content, kind);
    element->node->language = element->own_language;
    element->is_open = true;
    for (size_t i = index; i < insertion->stack.count; i++)
        insertion->stack.elements[i].container = kind;
    if (kind == NODE_CELL)
        element->node->cell.row_span = element->node->cell.column_span = 1;
    insertion->container_depth++;
    return true;
}

bool insert_open(struct insertion *insertion, enum node_kind kind)
{
    return insert_open_at(insertion, insertion->stack.count - 1, kind);
}

void insert_separator(struct insertion *insertion)
{
    const struct open_element *top = open_elements_top(&insertion->stack);
    if (is_hidden(top) || top->leaf == NODE_CAPTION)
        return;
    end_block(insertion);
    insert_prepare_block(insertion);
    builder_leaf(insertion->builder, NODE_SEPARATOR)->line = insertion->content.line;
}

/* “ and ”; 「 and 」 in Traditional Chinese and Japanese. Formatting is not opened for it: it belongs to q
 * itself. */
void insert_quotation_mark(struct insertion *insertion, bool is_closing)
{
    const struct open_element *top = open_elements_top(&insertion->stack);
    enum script_language language = language_family(top->language ? top->language : insertion->language);
    bool has_corners = language == LANGUAGE_TRADITIONAL_CHINESE ||
                       language == LANGUAGE_TRADITIONAL_CHINESE_HONGKONG || language == LANGUAGE_JAPANESE;
    const char *mark = has_corners ? (is_closing ? "」" : "「") : (is_closing ? "”" : "“");
    if (is_hidden(top))
        return;
    insert_prepare_block(insertion);
    top = open_elements_top(&insertion->stack);
    struct inline_state state = state_of(top);
    struct block_state block = block_of(top);
    content_text(&insertion->content, &block, &state, mark, strlen(mark));
}

void insert_pop(struct insertion *insertion)
{
    struct open_element *top = open_elements_top(&insertion->stack);
    if (top->element->role == ROLE_QUOTATION && !is_hidden(top))
        insert_quotation_mark(insertion, true);
    if (top->is_block)
        end_block(insertion);
    if (top->is_open) {
        content_close(&insertion->content);
        insertion->container_depth--;
    }
    open_elements_drop(&insertion->stack);
}

void insert_pop_to(struct insertion *insertion, long index)
{
    while (index > 0 && insertion->stack.count > (size_t)index)
        insert_pop(insertion);
}
