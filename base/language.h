/* Languages as typesetting tells them apart.
 *
 * Source: BCP 47 (tags); clreq, jlreq, klreq (which script a tag stands for). */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

#include <stdbool.h>

/* What decides glyph shapes, punctuation and line breaking. */
enum script_language {
    LANGUAGE_SIMPLIFIED_CHINESE,           /* zh, zh-CN, zh-Hans, zh-SG */
    LANGUAGE_TRADITIONAL_CHINESE,          /* zh-TW, zh-Hant, zh-MO */
    LANGUAGE_TRADITIONAL_CHINESE_HONGKONG, /* zh-HK, zh-Hant-HK */
    LANGUAGE_JAPANESE,
    LANGUAGE_KOREAN,
    LANGUAGE_OTHER,
};

/* The family of a BCP 47 tag, case ignored; NULL and "" give LANGUAGE_SIMPLIFIED_CHINESE. */
enum script_language language_family(const char *tag);

/* Chinese of either script. */
bool language_is_chinese(enum script_language language);

/* True when `tag` is a well-formed BCP 47 tag ("zh-CN", not "C" or "zh_CN"). */
bool language_is_well_formed(const char *tag);

#endif
