#include "formats/html/article/order_number.h"

#include "formats/html/lexicon/text_view.h"

#include <strings.h>

enum { ORDER_MOST_DIGITS = 4, YEAR_FIRST = 1900, YEAR_LAST = 2099 };

/* What digits may count. After some of these a second character makes a word that counts nothing:
 * 99人民日报 is article 99, 99人获奖 is not. */
static const struct {
    const char *counter;
    const char *words; /* second characters that make a word of it */
} counters[] = {
    {"年", ""},
    {"月", ""},
    {"日", ""},
    {"号", "召令角"},
    {"时", "代评刻政事"},
    {"点", "评亮赞燃"},
    {"分", "享析类清门"},
    {"秒", ""},
    {"天", "津下安地空然"},
    {"周", "恩永边密"},
    {"岁", "月末"},
    {"载", "人体入"},
    {"世", "界贸博卫行"},
    {"届", ""},
    {"次", "贷生"},
    {"期", "待望盼货刊"},
    {"季", ""},
    {"个", "人体税性案别"},
    {"位", "于置居"},
    {"名", "家人字城校师著"},
    {"人", "民大才社力类生工口间文道均物"},
    {"家", "庭长国乡风政园校"},
    {"户", "籍外口"},
    {"件", ""},
    {"条", "例令"},
    {"项", "目"},
    {"类", "似"},
    {"种", "业子植粮养"},
    {"款", ""},
    {"批", "准评判示发"},
    {"组", "织图建团"},
    {"支", "部持付援撑"},
    {"只", "有要争为"},
    {"张", ""},
    {"本", "市报刊省地次周月网土科届"},
    {"部", "分署长队委门级"},
    {"辆", ""},
    {"台", "湾州海办盟"},
    {"座", "谈"},
    {"所", "有谓"},
    {"处", "理置罚方级"},
    {"大", "力学家会众数赛国连型理湾道运胆"},
    {"强", "化调国军烈势制"},
    {"省", "委长政市府直部内"},
    {"市", "委长政场民县区府监"},
    {"县", "委长政域级"},
    {"国", "家务际资内有防外庆企台产土民税安之"},
    {"城", "市乡镇管"},
    {"区", "委长人政块域"},
    {"村", "民委庄"},
    {"度", "过假"},
    {"层", ""},
    {"级", ""},
    {"倍", ""},
    {"成", "立都功为果长就员绩效"},
    {"元", "旦宵首"},
    {"块", ""},
    {"角", "色逐度"},
    {"万", "众里家"},
    {"亿", ""},
    {"千", "方里年"},
    {"百", "年姓日花家"},
    {"余", ""},
    {"多", "措地国部点方元维家名位项久想样"},
    {"来", "自到源"},
    {"几", "何"},
    {"后", "勤续来发"},
    {"公里", ""},
    {"公斤", ""},
    {"公顷", ""},
    {"小时", ""},
    {"分钟", ""},
    {"平方", ""},
    {"立方", ""},
    {"米", ""},
    {"吨", ""},
    {"克", "服里强"},
    {"亩", ""},
    {"票", ""},
    {"场", "馆"},
    {"队", "伍员"},
    {"轮", "值换"},
    {"步", "入"},
    {"版", ""},
    {"集", "中团体聚成"},
    {"章", ""},
    {"节", "约日水能假"},
    {"回", "信应首望家"},
    {"卷", ""},
    {"篇", ""},
    {"页", ""},
    {"行", "动业政走程"},
    {"字", ""},
    {"词", ""},
    {"句", ""},
    {"遍", ""},
    {"趟", ""},
    {"度", ""},
};

/* Marks that tie digits to what follows: 3.14, 9·18, 7-1, 5%, 1/3, 3:0, and lists that are numbered by hand.
 */
static const char ties[] = ".．·・,，:：/／-－–—~～%％‰℃°×+＋、)）";

static bool counts_something(struct text_view after)
{
    for (size_t i = 0; i < sizeof counters / sizeof *counters; i++) {
        struct text_view word = after;
        if (!text_view_take_text(&word, counters[i].counter))
            continue;
        return text_view_is_empty(word) || !character_in(text_view_first(word), counters[i].words);
    }
    return false;
}

static bool is_year(struct text_view digits)
{
    int year = 0;
    if (digits.length != ORDER_MOST_DIGITS)
        return false;
    while (!text_view_is_empty(digits))
        year = year * 10 + character_digit(text_view_take(&digits));
    return year >= YEAR_FIRST && year <= YEAR_LAST;
}

/* A Latin letter, Greek, a digit of another kind: 5G, 3D, 19κ. */
static bool is_word_character(uint32_t character)
{
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') ||
           (character >= 0xC0 && character <= 0x24F) || (character >= 0xFF21 && character <= 0xFF5A) ||
           character_digit(character) >= 0;
}

static struct text_view take_digits(struct text_view *view)
{
    size_t end = 0;
    while (end < view->length && view->text[end] >= '0' && view->text[end] <= '9')
        end++;
    struct text_view digits = text_view_part(*view, 0, end);
    *view = text_view_part(*view, end, view->length);
    return digits;
}

/* What stands before `end` in a view; empty when the view does not end so. */
static struct text_view part_before(struct text_view view, struct text_view end)
{
    bool fits = view.length > end.length &&
                text_view_same(text_view_part(view, view.length - end.length, view.length), end);
    return text_view_part(view, 0, fits ? view.length - end.length : 0);
}

static bool is_all_digits(struct text_view view)
{
    size_t length = view.length;
    return length > 0 && take_digits(&view).length == length;
}

/* True when nothing speaks against digits being an order before `after`. */
static bool is_order(struct text_view digits, struct text_view after)
{
    if (digits.length == 0 || digits.length > ORDER_MOST_DIGITS || text_view_is_empty(text_view_trim(after)))
        return false;
    uint32_t next = text_view_first(after);
    if (is_year(digits) || is_word_character(next) || character_in(next, ties))
        return false;
    struct text_view counted = text_view_trim_start(after);
    return !counts_something(counted) && character_digit(text_view_first(counted)) < 0;
}

static struct title_order split_order(struct arena *arena, struct text_view line)
{
    struct text_view after = line, digits = take_digits(&after);
    if (!is_order(digits, after))
        return (struct title_order){text_view_copy(arena, line), NULL};
    return (struct title_order){text_view_copy(arena, text_view_trim_start(after)),
                                text_view_copy(arena, digits)};
}

static bool take_extension(struct text_view *line)
{
    static const char *const extensions[] = {".txt", ".html", ".htm"};
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        size_t length = text_view_of(extensions[i]).length;
        if (line->length > length &&
            strncasecmp(line->text + line->length - length, extensions[i], length) == 0) {
            *line = text_view_trim_end(text_view_part(*line, 0, line->length - length));
            return true;
        }
    }
    return false;
}

struct title_order order_number_from_title_line(struct arena *arena, const char *line, const char *stem)
{
    struct text_view title = text_view_trim(text_view_of(line)), name = text_view_trim(text_view_of(stem));
    bool named = take_extension(&title);
    if (named || text_view_same(title, name))
        return split_order(arena, title);
    struct text_view digits = part_before(name, title);
    bool has_order = digits.length <= ORDER_MOST_DIGITS && is_all_digits(digits);
    return (struct title_order){text_view_copy(arena, title),
                                has_order ? text_view_copy(arena, digits) : NULL};
}

struct title_order order_number_from_stem(struct arena *arena, const char *stem)
{
    return split_order(arena, text_view_trim(text_view_of(stem)));
}
