#include "formats/layout/inline/balance.h"

#include "base/array.h"
#include "base/unicode.h"
#include "formats/layout/paragraph/prohibitions.h"

#include <float.h>

/* In squares of ems: 4 is what a line costs that is 2 em longer or shorter than the others. */
enum {
    COST_SPACE = 0,
    COST_COLON = 0,
    COST_PHRASE = 12, /* 某馆|关于转发|《…》 */
    COST_PUNCTUATION = 20,
    COST_WORD_EDGE = 48,
    COST_HEAD = 72,      /* before 会议 of 防汛工作会议: what it is belongs to what it is about */
    COST_PARTICLE = 160, /* a line that begins with 的 or 和, or with 馆 of 图书馆 */
    COST_INSIDE_WORD = 400,
    COST_INSIDE_BRACKETS = 600, /* for each pair around it, beside the cost of the place itself */
    COST_LINE = 40,             /* one line more than must be */
};

enum { MOST_BREAKS = 512 };

struct balancer {
    const struct paragraph *paragraph;
    const struct break_place *breaks;
    uint32_t count;
    length first_measure, measure;
    double *costs;                           /* of ending a line at each break */
    double (*best)[MOST_BALANCED_LINES + 1]; /* of reaching a break with so many lines */
    uint32_t (*from)[MOST_BALANCED_LINES + 1];
};

/* A place between two characters of a title, where a line may end. */
struct edge {
    const struct character *left, *right;
    const struct character *end; /* of the title's characters */
    const uint8_t *words;        /* 1 where ICU's dictionary sees the edge of a word */
};

/* Words of one character that stand between two others and belong to neither. */
static const uint32_t prepositions[] = {U'为', U'从', U'以', U'向', U'在', U'对',
                                        U'将', U'將', U'對', U'由', U'為', U'從'};
static const uint32_t particles[] = {U'与', U'之', U'了', U'们', U'及', U'和',
                                     U'地', U'得', U'或', U'的', U'與'};

static bool contains(const uint32_t *characters, size_t count, uint32_t code)
{
    for (size_t i = 0; i < count; i++)
        if (characters[i] == code)
            return true;
    return false;
}

static bool is_particle(uint32_t code)
{
    return contains(particles, COUNT(particles), code);
}

static bool is_function_word(uint32_t code)
{
    return is_particle(code) || contains(prepositions, COUNT(prepositions), code);
}

/* Of one character: 馆 of 图书馆, to ICU's dictionary; 的, but not that of 的确. */
static bool right_is_single(const struct edge *edge)
{
    return edge->right + 1 == edge->end || edge->words[edge->right[1].offset];
}

static bool left_is_single(const struct edge *edge, const struct character *start)
{
    return edge->left == start || edge->words[edge->left->offset];
}

static bool is_word(const struct character *first, const uint32_t word[static 2])
{
    return first[0].code == word[0] && first[1].code == word[1];
}

static bool is_about(const struct character *first)
{
    static const uint32_t words[][2] = {{U'关', U'于'}, {U'關', U'於'}};
    return is_word(first, words[0]) || is_word(first, words[1]);
}

/* 一部|关于…的小说: it says what kind of thing there is one of. */
static bool ends_with_measure(const struct edge *edge, const struct character *start)
{
    return edge->left > start && prohibition_is_numeral(edge->left[-1].code) &&
           prohibition_is_counter(edge->left->code);
}

/* What the title of a document is about begins with 关于, and stands behind the verbs of passing it on. */
static bool is_phrase_edge(const struct edge *edge, const struct character *start)
{
    static const uint32_t verbs[][2] = {{U'转', U'发'}, {U'轉', U'發'}, {U'印', U'发'}, {U'印', U'發'}};
    if (edge->right + 1 < edge->end && is_about(edge->right) && !ends_with_measure(edge, start))
        return true;
    for (size_t i = 0; i < COUNT(verbs) && edge->left > start; i++)
        if (is_word(edge->left - 1, verbs[i]))
            return true;
    return false;
}

/* What a title is about ends with such a word. */
static bool is_head_noun(const struct character *first, const struct character *end)
{
    static const uint32_t nouns[][2] = {
        {U'会', U'议'}, {U'大', U'会'}, {U'活', U'动'}, {U'材', U'料'}, {U'方', U'案'}, {U'办', U'法'},
        {U'规', U'定'}, {U'规', U'划'}, {U'计', U'划'}, {U'意', U'见'}, {U'情', U'况'}, {U'问', U'题'},
        {U'项', U'目'}, {U'工', U'程'}, {U'制', U'度'}, {U'体', U'系'}, {U'名', U'单'}, {U'報', U'告'},
        {U'会', U'議'}, {U'會', U'議'}, {U'大', U'會'}, {U'活', U'動'}, {U'辦', U'法'}, {U'規', U'定'},
        {U'計', U'劃'}, {U'意', U'見'}, {U'情', U'況'}, {U'問', U'題'}, {U'項', U'目'}, {U'报', U'告'},
        {U'通', U'知'}, {U'公', U'告'}, {U'細', U'則'}, {U'细', U'则'}, {U'條', U'例'}, {U'条', U'例'},
        {U'名', U'單'}, {U'規', U'劃'}, {U'體', U'系'}, {U'研', U'究'}};
    for (size_t i = 0; i < COUNT(nouns) && first + 1 < end; i++)
        if (is_word(first, nouns[i]))
            return true;
    return false;
}

