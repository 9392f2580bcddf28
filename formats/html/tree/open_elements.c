#include "formats/html/tree/open_elements.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 64, MOST_ALIKE = 3 };

static const struct element root = {.name = "", .role = ROLE_ROOT, .flags = ELEMENT_SPECIAL | ELEMENT_SCOPE};

void open_elements_start(struct open_elements *stack)
{
    stack->elements = memory_allocate(FIRST_CAPACITY * sizeof *stack->elements);
    stack->capacity = FIRST_CAPACITY;
    stack->count = 1;
    stack->formatting_count = 0; /* the list itself is large, and is written before it is read */
    stack->last_number = stack->last_lined = 0;
    memset(stack->counts, 0, sizeof stack->counts);
    stack->elements[0] = (struct open_element){
        .element = &root,
        .subject = {.element = ""},
        .style = {.size = ROOT_SIZE},
        .container = NODE_DOCUMENT,
        .leaf = NODE_PARAGRAPH,
    };
}

void open_elements_free(struct open_elements *stack)
{
    free(stack->elements);
    stack->elements = NULL;
}

struct open_element *open_elements_top(const struct open_elements *stack)
{
    return &stack->elements[stack->count - 1];
}

/* What comes from the element below, and from the element itself. */
static void inherit(struct open_element *element, const struct open_element *below)
{
    element->style = style_apply(&below->style, &element->declared);
    if (element->lined)
        element->style.lined = element->lined;
    element->link = element->own_link ? element->own_link : below->link;
    element->leads_away = element->own_leads_away || below->leads_away;
    element->language = element->own_language ? element->own_language : below->language;
    element->block_language = element->is_block ? element->language : below->block_language;
    element->is_label = below->is_label || element->declared.is_label;
    element->is_hidden = below->is_hidden || element->declared.display == DISPLAY_NONE ||
                         element->element->role == ROLE_HIDDEN;
}

struct open_element *open_elements_push(struct open_elements *stack, const struct element *element,
                                        const struct subject *subject, const struct declared *declared)
{
    if (stack->count == stack->capacity) {
        stack->capacity *= 2;
        stack->elements = memory_resize(stack->elements, stack->capacity * sizeof *stack->elements);
    }
    const struct open_element *below = open_elements_top(stack);
    struct open_element *top = &stack->elements[stack->count++];
    *top = (struct open_element){
        .element = element,
        .subject = *subject,
        .declared = *declared,
        .container = below->container,
        .leaf = below->leaf,
        .level = below->level,
        .region = below->region,
        .ruby = below->ruby,
        .ruby_link = below->ruby_link,
        .part = below->part,
        .is_ruby_text = below->is_ruby_text,
    };
    if (declared->on & (STYLE_UNDERLINE | STYLE_BOOK_TITLE))
        top->lined = ++stack->last_lined;
    inherit(top, below);
    stack->counts[element->role]++;
    return top;
}

static struct formatting *find_number(struct open_elements *stack, uint32_t number)
{
    for (size_t i = stack->formatting_count; i-- > 0;)
        if (stack->formatting[i].number == number)
            return &stack->formatting[i];
    return NULL;
}

static void note_closed(struct open_elements *stack, const struct open_element *element)
{
    struct formatting *item = element->formatting ? find_number(stack, element->formatting) : NULL;
    if (item)
        item->is_open = false;
}

static void clear_to_marker(struct open_elements *stack)
{
    while (stack->formatting_count && stack->formatting[--stack->formatting_count].number)
        ;
}

void open_elements_drop(struct open_elements *stack)
{
    struct open_element *top = open_elements_top(stack);
    note_closed(stack, top);
    if (top->is_marker)
        clear_to_marker(stack);
    stack->counts[top->element->role]--;
    stack->count--;
}

void open_elements_remove(struct open_elements *stack, size_t index)
{
    note_closed(stack, &stack->elements[index]);
    stack->counts[stack->elements[index].element->role]--;
    size_t above = stack->count - index - 1;
    memmove(&stack->elements[index], &stack->elements[index + 1], above * sizeof *stack->elements);
    stack->count--;
    for (size_t i = index; i < stack->count; i++)
        inherit(&stack->elements[i], &stack->elements[i - 1]);
}

long open_elements_find(const struct open_elements *stack, element_test *matches, element_test *stops,
                        const void *context)
{
    for (size_t i = stack->count, steps = 0; i-- > 1 && steps < STACK_REACH; steps++) {
        if (matches(&stack->elements[i], context))
            return (long)i;
        if (stops(&stack->elements[i], context))
            break;
    }
    return STACK_NONE;
}

static const struct subject *subject_at(const void *stack, size_t index)
{
    return &((const struct open_elements *)stack)->elements[index + 1].subject;
}

struct ancestors open_elements_ancestors(const struct open_elements *stack)
{
    return (struct ancestors){stack, stack->count - 1, subject_at};
}

static void remove_at(struct open_elements *stack, size_t index)
{
    size_t above = stack->formatting_count - index - 1;
    memmove(&stack->formatting[index], &stack->formatting[index + 1], above * sizeof *stack->formatting);
    stack->formatting_count--;
}

/* The Noah's Ark clause: of more than three alike the earliest leaves the list. */
static void keep_three(struct open_elements *stack, const struct open_element *element)
{
    size_t alike = 0;
    for (size_t i = stack->formatting_count; i-- > 0 && stack->formatting[i].number;) {
        const struct formatting *item = &stack->formatting[i];
        bool is_same = item->element == element->element && item->link == element->own_link &&
                       !memcmp(&item->declared, &element->declared, sizeof item->declared);
        if (is_same && ++alike == MOST_ALIKE) {
            remove_at(stack, i);
            return;
        }
    }
}

void formatting_add(struct open_elements *stack, struct open_element *element)
{
    keep_three(stack, element);
    if (stack->formatting_count == MOST_FORMATTING)
        remove_at(stack, 0);
    element->formatting = ++stack->last_number;
    stack->formatting[stack->formatting_count++] = (struct formatting){
        .number = element->formatting,
        .is_open = true,
        .element = element->element,
        .declared = element->declared,
        .link = element->own_link,
    };
}

struct formatting *formatting_find(struct open_elements *stack, const struct element *element)
{
    for (size_t i = stack->formatting_count; i-- > 0 && stack->formatting[i].number;)
        if (stack->formatting[i].element == element)
            return &stack->formatting[i];
    return NULL;
}

void formatting_remove(struct open_elements *stack, struct formatting *item)
{
    remove_at(stack, (size_t)(item - stack->formatting));
}

void formatting_add_marker(struct open_elements *stack)
{
    if (stack->formatting_count == MOST_FORMATTING)
        remove_at(stack, 0);
    stack->formatting[stack->formatting_count++] = (struct formatting){.number = 0};
}

struct formatting *formatting_next_closed(struct open_elements *stack)
{
    size_t first = stack->formatting_count;
    while (first && stack->formatting[first - 1].number && !stack->formatting[first - 1].is_open)
        first--;
    return first < stack->formatting_count ? &stack->formatting[first] : NULL;
}
