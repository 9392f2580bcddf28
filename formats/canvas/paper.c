#include "formats/canvas/paper.h"

#include "base/arena.h"
#include "base/translation.h"
#include "formats/canvas/cairo_face.h"
#include "formats/canvas/painter.h"

#include <cairo-pdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

struct paper {
    struct paper_request request;
    struct painter *painter;
    struct tagging *tagging; /* NULL: the file has no structure */
    cairo_surface_t *surface;
    cairo_t *cairo;
    unsigned page_count;
    bool failed;
};

static cairo_status_t write_bytes(void *closure, const unsigned char *bytes, unsigned size)
{
    struct buffer *buffer = closure;
    buffer_append(buffer, bytes, size);
    return buffer->overflowed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static void fail(struct paper *paper, const char *reason)
{
    if (!paper->failed)
        diag_report(paper->request.diag, (struct place){paper->request.output_name, 0}, DIAG_LIBRARY_FAILED,
                    "Cairo", reason);
    paper->failed = true;
}

/* Text that Cairo refuses fails the context alone, and the rest of the page would be blank. */
static void check(struct paper *paper)
{
    cairo_status_t status = cairo_status(paper->cairo);
    if (!status)
        status = cairo_surface_status(paper->surface);
    if (status)
        fail(paper, cairo_status_to_string(status));
}

static void set_metadata(struct paper *paper)
{
    const struct paper_request *request = &paper->request;
    const struct {
        cairo_pdf_metadata_t field;
        const char *value;
    } fields[] = {
        {CAIRO_PDF_METADATA_TITLE, request->title},
        {CAIRO_PDF_METADATA_AUTHOR, request->author},
        {CAIRO_PDF_METADATA_KEYWORDS, request->keywords},
        {CAIRO_PDF_METADATA_CREATOR, "banxin " BANXIN_VERSION},
        {CAIRO_PDF_METADATA_CREATE_DATE, request->created},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].value && *fields[i].value)
            cairo_pdf_surface_set_metadata(paper->surface, fields[i].field, fields[i].value);
}

enum status paper_open(const struct paper_request *request, struct paper **paper)
{
    struct paper *made = memory_allocate(sizeof *made);
    *made = (struct paper){.request = *request};
    made->painter = painter_new(request->canvas, request->drawings, request->drawing_count,
                                (struct painting){.is_pdf = true, .is_gray = request->is_gray});
    if (!made->painter) {
        fail(made, "a font could not be opened");
        free(made);
        return STATUS_FAILED;
    }
    made->surface = cairo_pdf_surface_create_for_stream(write_bytes, request->buffer, 1, 1);
    cairo_pdf_surface_restrict_to_version(made->surface, CAIRO_PDF_VERSION_1_5);
    made->cairo = cairo_create(made->surface);
    if (request->elements)
        made->tagging = tagging_new(request->drawings, request->drawing_count, request->elements);
    set_metadata(made);
    *paper = made;
    return STATUS_OK;
}

static void show_page(struct paper *paper, bool is_last)
{
    if (paper->tagging)
        tagging_end_page(paper->tagging, paper->cairo, is_last);
    cairo_show_page(paper->cairo);
    check(paper);
}

enum status paper_begin_page(struct paper *paper, length width, length height, const char *label)
{
    if (paper->page_count++)
        show_page(paper, false);
    painter_begin_page(paper->painter);
    cairo_pdf_surface_set_size(paper->surface, length_points(width), length_points(height));
    if (label)
        cairo_pdf_surface_set_page_label(paper->surface, label);
    return paper->failed ? STATUS_FAILED : STATUS_OK;
}

void paper_paint(struct paper *paper, const struct drawing *drawing, struct placement placement)
{
    cairo_save(paper->cairo);
    cairo_translate(paper->cairo, length_points(placement.x), length_points(placement.y));
    cairo_rotate(paper->cairo, placement.degrees * M_PI / 180);
    cairo_scale(paper->cairo, placement.scale, placement.scale);
    if (paper->tagging)
        painter_paint_tagged(paper->painter, paper->cairo, drawing, paper->tagging);
    else
        painter_paint(paper->painter, paper->cairo, drawing);
    cairo_restore(paper->cairo);
    const char *unpainted = painter_take_unpainted(paper->painter);
    if (unpainted)
        diag_report(paper->request.diag, (struct place){paper->request.output_name, 0}, DIAG_MISSING_IMAGE,
                    unpainted, PHRASE("it is damaged, or has too many pixels"));
}

int paper_add_bookmark(struct paper *paper, int parent, const char *title, unsigned page, length x, length y)
{
    char target[96];
    snprintf(target, sizeof target, "page=%u pos=[%.3f %.3f]", page, length_points(x), length_points(y));
    return cairo_pdf_surface_add_outline(paper->surface, parent, title, target, 0);
}

enum status paper_close(struct paper *paper)
{
    if (paper->page_count)
        show_page(paper, true);
    cairo_destroy(paper->cairo);
    cairo_surface_finish(paper->surface);
    cairo_status_t status = cairo_surface_status(paper->surface);
    if (status)
        fail(paper, cairo_status_to_string(status));
    if (paper->request.buffer->overflowed)
        fail(paper, "the file is too large");
    cairo_surface_destroy(paper->surface);
    painter_free(paper->painter);
    tagging_free(paper->tagging);
    bool failed = paper->failed;
    free(paper);
    return failed ? STATUS_FAILED : STATUS_OK;
}

const char *paper_version(void)
{
    static char text[64];
    snprintf(text, sizeof text, "cairo %s, FreeType %s", cairo_version_string(),
             cairo_face_library_version());
    return text;
}
