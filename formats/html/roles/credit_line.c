#include "formats/html/roles/credit_line.h"

#include "formats/html/roles/bylines.h"

/* Characters. */
enum { NAME_PART_LONGEST = 20 };

/* Years of a page. */
enum { YEAR_FIRST = 1990, YEAR_LAST = 2099 };

static bool is_gap(uint32_t character)
{
    return character_is_blank(character) || character_in(character, "|｜·•・丨()（）[]【】,，-—–>»/／@");
}

/* A weekday behind a date, and 上午 before a time. */
static void skip_weekday(struct text_view *text)
{
    struct text_view rest = text_view_trim_start(*text);
    static const char *const weeks[] = {"星期", "周", "週"};
    static const char *const halves[] = {"上午", "下午", "晚上", "凌晨"};
    for (size_t i = 0; i < sizeof weeks / sizeof *weeks; i++)
        if (text_view_take_text(&rest, weeks[i]))
            text_view_take(&rest);
    rest = text_view_trim_start(rest);
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
        text_view_take_text(&rest, halves[i]);
    if (character_digit(text_view_first(rest)) >= 0)
        *text = rest;
}

/* 21:30, 21:30:05; true: there was one. */
static bool take_time(struct text_view *text)
{
    skip_weekday(text);
    struct text_view rest = text_view_trim_start(*text);
    unsigned colons = 0, digits = 0;
    while (digits < 6 && colons < 3) {
        uint32_t first = text_view_first(rest);
        bool colon = character_in(first, ":：");
        if (!colon && character_digit(first) < 0)
            break;
        if (!colon && digits == 2 * (colons + 1))
            break;
        colons += colon;
        digits += !colon;
        text_view_take(&rest);
    }
    if (colons == 0)
        return false;
    *text = rest;
    return true;
}

static bool take_number(struct text_view *text, unsigned most, int *number)
{
    unsigned digits = 0;
    for (*number = 0; digits < most && character_digit(text_view_first(*text)) >= 0; digits++)
        *number = *number * 10 + character_digit(text_view_take(text));
    return digits > 0;
}

/* 2019	09/07: the year in an element of its own. */
static bool take_divided_date(struct text_view *text, struct date *date)
{
    struct text_view rest = *text;
    if (!take_number(&rest, 4, &date->year) || rest.length + 4 != text->length ||
        !character_is_blank(text_view_first(rest)))
        return false;
    rest = text_view_trim_start(rest);
    if (!take_number(&rest, 2, &date->month) || !character_in(text_view_first(rest), "/-."))
        return false;
    text_view_take(&rest);
    if (!take_number(&rest, 2, &date->day) || character_digit(text_view_first(rest)) >= 0)
        return false;
    *text = rest;
    return date->year >= YEAR_FIRST && date->year <= YEAR_LAST && date->month >= 1 && date->month <= 12 &&
           date->day >= 1 && date->day <= 31;
}

static bool take_date(struct text_view *text, struct credit_part *part)
{
    struct text_view rest = *text;
    bool dated = date_take(&rest, &part->date) && part->date.year > 0 && part->date.day > 0;
    if (!dated) {
        rest = *text;
        dated = date_take_english(&rest, &part->date) || take_divided_date(&rest, &part->date);
    }
    if (!dated) {
        part->date = (struct date){0};
        return false;
    }
    part->kind = PART_DATE;
    part->with_time = take_time(&rest);
    *text = rest;
    return true;
}

static bool is_number(struct text_view text)
{
    bool digits = true, any = false;
    for (struct text_view rest = text; !text_view_is_empty(rest);) {
        uint32_t character = text_view_take(&rest);
        bool digit = character_digit(character) >= 0;
        any |= digit;
        digits &= digit || character_in(character, ",.:：+");
    }
    return digits ||
           (any && (credit_word_starts(CREDIT_COUNTED, text) || credit_word_ends(CREDIT_COUNTED, text))) ||
           credit_word_is(CREDIT_COUNTED, text);
}

/* A place of one or two words behind 来自. */
static enum credit_part_kind kind_of(struct text_view text)
{
    if (text_view_equals(text, "于") || text_view_equals(text, "发布") || text_view_equals(text, "发表"))
        return PART_POSTED;
    if (credit_word_ends(CREDIT_AGO, text))
        return PART_AGO;
    bool nothing = is_number(text) || credit_word_is(CREDIT_GLUED, text) || credit_names_nobody(text) ||
                   credit_word_starts(CREDIT_SENT_FROM, text);
    return nothing ? PART_NUMBER : PART_NAME;
}

