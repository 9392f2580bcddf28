/* Why a reader took a line for what it is: the features that it saw and how they were weighed.
 *
 * Shape: a table names features and roles and says how strongly each feature speaks for or against each role;
 *        a line holds the set of its features and the role that won. -t dump -O part=evidence prints both.
 * Owner: the table is static, the lines live in the document's arena. */
#ifndef FORMATS_DOCUMENT_EVIDENCE_H
#define FORMATS_DOCUMENT_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct node;

enum { EVIDENCE_ROLES = 5, EVIDENCE_FEATURES_MOST = 128, EVIDENCE_WORDS = EVIDENCE_FEATURES_MOST / 64 };

/* A set of features: bit N for term N of the table. */
struct evidence_set {
    uint64_t words[EVIDENCE_WORDS];
};

struct evidence_term {
    const char *name;
    int8_t weights[EVIDENCE_ROLES]; /* above 0: speaks for the role */
};

struct evidence_table {
    const char *const *roles; /* EVIDENCE_ROLES names; the first is that of lines that no role wins */
    const struct evidence_term *terms;
    size_t term_count;
};

struct evidence_line {
    const struct node *node; /* NULL: on no line of the text */
    struct evidence_set features;
    uint8_t role;
    const char *text; /* what was weighed; NULL: the text of the node */
};

struct evidence {
    const struct evidence_table *table; /* NULL: nothing was weighed */
    const struct evidence_line *lines;
    size_t count;
};

/* What all features of a set say for a role. */
int evidence_sum(const struct evidence_table *table, const struct evidence_set *features, size_t role);

/* The role with the highest sum that reaches its threshold, the first of equals; 0: none does. `thresholds` has one
 * for each of the `count` roles. */
unsigned evidence_role(const struct evidence_table *table, const struct evidence_set *features,
                       const int *thresholds, unsigned count);

static inline void evidence_put(struct evidence_set *features, size_t term)
{
    features->words[term / 64] |= (uint64_t)1 << term % 64;
}

static inline void evidence_take(struct evidence_set *features, size_t term)
{
    features->words[term / 64] &= ~((uint64_t)1 << term % 64);
}

static inline bool evidence_has(const struct evidence_set *features, size_t term)
{
    return (features->words[term / 64] >> term % 64 & 1) != 0;
}

#endif
