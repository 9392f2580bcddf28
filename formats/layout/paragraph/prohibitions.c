#include "formats/layout/paragraph/prohibitions.h"

#include "base/array.h"

/* R1.1. In order of code points. */
static const struct prohibition line_start[] = {
    {'!', '!', PROHIBITED_UNLESS_SPACE},
    {'%', '%', PROHIBITED_UNLESS_SPACE},
    {')', ')', PROHIBITED_ALWAYS},
    {',', '.', PROHIBITED_UNLESS_SPACE}, /* , - . */
    {':', ';', PROHIBITED_UNLESS_SPACE},
    {'?', '?', PROHIBITED_UNLESS_SPACE},
    {']', ']', PROHIBITED_ALWAYS},
    {'}', '}', PROHIBITED_ALWAYS},
    {'~', '~', PROHIBITED_IN_CJK},
    {0x00A0, 0x00A0, PROHIBITED_ALWAYS},
    {0x00B0, 0x00B0, PROHIBITED_BY_DIGIT},
    {0x00B2, 0x00B3, PROHIBITED_UNLESS_SPACE},
    {0x00B7, 0x00B7, PROHIBITED_IN_CJK},
    {0x00B9, 0x00B9, PROHIBITED_UNLESS_SPACE},
    {0x00BB, 0x00BB, PROHIBITED_UNLESS_SPACE},
    {0x2010, 0x2010, PROHIBITED_UNLESS_SPACE},
    {0x2013, 0x2013, PROHIBITED_UNLESS_SPACE},
    {0x2014, 0x2014, PROHIBITED_SINGLE},
    {0x2022, 0x2022, PROHIBITED_IN_CJK},
    {0x2027, 0x2027, PROHIBITED_UNLESS_SPACE},
    {0x2030, 0x2030, PROHIBITED_UNLESS_SPACE},
    {0x2032, 0x2033, PROHIBITED_UNLESS_SPACE},
    {0x203C, 0x203C, PROHIBITED_ALWAYS},
    {0x2047, 0x2049, PROHIBITED_ALWAYS},
    {0x2060, 0x2060, PROHIBITED_ALWAYS},
    {0x2070, 0x209F, PROHIBITED_UNLESS_SPACE},
    {0x2103, 0x2103, PROHIBITED_UNLESS_SPACE},
    {0x2109, 0x2109, PROHIBITED_UNLESS_SPACE},
    {0x3000, 0x3002, PROHIBITED_ALWAYS},
    {0x3009, 0x3009, PROHIBITED_ALWAYS},
    {0x300B, 0x300B, PROHIBITED_ALWAYS},
    {0x300D, 0x300D, PROHIBITED_ALWAYS},
    {0x300F, 0x300F, PROHIBITED_ALWAYS},
    {0x3011, 0x3011, PROHIBITED_ALWAYS},
    {0x3015, 0x3015, PROHIBITED_ALWAYS},
    {0x3017, 0x3017, PROHIBITED_ALWAYS},
    {0x3019, 0x3019, PROHIBITED_ALWAYS},
    {0x301B, 0x301C, PROHIBITED_ALWAYS},
    {0x301E, 0x301F, PROHIBITED_ALWAYS},
    {0x303B, 0x303B, PROHIBITED_ALWAYS},
    {0x309B, 0x309E, PROHIBITED_ALWAYS},
    {0x30A0, 0x30A0, PROHIBITED_ALWAYS},
    {0x30FB, 0x30FB, PROHIBITED_ALWAYS},
    {0x30FD, 0x30FE, PROHIBITED_ALWAYS},
    {0x3300, 0x3357, PROHIBITED_BY_DIGIT}, /* square units, as ㎏ and ㌔ */
    {0x3371, 0x33DF, PROHIBITED_BY_DIGIT},
    {0xFF01, 0xFF01, PROHIBITED_ALWAYS},
    {0xFF05, 0xFF05, PROHIBITED_UNLESS_SPACE},
    {0xFF09, 0xFF09, PROHIBITED_ALWAYS},
    {0xFF0C, 0xFF0C, PROHIBITED_ALWAYS},
    {0xFF0E, 0xFF0E, PROHIBITED_ALWAYS},
    {0xFF1A, 0xFF1B, PROHIBITED_ALWAYS},
    {0xFF1F, 0xFF1F, PROHIBITED_ALWAYS},
    {0xFF3D, 0xFF3D, PROHIBITED_ALWAYS},
    {0xFF5D, 0xFF5E, PROHIBITED_ALWAYS},
    {0xFF60, 0xFF61, PROHIBITED_ALWAYS},
    {0xFF63, 0xFF65, PROHIBITED_ALWAYS},
};

