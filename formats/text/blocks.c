#include "formats/text/article.h"

#include "base/language.h"
#include "formats/document/credits.h"
#include "formats/document/walk.h"
#include "formats/layout/block/list_label.h"
#include "formats/text/measure.h"

#include <stdlib.h>
#include <string.h>

enum {
    QUOTE_INDENT = 4,
    VERSE_INDENT = 4,
    LIST_INDENT = 2,
    LEAST_MEASURE = 12,                   /* indents give way before lines get shorter than this */
    QUARTERS_PER_COLUMN = 4 / EM_COLUMNS, /* quarters of an em, the model's indents */
};

/* What stands around the blocks at hand. */
struct context {
    const struct node *node;
    size_t start, end;
    unsigned list_depth;
    long number; /* a list: of the next item */
    size_t room; /* a list: for the labels */
};

struct walker {
    struct article *article;
    struct context *contexts;
    size_t context_count, context_capacity;
    struct buffer label;       /* of the list items that wait for their first line */
    const struct node **notes; /* that stand at the end */
    size_t note_count, note_capacity;
    bool in_head; /* title, decks and bylines so far */
};

static struct context *current(const struct walker *walker)
{
    return &walker->contexts[walker->context_count - 1];
}

static struct context *push(struct walker *walker, const struct node *node)
{
    if (walker->context_count == walker->context_capacity) {
        walker->context_capacity = walker->context_capacity ? walker->context_capacity * 2 : 16;
        walker->contexts =
            memory_resize(walker->contexts, walker->context_capacity * sizeof *walker->contexts);
    }
    struct context *context = &walker->contexts[walker->context_count];
    *context = walker->context_count ? *current(walker) : (struct context){0};
    context->node = node;
    walker->context_count++;
    return context;
}

/* Places. */

static size_t first_indent_columns(const struct walker *walker, const char *language)
{
    if (walker->article->setting->indent == INDENT_NONE)
        return 0;
    enum script_language family = language_family(language);
    return language_is_chinese(family) ? 2 * EM_COLUMNS : EM_COLUMNS;
}

static struct text_place place_of(const struct walker *walker, const struct node *block)
{
    const struct context *context = current(walker);
    size_t width = walker->article->setting->width;
    struct text_place place = {.start = context->start,
                               .language = node_language(walker->article->document, block)};
    if (!width)
        return place;
    size_t taken = context->start + context->end;
    size_t least = width < LEAST_MEASURE ? width : LEAST_MEASURE;
    if (taken + least <= width) {
        place.measure = width - taken;
    } else {
        place.start = context->start + least <= width ? context->start : width - least;
        place.measure = width - place.start;
    }
    return place;
}

static void narrow(struct text_place *place, size_t columns)
{
    if (place->measure && place->measure < columns + LEAST_MEASURE)
        return;
    place->start += columns;
    place->measure -= place->measure ? columns : 0;
}

static bool is_head_role(const struct node *node)
{
    return node->kind == NODE_PARAGRAPH &&
           (node->paragraph.role == PARAGRAPH_DECK || node->paragraph.role == PARAGRAPH_BYLINE);
}

static enum alignment title_alignment(const struct walker *walker)
{
    return walker->article->setting->centers_title ? ALIGNMENT_CENTER : ALIGNMENT_START;
}

static enum alignment paragraph_alignment(const struct walker *walker, const struct node *node)
{
    if (walker->in_head && is_head_role(node))
        return title_alignment(walker);
    if (node->paragraph.alignment != ALIGNMENT_DEFAULT)
        return node->paragraph.alignment;
    if (current(walker)->node->kind == NODE_FIGURE)
        return ALIGNMENT_CENTER;
    switch (node->paragraph.role) {
    case PARAGRAPH_SIGNATURE: return ALIGNMENT_END;
    case PARAGRAPH_PLACEHOLDER: return ALIGNMENT_CENTER;
    case PARAGRAPH_BODY:
    case PARAGRAPH_DECK:
    case PARAGRAPH_SALUTATION:
    case PARAGRAPH_BYLINE:
    case PARAGRAPH_ATTACHMENT:
    case PARAGRAPH_ATTACHMENT_HEAD:
    case PARAGRAPH_VERSE: break;
    }
    return ALIGNMENT_START;
}

