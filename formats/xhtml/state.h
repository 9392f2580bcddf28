/* The blocks of a document while they are being written as XHTML. */
#ifndef FORMATS_XHTML_STATE_H
#define FORMATS_XHTML_STATE_H

#include "base/buffer.h"
#include "formats/document/document.h"
#include "formats/xhtml/anchors.h"
#include "formats/xhtml/setting.h"

/* What was written so far. */
struct xhtml_features {
    bool headings, pictures, undescribed_pictures, ruby, formulas;
};

enum { XHTML_HEADING_DEPTHS = 6 };

/* A heading as the contents list it. */
struct xhtml_heading {
    const struct node *node;
    const char *id;
    unsigned depth; /* 1: below the title */
    struct xhtml_heading *next;
};

struct xhtml_note {
    const struct node *node;
    struct xhtml_note *next;
};

/* The heads of the columns of records. */
struct xhtml_heads {
    const struct node *table;  /* whose heads they are; NULL: none yet */
    const struct node **cells; /* row by row; NULL where there is none */
    size_t rows, columns;
};

enum { XHTML_FITTED_TABLES = 4 };

/* How a table is set: the place of its type in records.c. */
struct xhtml_fitted {
    const struct node *table; /* NULL: none */
    size_t fit;
};

struct xhtml {
    struct arena *arena;
    const struct xhtml_setting *setting;
    const struct document *document;
    struct anchors anchors;
    struct buffer *out;
    size_t part;
    const struct node *opening; /* the node that the part begins with; NULL: it is the first part */
    const struct node *resumed; /* inside what a part is divided: where its other half begins; else NULL */
    unsigned whole;             /* how many nodes are open that no part may divide */
    unsigned tied_rows;         /* that cells of earlier rows reach into */
    bool is_repeated;           /* what is written was written before: its ids are taken */

    struct xhtml_heading *headings, **last_heading;
    size_t heading_count;
    struct xhtml_note *notes, **last_note;
    unsigned levels[XHTML_HEADING_DEPTHS]; /* of the source, of the headings that are open */
    unsigned depth;
    struct xhtml_heads heads;
    struct xhtml_fitted fitted[XHTML_FITTED_TABLES]; /* the latest tables */
    size_t next_fitted;
    bool inside_link;
    bool slants_latin;                  /* inside an emphasis of several scripts */
    const struct node *sentence_block;  /* that the latest sentence stood in */
    unsigned kobo_block, kobo_sentence; /* numbers of the latest sentence, in Kobo's way */
    struct xhtml_features features;     /* of all that was written */
    bool part_has_formulas;             /* MathML, since xhtml_start */
    bool has_title; /* the h1 is the title, in the body or before it; headings begin at h2 */
};

#endif
