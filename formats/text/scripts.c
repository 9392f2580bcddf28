#include "formats/text/scripts.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    uint32_t character;
    char above[UTF8_LONGEST], below[UTF8_LONGEST]; /* no pointers, which would be made ready in every run */
} rows[] = {
#define SCRIPT(character, above, below) {character, above, below},
#include "formats/text/scripts.def"
#undef SCRIPT
};

static const char strike[] = "~~";

/* "": there is none. */
static const char *find_character(uint32_t character, bool is_above)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].character == character)
            return is_above ? rows[i].above : rows[i].below;
    return "";
}

static bool append_characters(const char *text, size_t length, bool is_above, struct buffer *out)
{
    for (size_t offset = 0; offset < length;) {
        const char *character = find_character(utf8_next(text, length, &offset), is_above);
        if (!*character)
            return false;
        buffer_append_text(out, character);
    }
    return true;
}

/* [3], ®, *, † stand apart from the word before them anyhow. */
static bool is_clear(const char *text, size_t length)
{
    bool has_word = false;
    for (size_t offset = 0; offset < length;) {
        uint32_t character = utf8_next(text, length, &offset);
        has_word |= unicode_is_letter(character) || unicode_is_digit(character);
    }
    bool is_bracketed = length > 2 && text[0] == '[' && text[length - 1] == ']';
    return !has_word || is_bracketed;
}

static void append_written(struct scripts *scripts, const char *text, size_t length, bool is_above,
                           struct buffer *words)
{
    bool is_second = scripts->written_end && scripts->written_end == words->length;
    bool is_bare = is_second && length == 1 && isalnum((unsigned char)*text);
    buffer_append_format(words, "%s%s%.*s%s", is_above ? "^" : "_", is_bare ? "" : "(", (int)length, text,
                         is_bare ? "" : ")");
    scripts->written_end = words->length;
    scripts->bare_end = is_bare ? words->length : 0;
}

/* `text` was taken off the end of the words. */
static void append_script(struct scripts *scripts, const char *text, size_t length, bool is_above,
                          struct buffer *words)
{
    struct buffer characters = {0};
    bool is_second = scripts->written_end && scripts->written_end == words->length;
    if (is_clear(text, length))
        buffer_append(words, text, length);
    else if (!is_second && append_characters(text, length, is_above, &characters))
        buffer_append(words, characters.data, characters.length);
    else
        append_written(scripts, text, length, is_above, words);
    buffer_free(&characters);
}

static unsigned script_of(unsigned styles)
{
    return styles & (STYLE_SUPERSCRIPT | STYLE_SUBSCRIPT);
}

/* Struck words beside struck words go on. */
static void open_strike(struct scripts *scripts, struct buffer *words)
{
    if (scripts->strikes++)
        return;
    if (scripts->strike_end && scripts->strike_end == words->length) {
        buffer_truncate(words, words->length - strlen(strike));
        return;
    }
    buffer_append_text(words, strike);
    scripts->strike_start = words->length;
}

static void close_strike(struct scripts *scripts, struct buffer *words)
{
    if (--scripts->strikes)
        return;
    scripts->strike_end = 0;
    if (words->length == scripts->strike_start) {
        buffer_truncate(words, words->length - strlen(strike));
        return;
    }
    buffer_append_text(words, strike);
    scripts->strike_end = words->length;
}

void scripts_enter(struct scripts *scripts, unsigned styles, struct buffer *words)
{
    if (styles & STYLE_STRIKE)
        open_strike(scripts, words);
    if (script_of(styles) && scripts->depth++ < SCRIPTS_DEEPEST)
        scripts->starts[scripts->depth - 1] = words->length;
}

void scripts_leave(struct scripts *scripts, unsigned styles, struct buffer *words)
{
    if (script_of(styles) && scripts->depth-- <= SCRIPTS_DEEPEST) {
        size_t start = scripts->starts[scripts->depth], length = words->length - start;
        for (; length && words->data[start] == ' '; length--) /* the space between two words */
            start++;
        char *text = length ? memory_copy_text(words->data + start, length) : NULL;
        buffer_truncate(words, start);
        if (length)
            append_script(scripts, text, length, styles & STYLE_SUPERSCRIPT, words);
        free(text);
    }
    if (styles & STYLE_STRIKE)
        close_strike(scripts, words);
}

static bool begins_word(const struct node *text)
{
    size_t offset = 0;
    uint32_t first = text->text_length ? utf8_next(text->text, text->text_length, &offset) : 0;
    return unicode_is_letter(first) || unicode_is_digit(first);
}

void scripts_append_text(struct scripts *scripts, const struct node *text, struct buffer *words)
{
    if (scripts->bare_end && scripts->bare_end == words->length && begins_word(text))
        buffer_append_byte(words, ' ');
    buffer_append(words, text->text, text->text_length);
}