static struct text_place paragraph_place(const struct walker *walker, const struct node *node)
{
    struct text_place place = place_of(walker, node);
    place.alignment = paragraph_alignment(walker, node);
    bool begins_lines = place.alignment == ALIGNMENT_START || place.alignment == ALIGNMENT_JUSTIFY;
    if (node->paragraph.indented && begins_lines)
        place.first_indent = first_indent_columns(walker, place.language);
    if (node->paragraph.role == PARAGRAPH_VERSE)
        narrow(&place, VERSE_INDENT);
    narrow(&place, node->paragraph.start_indent / QUARTERS_PER_COLUMN);
    return place;
}

static struct text_place find_place(const struct walker *walker, const struct node *block)
{
    if (block->kind == NODE_PARAGRAPH)
        return paragraph_place(walker, block);
    struct text_place place = place_of(walker, block);
    if (block->kind == NODE_HEADING)
        place.alignment = block->heading.alignment;
    else if (block->kind == NODE_CAPTION)
        place.alignment = ALIGNMENT_CENTER;
    return place;
}

/* Blocks of words. */

/* The waiting labels, as wide as the start of the line; NULL when none waits. */
static const char *take_label(struct walker *walker, size_t start)
{
    struct buffer *label = &walker->label;
    if (!label->length)
        return NULL;
    size_t columns = article_columns(walker->article, label->data, label->length);
    if (columns < start)
        append_spaces(label, start - columns);
    const char *copy = arena_copy(walker->article->arena, label->data, label->length);
    buffer_truncate(label, 0);
    return copy;
}

static void write_words(struct walker *walker, const struct node *block)
{
    struct buffer words = {0};
    words_append(block, &walker->article->addresses, &words);
    struct text_place place = find_place(walker, block);
    if (walker->article->setting->parts_scripts)
        words_part_scripts(&words);
    if (words.length)
        lines_write(walker->article, words.data, &place, take_label(walker, place.start));
    buffer_free(&words);
}

/* Line by line, as it is: nothing is wrapped, no space is lost but at the ends of lines. */
static void write_preformatted(struct walker *walker, const struct node *block)
{
    struct buffer words = {0}, line = {0};
    words_append(block, &walker->article->addresses, &words);
    const char *text = words.length ? words.data : "";
    for (size_t start = current(walker)->start; *text;) {
        size_t size = strcspn(text, "\n");
        const char *label = take_label(walker, start);
        buffer_truncate(&line, 0);
        if (label)
            buffer_append_text(&line, label);
        else
            append_spaces(&line, start);
        buffer_append(&line, text, size);
        if (strspn(text, " \n") > size)
            output_empty_line(walker->article->output);
        else
            output_line(walker->article->output, line.data, line.length);
        text += size + (text[size] == '\n');
    }
    buffer_free(&line);
    buffer_free(&words);
}

static bool wants_blank_before(const struct node *block)
{
    return block->kind == NODE_HEADING || block->kind == NODE_PREFORMATTED ||
           (block->kind == NODE_PARAGRAPH && block->paragraph.section_start);
}

static bool wants_blank_after(const struct node *block)
{
    return block->kind == NODE_HEADING || block->kind == NODE_PREFORMATTED;
}

static void write_block(struct walker *walker, const struct node *block)
{
    struct output *output = walker->article->output;
    struct arena_mark mark = arena_set_mark(walker->article->arena);
    if (wants_blank_before(block))
        output_want_blank(output);
    if (block->kind == NODE_PREFORMATTED)
        write_preformatted(walker, block);
    else
        write_words(walker, block);
    if (wants_blank_after(block))
        output_want_blank(output);
    arena_rewind(walker->article->arena, mark);
}

static void write_separator(struct walker *walker, const struct node *node)
{
    struct text_place place = place_of(walker, node);
    place.alignment = ALIGNMENT_CENTER;
    output_want_blank(walker->article->output);
    lines_write(walker->article, "* * *", &place, NULL);
    output_want_blank(walker->article->output);
}

static void write_table(struct walker *walker, const struct node *table)
{
    struct arena_mark mark = arena_set_mark(walker->article->arena);
    output_want_blank(walker->article->output);
    if (walker->label.length) {
        size_t start = current(walker)->start;
        const char *label = take_label(walker, start);
        output_line(walker->article->output, label, strlen(label));
    }
    table_write(walker->article, table, current(walker)->start);
    output_want_blank(walker->article->output);
    arena_rewind(walker->article->arena, mark);
}

/* Blocks around blocks. */

