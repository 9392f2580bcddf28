#include "formats/html/roles/credit_line.h"

#include "formats/html/roles/bylines.h"

/* Characters. */
enum { NAME_PART_LONGEST = 20 };

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

static bool take_date(struct text_view *text, struct credit_part *part)
{
    struct text_view rest = *text;
    if (!date_take(&rest, &part->date) || part->date.year == 0 || part->date.day == 0)
        return false;
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
    bool nothing = is_number(text) || credit_word_is(CREDIT_GLUED, text) ||
                   credit_word_is(CREDIT_NOBODY, text) || credit_word_starts(CREDIT_SENT_FROM, text);
    return nothing ? PART_NUMBER : PART_NAME;
}

/* The words at the start, up to where another part begins. */
static struct text_view take_words(struct text_view *rest)
{
    struct text_view start = *rest;
    while (!text_view_is_empty(*rest)) {
        struct text_view ahead = *rest;
        struct credit_part part;
        uint32_t first = text_view_first(*rest);
        bool digit = character_digit(first) >= 0 && rest->length < start.length;
        if (character_is_blank(first) || character_in(first, "|｜丨()（）") ||
            (digit && take_date(&ahead, &part)))
            break;
        text_view_take(rest);
        if (character_in(text_view_first(*rest), "·/／") && !text_view_is_empty(*rest))
            break;
    }
    return text_view_trim(text_view_part(start, 0, start.length - rest->length));
}

/* Cuts a site's links from the end of a value: 新华社举报. */
static struct text_view cut_glued(struct text_view value)
{
    struct text_view rest = value;
    while (credit_word_take_end(CREDIT_GLUED, &rest) && !text_view_is_empty(text_view_trim(rest)))
        value = rest = text_view_trim(rest);
    return value;
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
        part->kind = PART_NUMBER; /* 发布于 and a place */
        *rest = ahead;
        return true;
    }
    if (part->field == CREDIT_DATE)
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
    while (is_gap(text_view_first(ahead)) || character_in(text_view_first(ahead), ":："))
        text_view_take(&ahead);
    if (character_digit(text_view_first(ahead)) >= 0)
        *rest = ahead;
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
    if (take_date(rest, part) || take_bare_label(rest, part))
        return;
    part->text = take_words(rest);
    if (text_view_is_empty(part->text))
        text_view_take(rest);
    part->text = cut_glued(part->text);
    part->kind = kind_of(part->text);
}

void credit_line_read(struct text_view text, struct credit_line *line)
{
    struct text_view rest = text;
    line->count = 0;
    while (line->count < CREDIT_PARTS_MOST) {
        while (!text_view_is_empty(rest) && is_gap(text_view_first(rest)))
            text_view_take(&rest);
        if (text_view_is_empty(rest))
            return;
        struct credit_part *part = &line->parts[line->count++];
        *part = (struct credit_part){.text = text_view_of("")};
        take_part(&rest, part);
    }
}

const struct credit_part *credit_line_find(const struct credit_line *line, enum credit_part_kind kind)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->parts[i].kind == kind)
            return &line->parts[i];
    return NULL;
}

bool credit_line_is_bar(const struct credit_line *line)
{
    bool holds = false;
    for (size_t i = 0; i < line->count; i++) {
        const struct credit_part *part = &line->parts[i];
        bool name = part->kind == PART_NAME;
        if (name &&
            (text_view_count(part->text) > NAME_PART_LONGEST || text_view_has_any(part->text, "。！？；“")))
            return false;
        holds |= part->kind == PART_DATE || part->kind == PART_AGO ||
                 (part->kind == PART_LABELLED && part->field != CREDIT_ORIGINAL_TITLE);
    }
    return holds;
}
