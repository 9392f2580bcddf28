/* Numbers as headings write them: 12, １２, 一百零三, 两百, 第—百 of a bad scan, Ⅳ, ③, 甲, 子, Twelve.
 *
 * Shape: what cannot be a number leaves the view as it is.
 * Source: GB/T 15835-2011 (numerals); Unicode (Roman and enclosed numerals); the ten stems and the twelve
 * branches of the calendar. */
#ifndef FORMATS_HTML_NUMBER_H
#define FORMATS_HTML_NUMBER_H

#include "formats/html/lexicon/text_view.h"

enum number_kind {
    NUMBER_DIGITS = 1,
    NUMBER_HAN = 2,
    NUMBER_ROMAN = 4,
    NUMBER_CIRCLED = 8,
    NUMBER_STEM = 16,
    NUMBER_BRANCH = 32,
    NUMBER_LATIN = 64,    /* I, IV, XII in Latin letters */
    NUMBER_ENGLISH = 128, /* One, TWENTY-TWO */
};

/* Takes a number of one of the kinds (a set of enum number_kind); -1, and nothing taken, when there is none.
 * `kind`, when it is not NULL, tells which one it was. */
int number_take(struct text_view *view, unsigned kinds, enum number_kind *kind);

/* True for a character that a number of any kind begins with: most lines have none. */
bool character_begins_number(uint32_t character);

/* 二十二 or 一百零三 at the start of a view; -1, and nothing taken, when there is none. */
int han_number_take(struct text_view *view);

/* Digits of which a scan made letters: 104 of io4. -1: the line is anything else. */
int number_read_scanned(struct text_view line);

#endif
