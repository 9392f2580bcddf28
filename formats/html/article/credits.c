#include "formats/html/article/credits.h"

#include "base/array.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "formats/html/lexicon/family_names.h"

#include <string.h>

/* Characters. */
enum {
    NAME_SHORTEST = 2,
    NAME_LONGEST = 4,
    FOREIGN_NAME_LONGEST = 16,
    AGENCY_LONGEST = 16,
    PLACE_LONGEST = 12
};
enum { LIST_LONGEST = 60, VALUE_LONGEST = 60, SOURCE_LONGEST = 20, PRINT_LONGEST = 30, MOST_NAMES = 24 };

static bool matches_any(struct text_view view, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_view_equals(view, words[i]))
            return true;
    return false;
}

static bool is_all_han(struct text_view view)
{
    while (!text_view_is_empty(view))
        if (!character_is_han(text_view_take(&view)))
            return false;
    return true;
}

static bool starts_with_family_name(struct text_view view)
{
    for (size_t i = 0; i < COUNT(compound_family_names); i++)
        if (text_view_starts(view, compound_family_names[i]))
            return true;
    return character_in(text_view_first(view), family_names);
}

static bool is_foreign_name(struct text_view view)
{
    bool dotted = false;
    if (text_view_count(view) > FOREIGN_NAME_LONGEST)
        return false;
    while (!text_view_is_empty(view)) {
        uint32_t character = text_view_take(&view);
        bool dot = character_in(character, "·・•");
        dotted |= dot;
        if (!dot && !character_is_han(character))
            return false;
    }
    return dotted;
}

bool name_is_person(struct text_view view)
{
    size_t count = text_view_count(view);
    if (is_foreign_name(view))
        return true;
    bool compound = count == NAME_LONGEST || count == NAME_LONGEST - 1;
    bool fits = count >= NAME_SHORTEST && (count < NAME_LONGEST || compound);
    if (!fits || !is_all_han(view) || !starts_with_family_name(view))
        return false;
    if (count == NAME_LONGEST &&
        matches_any(text_view_part(view, 0, 6), compound_family_names, COUNT(compound_family_names)))
        return true;
    return count < NAME_LONGEST && !matches_any(view, no_names, COUNT(no_names));
}

/* Splits at the last white space. */
static bool split_last_blank(struct text_view view, struct text_view *before, struct text_view *after)
{
    size_t offset = view.length;
    while (offset > 0) {
        struct text_view head = text_view_part(view, 0, offset);
        uint32_t last = text_view_last(head);
        if (character_is_blank(last)) {
            *before = text_view_trim_end(head);
            *after = text_view_part(view, offset, view.length);
            return true;
        }
        utf8_previous(view.text, &offset);
    }
    return false;
}

bool name_with_office(struct text_view view, struct text_view *name)
{
    struct text_view office;
    return split_last_blank(view, &office, name) && name_is_person(*name) &&
           text_view_ends_with_one_of(office, offices, COUNT(offices)) && is_all_han(office);
}

/* The last characters of an agency's name, and what may follow it as part of the name. */
static const char *const agency_ends[] = {"新华社", "中新社", "通讯社", "社",     "日报", "晚报",   "时报",
                                          "早报",   "商报",   "晨报",   "报",     "网",   "电视台", "广播网",
                                          "台",     "周刊",   "杂志",   "客户端", "在线"};
static const char *const agency_tails[] = {"财经", "体育", "新闻", "科技", "健康",
                                           "教育", "旅游", "军事", "娱乐", "客户端"};

/* Papers that speak of themselves: 本报北京10月23日电 names no source. */
static const char *const own_names[] = {"本报", "本网", "本台", "本刊", "本社", "我报", "我网"};

static size_t shortest_agency(struct text_view view)
{
    struct text_view rest = view;
    for (size_t count = 0; count < AGENCY_LONGEST && !text_view_is_empty(rest); count++) {
        uint32_t character = text_view_take(&rest);
        if (!character_is_han(character) && !(character > ' ' && character < 0x7F))
            return 0;
        struct text_view head = text_view_part(view, 0, view.length - rest.length);
        if (count > 0 && text_view_ends_with_one_of(head, agency_ends, COUNT(agency_ends)))
            return head.length;
    }
    return 0;
}