/* `王 珂`, typed wide; `John Smith`. */
static bool goes_on(struct text_view words, struct text_view rest)
{
    uint32_t last = text_view_last(words);
    struct text_view next = text_view_trim_start(rest);
    if (text_view_first(rest) == '\t' || text_view_is_empty(words))
        return false;
    if (character_is_latin(last))
        return text_view_first(next) - 'A' < 26;
    struct text_view after = next;
    text_view_take(&after);
    bool alone = text_view_is_empty(after) || character_is_blank(text_view_first(after));
    return text_view_count(words) == 1 && alone &&
           name_is_widened_person(text_view_part(words, 0, (size_t)(after.text - words.text)));
}

static bool has_figure(struct text_view view)
{
    while (!text_view_is_empty(view))
        if (character_digit(text_view_take(&view)) >= 0)
            return true;
    return false;
}

/* 发表于2018-03-05 right behind words; 于 alone behind a person. */
static bool says_when(struct text_view words, struct text_view rest)
{
    enum credit_field field;
    bool labelled = credit_label_take_bare(&rest, &field) && field == CREDIT_DATE;
    if (!labelled && !(name_is_person(words) && text_view_take_text(&rest, "于")))
        return false;
    return !text_view_is_empty(words) && character_digit(text_view_first(text_view_trim_start(rest))) >= 0;
}

/* The words at the start, up to where another part begins. */
static struct text_view take_words(struct text_view *rest)
{
    struct text_view start = *rest;
    bool may_be_dated = has_figure(start); /* most words are not */
    while (!text_view_is_empty(*rest)) {
        struct text_view ahead = *rest, words = {start.text, start.length - rest->length};
        struct credit_part part;
        uint32_t first = text_view_first(*rest);
        bool digit = character_digit(first) >= 0 && rest->length < start.length;
        bool blank = character_is_blank(first) && !goes_on(words, *rest);
        if (blank || character_in(first, "|｜丨()（）") || (digit && take_date(&ahead, &part)) ||
            (may_be_dated && says_when(words, *rest)))
            break;
        text_view_take(rest);
        if (character_in(text_view_first(*rest), "·/／") && !text_view_is_empty(*rest))
            break;
    }
    return text_view_trim(text_view_part(start, 0, start.length - rest->length));
}

static void skip_last(struct text_view *view, const char *characters)
{
    while (!text_view_is_empty(*view) && character_in(text_view_last(*view), characters))
        text_view_take_last(view);
}

/* Cuts a site's links from the end of a value: 新华社举报. */
static struct text_view cut_glued(struct text_view value)
{
    for (struct text_view rest = value;; value = rest) {
        skip_last(&rest, "：:+“”\"");
        if (!credit_word_take_end(CREDIT_GLUED, &rest))
            return value;
        skip_last(&rest, "+“”\"\t \u3000");
        if (text_view_is_empty(rest))
            return value;
    }
}

static bool take_bare_label(struct text_view *rest, struct credit_part *part)
{
    struct text_view ahead = *rest;
    if (!credit_label_take_bare(&ahead, &part->field))
        return false;
    ahead = text_view_trim_start(ahead);
    while (character_in(text_view_first(ahead), "@:："))
        text_view_take(&ahead);
    ahead = text_view_trim_start(ahead);
    struct text_view words = take_words(&ahead);
    bool dated = character_digit(text_view_first(words)) >= 0 || text_view_is_empty(words);
    if ((part->field == CREDIT_DATE) != dated && part->field == CREDIT_DATE) {
        part->kind = credit_word_ends(CREDIT_AGO, words) ? PART_AGO : PART_NUMBER; /* 发布于 and a place */
        *rest = ahead;
        return true;
    }
    if (part->field == CREDIT_DATE || text_view_has_any(words, "：:，。"))
        return false;
    part->kind = PART_LABELLED;
    part->text = words;
    *rest = ahead;
    return true;
}

static void skip_bare_date_label(struct text_view *rest)
{
    enum credit_field field;
    struct text_view ahead = *rest;
    if (!credit_label_take_bare(&ahead, &field) || field != CREDIT_DATE)
        return;
    while (is_gap(text_view_first(ahead)) || character_in(text_view_first(ahead), "@:："))
        text_view_take(&ahead);
    struct text_view after = ahead;
    struct date date;
    if (character_digit(text_view_first(ahead)) >= 0 || date_take_english(&after, &date))
        *rest = ahead;
}

