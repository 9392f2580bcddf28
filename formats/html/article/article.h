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

#include "formats/html/article/article_context.h"
#include "formats/html/lexicon/text_view.h"

struct article_block {
    struct node *node;
    struct text_view text;   /* visible text, white space collapsed */
    struct text_view pieces; /* of a line: the same, with a tab where an element ends */
    uint32_t characters;     /* of `text` */
    uint32_t linked;         /* those in links that lead elsewhere */
    uint16_t lead, trail;    /* typed white space before and after, 1/4 em */
    uint8_t spacers;         /* blank paragraphs before it, at most 255 */
    uint8_t holes; /* paragraphs with nothing in them at all before it: a picture may have been there */
    bool is_top; /* stands where the text of the article stands, not in a list, a table or a note beside it */
    bool is_bold, is_large; /* the whole text is */
    bool is_link;           /* the whole text leads elsewhere: a page's furniture */
    bool has_break;         /* a forced line end inside */
    bool has_picture;       /* an image inside */
    bool is_title;          /* belongs to the title or says who wrote it: no body text, no heading */
    bool in_article, is_running, reads_on, is_furniture,
        is_summary;   /* of a page: see formats/html/extent/extent.h */
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
    bool is_weighed;   /* as a page: extent_find has marked what is of the article */
    bool is_page;      /* a saved page: the title does not open it, other things stand around it */
    bool knows_author; /* of a book: weighed already, also when it names none */
    bool has_captions; /* most pictures are followed by a short line */
};

/* Fills in what the list of blocks says of texts and styles. */
void article_measure(struct article *article);

/* Makes one text of neighbours right in a node. */
void article_join_texts(struct arena *arena, struct node *parent);

/* Closes the list up after blocks were removed. */
void article_compact(struct article *article);

/* The block before (-1) or after (1) another; what a figure holds is passed over. NULL: none near. */
const struct article_block *article_neighbour(const struct article *article, size_t index, int step);

/* Takes a block out of the document and of all later passes; its `node` is NULL until this pass ends. */
void article_remove(struct article_block *block);

#endif