static size_t agency_tail(struct text_view rest)
{
    if (text_view_first(rest) == '-' || text_view_first(rest) == 0x00B7) {
        struct text_view after = rest;
        text_view_take(&after);
        size_t more = shortest_agency(after);
        return more == 0 ? 0 : rest.length - after.length + more;
    }
    for (size_t i = 0; i < COUNT(agency_tails); i++)
        if (text_view_starts(rest, agency_tails[i]))
            return strlen(agency_tails[i]);
    return 0;
}

bool agency_take(struct text_view *view, struct text_view *agency)
{
    size_t length = shortest_agency(*view);
    if (length == 0)
        return false;
    length += agency_tail(text_view_part(*view, length, view->length));
    *agency = text_view_part(*view, 0, length);
    *view = text_view_part(*view, length, view->length);
    return true;
}

static const char *source_name(struct arena *arena, struct text_view agency)
{
    return matches_any(agency, own_names, COUNT(own_names)) ? NULL : text_view_copy_plain(arena, agency);
}

/* Who a name is, in front of it. Longer words first. */
static const char *const reporters[] = {"参与记者", "执笔记者",   "执笔",       "摄影报道", "特约通讯员",
                                        "实习记者", "特约记者",   "见习记者",   "首席记者", "特派记者",
                                        "驻京记者", "全媒体记者", "融媒体记者", "记者",     "通讯员",
                                        "实习生",   "作者",       "撰文",       "撰稿",     "评论员"};

static bool take_reporter(struct text_view *view)
{
    for (size_t i = 0; i < COUNT(reporters); i++)
        if (text_view_take_text(view, reporters[i])) {
            while (character_in(text_view_first(*view), "：:"))
                text_view_take(view);
            return true;
        }
    return false;
}

struct name_list {
    struct text_view names[MOST_NAMES];
    size_t count;
    bool reporter; /* a word like 记者 vouches for the names */
};

static bool is_name_separator(uint32_t character)
{
    return character_is_blank(character) || character_in(character, "、，,；;/／|｜和与");
}

/* The length of the name at the start: up to a separator, a bracket or a word like 记者. */
static size_t name_length(struct text_view view)
{
    struct text_view rest = view;
    while (!text_view_is_empty(rest)) {
        struct text_view ahead = rest;
        uint32_t first = text_view_first(rest);
        if (is_name_separator(first) || character_in(first, "（(") || take_reporter(&ahead))
            break;
        text_view_take(&rest);
    }
    return view.length - rest.length;
}

/* `王 珂`: two single characters are one name. */
static bool joins_previous(const struct name_list *list, struct text_view name)
{
    if (list->count == 0 || text_view_count(name) != 1)
        return false;
    const struct text_view *last = &list->names[list->count - 1];
    return text_view_count(*last) == 1 && name.text > last->text &&
           (size_t)(name.text - last->text) <= last->length + 6;
}

static bool add_name(struct name_list *list, struct text_view name)
{
    if (joins_previous(list, name)) {
        struct text_view *last = &list->names[list->count - 1];
        last->length = (size_t)(name.text + name.length - last->text);
        return true;
    }
    if (list->count == MOST_NAMES)
        return false;
    list->names[list->count++] = name;
    return true;
}

static void skip_bracket(struct text_view *view)
{
    if (!character_in(text_view_first(*view), "（("))
        return;
    while (!text_view_is_empty(*view) && !character_in(text_view_take(view), "）)"))
        ;
}

static bool read_names(struct text_view view, struct name_list *list)
{
    while (!text_view_is_empty(view)) {
        skip_bracket(&view);
        if (take_reporter(&view)) {
            list->reporter = true;
            continue;
        }
        size_t length = name_length(view);
        if (length > 0 && !add_name(list, text_view_part(view, 0, length)))
            return false;
        view = text_view_part(view, length, view.length);
        while (!text_view_is_empty(view) && is_name_separator(text_view_first(view)))
            text_view_take(&view);
    }
    return list->count > 0;
}

