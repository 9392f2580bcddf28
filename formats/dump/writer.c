#include "formats/dump/writer.h"

#include "formats/dump/breaks.h"
#include "formats/dump/evidence.h"
#include "formats/dump/language.h"
#include "formats/dump/lines.h"
#include "formats/dump/model.h"
#include "formats/dump/outline.h"

#include <stdlib.h>

struct writer_session {
    struct sink *sink;
    size_t articles;
    const struct dump_options *options;
};

static dump_printer *const printers[] = {
    [PART_MODEL] = dump_model, [PART_OUTLINE] = dump_outline,   [PART_BREAKS] = dump_breaks,
    [PART_LINES] = dump_lines, [PART_LANGUAGE] = dump_language, [PART_EVIDENCE] = dump_evidence};

static enum status dump_begin(const struct write_request *request, struct writer_session **session)
{
    *session = memory_allocate(sizeof **session);
    **session = (struct writer_session){.sink = request->sink, .options = request->options};
    return STATUS_OK;
}

static enum status dump_add(struct writer_session *session, const struct document *document)
{
    struct buffer lines = {0};
    if (session->articles++)
        buffer_append_byte(&lines, '\n');
    printers[session->options->part](document, session->options, &lines);
    enum status status = lines.length ? sink_write(session->sink, lines.data, lines.length) : STATUS_OK;
    buffer_free(&lines);
    return status;
}

static void dump_abandon(struct writer_session *session)
{
    free(session);
}

static enum status dump_end(struct writer_session *session)
{
    free(session);
    return STATUS_OK;
}

const struct writer dump_writer = {
    .begin = dump_begin, .add = dump_add, .end = dump_end, .abandon = dump_abandon};
