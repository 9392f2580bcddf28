#include "formats/html/lexicon/dates.h"

#include <string.h>

enum { YEAR_FIRST = 1000, YEAR_LAST = 2199, YEAR_DIGITS = 4, COMPACT_DIGITS = 8, HAN_NUMBER = 3 };

static void skip_blank(struct text_view *view)
{
    *view = text_view_trim_start(*view);
}

/* Digits of either width; how many there were. */
static unsigned take_digits(struct text_view *view, unsigned most, int *number)
{
    unsigned count = 0;
    *number = 0;
    while (count < most && character_digit(text_view_first(*view)) >= 0) {
        *number = *number * 10 + character_digit(text_view_take(view));
        count++;
    }
    return count;
}

/* 五, 十, 十五, 二十, 二十五 for days and months; digits one by one (二〇一九) for years. */
static unsigned take_han_number(struct text_view *view, int *number)
{
    unsigned count = 0;
    int value = 0;
    for (int part;
         count < HAN_NUMBER && (part = character_han_number(text_view_first(*view))) >= 0 && part <= 10;
         count++) {
        text_view_take(view);
        if (part == 10)
            value = count == 0 ? 10 : value * 10;
        else
            value =
                count > 0 && value % 10 == 0 && value > 0 && value < 100 ? value + part : value * 10 + part;
    }
    *number = value;
    return count;
}

static unsigned take_number(struct text_view *view, unsigned most, int *number)
{
    unsigned digits = take_digits(view, most, number);
    return digits > 0 ? digits : take_han_number(view, number);
}

static bool take_unit(struct text_view *view, const char *unit)
{
    struct text_view rest = *view;
    skip_blank(&rest);
    if (!text_view_take_text(&rest, unit))
        return false;
    *view = rest;
    return true;
}

/* In a year that is not known (0) February may have 29. */
static bool is_day(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] + (month == 2 && is_leap);
}

/* What is written like a date; there is no 13月 and no 2月30日. */
enum date_kind { DATE_NONE, DATE_REAL, DATE_IMPOSSIBLE };

/* `date` has the year. */
static enum date_kind take_month_and_day(struct text_view *view, struct date *date)
{
    struct text_view rest = *view;
    int month, day;
    skip_blank(&rest);
    if (take_number(&rest, 2, &month) == 0 || !take_unit(&rest, "月"))
        return DATE_NONE;
    date->month = month;
    *view = rest;
    skip_blank(&rest);
    if (take_number(&rest, 2, &day) > 0 && (take_unit(&rest, "日") || take_unit(&rest, "号"))) {
        date->day = day;
        *view = rest;
    } else {
        day = 1;
    }
    return is_day(date->year, month, day) ? DATE_REAL : DATE_IMPOSSIBLE;
}

static bool is_year(int year)
{
    return year >= YEAR_FIRST && year <= YEAR_LAST;
}

static int take_han_year(struct text_view *view)
{
    int year = 0;
    unsigned count = 0;
    for (int part; (part = character_han_number(text_view_first(*view))) >= 0 && part <= 9; count++) {
        text_view_take(view);
        year = year * 10 + part;
        if (year > YEAR_LAST)
            return 0;
    }
    return count == YEAR_DIGITS ? year : 0;
}

static enum date_kind take_chinese_date(struct text_view *view, struct date *date)
{
    struct text_view rest = *view;
    int year = 0;
    if (take_digits(&rest, YEAR_DIGITS, &year) == 0)
        year = take_han_year(&rest);
    if (!is_year(year) || !take_unit(&rest, "年"))
        return DATE_NONE;
    date->year = year;
    *view = rest;
    return take_month_and_day(view, date) == DATE_IMPOSSIBLE ? DATE_IMPOSSIBLE : DATE_REAL;
}

static enum date_kind take_separated_date(struct text_view *view, struct date *date)
{
    struct text_view rest = *view;
    int year, month, day;
    if (take_digits(&rest, YEAR_DIGITS, &year) != YEAR_DIGITS || !is_year(year))
        return DATE_NONE;
    uint32_t separator = text_view_take(&rest);
    if (!character_in(separator, "-/.－／．") || take_digits(&rest, 2, &month) == 0)
        return DATE_NONE;
    if (text_view_take(&rest) != separator || take_digits(&rest, 2, &day) == 0 ||
        character_digit(text_view_first(rest)) >= 0)
        return DATE_NONE;
    *date = (struct date){year, month, day};
    *view = rest;
    return is_day(year, month, day) ? DATE_REAL : DATE_IMPOSSIBLE;
}

enum { MONTH_SHORTEST = 3, MONTHS = 12 };

static char lower(char letter)
{
    return (char)(letter | 0x20);
}

/* Mar, Mar., March: how many bytes of a month's name stand at the start. */
static size_t month_length(struct text_view view, const char *month)
{
    size_t length = 0;
    while (month[length] != '\0' && length < view.length && lower(view.text[length]) == month[length])
        length++;
    bool whole = length == view.length || (unsigned)lower(view.text[length]) - 'a' >= 26;
    return whole && length >= MONTH_SHORTEST ? length : 0;
}

