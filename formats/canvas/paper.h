/* Paints drawings: the pages of a PDF, or a picture.
 *
 * Shape: paper is opened over a buffer, takes page after page, and is closed. Each page is a size and one or
 * more drawings, each moved, turned and scaled (booklets put two on a sheet). Faces with CFF outlines are cut
 * down to what all the drawings use before they reach Cairo; so all drawings are given at the start.
 *
 * Owner: paper_open is undone by paper_close, on all paths. Drawings and buffer are borrowed until then.
 *
 * Errors: reported as library-failed; a paper that has failed stays failed.
 *
 * Source: ISO 32000-1 §14.7 (structure), §12.3 (bookmarks). */
#ifndef FORMATS_CANVAS_PAPER_H
#define FORMATS_CANVAS_PAPER_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"
#include "formats/canvas/canvas.h"

struct paper;

struct paper_request {
    struct canvas *canvas;
    struct buffer *buffer;           /* gets the bytes of the PDF */
    struct drawing *const *drawings; /* all that will be painted */
    size_t drawing_count;
    const char *title, *author, *keywords; /* NULL: none */
    const char *created;                   /* ISO 8601; NULL: none */
    struct element_list
        *elements;           /* gets the structure elements in the order in which the file has them; NULL:
                                none are written, for sheets whose pages do not follow each other */
    bool is_gray;            /* colours lose theirs */
    const char *output_name; /* for diagnostics */
    struct diag *diag;
};

enum status paper_open(const struct paper_request *request, struct paper **paper);

/* Begins a page of this size, and so ends the one before. `label` is what a reader shows as its number; NULL:
 * none. STATUS_FAILED when a page before could not be painted. */
enum status paper_begin_page(struct paper *paper, length width, length height, const char *label);

/* Where a drawing goes: scaled and turned clockwise about its corner, then moved. */
struct placement {
    length x, y;
    double scale;
    double degrees;
};

void paper_paint(struct paper *paper, const struct drawing *drawing, struct placement placement);

/* Adds a bookmark that goes to a place on a page, counted from 1; `parent` 0 is the root. Gives the number
 * for bookmarks below this one. */
int paper_add_bookmark(struct paper *paper, int parent, const char *title, unsigned page, length x, length y);

enum status paper_close(struct paper *paper);

/* "cairo 1.16.0, FreeType 2.12.1" */
const char *paper_version(void);

#endif
