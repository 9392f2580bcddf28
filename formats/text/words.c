#include "formats/text/words.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include "formats/document/address.h"
#include "formats/document/caption.h"
#include "formats/document/walk.h"
#include "formats/layout/paragraph/classes.h"
#include "formats/text/scripts.h"

#include <stdlib.h>
#include <string.h>

static void append_image(struct buffer *words, const struct node *image)
{
    buffer_append_text(words, "[图");
    if (image->text_length && !image_is_captioned(image)) {
        buffer_append_text(words, "：");
        buffer_append(words, image->text, image->text_length);
    }
    buffer_append_byte(words, ']');
}

static bool is_western(enum mark_class class)
{
    return class == CLASS_LETTER || class == CLASS_DIGIT;
}

void words_space_scripts(struct buffer *words)
{
    struct buffer spaced = {0};
    enum mark_class previous = CLASS_OTHER;
    for (size_t offset = 0; offset < words->length;) {
        size_t start = offset;
        enum mark_class class = class_of(utf8_next(words->data, words->length, &offset));
        if ((previous == CLASS_HAN && is_western(class)) || (is_western(previous) && class == CLASS_HAN))
            buffer_append_byte(&spaced, ' ');
        buffer_append(&spaced, words->data + start, offset - start);
        previous = class;
    }
    buffer_free(words);
    *words = spaced;
}

static bool is_number(const char *mark)
{
    return *mark && strspn(mark, "0123456789*abcdefghijklmnopqrstuvwxyz") == strlen(mark);
}

void words_append_mark(struct buffer *words, const char *mark)
{
    buffer_append_format(words, is_number(mark) ? "[%s]" : "%s", mark);
}

/* The number of an address; the same address as the one before keeps its number. */
static size_t number_address(struct addresses *addresses, const char *target)
{
    if (addresses->count && !strcmp(addresses->targets[addresses->count - 1], target))
        return addresses->first + addresses->count - 1;
    if (addresses->count == addresses->capacity) {
        addresses->capacity = addresses->capacity ? addresses->capacity * 2 : 16;
        addresses->targets =
            memory_resize(addresses->targets, addresses->capacity * sizeof *addresses->targets);
    }
    addresses->targets[addresses->count++] = target;
    return addresses->first + addresses->count - 1;
}

enum { MOST_WAITING = 8 };

struct state {
    struct addresses *addresses;
    struct buffer *words;
    struct buffer *into;          /* `words`, or `readings` inside a ruby text */
    struct buffer readings;       /* of the ruby that is open */
    unsigned rubies;              /* open, one in the other */
    size_t link_start;            /* where the text of the open link begins; links do not nest */
    size_t waiting[MOST_WAITING]; /* numbers of addresses that follow the readings */
    size_t waiting_count;
    struct scripts scripts;
};

/* Readings in kana stand together, syllables of others apart: 東京（とうきょう）, 汉字（hàn zì）. */
static void begin_reading(struct state *state)
{
    struct buffer *readings = &state->readings;
    state->into = readings;
    if (!readings->length)
        return;
    size_t offset = readings->length;
    enum unicode_script script = unicode_script(utf8_previous(readings->data, &offset));
    if (script != SCRIPT_HIRAGANA && script != SCRIPT_KATAKANA)
        buffer_append_byte(readings, ' ');
}

static void end_ruby(struct state *state)
{
    if (--state->rubies)
        return;
    if (state->readings.length)
        buffer_append_format(state->words, "（%s）", state->readings.data);
    for (size_t i = 0; i < state->waiting_count; i++)
        buffer_append_format(state->words, "[%zu]", state->waiting[i]);
    buffer_truncate(&state->readings, 0);
    state->waiting_count = 0;
}

/* The number of an address follows the text of its link; in a ruby it follows the readings too. */
static void append_address(struct state *state, const struct node *link)
{
    struct buffer *into = state->into;
    if (into->length <= state->link_start || !address_is_wanted(link, into->data + state->link_start))
        return;
    if (state->addresses->are_left_out) {
        state->addresses->left_out++;
        return;
    }
    size_t number = number_address(state->addresses, link->link.target);
    bool waits = state->rubies && state->waiting_count < MOST_WAITING;
    if (waits)
        state->waiting[state->waiting_count++] = number;
    else
        buffer_append_format(into, "[%zu]", number);
}

static void enter(struct state *state, const struct node *node)
{
    if (node->kind == NODE_TEXT)
        scripts_append_text(&state->scripts, node, state->into);
    else if (node->kind == NODE_LINE_BREAK)
        buffer_append_byte(state->into, '\n');
    else if (node->kind == NODE_IMAGE)
        append_image(state->into, node);
    else if (node->kind == NODE_NOTE_REFERENCE)
        words_append_mark(state->into, node->text);
    else if (node->kind == NODE_SPAN)
        scripts_enter(&state->scripts, node->span.styles, state->into);
    else if (node->kind == NODE_RUBY)
        state->rubies++;
    else if (node->kind == NODE_RUBY_TEXT)
        begin_reading(state);
    else if (node->kind == NODE_LINK)
        state->link_start = state->into->length;
}

static void leave(struct state *state, const struct node *node)
{
    if (node->kind == NODE_SPAN)
        scripts_leave(&state->scripts, node->span.styles, state->into);
    else if (node->kind == NODE_RUBY_TEXT)
        state->into = state->words;
    else if (node->kind == NODE_RUBY)
        end_ruby(state);
    else if (node->kind == NODE_LINK)
        append_address(state, node);
}

void words_append(const struct node *block, struct addresses *addresses, struct buffer *words)
{
    struct state state = {.addresses = addresses, .words = words, .into = words};
    struct walk walk = walk_start(block);
    while (walk_next(&walk)) {
        if (walk.event == WALK_ENTER)
            enter(&state, walk.node);
        else
            leave(&state, walk.node);
    }
    buffer_free(&state.readings);
}

void addresses_free(struct addresses *addresses)
{
    free(addresses->targets);
}
