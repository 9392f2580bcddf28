/* The shared test vectors, when they lie beside the repository: W3C's line breaking, and our own cases of
 * breaks, squeezed pairs, line edges and Han-Latin spacing. Each test names the rows that are wrong. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "tests/unit/cmocka.h"
#include "tests/unit/layout/setting.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FIELDS = 16, MOST_CLUSTERS = 256 };

struct row {
    char *fields[MOST_FIELDS];
};

typedef bool check_row(const struct row *row);

static void unescape(char *field)
{
    char *out = field;
    for (const char *in = field; *in; in++) {
        if (in[0] == '\\' && in[1] && strchr("tnr", in[1])) {
            in++;
            *out++ = *in == 't' ? '\t' : *in == 'n' ? '\n' : '\r';
        } else {
            *out++ = *in;
        }
    }
    *out = '\0';
}

static void split(char *line, struct row *row)
{
    static char nothing[1];
    for (int i = 0; i < MOST_FIELDS; i++)
        row->fields[i] = nothing;
    line[strcspn(line, "\n")] = '\0';
    for (int i = 0; i < MOST_FIELDS && line; i++) {
        row->fields[i] = strsep(&line, "\t");
        unescape(row->fields[i]);
    }
}

/* Every row but the heading must pass. */
static void check_file(const char *name, check_row *check)
{
    char path[200], line[8192];
    unsigned rows = 0, wrong = 0;
    snprintf(path, sizeof path, "../shared/vectors/%s.tsv", name);
    FILE *file = fopen(path, "r");
    if (!file)
        skip();
    while (fgets(line, sizeof line, file)) {
        struct row row;
        split(line, &row);
        if (rows++ == 0 || check(&row))
            continue;
        wrong++;
        print_error("%s: %s %s\n", name, row.fields[0], row.fields[1]);
    }
    fclose(file);
    assert_true(rows > 1);
    assert_int_equal(wrong, 0);
}

/* Whether a line may end before code point `index`. */
static bool may_break(const char *breaks, unsigned index)
{
    bool marked = false;
    for (size_t at = 0, length = strlen(breaks); at < length;) {
        uint32_t character = utf8_next(breaks, length, &at);
        if (character == '|') {
            marked = true;
            continue;
        }
        if (index-- == 0)
            return marked;
        marked = false;
    }
    return false;
}

static const char *breaks_at(const char *language, enum line_break_level level, const char *text)
{
    struct setting setting = setting_start(language, 0);
    setting.options.line_break = level;
    return setting_breaks(&setting, text);
}

static bool w3c_row_holds(const struct row *row, enum line_break_level level)
{
    const char *language = strcmp(row->fields[1], "any") ? row->fields[1] : "zh";
    const char *breaks = breaks_at(language, level, row->fields[3]);
    unsigned index = (unsigned)atoi(row->fields[5]);
    const char *before = row->fields[6], *after = row->fields[7];
    return (*before == '-' || may_break(breaks, index) == (*before == '1')) &&
           (*after == '-' || may_break(breaks, index + 1) == (*after == '1'));
}

static bool check_w3c(const struct row *row)
{
    static const char *const names[] = {"loose", "normal", "strict"};
    static const enum line_break_level levels[] = {LINE_BREAK_LOOSE, LINE_BREAK_NORMAL, LINE_BREAK_STRICT};
    if (!strcmp(row->fields[8], "in") && !strcmp(row->fields[2], "loose"))
        return true; /* contested: UAX #14 LB22 keeps a first ellipsis with what it follows */
    for (int i = 0; i < 3; i++)
        if (!strcmp(row->fields[2], names[i]) || !strcmp(row->fields[2], "any"))
            if (!w3c_row_holds(row, levels[i]))
                return false;
    return true;
}

static bool check_breaks(const struct row *row)
{
    enum line_break_level level = !strcmp(row->fields[2], "gb")      ? LINE_BREAK_GB
                                  : !strcmp(row->fields[2], "basic") ? LINE_BREAK_BASIC
                                                                     : LINE_BREAK_STRICT;
    const char *breaks = breaks_at(row->fields[1], level, row->fields[3]);
    bool wanted[MOST_CLUSTERS] = {false};
    for (char *next = row->fields[4]; *next;) {
        wanted[strtoul(next, &next, 10) % MOST_CLUSTERS] = true;
        next += *next == ' ';
    }
    unsigned count = (unsigned)utf8_count(row->fields[3], strlen(row->fields[3]));
    for (unsigned i = 1; i < count; i++)
        if (may_break(breaks, i) != wanted[i])
            return false;
    return true;
}

