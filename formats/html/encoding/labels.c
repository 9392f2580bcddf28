/* The labels that documents, people and libuchardet use for encodings. */
#include "formats/html/encoding/labels.h"

#include <stdlib.h>
#include <strings.h>

struct label {
    const char *label;
    const char *name; /* as base/unicode.h takes it */
};

/* Sorted by label, in lower case. WHATWG Encoding §4.2 where it reads more than the label says. */
static const struct label labels[] = {
    {"ascii", "windows-1252"},
    {"big-5", "Big5-HKSCS"},
    {"big5", "Big5-HKSCS"},
    {"big5-hkscs", "Big5-HKSCS"},
    {"big5hkscs", "Big5-HKSCS"},
    {"cn-big5", "Big5-HKSCS"},
    {"cn-gb", "gb18030"},
    {"cp1252", "windows-1252"},
    {"cp1361", "JOHAB"},
    {"cp932", "windows-31j"},
    {"cp936", "gb18030"},
    {"cp949", "windows-949"},
    {"cp950", "Big5-HKSCS"},
    {"cseuckr", "windows-949"},
    {"csgb2312", "gb18030"},
    {"csiso2022kr", "ISO-2022-KR"},
    {"csshiftjis", "windows-31j"},
    {"euc-cn", "gb18030"},
    {"euc-jp", "EUC-JP"},
    {"euc-kr", "windows-949"},
    {"euc-tw", "EUC-TW"},
    {"eucjp", "EUC-JP"},
    {"euckr", "windows-949"},
    {"gb-2312", "gb18030"},
    {"gb18030", "gb18030"},
    {"gb2312", "gb18030"},
    {"gb2312-80", "gb18030"},
    {"gb312", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"gbk", "gb18030"},
    {"hz", "HZ-GB-2312"},
    {"hz-gb-2312", "HZ-GB-2312"},
    {"ibm852", "IBM852"},
    {"ibm855", "IBM855"},
    {"ibm865", "IBM865"},
    {"ibm866", "IBM866"},
    {"iso-2022-cn", "ISO-2022-CN"},
    {"iso-2022-jp", "ISO-2022-JP"},
    {"iso-2022-kr", "ISO-2022-KR"},
    {"iso-8859-1", "windows-1252"},
    {"iso-8859-10", "ISO-8859-10"},
    {"iso-8859-11", "windows-874"},
    {"iso-8859-13", "ISO-8859-13"},
    {"iso-8859-15", "ISO-8859-15"},
    {"iso-8859-2", "ISO-8859-2"},
    {"iso-8859-3", "ISO-8859-3"},
    {"iso-8859-4", "ISO-8859-4"},
    {"iso-8859-5", "ISO-8859-5"},
    {"iso-8859-7", "ISO-8859-7"},
    {"iso-8859-8", "ISO-8859-8"},
    {"iso-8859-9", "windows-1254"},
    {"iso8859-1", "windows-1252"},
    {"johab", "JOHAB"},
    {"koi8-r", "KOI8-R"},
    {"koi8-u", "KOI8-U"},
    {"korean", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"latin1", "windows-1252"},
    {"mac-cyrillic", "x-mac-cyrillic"},
    {"maccyrillic", "x-mac-cyrillic"},
    {"ms1361", "JOHAB"},
    {"ms936", "gb18030"},
    {"ms950", "Big5-HKSCS"},
    {"ms_kanji", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"shift_jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"tis-620", "windows-874"},
    {"uhc", "windows-949"},
    {"us-ascii", "windows-1252"},
    {"utf-16", "UTF-16LE"},
    {"utf-16be", "UTF-16BE"},
    {"utf-16le", "UTF-16LE"},
    {"utf-32", "UTF-32LE"},
    {"utf-32be", "UTF-32BE"},
    {"utf-32le", "UTF-32LE"},
    {"utf-8", "UTF-8"},
    {"utf8", "UTF-8"},
    {"viscii", "VISCII"},
    {"windows-1250", "windows-1250"},
    {"windows-1251", "windows-1251"},
    {"windows-1252", "windows-1252"},
    {"windows-1253", "windows-1253"},
    {"windows-1254", "windows-1254"},
    {"windows-1255", "windows-1255"},
    {"windows-1256", "windows-1256"},
    {"windows-1257", "windows-1257"},
    {"windows-1258", "windows-1258"},
    {"windows-31j", "windows-31j"},
    {"windows-874", "windows-874"},
    {"windows-936", "gb18030"},
    {"windows-949", "windows-949"},
    {"x-euc-jp", "EUC-JP"},
    {"x-euc-tw", "EUC-TW"},
    {"x-gbk", "gb18030"},
    {"x-sjis", "windows-31j"},
    {"x-x-big5", "Big5-HKSCS"},
};

struct wanted {
    const char *text;
    size_t length;
};

static int compare(const void *key, const void *row)
{
    const struct wanted *wanted = key;
    const char *label = ((const struct label *)row)->label;
    int order = strncasecmp(wanted->text, label, wanted->length);
    return order ? order : -(int)(unsigned char)label[wanted->length];
}

const char *encoding_find(const char *label, size_t length)
{
    struct wanted wanted = {label, length};
    const struct label *found =
        bsearch(&wanted, labels, sizeof labels / sizeof *labels, sizeof *labels, compare);
    return found ? found->name : NULL;
}
