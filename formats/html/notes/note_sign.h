/* The numbers in the marks of notes: 1, １, ①, ❶, ⑴, ㈠, ¹, 一.
 *
 * Shape: a dress is how a number is written; what counts on keeps it.
 *
 * Errors: none.
 *
 * Source: Unicode, Enclosed Alphanumerics, Dingbats, Enclosed CJK, Superscripts and Subscripts. */
#ifndef FORMATS_HTML_NOTE_SIGN_H
#define FORMATS_HTML_NOTE_SIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum note_dress {
    DRESS_FIGURES,           /* 1 １ */
    DRESS_RAISED,            /* ¹ */
    DRESS_LETTER,            /* a */
    DRESS_HAN,               /* 一 */
    DRESS_CIRCLED,           /* ① */
    DRESS_FILLED,            /* ❶ */
    DRESS_DOUBLE,            /* ⓵ */
    DRESS_PARENTHESISED,     /* ⑴ */
    DRESS_CIRCLED_HAN,       /* ㊀ */
    DRESS_PARENTHESISED_HAN, /* ㈠ */
};

struct note_sign {
    uint32_t number;
    enum note_dress dress;
};

/* True where one character is the number and its dress: ①. */
bool note_dress_is_single(enum note_dress dress);

/* Reads up to three digits, or one character, at the start of a text; Han only where `allows_han`. Gives its bytes; 0: there
 * is none. */
size_t note_sign_read(const char *text, size_t length, bool allows_han, struct note_sign *sign);

/* Writes a number in its dress, or in figures where the dress has none so high. Gives the bytes. */
enum { LONGEST_NOTE_SIGN = 24 };
size_t note_sign_write(struct note_sign sign, char text[static LONGEST_NOTE_SIGN]);

#endif