/* The advances of the clusters of the first line, in em. */
static unsigned find_advances(const struct setting *setting, const char *text, double *advances)
{
    const char *next = strchr(setting_lines(setting, text), '\t');
    unsigned count = 0;
    while (next && *next && *next != '\n' && count < MOST_CLUSTERS) {
        char *end;
        advances[count++] = strtod(next, &end);
        next = end;
    }
    return count;
}

static bool check_pair(const struct row *row)
{
    char text[64];
    double advances[MOST_CLUSTERS];
    snprintf(text, sizeof text, "国%s国", row->fields[2]);
    struct setting setting = setting_start(row->fields[1], 0);
    unsigned count = find_advances(&setting, text, advances);
    return count == 4 && fabs(advances[1] + advances[2] - atof(row->fields[5])) < 0.001;
}

static bool check_edge(const struct row *row)
{
    char text[64];
    double advances[MOST_CLUSTERS];
    bool at_start = !strcmp(row->fields[3], "line_start");
    double natural = atof(row->fields[4]), trimmed = atof(row->fields[5]);
    snprintf(text, sizeof text, at_start ? "%s国国国" : "国国国国%s国国国国国", row->fields[2]);
    struct setting setting = setting_start(row->fields[1], 4);
    setting.more = at_start ? (length)(2 * LENGTH_UNIT) : (length)(trimmed * LENGTH_UNIT);
    unsigned count = find_advances(&setting, text, advances);
    unsigned index = at_start ? 0 : 4;
    if (count <= index || fabs(advances[index] - trimmed) > 0.001)
        return false;
    if (at_start || strstr(row->fields[6], "always"))
        return true;
    setting.more = (length)(natural * LENGTH_UNIT);
    return find_advances(&setting, text, advances) > index && fabs(advances[index] - natural) < 0.001;
}

static void mark_offsets(char *list, double change, double *changes)
{
    for (char *next = list; *next;) {
        changes[strtoul(next, &next, 10) % MOST_CLUSTERS] = change;
        next += *next == ' ';
    }
}

static bool check_spacing(const struct row *row)
{
    double with[MOST_CLUSTERS], without[MOST_CLUSTERS], gaps[MOST_CLUSTERS] = {0},
                                                        spaces[MOST_CLUSTERS] = {0};
    const char *language = strstr(row->fields[1], "です") ? "ja" : "zh-Hans";
    struct setting setting = setting_start(language, 0);
    unsigned count = find_advances(&setting, row->fields[1], with);
    setting.options.han_latin_space = false;
    if (find_advances(&setting, row->fields[1], without) != count)
        return false;
    mark_offsets(row->fields[2], 0.25, gaps);
    mark_offsets(row->fields[3], -0.25, spaces);
    size_t at = 0, length = strlen(row->fields[1]);
    for (unsigned i = 0; i < count; i++) {
        bool listed = utf8_next(row->fields[1], length, &at) != 0xA0; /* the row lists 0020 only */
        if (listed && fabs(with[i] - without[i] - gaps[i + 1] - spaces[i]) > 0.001)
            return false;
    }
    return true;
}

static void w3c_line_breaking(void **state)
{
    (void)state;
    check_file("w3c-linebreak-cp", check_w3c);
}

static void own_breaks(void **state)
{
    (void)state;
    check_file("own-breaks", check_breaks);
}

static void own_pairs(void **state)
{
    (void)state;
    check_file("own-squeeze-pairs", check_pair);
}

static void own_edges(void **state)
{
    (void)state;
    check_file("own-edges", check_edge);
}

static void own_spacing(void **state)
{
    (void)state;
    check_file("own-autospace", check_spacing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(w3c_line_breaking), cmocka_unit_test(own_breaks),  cmocka_unit_test(own_pairs),
        cmocka_unit_test(own_edges),         cmocka_unit_test(own_spacing),
    };
    int failures = cmocka_run_group_tests(tests, NULL, NULL);
    setting_end();
    return failures;
}
