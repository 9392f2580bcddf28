/* The lines of an article that may be more than body text, while they are weighed.
 *
 * Shape: a line is a block with a set of features, one bit each; a family is the lines that one number's
 * shape or one look holds together. Passes: lines_find (features of the line itself), contents_list_find and
 *        families_judge (its place among others), evidence_weigh (roles), levels_give.
 * Owner: outline_free frees the arrays; texts and blocks are the article's. */
#ifndef FORMATS_HTML_OUTLINE_H
#define FORMATS_HTML_OUTLINE_H

#include "formats/html/article/article.h"
#include "formats/html/lexicon/numbering.h"

enum feature {
#define EVIDENCE(name, ...) FEATURE_##name,
#include "formats/html/outline/line_evidence.def"
    FEATURE_COUNT,
};

enum line_role {
#define ROLE(name, ...) LINE_##name,
#include "formats/html/outline/line_evidence.def"
    LINE_ROLES,
};

/* Characters: a line that is longer is a paragraph. */
enum { LINE_LONGEST = 100, HEADING_LONGEST = 48, STYLED_LONGEST = 32 };

/* Typed white space that is told apart, 1/4 em. */
enum { LEADS = 64 };

#define NO_LINE SIZE_MAX

struct line {
    struct article_block *block;
    size_t index;    /* of the block */
    size_t previous; /* of its family, in `lines`; NO_LINE: none */
    size_t next;
    struct evidence_set features;
    uint32_t look;              /* tag, weight, size, alignment and indent in one number */
    uint32_t family;            /* in `families`; 0: none */
    struct numbering numbering; /* of class, when `has_number` */
    bool is_deck;               /* a tag that goes on with the title */
    bool is_back;               /* closes a book: 后记 */
    bool has_number, is_forced; /* is_forced: an option of the user or a document inside says so */
    uint8_t role;               /* enum line_role */
    const char *rule;
};

struct family {
    uint32_t key;
    enum numbering_class class;
    enum numbering_rank rank;
    bool is_style; /* of a look, not of a number */
    bool is_tag;
    bool runs; /* three members or more count on through the text */
    size_t first, last;
    uint32_t members;
    uint32_t texts;    /* paragraphs that begin like a member and are none */
    uint32_t linked;   /* members that count on */
    uint32_t in_a_row; /* members right behind another */
    uint32_t look;     /* of most members */
    uint32_t alike;    /* members of that look */
};

struct outline {
    struct article *article;
    struct line *lines;
    size_t count;
    struct family *families; /* from 1 */
    size_t family_count;
    uint32_t *table;           /* of families by their key; open addressing */
    uint32_t *body_before;     /* for each block, and behind the last: body paragraphs before it */
    size_t run_first, run_end; /* blocks of the article itself; all, but on a saved page */
    uint16_t body_lead;        /* typed white space before most paragraphs */
    bool has_body_lead;
    bool is_page;      /* a saved page: other things than the article stand on it */
    bool is_long;      /* a plain text as long as a book */
    bool has_tags;     /* of a plain text: Aozora's notes */
    bool has_chapters; /* a family of chapters runs through the text */
};

/* Frees the arrays. */
void outline_free(struct outline *outline);

static inline void line_set(struct line *line, enum feature feature, bool is_set)
{
    if (is_set)
        evidence_put(&line->features, feature);
}

static inline void line_clear(struct line *line, enum feature feature)
{
    evidence_take(&line->features, feature);
}

static inline bool line_has(const struct line *line, enum feature feature)
{
    return evidence_has(&line->features, feature);
}

/* True when no body paragraph stands between two blocks. */
static inline bool outline_touch(const struct outline *outline, size_t block, size_t other)
{
    return outline->body_before[block + 1] == outline->body_before[other];
}

#endif
