#include "formats/pdf/official/head.h"

#include "base/buffer.h"
#include "base/translation.h"
#include "base/utf8.h"
#include "formats/pdf/plan/units.h"

#include <string.h>

/* Figures of the forms of heads, in mm. */
struct head_form {
    double issuer_drop; /* from the type area's upper edge to the mark's */
    double
        issuer_size; /* the most: 7.2.4 asks for a mark that is 醒目、美观、庄重; habit stops at this width */
    double issuer_height; /* the most, of several names */
    double rule_gap;      /* from what stands above it */
    double rule_width;
    double rule_upper, rule_white, rule_lower;
    double foot_rise; /* from the paper's lower edge up to a rule with the thicknesses changed; 0: none */
    bool rule_above_number;
};

static const struct head_form forms[] = {
    [OFFICIAL_DOCUMENT] = {.issuer_drop = 35, /* 7.2.4 */
                           .issuer_size = 15,
                           .issuer_height = 60,
                           .rule_gap = 4, /* 7.2.7 */
                           .rule_width = 156,
                           .rule_upper = 0.7},
    [OFFICIAL_LETTER] = {.issuer_drop = 30 - 37, /* 10.1: from the paper's upper edge */
                         .issuer_size = 15,
                         .issuer_height = 30,
                         .rule_gap = 4,
                         .rule_width = 170,
                         .rule_upper = 1,
                         .rule_white = 0.5,
                         .rule_lower = 0.35,
                         .foot_rise = 20,
                         .rule_above_number = true},
    /* no rules */
    [OFFICIAL_ORDER] = {.issuer_drop = 20, /* 10.2 */
                        .issuer_size = 15,
                        .issuer_height = 60,
                        .rule_width = 156},
    [OFFICIAL_MINUTES] = {.issuer_drop = 35, /* 10.3 */
                          .issuer_size = 15,
                          .issuer_height = 60,
                          .rule_width = 156},
};

/* From name to name it is an em and a fourth; the word beside them takes two em and a half, with its blank.
 */
enum { FOURTHS = 4, ROOM_OF_WORD = 3 };

/* Lines of the grid. */
enum { LINES_ABOVE_NUMBER = 2, LINES_ABOVE_TITLE = 2 };

/* At the left: 份号, 密级, 紧急程度. */
static unsigned count_lines(const struct page_plan *plan)
{
    return plan->style->is_official * !!plan->copy_number + !!plan->official.secrecy +
           !!plan->official.urgency;
}

/* How many names there are, and how many characters the longest of them has. */
static size_t count_names(const char *issuer, size_t length, size_t *longest)
{
    size_t names = 0;
    *longest = 1;
    for (const char *name = issuer, *end = issuer + length; name <= end; names++) {
        const char *bar = memchr(name, '|', (size_t)(end - name));
        size_t size = bar ? (size_t)(bar - name) : (size_t)(end - name), count = utf8_count(name, size);
        *longest = count > *longest ? count : *longest;
        name += size + 1;
    }
    return names;
}

/* 文件 stands beside the names where there are several. */
static size_t shared_word(const char *issuer)
{
    static const char word[] = "文件";
    size_t length = strlen(issuer), size = sizeof word - 1;
    bool ends_with_it = length > size && !memcmp(issuer + length - size, word, size);
    return strchr(issuer, '|') && ends_with_it ? size : 0;
}

/* As large as habit allows, as the rule is wide, and as the page leaves room for the text. */
static struct official_mark make_mark(const struct head_form *form, const char *issuer, length rule_width)
{
    size_t longest, word = shared_word(issuer);
    size_t names = count_names(issuer, strlen(issuer) - word, &longest);
    length most = units_millimetres(form->issuer_size), across = (length)longest + (word ? ROOM_OF_WORD : 0);
    length fits = rule_width / across;
    length down = units_millimetres(form->issuer_height) * FOURTHS / ((length)names * (FOURTHS + 1));
    length size = most < fits ? most : fits;
    size = names > 1 && down < size ? down : size;
    length pitch = size * (FOURTHS + 1) / FOURTHS;
    return (struct official_mark){.names = names,
                                  .size = size,
                                  .pitch = pitch,
                                  .width = (length)longest * size,
                                  .word = word,
                                  .height = (length)(names - 1) * pitch + size};
}

static length rule_thickness(const struct official_rule *rule)
{
    return rule->upper + rule->gap + rule->lower;
}

