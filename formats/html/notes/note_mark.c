#include "formats/html/notes/note_mark.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { MOST_DIGITS = 3, MOST_STARS = 3, WORD_ONE = 0x6CE8 /* 注 */, WORD_OTHER = 0x8A3B /* 註 */ };

struct pair {
    uint32_t open, close;
};

/* Round brackets are a mark's only where 注 stands in them: (1) counts a list. */
static const struct pair brackets[] = {
    {'[', ']'}, {0xFF3B, 0xFF3D}, {0x3014, 0x3015}, {0x3010, 0x3011}, {'(', ')'}, {0xFF08, 0xFF09},
};

enum { ROUND_FROM = 4, BRACKET_COUNT = sizeof brackets / sizeof *brackets };

struct range {
    uint32_t first, last, value; /* value: of the first */
};

static const struct range circled[] = {
    {0x2460, 0x2473, 1}, {0x3251, 0x325F, 21}, {0x32B1, 0x32BF, 36}, {0x2776, 0x277F, 1}};

static uint32_t circled_number(uint32_t character)
{
    for (size_t i = 0; i < sizeof circled / sizeof *circled; i++)
        if (character >= circled[i].first && character <= circled[i].last)
            return character - circled[i].first + circled[i].value;
    return 0;
}

/* 0: there is none. */
static uint32_t circled_character(size_t number)
{
    for (size_t i = 0; i < sizeof circled / sizeof *circled; i++) {
        size_t last = circled[i].last - circled[i].first + circled[i].value;
        if (number >= circled[i].value && number <= last)
            return (uint32_t)(number - circled[i].value) + circled[i].first;
    }
    return 0;
}

static bool is_word(uint32_t character)
{
    return character == WORD_ONE || character == WORD_OTHER;
}

static bool is_star(uint32_t character)
{
    return character == '*' || character == 0xFF0A;
}

static bool is_other_sign(uint32_t character)
{
    return character == 0x2020 || character == 0x2021 || character == 0x203B;
}

/* A text that is read character by character. */
struct reading {
    const char *text;
    size_t length, at;
};

static uint32_t peek(const struct reading *reading)
{
    size_t at = reading->at;
    return at < reading->length ? utf8_next(reading->text, reading->length, &at) : 0;
}

static void skip(struct reading *reading)
{
    if (reading->at < reading->length)
        utf8_next(reading->text, reading->length, &reading->at);
}

static bool take(struct reading *reading, bool (*is)(uint32_t character))
{
    bool found = is(peek(reading));
    if (found)
        skip(reading);
    return found;
}

/* Also of full width; -1: it is none. */
static int digit_value(uint32_t character)
{
    uint32_t zero = character >= 0xFF10 ? 0xFF10 : '0';
    return character >= zero && character <= zero + 9 ? (int)(character - zero) : -1;
}

static bool read_digits(struct reading *reading, uint32_t *number)
{
    unsigned digits = 0;
    for (int value; (value = digit_value(peek(reading))) >= 0 && digits < MOST_DIGITS; digits++) {
        *number = *number * 10 + (uint32_t)value;
        skip(reading);
    }
    return digits > 0;
}

static bool read_circled(struct reading *reading, uint32_t *number)
{
    *number = circled_number(peek(reading));
    if (*number)
        skip(reading);
    return *number > 0;
}

static const struct pair *read_open(struct reading *reading)
{
    uint32_t next = peek(reading);
    for (size_t i = 0; i < BRACKET_COUNT; i++)
        if (next == brackets[i].open) {
            skip(reading);
            return &brackets[i];
        }
    return NULL;
}

static uint32_t read_stars(struct reading *reading)
{
    uint32_t count = 0;
    while (count <= MOST_STARS && take(reading, is_star))
        count++;
    return count;
}

/* What stands between the brackets, if there are any. */
static bool read_inside(struct reading *reading, struct note_mark *mark)
{
    if (take(reading, is_word)) {
        mark->family = NOTE_WORD;
        bool is_numbered = read_circled(reading, &mark->number) || read_digits(reading, &mark->number);
        return is_numbered || !mark->has_brackets;
    }
    if ((mark->number = read_stars(reading))) {
        mark->family = NOTE_STARS;
        read_digits(reading, &(uint32_t){0});
        return mark->number <= MOST_STARS;
    }
    if (take(reading, is_other_sign)) {
        read_digits(reading, &mark->number);
        return true;
    }
    if (read_circled(reading, &mark->number)) {
        mark->family = mark->has_brackets ? NOTE_BRACKETS : NOTE_CIRCLED;
        return true;
    }
    mark->family = mark->has_brackets ? NOTE_BRACKETS : NOTE_BARE;
    return read_digits(reading, &mark->number);
}

