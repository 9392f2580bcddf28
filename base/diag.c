#include "base/diag.h"

#include "base/buffer.h"
#include "base/translation.h"

#include <stdarg.h>

struct description {
    const char *id;
    enum severity severity;
    const char *text;
};

static const struct description descriptions[DIAG_COUNT] = {
#define DIAGNOSTIC(symbol, id, severity, text) [DIAG_##symbol] = {id, SEVERITY_##severity, text},
#include "base/diag.def"
#undef DIAGNOSTIC
};

enum { MOST_ARGUMENTS = 3 };

static bool is_placeholder(const char *text)
{
    return (*text == '%' || *text == '&') && text[1] >= '1' && text[1] <= '0' + MOST_ARGUMENTS;
}

unsigned diag_argument_count(enum diag_id id)
{
    unsigned count = 0;
    for (const char *text = descriptions[id].text; *text; text++)
        if (is_placeholder(text) && (unsigned)(text[1] - '0') > count)
            count = (unsigned)(text[1] - '0');
    return count;
}

static void fill_in(struct buffer *buffer, const char *text, const char *const *arguments)
{
    for (; *text; text++) {
        if (!is_placeholder(text)) {
            buffer_append_byte(buffer, *text);
            continue;
        }
        bool is_phrase = *text++ == '&';
        const char *argument = arguments[*text - '1'];
        buffer_append_text(buffer, is_phrase && *argument ? translate(argument) : argument);
    }
}

void diag_report(struct diag *diag, struct place place, enum diag_id id, ...)
{
    const struct description *description = &descriptions[id];
    diag->counts[description->severity]++;
    if (!diag->print || description->severity < diag->threshold)
        return;
    const char *arguments[MOST_ARGUMENTS] = {"", "", ""};
    va_list list;
    va_start(list, id);
    unsigned count = diag_argument_count(id);
    for (unsigned i = 0; i < count; i++)
        arguments[i] = va_arg(list, const char *);
    va_end(list);
    struct buffer text = {0};
    fill_in(&text, translate(description->text), arguments);
    diag->print(diag->context, &(struct diag_message){id, description->severity, place, text.data});
    buffer_free(&text);
}

enum status diag_refuse(struct diag *diag, const char *reason)
{
    diag_report(diag, (struct place){0}, DIAG_BAD_USAGE, reason);
    return STATUS_USAGE;
}

const char *diag_id_name(enum diag_id id)
{
    return descriptions[id].id;
}

const char *diag_severity_name(enum severity severity)
{
    static const char *const names[SEVERITY_COUNT] = {PHRASE("note"), PHRASE("warning"), PHRASE("error")};
    return names[severity];
}