/* The rule near the paper's lower edge has the thin line above the thick one. */
static struct official_rule place_foot(const struct head_form *form, const struct page_plan *plan,
                                       const struct official_rule *rule)
{
    if (!form->foot_rise)
        return (struct official_rule){0};
    struct official_rule foot = *rule;
    foot.upper = rule->lower;
    foot.lower = rule->upper;
    foot.y = plan->height - plan->top - units_millimetres(form->foot_rise) - rule_thickness(rule);
    return foot;
}

static struct official_rule start_rule(const struct head_form *form, const struct page_plan *plan)
{
    length wanted = units_millimetres(form->rule_width);
    return (struct official_rule){.width = form->rule_above_number && wanted < plan->width ? wanted
                                                                                           : plan->type_width,
                                  .upper = units_millimetres(form->rule_upper),
                                  .gap = units_millimetres(form->rule_white),
                                  .lower = units_millimetres(form->rule_lower)};
}

static void place_document(const struct head_form *form, const struct page_plan *plan,
                           struct official_head *head)
{
    length em = plan->styles.body.size, bottom = head->issuer_y + head->mark.height;
    head->number_y = bottom + LINES_ABOVE_NUMBER * plan->geometry.pitch;
    if (plan->official.number)
        bottom = head->number_y + em;
    head->rule.y = bottom + units_millimetres(form->rule_gap);
    head->height = head->rule.y + rule_thickness(&head->rule);
}

/* The number and the lines at the left begin 7/8 of a character below the rule (10.1). */
static void place_letter(const struct head_form *form, const struct page_plan *plan,
                         struct official_head *head)
{
    length em = plan->styles.body.size, lines = count_lines(plan);
    if (!lines && plan->official.number)
        lines = 1;
    head->rule.y = head->issuer_y + head->mark.height + units_millimetres(form->rule_gap);
    head->height = head->rule.y + rule_thickness(&head->rule);
    head->lines_y = head->number_y = head->height + em * 7 / 8;
    if (lines)
        head->height = head->lines_y + (lines - 1) * plan->geometry.pitch + em;
}

struct official_head official_place_head(const struct page_plan *plan)
{
    const struct official_parts *parts = &plan->official;
    const struct head_form *form = &forms[parts->form];
    length pitch = plan->geometry.pitch;
    struct official_head head = {.height = count_lines(plan) * pitch};
    if (parts->issuer) {
        head.rule = start_rule(form, plan);
        head.issuer_y = units_millimetres(form->issuer_drop);
        head.mark = make_mark(form, parts->issuer, head.rule.width);
        if (form->rule_above_number)
            place_letter(form, plan, &head);
        else
            place_document(form, plan, &head);
        head.foot = place_foot(form, plan, &head.rule);
    }
    if (head.height)
        head.height = ((head.height + pitch / 2) / pitch + LINES_ABOVE_TITLE) * pitch;
    return head;
}

enum status official_plan_head(struct page_plan *plan, struct diag *diag)
{
    length height = official_place_head(plan).height;
    if (height && plan->is_vertical)
        return diag_refuse(
            diag,
            PHRASE("the head of an official document stands over horizontal lines; leave out -O writing"));
    if (height > plan->geometry.height)
        return diag_refuse(diag, PHRASE("the head leaves no room for the title; change -O page or margins"));
    plan->text_geometry.first_top = height;
    return STATUS_OK;
}

/* The year stands in 〔〕. */
static char *write_number(struct arena *arena, const char *number, size_t length)
{
    static const char *const brackets[][2] = {
        {"[", "〔"},  {"]", "〕"},  {"(", "〔"},  {")", "〕"},  {"（", "〔"},
        {"）", "〕"}, {"［", "〔"}, {"］", "〕"}, {"【", "〔"}, {"】", "〕"},
    };
    const size_t count = sizeof brackets / sizeof *brackets;
    struct buffer text = {0};
    for (const char *end = number + length; number < end;) {
        size_t i = 0;
        while (i < count && strncmp(number, brackets[i][0], strlen(brackets[i][0])))
            i++;
        if (i < count)
            buffer_append_text(&text, brackets[i][1]);
        else
            buffer_append_byte(&text, *number);
        number += i < count ? strlen(brackets[i][0]) : 1;
    }
    char *made = arena_copy(arena, text.data, text.length);
    buffer_free(&text);
    return made;
}

size_t official_count_numbers(const char *numbers)
{
    size_t count = 1;
    while ((numbers = strchr(numbers, '|')) != NULL) {
        numbers++;
        count++;
    }
    return count;
}

char *official_number(struct arena *arena, const char *numbers, size_t paper)
{
    const char *number = numbers;
    for (; number && paper; paper--) {
        number = strchr(number, '|');
        number += number ? 1 : 0;
    }
    return number ? write_number(arena, number, strcspn(number, "|")) : NULL;
}
