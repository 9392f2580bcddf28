#include "converter/run/join.h"

#include "base/arena.h"
#include "base/sink.h"
#include "base/source.h"
#include "converter/inputs/natural_order.h"

#include <stdlib.h>
#include <string.h>

static const char record_start[] = "{\"source\":\"";

/* A record: its line, and its source as it is in the line. */
struct record {
    const char *line, *source;
    size_t length;
};

struct records {
    struct arena *arena;
    struct record *list;
    size_t count, capacity;
};

static void add(struct records *records, struct record record)
{
    if (records->count == records->capacity) {
        records->capacity = records->capacity * 2 + 256;
        records->list = memory_resize(records->list, records->capacity * sizeof *records->list);
    }
    records->list[records->count++] = record;
}

/* The source ends at a quote that no backslash stands before. */
static const char *source_of(struct arena *arena, const char *line, size_t length)
{
    size_t start = strlen(record_start), end = start;
    if (length < start || strncmp(line, record_start, start))
        return NULL;
    while (end < length && line[end] != '"')
        end += line[end] == '\\' ? 2 : 1;
    return end < length ? arena_copy(arena, line + start, end - start) : NULL;
}

static enum status add_lines(struct records *records, const struct source *report, struct diag *diag)
{
    unsigned long number = 0;
    for (const char *line = report->bytes, *end = line + report->size; line < end;) {
        const char *feed = memchr(line, '\n', (size_t)(end - line));
        size_t length = (size_t)((feed ? feed : end) - line);
        const char *source = source_of(records->arena, line, length);
        number++;
        if (!source) {
            diag_report(diag, (struct place){report->name, number}, DIAG_NO_RECORD);
            return STATUS_FAILED;
        }
        add(records, (struct record){arena_copy(records->arena, line, length), source, length});
        line += length + 1;
    }
    return STATUS_OK;
}

static int compare_records(const void *left, const void *right)
{
    const struct record *a = left, *b = right;
    int order = natural_order_compare_paths(a->source, b->source);
    return order ? order : strcmp(a->line, b->line);
}

static enum status read_reports(struct records *records, const struct command *command, struct diag *diag)
{
    for (size_t i = 0; i < command->input_count; i++) {
        struct source *report;
        enum status status = source_open(command->inputs[i], diag, &report);
        if (status != STATUS_OK)
            return status;
        status = add_lines(records, report, diag);
        source_close(report);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

static enum status write_records(const struct records *records, const char *output, struct diag *diag)
{
    struct sink *sink;
    if (sink_open(output, diag, &sink) != STATUS_OK)
        return STATUS_FAILED;
    for (size_t i = 0; i < records->count; i++) {
        sink_write(sink, records->list[i].line, records->list[i].length);
        sink_write_text(sink, "\n");
    }
    return sink_commit(sink, diag);
}

enum status join_reports(const struct command *command, struct diag *diag)
{
    const char *output = command->options->output;
    struct records records = {.arena = arena_new()};
    enum status status = read_reports(&records, command, diag);
    if (records.count)
        qsort(records.list, records.count, sizeof *records.list, compare_records);
    if (status == STATUS_OK)
        status = write_records(&records, output ? output : "-", diag);
    free(records.list);
    arena_free(records.arena);
    return status;
}
