#include "converter/cli/progress.h"

#include "base/translation.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "converter/cli/report.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum {
    SECOND = 1000 * 1000,
    TERMINAL_PAUSE = SECOND / 10,
    PIPE_PAUSE = 60 * SECOND,
    USUAL_COLUMNS = 80,
    BAR_CELLS = 20
};

uint64_t progress_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * SECOND + (uint64_t)now.tv_nsec / 1000;
}

struct progress progress_new(size_t total, bool is_quiet)
{
    uint64_t now = progress_clock();
    return (struct progress){.total = total,
                             .start = now,
                             .last = now,
                             .is_quiet = is_quiet,
                             .is_terminal = isatty(STDERR_FILENO)};
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

void progress_rate(size_t count, double seconds, char text[static PROGRESS_RATE_SIZE])
{
    double rate = seconds > 0 ? (double)count / seconds : 0;
    snprintf(text, PROGRESS_RATE_SIZE, rate < 10 ? "%.1f" : "%.0f", rate);
}

static void append_state(struct buffer *line, const struct progress *progress, size_t done, uint64_t now)
{
    double seconds = (double)(now - progress->start) / SECOND;
    char rate[PROGRESS_RATE_SIZE];
    buffer_append_format(line, translate("%zu of %zu"), done, progress->total);
    if (!done)
        return;
    progress_rate(done, seconds, rate);
    buffer_append_format(line, translate(", %s per second, %.0f s left"), rate,
                         (double)(progress->total - done) * seconds / (double)done);
}

static void append_bar(struct buffer *line, size_t done, size_t all)
{
    size_t filled = done < all ? done * BAR_CELLS / all : BAR_CELLS;
    buffer_append_byte(line, '[');
    for (size_t i = 0; i < BAR_CELLS; i++)
        buffer_append_byte(line, i < filled ? '#' : '-');
    buffer_append_text(line, "] ");
}

/* Is it time to show something again? */
static bool is_due(struct progress *progress, uint64_t now)
{
    uint64_t pause = progress->is_terminal ? TERMINAL_PAUSE : PIPE_PAUSE;
    if (progress->is_quiet || now - progress->last < pause)
        return false;
    progress->last = now;
    return true;
}

static void print_line(struct progress *progress, struct buffer *line)
{
    if (progress->is_terminal)
        cut_to_terminal(line);
    progress_clear(progress);
    fprintf(stderr, progress->is_terminal ? "%s" : "%s\n", line->data);
    buffer_free(line);
    progress->is_shown = progress->is_terminal;
}

static void append_pages(struct buffer *line, size_t done, size_t all)
{
    if (all)
        buffer_append_format(line, translate("%zu of %zu pages"), done, all);
    else
        buffer_append_format(line, translate("%zu pages are set"), done);
}

void progress_show(struct progress *progress, size_t done, const char *current)
{
    uint64_t now = progress_clock();
    if (!is_due(progress, now))
        return;
    struct buffer line = {0};
    if (progress->is_terminal)
        append_bar(&line, done, progress->total);
    append_state(&line, progress, done, now);
    if (progress->is_terminal) {
        if (progress->pages_done) {
            buffer_append_text(&line, "; ");
            append_pages(&line, progress->pages_done, progress->pages);
        }
        buffer_append_text(&line, ": ");
        report_append_shown(&line, current);
    }
    print_line(progress, &line);
}

void progress_show_pages(struct progress *progress, size_t done, size_t all)
{
    if (!progress->is_terminal || !is_due(progress, progress_clock()))
        return;
    struct buffer line = {0};
    if (all)
        append_bar(&line, done, all);
    append_pages(&line, done, all);
    print_line(progress, &line);
}

static void show_pages(void *context, size_t done, size_t all)
{
    progress_show_pages(context, done, all);
}

struct write_watch progress_watch(struct progress *progress)
{
    return (struct write_watch){show_pages, progress};
}

void progress_clear(struct progress *progress)
{
    if (progress->is_shown)
        fputs("\r\033[K", stderr);
    progress->is_shown = false;
}

static void print_below(void *context, const struct diag_message *message)
{
    struct progress *progress = context;
    progress_clear(progress);
    progress->messages.print(progress->messages.context, message);
}

void progress_guard(struct progress *progress, struct diag *diag)
{
    progress->messages = *diag;
    if (!diag->print)
        return;
    diag->print = print_below;
    diag->context = progress;
}

void progress_release(struct progress *progress, struct diag *diag)
{
    progress_clear(progress);
    diag->print = progress->messages.print;
    diag->context = progress->messages.context;
}