/* 、 has a blank half of its own. */
static size_t label_gap(const struct node *list)
{
    return list->list.kind == LIST_NUMBER && list->list.numbering == NUMBERING_CHINESE ? 0 : 1;
}

static size_t label_room(const struct walker *walker, const struct node *list, unsigned depth)
{
    size_t room = 0;
    long number = list_first_number(list);
    for (const struct node *item = list->first_child; item; item = item->next) {
        struct arena_mark mark = arena_set_mark(walker->article->arena);
        number = list_item_number(item, number);
        const char *label = list_label(walker->article->arena, list, number, depth);
        size_t columns = article_columns(walker->article, label, strlen(label));
        room = columns > room ? columns : room;
        number = list_next_number(list, number);
        arena_rewind(walker->article->arena, mark);
    }
    return room + label_gap(list);
}

static bool is_outermost_list(const struct walker *walker)
{
    return current(walker)->list_depth == 0;
}

static void push_list(struct walker *walker, const struct node *list)
{
    bool outermost = is_outermost_list(walker);
    if (outermost)
        output_want_blank(walker->article->output);
    size_t room = label_room(walker, list, current(walker)->list_depth);
    struct context *context = push(walker, list);
    context->start += outermost ? LIST_INDENT : 0;
    context->room = list->list.kind == LIST_DESCRIPTION ? 2 * EM_COLUMNS : room;
    context->number = list_first_number(list);
    context->list_depth++;
}

/* A label stands at the end of its room, so that the stops behind numbers stand below each other. */
static void add_label(struct walker *walker, const char *text, size_t end)
{
    size_t taken = article_columns(walker->article, walker->label.data, walker->label.length);
    size_t columns = article_columns(walker->article, text, strlen(text));
    if (!*text)
        return;
    append_spaces(&walker->label, taken + columns < end ? end - taken - columns : 0);
    buffer_append_text(&walker->label, text);
}

static void push_item(struct walker *walker, const struct node *item)
{
    struct context *list = current(walker);
    const struct node *node = list->node;
    long number = list_item_number(item, list->number);
    list->number = list_next_number(node, number);
    size_t start = list->start + list->room;
    struct context *context = push(walker, item);
    if (item->item.is_term)
        return;
    context->start = start;
    struct arena_mark mark = arena_set_mark(walker->article->arena);
    const char *text = list_label(walker->article->arena, node, number, context->list_depth - 1);
    add_label(walker, text, start - label_gap(node));
    arena_rewind(walker->article->arena, mark);
}

static void push_quote(struct walker *walker, const struct node *quote)
{
    output_want_blank(walker->article->output);
    struct context *context = push(walker, quote);
    context->start += QUOTE_INDENT;
    context->end += QUOTE_INDENT;
}

static void keep_note(struct walker *walker, const struct node *note)
{
    if (walker->note_count == walker->note_capacity) {
        walker->note_capacity = walker->note_capacity ? walker->note_capacity * 2 : 16;
        walker->notes = memory_resize(walker->notes, walker->note_capacity * sizeof *walker->notes);
    }
    walker->notes[walker->note_count++] = note;
}

static bool is_title_in_body(const struct article *article, const struct node *node)
{
    const struct metadata *metadata = &article->document->metadata;
    return metadata->title_in_body && *metadata->title && node == article->document->root->first_child;
}

/* The first block that does not belong to the title stands apart from it. */
static void leave_head(struct walker *walker, const struct node *node)
{
    if (!walker->in_head || node->kind == NODE_DOCUMENT || is_head_role(node))
        return;
    walker->in_head = false;
    output_want_blank(walker->article->output);
}

static void enter(struct walker *walker, struct walk *walk)
{
    const struct node *node = walk->node;
    if (is_title_in_body(walker->article, node)) {
        walk_skip_children(walk);
        return;
    }
    leave_head(walker, node);
    switch (node->kind) {
    case NODE_PARAGRAPH:
    case NODE_HEADING:
    case NODE_PREFORMATTED:
    case NODE_CAPTION:
        write_block(walker, node);
        walk_skip_children(walk);
        break;
    case NODE_LIST: push_list(walker, node); break;
    case NODE_LIST_ITEM: push_item(walker, node); break;
    case NODE_QUOTE: push_quote(walker, node); break;
    case NODE_FIGURE:
        output_want_blank(walker->article->output);
        push(walker, node);
        break;
    case NODE_TABLE:
        write_table(walker, node);
        walk_skip_children(walk);
        break;
    case NODE_SEPARATOR: write_separator(walker, node); break;
    case NODE_NOTE:
        if (node == walk->root || !note_table_is_referenced(walker->article->notes, node))
            break;
        keep_note(walker, node);
        walk_skip_children(walk);
        break;
    case NODE_DOCUMENT:
    case NODE_ROW:
    case NODE_CELL:
    case NODE_TEXT:
    case NODE_LINE_BREAK:
    case NODE_SPAN:
    case NODE_LINK:
    case NODE_IMAGE:
    case NODE_RUBY:
    case NODE_RUBY_BASE:
    case NODE_RUBY_TEXT:
    case NODE_NOTE_REFERENCE:
    case NODE_KIND_COUNT: break;
    }
}

