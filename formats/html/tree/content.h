/* Puts text and marks into paragraphs: opens a block when something comes for it, and the links, ruby and
 * spans that its style asks for.
 *
 * Shape: inside a block stand at most link > ruby > ruby part > link > span > text, in this order, with one of the
 * links at most; a run of one style is one span.
 *
 * Owner: the builder's.
 *
 * Errors: none.
 *
 * Source: CSS 2.2 §9.2.1.1 (anonymous blocks); HTML living standard §4.5.10 (ruby). */
#ifndef FORMATS_HTML_TREE_CONTENT_H
#define FORMATS_HTML_TREE_CONTENT_H

#include "formats/document/builder.h"
#include "formats/html/css/properties.h"

/* What holds for the text that comes. */
struct inline_state {
    struct style style;
    const char *link;      /* NULL: none */
    const char *language;  /* NULL: the document's */
    const char *ruby_link; /* the link around the ruby; NULL: none */
    uint32_t ruby;         /* number of the ruby element; 0: none */
    uint32_t ruby_part;    /* number of the base or text in it */
    bool is_ruby_text;
    bool leads_away; /* in a link that the document does not keep */
};

/* The block that text opens when none is open. */
struct block_state {
    enum node_kind kind;  /* NODE_PARAGRAPH, NODE_HEADING, NODE_PREFORMATTED; NODE_CAPTION is open already */
    uint8_t level;        /* of a heading */
    const char *rule;     /* of a heading */
    uint32_t region;      /* the element that holds it */
    const char *language; /* NULL: the document's */
};

struct sized_span {
    struct node *span;
    unsigned size;
};

enum { MOST_PENDING_IDS = 64 };

struct content {
    struct builder *builder;
    struct arena *arena;
    uint32_t line;
    struct node *block;       /* the open paragraph, heading, ...; NULL: none */
    struct inline_state open; /* what the nodes below stand for */
    bool has_link, has_ruby, has_part, has_inner_link, has_span;
    bool break_wanted;                     /* a block ended inside a caption */
    const char *pending[MOST_PENDING_IDS]; /* anchors for what comes next */
    size_t pending_count;
    size_t put;               /* texts and leaves that came */
    char last;                /* byte of the texts; 0: a leaf was the last */
    struct anchor *anchors;   /* all that were placed, the last one first */
    struct sized_span *sized; /* spans whose size is to be judged at the end */
    size_t sized_count, sized_capacity;
    size_t sizes[LARGEST_SIZE + 1]; /* bytes of text by size */
};

/* An anchor and the node that stands for it. */
struct anchor {
    const char *id;
    struct node *node;
    struct anchor *next;
};

void content_text(struct content *content, const struct block_state *block, const struct inline_state *state,
                  const char *text, size_t length);

/* An element ends or begins that its page tells apart: the text on both sides is kept apart until the passes have
 * read the line. */
void content_cut(struct content *content);

/* A leaf in the text: NODE_LINE_BREAK, NODE_IMAGE, NODE_NOTE_REFERENCE. */
struct node *content_leaf(struct content *content, const struct block_state *block,
                          const struct inline_state *state, enum node_kind kind);

/* Opens the part of a ruby that stands open already, though nothing is put into it. */
void content_open_part(struct content *content, const struct block_state *block,
                       const struct inline_state *state);

/* Opens the block without putting anything into it. */
void content_start_block(struct content *content, const struct block_state *block,
                         const struct inline_state *state);

/* Ends the open block, if there is one. In a caption, which is one block, what follows begins a new line. */
void content_end_block(struct content *content);

/* Opens a node that holds blocks, or a caption; and closes it. */
struct node *content_open(struct content *content, enum node_kind kind);
void content_close(struct content *content);

/* An anchor that the next node is to carry. */
void content_add_anchor(struct content *content, const char *id);

/* Judges sizes against the most frequent one, and takes spans away that mean nothing. */
void content_finish(struct content *content);
void content_free(struct content *content);

#endif
