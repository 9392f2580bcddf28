#include "formats/dump/evidence.h"

#include "formats/document/evidence.h"

static void append_text(struct buffer *lines, const struct node *node, struct arena *scratch)
{
    struct arena_mark mark = arena_set_mark(scratch);
    for (const char *text = node_plain_text(scratch, node, false); *text; text++)
        buffer_append_byte(lines, *text == '\n' || *text == '\t' ? ' ' : *text);
    arena_rewind(scratch, mark);
}

static void append_line(struct buffer *lines, const struct evidence_table *table,
                        const struct evidence_line *line, struct arena *scratch)
{
    size_t role = line->role > 0 ? line->role : 1;
    buffer_append_format(lines, "%s\t%s %d\t", table->roles[line->role], table->roles[role],
                         evidence_sum(table, &line->features, role));
    append_text(lines, line->node, scratch);
    const char *before = "\t";
    for (size_t i = 0; i < table->term_count; i++) {
        if (!evidence_has(&line->features, i) || table->terms[i].weights[role] == 0)
            continue;
        buffer_append_format(lines, "%s%s %+d", before, table->terms[i].name, table->terms[i].weights[role]);
        before = ", ";
    }
    buffer_append_byte(lines, '\n');
}

void dump_evidence(const struct document *document, const struct dump_options *options, struct buffer *lines)
{
    (void)options;
    const struct evidence *evidence = &document->evidence;
    if (document->title_evidence != NULL)
        buffer_append_text(lines, document->title_evidence);
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < evidence->count; i++)
        append_line(lines, evidence->table, &evidence->lines[i], scratch);
    arena_free(scratch);
}
