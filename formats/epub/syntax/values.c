#include "formats/epub/syntax/values.h"

#include "base/array.h"
#include "base/language.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What does not belong to ASCII is taken for letters. */
static bool is_name_byte(unsigned char byte)
{
    return byte >= 0x80 || isalnum(byte) || byte == '_' || byte == '-' || byte == '.';
}

static bool is_nmtoken(const char *value, size_t length, bool may_have_colon)
{
    for (size_t i = 0; i < length; i++)
        if (!is_name_byte((unsigned char)value[i]) && !(may_have_colon && value[i] == ':'))
            return false;
    return length > 0;
}

static bool is_ncname(const char *value, size_t length)
{
    return is_nmtoken(value, length, false) && !isdigit((unsigned char)*value) && *value != '-' &&
           *value != '.';
}

static bool are_nmtokens(const char *value, size_t length)
{
    bool any = false;
    while (length) {
        size_t blank = strspn(value, " \t\r\n"), word = strcspn(value + blank, " \t\r\n");
        if (blank + word > length)
            break;
        if (word && !is_nmtoken(value + blank, word, true))
            return false;
        any |= word > 0;
        value += blank + word;
        length -= blank + word;
    }
    return any;
}

static bool is_token(const char *value, size_t length)
{
    return length && strcspn(value, " \t\r\n") >= length;
}

/* xsd:anyURI takes nearly everything. */
static bool is_uri(const char *value, size_t length)
{
    (void)value;
    (void)length;
    return true;
}

/* xsd:language, and none. */
static bool is_language(const char *value, size_t length)
{
    for (size_t i = 0; i < length;) {
        size_t part = 0;
        while (i + part < length && isalnum((unsigned char)value[i + part]))
            part++;
        if (!part || part > 8)
            return false;
        i += part;
        if (i < length && (value[i] != '-' || ++i == length))
            return false;
    }
    return true;
}

static bool is_mime(const char *value, size_t length)
{
    static const char others[] = "!#$&+-^_";
    size_t at = 0;
    for (int part = 0; part < 2; part++) {
        size_t start = at;
        while (at < length && (isalnum((unsigned char)value[at]) || strchr(others, value[at])))
            at++;
        if (at == start || (!part && (at == length || value[at++] != '/')))
            return false;
    }
    return true;
}

static bool is_words(const char *value, size_t length)
{
    return !ascii_is_blank(value, length);
}

static bool is_number(const char *value, size_t length, bool may_be_negative)
{
    size_t sign = length && (*value == '+' || (may_be_negative && *value == '-'));
    for (size_t i = sign; i < length; i++)
        if (!isdigit((unsigned char)value[i]))
            return false;
    return length > sign;
}

static bool is_integer(const char *value, size_t length)
{
    return is_number(value, length, true);
}

static bool is_count(const char *value, size_t length)
{
    return is_number(value, length, false);
}

static bool is_positive(const char *value, size_t length)
{
    return is_count(value, length) && strcspn(value, "123456789") < length;
}

static bool is_clock(const char *value, size_t length)
{
    (void)length;
    return value_clock(value) >= 0;
}

