#include "converter/inputs/natural_order.h"

#include "base/arena.h"
#include "base/path.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

/* A name, as far as it is read; the extension is left out. */
struct reading {
    const char *text;
    size_t length, offset;
};

/* Pieces compare by `character`, then by `value`. All numbers share the place of the digit zero. */
struct piece {
    uint32_t character;
    uint64_t value;
};

enum { NUMBER_PLACE = '0', NO_DIGIT = -1 };

static const uint64_t LARGEST_VALUE = 100000000000000000;

/* Chinese digits, the plain form and the one of cheques, by value. */
static const uint32_t chinese_digits[][2] = {
    {U'〇', U'零'}, {U'一', U'壹'}, {U'二', U'贰'}, {U'三', U'叁'}, {U'四', U'肆'},
    {U'五', U'伍'}, {U'六', U'陆'}, {U'七', U'柒'}, {U'八', U'捌'}, {U'九', U'玖'},
};

static const struct {
    uint32_t characters[2];
    uint64_t value;
} chinese_units[] = {
    {{U'十', U'拾'}, 10},    {{U'百', U'佰'}, 100},       {{U'千', U'仟'}, 1000},
    {{U'万', U'萬'}, 10000}, {{U'亿', U'億'}, 100000000},
};

static uint32_t peek(const struct reading *reading)
{
    size_t offset = reading->offset;
    return offset < reading->length ? utf8_next(reading->text, reading->length, &offset) : 0;
}

static void skip(struct reading *reading)
{
    utf8_next(reading->text, reading->length, &reading->offset);
}

static int decimal_digit(uint32_t character)
{
    if (character >= '0' && character <= '9')
        return (int)(character - '0');
    if (character >= U'０' && character <= U'９')
        return (int)(character - U'０');
    return NO_DIGIT;
}

static int chinese_digit(uint32_t character)
{
    for (int value = 0; value < 10; value++)
        if (character == chinese_digits[value][0] || character == chinese_digits[value][1])
            return value;
    return NO_DIGIT;
}

static uint64_t chinese_unit(uint32_t character)
{
    for (size_t i = 0; i < sizeof chinese_units / sizeof *chinese_units; i++)
        if (character &&
            (character == chinese_units[i].characters[0] || character == chinese_units[i].characters[1]))
            return chinese_units[i].value;
    return 0;
}

/* Digits in a row, each worth ten times the next; values beyond the largest are all the largest. */
static uint64_t read_digits(struct reading *reading, int (*digit_of)(uint32_t character))
{
    uint64_t value = 0;
    for (int digit; (digit = digit_of(peek(reading))) != NO_DIGIT; skip(reading))
        value = value < LARGEST_VALUE ? value * 10 + (uint64_t)digit : LARGEST_VALUE;
    return value;
}

/* What is read of a number in units: 三百二十五万 is a section of 325, times 10000. */
struct units {
    uint64_t total, section, digit;
    bool has_digit;
};

static void apply_unit(struct units *units, uint64_t unit)
{
    uint64_t count = units->has_digit ? units->digit : 0;
    if (unit < 10000) {
        units->section += (units->has_digit ? count : 1) * unit;
    } else {
        units->total += (units->section + count ? units->section + count : 1) * unit;
        units->section = 0;
    }
    units->digit = 0;
    units->has_digit = false;
}

/* 一百二十三, 十五, 一万零三. A digit right after another one begins something else: 十三五 is 13, then 5. */
static uint64_t read_units(struct reading *reading)
{
    struct units units = {0};
    for (;; skip(reading)) {
        uint32_t character = peek(reading);
        int digit = chinese_digit(character);
        uint64_t unit = chinese_unit(character);
        if (unit) {
            apply_unit(&units, unit);
        } else if (digit != NO_DIGIT && !units.digit) {
            units.digit = (uint64_t)digit;
            units.has_digit = true;
        } else {
            return units.total + units.section + units.digit;
        }
    }
}

/* True for 一百 and 十: a unit stands first or after the first digit. Without one, digits stand in a row:
 * 二〇一九. */
static bool has_unit(struct reading reading)
{
    if (chinese_digit(peek(&reading)) != NO_DIGIT)
        skip(&reading);
    return chinese_unit(peek(&reading));
}

/* A unit alone is not a number, but for 十: 万 and 百 begin many a word. */
static bool starts_chinese_number(uint32_t character)
{
    return chinese_digit(character) != NO_DIGIT || chinese_unit(character) == 10;
}

/* Twice the code point, with 中 moved between 上 and 下. */
static uint32_t place_of(uint32_t character)
{
    return character == U'中' ? 2 * U'上' + 1 : 2 * character;
}

static struct piece next_piece(struct reading *reading)
{
    uint32_t character = peek(reading);
    if (decimal_digit(character) != NO_DIGIT)
        return (struct piece){2 * NUMBER_PLACE, read_digits(reading, decimal_digit)};
    if (starts_chinese_number(character)) {
        uint64_t value = has_unit(*reading) ? read_units(reading) : read_digits(reading, chinese_digit);
        return (struct piece){2 * NUMBER_PLACE, value};
    }
    skip(reading);
    return (struct piece){place_of(character), 0};
}

static struct reading start_reading(const char *name)
{
    const char *extension = path_extension(name);
    size_t length = strlen(name);
    return (struct reading){name, *extension ? (size_t)(extension - name) - 1 : length, 0};
}

static int compare_pieces(struct piece left, struct piece right)
{
    if (left.character != right.character)
        return left.character < right.character ? -1 : 1;
    return left.value < right.value ? -1 : left.value > right.value;
}

int natural_order_compare(const char *left, const char *right)
{
    struct reading a = start_reading(left), b = start_reading(right);
    while (a.offset < a.length && b.offset < b.length) {
        int order = compare_pieces(next_piece(&a), next_piece(&b));
        if (order)
            return order;
    }
    if (a.offset < a.length || b.offset < b.length)
        return a.offset < a.length ? 1 : -1;
    return strcmp(left, right);
}

int natural_order_compare_paths(const char *left, const char *right)
{
    struct arena *arena = arena_new();
    int order = 0;
    while (!order && *left && *right) {
        size_t left_length = strcspn(left, "/"), right_length = strcspn(right, "/");
        order = natural_order_compare(arena_copy(arena, left, left_length),
                                      arena_copy(arena, right, right_length));
        left += left_length + (left[left_length] == '/');
        right += right_length + (right[right_length] == '/');
    }
    arena_free(arena);
    return order ? order : strcmp(left, right);
}
