#include "formats/html/lexicon/language_verdict.h"

#include <string.h>

/* A declaration is overridden by so much proof, nine to one. */
enum { DECISIVE_COUNT = 20, DECISIVE_RATIO = 9 };

/* Kana overrule a declared Chinese from this share of the characters on, in per cent. */
enum { DECISIVE_KANA = 15 };

/* Of a form of a region so many characters, and one in so many of the text, count. */
enum { FORM_LEAST = 1, FORM_RATIO = 500 };

/* What is set apart counts where it is so many times the rest. */
enum { APART_RATIO = 2 };

static const struct {
    const char *name;
    enum written_in proves;
    int weights[SIDE_COUNT];
} evidence[] = {
#define EVIDENCE(feature, name, proves, ...) {name, proves, {__VA_ARGS__}},
#include "formats/html/lexicon/languages.def"
};

enum reach { USUAL, FORM };

static const struct {
    enum language_feature feature;
    uint32_t points;
    enum reach reach;
} regions[] = {
#define REGION(feature, points, reach, text) {FEATURE_##feature, points, reach},
#include "formats/html/lexicon/languages.def"
};

static const char *const alphabet_languages[] = {
#define ALPHABET(first, last, language) language,
#include "formats/html/lexicon/languages.def"
};

static const char *const side_names[] = {"Chinese",    "Japanese",    "Korean", "other",
                                         "Simplified", "Traditional", "Taiwan", "Hong Kong"};

/* The contests: each won by the best of its sides, the first of equals. */
static const struct {
    enum language_side first, last;
} contests[] = {
    {SIDE_CHINESE, SIDE_OTHER}, {SIDE_SIMPLIFIED, SIDE_TRADITIONAL}, {SIDE_TAIWAN, SIDE_HONG_KONG}};

static uint32_t count_cjk(const uint32_t *counts)
{
    return counts[FEATURE_HAN] + counts[FEATURE_KANA] + counts[FEATURE_HANGUL] + counts[FEATURE_BOPOMOFO];
}

static uint32_t count_letters(const uint32_t *counts)
{
    return count_cjk(counts) + counts[FEATURE_LATIN] + counts[FEATURE_OTHER_LETTERS];
}

/* Japanese simplified some characters as China did, and kept others that China simplified. */
static uint32_t count_mixed(const uint32_t *counts)
{
    uint32_t simplified = counts[FEATURE_SIMPLIFIED] - counts[FEATURE_SIMPLIFIED_ALONE];
    uint32_t traditional = counts[FEATURE_TRADITIONAL] - counts[FEATURE_TRADITIONAL_ALONE];
    return simplified < traditional ? simplified : traditional;
}

static void add_counts(struct language_verdict *verdict, const struct language_tally *tally)
{
    const uint32_t *own = tally->counts[0], *apart = tally->counts[1];
    bool takes_both = count_letters(apart) > APART_RATIO * count_letters(own);
    for (size_t i = 0; i < FEATURE_COUNT; i++)
        verdict->counts[i] = own[i] + (takes_both ? apart[i] : 0);
    verdict->counts[FEATURE_TEXT] = 1;
    verdict->counts[FEATURE_BOTH_SCRIPTS] = count_mixed(verdict->counts);
}

static void add_regions(struct language_verdict *verdict, const struct language_tally *tally)
{
    uint32_t most_of_form = FORM_LEAST + verdict->counts[FEATURE_HAN] / FORM_RATIO;
    for (size_t i = 0; i < REGION_WORDS; i++) {
        uint32_t times = tally->words[i];
        if (regions[i].reach == FORM && times > most_of_form)
            times = most_of_form;
        verdict->counts[regions[i].feature] += times * regions[i].points;
    }
}

static void add_weights(struct language_verdict *verdict)
{
    for (size_t i = 0; i < FEATURE_COUNT; i++)
        for (size_t side = 0; side < SIDE_COUNT; side++)
            verdict->sums[side] += (long)verdict->counts[i] * evidence[i].weights[side];
}

static enum language_side winner(const struct language_verdict *verdict, size_t contest)
{
    enum language_side best = contests[contest].first;
    for (enum language_side side = best; side <= contests[contest].last; side++)
        if (verdict->sums[side] > verdict->sums[best])
            best = side;
    return best;
}

