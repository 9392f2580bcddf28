#include "formats/document/evidence.h"

int evidence_sum(const struct evidence_table *table, const struct evidence_set *features, size_t role)
{
    int sum = 0;
    for (size_t i = 0; i < table->term_count; i++)
        if (evidence_has(features, i))
            sum += table->terms[i].weights[role];
    return sum;
}
