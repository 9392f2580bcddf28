/* The elements of HTML as the reader sees them: one row each in element.def.
 *
 * Shape: static rows, sorted by name.
 *
 * Owner: nobody's.
 *
 * Errors: an unknown name gives element_unknown, an inline without meaning.
 *
 * Source: HTML living standard §4 (elements), §13.2.4.2 (the special category, scopes), §15.3 (what is
 * hidden, bold, ...). */
#ifndef FORMATS_HTML_TOKENIZER_ELEMENT_H
#define FORMATS_HTML_TOKENIZER_ELEMENT_H

#include <stddef.h>

enum element_role {
    ROLE_INLINE,       /* phrasing content; styles only */
    ROLE_FORMATTING,   /* b, i, a, font: goes on after a block closed over it (§13.2.4.3) */
    ROLE_OPTION,       /* option, optgroup: ends the one before it */
    ROLE_BLOCK,        /* begins and ends a paragraph, and is nothing itself */
    ROLE_PARAGRAPH,    /* p */
    ROLE_HEADING,      /* h1 to h6 */
    ROLE_LIST,         /* ul, ol */
    ROLE_ITEM,         /* li */
    ROLE_DESCRIPTIONS, /* dl */
    ROLE_TERM,         /* dt */
    ROLE_DESCRIPTION,  /* dd */
    ROLE_QUOTE,        /* blockquote */
    ROLE_PREFORMATTED, /* pre */
    ROLE_FIGURE,
    ROLE_FIGURE_CAPTION,
    ROLE_TABLE,
    ROLE_TABLE_CAPTION,
    ROLE_TABLE_SECTION, /* thead, tbody, tfoot */
    ROLE_ROW,
    ROLE_CELL,
    ROLE_RUBY,
    ROLE_RUBY_BASE,
    ROLE_RUBY_TEXT,
    ROLE_RUBY_TEXTS, /* rtc */
    ROLE_BREAK,      /* br */
    ROLE_RULE,       /* hr */
    ROLE_IMAGE,      /* img */
    ROLE_PICTURE,
    ROLE_SOURCE,
    ROLE_NOSCRIPT,  /* the pictures in it are read, and nothing else */
    ROLE_QUOTATION, /* q */
    ROLE_HIDDEN,    /* its content is never seen */
    ROLE_INPUT,     /* the box of a task is a sign */
    ROLE_NOTHING,   /* the tag is as if it were not there */
    ROLE_ROOT,      /* html, body: only their attributes count */
    ROLE_TITLE,
    ROLE_STYLESHEET,
    ROLE_META,
    ROLE_FORMULA, /* math, and what holds one formula */
    ROLE_COUNT
};

enum element_flag {
    ELEMENT_VOID = 1 << 0,       /* has no content and no end tag */
    ELEMENT_SPECIAL = 1 << 1,    /* an end tag of an inline does not reach over it */
    ELEMENT_SCOPE = 1 << 2,      /* no end tag reaches over it */
    ELEMENT_RAW = 1 << 3,        /* its content has no tags */
    ELEMENT_RAW_TEXT = 1 << 4,   /* ... and no character references */
    ELEMENT_SKIPPED = 1 << 5,    /* ... and is not even read */
    ELEMENT_PLAIN = 1 << 6,      /* nothing ends it */
    ELEMENT_SCRIPT = 1 << 7,     /* <!-- in it hides the end tags of scripts that it writes */
    ELEMENT_LEAVES_SVG = 1 << 8, /* ends an open svg, which its author forgot to close */
    ELEMENT_MEDIA = 1 << 10,     /* shows what no output can hold: a video, another page */
    ELEMENT_PICTURES = 1 << 9,   /* of its content, which is skipped, the tags of pictures are given */
};

struct element {
    const char *name;
    enum element_role role;
    unsigned flags;
    const char *style; /* inline CSS that it comes with; NULL: none */
};

extern const struct element element_unknown;

/* `name` is in lower case. */
const struct element *element_find(const char *name, size_t length);

/* The same, when `type` is known; NULL: it has none. A script of type math/tex is no program but a formula. */
const struct element *element_find_typed(const char *name, size_t length, const char *type);

#endif