/* 会议, and 工作 of 工作会议, but not that of 工作检查. */
static bool begins_with_head(const struct edge *edge)
{
    static const uint32_t work[2] = {U'工', U'作'};
    if (edge->right + 1 < edge->end && is_word(edge->right, work))
        return is_head_noun(edge->right + 2, edge->end);
    return is_head_noun(edge->right, edge->end);
}

static bool is_numeral(const struct character *character)
{
    return character->class == CLASS_DIGIT || character->code == U'〇' ||
           prohibition_is_numeral(character->code);
}

/* 二〇二六|年, and 年|度 behind it: a year is one word, whatever a dictionary says. */
static bool is_inside_year(const struct edge *edge, const struct character *start)
{
    uint32_t right = edge->right->code;
    if (is_numeral(edge->left) && (is_numeral(edge->right) || prohibition_is_counter(right)))
        return true;
    return right == U'度' && edge->left->code == U'年' && edge->left > start && is_numeral(edge->left - 1);
}

/* No name of an authority is longer, without that of its place. */
enum { LONGEST_OFFICE = 6 };

static bool ends_name(const struct character *character)
{
    return is_function_word(character->code) || class_is_mark(character->class) ||
           character->class == CLASS_SPACE || character->class == CLASS_DIGIT;
}

/* 市|水务|局: between a place and the office that its name ends with, whose words no dictionary has. */
static bool is_inside_office(const struct edge *edge, const struct character *start)
{
    static const uint32_t places[] = {U'区', U'县', U'市', U'省', U'縣', U'區'};
    static const uint32_t offices[] = {U'厅', U'委', U'局', U'廳', U'院', U'處', U'办', U'处'};
    const struct character *left = edge->left, *right = edge->right;
    uint32_t length = 0;
    while (left > start && !contains(places, COUNT(places), left->code) && !ends_name(left) &&
           length++ < LONGEST_OFFICE)
        left--;
    if (!contains(places, COUNT(places), left->code))
        return false;
    while (right + 1 < edge->end && !contains(offices, COUNT(offices), right->code) && !ends_name(right) &&
           length++ < LONGEST_OFFICE)
        right++;
    return contains(offices, COUNT(offices), right->code);
}

/* Between two words. One of a single character is a part of the other to a reader (图书馆), or says how they belong
 * together. */
static double word_cost(const struct edge *edge, const struct character *start)
{
    uint32_t left = edge->left->code, right = edge->right->code;
    if (right_is_single(edge) && !contains(prepositions, COUNT(prepositions), right))
        return COST_PARTICLE;
    if (left_is_single(edge, start) && !is_function_word(left))
        return COST_PARTICLE;
    if ((edge->left > start && is_about(edge->left - 1)) || is_inside_office(edge, start))
        return COST_PARTICLE;
    return begins_with_head(edge) ? COST_HEAD : COST_WORD_EDGE;
}

static double edge_cost(const struct edge *edge, const struct character *start)
{
    const struct character *left = edge->left, *right = edge->right;
    if (left->class == CLASS_SPACE || left->class == CLASS_IDEOGRAPHIC_SPACE)
        return COST_SPACE;
    if (left->class == CLASS_DASH || left->code == 0xFF1A)
        return COST_COLON;
    if (is_phrase_edge(edge, start))
        return COST_PHRASE;
    if (left->code == 0x3001)
        return COST_WORD_EDGE; /* 、 */
    if (class_is_mark(left->class))
        return is_particle(right->code) && right_is_single(edge) ? COST_PARTICLE : COST_PUNCTUATION;
    if (right->class == CLASS_OPEN)
        return COST_WORD_EDGE;
    if (is_inside_year(edge, start))
        return COST_INSIDE_WORD;
    return edge->words[right->offset] ? word_cost(edge, start) : COST_INSIDE_WORD;
}

/* The depth of 《》 and other brackets that a title keeps on one line. */
static int track_brackets(int depth, const struct character *character)
{
    if (character->class == CLASS_OPEN)
        return depth + 1;
    return character->class == CLASS_CLOSE && depth > 0 ? depth - 1 : depth;
}

