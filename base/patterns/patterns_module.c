/* The module that brings ICU's regular expressions along: base/patterns/patterns.h. */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/patterns/patterns.h"
#include "base/translation.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uregex.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

/* A step is ten thousand states that are kept to come back to. A search that goes to the end from each
 * character of a paragraph, as ".*水" does, takes all 2000 steps at 6000 characters; most take none. */
enum { STEP_LIMIT = 2000, STACK_LIMIT = 16 << 20 };

static const struct {
    UErrorCode error;
    const char *reason;
} reasons[] = {
    {U_REGEX_BAD_ESCAPE_SEQUENCE, PHRASE("there is no such character behind \\")},
    {U_REGEX_PROPERTY_SYNTAX, PHRASE("there is no such property or set of characters")},
    {U_REGEX_MISMATCHED_PAREN, PHRASE("a parenthesis has no partner")},
    {U_REGEX_MISSING_CLOSE_BRACKET, PHRASE("a set of characters is not closed by ]")},
    {U_REGEX_INVALID_RANGE, PHRASE("a range of characters ends before it begins")},
    {U_REGEX_BAD_INTERVAL, PHRASE("a number of repetitions is not written {2}, {2,} or {2,4}")},
    {U_REGEX_MAX_LT_MIN, PHRASE("a number of repetitions ends before it begins")},
    {U_REGEX_NUMBER_TOO_BIG, PHRASE("a number is too large")},
    {U_REGEX_INVALID_BACK_REF, PHRASE("there is no group of that number or name")},
    {U_REGEX_INVALID_CAPTURE_GROUP_NAME, PHRASE("there is no group of that number or name")},
    {U_REGEX_INVALID_FLAG, PHRASE("there is no such flag behind (?")},
    {U_REGEX_LOOK_BEHIND_LIMIT, PHRASE("what is looked for behind (?<= must have a greatest length")},
    {U_REGEX_PATTERN_TOO_BIG, PHRASE("the expression is too large")},
};

static const char *reason_of(UErrorCode error)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].error == error)
            return reasons[i].reason;
    return PHRASE("it is not a regular expression");
}

static URegularExpression *compile(const char *text, UParseError *fault, UErrorCode *error)
{
    size_t length = strlen(text);
    int32_t unit_count = 0;
    UChar *units = memory_allocate((length + 1) * sizeof *units);
    u_strFromUTF8(units, (int32_t)length + 1, &unit_count, text, (int32_t)length, error);
    URegularExpression *expression =
        uregex_open(units, unit_count, UREGEX_DOTALL | UREGEX_ERROR_ON_UNKNOWN_ESCAPES, fault, error);
    free(units);
    return expression;
}

/* ICU counts places from the start of a line. */
static size_t count_before_line(const char *text, int32_t line)
{
    const char *start = text;
    for (const char *end; line > 1 && (end = strchr(start, '\n')); line--)
        start = end + 1;
    return utf8_count(text, (size_t)(start - text));
}

static void *open_expression(const char *text, const char **reason, size_t *place)
{
    UErrorCode error = U_ZERO_ERROR;
    UParseError fault = {.offset = 0};
    URegularExpression *expression = compile(text, &fault, &error);
    if (U_SUCCESS(error)) {
        uregex_setTimeLimit(expression, STEP_LIMIT, &error);
        uregex_setStackLimit(expression, STACK_LIMIT, &error);
    }
    if (U_SUCCESS(error))
        return expression;
    *reason = reason_of(error);
    *place = count_before_line(text, fault.line) + (fault.offset > 0 ? (size_t)fault.offset : 1);
    uregex_close(expression);
    return NULL;
}

static enum pattern_answer find_in(void *expression, const char *text, size_t length)
{
    UErrorCode error = U_ZERO_ERROR;
    UText view = UTEXT_INITIALIZER;
    utext_openUTF8(&view, text, (int64_t)length, &error);
    uregex_setUText(expression, &view, &error);
    bool found = uregex_find(expression, -1, &error);
    utext_close(&view);
    if (U_FAILURE(error))
        return PATTERN_TOO_LONG;
    return found ? PATTERN_FOUND : PATTERN_ABSENT;
}

/* $1 to $9 and $0; \\ before a character that is to stand for itself. */
static void append_replacement(URegularExpression *expression, const char *replacement, const char *text,
                               struct buffer *out)
{
    for (const char *at = replacement; *at; at++) {
        UErrorCode error = U_ZERO_ERROR;
        if (*at == '$' && at[1] >= '0' && at[1] <= '9') {
            int64_t start = uregex_start64(expression, *++at - '0', &error);
            int64_t end = uregex_end64(expression, *at - '0', &error);
            if (U_SUCCESS(error) && start >= 0)
                buffer_append(out, text + start, (size_t)(end - start));
        } else {
            at += *at == '\\' && at[1];
            buffer_append_byte(out, *at);
        }
    }
}

static enum pattern_answer edit_in(void *expression, const char *replacement, const char *text, size_t length,
                                   pattern_edit *edit, void *context)
{
    UErrorCode error = U_ZERO_ERROR;
    UText view = UTEXT_INITIALIZER;
    struct buffer out = {0};
    bool found = false;
    utext_openUTF8(&view, text, (int64_t)length, &error);
    uregex_setUText(expression, &view, &error);
    while (U_SUCCESS(error) && uregex_findNext(expression, &error)) {
        found = true;
        buffer_truncate(&out, 0);
        append_replacement(expression, replacement, text, &out);
        edit(context, (size_t)uregex_start64(expression, 0, &error),
             (size_t)uregex_end64(expression, 0, &error), out.data ? out.data : "", out.length);
    }
    utext_close(&view);
    buffer_free(&out);
    if (U_FAILURE(error))
        return PATTERN_TOO_LONG;
    return found ? PATTERN_FOUND : PATTERN_ABSENT;
}

static unsigned count_groups(void *expression)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t count = uregex_groupCount(expression, &error);
    return U_SUCCESS(error) && count > 0 ? (unsigned)count : 0;
}

static void close_expression(void *expression)
{
    uregex_close(expression);
}

extern const struct pattern_door banxin_module;

MODULE_EXPORT const struct pattern_door banxin_module = {
    .head = {BANXIN_VERSION, sizeof(struct pattern_door)},
    .open = open_expression,
    .find = find_in,
    .edit = edit_in,
    .count_groups = count_groups,
    .close = close_expression,
};
