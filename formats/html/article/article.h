/* An article while its passes run: the document, and a flat list of its blocks with what an editor sees of
 * them.
 *
 * Shape: the blocks are the paragraphs, headings and captions in reading order, and the places where a
 * figure, a table, a list or a rule stands between them. pass_indent makes the list; article_measure fills in
 * texts. Owner: the list and its texts live in `scratch`, which ends with the last pass. What goes into the
 * document is allocated in the document's arena. Units: `lead` and `trail` are 1/4 em. Errors: none; what an
 * editor would like to know is reported as notes. */
#ifndef FORMATS_HTML_ARTICLE_H
#define FORMATS_HTML_ARTICLE_H

#include "formats/html/article/pipeline.h"
#include "formats/html/lexicon/text_view.h"

struct article_block {
    struct node *node;
    struct text_view text; /* visible text, white space collapsed */
    uint32_t characters;   /* of `text` */
    uint16_t lead, trail;  /* typed white space before and after, 1/4 em */
    uint8_t spacers;       /* blank paragraphs before it, at most 255 */
    uint8_t holes; /* paragraphs with nothing in them at all before it: a picture may have been there */
    bool is_top; /* stands where the text of the article stands, not in a list, a table or a note beside it */
    bool is_bold, is_large, is_plain_face; /* the whole text is; no style at all */
    bool is_link;                          /* the whole text leads elsewhere: a page's furniture */
    bool has_break;                        /* a forced line end inside */
    bool has_picture;                      /* an image inside */
    bool is_title;    /* belongs to the title or says who wrote it: no body text, no heading */
    const char *rule; /* what shows that it titles a document inside the article; NULL: nothing */
};

struct article {
    struct article_context *context;
    struct document *document;
    struct arena *scratch;
    struct article_block *blocks;
    size_t count;
    uint8_t usual_spacers, usual_holes; /* that stand between most blocks */
    const struct node
        *container;    /* what holds most of the text: the document, or a cell, an item of a layout */
    bool is_page;      /* a saved page: the title does not open it, other things stand around it */
    bool knows_author; /* of a book: weighed already, also when it names none */
    bool has_captions; /* most pictures are followed by a short line */
};

/* Splits a block at <br><br>, <br> or line feed + indent; keeps breaks between short lines as line breaks. */
void pass_paragraphs(struct article *article);

/* Counts the indents once, drops spacers or makes them section starts, aligns signatures (R5.2 to R5.5,
 * R5.7). Makes the list of blocks. */
void pass_indent(struct article *article);

/* Collapses white space; a line feed between two Chinese characters is nothing, else a space. Empty texts go.
 */
void pass_space(struct article *article);

/* Straight quotation marks, half-width marks and radicals become what a printer sets, where the reader's
 * options ask for it. */
void pass_typed(struct article *article);

/* Gives every body paragraph its first-line indent, whether the source had one or not; the last pass (R5.1).
 */
void pass_body(struct article *article);

/* Fills in what the list of blocks says of texts and styles. */
void article_measure(struct article *article);

/* The crawler's three lines of dashes become a figure, a following `…摄` line its caption. */
void pass_placeholders(struct article *article);

/* Title and order from line 1, <h1>, <title> or the file's name; a title repeated in the body goes. */
void pass_title(struct article *article);

/* Author, source, date and contributors; decks, salutations, signatures and bylines get their roles. */
void pass_metadata(struct article *article);

/* Headings that no tag marks, and the levels of all. */
void pass_outline(struct article *article);

/* The language of the document and of its parts: what is declared, unless the text plainly contradicts it
 * (R10.1). The first pass: what others look for depends on it. */
void pass_language(struct article *article);

/* The block before (-1) or after (1) another; what a figure holds is passed over. NULL: none near. */
const struct article_block *article_neighbour(const struct article *article, size_t index, int step);

/* Takes a block out of the document and of all later passes; its `node` is NULL until this pass ends. */
void article_remove(struct article_block *block);

#endif
