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

bool language_is_well_formed(const char *tag)
{
    size_t length = strcspn(tag, "-");
    if (length < 2 || length > 8 ||
        strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") < length)
        return false;
    for (tag += length; *tag == '-';) {
        tag++;
        for (length = 0; isalnum((unsigned char)tag[length]); length++)
            ;
        if (!length || length > 8)
            return false;
        tag += length;
    }
    return !*tag;
}
