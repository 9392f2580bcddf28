/* What a character is to CJK typesetting: the classes of §2.1, and the scripts that §3 and §1 tell apart.
 *
 * Source: clreq (标点), GB/T 15834-2011 §5.1, jlreq appendix A, CSS Text 4 §8.4.2. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_CLASSES_H
#define FORMATS_LAYOUT_PARAGRAPH_CLASSES_H

#include <stdbool.h>
#include <stdint.h>

enum mark_class {
    CLASS_OTHER,
    CLASS_HAN, /* Han, kana, bopomofo, and symbols that are set like them */
    CLASS_HANGUL,
    CLASS_LETTER, /* of a script that is not East Asian, with its marks */
    CLASS_DIGIT,  /* Nd, not full width */
    CLASS_SPACE,  /* 0020 and its kin, of a proportional width */
    CLASS_IDEOGRAPHIC_SPACE,
    CLASS_LINE_END, /* a forced one */
    CLASS_ZERO,     /* has no width: joiners, zero-width space, soft hyphen */
    CLASS_SYMBOL,   /* punctuation and symbols of proportional width */
    /* the full-width marks of §2.1 */
    CLASS_OPEN,
    CLASS_CLOSE,
    CLASS_COMMA,
    CLASS_STOP,
    CLASS_COLON,
    CLASS_EXCLAMATION,
    CLASS_MIDDLE_DOT, /* · */
    CLASS_INTERPUNCT, /* ・ ‧ */
    CLASS_DASH,
    CLASS_DOTS,
    CLASS_CONNECTOR, /* – — ～ */
    CLASS_SOLIDUS,
    CLASS_COUNT
};

/* The class of a character in a CJK context. Ambiguous marks (quotes, dashes, dots) are given as full width;
 * quotes_judge makes those CLASS_SYMBOL inside Latin text. */
enum mark_class class_of(uint32_t character);

/* Marks that are a quotation mark of ambiguous width: ‘ ’ “ ”. */
bool class_is_quote(uint32_t character);

/* Marks whose width depends on the text around them (R2.2, R2.3, R2.4). */
bool class_is_ambiguous(uint32_t character);

bool class_is_mark(enum mark_class class); /* CLASS_OPEN and after */

/* Han, kana, Hangul, ideographic space, or a full-width mark. */
bool class_is_cjk(enum mark_class class);

#endif
