#include "converter/report.h"

#include "base/buffer.h"
#include "base/translation.h"

#include <stdio.h>

/* Names and texts come from strangers: a control character must not reach the terminal. */
static void append_shown(struct buffer *line, const char *text)
{
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte < 0x20 || byte == 0x7F)
            buffer_append_format(line, "\\x%02X", byte);
        else
            buffer_append_byte(line, *text);
    }
}

static void print_message(void *context, const struct diag_message *message)
{
    (void)context;
    struct buffer line = {0};
    append_shown(&line, message->place.name ? message->place.name : "banxin");
    if (message->place.line)
        buffer_append_format(&line, ":%lu", message->place.line);
    buffer_append_format(&line, ": %s: ", translate(diag_severity_name(message->severity)));
    append_shown(&line, message->text);
    buffer_append_format(&line, " [%s]\n", diag_id_name(message->id));
    fwrite(line.data, 1, line.length, stderr);
    buffer_free(&line);
}

struct diag report_new(enum severity threshold)
{
    return (struct diag){.print = print_message, .threshold = threshold};
}
