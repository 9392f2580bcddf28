#include "formats/pdf/closing/syntax.h"

#include "base/utf8.h"

#include <string.h>

enum token { TOKEN_NONE, TOKEN_NAME, TOKEN_WORD, TOKEN_STRING, TOKEN_OPEN, TOKEN_CLOSE };

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\f' || byte == '\0';
}

static bool is_delimiter(char byte)
{
    switch (byte) {
    case '(':
    case ')':
    case '<':
    case '>':
    case '[':
    case ']':
    case '{':
    case '}':
    case '/':
    case '%': return true;
    default: return false;
    }
}

static bool is_regular(char byte)
{
    return !is_blank(byte) && !is_delimiter(byte);
}

static void skip_blanks(struct span *rest)
{
    for (; rest->begin < rest->end; rest->begin++) {
        if (*rest->begin == '%')
            while (rest->begin + 1 < rest->end && *rest->begin != '\n' && *rest->begin != '\r')
                rest->begin++;
        else if (!is_blank(*rest->begin))
            return;
    }
}

/* "(…)", in which brackets are paired or escaped. */
static enum token take_literal(struct span *rest)
{
    size_t depth = 0;
    while (rest->begin < rest->end) {
        char byte = *rest->begin++;
        if (byte == '\\' && rest->begin < rest->end)
            rest->begin++;
        depth += byte == '(';
        depth -= byte == ')';
        if (!depth)
            return TOKEN_STRING;
    }
    return TOKEN_NONE;
}

static enum token take_hexadecimal(struct span *rest)
{
    const char *end = memchr(rest->begin, '>', span_size(*rest));
    rest->begin = end ? end + 1 : rest->end;
    return end ? TOKEN_STRING : TOKEN_NONE;
}

static enum token take_regular(struct span *rest, enum token kind)
{
    while (rest->begin < rest->end && is_regular(*rest->begin))
        rest->begin++;
    return kind;
}

static enum token take_bracket(struct span *rest, size_t size, enum token kind)
{
    rest->begin += size;
    return kind;
}

static enum token take_token(struct span *rest)
{
    skip_blanks(rest);
    size_t size = span_size(*rest);
    bool is_double = size > 1 && rest->begin[0] == rest->begin[1];
    switch (size ? *rest->begin : '\0') {
    case '\0': return TOKEN_NONE;
    case '/': rest->begin++; return take_regular(rest, TOKEN_NAME);
    case '(': return take_literal(rest);
    case '<': return is_double ? take_bracket(rest, 2, TOKEN_OPEN) : take_hexadecimal(rest);
    case '>': return is_double ? take_bracket(rest, 2, TOKEN_CLOSE) : TOKEN_NONE;
    case '[': return take_bracket(rest, 1, TOKEN_OPEN);
    case ']': return take_bracket(rest, 1, TOKEN_CLOSE);
    case ')':
    case '{':
    case '}': return TOKEN_NONE;
    default: return take_regular(rest, TOKEN_WORD);
    }
}

static bool skip_to_close(struct span *rest)
{
    for (size_t depth = 1; depth;) {
        enum token token = take_token(rest);
        if (token == TOKEN_NONE)
            return false;
        depth += token == TOKEN_OPEN;
        depth -= token == TOKEN_CLOSE;
    }
    return true;
}

static bool is_digits(struct span text)
{
    for (const char *at = text.begin; at < text.end; at++)
        if (*at < '0' || *at > '9')
            return false;
    return text.begin < text.end;
}

static bool take_digits(struct span *rest)
{
    skip_blanks(rest);
    struct span word = *rest;
    take_regular(rest, TOKEN_WORD);
    word.end = rest->begin;
    return is_digits(word);
}

/* Behind a number: " 0 R". */
static void take_rest_of_reference(struct span *rest)
{
    struct span ahead = *rest;
    if (take_digits(&ahead) && syntax_take_word(&ahead, "R"))
        *rest = ahead;
}

