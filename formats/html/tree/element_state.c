#include "formats/html/tree/element_state.h"

#include <string.h>

struct inline_state element_inline_state(const struct open_element *element)
{
    return (struct inline_state){
        .style = element->style,
        .link = element->link,
        .language = element->language,
        .ruby = element->ruby,
        .ruby_link = element->ruby_link,
        .ruby_part = element->part,
        .is_ruby_text = element->is_ruby_text,
        .leads_away = element->leads_away,
    };
}

struct block_state element_block_state(const struct open_element *element)
{
    static const char *const rules[] = {NULL, "h1", "h2", "h3", "h4", "h5", "h6"};
    return (struct block_state){element->leaf, element->level, rules[element->level], element->region,
                                element->block_language};
}

bool element_is_hidden(const struct open_element *element)
{
    return element->is_hidden || element->style.hidden;
}

bool element_ends_blocks(const struct element *element, enum display display)
{
    if (display != DISPLAY_UNSET)
        return display == DISPLAY_BLOCK;
    switch (element->role) {
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
    case ROLE_PICTURE:
    case ROLE_SOURCE:
    case ROLE_NOSCRIPT:
    case ROLE_INPUT:
    case ROLE_NOTHING:
    case ROLE_ROOT:
    case ROLE_META:
    case ROLE_FORMULA: return false;
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

bool element_tells_apart(const struct element *element, const struct subject *subject)
{
    bool named = strcmp(element->name, "a") == 0 || strcmp(element->name, "time") == 0;
    return element->role == ROLE_INLINE && (named || (subject->id != NULL && *subject->id != '\0') ||
                                            (subject->classes != NULL && *subject->classes != '\0'));
}

bool element_hides_drawing(const struct open_elements *stack)
{
    size_t index = stack->count - 1;
    while (index && strcmp(stack->elements[index].subject.element, "svg") != 0)
        if (stack->elements[index--].declared.display == DISPLAY_NONE)
            return true;
    return !index || stack->elements[index].declared.display == DISPLAY_NONE ||
           stack->elements[index - 1].is_hidden;
}

struct open_element *element_pre_of_code(const struct open_elements *stack)
{
    const struct open_element *top = open_elements_top(stack);
    struct open_element *below = &stack->elements[stack->count - 2];
    bool is_code = top->leaf == NODE_PREFORMATTED && stack->count > 2 &&
                   !strcmp(top->element->name, "code") && below->element->role == ROLE_PREFORMATTED;
    return is_code ? below : NULL;
}

bool element_holds_blocks_only(enum node_kind container)
{
    return container == NODE_TABLE || container == NODE_ROW || container == NODE_LIST;
}
