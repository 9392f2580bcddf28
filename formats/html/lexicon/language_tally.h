/* Counts what in a text speaks for a language: the features of languages.def.
 *
 * Shape: text comes in pieces; what a Chinese text quotes, or its markup declares to be another language's,
 * is counted apart, and counts only where it is two thirds of all. No more than LANGUAGE_SAMPLE characters
 * are read.
 *
 * Owner: a tally is a value; `language_names` are static.
 *
 * Errors: none.
 *
 * Source: cjk-layout rule R10.1. */
#ifndef FORMATS_HTML_LEXICON_LANGUAGE_TALLY_H
#define FORMATS_HTML_LEXICON_LANGUAGE_TALLY_H

#include "formats/html/lexicon/text_view.h"

enum { LANGUAGE_SAMPLE = 50 * 1000, LONGEST_ENGLISH = 4 };

enum language_feature {
#define EVIDENCE(feature, ...) FEATURE_##feature,
#include "formats/html/lexicon/languages.def"
    FEATURE_COUNT
};

enum {
    REGION_WORDS = 0
#define REGION(...) +1
#include "formats/html/lexicon/languages.def"
    ,
    ALPHABETS = 0
#define ALPHABET(...) +1
#include "formats/html/lexicon/languages.def"
};

struct language_tally {
    uint32_t counts[2][FEATURE_COUNT]; /* of what the text says itself; of what is set apart */
    uint32_t words[REGION_WORDS], alphabets[ALPHABETS];
    uint32_t total;

    /* What the next character may belong to: */
    uint32_t kana_run, quotations, word_length;
    bool is_ornament, was_apart;
    char word[LONGEST_ENGLISH + 1];
};

void language_tally_add(struct language_tally *tally, struct text_view text, bool is_set_apart);

/* A block ends: a word, and a quotation that nobody closed, end with it. */
void language_tally_end_block(struct language_tally *tally);

bool language_tally_is_full(const struct language_tally *tally);

#endif
