/* Converts an article by the library: cc example.c $(pkg-config --cflags --libs banxin) -o example
 * usage: example ARTICLE OUTPUT.pdf */
#include <banxin.h>
#include <stdio.h>

static void print(void *context, const struct banxin_message *message)
{
    static const char *const severities[] = {"note", "warning", "error"};
    FILE *stream = context;
    if (message->name && message->line)
        fprintf(stream, "%s:%lu: ", message->name, message->line);
    else if (message->name)
        fprintf(stream, "%s: ", message->name);
    fprintf(stream, "%s: %s [%s]\n", severities[message->severity], message->text, message->id);
}

int main(int count, char **arguments)
{
    static const struct banxin_option options[] = {{"measure", "28"}, {"footer", "第{page}页"}, {NULL, NULL}};
    const struct banxin_listener listener = {print, stderr};
    if (count != 3) {
        fputs("usage: example ARTICLE OUTPUT.pdf\n", stderr);
        return 2;
    }
    struct banxin_document *document = banxin_read_file(arguments[1], NULL, &listener);
    if (!document)
        return 1;
    printf("%s\n", banxin_document_title(document));
    bool is_written = banxin_write_file(document, "pdf", options, arguments[2], &listener);
    banxin_document_free(document);
    return is_written ? 0 : 1;
}