/* A name without the white space that was typed to stretch it. */
static void append_name(struct buffer *names, struct text_view name)
{
    while (!text_view_is_empty(name)) {
        uint32_t character = text_view_take(&name);
        if (!character_is_blank(character))
            buffer_append_character(names, character);
    }
}

static bool is_vouched_name(struct text_view name)
{
    size_t count = text_view_count_visible(name);
    return (count >= NAME_SHORTEST && count <= NAME_LONGEST) || is_foreign_name(name);
}

static bool is_plain_name(struct text_view name)
{
    struct buffer closed = {0};
    append_name(&closed, name);
    bool person = closed.length > 0 && name_is_person((struct text_view){closed.data, closed.length});
    buffer_free(&closed);
    return person;
}

static const char *join_names(struct arena *arena, const struct name_list *list)
{
    struct buffer names = {0};
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            buffer_append_text(&names, "、");
        append_name(&names, list->names[i]);
    }
    const char *copy = arena_copy(arena, names.data, names.length);
    buffer_free(&names);
    return copy;
}

static bool are_names(const struct name_list *list, bool vouched)
{
    for (size_t i = 0; i < list->count; i++)
        if (!(vouched ? is_vouched_name(list->names[i]) : is_plain_name(list->names[i])))
            return false;
    return list->count > 0;
}

const char *credit_people(struct arena *arena, struct text_view list)
{
    struct name_list names = {0};
    if (text_view_count(list) > LIST_LONGEST * 2 || !read_names(text_view_trim(list), &names) ||
        !are_names(&names, true))
        return NULL;
    return join_names(arena, &names);
}

/* [agency] 记者 names, or names that are plainly names. */
static bool read_credit(struct arena *arena, struct text_view text, struct credit *credit,
                        bool needs_reporter)
{
    struct name_list names = {0};
    struct text_view rest = text_view_trim(text);
    text_view_take_end(&rest, "报道");
    text_view_take_end(&rest, "整理");
    struct text_view agency = {0}, ahead = rest;
    bool named = agency_take(&ahead, &agency);
    ahead = text_view_trim_start(ahead);
    struct text_view probe = ahead;
    named = named && take_reporter(&probe);
    if (named)
        rest = ahead;
    if (text_view_count(rest) > LIST_LONGEST || !read_names(rest, &names))
        return false;
    if ((needs_reporter && !names.reporter) || !are_names(&names, names.reporter))
        return false;
    credit->author = join_names(arena, &names);
    if (named)
        credit->source = source_name(arena, agency);
    return true;
}

struct text_view credit_unbracket(struct text_view text)
{
    struct text_view inner = text_view_trim(text);
    bool opened = text_view_take_text(&inner, "（") || text_view_take_text(&inner, "(") ||
                  text_view_take_text(&inner, "[") || text_view_take_text(&inner, "【");
    bool closed = text_view_take_end(&inner, "）") || text_view_take_end(&inner, ")") ||
                  text_view_take_end(&inner, "]") || text_view_take_end(&inner, "】");
    return opened && closed && !text_view_has_any(inner, "（(）)") ? text_view_trim(inner)
                                                                   : text_view_trim(text);
}

/* The inside of brackets at the start of a view; takes them. */
static bool take_bracketed(struct text_view *view, struct text_view *inner)
{
    struct text_view rest = text_view_trim_start(*view);
    if (!character_in(text_view_first(rest), "（("))
        return false;
    text_view_take(&rest);
    struct text_view start = rest;
    while (!text_view_is_empty(rest)) {
        size_t length = (size_t)(rest.text - start.text);
        if (character_in(text_view_take(&rest), "）)")) {
            *inner = text_view_part(start, 0, length);
            *view = rest;
            return true;
        }
    }
    return false;
}

static void skip_place(struct text_view *view)
{
    for (size_t count = 0; count < PLACE_LONGEST; count++) {
        uint32_t first = text_view_first(*view);
        if (character_digit(first) >= 0 || !(character_is_han(first) || character_in(first, "·")))
            return;
        text_view_take(view);
    }
}

static bool take_wire_word(struct text_view *view)
{
    return text_view_take_text(view, "电") || text_view_take_text(view, "讯") ||
           text_view_take_text(view, "消息");
}