/* R1.4: what jlreq's strict lets begin a line, and the other levels do not. */
static const struct prohibition line_start_kana[] = {
    {0x3005, 0x3005, PROHIBITED_ALWAYS},
};

/* R1.6, R1.7. In order of code points. */
static const struct prohibition line_end[] = {
    {'#', '#', PROHIBITED_BY_DIGIT},
    {'$', '$', PROHIBITED_UNLESS_SPACE},
    {'(', '(', PROHIBITED_ALWAYS},
    {'+', '+', PROHIBITED_BY_DIGIT},
    {'[', '[', PROHIBITED_ALWAYS},
    {'{', '{', PROHIBITED_ALWAYS},
    {0x00A0, 0x00A0, PROHIBITED_ALWAYS},
    {0x00A3, 0x00A3, PROHIBITED_UNLESS_SPACE},
    {0x00A5, 0x00A5, PROHIBITED_UNLESS_SPACE},
    {0x00A7, 0x00A7, PROHIBITED_BY_DIGIT},
    {0x00B1, 0x00B1, PROHIBITED_BY_DIGIT},
    {0x2060, 0x2060, PROHIBITED_ALWAYS},
    {0x20AC, 0x20AC, PROHIBITED_UNLESS_SPACE},
    {0x2116, 0x2116, PROHIBITED_UNLESS_SPACE},
    {0x2212, 0x2213, PROHIBITED_BY_DIGIT},
    {0x3008, 0x3008, PROHIBITED_ALWAYS},
    {0x300A, 0x300A, PROHIBITED_ALWAYS},
    {0x300C, 0x300C, PROHIBITED_ALWAYS},
    {0x300E, 0x300E, PROHIBITED_ALWAYS},
    {0x3010, 0x3010, PROHIBITED_ALWAYS},
    {0x3012, 0x3012, PROHIBITED_BY_DIGIT},
    {0x3014, 0x3014, PROHIBITED_ALWAYS},
    {0x3016, 0x3016, PROHIBITED_ALWAYS},
    {0x3018, 0x3018, PROHIBITED_ALWAYS},
    {0x301A, 0x301A, PROHIBITED_ALWAYS},
    {0x301D, 0x301D, PROHIBITED_ALWAYS},
    {0xFF03, 0xFF03, PROHIBITED_BY_DIGIT},
    {0xFF04, 0xFF04, PROHIBITED_UNLESS_SPACE},
    {0xFF08, 0xFF08, PROHIBITED_ALWAYS},
    {0xFF3B, 0xFF3B, PROHIBITED_ALWAYS},
    {0xFF5B, 0xFF5B, PROHIBITED_ALWAYS},
    {0xFF5F, 0xFF5F, PROHIBITED_ALWAYS},
    {0xFF62, 0xFF62, PROHIBITED_ALWAYS},
    {0xFFE1, 0xFFE1, PROHIBITED_UNLESS_SPACE},
    {0xFFE5, 0xFFE5, PROHIBITED_UNLESS_SPACE},
};

/* R1.7a, R1.12, R1.11, R1.8: in order of code points. */
static const uint32_t signs[] = {'#',  '$',  '+',  '-',   '.',   '/',   U'£',  U'¥',  U'±', U'€',
                                 U'№', U'−', U'∓', U'＃', U'＄', U'＋', U'－', U'￡', U'￥'};
