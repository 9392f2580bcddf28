/* The words of a style sheet.
 *
 * Shape: one token after the other; comments and blanks are passed over, and `has_blank` says that there were some.
 *
 * Owner: tokens borrow from the text.
 *
 * Errors: a comment, string or address that is never closed gives STYLE_BROKEN.
 *
 * Source: CSS Syntax 3 §4.3. */
#ifndef FORMATS_EPUB_SYNTAX_STYLE_TOKENS_H
#define FORMATS_EPUB_SYNTAX_STYLE_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

enum style_token_kind {
    STYLE_END,
    STYLE_WORD,     /* a name, number, hash: what stands together */
    STYLE_RULE,     /* @name */
    STYLE_FUNCTION, /* name( */
    STYLE_STRING,   /* without its quotation marks */
    STYLE_ADDRESS,  /* what stands in url( ), without quotation marks */
    STYLE_MARK,     /* one other character */
    STYLE_BROKEN,
};

struct style_token {
    enum style_token_kind kind;
    const char *start;
    size_t length;
    unsigned long line;
    bool has_blank; /* before it */
};

struct style_reader {
    const char *rest;
    unsigned long line;
};

struct style_token style_next(struct style_reader *reader);

bool style_token_is(const struct style_token *token, const char *text);

#endif