static const char *other_language(const struct language_verdict *verdict, const struct language_tally *tally)
{
    size_t best = 0;
    if (verdict->counts[FEATURE_LATIN] >= verdict->counts[FEATURE_OTHER_LETTERS])
        return "en";
    for (size_t i = 1; i < ALPHABETS; i++)
        if (tally->alphabets[i] > tally->alphabets[best])
            best = i;
    return alphabet_languages[best];
}

static const char *chinese_language(const struct language_verdict *verdict)
{
    if (winner(verdict, 1) == SIDE_SIMPLIFIED)
        return "zh-CN";
    return winner(verdict, 2) == SIDE_TAIWAN ? "zh-TW" : "zh-HK";
}

static const char *language_of(const struct language_verdict *verdict, const struct language_tally *tally)
{
    switch (verdict->written) {
    case WRITTEN_CHINESE: return verdict->chinese;
    case WRITTEN_JAPANESE: return "ja";
    case WRITTEN_KOREAN: return "ko";
    case WRITTEN_OTHERWISE: return other_language(verdict, tally);
    case WRITTEN_UNKNOWN:
    case WRITTEN_COUNT: break;
    }
    return NULL;
}

struct language_verdict language_verdict_of(const struct language_tally *tally)
{
    struct language_verdict verdict = {.written = WRITTEN_UNKNOWN};
    add_counts(&verdict, tally);
    add_regions(&verdict, tally);
    add_weights(&verdict);
    if (count_letters(verdict.counts))
        verdict.written = WRITTEN_CHINESE + (winner(&verdict, 0) - SIDE_CHINESE);
    verdict.chinese = chinese_language(&verdict);
    verdict.language = language_of(&verdict, tally);
    return verdict;
}

static uint32_t proof_of(const struct language_verdict *verdict, enum written_in language)
{
    uint32_t proof = 0;
    for (size_t i = 0; i < FEATURE_COUNT; i++)
        if (evidence[i].proves == language)
            proof += verdict->counts[i];
    return proof;
}

static bool outweighs(long proof, long against)
{
    return proof >= DECISIVE_COUNT && proof >= DECISIVE_RATIO * against;
}

/* What a language that is declared asks for beyond the proof against it. */
static bool gives_way(const struct language_verdict *verdict, enum written_in declared)
{
    const uint32_t *counts = verdict->counts;
    if (declared != WRITTEN_CHINESE)
        return true;
    if (verdict->written == WRITTEN_JAPANESE)
        return counts[FEATURE_KANA] * 100 >= count_cjk(counts) * DECISIVE_KANA;
    return verdict->written != WRITTEN_OTHERWISE || counts[FEATURE_HAN] < DECISIVE_COUNT;
}

bool language_verdict_contradicts(const struct language_verdict *verdict, enum written_in declared)
{
    if (verdict->written == WRITTEN_UNKNOWN || verdict->written == declared)
        return false;
    if (declared == WRITTEN_OTHERWISE)
        return count_cjk(verdict->counts) >= DECISIVE_COUNT;
    return outweighs(proof_of(verdict, verdict->written), proof_of(verdict, declared)) &&
           gives_way(verdict, declared);
}

/* Counts what speaks for one side of a contest and not for the other. */
static long speaks_for(const struct language_verdict *verdict, enum language_side side)
{
    long total = 0;
    for (size_t i = 0; i < FEATURE_COUNT; i++)
        if (evidence[i].weights[side] > 0)
            total += verdict->counts[i];
    return total;
}

bool language_verdict_contradicts_side(const struct language_verdict *verdict, enum language_side declared,
                                       enum language_side rival)
{
    return verdict->sums[rival] > verdict->sums[declared] &&
           outweighs(speaks_for(verdict, rival), speaks_for(verdict, declared));
}

static void print_sides(const long *sums, struct buffer *lines)
{
    for (size_t side = 0; side < SIDE_COUNT; side++)
        if (sums[side])
            buffer_append_format(lines, "\t%s %+ld", side_names[side], sums[side]);
    buffer_append_byte(lines, '\n');
}

void language_verdict_print(const struct language_verdict *verdict, struct buffer *lines)
{
    for (size_t i = 0; i < FEATURE_COUNT; i++) {
        if (!verdict->counts[i])
            continue;
        long adds[SIDE_COUNT];
        for (size_t side = 0; side < SIDE_COUNT; side++)
            adds[side] = (long)verdict->counts[i] * evidence[i].weights[side];
        buffer_append_format(lines, "%s\t%u", evidence[i].name, verdict->counts[i]);
        print_sides(adds, lines);
    }
    buffer_append_text(lines, "sum\t");
    print_sides(verdict->sums, lines);
}
