/* What was typed for want of the right character: straight quotation marks, half-width marks, radicals.
 *
 * Source: cjk-layout rules R2.6, R2.7, R10.6. */
#include "formats/html/article/typed_characters.h"
#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/document/walk.h"
#include "formats/html/article/article.h"
#include "formats/html/article/radicals.h"

#include <string.h>

enum { LINE_END = '\n', NOTHING = 0 };

/* One character of a block. */
struct typed {
    uint32_t code; /* NOTHING: it goes */
    bool verbatim; /* in code: it stays */
};

struct text {
    struct typed *characters;
    size_t count;
};

static uint32_t code_at(const struct text *text, size_t index)
{
    return index < text->count ? text->characters[index].code : LINE_END;
}

static bool is_wide_at(const struct text *text, size_t index)
{
    return character_is_wide(code_at(text, index));
}

static bool is_word_at(const struct text *text, size_t index)
{
    uint32_t code = code_at(text, index);
    return !character_is_wide(code) && (unicode_is_letter(code) || unicode_is_digit(code));
}

static bool is_space_at(const struct text *text, size_t index)
{
    uint32_t code = code_at(text, index);
    return code == ' ' || code == LINE_END;
}

/* A pair belongs to Chinese text when what it holds begins or ends so, or else when both of its neighbours do
 * (R2.2). */
static bool is_chinese_pair(const struct text *text, size_t open, size_t close)
{
    return is_wide_at(text, open + 1) || is_wide_at(text, close - 1) ||
           (is_wide_at(text, open - 1) && is_wide_at(text, close + 1));
}

/* An apostrophe, or the sign of an inch. */
static bool is_no_quote(const struct text *text, size_t index, bool is_open)
{
    bool in_word = is_word_at(text, index - 1) && is_word_at(text, index + 1);
    return in_word || (!is_open && unicode_is_digit(code_at(text, index - 1)));
}

/* Straight marks of one kind, two by two: no space is needed before one that opens. */
static void mend_quotes(struct text *text, uint32_t straight, uint32_t opening, uint32_t closing)
{
    size_t open = text->count;
    for (size_t i = 0; i < text->count; i++) {
        bool is_open = open < text->count;
        if (code_at(text, i) != straight || text->characters[i].verbatim || is_no_quote(text, i, is_open))
            continue;
        if (!is_open) {
            open = i;
            continue;
        }
        if (is_chinese_pair(text, open, i)) {
            text->characters[open].code = opening;
            text->characters[i].code = closing;
        }
        open = text->count;
    }
}

struct width {
    uint32_t narrow, wide;
};

static const struct width widths[] = {
    {'!', 0xFF01}, {',', 0xFF0C}, {'.', 0x3002}, {':', 0xFF1A}, {';', 0xFF1B}, {'?', 0xFF1F},
};

static uint32_t wide_form(uint32_t code)
{
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        if (widths[i].narrow == code)
            return widths[i].wide;
    return NOTHING;
}

/* A space that was typed behind a narrow mark has no place behind a wide one. */
static void widen_mark(struct text *text, size_t index, uint32_t wide)
{
    text->characters[index].code = wide;
    if (code_at(text, index + 1) == ' ')
        text->characters[index + 1].code = NOTHING;
}

static bool stands_in_chinese(const struct text *text, size_t index)
{
    return is_wide_at(text, index - 1) && (is_wide_at(text, index + 1) || is_space_at(text, index + 1));
}

static void mend_marks(struct text *text)
{
    for (size_t i = 0; i < text->count; i++) {
        uint32_t wide = wide_form(code_at(text, i));
        if (wide && !text->characters[i].verbatim && stands_in_chinese(text, i))
            widen_mark(text, i, wide);
    }
}

static bool is_chinese_edge(const struct text *text, size_t index)
{
    return is_wide_at(text, index) || is_space_at(text, index) || wide_form(code_at(text, index));
}

/* Both parentheses of a pair, or none. */
static void mend_parentheses(struct text *text)
{
    size_t open = text->count;
    for (size_t i = 0; i < text->count; i++) {
        if (text->characters[i].verbatim)
            continue;
        if (code_at(text, i) == '(')
            open = i;
        if (code_at(text, i) != ')' || open == text->count)
            continue;
        if (is_wide_at(text, open + 1) && is_wide_at(text, i - 1) && is_chinese_edge(text, open - 1) &&
            is_chinese_edge(text, i + 1)) {
            text->characters[open].code = 0xFF08;
            text->characters[i].code = 0xFF09;
        }
        open = text->count;
    }
}

