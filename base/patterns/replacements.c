#include "base/patterns/replacements.h"

#include "base/arena.h"
#include "base/source.h"
#include "base/translation.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct rule {
    const char *expression_text, *replacement;
    void *expression; /* NULL: it took too long, and is not used again */
};

struct replacements {
    const char *option;
    struct arena *arena;
    const struct pattern_door *door;
    struct rule *rules;
    size_t count, capacity;
};

struct replacements *replacements_new(const char *option)
{
    struct replacements *replacements = memory_allocate(sizeof *replacements);
    *replacements = (struct replacements){.option = option, .arena = arena_new()};
    return replacements;
}

void replacements_free(struct replacements *replacements)
{
    if (!replacements)
        return;
    for (size_t i = 0; i < replacements->count; i++)
        if (replacements->rules[i].expression)
            replacements->door->close(replacements->rules[i].expression);
    free(replacements->rules);
    arena_free(replacements->arena);
    free(replacements);
}

/* Where the arrow of a rule stands; NULL: it has none. (?<=> looks like one and is none. */
static char *find_arrow(char *rule)
{
    for (char *arrow = rule; (arrow = strstr(arrow, "=>")); arrow++)
        if (arrow == rule || arrow[-1] != '<')
            return arrow;
    return NULL;
}

/* NULL, or why a text cannot stand in a document. */
static const char *find_fault(const char *text)
{
    size_t length = strlen(text);
    for (size_t offset = 0; offset < length;) {
        bool valid;
        uint32_t character = utf8_next_checked(text, length, &offset, &valid);
        if (!valid)
            return PHRASE("it is not UTF-8");
        if (unicode_is_control(character) || unicode_is_noncharacter(character))
            return PHRASE("what is to stand there has a control character");
    }
    return NULL;
}

static const char *find_group_fault(const char *replacement, unsigned groups)
{
    for (; *replacement; replacement++) {
        if (*replacement == '$' && isdigit((unsigned char)replacement[1]) &&
            (unsigned)(replacement[1] - '0') > groups)
            return PHRASE("there is no group of that number or name");
        replacement += *replacement == '\\' && replacement[1];
    }
    return NULL;
}

static struct rule *add_rule(struct replacements *replacements)
{
    if (replacements->count == replacements->capacity) {
        replacements->capacity = replacements->capacity ? 2 * replacements->capacity : 16;
        replacements->rules =
            memory_resize(replacements->rules, replacements->capacity * sizeof *replacements->rules);
    }
    return &replacements->rules[replacements->count++];
}

static enum status refuse(const struct replacements *replacements, const char *rule, const char *reason,
                          struct diag *diag, struct place place)
{
    diag_report(diag, place, DIAG_BAD_REPLACEMENT, replacements->option, rule, reason);
    return STATUS_USAGE;
}

enum status replacements_add(struct replacements *replacements, const char *rule, struct diag *diag,
                             struct place place)
{
    char *text = arena_copy_text(replacements->arena, rule), *arrow = find_arrow(text);
    const char *replacement = arrow ? arrow + 2 : "", *fault = find_fault(replacement);
    if (arrow)
        *arrow = '\0';
    if (!*text)
        fault = PHRASE("there is nothing to look for");
    if (replacements->count >= REPLACEMENTS_MOST)
        fault = PHRASE("there are too many rules");
    if (fault)
        return refuse(replacements, rule, fault, diag, place);
    if (!replacements->door)
        replacements->door = patterns_door(diag);
    if (!replacements->door)
        return STATUS_FAILED;
    void *expression = patterns_compile(replacements->option, text, diag, place);
    if (!expression)
        return STATUS_USAGE;
    *add_rule(replacements) = (struct rule){text, replacement, expression};
    fault = find_group_fault(replacement, replacements->door->count_groups(expression));
    return fault ? refuse(replacements, rule, fault, diag, place) : STATUS_OK;
}

static bool says_nothing(const char *line)
{
    line += strspn(line, " \t");
    return !*line || *line == '#';
}

/* The lines of a file, one after the other. */
static enum status add_lines(struct replacements *replacements, const struct source *source, const char *file,
                             struct diag *diag)
{
    const char *text = source->bytes, *end = text + source->size;
    enum status status = STATUS_OK;
    if (source->size >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3))
        text += 3;
    for (uint32_t number = 1; status == STATUS_OK && text < end; number++) {
        const char *feed = memchr(text, '\n', (size_t)(end - text)), *stop = feed ? feed : end;
        size_t length = (size_t)(stop - text);
        length -= length && text[length - 1] == '\r';
        char *line = arena_copy(replacements->arena, text, length);
        if (!says_nothing(line))
            status = replacements_add(replacements, line, diag, (struct place){file, number});
        text = stop + 1;
    }
    return status;
}

enum status replacements_read(struct replacements *replacements, const char *file, struct diag *diag)
{
    struct source *source;
    if (source_open(file, diag, &source) != STATUS_OK)
        return STATUS_USAGE;
    enum status status = add_lines(replacements, source, arena_copy_text(replacements->arena, file), diag);
    source_close(source);
    return status;
}

size_t replacements_count(const struct replacements *replacements)
{
    return replacements->count;
}

bool replacements_edit(struct replacements *replacements, size_t index, const char *text, size_t length,
                       pattern_edit *edit, void *context, struct diag *diag, struct place place)
{
    struct rule *rule = &replacements->rules[index];
    if (!rule->expression)
        return false;
    enum pattern_answer answer =
        replacements->door->edit(rule->expression, rule->replacement, text, length, edit, context);
    if (answer != PATTERN_TOO_LONG)
        return answer == PATTERN_FOUND;
    diag_report(diag, place, DIAG_SLOW_PATTERN, replacements->option, rule->expression_text);
    replacements->door->close(rule->expression);
    rule->expression = NULL;
    return false;
}