/* 消息： 讯（记者 …）: news without a day. A mark or white space must follow. */
static bool take_news_word(struct text_view *view)
{
    struct text_view rest = *view;
    if (!text_view_take_text(&rest, "消息") && !text_view_take_text(&rest, "讯"))
        return false;
    uint32_t next = text_view_first(rest);
    if (!character_in(next, "：:（(") && !character_is_blank(next))
        return false;
    if (character_in(next, "：:"))
        text_view_take(&rest);
    *view = rest;
    return true;
}

/* agency + place + day + 电; or agency + 消息：. */
static bool take_dateline(struct text_view *text, struct text_view *agency, struct date *date)
{
    struct text_view rest = *text;
    *date = (struct date){0};
    text_view_take_text(&rest, "据");
    if (!agency_take(&rest, agency))
        return false;
    if (take_news_word(&rest)) {
        *text = rest;
        return true;
    }
    skip_place(&rest);
    rest = text_view_trim_start(rest);
    if (!date_take(&rest, date) || date->day == 0)
        return false;
    rest = text_view_trim_start(rest);
    if (!take_wire_word(&rest))
        return false;
    *text = rest;
    return true;
}

bool credit_from_dateline(struct arena *arena, struct text_view text, struct credit *credit, bool *titled)
{
    struct text_view agency, names, rest = text_view_trim_start(text);
    struct credit people = {0};
    *credit = (struct credit){0};
    if (!take_dateline(&rest, &agency, &credit->date))
        return false;
    credit->source = source_name(arena, agency);
    struct text_view after = text_view_trim_start(rest);
    *titled = text_view_starts(after, "题：") || text_view_starts(after, "题:");
    if (take_bracketed(&rest, &names) && read_credit(arena, names, &people, false))
        credit->author = people.author;
    return true;
}

/* The bracketed part at the end of a text, or an empty view. */
static struct text_view last_bracket(struct text_view text)
{
    struct text_view rest = text, inner = {0}, found = {0};
    while (!text_view_is_empty(rest)) {
        struct text_view ahead = rest;
        if (take_bracketed(&ahead, &inner) && text_view_is_empty(ahead))
            found = inner;
        text_view_take(&rest);
    }
    return found;
}

enum { END_BYTES = 400 };

/* Only the last bytes of a long paragraph can be a credit. */
static struct text_view tail_of(struct text_view text)
{
    size_t start = text.length > END_BYTES ? text.length - END_BYTES : 0;
    while (start > 0 && utf8_continues(text.text[start]))
        start--;
    return text_view_part(text, start, text.length);
}

bool credit_from_end_dateline(struct arena *arena, struct text_view text, struct credit *credit)
{
    struct text_view agency, inner = last_bracket(tail_of(text_view_trim(text)));
    *credit = (struct credit){0};
    if (text_view_is_empty(inner) || !take_dateline(&inner, &agency, &credit->date))
        return false;
    credit->source = source_name(arena, agency);
    return true;
}

bool credit_from_print_line(struct arena *arena, struct text_view text, struct credit *credit)
{
    struct text_view rest = credit_unbracket(text), inner;
    *credit = (struct credit){0};
    if (!text_view_take_text(&rest, "《"))
        return false;
    ptrdiff_t end = text_view_find(rest, "》");
    if (end <= 0)
        return false;
    struct text_view name = text_view_trim(text_view_part(rest, 0, (size_t)end));
    rest = text_view_trim(text_view_part(rest, (size_t)end + strlen("》"), rest.length));
    if (!take_bracketed(&rest, &inner)) {
        inner = rest;
        rest = text_view_of("");
    }
    inner = text_view_trim(inner);
    if (!text_view_is_empty(text_view_trim(rest)) || text_view_count(name) > SOURCE_LONGEST ||
        text_view_count(inner) > PRINT_LONGEST || !date_take(&inner, &credit->date) || credit->date.year == 0)
        return false;
    credit->source = source_name(arena, name);
    return true;
}

