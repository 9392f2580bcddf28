#include "base/uri.h"

#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LONGEST_URI = 8192, HIGHEST_PORT = 65535 };

static const struct scheme {
    const char *name; /* with the colon */
    bool has_host;
} schemes[] = {{"http:", true}, {"https:", true}, {"mailto:", false}, {"tel:", false}};

static const struct scheme *find_scheme(const char *target)
{
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (!strncasecmp(target, schemes[i].name, strlen(schemes[i].name)))
            return &schemes[i];
    return NULL;
}

static bool is_escape(const char *text)
{
    return text[0] == '%' && ascii_hex_value(text[1]) >= 0 && ascii_hex_value(text[2]) >= 0;
}

/* unreserved and reserved characters of RFC 3986, without [ ] (hosts only) and # (counted apart) */
static bool stands_plain(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           (byte && strchr("-._~:/?@!$&'()*+,;=", byte));
}

/* Path, query and fragment. */
static void append_rest(struct buffer *uri, const char *rest)
{
    bool in_fragment = false;
    for (; *rest; rest++) {
        if (stands_plain(*rest) || is_escape(rest) || (*rest == '#' && !in_fragment))
            buffer_append_byte(uri, *rest);
        else
            buffer_append_format(uri, "%%%02X", (unsigned char)*rest);
        in_fragment |= *rest == '#';
    }
}

/* Four numbers from 0 to 255. */
static bool is_address(const char *host, size_t length)
{
    int parts = 0;
    for (size_t i = 0; i < length; i++, parts++) {
        int value = 0;
        size_t start = i;
        for (; i < length && host[i] >= '0' && host[i] <= '9' && i - start < 3; i++)
            value = value * 10 + host[i] - '0';
        if (i == start || value > 255 || (i < length && host[i] != '.'))
            return false;
    }
    return parts == 4;
}

static bool is_host_character(uint32_t character)
{
    return unicode_is_letter(character) || unicode_is_digit(character) || unicode_is_mark(character) ||
           character == '-' || character == '_';
}

/* Labels separated by single dots; a last label of digits is an address or wrong. */
static bool is_host(const char *host, size_t length)
{
    size_t label = 0;
    bool only_digits = true;
    for (size_t offset = 0; offset < length;) {
        size_t start = offset;
        uint32_t character = utf8_next(host, length, &offset);
        if (character == '.' && start > label) {
            label = offset;
            only_digits = true;
            continue;
        }
        if (!is_host_character(character))
            return false;
        only_digits = only_digits && character < 0x80 && unicode_is_digit(character);
    }
    return length > 0 && label < length && (!only_digits || is_address(host, length));
}

static bool is_port(const char *text, size_t length)
{
    long port = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9' || port > HIGHEST_PORT)
            return false;
        port = port * 10 + text[i] - '0';
    }
    return port <= HIGHEST_PORT;
}

/* "//host:port"; user names and passwords are refused. Returns what follows, NULL when it is wrong. */
static const char *append_host(struct buffer *uri, const char *text)
{
    if (strncmp(text, "//", 2))
        return NULL;
    text += 2;
    size_t length = strcspn(text, "/?#"), host_length = strcspn(text, ":/?#");
    if (!is_host(text, host_length) ||
        (host_length < length && !is_port(text + host_length + 1, length - host_length - 1)))
        return NULL;
    buffer_append_text(uri, "//");
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < 0x80)
            buffer_append_byte(uri, text[i]);
        else
            buffer_append_format(uri, "%%%02X", (unsigned char)text[i]);
    return text + length;
}

static bool is_blank(char byte)
{
    return byte && strchr(" \t\r\n\f", byte);
}

char *uri_clean(struct arena *arena, const char *target)
{
    size_t length = strlen(target);
    if (length > LONGEST_URI)
        return NULL;
    while (is_blank(*target))
        target++, length--;
    while (length && is_blank(target[length - 1]))
        length--;
    const char *text = arena_copy(arena, target, length);
    if (!strncmp(text, "//", 2))
        text = arena_format(arena, "https:%s", text);
    const struct scheme *scheme = find_scheme(text);
    if (!scheme)
        return NULL;
    struct buffer uri = {0};
    const char *rest = text + strlen(scheme->name);
    buffer_append_text(&uri, scheme->name);
    if (scheme->has_host)
        rest = append_host(&uri, rest);
    else if (!*rest)
        rest = NULL;
    if (rest)
        append_rest(&uri, rest);
    char *clean = rest ? arena_copy(arena, uri.data, uri.length) : NULL;
    buffer_free(&uri);
    return clean;
}

char *uri_decode(struct arena *arena, const char *text)
{
    char *decoded = arena_copy_text(arena, text), *end = decoded;
    for (; *text; text++) {
        bool escaped = is_escape(text) && (text[1] != '0' || text[2] != '0');
        *end++ = escaped ? (char)(ascii_hex_value(text[1]) << 4 | ascii_hex_value(text[2])) : *text;
        text += escaped ? 2 : 0;
    }
    *end = '\0';
    return decoded;
}