bool note_mark_may_start(const char *text, size_t length)
{
    struct reading reading = {text, length, 0};
    uint32_t first = peek(&reading);
    return is_word(first) || is_star(first) || circled_number(first) || read_open(&reading);
}

bool note_mark_read(const char *text, size_t length, struct note_mark *mark)
{
    struct reading reading = {text, length, 0};
    *mark = (struct note_mark){.family = NOTE_BARE};
    const struct pair *pair = read_open(&reading);
    mark->has_brackets = pair != NULL;
    if (!read_inside(&reading, mark))
        return false;
    if (pair && peek(&reading) != pair->close)
        return false;
    if (pair)
        skip(&reading);
    bool is_round = pair && pair - brackets >= ROUND_FROM;
    if (is_round && mark->family != NOTE_WORD)
        return false;
    mark->length = reading.at;
    if (!mark->length || mark->length >= sizeof mark->text || (pair && !mark->number))
        return false;
    memcpy(mark->text, text, mark->length);
    return true;
}

bool note_mark_is_whole(const char *text, struct note_mark *mark)
{
    text += strspn(text, " ");
    size_t length = strlen(text);
    while (length && text[length - 1] == ' ')
        length--;
    return length && note_mark_read(text, length, mark) && mark->length == length;
}

static bool is_stop(uint32_t character)
{
    static const uint32_t stops[] = U".:、：．";
    for (size_t i = 0; stops[i]; i++)
        if (stops[i] == character)
            return true;
    return false;
}

static bool is_blank(uint32_t character)
{
    return character == ' ' || character == '\t' || character == 0x3000 || character == 0xA0;
}

/* 注 and 1 open words and sums too; all other marks stand apart by themselves. */
static bool needs_parting(const struct note_mark *mark)
{
    return !mark->has_brackets && (mark->family == NOTE_BARE || mark->family == NOTE_WORD);
}

size_t note_mark_read_label(const char *text, size_t length, struct note_mark *mark)
{
    struct reading reading = {text, length, 0};
    while (take(&reading, is_blank))
        ;
    size_t start = reading.at;
    if (!note_mark_read(text + start, length - start, mark))
        return 0;
    reading.at = start + mark->length;
    size_t behind = reading.at;
    if (mark->family == NOTE_BARE || mark->family == NOTE_WORD)
        take(&reading, is_stop);
    while (take(&reading, is_blank))
        ;
    return needs_parting(mark) && reading.at == behind ? 0 : reading.at;
}

bool note_mark_same(const struct note_mark *one, const struct note_mark *other)
{
    if (one->family != other->family || one->number != other->number || !one->number)
        return false;
    bool is_exact = one->family == NOTE_BRACKETS || one->family == NOTE_BARE;
    return !is_exact || (one->length == other->length && !memcmp(one->text, other->text, one->length));
}

static void append(struct note_mark *mark, const char *text, size_t length)
{
    if (mark->length + length >= sizeof mark->text)
        return;
    memcpy(mark->text + mark->length, text, length);
    mark->length += length;
}

static void append_number(struct note_mark *mark, size_t number, bool is_circled)
{
    char text[LONGEST_NOTE_MARK];
    uint32_t sign = is_circled ? circled_character(number) : 0;
    size_t length = sign ? utf8_encode(sign, text) : (size_t)snprintf(text, sizeof text, "%zu", number);
    append(mark, text, length);
}

struct note_mark note_mark_count(const struct note_mark *mark, size_t number)
{
    struct note_mark counted = {
        .family = mark->family, .number = (uint32_t)number, .has_brackets = mark->has_brackets};
    bool is_put = false;
    for (size_t at = 0; at < mark->length;) {
        size_t start = at;
        uint32_t character = utf8_next(mark->text, mark->length, &at);
        bool is_circled = circled_number(character), is_number = is_circled || digit_value(character) >= 0;
        if (!is_number)
            append(&counted, mark->text + start, at - start);
        else if (!is_put)
            append_number(&counted, number, is_circled);
        is_put |= is_number;
    }
    return counted;
}