/* `記者周一鳴`, `记者 甲 乙`: the word vouches for the names behind it. */
static bool take_reporter(struct text_view *rest, struct credit_part *part)
{
    struct text_view ahead = *rest, names = {0};
    if (!credit_word_take(CREDIT_REPORTER, &ahead))
        return false;
    while (is_gap(text_view_first(ahead)) || character_in(text_view_first(ahead), ":："))
        text_view_take(&ahead);
    const char *start = ahead.text;
    while (!text_view_is_empty(ahead)) {
        struct text_view next = ahead;
        if (!text_view_is_empty(names) && credit_word_take(CREDIT_REPORTER, &next))
            next = text_view_trim_start(next); /* 记者 甲 实习生 乙 */
        if (!name_is_widened_person(take_words(&next)))
            break;
        names = (struct text_view){start, (size_t)(next.text - start)};
        ahead = text_view_trim_start(next);
    }
    if (text_view_is_empty(names))
        return false;
    *part = (struct credit_part){.kind = PART_LABELLED, .field = CREDIT_AUTHOR, .text = names};
    *rest = ahead;
    return true;
}

/* 索引号：000014349: a label of the site, and its value. */
static bool take_other(struct text_view *rest, struct credit_part *part)
{
    struct text_view ahead = *rest;
    if (!credit_take_other_label(&ahead))
        return false;
    ahead = text_view_trim_start(ahead);
    struct credit_part date;
    if (!take_date(&ahead, &date))
        take_words(&ahead);
    part->kind = PART_NUMBER;
    part->text = text_view_part(*rest, 0, rest->length - ahead.length);
    *rest = ahead;
    return true;
}

static void take_part(struct text_view *rest, struct credit_part *part)
{
    struct text_view value = {0};
    size_t before = rest->length;
    part->field = credit_take_labelled(rest, &value);
    if (rest->length < before) {
        part->kind = part->field == CREDIT_NONE ? PART_NUMBER : PART_LABELLED;
        part->text = cut_glued(value);
        return;
    }
    skip_bare_date_label(rest);
    if (take_date(rest, part) || take_bare_label(rest, part) || take_reporter(rest, part) ||
        take_other(rest, part))
        return;
    part->text = take_words(rest);
    if (text_view_is_empty(part->text))
        text_view_take(rest);
    part->text = cut_glued(part->text);
    part->kind = kind_of(part->text);
}

static bool is_digits(const struct credit_part *part)
{
    return part->kind == PART_NUMBER && character_digit(text_view_first(part->text)) >= 0 &&
           character_digit(text_view_last(part->text)) >= 0;
}

/* `字数 1234`: a word with a count behind it, which no other word counts, names nobody. */
static void find_counts(struct credit_line *line)
{
    for (size_t i = 0; i + 1 < line->count; i++) {
        struct credit_part *part = &line->parts[i];
        const char *end = part->text.text + part->text.length;
        struct text_view gap = {end, (size_t)(part[1].text.text - end)};
        bool counted = i + 2 < line->count && part[2].kind == PART_NUMBER && !is_digits(part + 2);
        if (part->kind == PART_NAME && is_digits(part + 1) && !counted &&
            text_view_is_empty(text_view_trim(gap)))
            part->kind = PART_NUMBER;
    }
}

/* The next part; NULL: there is none, or no room for it. */
static const struct credit_part *read_part(struct text_view *rest, struct credit_line *line)
{
    while (!text_view_is_empty(*rest) && is_gap(text_view_first(*rest)))
        text_view_take(rest);
    if (text_view_is_empty(*rest) || line->count == CREDIT_PARTS_MOST)
        return NULL;
    struct credit_part *part = &line->parts[line->count++];
    *part = (struct credit_part){.text = text_view_of("")};
    take_part(rest, part);
    return part;
}

void credit_line_read(struct text_view text, struct credit_line *line)
{
    line->count = 0;
    while (read_part(&text, line))
        ;
    find_counts(line);
}

const struct credit_part *credit_line_find(const struct credit_line *line, enum credit_part_kind kind)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->parts[i].kind == kind)
            return &line->parts[i];
    return NULL;
}

/* Words that are neither a name nor a count. */
static bool is_speech(const struct credit_part *part)
{
    return (part->kind == PART_NAME || part->kind == PART_NUMBER) &&
           (text_view_count(part->text) > NAME_PART_LONGEST || text_view_has_any(part->text, "。！？；“"));
}

static bool is_credit(const struct credit_part *part)
{
    return part->kind == PART_DATE || part->kind == PART_AGO ||
           (part->kind == PART_LABELLED && part->field != CREDIT_ORIGINAL_TITLE);
}

bool credit_line_is_bar(const struct credit_line *line)
{
    bool holds = false;
    for (size_t i = 0; i < line->count; i++) {
        if (is_speech(&line->parts[i]))
            return false;
        holds |= is_credit(&line->parts[i]);
    }
    return holds;
}

bool credit_text_is_bar(struct text_view text)
{
    struct credit_line line;
    const struct credit_part *part;
    bool holds = false;
    line.count = 0;
    while ((part = read_part(&text, &line)) != NULL) {
        if (is_speech(part))
            return false;
        holds |= is_credit(part);
    }
    return holds;
}
