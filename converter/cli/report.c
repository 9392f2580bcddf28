#include "converter/cli/report.h"

#include "base/buffer.h"
#include "base/translation.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

static bool is_control(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

void report_append_shown(struct buffer *line, const char *text)
{
    size_t length = strlen(text);
    for (size_t offset = 0; offset < length;) {
        size_t start = offset;
        uint32_t character = utf8_next(text, length, &offset);
        if (is_control(character))
            buffer_append_format(line, "\\x%02X", (unsigned)character);
        else
            buffer_append(line, text + start, offset - start);
    }
}

static void print_message(void *context, const struct diag_message *message)
{
    (void)context;
    struct buffer line = {0};
    report_append_shown(&line, message->place.name ? message->place.name : "banxin");
    if (message->place.line)
        buffer_append_format(&line, ":%lu", message->place.line);
    buffer_append_format(&line, ": %s: ", translate(diag_severity_name(message->severity)));
    report_append_shown(&line, message->text);
    buffer_append_format(&line, " [%s]\n", diag_id_name(message->id));
    fwrite(line.data, 1, line.length, stderr);
    buffer_free(&line);
}

struct diag report_new(enum severity threshold)
{
    return (struct diag){.print = print_message, .threshold = threshold};
}
