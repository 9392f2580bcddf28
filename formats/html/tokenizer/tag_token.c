#include "formats/html/tokenizer/tag_token.h"

#include "formats/html/tokenizer/references.h"

#include <ctype.h>
#include <string.h>

/* The attributes while they are read: the buffer may move, so where a value stands is kept as an offset. */
struct attribute_list {
    struct buffer *values; /* each ended by NUL; NULL: nothing is kept */
    size_t offsets[ATTRIBUTE_COUNT];
    uint64_t seen;
};

_Static_assert(ATTRIBUTE_COUNT <= 64, "a bit for each attribute");

static bool is_name_start(char character)
{
    return isalpha((unsigned char)character);
}

bool tag_begins_start(const struct input_stream *input)
{
    return is_name_start(input_peek(input, 1));
}

bool tag_begins_end(const struct input_stream *input)
{
    return input_peek(input, 1) == '/' && is_name_start(input_peek(input, 2));
}

static bool is_tag_name_end(char character)
{
    return input_is_space(character) || character == '/' || character == '>';
}

static size_t read_tag_name(struct input_stream *input, char name[LONGEST_TAG_NAME + 1])
{
    size_t length = 0;
    for (; !input_is_at_end(input) && !is_tag_name_end(input->text[input->at]); input->at++)
        if (length < LONGEST_TAG_NAME)
            name[length++] = (char)tolower((unsigned char)input->text[input->at]);
    name[length] = '\0';
    return length;
}

/* Attributes. */

enum { LONGEST_ATTRIBUTE_NAME = 40 };

/* An equals sign at the start belongs to the name. */
static enum attribute read_attribute_name(struct input_stream *input)
{
    char name[LONGEST_ATTRIBUTE_NAME + 1];
    size_t length = 0, start = input->at;
    for (; !input_is_at_end(input); input->at++) {
        char next = input->text[input->at];
        if (is_tag_name_end(next) || (next == '=' && input->at > start))
            break;
        if (length <= LONGEST_ATTRIBUTE_NAME)
            name[length++] = (char)tolower((unsigned char)next);
    }
    return length <= LONGEST_ATTRIBUTE_NAME ? attribute_find(name, length) : ATTRIBUTE_COUNT;
}

/* The bytes of a value, quotes left out. */
static const char *read_raw_value(struct input_stream *input, size_t *length)
{
    char quote = input_peek(input, 0);
    size_t start = input->at;
    if (quote == '"' || quote == '\'') {
        const char *value = input->text + ++start;
        const char *end = memchr(value, quote, input->length - start);
        *length = end ? (size_t)(end - value) : input->length - start;
        input_skip_to(input, start + *length + (end != NULL));
        return value;
    }
    while (!input_is_at_end(input) && !input_is_space(input_peek(input, 0)) && input_peek(input, 0) != '>')
        input->at++;
    *length = input->at - start;
    return input->text + start;
}

static const char *read_value(struct input_stream *input, size_t *length)
{
    *length = 0;
    input_skip_spaces(input);
    if (input_peek(input, 0) != '=')
        return "";
    input->at++;
    input_skip_spaces(input);
    return input_peek(input, 0) == '>' ? "" : read_raw_value(input, length);
}

/* References are resolved; a value has one line, as what shows it expects. */
static void append_value(struct buffer *values, const char *value, size_t length)
{
    size_t start = values->length;
    reference_resolve(value, length, true, values);
    buffer_append_byte(values, '\0');
    for (char *feed = values->data + start; (feed = strchr(feed, '\n'));)
        *feed = ' ';
}

/* The first of a name counts. */
static void read_attribute(struct input_stream *input, struct attribute_list *list)
{
    enum attribute attribute = read_attribute_name(input);
    size_t length;
    const char *value = read_value(input, &length);
    if (attribute == ATTRIBUTE_COUNT || !list->values || list->seen & (uint64_t)1 << attribute)
        return;
    list->seen |= (uint64_t)1 << attribute;
    list->offsets[attribute] = list->values->length;
    append_value(list->values, value, length);
}

/* Up to and with the '>' of a tag; false when the input ends before. */
static bool read_attributes(struct input_stream *input, struct attribute_list *list, bool *is_self_closing)
{
    *is_self_closing = false;
    for (input_skip_spaces(input); !input_is_at_end(input); input_skip_spaces(input)) {
        char next = input_peek(input, 0);
        if (next == '>') {
            input->at++;
            return true;
        }
        *is_self_closing = next == '/';
        if (next == '/')
            input->at++;
        else
            read_attribute(input, list);
    }
    return false;
}

static void keep_values(const struct attribute_list *list, struct attributes *attributes)
{
    *attributes = (struct attributes){{NULL}};
    for (uint64_t left = list->seen; left; left &= left - 1) {
        int i = __builtin_ctzll(left);
        attributes->values[i] = list->values->data + list->offsets[i];
    }
}

static bool read_tag(struct input_stream *input, struct buffer *values, struct tag_token *tag)
{
    struct attribute_list list = {.values = values};
    size_t length = read_tag_name(input, tag->name);
    bool is_whole = read_attributes(input, &list, &tag->is_self_closing);
    keep_values(&list, &tag->attributes);
    tag->element = element_find_typed(tag->name, length, tag->attributes.values[ATTRIBUTE_TYPE]);
    return is_whole;
}

bool tag_read_start(struct input_stream *input, struct buffer *values, struct tag_token *tag)
{
    buffer_truncate(values, 0);
    input->at++;
    return read_tag(input, values, tag);
}

bool tag_read_end(struct input_stream *input, struct tag_token *tag)
{
    input->at += 2;
    return read_tag(input, NULL, tag);
}
