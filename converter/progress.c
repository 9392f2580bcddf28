#include "converter/progress.h"

#include "base/translation.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "converter/report.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { SECOND = 1000 * 1000, TERMINAL_PAUSE = SECOND / 10, PIPE_PAUSE = 5 * SECOND, USUAL_COLUMNS = 80 };

uint64_t progress_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * SECOND + (uint64_t)now.tv_nsec / 1000;
}

struct progress progress_new(size_t total, bool is_quiet)
{
    uint64_t now = progress_clock();
    return (struct progress){total, now, now, is_quiet, isatty(STDERR_FILENO), false};
}

static size_t columns_of(uint32_t character)
{
    enum east_asian_width width = unicode_width(character);
    return width == WIDTH_WIDE || width == WIDTH_FULLWIDTH || width == WIDTH_AMBIGUOUS ? 2 : 1;
}

static size_t terminal_columns(void)
{
    struct winsize size;
    return !ioctl(STDERR_FILENO, TIOCGWINSZ, &size) && size.ws_col ? size.ws_col : USUAL_COLUMNS;
}

/* A line that went on in the next one could not be taken back. */
static void cut_to_terminal(struct buffer *line)
{
    size_t columns = 0, most = terminal_columns() - 1;
    for (size_t offset = 0; offset < line->length;) {
        size_t start = offset;
        columns += columns_of(utf8_next(line->data, line->length, &offset));
        if (columns > most)
            buffer_truncate(line, start);
    }
}

static void append_state(struct buffer *line, const struct progress *progress, size_t done, uint64_t now)
{
    double rate = (double)done * SECOND / (double)(now - progress->start);
    buffer_append_format(line, translate("%zu of %zu"), done, progress->total);
    if (!done)
        return;
    buffer_append_format(line, rate < 10 ? translate(", %.1f per second") : translate(", %.0f per second"),
                         rate);
    buffer_append_format(line, translate(", %.0f s left"), (double)(progress->total - done) / rate);
}

void progress_show(struct progress *progress, size_t done, const char *current)
{
    uint64_t now = progress_clock();
    if (progress->is_quiet || now - progress->last < (progress->is_terminal ? TERMINAL_PAUSE : PIPE_PAUSE))
        return;
    struct buffer line = {0};
    append_state(&line, progress, done, now);
    if (progress->is_terminal) {
        buffer_append_text(&line, ": ");
        report_append_shown(&line, current);
        cut_to_terminal(&line);
    }
    progress_clear(progress);
    fprintf(stderr, progress->is_terminal ? "%s" : "%s\n", line.data);
    buffer_free(&line);
    progress->last = now;
    progress->is_shown = progress->is_terminal;
}

void progress_clear(struct progress *progress)
{
    if (progress->is_shown)
        fputs("\r\033[K", stderr);
    progress->is_shown = false;
}
