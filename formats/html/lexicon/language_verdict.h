/* Weighs what a tally has counted. The weights are rows of languages.def.
 *
 * Shape: what is set apart (quotations, text that is declared to be of another language) counts only where it
 * is two thirds of all.
 *
 * Owner: a verdict is a value; tags are static.
 *
 * Errors: none.
 *
 * Source: cjk-layout rule R10.1. */
#ifndef FORMATS_HTML_LEXICON_LANGUAGE_VERDICT_H
#define FORMATS_HTML_LEXICON_LANGUAGE_VERDICT_H

#include "base/buffer.h"
#include "formats/html/lexicon/language_tally.h"

/* What a text is written in. */
enum written_in {
    WRITTEN_UNKNOWN,
    WRITTEN_CHINESE,
    WRITTEN_JAPANESE,
    WRITTEN_KOREAN,
    WRITTEN_OTHERWISE,
    WRITTEN_COUNT
};

/* The sides of the three contests. */
enum language_side {
    SIDE_CHINESE,
    SIDE_JAPANESE,
    SIDE_KOREAN,
    SIDE_OTHER,
    SIDE_SIMPLIFIED,
    SIDE_TRADITIONAL,
    SIDE_TAIWAN,
    SIDE_HONG_KONG,
    SIDE_COUNT
};

struct language_verdict {
    uint32_t counts[FEATURE_COUNT];
    long sums[SIDE_COUNT];
    enum written_in written;
    const char *language; /* the tag of the winners; NULL when nothing speaks for any */
    const char *chinese;  /* the tag, were it Chinese */
};

struct language_verdict language_verdict_of(const struct language_tally *tally);

/* True when the text plainly contradicts that it is written in `declared`: what proves another language is at
 * least twenty, and nine times what proves the declared one. */
bool language_verdict_contradicts(const struct language_verdict *verdict, enum written_in declared);

/* Likewise for the features that speak for a script or a region and for its rival. */
bool language_verdict_contradicts_side(const struct language_verdict *verdict, enum language_side declared,
                                       enum language_side rival);

/* Appends a line for each feature that was found, and one for the sums: name, count, what it adds to each
 * side; separated by tabs. */
void language_verdict_print(const struct language_verdict *verdict, struct buffer *lines);

#endif
