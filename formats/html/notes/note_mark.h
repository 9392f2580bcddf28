/* The marks of notes, as they stand in a text and before a note: [1], 〔一〕, ①, ¹, *, (1), （注1）, 注一：.
 *
 * Shape: a mark has a family and a number in it; a reference and its note have both in common.
 *
 * Owner: a mark holds its own text.
 *
 * Errors: none.
 *
 * Source: GB/T 7714-2015 §9 ([1], 〔1〕); GB/T 15834-2011 (注1), CY/T 121 (①, *). */
#ifndef FORMATS_HTML_NOTE_MARK_H
#define FORMATS_HTML_NOTE_MARK_H

#include "formats/html/notes/note_sign.h"

enum note_family {
    NOTE_BARE,     /* 1 or †: a mark only where a link or its place says so */
    NOTE_BRACKETS, /* [1] 〔1〕 【一】 */
    NOTE_CIRCLED,  /* ① ❶ ⑴: one character */
    NOTE_STARS,    /* * ** */
    NOTE_WORD,     /* 注1 （注1） [注①] 注一 */
    NOTE_ROUND,    /* (1) （一）: they count lists, too */
    NOTE_RAISED,   /* ¹, and 1 or a that is raised */
    NOTE_FAMILY_COUNT
};

/* Up to three digits or one sign, with or without brackets. */
enum { LONGEST_NOTE_MARK = 32 };

struct note_mark {
    char text[LONGEST_NOTE_MARK]; /* as typed, with its brackets */
    size_t length;
    uint32_t number; /* 0: a sign */
    enum note_family family;
    enum note_dress dress;
    bool has_brackets;
};

/* False when no mark that a reader would know without a link begins with the first character. */
bool note_mark_may_start(const char *text, size_t length);

/* Reads a mark at the start of a text; false when there is none. */
bool note_mark_read(const char *text, size_t length, struct note_mark *mark);

/* Reads a text that is raised and no more than a mark: 1, [1], ①, a. */
bool note_mark_read_raised(const char *text, size_t length, struct note_mark *mark);

/* True when the mark is all there is of the text, but for blanks. */
bool note_mark_is_whole(const char *text, struct note_mark *mark);

/* Reads the mark at the start of a note, and what parts it from the note's text; gives the bytes of both, 0
 * when the text begins with none. */
size_t note_mark_read_label(const char *text, size_t length, struct note_mark *mark);

/* Skips what parts a mark that ends at `at` from its note: a stop, and blanks. */
size_t note_mark_skip_parting(const char *text, size_t length, size_t at);

/* True when the two mean the same note: brackets and dress are of one kind. */
bool note_mark_same(const struct note_mark *one, const struct note_mark *other);

/* True when the two are of one kind, whatever their numbers: ① and ②. */
bool note_mark_alike(const struct note_mark *one, const struct note_mark *other);

/* The mark in the same dress with another number: [3] for [1], ③ for ①; figures where no circled one is left. */
struct note_mark note_mark_count(const struct note_mark *mark, size_t number);

#endif