static void leave(struct walker *walker, const struct node *node)
{
    if (walker->context_count == 1 || current(walker)->node != node)
        return;
    walker->context_count--;
    if (node->kind == NODE_QUOTE || node->kind == NODE_FIGURE ||
        (node->kind == NODE_LIST && is_outermost_list(walker)))
        output_want_blank(walker->article->output);
}

static void write_blocks(struct walker *walker, const struct node *root)
{
    struct walk walk = walk_start(root);
    while (walk_next(&walk)) {
        if (walk.event == WALK_ENTER)
            enter(walker, &walk);
        else
            leave(walker, walk.node);
    }
}

/* The article. */

static void write_title(struct walker *walker)
{
    struct article *article = walker->article;
    const struct metadata *metadata = &article->document->metadata;
    struct text_place place = {.measure = article->setting->width,
                               .alignment = title_alignment(walker),
                               .balance = true,
                               .language = metadata->language};
    walker->in_head = *metadata->title && !metadata->title_further_down;
    if (walker->in_head)
        lines_write(article, metadata->title, &place, NULL);
}

static void write_credits(struct walker *walker)
{
    struct article *article = walker->article;
    struct arena *arena = arena_new();
    const struct node *credits =
        article->setting->with_credits ? credits_make(arena, article->document) : NULL;
    output_want_blank(article->output);
    if (credits)
        write_block(walker, credits);
    arena_free(arena);
}

/* A note's mark hangs before its text. */
static void write_note(struct walker *walker, const struct node *note)
{
    struct article *article = walker->article;
    buffer_truncate(&walker->label, 0);
    words_append_mark(&walker->label, note_table_mark(article->notes, note));
    buffer_append_byte(&walker->label, ' ');
    current(walker)->start = article_columns(article, walker->label.data, walker->label.length);
    write_blocks(walker, note);
    current(walker)->start = 0;
}

static void write_notes(struct walker *walker)
{
    if (walker->note_count)
        output_want_blank(walker->article->output);
    for (size_t i = 0; i < walker->note_count; i++)
        write_note(walker, walker->notes[i]);
}

static void write_addresses(struct article *article)
{
    const struct addresses *addresses = &article->addresses;
    if (addresses->count)
        output_want_blank(article->output);
    for (size_t i = 0; i < addresses->count; i++) {
        const char *label = arena_format(article->arena, "[%zu] ", addresses->first + i);
        struct text_place place = {.start = strlen(label), .language = "en"};
        lines_write(article, addresses->targets[i], &place, label);
    }
}

static const struct measure *choose_measure(const struct text_setting *setting,
                                            const struct document *document)
{
    if (setting->measure)
        return setting->measure;
    enum script_language family = language_family(document->metadata.language);
    bool wide = language_is_chinese(family) || family == LANGUAGE_JAPANESE;
    return wide ? &wide_columns : &narrow_columns;
}

void article_write(const struct text_setting *setting, const struct document *document, struct output *output)
{
    struct article article = {.setting = setting,
                              .document = document,
                              .output = output,
                              .measure = choose_measure(setting, document),
                              .arena = arena_new(),
                              .notes = note_table_new(document)};
    article.addresses.first = note_table_count(article.notes) + 1;
    struct walker walker = {.article = &article};
    push(&walker, document->root);
    output_begin_document(output);
    write_title(&walker);
    write_blocks(&walker, document->root);
    write_credits(&walker);
    write_notes(&walker);
    write_addresses(&article);
    free(walker.contexts);
    free(walker.notes);
    buffer_free(&walker.label);
    addresses_free(&article.addresses);
    note_table_free(article.notes);
    arena_free(article.arena);
}
