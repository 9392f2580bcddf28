#include "formats/document/credits.h"

#include "base/buffer.h"
#include "base/language.h"
#include "base/utf8.h"
#include "formats/document/walk.h"

#include <stdio.h>
#include <string.h>

enum { DATE_PARTS = 3, MOST_BETWEEN = 3 /* characters from one part of a date to the next */ };

/* Year, month and day; 0 is unknown. */
struct day {
    unsigned parts[DATE_PARTS];
};

static struct day read_day(const char *date)
{
    struct day day = {{0}};
    if (date)
        sscanf(date, "%4u-%2u-%2u", &day.parts[0], &day.parts[1], &day.parts[2]);
    return day;
}

const char *credits_date(struct arena *arena, const char *date, const char *language)
{
    enum script_language family = language_family(language);
    bool is_korean = family == LANGUAGE_KOREAN;
    static const char *const units[2][DATE_PARTS] = {{"年", "月", "日"}, {"년 ", "월 ", "일"}};
    struct day day = read_day(date);
    if (!day.parts[0] || family == LANGUAGE_OTHER)
        return date ? date : "";
    const char *words = "";
    for (int i = 0; i < DATE_PARTS && day.parts[i]; i++)
        words = arena_format(arena, "%s%u%s", words, day.parts[i], units[is_korean][i]);
    return words;
}

const char *credits_span(struct arena *arena, const char *first, const char *last, const char *language)
{
    const char *start = credits_date(arena, first, language), *end = credits_date(arena, last, language);
    const char *dash = language_family(language) == LANGUAGE_OTHER ? " – " : "—";
    bool is_one = !first || !last || !strncmp(first, last, strlen(first)); /* a year holds all its days */
    return is_one ? start : arena_format(arena, "%s%s%s", start, dash, end);
}

/* The texts of a document, one behind the other. */
static void collect_texts(const struct document *document, struct buffer *texts)
{
    struct walk walk = walk_start(document->root);
    buffer_append_text(texts, document->metadata.title);
    while (walk_next(&walk)) {
        if (walk.event == WALK_ENTER && walk.node->kind == NODE_TEXT)
            buffer_append(texts, walk.node->text, walk.node->text_length);
        else if (walk.event == WALK_LEAVE && node_is_block(walk.node))
            buffer_append_byte(texts, '\n');
    }
    buffer_append_byte(texts, '\0');
}

/* Names: the parts of a list that the marks between them divide. */
static bool has_names(const char *text, const char *names)
{
    static const char *const marks[] = {"、", "; ", "；", "，", ", ", " ", "　"};
    while (*names) {
        size_t length = 0, mark = 0;
        for (; names[length] && !mark; length += !mark)
            for (size_t i = 0; i < sizeof marks / sizeof *marks && !mark; i++)
                mark = strncmp(names + length, marks[i], strlen(marks[i])) ? 0 : strlen(marks[i]);
        if (length && !memmem(text, strlen(text), names, length))
            return false;
        names += length + mark;
    }
    return true;
}

/* The value of a digit, ASCII, full-width or Chinese; 10 for 十; -1: it is none. */
static int digit_value(uint32_t character)
{
    static const char numerals[] = "〇一二三四五六七八九十";
    if (character >= '0' && character <= '9')
        return (int)(character - '0');
    if (character >= 0xFF10 && character <= 0xFF19)
        return (int)(character - 0xFF10);
    if (character == 0x25CB || character == 0x96F6) /* ○零 */
        return 0;
    int value = 0;
    for (size_t at = 0; at < sizeof numerals - 1; value++)
        if (utf8_next(numerals, sizeof numerals - 1, &at) == character)
            return value;
    return -1;
}

/* Takes a number: 2019, ２０１９, 二〇一九, 十二, 二十五. */
static bool take_number(const char *text, size_t length, size_t *offset, unsigned *number)
{
    enum { TOO_LARGE = 100000 };
    size_t at = *offset, next = at;
    unsigned value = 0;
    bool after_ten = false;
    for (int digit; at < length && (digit = digit_value(utf8_next(text, length, &next))) >= 0; at = next) {
        if (digit == 10)
            value = value ? value * 10 : 10;
        else
            value = (after_ten ? value : value * 10) + (unsigned)digit;
        after_ten = digit == 10;
        value = value < TOO_LARGE ? value : TOO_LARGE;
    }
    bool taken = at > *offset;
    *offset = at;
    *number = value;
    return taken;
}