bool syntax_take_value(struct span *rest, struct span *value)
{
    skip_blanks(rest);
    value->begin = rest->begin;
    enum token token = take_token(rest);
    if (token == TOKEN_NONE || token == TOKEN_CLOSE || (token == TOKEN_OPEN && !skip_to_close(rest)))
        return false;
    value->end = rest->begin;
    if (token == TOKEN_WORD && is_digits(*value))
        take_rest_of_reference(rest);
    value->end = rest->begin;
    return true;
}

bool syntax_take_number(struct span *rest, long *number)
{
    skip_blanks(rest);
    struct span word = *rest;
    take_regular(rest, TOKEN_WORD);
    word.end = rest->begin;
    return value_number(word, number);
}

bool syntax_take_word(struct span *rest, const char *word)
{
    size_t size = strlen(word);
    skip_blanks(rest);
    if (span_size(*rest) < size || memcmp(rest->begin, word, size))
        return false;
    rest->begin += size;
    return rest->begin == rest->end || !is_regular(*rest->begin);
}

bool syntax_take_object_head(struct span *rest, long *number)
{
    long generation;
    return syntax_take_number(rest, number) && syntax_take_number(rest, &generation) && !generation &&
           syntax_take_word(rest, "obj");
}

bool value_number(struct span value, long *number)
{
    *number = 0;
    for (const char *at = value.begin; at < value.end; at++) {
        if (*at < '0' || *at > '9')
            return false;
        *number = *number * 10 + (*at - '0');
        if (*number > NUMBER_HIGHEST)
            return false;
    }
    return value.begin < value.end;
}

bool value_reference(struct span value, long *number)
{
    long generation;
    return syntax_take_number(&value, number) && syntax_take_number(&value, &generation) && !generation &&
           syntax_take_word(&value, "R");
}

/* The next character of a name: as it stands, or "#" and two digits. */
static char take_character(struct span *name)
{
    char byte = *name->begin++;
    if (byte != '#' || span_size(*name) < 2)
        return byte;
    int high = ascii_hex_value(name->begin[0]), low = ascii_hex_value(name->begin[1]);
    if (high < 0 || low < 0)
        return byte;
    name->begin += 2;
    return (char)(high * 16 + low);
}

bool value_is_name(struct span value, const char *name)
{
    if (value.begin == value.end || *value.begin++ != '/')
        return false;
    for (; value.begin < value.end && is_regular(*value.begin); name++)
        if (!*name || take_character(&value) != *name)
            return false;
    return !*name;
}

static bool open_brackets(struct span value, const char *brackets, struct span *inside)
{
    size_t size = strlen(brackets);
    skip_blanks(&value);
    if (span_size(value) < size || memcmp(value.begin, brackets, size))
        return false;
    *inside = (struct span){value.begin + size, value.end};
    return true;
}

bool value_open_array(struct span value, struct span *inside)
{
    return open_brackets(value, "[", inside);
}

bool value_open_dictionary(struct span value, struct span *inside)
{
    return open_brackets(value, "<<", inside);
}

bool dictionary_take_entry(struct span *inside, struct span *key, struct span *value)
{
    return syntax_take_value(inside, key) && *key->begin == '/' && syntax_take_value(inside, value);
}

struct span dictionary_find(struct span dictionary, const char *key)
{
    struct span inside, found, value;
    if (value_open_dictionary(dictionary, &inside))
        while (dictionary_take_entry(&inside, &found, &value))
            if (value_is_name(found, key))
                return value;
    return (struct span){dictionary.end, dictionary.end};
}

bool dictionary_has_name(struct span dictionary, const char *key, const char *name)
{
    return value_is_name(dictionary_find(dictionary, key), name);
}

bool dictionary_find_number(struct span dictionary, const char *key, long *number)
{
    return value_number(dictionary_find(dictionary, key), number);
}
