#include "formats/html/tree/insertion.h"

#include "base/language.h"
#include "base/utf8.h"
#include "formats/html/tree/element_state.h"
#include "formats/html/tree/kept_lines.h"

#include <string.h>

/* Deeper than this, lists, tables and quotations are as if they were not there; their text is kept. */
enum { DEEPEST_CONTAINER = 256, DEEPEST_STACK = 8192 };

void insert_start(struct insertion *insertion, struct builder *builder)
{
    struct arena *arena = builder_document(builder)->arena;
    insertion->builder = insertion->content.builder = builder;
    insertion->arena = insertion->content.arena = arena;
    open_elements_start(&insertion->stack);
}

void insert_free(struct insertion *insertion)
{
    open_elements_free(&insertion->stack);
    content_free(&insertion->content);
    word_labels_free(&insertion->labels);
    regions_free(&insertion->regions);
    backdrops_free(&insertion->backdrops);
}

/* Ends the paragraph; one that held nothing but a blank span stays, empty. */
static void end_block(struct insertion *insertion)
{
    const struct open_element *top = open_elements_top(&insertion->stack);
    bool is_empty = insertion->saw_blank_span && !insertion->content.block && top->leaf == NODE_PARAGRAPH;
    insertion->saw_blank_span = false;
    if (is_empty && top->container != NODE_LIST && top->container != NODE_TABLE &&
        top->container != NODE_ROW) {
        struct inline_state state = element_inline_state(top);
        struct block_state block = element_block_state(top);
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

/* Scripts and the like are not text at all. */
static void count_text(struct insertion *insertion, const char *text, size_t length)
{
    if (ascii_is_blank(text, length) || insertion->stack.counts[ROLE_HIDDEN])
        return;
    if (element_is_hidden(open_elements_top(&insertion->stack)))
        insertion->hidden_length += length;
    else
        insertion->shown_length += length;
}

static void put_text(struct insertion *insertion, const char *text, size_t length)
{
    const struct open_element *top = open_elements_top(&insertion->stack);
    insertion->saw_hard_blank |= memchr(text, '\xC2', length) || memchr(text, '\t', length);
    bool may_label = top->leaf == NODE_PARAGRAPH || top->leaf == NODE_HEADING;
    if (top->is_label && may_label) {
        buffer_append(&insertion->labels.label, text, length);
        return;
    }
    bool is_between = !insertion->content.block || (top->ruby && !insertion->content.has_part);
    if (is_between && top->leaf != NODE_PREFORMATTED && ascii_is_blank(text, length)) {
        insertion->saw_blank_span |= top->element->role == ROLE_INLINE;
        return;
    }
    insertion->saw_blank_span = false;
    top = prepare_inline(insertion);
    struct inline_state state = element_inline_state(top);
    struct block_state block = element_block_state(top);
    content_text(&insertion->content, &block, &state, text, length);
}

/* Text that a font of symbols shows otherwise. */
static void insert_symbols(struct insertion *insertion, const char *text, size_t length)
{
    struct buffer shown = {0};
    word_symbols_append(&shown, text, length);
    put_text(insertion, shown.data, shown.length);
    buffer_free(&shown);
}

/* Text whose white space counts. */
static void put_lines(struct insertion *insertion, const char *text, size_t length)
{
    const struct open_element *top = open_elements_top(&insertion->stack);
    struct kept_lines lines = kept_lines_start(text, length, top->style.white_space);
    while (kept_lines_next(&lines, !insertion->content.block || !insertion->content.last)) {
        if (lines.line.length)
            put_text(insertion, lines.line.data, lines.line.length);
        if (lines.is_ended && insertion->content.block)
            insert_line_break(insertion);
    }
    kept_lines_free(&lines);
}

static bool keeps_lines(const struct open_element *element)
{
    return element->style.white_space >= WHITE_SPACE_LINES && element->leaf != NODE_PREFORMATTED;
}

void insert_text(struct insertion *insertion, const char *text, size_t length)
{
    const struct open_element *top = open_elements_top(&insertion->stack);
    count_text(insertion, text, length);
    if (element_is_hidden(top))
        return;
    if (top->style.symbols)
        insert_symbols(insertion, text, length);
    else if (keeps_lines(top) && !(top->is_block && ascii_is_blank(text, length)))
        put_lines(insertion, text, length);
    else
        put_text(insertion, text, length);
}

struct node *insert_leaf(struct insertion *insertion, enum node_kind kind)
{
    const struct open_element *place = open_elements_top(&insertion->stack);
    if (place->is_label && kind == NODE_IMAGE)
        buffer_append_text(&insertion->labels.label, "•"); /* a picture that is a bullet */
    if (element_is_hidden(place) || place->is_label)
        return NULL;
    insertion->saw_blank_span = false;
    const struct open_element *top = prepare_inline(insertion);
    struct inline_state state = element_inline_state(top);
    struct block_state block = element_block_state(top);
    return content_leaf(&insertion->content, &block, &state, kind);
}

bool insert_picture(struct insertion *insertion, const struct attributes *attributes)
{
    struct node *image = insert_leaf(insertion, NODE_IMAGE);
    if (!image)
        return false;
    const struct open_element *top = open_elements_top(&insertion->stack);
    bool may_be_mark = top->link && top->style.styles & STYLE_SUPERSCRIPT;
    if (images_fill(&insertion->images, image, attributes, insertion->shown_length) || may_be_mark) {
        insertion->picture_count++;
        return true;
    }
    node_remove(image);
    return false;
}

static void insert_address(struct insertion *insertion, const char *address, const char *description)
{
    struct attributes attributes = {{NULL}};
    attributes.values[ATTRIBUTE_SRC] = address;
    attributes.values[ATTRIBUTE_ALT] = description;
    insert_picture(insertion, &attributes);
}

void insert_drawing(struct insertion *insertion, const char *markup, size_t length)
{
    struct node *image = insert_leaf(insertion, NODE_IMAGE);
    struct svg_facts facts;
    if (!image)
        return;
    if (images_draw(&insertion->images, image, markup, length, &facts))
        insertion->picture_count++;
    else
        node_remove(image);
    for (size_t i = 0; i < facts.picture_count; i++)
        insert_address(insertion, facts.pictures[i], NULL);
}

void insert_line_break(struct insertion *insertion)
{
    if (open_elements_top(&insertion->stack)->leaf == NODE_PREFORMATTED)
        insert_text(insertion, "\n", 1);
    else
        insert_leaf(insertion, NODE_LINE_BREAK);
}

/* Deeper than anyone nests, an element stands beside the deepest one, not in it. */
static void keep_within_depth(struct insertion *insertion)
{
    while (insertion->stack.count >= DEEPEST_STACK)
        insert_pop(insertion);
}

/* The id of a region says whose the blocks in it are. */
static void enter_region(struct insertion *insertion, struct open_element *top, const struct tag *tag)
{
    uint32_t outer = top->region;
    top->region = regions_enter(&insertion->regions, outer, tag->element, tag->attributes);
    if (top->region != outer)
        insertion->regions.items[top->region].id = top->subject.id;
}

struct open_element *insert_push(struct insertion *insertion, const struct tag *tag)
{
    keep_within_depth(insertion);
    bool is_block = element_ends_blocks(tag->element, tag->declared.display) &&
                    !open_elements_top(&insertion->stack)->is_hidden;
    if (is_block)
        end_block(insertion);
    struct declared declared = tag->declared;
    if (is_block)
        declared.on &= ~(unsigned)STYLE_BOX; /* around a block, not at its characters */
    const char *const *values = tag->attributes->values;
    struct subject subject = {tag->name, arena_copy_text(insertion->arena, values[ATTRIBUTE_ID]),
                              arena_copy_text(insertion->arena, values[ATTRIBUTE_CLASS])};
    if (element_tells_apart(tag->element, &subject))
        content_cut(&insertion->content);
    struct open_element *top = open_elements_push(&insertion->stack, tag->element, &subject, &declared);
    top->is_block = is_block;
    if (is_block && insertion->keeps_regions)
        enter_region(insertion, top, tag);
    top->own_link = tag->link;
    top->is_mark = tag->is_mark;
    top->put = insertion->content.put;
    top->own_leads_away = tag->leads_away;
    top->leads_away |= tag->leads_away;
    top->own_language = tag->language;
    top->link = tag->link ? tag->link : top->link;
    top->language = tag->language ? tag->language : top->language;
    bool is_verbatim =
        is_block && declared.white_space == WHITE_SPACE_VERBATIM && top->leaf == NODE_PARAGRAPH;
    if (is_verbatim)
        top->leaf = NODE_PREFORMATTED;
    top->block_language = is_block ? top->language : top->block_language;
    if (!strcmp(tag->name, "foreignobject"))
        top->is_hidden = element_hides_drawing(&insertion->stack);
    top->shown_before = insertion->shown_length;
    top->pictures_before = insertion->picture_count;
    top->block_before = builder_current(insertion->builder)->last_child;
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
    element->node->region = element->region;
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
    if (element_is_hidden(top) || top->leaf == NODE_CAPTION)
        return;
    end_block(insertion);
    insert_prepare_block(insertion);
    struct node *separator = builder_leaf(insertion->builder, NODE_SEPARATOR);
    separator->line = insertion->content.line;
    separator->region = top->region;
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
    if (element_is_hidden(top))
        return;
    insert_prepare_block(insertion);
    top = open_elements_top(&insertion->stack);
    struct inline_state state = element_inline_state(top);
    struct block_state block = element_block_state(top);
    content_text(&insertion->content, &block, &state, mark, strlen(mark));
}

/* What holds a note and nothing else is its mark. */
static void put_mark(struct insertion *insertion)
{
    struct node *mark = insert_leaf(insertion, NODE_NOTE_REFERENCE);
    if (mark)
        mark->text = "";
}

/* A reading that is empty says that its base has none. */
static void put_empty_reading(struct insertion *insertion)
{
    const struct open_element *top = open_elements_top(&insertion->stack);
    struct inline_state state = element_inline_state(top);
    struct block_state block = element_block_state(top);
    if (top->ruby && !element_is_hidden(top))
        content_open_part(&insertion->content, &block, &state);
}

/* Where a pre holds several codes with nothing between, each is a line. */
void insert_begin_code(struct insertion *insertion)
{
    struct open_element *pre = element_pre_of_code(&insertion->stack);
    bool follows = pre && pre->codes.is_ended && pre->codes.put == insertion->content.put;
    if (!follows)
        return;
    insert_text(insertion, "\n", 1);
    open_elements_top(&insertion->stack)->put = insertion->content.put;
}

static void end_code(struct insertion *insertion)
{
    struct open_element *pre = element_pre_of_code(&insertion->stack);
    if (!pre)
        return;
    bool is_empty = open_elements_top(&insertion->stack)->put == insertion->content.put;
    pre->codes.put = insertion->content.put;
    pre->codes.is_ended = is_empty || insertion->content.last != '\n';
}

/* At the end of a block, the label that came in it; where no list can be, it is text. */
static void end_label(struct insertion *insertion)
{
    const struct open_element *top = open_elements_top(&insertion->stack);
    const struct node *block = insertion->content.block;
    struct buffer *label = &insertion->labels.label;
    bool waits =
        label->length && top->is_block && !top->is_label && !element_holds_blocks_only(top->container);
    if (!waits)
        return;
    if (block && (block->kind == NODE_PARAGRAPH || block->kind == NODE_HEADING)) {
        word_labels_add(&insertion->labels, insertion->arena, insertion->content.block,
                        top->declared.word_level);
        return;
    }
    const char *text = arena_copy(insertion->arena, label->data, label->length);
    size_t length = label->length;
    buffer_truncate(label, 0);
    put_text(insertion, text, length);
}

static bool is_bare(const struct insertion *insertion, const struct open_element *element)
{
    return element->shown_before == insertion->shown_length;
}

static const char *take_backdrop(struct insertion *insertion, const struct open_element *element)
{
    bool has_picture = element->pictures_before != insertion->picture_count;
    return has_picture ? NULL
                       : backdrops_take(&insertion->backdrops, &insertion->content, element,
                                        is_bare(insertion, element));
}

/* In a block of its own above those of the element on top, when there are any. */
static void put_backdrop(struct insertion *insertion, const char *address)
{
    const struct open_element *top = open_elements_top(&insertion->stack);
    if (is_bare(insertion, top)) {
        insert_address(insertion, address, NULL);
        return;
    }
    content_end_block(&insertion->content);
    struct node *first = backdrop_first_block(&insertion->content, top);
    bool is_figure = top->element->role == ROLE_FIGURE;
    insert_address(insertion, address, is_figure ? NULL : backdrop_description(insertion->arena, first));
    content_end_block(&insertion->content);
    backdrop_lift(&insertion->content, first);
}

void insert_pop(struct insertion *insertion)
{
    end_label(insertion);
    end_code(insertion);
    struct open_element *top = open_elements_top(&insertion->stack);
    bool is_empty_reading = top->element->role == ROLE_RUBY_TEXT && top->put == insertion->content.put;
    if (is_empty_reading)
        put_empty_reading(insertion);
    bool is_bare_mark = top->is_mark && top->put == insertion->content.put;
    if (is_bare_mark)
        put_mark(insertion);
    const char *picture = take_backdrop(insertion, top);
    bool is_drawing = !strcmp(top->subject.element, "svg"); /* which hides what is in it */
    if (picture && !is_drawing)
        put_backdrop(insertion, picture);
    top = open_elements_top(&insertion->stack);
    if (top->element->role == ROLE_QUOTATION && !element_is_hidden(top))
        insert_quotation_mark(insertion, true);
    if (top->is_block)
        end_block(insertion);
    else if (element_tells_apart(top->element, &top->subject))
        content_cut(&insertion->content);
    if (top->is_open) {
        content_close(&insertion->content);
        insertion->container_depth--;
    }
    open_elements_drop(&insertion->stack);
    if (picture && is_drawing)
        insert_address(insertion, picture, NULL);
}

void insert_pop_to(struct insertion *insertion, long index)
{
    while (index > 0 && insertion->stack.count > (size_t)index)
        insert_pop(insertion);
}