static bool parts_dates(uint32_t character)
{
    static const uint32_t marks[] = {U'年', U'月', U'-', U'/', U'.', U'－', U'／', U'．', U' ', U'　'};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == character)
            return true;
    return false;
}

/* True when the rest of a date follows: 2019年6月5日, 2019-06-05, 2019 年 6 月 5 日. */
static bool goes_on_with(const char *text, size_t length, size_t at, const struct day *day)
{
    for (int i = 1; i < DATE_PARTS && day->parts[i]; i++) {
        unsigned number;
        bool taken = false;
        for (int between = 0; between < MOST_BETWEEN && at < length && !taken; between++) {
            if (!parts_dates(utf8_next(text, length, &at)))
                return false;
            taken = take_number(text, length, &at, &number);
        }
        if (!taken || number != day->parts[i])
            return false;
    }
    return true;
}

static bool has_day(const char *text, const struct day *day)
{
    size_t length = strlen(text), at = 0;
    while (at < length) {
        unsigned number;
        if (!take_number(text, length, &at, &number))
            utf8_next(text, length, &at);
        else if (number == day->parts[0] && goes_on_with(text, length, at, day))
            return true;
    }
    return false;
}

/* What stands before the source and the author, by language. */
static const char *const labels[][2] = {
    [LANGUAGE_SIMPLIFIED_CHINESE] = {"来源：", "作者："},
    [LANGUAGE_TRADITIONAL_CHINESE] = {"來源：", "作者："},
    [LANGUAGE_TRADITIONAL_CHINESE_HONGKONG] = {"來源：", "作者："},
    [LANGUAGE_JAPANESE] = {"出典：", "著者："},
    [LANGUAGE_KOREAN] = {"출처: ", "글: "},
    [LANGUAGE_OTHER] = {"Source: ", "By "},
};

static void append_part(struct buffer *line, const char *label, const char *text)
{
    if (line->length)
        buffer_append_text(line, "　");
    buffer_append_text(line, label);
    buffer_append_text(line, text);
}

static void append_unsaid(struct buffer *line, struct arena *arena, const struct metadata *metadata,
                          const char *text)
{
    const char *const *label = labels[language_family(metadata->language)];
    struct day day = read_day(metadata->date);
    if (metadata->source && !has_names(text, metadata->source))
        append_part(line, label[0], metadata->source);
    if (metadata->author && !has_names(text, metadata->author))
        append_part(line, label[1], metadata->author);
    if (day.parts[0] && !has_day(text, &day))
        append_part(line, "", credits_date(arena, metadata->date, metadata->language));
}

static const struct node *make_paragraph(struct arena *arena, const struct document *document,
                                         const struct buffer *line)
{
    struct node *paragraph = arena_allocate(arena, sizeof *paragraph);
    struct node *text = arena_allocate(arena, sizeof *text);
    *paragraph = (struct node){.kind = NODE_PARAGRAPH,
                               .parent = document->root,
                               .first_child = text,
                               .last_child = text,
                               .paragraph = {.role = PARAGRAPH_BYLINE, .alignment = ALIGNMENT_END}};
    *text = (struct node){.kind = NODE_TEXT,
                          .parent = paragraph,
                          .text = arena_copy(arena, line->data, line->length),
                          .text_length = line->length};
    return paragraph;
}

const struct node *credits_make(struct arena *arena, const struct document *document)
{
    const struct metadata *metadata = &document->metadata;
    const struct node *paragraph = NULL;
    struct buffer texts = {0}, line = {0};
    if (!metadata->source && !metadata->author && !metadata->date)
        return NULL;
    collect_texts(document, &texts);
    append_unsaid(&line, arena, metadata, texts.data);
    if (line.length)
        paragraph = make_paragraph(arena, document, &line);
    buffer_free(&texts);
    buffer_free(&line);
    return paragraph;
}
