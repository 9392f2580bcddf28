/* Which languages write a Chinese character. The table is written by han_scripts.py when the program is
 * built.
 *
 * Shape: a set of enum han_script for each character from HAN_FIRST on.
 *
 * Owner: static.
 *
 * Errors: none.
 *
 * Source: Unihan, kSimplifiedVariant and kTraditionalVariant; GB 2312, Big5, JIS X 0208; languages.def. */
#ifndef FORMATS_HTML_LEXICON_HAN_SCRIPTS_H
#define FORMATS_HTML_LEXICON_HAN_SCRIPTS_H

#include <stdint.h>

enum { HAN_FIRST = 0x4E00, HAN_LAST = 0x9FFF, HAN_COUNT = HAN_LAST - HAN_FIRST + 1 };

enum han_script {
    HAN_SIMPLIFIED = 1 << 0,
    HAN_TRADITIONAL = 1 << 1,
    HAN_SIMPLIFIED_ALONE = 1 << 2,  /* and not in JIS X 0208 */
    HAN_TRADITIONAL_ALONE = 1 << 3, /* and not in the first level of JIS X 0208 */
    HAN_JAPANESE = 1 << 4,
    HAN_CHINESE_WORD = 1 << 5, /* of modern Chinese grammar */
    HAN_BEGINS_WORD = 1 << 6,  /* a word of one region may begin here */
};

extern const uint8_t han_scripts[HAN_COUNT];

#endif