bool credit_from_byline(struct arena *arena, struct text_view text, struct credit *credit)
{
    struct text_view rest = text_view_trim(text);
    *credit = (struct credit){0};
    if (character_in(text_view_first(rest), "□■◎●○◆"))
        text_view_take(&rest);
    if (text_view_count(rest) > LIST_LONGEST || text_view_has_any(rest, "。！？：:“”《》"))
        return false;
    return read_credit(arena, rest, credit, true);
}

/* 【新华社微特稿】 behind the names. */
static bool take_column(struct text_view *text, struct text_view *agency)
{
    if (!text_view_ends(*text, "】"))
        return false;
    ptrdiff_t start = -1;
    for (size_t at = text->length; at > 0 && start < 0; at--)
        if (text_view_starts(text_view_part(*text, at - 1, text->length), "【"))
            start = (ptrdiff_t)at - 1;
    if (start < 0)
        return false;
    struct text_view column = text_view_part(*text, (size_t)start + strlen("【"), text->length);
    *text = text_view_trim_end(text_view_part(*text, 0, (size_t)start));
    return agency_take(&column, agency);
}

bool credit_from_end(struct arena *arena, struct text_view text, struct credit *credit)
{
    struct text_view agency = {0}, rest = tail_of(text_view_trim(text));
    *credit = (struct credit){0};
    bool column = take_column(&rest, &agency);
    struct text_view inner = last_bracket(rest);
    bool found = !text_view_is_empty(inner) && read_credit(arena, inner, credit, false);
    if (column && credit->source == NULL)
        credit->source = source_name(arena, agency);
    return found || column;
}

static bool is_source(struct text_view source)
{
    return !text_view_is_empty(source) && text_view_count(source) <= SOURCE_LONGEST &&
           !text_view_has_any(source, "。，！？：:；、《》（）()“”|/");
}

/* 原创 李某 某读: a public account names the writer before itself. */
static void read_account(struct arena *arena, struct text_view name, struct credit *credit)
{
    struct text_view rest = text_view_trim(name), writer, account;
    if (text_view_take_text(&rest, "原创") && character_is_blank(text_view_first(rest)))
        name = text_view_trim(rest);
    if (split_last_blank(name, &writer, &account) && name_is_person(writer)) {
        credit->author = text_view_copy_plain(arena, writer);
        name = account;
    }
    credit->source = source_name(arena, name);
}

/* The place that a public account was written from stands behind the time. */
static struct text_view without_place(struct text_view text)
{
    struct text_view before, place;
    bool found = split_last_blank(text, &before, &place) && is_all_han(place) &&
                 text_view_count(place) <= PLACE_LONGEST && character_digit(text_view_last(before)) >= 0;
    return found ? before : text;
}

bool credit_from_source_and_time(struct arena *arena, struct text_view text, struct credit *credit)
{
    struct text_view rest = text_view_trim(text), time = rest;
    *credit = (struct credit){0};
    if (date_take_with_time(&time, &credit->date)) {
        if (!character_is_blank(text_view_first(time)) || !is_source(text_view_trim(time)))
            return false;
        credit->source = source_name(arena, text_view_trim(time));
        return true;
    }
    while (!text_view_is_empty(rest) && character_digit(text_view_first(rest)) < 0)
        text_view_take(&rest);
    struct text_view name =
        text_view_part(text_view_trim(text), 0, text_view_trim(text).length - rest.length);
    if (!character_is_blank(text_view_last(name)) || !is_source(text_view_trim(name)) ||
        !date_is_whole(without_place(rest), &credit->date) || credit->date.year == 0 || credit->date.day == 0)
        return false;
    read_account(arena, text_view_trim(name), credit);
    return true;
}