static int take_english_month(struct text_view *view)
{
    static const char *const months[MONTHS] = {"january",   "february", "march",    "april",
                                               "may",       "june",     "july",     "august",
                                               "september", "october",  "november", "december"};
    for (int month = 0; month < MONTHS; month++) {
        size_t length = month_length(*view, months[month]);
        if (length == 0)
            continue;
        *view = text_view_part(*view, length, view->length);
        text_view_take_text(view, ".");
        return month + 1;
    }
    return 0;
}

static bool take_day(struct text_view *view, int *day)
{
    skip_blank(view);
    return take_digits(view, 2, day) > 0 && character_digit(text_view_first(*view)) < 0;
}

bool date_take_english(struct text_view *view, struct date *date)
{
    struct text_view rest = *view;
    int day = 0, year = 0;
    bool day_first = character_digit(text_view_first(rest)) >= 0;
    if (day_first && !take_day(&rest, &day))
        return false;
    skip_blank(&rest);
    int month = take_english_month(&rest);
    if (month == 0 || (!day_first && !take_day(&rest, &day)))
        return false;
    text_view_take_text(&rest, ",");
    skip_blank(&rest);
    if (take_digits(&rest, YEAR_DIGITS, &year) != YEAR_DIGITS || !is_year(year) ||
        !is_day(year, month, day) || character_digit(text_view_first(rest)) >= 0)
        return false;
    *date = (struct date){year, month, day};
    *view = rest;
    return true;
}

static enum date_kind take_any_date(struct text_view *view, struct date *date)
{
    *date = (struct date){0};
    enum date_kind kind = take_separated_date(view, date);
    if (kind == DATE_NONE)
        kind = take_chinese_date(view, date);
    return kind == DATE_NONE ? take_month_and_day(view, date) : kind;
}

bool date_take(struct text_view *view, struct date *date)
{
    struct text_view rest = *view;
    if (take_any_date(&rest, date) != DATE_REAL)
        return false;
    *view = rest;
    return true;
}

static void skip_time_of_day(struct text_view *view)
{
    while (!text_view_is_empty(*view)) {
        uint32_t first = text_view_first(*view);
        if (character_digit(first) < 0 && !character_is_blank(first) &&
            !character_in(first, ":：星期周一二三四五六日天上下午时分"))
            break;
        text_view_take(view);
    }
}

static void take_brackets(struct text_view *view)
{
    struct text_view inner = *view;
    bool opened = text_view_take_text(&inner, "（") || text_view_take_text(&inner, "(") ||
                  text_view_take_text(&inner, "〔");
    bool closed = text_view_take_end(&inner, "）") || text_view_take_end(&inner, ")") ||
                  text_view_take_end(&inner, "〕");
    if (opened && closed)
        *view = text_view_trim(inner);
}

static enum date_kind read_whole(struct text_view view, struct date *date)
{
    view = text_view_trim(view);
    take_brackets(&view);
    enum date_kind kind = take_any_date(&view, date);
    skip_time_of_day(&view);
    return text_view_is_empty(view) && (date->year > 0 || date->day > 0) ? kind : DATE_NONE;
}

bool date_is_whole(struct text_view view, struct date *date)
{
    return read_whole(view, date) == DATE_REAL;
}

bool date_is_written(struct text_view view)
{
    struct date date;
    return read_whole(view, &date) != DATE_NONE;
}

bool date_find(struct text_view view, struct date *date)
{
    for (bool inside = false; !text_view_is_empty(view);) {
        struct text_view rest = view;
        bool digit =
            character_digit(text_view_first(view)) >= 0 || character_han_number(text_view_first(view)) >= 0;
        if (digit && !inside && date_take(&rest, date) && date->year > 0)
            return true;
        inside = digit;
        text_view_take(&view);
    }
    return false;
}

char *date_format(struct arena *arena, struct date date)
{
    if (date.year == 0)
        return NULL;
    if (date.month == 0)
        return arena_format(arena, "%04d", date.year);
    if (date.day == 0)
        return arena_format(arena, "%04d-%02d", date.year, date.month);
    return arena_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

static bool take_compact_date(struct text_view *view, struct date *date)
{
    struct text_view rest = *view;
    int number;
    if (take_digits(&rest, COMPACT_DIGITS + 1, &number) != COMPACT_DIGITS)
        return false;
    *date = (struct date){number / 10000, number / 100 % 100, number % 100};
    *view = rest;
    return is_year(date->year) && is_day(date->year, date->month, date->day);
}

bool date_of_folder(const char *path, struct date *date)
{
    struct text_view folders = text_view_of(path);
    while (folders.length > 0) {
        while (folders.length > 0 && folders.text[folders.length - 1] != '/')
            folders.length--;
        while (folders.length > 0 && folders.text[folders.length - 1] == '/')
            folders.length--;
        size_t start = folders.length;
        while (start > 0 && folders.text[start - 1] != '/')
            start--;
        struct text_view name = text_view_part(folders, start, folders.length);
        bool found = take_compact_date(&name, date) || (date_take(&name, date) && date->year > 0);
        if (found && date->day > 0 && text_view_is_empty(name))
            return true;
    }
    return false;
}