static uint32_t ideograph_of(uint32_t code)
{
    size_t low = 0, high = radical_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (radicals[middle].radical == code)
            return radicals[middle].ideograph;
        if (radicals[middle].radical < code)
            low = middle + 1;
        else
            high = middle;
    }
    return code;
}

static void mend_radicals(struct text *text)
{
    for (size_t i = 0; i < text->count; i++)
        if (!text->characters[i].verbatim)
            text->characters[i].code = ideograph_of(text->characters[i].code);
}

static void mend(struct text *text, const struct mending_options *options)
{
    if (options->radicals)
        mend_radicals(text);
    if (options->quotes == QUOTES_CJK) {
        mend_quotes(text, '\'', 0x2018, 0x2019);
        mend_quotes(text, '"', 0x201C, 0x201D);
    }
    if (options->halfwidth) {
        mend_parentheses(text);
        mend_marks(text);
    }
}

static void read_text(struct text *text, const char *bytes, size_t length, bool verbatim)
{
    for (size_t offset = 0; offset < length;)
        text->characters[text->count++] = (struct typed){utf8_next(bytes, length, &offset), verbatim};
}

static bool is_verbatim(const struct node *leaf)
{
    for (; !node_is_block(leaf); leaf = leaf->parent)
        if (leaf->kind == NODE_SPAN && (leaf->span.styles & (STYLE_CODE | STYLE_KEYBOARD)))
            return true;
    return leaf->kind == NODE_PREFORMATTED;
}

static bool is_part(const struct walk *walk)
{
    return walk->event == WALK_ENTER && node_is_leaf(walk->node);
}

static size_t count_bytes(const struct node *block)
{
    size_t bytes = 0;
    struct walk walk = walk_start(block);
    while (walk_next(&walk))
        if (is_part(&walk))
            bytes += walk.node->kind == NODE_TEXT ? walk.node->text_length : 1;
    return bytes;
}

static void read_block(struct text *text, const struct node *block)
{
    struct walk walk = walk_start(block);
    while (walk_next(&walk)) {
        if (!is_part(&walk))
            continue;
        if (walk.node->kind == NODE_TEXT)
            read_text(text, walk.node->text, walk.node->text_length, is_verbatim(walk.node));
        else
            text->characters[text->count++] =
                (struct typed){walk.node->kind == NODE_LINE_BREAK ? LINE_END : UTF8_REPLACEMENT, true};
    }
}

/* The characters of one node again, from `next` on. */
static const char *write_text(const struct text *text, size_t *next, size_t count, struct arena *arena,
                              size_t *length)
{
    struct buffer out = {0};
    for (size_t end = *next + count; *next < end; ++*next)
        if (text->characters[*next].code != NOTHING)
            buffer_append_character(&out, text->characters[*next].code);
    *length = out.length;
    const char *copy = arena_copy(arena, out.length ? out.data : "", out.length);
    buffer_free(&out);
    return copy;
}

static void write_block(const struct text *text, const struct node *block, struct arena *arena)
{
    size_t next = 0;
    struct walk walk = walk_start(block);
    while (walk_next(&walk)) {
        struct node *node = (struct node *)walk.node;
        if (!is_part(&walk))
            continue;
        if (node->kind == NODE_TEXT)
            node->text =
                write_text(text, &next, utf8_count(node->text, node->text_length), arena, &node->text_length);
        else
            next++;
    }
}

static void mend_block(struct article *article, struct node *block, const struct mending_options *options)
{
    struct text text = {.characters = arena_allocate_array(article->scratch, count_bytes(block) + 1,
                                                           sizeof *text.characters)};
    read_block(&text, block);
    mend(&text, options);
    write_block(&text, block, article->document->arena);
}

static bool mends_nothing(const struct mending_options *options)
{
    return options->quotes == QUOTES_KEEP && !options->halfwidth && !options->radicals;
}

const char *typed_mend(const struct mending_options *options, const char *line, struct arena *arena)
{
    if (!line || mends_nothing(options))
        return line;
    size_t length = strlen(line), next = 0;
    struct text text = {.characters = arena_allocate_array(arena, length + 1, sizeof *text.characters)};
    read_text(&text, line, length, false);
    mend(&text, options);
    return write_text(&text, &next, text.count, arena, &length);
}

void pass_typed(struct article *article)
{
    struct article_context *context = article->context;
    const struct mending_options *options = &context->options.mending;
    if (mends_nothing(options))
        return;
    context->title_line = typed_mend(options, context->title_line, article->document->arena);
    context->page_title = typed_mend(options, context->page_title, article->document->arena);
    struct walk walk = walk_start(article->document->root);
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER && node_holds_inlines(walk.node) && node_is_block(walk.node)) {
            mend_block(article, (struct node *)walk.node, options);
            walk_skip_children(&walk);
        }
}
