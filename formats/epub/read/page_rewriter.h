/* The tokens of a book's page, as the tree builder of HTML understands them: ids and links in one namespace,
 * the classes of our own style sheet as styles, and without what says nothing.
 *
 * Shape: page_rewriter_begin, then the handler takes the tokens of one page and hands others on.
 *
 * Owner: the caller's; scratch memory is in the book's arena.
 *
 * Errors: none. */
#ifndef FORMATS_EPUB_READ_PAGE_REWRITER_H
#define FORMATS_EPUB_READ_PAGE_REWRITER_H

#include "base/buffer.h"
#include "base/xml/xml_reader.h"
#include "formats/epub/read/id_spaces.h"
#include "formats/epub/read/openings.h"
#include "formats/html/tokenizer/token_handler.h"

struct page_rewriter {
    const struct id_spaces *spaces;
    const struct openings *openings;
    const struct token_handler *to;
    size_t page;
    bool is_fragment;  /* what is in the body, perhaps not well-formed: only attributes are rewritten */
    size_t depth;      /* of open elements */
    size_t body_depth; /* 0: outside the body */
    unsigned box_depth;
    unsigned char as[XML_DEEPEST + 1]; /* what is made of each element that is open: enum rewriting */
    bool has_begun;                    /* more than a div around the pages stands in the first body */
    unsigned lift;                     /* levels that the headings of the only article stand too low */
    size_t skipped_depth;     /* of an element that is left out with all that is in it; 0: none is open */
    size_t note_link_depth;   /* of the link that pops up a note; 0: none is open */
    unsigned note_mark_count; /* of marks that are pictures, in the book */
    struct buffer missing;    /* the description of a picture that the book does not have */
    struct buffer missing_id; /* its id */
    uint32_t line;            /* of the page, which is not reported */
};

void page_rewriter_begin(struct page_rewriter *rewriter, size_t page, bool is_fragment);
/* Hands on what stands before the page. */
void page_rewriter_open(struct page_rewriter *rewriter);
struct token_handler page_rewriter_handler(struct page_rewriter *rewriter);

#endif
