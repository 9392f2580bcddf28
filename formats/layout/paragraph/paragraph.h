/* A block of inlines while it is being set: its text, what the text is made of, and where lines may break.
 * Private to formats/layout.
 *
 * Shape: collect makes `text` and `spans`; classes makes `characters`; breaks makes `penalties`; itemise
 * makes `runs` and `items`; spacing fills the glue of the items; fill chooses lines; place makes placed
 * lines.
 *
 * Units: offsets and sizes are bytes of `text`; lengths as the measure defines them.
 *
 * Owner: all lies in one arena. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_PARAGRAPH_H
#define FORMATS_LAYOUT_PARAGRAPH_PARAGRAPH_H

#include "base/language.h"
#include "formats/layout/paragraph/classes.h"
#include "formats/layout/paragraph/request.h"

/* Text of one look: neighbours that differ in nothing but their words. */
struct span {
    uint32_t offset, size;
    enum face_role role;
    bool bold;
    bool italic;   /* its Latin letters */
    bool in_rows;  /* a part of a note in two rows */
    bool verbatim; /* code, preformatted: spaces stay as typed, no glue is added */
    length em;
    length rise; /* of superscripts, above the baseline */
    const char *language;
    enum script_language family;
    unsigned styles;
    uint32_t lined;
    const struct node *link;
    const char *color;
    uint32_t annotation; /* 1 + the index of the ruby annotation over it; 0: none */
};

/* One code point. */
struct character {
    uint32_t offset;
    uint32_t code;
    uint32_t span;
    enum mark_class class : 8;
    enum width_form form : 8;
    enum orientation orientation : 8;
    bool in_pair; /* a quotation mark that has found its other half */
};

/* What a base carries: ruby or bopomofo. */
struct annotation {
    const struct node *node; /* NODE_RUBY */
    uint32_t offset, size;   /* of the base */
    const char *text;
    size_t text_length;
    const char *language;
    uint32_t first_item, item_count;
    struct shaped_run run;
    length width;
    bool is_bopomofo;
};

#define BREAK_FORBIDDEN UINT32_MAX

enum { SOFT_HYPHEN = 0x00AD };

/* In which order glue gives way (§4.1). */
enum shrink_rank {
    SHRINK_WORD_SPACE = 1,
    SHRINK_INTERPUNCT,
    SHRINK_BRACKET,
    SHRINK_COMMA,
    SHRINK_HAN_LATIN,
    SHRINK_STOP,
    SHRINK_CENTRED, /* the marks of Taiwan */
    SHRINK_RANKS,   /* how many, counted from 1 */
    SHRINK_NEVER = 0,
};

/* How the gap after an item grows (§4.2). */
enum stretch_kind {
    STRETCH_NEVER,
    STRETCH_WORD_SPACE, /* among words alone */
    STRETCH_WORD_AMONG_HAN,
    STRETCH_HAN_LATIN,
    STRETCH_SOLID,
    STRETCH_LAST, /* a rule keeps it closed, until all others are wide */
};

/* A cluster with its glue: full-width marks are a body with blank on known sides (§2.1). */
struct item {
    uint32_t run, cluster;
    uint32_t character; /* the first one, and the number of them */
    uint32_t character_count;
    enum mark_class class;
    length em;
    length body;
    length blank_before, blank_after; /* as the face draws it */
    length before, after;             /* of that, what stays inside a line after the pair rules */
    length rise;                      /* above what its span says: figures side by side in a vertical line */
    length space, space_least;        /* glue of our own behind the item: word spaces, Han-Latin */
    enum shrink_rank before_rank, after_rank, space_rank;
    enum stretch_kind stretch; /* of the gap behind the item */
    bool vanishes;             /* at the edge of a line: spaces */
    bool divides;              /* a word: a line that ends before it ends with a hyphen */
    bool ends_line;            /* a forced line end */
    uint32_t penalty;          /* of a break before it, or BREAK_FORBIDDEN */
};

struct paragraph {
    const struct layout_request *request;
    const struct node *block; /* NULL: a text of no document */
    const struct block_style *style;
    struct arena *arena;   /* of what the lines are made of */
    struct arena *scratch; /* of what is needed until they are placed; the same for most paragraphs */
    const char *language;
    enum script_language family;
    enum korean_breaks korean;
    bool preformatted;
    enum alignment alignment;
    length first_indent, start_indent, end_indent;
    bool indents_lines; /* the first indent is that of each line that the author began, too */

    const char *text;
    size_t text_length;
    struct span *spans;
    uint32_t span_count;
    struct annotation *annotations;
    uint32_t annotation_count;
    struct character *characters;
    uint32_t character_count;
    uint8_t *levels;     /* bidi embedding level of each byte; NULL: all run left to right */
    bool right_to_left;  /* the paragraph as a whole: its lines begin at the right */
    uint32_t *penalties; /* of a break before each byte: BREAK_FORBIDDEN, or 0 and up */
    struct shaped_run *runs;
    uint32_t run_count, run_capacity;
    struct shaped_run *hyphen; /* at the end of a line; NULL: not shaped yet */
    struct item *items;
    uint32_t item_count;
};

static inline const struct span *character_span(const struct paragraph *paragraph, uint32_t index)
{
    return &paragraph->spans[paragraph->characters[index].span];
}

#endif
