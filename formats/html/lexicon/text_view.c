#include "formats/html/lexicon/text_view.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

bool character_is_collapsible(uint32_t character)
{
    return character == ' ' || character == '\t' || character == '\n' || character == '\r' ||
           character == '\f';
}

bool character_is_zero_width(uint32_t character)
{
    return character == 0x200B || character == 0xFEFF || character == 0x2060 || character == 0x00AD;
}

bool character_is_blank(uint32_t character)
{
    if (character < 0x80)
        return character_is_collapsible(character);
    return character == 0x00A0 || character == 0x3000 || (character >= 0x2000 && character <= 0x200B) ||
           character == 0x202F || character == 0x205F || character == 0x3164 || character == 0x2028 ||
           character == 0x2029 || character == 0x2800 || character_is_zero_width(character);
}

bool character_is_han(uint32_t character)
{
    if (character < 0x2E80)
        return false;
    return (character >= 0x4E00 && character <= 0x9FFF) || (character >= 0x3400 && character <= 0x4DBF) ||
           (character >= 0xF900 && character <= 0xFAFF) || (character >= 0x20000 && character <= 0x3FFFF) ||
           character == 0x3005 || character == 0x3007;
}

bool character_is_latin(uint32_t character)
{
    return (character | 0x20) - 'a' < 26;
}

bool character_is_wide(uint32_t character)
{
    if (character < 0x1100)
        return false;
    if (character_is_han(character))
        return true;
    return (character >= 0x2E80 && character <= 0x30FF) || (character >= 0x3100 && character <= 0x312F) ||
           (character >= 0xFF00 && character <= 0xFF60) || (character >= 0x2014 && character <= 0x2026);
}

int character_digit(uint32_t character)
{
    if (character >= '0' && character <= '9')
        return (int)(character - '0');
    if (character >= 0xFF10 && character <= 0xFF19)
        return (int)(character - 0xFF10);
    return -1;
}

int character_han_number(uint32_t character)
{
    static const struct {
        uint32_t character;
        int value;
    } numbers[] = {{0x3007, 0},  {0x96F6, 0},  {0x4E00, 1},   {0x4E8C, 2},    {0x4E09, 3}, {0x56DB, 4},
                   {0x4E94, 5},  {0x516D, 6},  {0x4E03, 7},   {0x516B, 8},    {0x4E5D, 9}, {0x5341, 10},
                   {0x5EFF, 20}, {0x5345, 30}, {0x767E, 100}, {0x5343, 1000}, {0x25CB, 0}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].character == character)
            return numbers[i].value;
    return -1;
}

bool character_ends_sentence(uint32_t character)
{
    return character_in(character, "。！？…!?.｡．⋯");
}

bool character_is_pause(uint32_t character)
{
    return character_in(character, "，、；：,;:､");
}

bool character_is_closing(uint32_t character)
{
    return character_in(character, "”’）〕］｝〉》」』】〗〙〛\"')]}﹂﹄");
}

struct text_view text_view_of(const char *text)
{
    return (struct text_view){text, strlen(text)};
}

struct text_view text_view_part(struct text_view view, size_t start, size_t end)
{
    return (struct text_view){view.text + start, end - start};
}

struct text_view text_view_head(struct text_view view, size_t count)
{
    struct text_view rest = view;
    while (count-- > 0 && !text_view_is_empty(rest))
        text_view_take(&rest);
    return text_view_part(view, 0, view.length - rest.length);
}

bool text_view_is_empty(struct text_view view)
{
    return view.length == 0;
}

struct text_view text_view_trim_start(struct text_view view)
{
    size_t offset = 0;
    while (offset < view.length) {
        size_t next = offset;
        if (!character_is_blank(utf8_next(view.text, view.length, &next)))
            break;
        offset = next;
    }
    return text_view_part(view, offset, view.length);
}

struct text_view text_view_trim_end(struct text_view view)
{
    size_t end = view.length;
    while (end > 0) {
        size_t previous = end;
        if (!character_is_blank(utf8_previous(view.text, &previous)))
            break;
        end = previous;
    }
    return text_view_part(view, 0, end);
}

struct text_view text_view_trim(struct text_view view)
{
    return text_view_trim_start(text_view_trim_end(view));
}

size_t text_view_count(struct text_view view)
{
    return utf8_count(view.text, view.length);
}

size_t text_view_count_visible(struct text_view view)
{
    size_t count = 0;
    for (size_t offset = 0; offset < view.length;)
        count += !character_is_blank(utf8_next(view.text, view.length, &offset));
    return count;
}

uint32_t text_view_first(struct text_view view)
{
    size_t offset = 0;
    return view.length == 0 ? 0 : utf8_next(view.text, view.length, &offset);
}

