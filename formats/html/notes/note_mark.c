#include "formats/html/notes/note_mark.h"

#include "base/utf8.h"

#include <string.h>

enum { MOST_STARS = 3, WORD_ONE = 0x6CE8 /* 注 */, WORD_OTHER = 0x8A3B /* 註 */ };

struct pair {
    uint32_t open, close;
};

static const struct pair brackets[] = {
    {'[', ']'}, {0xFF3B, 0xFF3D}, {0x3014, 0x3015}, {0x3010, 0x3011},
    {'{', '}'}, {'(', ')'},       {0xFF08, 0xFF09},
};

enum { ROUND_FROM = 5, BRACKET_COUNT = sizeof brackets / sizeof *brackets };

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

static bool read_number(struct reading *reading, bool allows_han, struct note_mark *mark)
{
    struct note_sign sign;
    size_t size =
        note_sign_read(reading->text + reading->at, reading->length - reading->at, allows_han, &sign);
    if (!size)
        return false;
    reading->at += size;
    mark->number = sign.number;
    mark->dress = sign.dress;
    return true;
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

static bool read_word(struct reading *reading, struct note_mark *mark)
{
    mark->family = NOTE_WORD;
    return read_number(reading, true, mark) || !mark->has_brackets;
}

/* A sign may have a number behind it, which says nothing. */
static bool read_signs(struct reading *reading, struct note_mark *mark)
{
    struct note_mark ignored = {0};
    mark->number = read_stars(reading);
    if (!mark->number && !take(reading, is_other_sign))
        return false;
    mark->family = mark->number ? NOTE_STARS : NOTE_BARE;
    read_number(reading, false, mark->number ? &ignored : mark);
    return mark->number <= MOST_STARS || mark->family == NOTE_BARE;
}

static enum note_family family_of(const struct note_mark *mark, const struct pair *pair)
{
    if (pair)
        return pair - brackets >= ROUND_FROM ? NOTE_ROUND : NOTE_BRACKETS;
    if (mark->dress == DRESS_RAISED)
        return NOTE_RAISED;
    return note_dress_is_single(mark->dress) ? NOTE_CIRCLED : NOTE_BARE;
}

/* What stands between the brackets, if there are any. */
static bool read_inside(struct reading *reading, const struct pair *pair, struct note_mark *mark)
{
    if (take(reading, is_word))
        return read_word(reading, mark);
    if (read_signs(reading, mark))
        return !pair || pair - brackets < ROUND_FROM;
    if (!read_number(reading, pair != NULL, mark))
        return false;
    mark->family = family_of(mark, pair);
    return true;
}

bool note_mark_may_start(const char *text, size_t length)
{
    struct reading reading = {text, length, 0};
    struct note_sign sign;
    uint32_t first = peek(&reading);
    bool is_sign = first >= 0x80 && note_sign_read(text, length, false, &sign) && sign.dress != DRESS_FIGURES;
    return is_sign || is_word(first) || is_star(first) || read_open(&reading);
}

bool note_mark_read(const char *text, size_t length, struct note_mark *mark)
{
    struct reading reading = {text, length, 0};
    *mark = (struct note_mark){.family = NOTE_BARE};
    const struct pair *pair = read_open(&reading);
    mark->has_brackets = pair != NULL;
    if (!read_inside(&reading, pair, mark))
        return false;
    if (pair && peek(&reading) != pair->close)
        return false;
    if (pair)
        skip(&reading);
    mark->length = reading.at;
    if (!mark->length || mark->length >= sizeof mark->text || (pair && !mark->number))
        return false;
    memcpy(mark->text, text, mark->length);
    return true;
}

/* One letter, as tables count their notes. */
static bool read_letter(const char *text, size_t length, struct note_mark *mark)
{
    if (length != 1 || *text < 'a' || *text > 'z')
        return false;
    *mark = (struct note_mark){.number = (uint32_t)(*text - 'a') + 1, .dress = DRESS_LETTER, .length = 1};
    mark->text[0] = *text;
    return true;
}

bool note_mark_read_raised(const char *text, size_t length, struct note_mark *mark)
{
    bool is_read =
        read_letter(text, length, mark) || (note_mark_read(text, length, mark) && mark->length == length);
    if (is_read && mark->family == NOTE_BARE && mark->number)
        mark->family = NOTE_RAISED;
    return is_read;
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
    static const uint32_t stops[] = U".:、：．)）";
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

size_t note_mark_skip_parting(const char *text, size_t length, size_t at)
{
    struct reading reading = {text, length, at};
    take(&reading, is_stop);
    while (take(&reading, is_blank))
        ;
    return reading.at;
}

size_t note_mark_read_label(const char *text, size_t length, struct note_mark *mark)
{
    struct reading reading = {text, length, 0};
    while (take(&reading, is_blank))
        ;
    if (!note_mark_read(text + reading.at, length - reading.at, mark))
        return 0;
    size_t behind = reading.at + mark->length, end = note_mark_skip_parting(text, length, behind);
    return needs_parting(mark) && end == behind ? 0 : end;
}

bool note_mark_alike(const struct note_mark *one, const struct note_mark *other)
{
    return one->family == other->family && one->dress == other->dress &&
           one->has_brackets == other->has_brackets;
}

bool note_mark_same(const struct note_mark *one, const struct note_mark *other)
{
    if (one->family != other->family || one->number != other->number || !one->number)
        return false;
    if (one->family == NOTE_RAISED)
        return (one->dress == DRESS_LETTER) == (other->dress == DRESS_LETTER);
    if (one->family == NOTE_CIRCLED)
        return one->dress == other->dress;
    bool is_free = one->family == NOTE_STARS || one->family == NOTE_WORD;
    return is_free || (one->length == other->length && !memcmp(one->text, other->text, one->length));
}

static void append(struct note_mark *mark, const char *text, size_t length)
{
    if (mark->length + length >= sizeof mark->text)
        return;
    memcpy(mark->text + mark->length, text, length);
    mark->length += length;
}

struct note_mark note_mark_count(const struct note_mark *mark, size_t number)
{
    struct note_mark counted = *mark;
    struct note_sign sign, other = {(uint32_t)number, mark->dress};
    char written[LONGEST_NOTE_SIGN];
    bool is_put = false;
    counted.number = other.number;
    counted.length = 0;
    for (size_t at = 0; at < mark->length;) {
        size_t start = at;
        at += note_sign_read(mark->text + at, mark->length - at, mark->dress == DRESS_HAN, &sign);
        if (at > start && !is_put)
            append(&counted, written, note_sign_write(other, written));
        is_put |= at > start;
        if (at > start)
            continue;
        utf8_next(mark->text, mark->length, &at);
        append(&counted, mark->text + start, at - start);
    }
    return counted;
}
