#include "formats/epub/syntax/style_tokens.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool is_word_byte(char byte)
{
    return isalnum((unsigned char)byte) || byte == '-' || byte == '_' || (byte & 0x80);
}

static void advance(struct style_reader *reader, size_t length)
{
    for (; length; length--)
        reader->line += *reader->rest++ == '\n';
}

/* False: a comment is never closed. */
static bool skip_blank(struct style_reader *reader, bool *any)
{
    for (;;) {
        size_t blank = strspn(reader->rest, " \t\r\n\f");
        *any |= blank > 0;
        advance(reader, blank);
        if (strncmp(reader->rest, "/*", 2))
            return true;
        const char *end = strstr(reader->rest + 2, "*/");
        if (!end)
            return false;
        advance(reader, (size_t)(end + 2 - reader->rest));
    }
}

static size_t word_length(const char *text)
{
    size_t length = 0;
    while (is_word_byte(text[length]) ||
           (text[length] == '\\' && text[length + 1] && text[length + 1] != '\n') ||
           (text[length] == '.' && length && isdigit((unsigned char)text[length - 1]) &&
            isdigit((unsigned char)text[length + 1])))
        length += text[length] == '\\' ? 2 : 1;
    return length;
}

static struct style_token read_string(struct style_reader *reader, struct style_token token)
{
    char quote = *reader->rest;
    size_t length = 1;
    while (reader->rest[length] && reader->rest[length] != quote && reader->rest[length] != '\n')
        length += reader->rest[length] == '\\' && reader->rest[length + 1] ? 2 : 1;
    token.kind = reader->rest[length] == quote ? STYLE_STRING : STYLE_BROKEN;
    token.start = reader->rest + 1;
    token.length = length - 1;
    advance(reader, length + (token.kind == STYLE_STRING));
    return token;
}

static struct style_token read_address(struct style_reader *reader, struct style_token token)
{
    bool blank = false;
    advance(reader, 4);
    advance(reader, strspn(reader->rest, " \t\r\n"));
    token.kind = STYLE_ADDRESS;
    if (*reader->rest == '"' || *reader->rest == '\'') {
        token = read_string(reader, token);
        token.kind = token.kind == STYLE_BROKEN ? STYLE_BROKEN : STYLE_ADDRESS;
    } else {
        token.start = reader->rest;
        token.length = strcspn(reader->rest, ") \t\r\n");
        advance(reader, token.length);
    }
    skip_blank(reader, &blank);
    if (*reader->rest != ')')
        token.kind = STYLE_BROKEN;
    else
        advance(reader, 1);
    return token;
}

struct style_token style_next(struct style_reader *reader)
{
    struct style_token token = {.kind = STYLE_BROKEN};
    bool is_whole = skip_blank(reader, &token.has_blank);
    const char *rest = reader->rest;
    token.start = rest;
    token.line = reader->line;
    token.length = 1;
    if (!is_whole)
        return token;
    token.kind = *rest ? STYLE_MARK : STYLE_END;
    if (*rest == '"' || *rest == '\'')
        return read_string(reader, token);
    if (!strncasecmp(rest, "url(", 4))
        return read_address(reader, token);
    size_t mark = (*rest == '@' || *rest == '#') ? 1 : 0, word = word_length(rest + mark);
    if (word) {
        token.length = mark + word;
        token.kind = *rest == '@' ? STYLE_RULE : rest[token.length] == '(' ? STYLE_FUNCTION : STYLE_WORD;
        token.length += token.kind == STYLE_FUNCTION;
    }
    advance(reader, *rest ? token.length : 0);
    return token;
}

bool style_token_is(const struct style_token *token, const char *text)
{
    return strlen(text) == token->length && !strncasecmp(token->start, text, token->length);
}
