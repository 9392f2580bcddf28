#include "formats/html/encoding/mixed.h"

#include "base/utf8.h"
#include "formats/html/encoding/convert.h"
#include "formats/html/encoding/reading.h"

#include <string.h>

/* Lines of UTF-8 that hold Chinese, before a text with as many bad bytes is one of UTF-8; enough lines to
 * look at. */
enum { FEWEST_LINES = 3, LINES_LOOKED_AT = 2000 };

struct line {
    const char *bytes;
    size_t size; /* with its line feed */
};

static bool next_line(const char *bytes, size_t size, size_t *at, struct line *line)
{
    if (*at == size)
        return false;
    const char *end = memchr(bytes + *at, '\n', size - *at);
    *line = (struct line){bytes + *at, end ? (size_t)(end + 1 - (bytes + *at)) : size - *at};
    *at += line->size;
    return true;
}

static bool is_ascii(const struct line *line)
{
    for (size_t i = 0; i < line->size; i++)
        if ((unsigned char)line->bytes[i] >= 0x80)
            return false;
    return true;
}

/* More of the line is bad UTF-8 than good, and as GB 18030 nothing is bad. */
static bool is_gb(const struct line *line)
{
    size_t good = 0, bad = 0;
    for (size_t at = 0; at < line->size;) {
        bool valid;
        size_t start = at;
        utf8_next_checked(line->bytes, line->size, &at, &valid);
        good += valid && at - start > 1;
        bad += !valid;
    }
    return bad > good && reading_score("gb18030", line->bytes, line->size) > READING_SINGLE_BYTE;
}

bool mixed_is_likely(const char *bytes, size_t size)
{
    size_t of_utf8 = 0, of_gb = 0, seen = 0, at = 0;
    for (struct line line; seen < LINES_LOOKED_AT && next_line(bytes, size, &at, &line); seen++) {
        if (is_ascii(&line))
            continue;
        if (utf8_is_valid(line.bytes, line.size))
            of_utf8++;
        else
            of_gb += is_gb(&line);
    }
    return of_utf8 >= FEWEST_LINES && of_gb > 0 && of_utf8 * 4 >= of_gb;
}

static void convert_line(const struct line *line, struct buffer *text)
{
    struct buffer converted = {0};
    struct bad_bytes none = {0};
    size_t bad, first;
    encoding_decode("gb18030", line->bytes, line->size, &converted, &bad, &first);
    clean_utf8(converted.data, converted.length, text, &none);
    buffer_free(&converted);
}

static void add_line(const struct line *line, size_t number, size_t offset, struct buffer *text,
                     struct bad_bytes *bad, struct mixed_lines *lines)
{
    if (!utf8_is_valid(line->bytes, line->size) && is_gb(line)) {
        lines->first = lines->count++ ? lines->first : number;
        convert_line(line, text);
        return;
    }
    struct bad_bytes here = {0};
    clean_utf8(line->bytes, line->size, text, &here);
    if (here.count && !bad->count)
        bad->first = offset + here.first;
    bad->count += here.count;
}

void mixed_clean(const char *bytes, size_t size, struct buffer *text, struct bad_bytes *bad,
                 struct mixed_lines *lines)
{
    size_t at = 0, number = 0;
    for (struct line line; next_line(bytes, size, &at, &line);)
        add_line(&line, ++number, at - line.size, text, bad, lines);
}