/* `9` is a digit. */
static bool has_form(const char *value, size_t length, const char *form)
{
    if (strlen(form) != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (form[i] == '9' ? !isdigit((unsigned char)value[i]) : value[i] != form[i])
            return false;
    return true;
}

static bool is_time(const char *value, size_t length)
{
    static const char *const forms[] = {"99:99", "99:99:99", "99:99:99.9", "99:99:99.99", "99:99:99.999"};
    for (size_t i = 0; i < COUNT(forms); i++)
        if (has_form(value, length, forms[i]))
            return true;
    return false;
}

static bool is_zoned_time(const char *value, size_t length)
{
    static const char *const zones[] = {"Z", "+99:99", "-99:99", "+9999", "-9999"};
    for (size_t i = 0; i < COUNT(zones); i++) {
        size_t size = strlen(zones[i]);
        if (length > size && has_form(value + length - size, size, zones[i]) && is_time(value, length - size))
            return true;
    }
    return is_time(value, length);
}

/* "P4D", "PT4H18M3S", "4H 18M 3S" */
static bool is_duration(const char *value, size_t length)
{
    bool is_iso = *value == 'P';
    return strspn(value, is_iso ? "PT0123456789.DHMS" : "0123456789. WDHMS") >= length &&
           length > (is_iso ? 2u : 1u) &&
           (isalpha((unsigned char)value[length - 1]) || value[length - 1] == ' ');
}

/* What HTML calls a vaguer moment in time. */
static bool is_date(const char *value, size_t length)
{
    static const char *const forms[] = {"9999", "9999-99", "9999-99-99", "99-99", "--99-99", "9999-W99"};
    for (size_t i = 0; i < COUNT(forms); i++)
        if (has_form(value, length, forms[i]))
            return true;
    bool has_day = length > 11 && has_form(value, 10, "9999-99-99") && (value[10] == 'T' || value[10] == ' ');
    return (has_day && is_zoned_time(value + 11, length - 11)) || is_time(value, length) ||
           is_duration(value, length);
}

static bool is_hash(const char *value, size_t length)
{
    return length > 1 && *value == '#';
}

static bool is_utf8(const char *value, size_t length)
{
    return length == 5 && !strncasecmp(value, "utf-8", 5);
}

/* The ways in which a book can be taken in, each once. */
static bool are_modes(const char *value, size_t length)
{
    static const char *const modes[] = {"auditory", "tactile", "textual", "visual"};
    unsigned seen = 0;
    for (size_t at = strspn(value, " \t\r\n"); at < length; at += strspn(value + at, " \t\r\n")) {
        size_t word = strcspn(value + at, " \t\r\n");
        unsigned mode = 0;
        for (size_t i = 0; i < COUNT(modes); i++)
            if (strlen(modes[i]) == word && !strncmp(modes[i], value + at, word))
                mode = 1u << i;
        if (!mode || seen & mode)
            return false;
        seen |= mode;
        at += word;
    }
    return seen != 0;
}

/* Where a link opens: a name, or one of four words. */
static bool is_target(const char *value, size_t length)
{
    static const char *const words[] = {"_blank", "_self", "_parent", "_top"};
    for (size_t i = 0; i < COUNT(words); i++)
        if (length == strlen(words[i]) && !strncasecmp(value, words[i], length))
            return true;
    return length && *value != '_';
}

static bool is_policy(const char *value, size_t length)
{
    static const char policies[] =
        "no-referrer no-referrer-when-downgrade same-origin origin strict-origin origin-when-cross-origin "
        "strict-origin-when-cross-origin unsafe-url";
    for (const char *policy = policies; policy && length; policy = strchr(policy, ' ')) {
        policy += *policy == ' ';
        if (strcspn(policy, " ") == length && !strncasecmp(policy, value, length))
            return true;
    }
    return !length;
}

static bool is_decimal(const char *value, size_t length)
{
    char *end;
    bool has_digits = strspn(value, "+-0123456789.eE") >= length && length;
    return has_digits && (strtod(value, &end), end == value + length);
}

/* Media queries as a container writes them: each condition in brackets. */
static bool is_query(const char *value, size_t length)
{
    size_t open = strcspn(value, "(");
    bool is_all =
        !strncmp(value, "all", 3) || !strncmp(value, "only all", 8) || !strncmp(value, "not all", 7);
    return is_all || (!open && memchr(value, ')', length));
}

static const struct {
    const char *name;
    bool (*fits)(const char *value, size_t length);
} kinds[] = {
    {"token", is_token},       {"ncname", is_ncname}, {"nmtokens", are_nmtokens}, {"uri", is_uri},
    {"lang", is_language},     {"mime", is_mime},     {"words", is_words},        {"integer", is_integer},
    {"count", is_count},       {"clock", is_clock},   {"date", is_date},          {"utf-8", is_utf8},
    {"positive", is_positive}, {"hash", is_hash},     {"modes", are_modes},       {"query", is_query},
    {"target", is_target},     {"policy", is_policy}, {"number", is_decimal},
};

static bool is_one_of(const char *words, size_t length, const char *value, size_t size)
{
    const char *end = words + length;
    while (words <= end) {
        size_t word = strcspn(words, "| ");
        if (words + word > end)
            word = (size_t)(end - words);
        if (word == size && !strncmp(words, value, size))
            return true;
        words += word + 1;
    }
    return false;
}

bool value_fits(const char *kind, size_t length, const char *value)
{
    size_t size = strlen(value);
    ascii_trim(&value, &size);
    if (length == 7 && !strncmp(kind, "nmtoken", 7))
        return is_nmtoken(value, size, true);
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (strlen(kinds[i].name) == length && !strncmp(kinds[i].name, kind, length))
            return kinds[i].fits(value, size);
    return is_one_of(kind, length, value, size);
}

static long long parse_clock_parts(const char *value)
{
    unsigned long first, second;
    double third;
    int used = 0;
    size_t hours = strspn(value, "0123456789"), minutes = strspn(value + hours + 1, "0123456789");
    bool is_full = value[hours + 1 + minutes] == ':';
    const char *seconds = value + hours + 1 + (is_full ? minutes + 1 : 0);
    if (strspn(seconds, "0123456789") != 2 || (is_full ? minutes : hours) != 2)
        return -1;
    if (sscanf(value, "%lu:%2lu:%lf%n", &first, &second, &third, &used) == 3 && !value[used])
        return second < 60 && third < 60
                   ? (long long)((double)(first * 3600 + second * 60) * 1000 + third * 1000)
                   : -1;
    if (sscanf(value, "%lu:%lf%n", &first, &third, &used) == 2 && !value[used])
        return first < 60 && third < 60 ? (long long)((double)first * 60000 + third * 1000) : -1;
    return -1;
}

static long long parse_clock_count(const char *value)
{
    static const struct {
        const char *name;
        double milliseconds;
    } units[] = {{"", 1000}, {"h", 3600000}, {"min", 60000}, {"s", 1000}, {"ms", 1}};
    char *end;
    double count = strtod(value, &end);
    for (size_t i = 0; i < COUNT(units); i++)
        if (!strcmp(end, units[i].name))
            return (long long)(count * units[i].milliseconds + 0.5);
    return -1;
}

long long value_clock(const char *value)
{
    char clean[64];
    size_t length = strlen(value);
    ascii_trim(&value, &length);
    if (!length || length >= sizeof clean || !isdigit((unsigned char)*value))
        return -1;
    memcpy(clean, value, length);
    clean[length] = '\0';
    return strchr(clean, ':') ? parse_clock_parts(clean) : parse_clock_count(clean);
}

/* A day of the calendar: 1994, 1994-11 or 1994-11-05. */
static bool has_day(const char *date)
{
    static const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    size_t length = strlen(date);
    int year = atoi(date), month = length > 4 ? atoi(date + 5) : 1, day = length > 7 ? atoi(date + 8) : 1;
    bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (month < 1 || month > 12 || (month == 2 && day == 29 && !is_leap))
        return false;
    return day > 0 && day <= lengths[month - 1];
}

bool value_is_date(const char *value)
{
    static const char *const forms[] = {"9999", "9999-99", "9999-99-99"};
    static const char *const times[] = {"99:99", "99:99:99"};
    for (size_t i = 0; i < COUNT(forms); i++)
        if (has_form(value, strlen(value), forms[i]))
            return has_day(value);
    char day[11], time[9] = "";
    size_t length = strcspn(value, "T"), size = strcspn(value + length + (value[length] == 'T'), ".Z+-");
    if (length != 10 || value[10] != 'T' || size >= sizeof time)
        return false;
    memcpy(day, value, 10);
    day[10] = '\0';
    memcpy(time, value + 11, size);
    const char *zone = value + 11 + size;
    zone += *zone == '.' ? 1 + strspn(zone + 1, "0123456789") : 0;
    bool has_zone = !*zone || !strcmp(zone, "Z") || (*zone && has_form(zone + 1, strlen(zone + 1), "99:99"));
    return value_is_date(day) && has_zone &&
           (has_form(time, size, times[0]) || has_form(time, size, times[1]));
}