static const struct {
    const char *label;
    enum credit_field field;
} labels[] = {
    {"信息来源", CREDIT_SOURCE},
    {"文章来源", CREDIT_SOURCE},
    {"新闻来源", CREDIT_SOURCE},
    {"稿件来源", CREDIT_SOURCE},
    {"资料来源", CREDIT_SOURCE},
    {"来源", CREDIT_SOURCE},
    {"來源", CREDIT_SOURCE},
    {"稿源", CREDIT_SOURCE},
    {"出处", CREDIT_SOURCE},
    {"原载", CREDIT_SOURCE},
    {"转自", CREDIT_SOURCE},
    {"文章作者", CREDIT_AUTHOR},
    {"作者", CREDIT_AUTHOR},
    {"撰文", CREDIT_AUTHOR},
    {"撰稿", CREDIT_AUTHOR},
    {"文字", CREDIT_AUTHOR},
    {"文", CREDIT_AUTHOR},
    {"发布时间", CREDIT_DATE},
    {"发布日期", CREDIT_DATE},
    {"发表时间", CREDIT_DATE},
    {"发表日期", CREDIT_DATE},
    {"發佈日期", CREDIT_DATE},
    {"时间", CREDIT_DATE},
    {"日期", CREDIT_DATE},
    {"责任编辑", CREDIT_CONTRIBUTOR},
    {"值班编辑", CREDIT_CONTRIBUTOR},
    {"责编", CREDIT_CONTRIBUTOR},
    {"编辑", CREDIT_CONTRIBUTOR},
    {"摄影", CREDIT_CONTRIBUTOR},
    {"图片", CREDIT_CONTRIBUTOR},
    {"图", CREDIT_CONTRIBUTOR},
    {"校对", CREDIT_CONTRIBUTOR},
    {"审核", CREDIT_CONTRIBUTOR},
    {"编审", CREDIT_CONTRIBUTOR},
    {"本文原标题", CREDIT_ORIGINAL_TITLE},
    {"原标题", CREDIT_ORIGINAL_TITLE},
    {"原題", CREDIT_ORIGINAL_TITLE},
    {"浏览次数", CREDIT_NONE},
    {"点击数", CREDIT_NONE},
    {"字号", CREDIT_NONE},
    {"最后更新", CREDIT_NONE},
    {"更新时间", CREDIT_NONE},
};

/* The row of the label at the start of a view, and takes it with its colon or stroke; -1: none. */
static int take_label(struct text_view *text)
{
    for (size_t i = 0; i < COUNT(labels); i++) {
        struct text_view rest = *text;
        if (!text_view_take_text(&rest, labels[i].label))
            continue;
        rest = text_view_trim_start(rest);
        if (character_in(text_view_first(rest), "：:/／|｜")) {
            text_view_take(&rest);
            *text = rest;
            return (int)i;
        }
    }
    return -1;
}

enum credit_field credit_take_labelled(struct text_view *text, struct text_view *value)
{
    struct text_view rest = text_view_trim_start(*text);
    int row = take_label(&rest);
    if (row < 0)
        return CREDIT_NONE;
    struct text_view start = rest;
    bool boundary = false;
    while (!text_view_is_empty(rest)) {
        struct text_view ahead = rest;
        if (boundary && take_label(&ahead) >= 0)
            break;
        boundary = !character_is_han(text_view_take(&rest));
    }
    *value = text_view_trim(text_view_part(start, 0, start.length - rest.length));
    *text = rest;
    return labels[row].field;
}

bool credit_is_no_source(struct text_view value)
{
    static const char *const words[] = {"网络", "互联网",   "综合",     "本站",     "原创", "未知", "转载",
                                        "佚名", "本站原创", "网络综合", "综合整理", "网友", "网上", "其他"};
    return text_view_is_empty(value) || text_view_count(value) > VALUE_LONGEST ||
           matches_any(value, words, COUNT(words));
}

/* Offices of a paper that sign for themselves. A person or a place before the colon is what the text is
 * about. */
static const char *const signing_offices[] = {"评论员", "评论部", "评论员文章", "编辑部",    "社论",
                                              "钟声",   "任仲平", "仲音",       "和音",      "国纪平",
                                              "编委会", "调研组", "课题组",     "本报编辑部"};

bool credit_from_title_prefix(struct text_view title, struct text_view *name)
{
    ptrdiff_t wide = text_view_find(title, "："), narrow = text_view_find(title, ":");
    ptrdiff_t end = wide < 0 || (narrow >= 0 && narrow < wide) ? narrow : wide;
    if (end <= 0)
        return false;
    *name = text_view_trim(text_view_part(title, 0, (size_t)end));
    return text_view_count(*name) <= SOURCE_LONGEST &&
           text_view_ends_with_one_of(*name, signing_offices, COUNT(signing_offices));
}