static const uint32_t units[] = {'%', U'°', U'‰', U'℃', U'℉', 0x2126 /* Ω */, U'％'};
static const uint32_t counters[] = {
    U'万', U'世', U'两', U'个', U'中', U'亩', U'人', U'亿', U'代', U'件', U'份', U'位', U'余', U'例', U'個',
    U'倍', U'億', U'元', U'克', U'公', U'冊', U'册', U'分', U'刻', U'副', U'匹', U'千', U'升', U'卷', U'厘',
    U'双', U'口', U'句', U'只', U'台', U'号', U'名', U'吨', U'周', U'回', U'国', U'场', U'块', U'場', U'塊',
    U'士', U'多', U'天', U'头', U'套', U'字', U'季', U'家', U'寸', U'封', U'层', U'屆', U'届', U'層', U'岁',
    U'幅', U'幢', U'平', U'年', U'度', U'座', U'张', U'張', U'戶', U'户', U'所', U'批', U'把', U'支', U'斤',
    U'日', U'旬', U'时', U'月', U'期', U'本', U'朵', U'条', U'枚', U'枝', U'架', U'栋', U'株', U'根', U'條',
    U'棵', U'楼', U'樓', U'次', U'歲', U'毫', U'点', U'片', U'版', U'班', U'瓶', U'百', U'盏', U'盒', U'盞',
    U'省', U'种', U'秒', U'種', U'章', U'笔', U'第', U'箱', U'節', U'篇', U'米', U'級', U'組', U'级', U'组',
    U'股', U'艘', U'节', U'萬', U'號', U'行', U'袋', U'裡', U'角', U'起', U'趟', U'路', U'輛', U'载', U'辆',
    U'边', U'邊', U'部', U'里', U'钱', U'門', U'間', U'间', U'阶', U'隻', U'集', U'雙', U'頁', U'項', U'頭',
    U'顆', U'題', U'页', U'项', U'颗', U'题', U'首', U'點', U'黨'};

static const uint32_t numerals[] = {U'一', U'七', U'三', U'九', U'二', U'五',
                                    U'八', U'六', U'十', U'四', U'百', U'第'};
static const uint32_t label_starts[] = {'(', U'（'};
static const uint32_t label_ends[] = {')', '.', U'、', U'回', U'条', U'章', U'节', U'）', U'．'};

static bool contains(const uint32_t *characters, size_t count, uint32_t character)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (characters[middle] < character)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && characters[low] == character;
}

static const struct prohibition *find(const struct prohibition *rows, size_t count, uint32_t character)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (character > rows[middle].last)
            low = middle + 1;
        else if (character < rows[middle].first)
            high = middle;
        else
            return &rows[middle];
    }
    return NULL;
}

const struct prohibition *prohibition_at_start(uint32_t character, enum line_break_level level)
{
    const struct prohibition *row = find(line_start, COUNT(line_start), character);
    if (!row && level != LINE_BREAK_BY_LANGUAGE)
        row = find(line_start_kana, COUNT(line_start_kana), character);
    return row;
}

const struct prohibition *prohibition_at_end(uint32_t character, enum line_break_level level)
{
    return level == LINE_BREAK_NONE ? NULL : find(line_end, COUNT(line_end), character);
}

bool prohibition_is_sign(uint32_t character)
{
    return contains(signs, COUNT(signs), character);
}

bool prohibition_is_unit(uint32_t character)
{
    return contains(units, COUNT(units), character);
}

bool prohibition_is_counter(uint32_t character)
{
    return contains(counters, COUNT(counters), character);
}

bool prohibition_is_numeral(uint32_t character)
{
    return contains(numerals, COUNT(numerals), character);
}

bool prohibition_begins_label(uint32_t character)
{
    return contains(label_starts, COUNT(label_starts), character);
}

bool prohibition_ends_label(uint32_t character)
{
    return contains(label_ends, COUNT(label_ends), character);
}
