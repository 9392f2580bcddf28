#include "formats/layout/paragraph/hyphenation.h"

#include "base/language.h"
#include "formats/layout/paragraph/hyphen_patterns.h"

#include <string.h>
#include <strings.h>

/* R1.15: fewer letters than a language asks for are too few in any. */
enum { LEAST_BEFORE = 2, LEAST_AFTER = 3 };

static uint8_t longer(uint8_t a, uint8_t b)
{
    return a > b ? a : b;
}

static const struct hyphen_language *find_language(const char *tag)
{
    const char *wanted = language_family(tag) == LANGUAGE_OTHER ? tag : "en";
    for (size_t i = 0; i < hyphen_language_count; i++) {
        size_t size = strlen(hyphen_languages[i].tag);
        if (!strncasecmp(wanted, hyphen_languages[i].tag, size) && (!wanted[size] || wanted[size] == '-'))
            return &hyphen_languages[i];
    }
    return NULL;
}

/* The byte of a letter in the patterns; 0: they have none. */
static uint8_t letter_byte(uint32_t code)
{
    bool is_capital = (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7);
    if (is_capital)
        return (uint8_t)(code + 0x20);
    if (code == 0x152 || code == 0x153)
        return 0x9C; /* œ */
    if (code == '\'' || code == 0x2019)
        return '\'';
    return (code >= 'a' && code <= 'z') || (code >= 0xDF && code <= 0xFF) ? (uint8_t)code : 0;
}

static const struct hyphen_node *find_child(const struct hyphen_node *node, uint8_t letter)
{
    const struct hyphen_node *child = &hyphen_nodes[node->first];
    for (uint8_t i = 0; i < node->children && child[i].letter <= letter; i++)
        if (child[i].letter == letter)
            return &child[i];
    return NULL;
}

/* The figures of a pattern that ends before letter `end`: the greatest of all patterns hold. */
static void take_figures(const struct hyphen_node *node, uint8_t *end)
{
    const uint8_t *pattern = &hyphen_figures[node->figures];
    for (const uint8_t *pair = pattern + 1; pair < pattern + 1 + 2 * *pattern; pair += 2)
        end[-pair[0]] = longer(end[-pair[0]], pair[1]);
}

/* A word, or a part of a compound, between its edges; figures[i] stands before letters[i]. */
struct word {
    uint32_t count;
    uint8_t letters[HYPHENATION_LONGEST + 2], figures[HYPHENATION_LONGEST + 3];
};

static void match_patterns(const struct hyphen_node *root, struct word *word)
{
    for (uint32_t start = 0; start < word->count; start++) {
        const struct hyphen_node *node = root;
        for (uint32_t i = start; i < word->count && (node = find_child(node, word->letters[i])); i++)
            take_figures(node, &word->figures[i + 1]);
    }
}

/* `count` letters; figures[1 + i] of the word stands before letter i. */
static struct word make_word(const uint8_t *letters, uint32_t count)
{
    struct word word = {.count = count + 2, .letters = {'.'}};
    memcpy(&word.letters[1], letters, count);
    word.letters[count + 1] = '.';
    return word;
}

/* The syllables of each word of a compound, whose joints are marked. */
static void mark_syllables(const struct hyphen_node *root, const uint8_t *letters, uint32_t count,
                           uint8_t *marks)
{
    for (uint32_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && !marks[end];)
            end++;
        struct word part = make_word(&letters[start], end - start);
        match_patterns(root, &part);
        for (uint32_t i = LEAST_BEFORE; start + i + LEAST_BEFORE <= end; i++)
            marks[start + i] = part.figures[1 + i] % 2;
    }
}

static void mark_all(const struct hyphen_language *patterns, const uint8_t *letters, uint32_t count,
                     uint8_t *marks)
{
    struct word whole = make_word(letters, count);
    match_patterns(&hyphen_nodes[patterns->compounds], &whole);
    for (uint32_t i = 0; i < count; i++)
        marks[i] = i >= LEAST_BEFORE && i + LEAST_BEFORE <= count && whole.figures[1 + i] % 2;
    mark_syllables(&hyphen_nodes[patterns->syllables], letters, count, marks);
}

/* Takes away the marks that stand too near to an edge; true when some are left. */
static bool trim_marks(const struct hyphen_language *patterns, uint32_t count, uint8_t *marks)
{
    uint32_t first = longer(patterns->least_before, LEAST_BEFORE);
    uint32_t rest = longer(patterns->least_after, LEAST_AFTER);
    bool found = false;
    for (uint32_t i = 0; i < count; i++) {
        marks[i] = marks[i] && i >= first && i + rest <= count;
        found |= marks[i];
    }
    return found;
}

bool hyphenation_find(const char *language, const uint32_t *word, uint32_t count,
                      uint8_t marks[static HYPHENATION_LONGEST])
{
    uint8_t letters[HYPHENATION_LONGEST];
    const struct hyphen_language *patterns = find_language(language);
    if (!patterns || count > HYPHENATION_LONGEST)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!(letters[i] = letter_byte(word[i])))
            return false;
    mark_all(patterns, letters, count, marks);
    return trim_marks(patterns, count, marks);
}
