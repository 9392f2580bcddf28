#include "converter/cli/dates.h"

#include "base/array.h"
#include "base/utf8.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct date {
    int year, month, day; /* 0: not said */
};

/* Fills in a number of at most `most` digits; NULL when there is none. */
static const char *read_number(const char *text, size_t most, int *number)
{
    size_t length = strspn(text, "0123456789");
    *number = 0;
    if (!length || length > most)
        return NULL;
    for (size_t i = 0; i < length; i++)
        *number = *number * 10 + (text[i] - '0');
    return text + length;
}

/* Behind the mark, or NULL. */
static const char *skip(const char *text, const char *mark)
{
    return text && !strncmp(text, mark, strlen(mark)) ? text + strlen(mark) : NULL;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && is_leap);
}

/* 0 is "not said", and can be typed for no part. */
static bool is_sound(const struct date *date, size_t parts)
{
    if (date->year < 1 || (parts > 1 && (date->month < 1 || date->month > 12)))
        return false;
    return parts < 3 || (date->day >= 1 && date->day <= days_in_month(date->year, date->month));
}

/* What stands behind each part; the last mark may be missing where it separates only. */
static const struct form {
    const char *behind[3];
    bool must_end; /* the last mark is written too */
} forms[] = {{{"-", "-", ""}, false},
             {{"/", "/", ""}, false},
             {{".", ".", ""}, false},
             {{"年", "月", "日"}, true},
             {{"年", "月", "号"}, true}};

static bool read_form(const struct form *form, const char *text, struct date *date)
{
    int *const parts[] = {&date->year, &date->month, &date->day};
    *date = (struct date){0};
    for (size_t i = 0; i < COUNT(parts); i++) {
        text = read_number(text, i ? 2 : 4, parts[i]);
        if (!text)
            return false;
        const char *rest = skip(text, form->behind[i]);
        if (form->must_end ? rest && !*rest : !*text)
            return is_sound(date, i + 1);
        if (!rest)
            return false;
        text = rest;
    }
    return false;
}

/* 20190605 */
static bool read_digits(const char *text, struct date *date)
{
    if (strlen(text) != 8 || strspn(text, "0123456789") != 8)
        return false;
    sscanf(text, "%4d%2d%2d", &date->year, &date->month, &date->day);
    return is_sound(date, 3);
}

static bool read_date(const char *typed, struct date *date)
{
    char text[64];
    if (strlen(typed) >= sizeof text)
        return false;
    utf8_narrow(typed, text);
    for (size_t i = 0; i < COUNT(forms); i++)
        if (read_form(&forms[i], text, date))
            return true;
    return read_digits(text, date);
}

const char *date_normalise(struct arena *arena, const char *text)
{
    struct date date;
    if (!read_date(text, &date))
        return NULL;
    if (date.day)
        return arena_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
    return date.month ? arena_format(arena, "%04d-%02d", date.year, date.month)
                      : arena_format(arena, "%04d", date.year);
}

bool date_is_allowed(const char *text)
{
    struct date date;
    return read_date(text, &date);
}

bool date_begins(const char *text, time_t *time)
{
    struct date date;
    if (!read_date(text, &date))
        return false;
    struct tm parts = {.tm_year = date.year - 1900,
                       .tm_mon = date.month ? date.month - 1 : 0,
                       .tm_mday = date.day ? date.day : 1,
                       .tm_isdst = -1};
    *time = mktime(&parts);
    return true;
}
