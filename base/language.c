#include "base/language.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

struct subtag_rule {
    const char *primary;
    const char *subtag; /* NULL: any */
    enum script_language language;
};

/* First match wins. */
static const struct subtag_rule rules[] = {
    {"zh", "Hans", LANGUAGE_SIMPLIFIED_CHINESE},
    {"zh", "HK", LANGUAGE_TRADITIONAL_CHINESE_HONGKONG},
    {"zh", "Hant", LANGUAGE_TRADITIONAL_CHINESE},
    {"zh", "TW", LANGUAGE_TRADITIONAL_CHINESE},
    {"zh", "MO", LANGUAGE_TRADITIONAL_CHINESE},
    {"yue", "Hans", LANGUAGE_SIMPLIFIED_CHINESE},
    {"yue", NULL, LANGUAGE_TRADITIONAL_CHINESE_HONGKONG},
    {"lzh", NULL, LANGUAGE_TRADITIONAL_CHINESE},
    {"zh", NULL, LANGUAGE_SIMPLIFIED_CHINESE},
    {"cmn", NULL, LANGUAGE_SIMPLIFIED_CHINESE},
    {"ja", NULL, LANGUAGE_JAPANESE},
    {"ko", NULL, LANGUAGE_KOREAN},
};

static bool subtag_equals(const char *subtag, size_t length, const char *wanted)
{
    return strlen(wanted) == length && !strncasecmp(subtag, wanted, length);
}

/* True when one of the subtags after the first is `wanted`. */
static bool has_subtag(const char *tag, const char *wanted)
{
    for (tag += strcspn(tag, "-"); *tag == '-'; tag += strcspn(tag, "-")) {
        tag++;
        if (subtag_equals(tag, strcspn(tag, "-"), wanted))
            return true;
    }
    return false;
}

enum script_language language_family(const char *tag)
{
    if (!tag || !*tag)
        return LANGUAGE_SIMPLIFIED_CHINESE;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (!subtag_equals(tag, strcspn(tag, "-"), rules[i].primary))
            continue;
        if (!rules[i].subtag || has_subtag(tag, rules[i].subtag))
            return rules[i].language;
    }
    return LANGUAGE_OTHER;
}

bool language_is_chinese(enum script_language language)
{
    return language <= LANGUAGE_TRADITIONAL_CHINESE_HONGKONG;
}

/* Tags that are older than their grammar, and follow none. */
static const char *const irregular[] = {
    "en-GB-oed", "i-ami", "i-bnn",     "i-default", "i-enochian", "i-hak",
    "i-klingon", "i-lux", "i-mingo",   "i-navajo",  "i-pwn",      "i-tao",
    "i-tay",     "i-tsu", "sgn-BE-FR", "sgn-BE-NL", "sgn-CH-DE",
};

static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
static const char digits[] = "0123456789";
static const char either[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/* Steps over a subtag of these characters; false: there is none. */
static bool take(const char **tag, const char *characters, size_t shortest, size_t longest)
{
    const char *start = *tag + (**tag == '-');
    size_t length = strspn(start, characters);
    if (length < shortest || length > longest || (start[length] && start[length] != '-'))
        return false;
    *tag = start + length;
    return true;
}

/* "1996", "rozaj" */
static bool take_variant(const char **tag)
{
    if (**tag == '-' && isdigit((unsigned char)(*tag)[1]) && take(tag, either, 4, 4))
        return true;
    return take(tag, either, 5, 8);
}

/* "u-ca-gregory", "x-mine" */
static bool take_extension(const char **tag)
{
    const char *start = *tag;
    bool is_private = take(tag, "xX", 1, 1);
    if (!is_private && !take(tag, either, 1, 1))
        return false;
    size_t shortest = is_private ? 1 : 2, count = 0;
    while (take(tag, either, shortest, 8))
        count++;
    *tag = count ? *tag : start;
    return count > 0;
}

static bool is_irregular(const char *tag)
{
    for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
        if (!strcasecmp(irregular[i], tag))
            return true;
    return false;
}

bool language_is_well_formed(const char *tag)
{
    if (is_irregular(tag))
        return true;
    if (*tag == '-')
        return false;
    if (take(&tag, letters, 2, 3)) {
        for (int i = 0; i < 3 && take(&tag, letters, 3, 3); i++)
            ;
    } else if (!take(&tag, letters, 4, 8)) {
        return take_extension(&tag) && !*tag;
    }
    (void)take(&tag, letters, 4, 4);
    (void)(take(&tag, letters, 2, 2) || take(&tag, digits, 3, 3));
    while (take_variant(&tag))
        ;
    while (take_extension(&tag))
        ;
    return !*tag;
}