static void find_costs(struct balancer *balancer)
{
    const struct paragraph *paragraph = balancer->paragraph;
    uint8_t *words = arena_allocate(paragraph->scratch, paragraph->text_length + 1);
    unicode_find_breaks(UNICODE_WORD_BREAKS, paragraph->language, paragraph->text, paragraph->text_length,
                        words);
    int depth = 0;
    uint32_t at = 0;
    for (uint32_t i = 1; i + 1 < balancer->count; i++) {
        uint32_t character = paragraph->items[balancer->breaks[i].item].character;
        while (at < character)
            depth = track_brackets(depth, &paragraph->characters[at++]);
        struct edge edge = {
            .left = &paragraph->characters[character - 1],
            .right = &paragraph->characters[character],
            .end = &paragraph->characters[paragraph->character_count],
            .words = words,
        };
        balancer->costs[i] = edge_cost(&edge, paragraph->characters) + COST_INSIDE_BRACKETS * depth;
    }
}

static length width_of(const struct balancer *balancer, uint32_t from, uint32_t to)
{
    length measure = from == 0 ? balancer->first_measure : balancer->measure;
    length width = running_sums_line(&balancer->breaks[from], &balancer->breaks[to], measure).natural;
    return width <= measure || to == from + 1 ? width : -1;
}

static void reach(struct balancer *balancer, uint32_t to, unsigned lines, double target)
{
    double em = (double)balancer->paragraph->style->size;
    for (uint32_t from = 0; from < to; from++) {
        double before = balancer->best[from][lines - 1];
        length width = before < DBL_MAX ? width_of(balancer, from, to) : -1;
        if (width < 0)
            continue;
        double off = ((double)width - target) / em, cost = before + off * off + balancer->costs[to];
        if (cost >= balancer->best[to][lines])
            continue;
        balancer->best[to][lines] = cost;
        balancer->from[to][lines] = from;
    }
}

/* The cost of setting all in so many lines. */
static double try_lines(struct balancer *balancer, unsigned lines)
{
    uint32_t last = balancer->count - 1;
    double target =
        (double)(balancer->breaks[last].closing.width - balancer->breaks[0].opening.width) / lines;
    for (uint32_t i = 0; i < balancer->count; i++)
        for (unsigned j = 0; j <= lines; j++)
            balancer->best[i][j] = i == 0 && j == 0 ? 0 : DBL_MAX;
    for (unsigned j = 1; j <= lines; j++)
        for (uint32_t to = j; to < balancer->count; to++)
            reach(balancer, to, j, target);
    return balancer->best[last][lines];
}

static void trace(const struct balancer *balancer, unsigned lines, uint32_t *chosen)
{
    uint32_t to = balancer->count - 1;
    for (unsigned j = lines; j > 0; j--) {
        chosen[j - 1] = to;
        to = balancer->from[to][j];
    }
}

static void allocate(struct balancer *balancer)
{
    struct arena *arena = balancer->paragraph->scratch;
    balancer->costs = arena_allocate_array(arena, balancer->count, sizeof *balancer->costs);
    balancer->best = arena_allocate_array(arena, balancer->count, sizeof *balancer->best);
    balancer->from = arena_allocate_array(arena, balancer->count, sizeof *balancer->from);
}

/* One stretch that the author did not divide; 0 when it takes more lines than may be. */
static uint32_t choose(struct balancer *balancer, uint32_t most, uint32_t *chosen)
{
    if (width_of(balancer, 0, balancer->count - 1) >= 0) { /* no need to ask ICU, dearly, where words end */
        chosen[0] = balancer->count - 1;
        return 1;
    }
    allocate(balancer);
    find_costs(balancer);
    for (unsigned lines = 1; lines <= most; lines++) {
        double cost = try_lines(balancer, lines);
        if (cost == DBL_MAX)
            continue;
        trace(balancer, lines, chosen);
        bool may_grow = lines > 1 && lines < most;
        if (may_grow && try_lines(balancer, lines + 1) + COST_LINE < cost)
            trace(balancer, ++lines, chosen);
        return lines;
    }
    return 0;
}

uint32_t balance_choose(const struct paragraph *paragraph, const struct break_place *breaks, uint32_t count,
                        length first_measure, length measure, uint32_t chosen[static MOST_BALANCED_LINES])
{
    uint32_t lines = 0;
    if (count > MOST_BREAKS)
        return 0;
    for (uint32_t first = 0, end; first + 1 < count; first = end) {
        for (end = first + 1; !breaks[end].forced;)
            end++;
        struct balancer balancer = {.paragraph = paragraph,
                                    .breaks = &breaks[first],
                                    .count = end - first + 1,
                                    .first_measure = first ? measure : first_measure,
                                    .measure = measure};
        uint32_t taken =
            lines < MOST_BALANCED_LINES ? choose(&balancer, MOST_BALANCED_LINES - lines, &chosen[lines]) : 0;
        if (!taken)
            return 0;
        for (uint32_t i = 0; i < taken; i++)
            chosen[lines++] += first;
    }
    return lines;
}