uint32_t text_view_last(struct text_view view)
{
    size_t offset = view.length;
    return view.length == 0 ? 0 : utf8_previous(view.text, &offset);
}

uint32_t text_view_take(struct text_view *view)
{
    if (view->length == 0)
        return 0;
    size_t offset = 0;
    uint32_t character = utf8_next(view->text, view->length, &offset);
    *view = text_view_part(*view, offset, view->length);
    return character;
}

uint32_t text_view_take_last(struct text_view *view)
{
    return view->length == 0 ? 0 : utf8_previous(view->text, &view->length);
}

bool text_view_starts(struct text_view view, const char *literal)
{
    size_t length = strlen(literal);
    return view.length >= length && memcmp(view.text, literal, length) == 0;
}

bool text_view_ends(struct text_view view, const char *literal)
{
    size_t length = strlen(literal);
    return view.length >= length && memcmp(view.text + view.length - length, literal, length) == 0;
}

bool text_view_take_text(struct text_view *view, const char *literal)
{
    if (!text_view_starts(*view, literal))
        return false;
    *view = text_view_part(*view, strlen(literal), view->length);
    return true;
}

bool text_view_take_end(struct text_view *view, const char *literal)
{
    if (!text_view_ends(*view, literal))
        return false;
    view->length -= strlen(literal);
    return true;
}

bool text_view_same(struct text_view a, struct text_view b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.text, b.text, a.length) == 0);
}

bool text_view_equals(struct text_view view, const char *literal)
{
    return text_view_same(view, text_view_of(literal));
}

bool text_view_starts_with_one_of(struct text_view view, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_view_starts(view, words[i]))
            return true;
    return false;
}

bool text_view_ends_with_one_of(struct text_view view, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_view_ends(view, words[i]))
            return true;
    return false;
}

size_t text_view_count_han(struct text_view view)
{
    size_t count = 0;
    while (!text_view_is_empty(view))
        count += character_is_han(text_view_take(&view));
    return count;
}

static uint32_t take_visible(struct text_view *view)
{
    while (!text_view_is_empty(*view)) {
        uint32_t character = text_view_take(view);
        if (!character_is_blank(character))
            return character;
    }
    return 0;
}

bool text_view_same_visible(struct text_view a, struct text_view b)
{
    uint32_t left, right;
    do {
        left = take_visible(&a);
        right = take_visible(&b);
    } while (left == right && left != 0);
    return left == right;
}

bool text_view_take_visible(struct text_view *view, struct text_view start)
{
    struct text_view rest = *view;
    for (uint32_t wanted; (wanted = take_visible(&start)) != 0;)
        if (take_visible(&rest) != wanted)
            return false;
    *view = rest;
    return true;
}

ptrdiff_t text_view_find(struct text_view view, const char *literal)
{
    const char *found = view.length == 0 ? NULL : memmem(view.text, view.length, literal, strlen(literal));
    return found == NULL ? -1 : found - view.text;
}

/* UTF-8 keeps its characters apart, so a character is found as bytes are. */
bool character_in(uint32_t character, const char *set)
{
    char bytes[UTF8_LONGEST];
    size_t length = character == 0 ? 0 : utf8_encode(character, bytes);
    for (const char *at = set; length > 0 && *at != 0; at++)
        if (*at == bytes[0] && strncmp(at, bytes, length) == 0)
            return true;
    return false;
}

bool text_view_has_any(struct text_view view, const char *set)
{
    size_t length = strlen(set);
    if (text_view_is_empty(view))
        return false;
    for (size_t start = 0, end = 0; end < length; start = end) {
        utf8_next(set, length, &end);
        if (memmem(view.text, view.length, set + start, end - start) != NULL)
            return true;
    }
    return false;
}

char *text_view_copy(struct arena *arena, struct text_view view)
{
    return arena_copy(arena, view.text, view.length);
}

static uint32_t make_narrow(uint32_t character)
{
    bool alphanumeric = (character >= 0xFF10 && character <= 0xFF19) ||
                        (character >= 0xFF21 && character <= 0xFF3A) ||
                        (character >= 0xFF41 && character <= 0xFF5A);
    return alphanumeric ? character - 0xFEE0 : character;
}

char *text_view_copy_plain(struct arena *arena, struct text_view view)
{
    char *copy = arena_allocate(arena, view.length + 1);
    size_t length = 0;
    bool space = false;
    for (struct text_view rest = text_view_trim(view); !text_view_is_empty(rest);) {
        uint32_t character = text_view_take(&rest);
        if (character_is_blank(character)) {
            space = !character_is_zero_width(character) || space;
            continue;
        }
        if (space)
            copy[length++] = ' ';
        space = false;
        length += utf8_encode(make_narrow(character), copy + length);
    }
    copy[length] = '\0';
    return copy;
}
