#include "formats/pdf/writer.h"

#include "base/arena.h"
#include "base/translation.h"
#include "fonts/fonts.h"
#include "fonts/list.h"
#include "formats/pdf/article_pages.h"
#include "formats/pdf/official/head.h"
#include "formats/pdf/printing.h"
#include "formats/pdf/qr/qr_code.h"
#include "formats/pdf/work_plan.h"

#include <stdlib.h>

static enum status open_fonts(struct writer_session *session)
{
    const struct pdf_options *options = session->request.options;
    struct font_request request = {.fonts_folder = session->request.fonts_folder,
                                   .choices = options->font_choices,
                                   .folders = options->font_folders,
                                   .diag = session->request.diag};
    return font_set_new(&request, &session->fonts);
}

static enum status load_codes(struct writer_session *session)
{
    const char *reason;
    session->codes = module_load("qr", sizeof *session->codes, &reason);
    if (!session->codes)
        diag_report(session->request.diag, (struct place){session->request.output_name, 0},
                    DIAG_MISSING_MODULE, PHRASE("QR codes"), reason);
    return session->codes ? STATUS_OK : STATUS_FAILED;
}

static enum status pdf_begin(const struct write_request *request, struct writer_session **session)
{
    struct writer_session *made = memory_allocate(sizeof *made);
    *made = (struct writer_session){.request = *request, .arena = arena_new()};
    enum status status = work_plan_make(request->options, request->diag, &made->plan);
    if (status == STATUS_OK && made->plan.links == LINKS_CODES)
        status = load_codes(made);
    if (status == STATUS_OK)
        status = open_fonts(made);
    if (status != STATUS_OK) {
        session_free(made);
        return status;
    }
    made->canvas = canvas_new(made->fonts);
    *session = made;
    return STATUS_OK;
}

/* Papers without a number of their own have none at their heads. */
static void check_numbers(const struct writer_session *session)
{
    const char *numbers = session->plan.official.number;
    size_t papers = session->article_count, count = numbers ? official_count_numbers(numbers) : papers;
    if (count < papers)
        diag_report(session->request.diag, (struct place){session->request.output_name, 0}, DIAG_FEW_NUMBERS,
                    arena_format(session->arena, "%zu", papers), arena_format(session->arena, "%zu", count));
}

static enum status pdf_end(struct writer_session *session)
{
    struct buffer pdf = {0};
    check_numbers(session);
    enum status status = session->article_count ? printing_make_file(session, &pdf) : STATUS_FAILED;
    if (status == STATUS_OK)
        sink_write(session->request.sink, pdf.data, pdf.length);
    buffer_free(&pdf);
    session_free(session);
    return status;
}

static void pdf_abandon(struct writer_session *session)
{
    session_free(session);
}

const struct writer pdf_writer = {
    .begin = pdf_begin, .add = article_pages_add, .end = pdf_end, .abandon = pdf_abandon};

enum status pdf_list_fonts(const struct write_request *request, struct buffer *lines)
{
    struct writer_session *session;
    enum status status = pdf_begin(request, &session);
    if (status != STATUS_OK)
        return status;
    font_set_list(session->fonts, lines);
    pdf_abandon(session);
    return STATUS_OK;
}
