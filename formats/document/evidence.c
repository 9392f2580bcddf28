#include "formats/document/evidence.h"

int evidence_sum(const struct evidence_table *table, const struct evidence_set *features, size_t role)
{
    int sum = 0;
    for (size_t i = 0; i < table->term_count; i++)
        if (evidence_has(features, i))
            sum += table->terms[i].weights[role];
    return sum;
}

unsigned evidence_role(const struct evidence_table *table, const struct evidence_set *features,
                       const int *thresholds, unsigned count)
{
    unsigned best = 0;
    int most = 0;
    for (unsigned role = 1; role < count; role++) {
        int sum = evidence_sum(table, features, role);
        if (sum >= thresholds[role] && sum > most) {
            best = role;
            most = sum;
        }
    }
    return best;
}
