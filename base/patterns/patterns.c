#include "base/patterns/patterns.h"

#include "base/arena.h"
#include "base/translation.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct patterns {
    const char *option;
    size_t count;
    struct {
        const char *text; /* the option's */
        void *expression; /* NULL: it took too long, and is not used again */
    } items[];
};

static const struct pattern_door *door;

static enum status load_door(struct diag *diag)
{
    const char *reason = NULL;
    if (!door)
        door = module_load("patterns", sizeof *door, &reason);
    if (door)
        return STATUS_OK;
    diag_report(diag, (struct place){0}, DIAG_MISSING_MODULE, PHRASE("regular expressions"), reason);
    return STATUS_FAILED;
}

/* How many characters stand before the first byte that is not UTF-8; -1: all of it is UTF-8. */
static long find_bad_byte(const char *text, size_t length)
{
    long count = 0;
    for (size_t at = 0; at < length; count++) {
        bool valid;
        utf8_next_checked(text, length, &at, &valid);
        if (!valid)
            return count;
    }
    return -1;
}

static void *compile(const char *text, const char **reason, size_t *place)
{
    long bad = find_bad_byte(text, strlen(text));
    if (bad < 0)
        return door->open(text, reason, place);
    *reason = PHRASE("it is not UTF-8");
    *place = (size_t)bad + 1;
    return NULL;
}

static enum status report_fault(const struct patterns *patterns, const char *text, const char *reason,
                                size_t place, struct diag *diag)
{
    char number[24];
    struct arena *arena = arena_new();
    snprintf(number, sizeof number, "%zu", place);
    diag_report(diag, (struct place){0}, DIAG_BAD_PATTERN,
                arena_format(arena, "%s=%s", patterns->option, text), reason, number);
    arena_free(arena);
    return STATUS_USAGE;
}

static enum status add(struct patterns *patterns, const char *text, struct diag *diag)
{
    const char *reason = NULL;
    size_t place = 0;
    void *expression = compile(text, &reason, &place);
    if (!expression)
        return report_fault(patterns, text, reason, place, diag);
    patterns->items[patterns->count].text = text;
    patterns->items[patterns->count++].expression = expression;
    return STATUS_OK;
}

enum status patterns_open(const struct option_texts *expressions, const char *name, struct diag *diag,
                          struct patterns **patterns)
{
    size_t count = expressions->count;
    *patterns = NULL;
    if (!count)
        return STATUS_OK;
    enum status status = load_door(diag);
    if (status != STATUS_OK)
        return status;
    struct patterns *made = memory_allocate(sizeof *made + count * sizeof *made->items);
    made->option = name;
    made->count = 0;
    for (size_t i = 0; status == STATUS_OK && i < count; i++)
        status = add(made, expressions->items[i], diag);
    if (status == STATUS_OK)
        *patterns = made;
    else
        patterns_free(made);
    return status;
}

void patterns_free(struct patterns *patterns)
{
    if (!patterns)
        return;
    for (size_t i = 0; i < patterns->count; i++)
        door->close(patterns->items[i].expression);
    free(patterns);
}

enum status patterns_check(const struct option_texts *expressions, const char *name, struct diag *diag)
{
    struct patterns *patterns;
    enum status status = patterns_open(expressions, name, diag, &patterns);
    patterns_free(patterns);
    return status;
}

/* What takes too long on one text would on others: together they would never end. */
static void give_up(struct patterns *patterns, size_t index, struct diag *diag, struct place place)
{
    diag_report(diag, place, DIAG_SLOW_PATTERN, patterns->option, patterns->items[index].text);
    door->close(patterns->items[index].expression);
    patterns->items[index].expression = NULL;
}

bool patterns_find(struct patterns *patterns, const char *text, size_t length, struct diag *diag,
                   struct place place)
{
    for (size_t i = 0; patterns && i < patterns->count; i++) {
        void *expression = patterns->items[i].expression;
        enum pattern_answer answer = expression ? door->find(expression, text, length) : PATTERN_ABSENT;
        if (answer == PATTERN_FOUND)
            return true;
        if (answer == PATTERN_TOO_LONG)
            give_up(patterns, i, diag, place);
    }
    return false;
}
