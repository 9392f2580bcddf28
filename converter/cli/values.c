#include "converter/cli/values.h"

#include "base/language.h"
#include "base/translation.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

static bool is_plain(const char *text)
{
    for (const char *byte = text; *byte; byte++)
        if ((unsigned char)*byte < 0x20 || *byte == 0x7F)
            return false;
    return utf8_is_valid(text, strlen(text));
}

const char *plain_text_find_fault(const char *text)
{
    return is_plain(text) ? NULL : PHRASE("UTF-8 text without control characters");
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && is_leap);
}

static bool is_date(const char *text)
{
    static const char shape[] = "dddd-dd-dd";
    size_t length = strlen(text);
    if (length != 4 && length != 7 && length != 10)
        return false;
    for (size_t i = 0; i < length; i++)
        if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != '-')
            return false;
    int year = 0, month = 1, day = 1;
    sscanf(text, "%4d-%2d-%2d", &year, &month, &day);
    return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

const char *date_find_fault(const char *text)
{
    return is_date(text) ? NULL : PHRASE("2019-06-05, 2019-06 or 2019");
}

const char *language_find_fault(const char *text)
{
    return language_is_well_formed(text) ? NULL : PHRASE("a tag like zh-CN, zh-TW or ja");
}

const char *assignment_find_fault(const char *text)
{
    return strchr(text, '=') ? NULL : "NAME=VALUE";
}

const char *shard_parse(const char *text, void *shard)
{
    struct shard read;
    int length = 0;
    bool is_share = sscanf(text, "%9lu/%9lu%n", &read.number, &read.count, &length) == 2 && !text[length] &&
                    read.number >= 1 && read.number <= read.count;
    if (!is_share)
        return PHRASE("I/N, from 1/N to N/N");
    *(struct shard *)shard = read;
    return NULL;
}
